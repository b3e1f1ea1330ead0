"""Values in words; and a page whose number changes in the knowledge changes by itself."""

from __future__ import annotations

import pytest

from unweary.knowledge.base import Basis
from unweary.knowledge.exercise import Dose
from unweary.knowledge.pages import shipped_guide
from unweary.knowledge.parse import read, shipped_files
from unweary.knowledge.values import (
    Against,
    Amount,
    Chance,
    Cited,
    Dosed,
    Fact,
    People,
    Points,
    Range,
    Ratio,
    Recovered,
    Size,
    Stated,
    Text,
    Times,
    Value,
)
from unweary.web.guide.pages import guide_page
from unweary.web.guide.words import value_words

CASES: list[tuple[Value, str]] = [
    (Chance(0.04, Range(0.02, 0.1), "s", True), "about 4 in 100 (estimate, range 2 to 10)"),
    (Chance(0.0008, Range(0.0004, 0.0027), "s", False), "about 8 in 10,000 (range 4 to 27)"),
    (Chance(0.004, Range(), "s", False), "about 4 in 1,000"),
    (Chance(0.000001, Range(), "s", False), "fewer than 1 in 100,000"),
    (Chance(0.999, Range(), "s", False), "more than 99 in 100"),
    (Times(6.4, Range(4.1, 9.9), "s", False), "about 6.4 times as likely (range 4.1 to 9.9)"),
    (Times(0.4, Range(0.25, 0.5), "s", False), "about 2.5 times less likely (range 2 to 4)"),
    (Times(1.0, Range(), "s", False), "hardly more or less likely"),
    (Recovered(6, 0.15, "s", True), "by six weeks about 15 in 100 (estimate)"),
    (Recovered(52, 0.5, "s", False), "by one year about half"),
    (Recovered(5, 0.0, "s", False), "by 5 weeks hardly anybody"),
    (Ratio(0.72, Range(0.6, 0.85), "s"), "about 28 % fewer (range 15 to 40)"),
    (Ratio(1.6, Range(1.2, 2.0), "s"), "about 60 % more (range 20 to 100)"),
    (
        Ratio(2.1, Range(1.24, 3.56), "s", of_odds=True),
        "about 2.1 times the odds (range 1.2 to 3.6)",
    ),
    (
        Points(-15, Range(-18, -12), 0, 100, "s"),
        "about 15 points lower on a scale from 0 to 100 (range 12 to 18)",
    ),
    (
        Points(-3.3, Range(-7.3, 0.7), 0, 10, "s"),
        "about 3.3 points lower on a scale from 0 to 10 (range 7.3 lower to 0.7 higher)",
    ),
    (Size(-0.03, "s"), "hardly any difference"),
    (Size(-0.3, "s"), "a small difference"),
    (Size(0.6, "s"), "a medium difference"),
    (Size(0.6, "s", clear=False), "no clear difference"),
    (Size(1.2, "s"), "a large difference"),
    (Amount(1.37, Range(0.97, 1.76), "kg", "s"), "about 1.4 kg more (range 1 to 1.8)"),
    (
        Against(208, Range(149, 295), 112, Range(89, 140), "days", "s"),
        "about 208 days, against 112 days",
    ),
    (People(701, "s"), "701 people"),
    (
        Dosed(Dose(1, 2, 8, 5, 30, 7), "", True),
        "2 sets of 8, held for 5 seconds each, 30 seconds of rest between, every day (estimate)",
    ),
    (Dosed(Dose(0, 3, 1, 300, 90, 5), "s", False), "3 times for 5 minutes, 90 seconds of rest "
     "between, on 5 days a week"),
    (Dosed(Dose(1, 1, 8, 0, 0, 7), "s", False), "1 set of 8, every day"),
    (Text("12 to 36 months", "s"), "12 to 36 months"),
    (
        Stated(Fact("f", 69, "about {number} in 100", Basis.ESTIMATE, "s", 60, 80)),
        "about 69 in 100 (estimate, range 60 to 80)",
    ),
    (Cited("s"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), CASES, ids=[words for _value, words in CASES])
def test_a_value_reads_so(value: Value, words: str) -> None:
    assert value_words(value) == words


def test_a_brief_one_leaves_out_the_range_but_not_that_it_is_an_estimate() -> None:
    assert value_words(CASES[0][0], brief=True) == "about 4 in 100 (estimate)"


def test_a_page_changes_with_the_knowledge() -> None:
    place = "explanations/lumbar_spinal_stenosis.toml"
    files = shipped_files()
    files[place] = (
        files[place]
        .replace("prior = { chance = 0.04", "prior = { chance = 0.07")
        .replace("week = 6, share = 0.15", "week = 6, share = 0.33")
        .replace("present = 6.4, absent", "present = 7.4, absent")
    )
    guide = shipped_guide()

    made = guide_page(guide.pages["lumbar_spinal_stenosis"], guide, read(files))

    prose = " ".join(part.html for part in made.parts)
    assert "about 7 in 100" in prose
    assert "about 33 in 100" in prose
    assert "7.4 times as likely" in prose
    assert made.cause is not None
    assert made.cause.frequency.words.startswith("about 7 in 100")
    assert made.cause.course is not None
    assert "about 33 in 100" in [step.words for step in made.cause.course.steps]
