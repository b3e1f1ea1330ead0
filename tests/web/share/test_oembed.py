"""oEmbed, as its specification says and as a library that unfolds links reads it."""

from __future__ import annotations

import io
import json
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client
from oembedpy import consumer, discovery, types
from PIL import Image
from pytest_django.live_server_helper import LiveServer

from unweary.knowledge.pages import shipped_guide
from unweary.web.share.addresses import file_of, frame_of
from unweary.web.share.models import Widget
from unweary.web.share.things import EXERCISE, PICTURE, thing

SITE = "http://testserver"
DISC = "/share/picture/disc_and_nerve/"
BRIDGE = "/share/exercise/glute_bridge/"


def asked(client: Client, path: str, **more: object) -> dict[str, object]:
    query = "".join(f"&{name}={value}" for name, value in more.items())
    answer = client.get(f"/oembed/?url={quote(SITE + path, safe='')}{query}")
    assert answer.status_code == 200, answer.text
    return dict(json.loads(answer.content))


class TestAnswer:
    def test_for_a_picture_is_a_photo_of_that_size(self, client: Client) -> None:
        answer = asked(client, DISC)

        assert (answer["version"], answer["type"]) == ("1.0", "photo")
        file = client.get(str(answer["url"]).removeprefix(SITE))
        size = Image.open(io.BytesIO(file.content)).size
        assert size == (answer["width"], answer["height"])

    @pytest.mark.parametrize(("name", "most"), [("maxwidth", 700), ("maxheight", 300)])
    def test_obeys_the_largest_size(self, client: Client, name: str, most: int) -> None:
        answer = asked(client, DISC, **{name: most})

        assert int(str(answer[name.removeprefix("max")])) <= most
        file = client.get(str(answer["url"]).removeprefix(SITE))
        assert Image.open(io.BytesIO(file.content)).width == answer["width"]

    def test_for_very_little_room_is_the_drawing_itself(self, client: Client) -> None:
        answer = asked(client, DISC, maxwidth=100, maxheight=50)

        assert str(answer["url"]).endswith(".svg")
        assert int(str(answer["width"])) <= 100
        assert int(str(answer["height"])) <= 50

    def test_for_an_exercise_is_a_frame(self, client: Client) -> None:
        answer = asked(client, BRIDGE, maxwidth=320, maxheight=200)

        assert answer["type"] == "rich"
        assert (answer["width"], answer["height"]) == (320, 200)
        assert 'width="320" height="200"' in str(answer["html"])
        assert frame_of(thing(EXERCISE, "glute_bridge")) in str(answer["html"])
        assert int(str(answer["thumbnail_width"])) <= 320
        assert int(str(answer["thumbnail_height"])) <= 200

    def test_for_an_embed_is_that_of_what_it_shows(self, client: Client) -> None:
        disc, bridge = thing(PICTURE, "disc_and_nerve"), thing(EXERCISE, "glute_bridge")

        assert asked(client, file_of(disc, "svg")) == asked(client, DISC)
        assert asked(client, frame_of(bridge)) == asked(client, BRIDGE)

    def test_for_a_widget_is_the_check(self, client: Client, widget: Widget) -> None:
        for path in (f"/share/check/{widget.key}/", f"/embed/check/{widget.key}/"):
            answer = asked(client, path, maxwidth=500)

            assert answer["type"] == "rich"
            assert f"/embed/check/{widget.key}/" in str(answer["html"])
            assert answer["width"] == 500

    @pytest.mark.parametrize("slug", sorted(shipped_guide().pages))
    def test_for_a_page_of_the_guide_is_what_leads_it(self, client: Client, slug: str) -> None:
        page = shipped_guide().pages[slug]

        answer = asked(client, f"/guide/{slug}/")

        assert answer["title"] == page.title
        if page.pictures and page.kind != EXERCISE:
            assert answer["type"] == "photo"

    def test_is_the_same_in_xml(self, client: Client) -> None:
        told = asked(client, BRIDGE)

        answer = client.get(f"/oembed/?url={SITE}{BRIDGE}&format=xml")

        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        root = ElementTree.fromstring(answer.content)
        assert root.tag == "oembed"
        assert {e.tag: e.text for e in root} == {k: str(v) for k, v in told.items()}

    def test_sets_no_cookie_and_may_be_read_by_scripts(self, client: Client) -> None:
        answer = client.get(f"/oembed/?url={SITE}{DISC}")

        assert not answer.cookies
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Content-Type"] == "application/json"


class TestRefusal:
    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("", 400),
            (f"url={SITE}{DISC}&maxwidth=wide", 400),
            (f"url={SITE}{DISC}&maxheight=0", 400),
            (f"url={SITE}{DISC}&maxheight=-5", 400),
            ("url=javascript:alert(1)", 400),
            ("url=http://[", 400),
            (f"url={SITE}/check/5a0f3b0e-0000-4000-8000-000000000000/result/", 401),
            (f"url={SITE}/share/picture/nothing/", 404),
            (f"url={SITE}/about/", 404),
            (f"url={SITE}/nothing/at/all/", 404),
            (f"url=https://elsewhere.example{DISC}", 404),
            (f"url={SITE}/share/check/nothing/", 404),
            (f"url={SITE}{DISC}&format=yaml", 501),
        ],
    )
    def test_has_the_status_of_the_specification(
        self, client: Client, query: str, status: int
    ) -> None:
        answer = client.get(f"/oembed/?{query}")

        assert answer.status_code == status
        assert answer.text.strip()


@pytest.fixture
def site(request: pytest.FixtureRequest, settings: object) -> str:
    """The site on a port of this machine."""
    settings.STATIC_URL, settings.MEDIA_URL = "/static/", "/media/"  # type: ignore[attr-defined]
    live: LiveServer = request.getfixturevalue("live_server")
    return str(live.url)


@pytest.mark.django_db(transaction=True)
class TestConsumer:
    """oEmbedPy finds the address by the page alone, over HTTP."""

    def test_unfolds_a_picture(self, site: str) -> None:
        endpoint, wanted = discovery.find_from_content(f"{site}{DISC}")
        wanted.max_width = 640

        content = consumer.fetch_content(endpoint, wanted)

        assert isinstance(content, types.Photo)
        assert (content.width, content.title) == (640, thing(PICTURE, "disc_and_nerve").title)
        assert content.url.startswith(site)

    @pytest.mark.parametrize("form", ["json", "xml"])
    def test_unfolds_an_exercise_in_both_formats(self, site: str, form: str) -> None:
        endpoint, wanted = discovery.find_from_content(f"{site}{BRIDGE}")
        wanted.format = form

        content = consumer.fetch_content(endpoint, wanted)

        assert isinstance(content, types.Rich)
        assert content.html.startswith("<iframe")

    def test_unfolds_a_page_of_the_guide(self, site: str) -> None:
        slug, page = next((s, p) for s, p in sorted(shipped_guide().pages.items()) if p.pictures)

        endpoint, wanted = discovery.find_from_content(f"{site}/guide/{slug}/")
        content = consumer.fetch_content(endpoint, wanted)

        assert content.title == page.title
