"""Search: spelling, people's words, what it keeps to itself."""

from __future__ import annotations

import logging
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from unweary.knowledge.pages import shipped_guide
from unweary.knowledge.parse import shipped
from unweary.web.base.logs import NoAnswers
from unweary.web.guide.search import Index

FIRST = 3
FILE = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
QUERIES: dict[str, list[str]] = FILE["queries"]
URGENT: dict[str, list[str]] = FILE["first"]


@cache
def index() -> Index:
    return Index(shipped_guide(), shipped())


def missed(queries: dict[str, list[str]], first: int) -> list[str]:
    """Queries none of whose pages is among the first so many."""
    wrong = []
    for asked, wanted in queries.items():
        found = [hit.slug for hit in index().search(asked).hits[:first]]
        if not set(found) & set(wanted):
            wrong.append(f"{asked}: {found}")
    return wrong


class TestFinding:
    def test_asks_for_pages_that_there_are(self) -> None:
        wanted = {slug for slugs in (*QUERIES.values(), *URGENT.values()) for slug in slugs}

        assert wanted <= shipped_guide().pages.keys()

    def test_finds_what_people_mean_among_the_first_three(self) -> None:
        wrong = missed(QUERIES, FIRST)

        assert len(QUERIES) >= 150
        assert len(wrong) <= 0.03 * len(QUERIES), wrong

    def test_puts_what_cannot_wait_first(self) -> None:
        assert missed(URGENT, 1) == []

    def test_puts_a_danger_that_is_told_of_before_pages_with_the_same_words(self) -> None:
        told = index().search("my chest hurts and my arm is numb").hits

        assert told[0].slug == "acute_coronary_syndrome"

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

    def test_leads_to_what_to_do_before_the_other_pages(self, client: Client) -> None:
        text = client.get("/guide/search/", {"q": "cant pee numb bum"}).content.decode()

        assert text.index('href="/guide/cauda_equina_syndrome/"') < text.index("tel:")

    def test_says_whom_to_talk_to_where_somebody_wants_to_die(
        self, client: Client, settings
    ) -> None:
        settings.CRISIS_NUMBER = "2025550143"

        text = client.get("/guide/search/", {"q": "i want to die"}).content.decode()

        assert "You do not have to carry this alone" in text
        assert text.index("2025550143") < text.index("uw-hits")
        assert "Is this happening to you now?" not in text

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
