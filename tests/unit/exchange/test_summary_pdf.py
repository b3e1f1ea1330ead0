"""The page for the clinician: what was said, what was denied, and a PDF of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from unweary.exchange.summary_pdf import LEVELS, summarise, typeset
from unweary.knowledge.base import UNSURE, Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess

AT = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
ANSWERS = {
    "where_low_back": True,
    "feels_ache": True,
    "age_years": 44.0,
    "sex_at_birth": "female",
    "symptom_duration_days": 20.0,
    "saddle_numbness": True,
    "chest_pain": False,
    "fainted": UNSURE,
}


def page(answers=ANSWERS):
    return summarise(shipped(), answers, assess(model_of(shipped()), answers), at=AT)


def label(finding: str) -> str:
    known = shipped().findings[finding]
    return known.label or known.question.rstrip("?")


class TestSummary:
    def test_names_age_sex_level_and_time(self):
        told = page()

        assert told.age == "44 years"
        assert told.sex == "Female"
        assert told.level == LEVELS[Level.EMERGENCY]
        assert told.made_at == "2026-03-01 09:30 UTC"

    def test_names_what_was_said_where_and_how_it_feels(self):
        told = page()

        assert label("saddle_numbness") in told.yes
        assert told.where == label("where_low_back")
        assert told.feels == label("feels_ache")
        assert any(label("symptom_duration_days") in line for line in told.course)
        assert any(label("saddle_numbness") in reason for reason in told.reasons)

    def test_names_what_was_denied_once_under_a_topic(self):
        denied = [text for topic, text in page().no if topic]

        assert sum(label("chest_pain") in text for text in denied) == 1

    def test_keeps_not_sure_apart_from_yes_and_no(self):
        told = page()

        assert told.unsure == (label("fainted"),)
        assert label("fainted") not in told.yes
        assert all(label("fainted") not in text for _, text in told.no)

    def test_says_what_was_not_asked_and_what_was_not_given(self):
        assert page({}).age == "not asked"
        assert page({"age_years": UNSURE}).age == "not given"
        assert page({"sex_at_birth": UNSURE}).sex == "not sure"

    def test_names_the_version_of_the_knowledge(self):
        assert shipped().digest[:12] in page().knowledge

    def test_is_the_same_for_another_order_of_answers(self):
        assert page(dict(reversed(ANSWERS.items()))) == page()


class TestPdf:
    @pytest.mark.parametrize("at", [AT, None])
    def test_is_made_with_or_without_a_time_in_microseconds(self, at):
        assert typeset(page(), at=at).startswith(b"%PDF-")

    def test_is_the_same_bytes_at_the_same_time(self):
        assert typeset(page(), at=AT) == typeset(page(), at=AT)

    def test_of_no_answers_is_made(self):
        assert typeset(page({}), at=AT).startswith(b"%PDF-")

    def test_takes_any_text_as_text(self):
        strange = replace(page(), where='#panic("x") $x^2$ \\ ] * _ " < @a', feels="ü ≥ µ\n=")

        assert typeset(strange, at=AT).startswith(b"%PDF-")


def test_an_answer_that_cannot_concern_the_person_any_more_is_left_out():
    expecting = {**ANSWERS, "age_years": 30.0}
    expecting |= {"could_be_pregnant": True, "pregnant_now": True}
    assert label("pregnant_now") in page(expecting).yes
    assert label("pregnant_now") not in page({**expecting, "sex_at_birth": "male"}).yes
