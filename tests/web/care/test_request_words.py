"""Words of a request are plain, and none of them ends up in a log."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import ROOT
from tests.support.requests import EMAIL, LISTING, PHONE, STATED, WORDS, sent
from unweary.knowledge.lint import reading_grade
from unweary.web.care import private_views
from unweary.web.care.consent import TEXTS
from unweary.web.care.letters import TO_CLINIC, TO_PERSON
from unweary.web.care.request_states import IN_WORDS

TEMPLATES = sorted((ROOT / "src/unweary/web/care/templates/care").glob("request_*.html"))
TRANS = re.compile(r'{% trans "([^"]+)" %}|{% blocktrans[^%]*%}(.*?){% endblocktrans %}', re.S)
MOST = 8.0


def grade(text: str) -> float:
    """School years that reading it takes."""
    plain = re.sub(r"%\(\w+\)s|{{ *\w+ *}}", "Sam", re.sub(r"<[^>]*>", "", text))
    return reading_grade(plain)


class TestWords:
    @pytest.mark.parametrize("purpose", list(TEXTS))
    def test_a_consent_can_be_read_by_everybody(self, purpose: str) -> None:
        assert grade(str(TEXTS[purpose].words)) <= MOST

    @pytest.mark.parametrize("kind", [*TO_PERSON, *TO_CLINIC])
    def test_a_letter_can_be_read_by_everybody(self, kind: str) -> None:
        words = {**TO_PERSON, **TO_CLINIC}[kind]
        assert grade(f"{words.news} Hello.") <= MOST

    def test_a_refusal_can_be_read_by_everybody(self) -> None:
        assert all(grade(str(words)) <= MOST for words in IN_WORDS.values())

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
    def test_a_page_can_be_read_by_everybody(self, path: Any) -> None:
        said = [a or b for a, b in TRANS.findall(path.read_text())]
        long = [text for text in said if len(text.split()) > 7]
        if long:
            assert grade(". ".join(long)) <= MOST


class TestLogs:
    def test_hold_neither_links_nor_contacts_even_where_a_page_breaks(
        self,
        clinic: Any,
        caplog: pytest.LogCaptureFixture,
        capsys: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        made = sent(clinic, stated=STATED, at=timezone.now())
        client = Client(raise_request_exception=False)
        client.get(f"/request/{made.token}x/")
        client.get(f"/request/{made.token}/receipt/")
        client.post(f"/request/to/{LISTING}/", {"email": EMAIL, "phone": PHONE, "words": WORDS})

        def broken(*_: Any, **__: Any) -> None:
            raise RuntimeError(f"{EMAIL} {PHONE} {WORDS}")

        monkeypatch.setattr(private_views, "private_page", broken)
        assert client.get(f"/request/{made.token}/").status_code == 500

        written = "".join(
            logging.Formatter("%(message)s").format(r) for r in caplog.records
        ) + "".join(capsys.readouterr())
        assert "RuntimeError" in written
        for secret in (made.token, EMAIL, PHONE, "Zebrafish", "Example Person"):
            assert secret not in written
