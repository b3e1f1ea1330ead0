"""The language of a page comes from its address; a pseudo-language shows what was left behind."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import dates, translation
from django.utils.translation import trans_real
from tools.messages import LETTER, template, update

from tests.conftest import ROOT
from tests.support.html import seen_in
from unweary.knowledge.pages import Guide, shipped_guide
from unweary.web.guide import languages, pseudo
from unweary.web.guide.pseudo import accented
from unweary.web.share.things import things

TEMPLATES = sorted((ROOT / "src/unweary/web/guide/templates").rglob("*.html"))
PLAIN = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}")
NOT_OURS = ("uw-source",)  # titles of papers stay in their language
SPOKEN = ("alt", "aria-label", "placeholder", "title")  # attributes that a reader hears or sees
MONTHS = {str(name) for name in dates.MONTHS.values()}  # Django's own catalogue has them
DESCRIBED = ("description", "og:title", "og:description", "og:image:alt")  # of a page, to others
NAMES = {"Unweary", "English"}
SLUGS = sorted(shipped_guide().pages)
PAGES = ["", "glossary/", "search/", "search/?q=zz", *(f"{slug}/" for slug in SLUGS)]


@pytest.fixture
def debug(settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide in Spanish that has one page."""
    english = shipped_guide()
    walk = replace(english.pages["walking"], title="Caminar", language="es")
    spanish = Guide("es", {"walking": walk}, {}, english.facts)
    known = {"en": english, "es": spanish}
    monkeypatch.setattr(languages, "languages", lambda: ("en", "es"))
    for module in ("views", "index_page", "pages"):
        monkeypatch.setattr(f"unweary.web.guide.{module}.guide_in", known.__getitem__)


def translated(path: Path, words: dict[str, str]) -> None:
    """Write translations into a catalogue."""
    text = path.read_text(encoding="utf-8")
    for english, other in words.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{other}"')
    path.write_text(text, encoding="utf-8")


def strings_of_templates() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    plain = re.findall(r'{% trans "([^"]+)" %}', text)
    blocks = re.findall(r"{% blocktrans[^%]*%}(.*?){% (?:plural|endblocktrans) %}", text)
    pieces = [piece for block in blocks for piece in re.split(r"{{[^}]*}}", block)]
    return {s.strip() for s in (*plain, *pieces) if len(PLAIN.findall(s)) > 1}


@pytest.mark.usefixtures("debug")
class TestPseudo:
    @pytest.mark.parametrize("page", PAGES)
    def test_leaves_no_string_behind(self, client: Client, page: str) -> None:
        response = client.get(f"/xx/guide/{page}")
        text = response.content.decode()

        assert response.status_code == 200
        for string in strings_of_templates():
            assert string not in text, string
        seen = seen_in(text)
        said = [words for classes, words in seen.texts if not set(classes) & set(NOT_OURS)]
        said += [known[name] for _tag, known in seen.tags for name in SPOKEN if name in known]
        said += [
            known["content"]
            for tag, known in seen.tags
            if tag == "meta" and known.get("name", known.get("property")) in DESCRIBED
        ]
        for words in said:
            assert set(PLAIN.findall(words)) <= NAMES | {"kg"}, words

    def test_says_which_language_it_is(self, client: Client) -> None:
        response = client.get("/xx/guide/walking/")

        assert '<html lang="xx">' in response.content.decode()
        assert response["Content-Language"] == "xx"

    def test_stays_in_its_language_by_its_links(self, client: Client) -> None:
        links = seen_in(client.get("/xx/guide/walking/").content.decode()).links

        assert "/xx/guide/lumbar_spinal_stenosis/" in links

    def test_names_the_other_languages(self, client: Client) -> None:
        tags = seen_in(client.get("/guide/walking/").content.decode()).tags

        others = {k["hreflang"]: k["href"] for t, k in tags if t == "link" and "hreflang" in k}
        assert others == {
            "en": "http://testserver/guide/walking/",
            "xx": "http://testserver/xx/guide/walking/",
            "x-default": "http://testserver/guide/walking/",
        }

    def test_leaves_the_language_as_it_was(self, client: Client) -> None:
        client.get("/xx/guide/")

        assert translation.get_language() == "en"
        assert '<html lang="en">' in client.get("/guide/").content.decode()


