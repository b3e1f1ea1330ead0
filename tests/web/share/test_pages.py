"""Pages with the code to copy, and what link previews are told."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation

from tests.support.html import seen_in
from tests.support.spoken import grade
from unweary.knowledge.pages import shipped_guide
from unweary.knowledge.parse import shipped
from unweary.web.guide import pseudo
from unweary.web.share.models import Published, Widget
from unweary.web.share.things import EXERCISE, PICTURE, thing, things

PLAIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}")
SPOKEN = ("alt", "aria-label", "title")
TEXTAREA = re.compile(r"<textarea[^>]*>(.*?)</textarea>", re.DOTALL)


def codes_in(text: str) -> list[str]:
    return [unescape(code) for code in TEXTAREA.findall(text)]


class Parsed(HTMLParser):
    """The tags of a code with their attributes."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.tags: dict[str, dict[str, str]] = {}
        self.feed(code)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.setdefault(tag, {name: value or "" for name, value in attrs})


class TestLanguage:
    @pytest.mark.parametrize("where", ["", "check/", "picture/lifting/", "exercise/bird_dog/"])
    def test_has_every_word_from_the_catalogue(self, client: Client, where: str) -> None:
        pseudo.install()
        with translation.override(pseudo.LANGUAGE):
            seen = seen_in(client.get(f"/share/{where}").text)

        said = [words for classes, words in seen.texts if "uw-share__code" not in classes]
        said += [known[name] for _tag, known in seen.tags for name in SPOKEN if name in known]
        for words in said:
            assert set(PLAIN.findall(words)) <= {"Unweary"}, words


class TestIndex:
    def test_has_everything(self, client: Client) -> None:
        text = client.get("/share/").text

        for shared in things():
            assert f"/share/{shared.kind}/{shared.id}/" in text, shared.id
        assert "/share/check/" in text


class TestPage:
    @pytest.mark.parametrize("shared", things(), ids=lambda t: f"{t.kind}-{t.id}")
    def test_is_there_for_everything(self, client: Client, shared: object) -> None:
        kind, id, title = shared.kind, shared.id, shared.title  # type: ignore[attr-defined]

        answer = client.get(f"/share/{kind}/{id}/")

        assert answer.status_code == 200
        seen = seen_in(answer.text)
        assert seen.open_at_end == []
        assert len(seen.ids) == len(set(seen.ids))
        assert title in unescape(answer.text)
        assert "CC BY 4.0" in answer.text

    def test_has_a_code_whose_picture_is_there(self, client: Client) -> None:
        text = client.get("/share/picture/disc_and_nerve/").text

        image, picture = (Parsed(code).tags for code in codes_in(text))
        assert image["a"]["href"] == "http://testserver/share/picture/disc_and_nerve/"
        assert image["img"]["alt"] == thing(PICTURE, "disc_and_nerve").text
        for tags in (image, picture):
            src = tags["img"]["src"].removeprefix("http://testserver")
            assert client.get(src).status_code == 200
            assert (
                client.get(tags["a"]["href"].removeprefix("http://testserver")).status_code == 200
            )
            assert tags["img"]["referrerpolicy"] == "no-referrer"
        assert picture["source"]["media"] == "(prefers-color-scheme: dark)"
        assert ".dark." in picture["source"]["srcset"]
        assert client.get(picture["source"]["srcset"][17:]).status_code == 200

    def test_has_a_frame_for_what_moves(self, client: Client) -> None:
        text = client.get("/share/exercise/glute_bridge/").text

        frame = Parsed(codes_in(text)[0]).tags["iframe"]
        assert client.get(frame["src"].removeprefix("http://testserver")).status_code == 200
        assert frame["title"] == shipped().exercises["glute_bridge"].name
        assert "cqw" in frame["style"], "it takes its height from the width of its place"
        assert int(frame["height"]) > 300, "for browsers that know no such unit"

    def test_codes_run_no_script(self, client: Client) -> None:
        for kind, id in ((PICTURE, "disc_and_nerve"), (EXERCISE, "glute_bridge")):
            for code in codes_in(client.get(f"/share/{kind}/{id}/").text):
                assert "<script" not in code
                assert not re.search(r"\son\w+=", code)
                assert "javascript:" not in code

    def test_gives_the_site_s_own_address(self, client: Client, settings: object) -> None:
        settings.ADDRESS = "https://care.example"  # type: ignore[attr-defined]

        text = client.get("/share/picture/disc_and_nerve/").text

        assert all("https://care.example/embed/" in code for code in codes_in(text))
        assert 'property="og:image" content="https://care.example/embed/' in text

    def test_notes_the_version_that_it_gives_out(self, client: Client) -> None:
        client.get("/share/picture/disc_and_nerve/")

        row = Published.objects.get()
        assert row.hash == thing(PICTURE, "disc_and_nerve").hash
        assert not row.changed

    def test_is_not_there_for_anything_else(self, client: Client) -> None:
        for address in ("picture/nothing", "exercise/nothing", "nothing/disc_and_nerve"):
            assert client.get(f"/share/{address}/").status_code == 404

    @pytest.mark.parametrize("address", ["/share/picture/disc_and_nerve/", "/share/check/"])
    def test_reads_at_grade_8_or_under(self, client: Client, address: str) -> None:
        main = client.get(address).text.partition("<main")[2].partition("</main>")[0]
        main = TEXTAREA.sub("", main)
        said = [unescape(re.sub("<[^>]+>", "", p)) for p in re.findall(r"<p[ >].*?</p>", main)]
        sentences = [" ".join(s.split()) for s in said if len(s.split()) > 5]

        assert sentences
        assert grade(" ".join(sentences)) <= 8


class TestCheckPage:
    def test_says_how_to_get_it(self, client: Client) -> None:
        text = client.get("/share/check/").text

        assert "Ask whoever runs this site" in text
        assert "<iframe" not in text

    def test_has_the_code_of_one_widget(self, client: Client, widget: Widget) -> None:
        answer = client.get(f"/share/check/{widget.key}/")

        code = Parsed(codes_in(answer.text)[0]).tags["iframe"]
        assert code["src"] == f"http://testserver/embed/check/{widget.key}/"
        assert "frame-src 'self'" in answer["Content-Security-Policy"]

    def test_is_not_there_for_an_unknown_widget(self, client: Client) -> None:
        assert client.get("/share/check/nothing/").status_code == 404


class TestPreview:
    def test_of_a_page_of_the_guide_is_its_lead_picture(self, client: Client) -> None:
        slug, page = next((s, p) for s, p in sorted(shipped_guide().pages.items()) if p.pictures)

        text = client.get(f"/guide/{slug}/").text

        lead = thing(PICTURE, page.pictures[0])
        image = re.search(r'property="og:image" content="http://testserver([^"]+)"', text)
        assert image is not None
        assert lead.hash in image[1]
        assert client.get(image[1])["Content-Type"] == "image/png"
        assert '"og:image:width" content="1200"' in text
        assert 'name="twitter:card" content="summary_large_image"' in text
        assert f"/share/picture/{lead.id}/" in text
        assert "application/json+oembed" in text
        assert "text/xml+oembed" in text
