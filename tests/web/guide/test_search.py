"""Search: spelling, people's words, what it keeps to itself."""

from __future__ import annotations

import logging
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from unweary.knowledge.base import Review
from unweary.knowledge.pages import Guide, Page, Section, shipped_guide
from unweary.knowledge.parse import shipped
from unweary.web.base.logs import NoAnswers
from unweary.web.guide.search import Index

FIRST = 3
QUERIES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "queries.toml").read_text(encoding="utf-8")
)["queries"]


def stand_in(id: str, kind: str, title: str, text: str) -> Page:
    """A page for an entry that has none yet, out of the entry's own words."""
    review = Review("unreviewed", "2028-03-01")
    sections = (Section("What it is", text),)
    return Page(id, title, text[:160], kind, date(2026, 11, 25), review, sections, entity=id)


@cache
def whole_guide() -> Guide:
    """The guide, with a stand-in for each entry of the knowledge that has no page yet."""
    guide, knowledge = shipped_guide(), shipped()
    pages = dict(guide.pages)
    for e in knowledge.explanations.values():
        pages.setdefault(e.id, stand_in(e.id, "cause", e.name, e.summary))
    for t in knowledge.treatments.values():
        pages.setdefault(t.id, stand_in(t.id, "treatment", t.name, f"{t.summary} {t.message}"))
    for c in knowledge.contributors.values():
        pages.setdefault(c.id, stand_in(c.id, "habit", c.name, f"{c.why} {c.one_thing}"))
    return Guide(guide.language, pages, guide.terms, guide.facts)


@cache
def index() -> Index:
    return Index(whole_guide(), shipped())


def missed(guide: Guide, of: Index) -> tuple[list[str], int]:
    """Queries whose page is not among the first three, and how many count."""
    wrong, counted = [], 0
    for asked, wanted in QUERIES.items():
        if not guide.pages.keys() & set(wanted):
            continue
        counted += 1
        first = [hit.slug for hit in of.search(asked).hits[:FIRST]]
        if not set(first) & set(wanted):
            wrong.append(f"{asked}: {first}")
    return wrong, counted


class TestFinding:
    def test_finds_what_people_mean_among_the_first_three(self) -> None:
        wrong, counted = missed(whole_guide(), index())

        assert counted >= 60
        assert len(wrong) <= 0.1 * counted, f"{len(wrong)} of {counted} missed: {wrong}"

    def test_finds_it_in_the_pages_that_there_are(self) -> None:
        guide = shipped_guide()

        wrong, counted = missed(guide, Index(guide, shipped()))

        assert len(wrong) <= 0.1 * counted, f"{len(wrong)} of {counted} missed: {wrong}"

    @pytest.mark.parametrize("asked", ["", "   ", '"', "AND OR NOT", "*", "a OR b) --", "é" * 200])
    def test_takes_anything(self, asked: str) -> None:
        index().search(asked)

    def test_says_how_it_read_a_misspelt_word(self) -> None:
        assert "stenosis" in index().search("spinal stenosys").read_as

    def test_finds_nothing_for_what_is_not_there(self) -> None:
        assert index().search("zzzz qqqq xxxx").hits == ()


class TestPage:
    def test_marks_what_was_found_and_escapes_what_was_typed(self, client: Client) -> None:
        page = client.get("/guide/search/", {"q": "walking <script>alert(1)</script>"})

        text = page.content.decode()
        assert "<mark>" in text
        assert "<script>alert" not in text
        assert 'href="/guide/walking/"' in text

    def test_says_to_get_help_first_where_it_may_be_urgent(self, client: Client) -> None:
        text = client.get("/guide/search/", {"q": "numb between my legs"}).content.decode()

        assert "Is this happening to you now?" in text
        assert "tel:" in text

    def test_has_a_way_on_where_nothing_fits(self, client: Client) -> None:
        text = client.get("/guide/search/", {"q": "zzzz qqqq"}).content.decode()

        assert "No page fits these words yet" in text
        assert 'href="/guide/"' in text
        assert "Take the check" in text

    def test_offers_pages_before_anything_is_typed(self, client: Client) -> None:
        text = client.get("/guide/search/").content.decode()

        assert 'href="/guide/walking/"' in text
        assert "fits" not in text

    def test_is_kept_by_nobody(self, client: Client) -> None:
        page = client.get("/guide/search/", {"q": "walking"})

        assert page["Cache-Control"] == "no-store, private"
        assert page["X-Robots-Tag"] == "noindex"
        assert not page.cookies

    def test_is_not_written_to_a_log(self) -> None:
        told = "Not Found: /guide/search/?q=numb+between+my+legs"
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, told, (), None)

        NoAnswers().filter(record)

        assert "numb" not in record.getMessage()