class TestCatalogue:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> set[str]:
        """Every string that pages ask the catalogue of the pseudo-language for."""
        asked: set[str] = set()

        class Asked(pseudo.Pseudo):
            def gettext(self, message: str) -> str:
                asked.add(message.rpartition("\x04")[2])
                return super().gettext(message)

            def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
                asked.add(msgid1)
                return super().ngettext(msgid1, msgid2, n)

        monkeypatch.setitem(trans_real._translations, pseudo.LANGUAGE, Asked())
        return asked

    @pytest.mark.usefixtures("debug")
    def test_has_every_string_that_a_page_asks_for(self, client: Client, asked: set[str]) -> None:
        pages = [f"/share/{t.kind}/{t.id}/" for t in things()] + ["/share/", "/share/check/"]
        for page in PAGES:
            client.get(f"/xx/guide/{page}")
        with translation.override(pseudo.LANGUAGE):
            for address in ("/", "/check/", "/care/", "/privacy/", "/about/", *pages):
                client.get(address)

        held = {m.id[0] if isinstance(m.id, tuple) else m.id for m in template()}
        assert {text for text in asked if LETTER.search(text)} <= held | MONTHS
        assert len(asked) > 2_000

    def test_keeps_what_was_translated(self, tmp_path: Path) -> None:
        path, done, all = update("es", tmp_path)
        assert (done, all > 5_000) == (0, True)
        translated(path, {"Bird-dog": "Perro y pájaro"})

        _path, done, _all = update("es", tmp_path)

        assert done == 1
        spoken = gettext.translation("django", tmp_path, ["es"])
        assert spoken.gettext("Bird-dog") == "Perro y pájaro"
        assert spoken.gettext("Walking") == "Walking"

    @pytest.mark.usefixtures("spanish")
    def test_is_spoken_by_pages(
        self, client: Client, tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        translated(update("es", tmp_path)[0], {"What it is": "Qué es"})
        update("es", tmp_path)
        settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]
        monkeypatch.setattr(trans_real, "_translations", {})

        text = client.get("/es/guide/walking/").content.decode()

        assert '<h2 id="what-it-is">Qué es</h2>' in text


class TestAccents:
    def test_keeps_what_is_not_words(self) -> None:
        text = "See [a page](walking), {{ sources.x }} and %(n)s.\n\n1. One\n- Two"

        made = accented(text)

        for kept in ("](walking)", "{{ sources.x }}", "%(n)s", "\n1. ", "\n- "):
            assert kept in made
        assert "page" not in made


class TestFallback:
    @pytest.mark.usefixtures("spanish")
    def test_shows_what_there_is(self, client: Client) -> None:
        text = client.get("/es/guide/walking/").content.decode()

        assert '<html lang="es">' in text
        assert "Caminar" in text

    @pytest.mark.usefixtures("spanish")
    def test_leads_to_the_english_page_where_there_is_none(self, client: Client) -> None:
        response = client.get("/es/guide/lumbar_spinal_stenosis/")

        assert (response.status_code, response["Location"]) == (
            302,
            "/guide/lumbar_spinal_stenosis/",
        )

    @pytest.mark.usefixtures("spanish")
    def test_names_english_pages_as_english_in_the_index(self, client: Client) -> None:
        text = client.get("/es/guide/").content.decode()

        assert 'href="/es/guide/walking/"' in text
        assert 'href="/guide/lumbar_spinal_stenosis/" lang="en" hreflang="en"' in text

    def test_writes_from_right_to_left_where_the_language_does(self, client: Client) -> None:
        with translation.override("ar"):
            assert '<html lang="ar" dir="rtl">' in render_to_string("base/about.html")
