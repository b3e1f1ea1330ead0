"""Pictures and exercises within other sites: current, old, unknown and taken back."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from django.test import Client
from PIL import Image

from tests.web.share.conftest import NOW
from unweary.drawing.pictures import PICTURES
from unweary.web.share.addresses import file_of, frame_of
from unweary.web.share.models import Published, Shown
from unweary.web.share.things import EXERCISE, PICTURE, Thing, drawing, thing, things

DISC = "disc_and_nerve"
OLD = "0123456789ab"
DC = "{http://purl.org/dc/elements/1.1/}"
CC = "{http://creativecommons.org/ns#}"


@pytest.fixture
def disc() -> Thing:
    return thing(PICTURE, DISC)


@pytest.fixture
def bridge() -> Thing:
    return thing(EXERCISE, "glute_bridge")


def old_version(shared: Thing) -> None:
    Published.objects.create(
        kind=shared.kind, name=shared.id, hash=OLD, first_seen=NOW, changed=False
    )


class TestHash:
    def test_stands_for_everything_that_can_be_shown(self) -> None:
        every = things()

        assert len(every) >= len(PICTURES) + 36
        assert len({t.identifier for t in every}) == len(every)
        assert all(len(t.hash) == 12 for t in every)

    def test_is_of_the_content_and_of_nothing_else(self, disc: Thing, client: Client) -> None:
        first = client.get(file_of(disc, "svg")).content
        again = client.get(file_of(disc, "svg"), headers={"host": "127.0.0.1"}).content

        assert first != again  # they name where they came from
        assert thing.__wrapped__(PICTURE, DISC).hash == disc.hash


class TestPicture:
    def test_keeps_for_a_year_and_says_where_it_comes_from(
        self, client: Client, disc: Thing
    ) -> None:
        answer = client.get(file_of(disc, "svg"))

        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert "immutable" in answer["Cache-Control"]
        root = ElementTree.fromstring(answer.content)
        found = {e.tag: e.text for e in root.iter() if e.tag.startswith((DC, CC))}
        assert found[f"{DC}source"] == f"http://testserver/share/picture/{DISC}/"
        assert found[f"{DC}identifier"] == disc.identifier
        assert found[f"{DC}rights"] == "CC BY 4.0"
        assert found[f"{DC}date"] == Published.objects.get().first_seen.date().isoformat()
        assert "Not yet reviewed" in str(found[f"{DC}provenance"])

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_has_each_scheme_under_a_name_of_its_own(
        self, client: Client, disc: Thing, scheme: str
    ) -> None:
        answer = client.get(file_of(disc, "svg", scheme=scheme))

        assert answer.status_code == 200
        assert b"prefers-color-scheme" not in answer.content

    @pytest.mark.parametrize("width", [640, 1200])
    def test_is_a_png_with_its_licence_in_it(self, client: Client, disc: Thing, width: int) -> None:
        answer = client.get(file_of(disc, "png", width=width))

        image = Image.open(io.BytesIO(answer.content))
        image.load()
        assert image.size == (width, disc.height_at(width))
        assert "creativecommons.org/licenses/by/4.0" in image.info["Copyright"]
        assert disc.text in image.info["Description"]
        assert disc.identifier in image.info["Comment"]
        assert "cc:license" in image.info["XML:com.adobe.xmp"]
        ElementTree.fromstring(image.info["XML:com.adobe.xmp"])

    def test_is_drawn_once(
        self, client: Client, disc: Thing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = client.get(file_of(disc, "png", width=160)).content
        monkeypatch.setattr("unweary.web.share.files.png_of", None)

        assert client.get(file_of(disc, "png", width=160)).content == first

    def test_is_saved_under_a_plain_name(self, client: Client, disc: Thing) -> None:
        answer = client.get(file_of(disc, "png", scheme="dark", width=160, download=True))

        assert answer["Content-Disposition"] == f'attachment; filename="{DISC}.dark.160.png"'

    @pytest.mark.parametrize("ending", ["svg", "png"])
    def test_of_an_old_version_is_the_newest_and_says_so(
        self, client: Client, disc: Thing, ending: str
    ) -> None:
        old_version(disc)
        address = file_of(disc, ending, width=320 if ending == "png" else 0)
        now = client.get(address).content

        answer = client.get(address.replace(disc.hash, OLD))

        assert answer.status_code == 200
        assert "immutable" not in answer["Cache-Control"]
        assert disc.hash in answer["Link"]
        if ending == "svg":
            assert b"The newest version is shown" in answer.content
            assert b"Changed on " in answer.content
            assert b"The newest version is shown" not in now
            ElementTree.fromstring(answer.content)
        else:
            sizes = [Image.open(io.BytesIO(c)).size for c in (now, answer.content)]
            assert sizes[1][1] > sizes[0][1], "there is room for the sentence"

    @pytest.mark.parametrize("ending", ["svg", "png"])
    def test_that_is_not_there_is_a_sentence_in_a_picture(
        self, client: Client, disc: Thing, ending: str
    ) -> None:
        for name in (f"nothing_such.{OLD}", f"{DISC}.{OLD}", "what"):
            answer = client.get(f"/embed/picture/{name}.{ending}")

            assert answer.status_code == 404
            assert answer["Content-Type"].startswith("image/")
            if ending == "svg":
                assert "This picture is not here." in answer.text
                assert "testserver" in answer.text
                ElementTree.fromstring(answer.content)
            else:
                Image.open(io.BytesIO(answer.content)).load()

    def test_that_was_taken_back_says_so(self, client: Client) -> None:
        Published.objects.create(
            kind=PICTURE, name="gone_by_now", hash=OLD, first_seen=NOW, changed=False
        )

        answer = client.get(f"/embed/picture/gone_by_now.{OLD}.svg")

        assert answer.status_code == 410
        assert "This picture was taken back." in answer.text

    @pytest.mark.parametrize("middle", ["641", "9999", "light.light", "grey"])
    def test_has_no_other_sizes_or_colours(self, client: Client, disc: Thing, middle: str) -> None:
        answer = client.get(f"/embed/picture/{disc.id}.{disc.hash}.{middle}.png")

        assert answer.status_code == 404


class TestExercise:
    def test_moves_in_a_frame_and_can_be_stopped(self, client: Client, bridge: Thing) -> None:
        answer = client.get(frame_of(bridge))

        assert answer.status_code == 200
        assert "<animate" in answer.text
        assert 'type="checkbox"' in answer.text
        assert "<script" not in answer.text
        assert "not yet reviewed by a clinician" in answer.text
        assert "CC BY 4.0" in answer.text
        assert "Put this on your site" not in answer.text

    def test_of_an_old_version_says_so_and_leads_to_the_new_one(
        self, client: Client, bridge: Thing
    ) -> None:
        old_version(bridge)

        answer = client.get(frame_of(bridge).replace(bridge.hash, OLD))

        assert answer.status_code == 200
        assert "The newest version is shown" in answer.text
        assert f"/share/exercise/{bridge.id}/" in answer.text

    @pytest.mark.parametrize("name", [f"glute_bridge.{OLD}", "nothing", "x.y.z"])
    def test_that_is_not_there_is_a_sentence(self, client: Client, name: str) -> None:
        answer = client.get(f"/embed/exercise/{name}/")

        assert answer.status_code == 404
        assert "What should stand here is not there." in answer.text

    def test_that_was_taken_back_says_so(self, client: Client) -> None:
        Published.objects.create(
            kind=EXERCISE, name="gone_by_now", hash=OLD, first_seen=NOW, changed=False
        )

        answer = client.get(f"/embed/exercise/gone_by_now.{OLD}/")

        assert answer.status_code == 410
        assert "What stood here was taken back." in answer.text

    def test_as_a_picture_is_its_still_frames(self, client: Client, bridge: Thing) -> None:
        answer = client.get(file_of(bridge, "png", width=640))

        assert Image.open(io.BytesIO(answer.content)).width == 640
        assert "<animate" in drawing(EXERCISE, bridge.id)


class TestPolicy:
    def test_no_cookie_goes_in_or_out(self, client: Client, disc: Thing, bridge: Thing) -> None:
        client.post("/check/")  # this browser has cookies of the site itself
        assert client.cookies

        for address in (
            file_of(disc, "svg"),
            file_of(disc, "png", width=160),
            file_of(bridge, "svg"),
            frame_of(bridge),
            "/embed/exercise/nothing/",
            "/embed/picture/nothing.svg",
            "/embed/nothing/",
        ):
            answer = client.get(address)
            assert not answer.cookies, address
            assert "Cookie" not in answer.get("Vary", ""), address

    def test_any_site_may_frame_an_exercise_and_nothing_in_it_runs(
        self, client: Client, bridge: Thing
    ) -> None:
        answer = client.get(frame_of(bridge))

        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors *" in policy
        assert "script-src" not in policy
        assert "X-Frame-Options" not in answer

    def test_a_file_may_be_used_by_any_site_and_runs_nothing(
        self, client: Client, disc: Thing
    ) -> None:
        answer = client.get(file_of(disc, "svg"))

        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_pages_of_the_site_itself_stay_closed(self, client: Client) -> None:
        answer = client.get("/")

        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


class TestCounts:
    def test_are_not_kept_unless_the_host_wants_them(self, client: Client, disc: Thing) -> None:
        client.get(file_of(disc, "svg"))

        assert not Shown.objects.exists()

    def test_are_a_number_a_day_and_nothing_else(
        self, client: Client, disc: Thing, bridge: Thing, settings: object
    ) -> None:
        settings.COUNT_EMBEDS = True  # type: ignore[attr-defined]
        for _ in range(3):
            client.get(file_of(disc, "svg"), headers={"referer": "https://clinic.example/a"})
        client.head(file_of(disc, "svg"))
        client.get(frame_of(bridge))

        rows = {(r.kind, r.name): r.times for r in Shown.objects.all()}
        assert rows == {(PICTURE, DISC): 3, (EXERCISE, bridge.id): 1}
        columns = {f.name for f in Shown._meta.get_fields()}
        assert columns == {"id", "day", "kind", "name", "times"}
