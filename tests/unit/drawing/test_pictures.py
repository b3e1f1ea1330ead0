"""Every picture is drawn well, can be read on a small phone, and is told in full by its text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

from tests.support.grade import reading_grade
from unweary.drawing.pictures import PICTURES, picture_svg
from unweary.drawing.pictures.base import WIDTH
from unweary.drawing.pictures.brush import text_width
from unweary.drawing.pictures.palette import COLOURS, colour, style_sheet
from unweary.web import base as web_base

SVG = "{http://www.w3.org/2000/svg}"
ALL = pytest.mark.parametrize("id", sorted(PICTURES))
Box = tuple[float, float, float, float]


def _lines(id: str, words: dict[str, str] | None = None) -> list[tuple[str, int, Box, ET.Element]]:
    """Every line of text with the number of its label and the box that it may take up."""
    found = []
    root = ET.fromstring(picture_svg(id, words))
    for which, text in enumerate(root.iter(f"{SVG}text")):
        size = float(text.get("font-size", "0"))
        bold = text.get("font-weight") is not None
        for span in text:
            said = span.text or ""
            wide = text_width(said, size, bold=bold)
            left = float(span.get("x", "0")) - wide * {"middle": 0.5, "end": 1.0}.get(
                text.get("text-anchor", ""), 0.0
            )
            base = float(span.get("y", "0"))
            box = (left, base - size * 0.78, left + wide, base + size * 0.24)
            found.append((said, which, box, text))
    return found


def _stretched(id: str, share: float) -> dict[str, str]:
    """The labels, each word longer by a share, as in a language with longer words."""
    return {
        name: " ".join(word + "n" * round(len(word) * share) for word in text.split())
        for name, text in PICTURES[id].labels.items()
    }


def _luminance(value: str) -> float:
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestPicture:
    @ALL
    def test_is_well_formed_and_made_of_our_elements_without_style_or_script(self, id: str) -> None:
        root = ET.fromstring(picture_svg(id))

        allowed = {"svg", "g", "path", "circle", "rect", "text", "tspan", "clipPath"}
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in allowed
            assert not {k for k in element.attrib if k == "style" or k.startswith("on")}

    @ALL
    def test_has_ids_that_no_other_picture_has(self, id: str) -> None:
        ids = re.findall(r' id="([^"]*)"', picture_svg(id))

        assert len(ids) == len(set(ids))
        assert all(name.startswith(f"{id}-") for name in ids)

    @ALL
    def test_is_named_and_told_in_plain_words(self, id: str) -> None:
        picture = PICTURES[id]

        assert 60 <= len(picture.text) <= 500
        assert 1 <= len(re.findall(r"[.!?](?: |$)", picture.text)) <= 6
        assert reading_grade(picture.text) <= 8
        assert (
            ET.fromstring(picture_svg(id)).get("aria-label") == f"{picture.title}. {picture.text}"
        )

    @ALL
    def test_shows_every_label_in_the_words_that_are_given(self, id: str) -> None:
        words = {name: f"‹{name}›" for name in PICTURES[id].labels}

        shown = {said for said, *_ in _lines(id, words)}

        assert words
        assert set(words.values()) <= shown
        assert not {s for s in shown if s not in words.values() and re.search("[A-Za-z]{2}", s)}

    @ALL
    @pytest.mark.parametrize("longer", [0.0, 0.25])
    def test_keeps_its_labels_inside_the_box(self, id: str, longer: float) -> None:
        width, height = PICTURES[id].box

        outside = [
            (said, tuple(map(round, box)))
            for said, _, box, _ in _lines(id, _stretched(id, longer))
            if box[0] < 4 or box[1] < 2 or box[2] > width - 4 or box[3] > height - 2
        ]

        assert outside == []

    @ALL
    @pytest.mark.parametrize("longer", [0.0, 0.25])
    def test_keeps_its_labels_apart(self, id: str, longer: float) -> None:
        clashes = [
            (one[0], other[0])
            for one, other in combinations(_lines(id, _stretched(id, longer)), 2)
            if one[2][0] < other[2][2]
            and other[2][0] < one[2][2]
            and one[2][1] < other[2][3]
            and other[2][1] < one[2][3]
        ]

        assert clashes == []

    @ALL
    def test_has_letters_of_13_pixels_and_more_on_a_phone_of_320(self, id: str) -> None:
        assert PICTURES[id].box[0] == WIDTH
        sizes = {float(text.get("font-size", "0")) for *_, text in _lines(id)}
        assert min(sizes) * 320 / WIDTH >= 13

    @ALL
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_has_labels_that_stand_out_from_what_they_lie_on(self, id: str, scheme: str) -> None:
        for said, _, _, text in _lines(id):
            names = (text.get("class") or "").replace("uw-pic__", "").split()
            tone, on = names[0], names[1].removesuffix("-line")
            assert contrast(colour(tone, scheme), colour(on, scheme)) >= 4.5, said

    @ALL
    def test_is_small_and_the_same_every_time(self, id: str) -> None:
        assert picture_svg(id) == picture_svg(id)
        assert len(picture_svg(id, standalone=True).encode()) <= 40 * 1024

    @ALL
    def test_takes_its_colours_from_the_palette(self, id: str) -> None:
        light = {pair[0] for pair in COLOURS.values()}
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", picture_svg(id))) <= light

    @ALL
    def test_turns_dark(self, id: str) -> None:
        dark = {pair[1] for pair in COLOURS.values()}
        drawn = picture_svg(id, scheme="dark")

        assert set(re.findall(r'="(#[0-9a-f]{6})"', drawn)) <= dark
        assert "uw-pic__" not in drawn

    @ALL
    def test_carries_its_licence_when_it_stands_alone(self, id: str) -> None:
        drawn = picture_svg(id, standalone=True)
        root = ET.fromstring(drawn)
        dc = "{http://purl.org/dc/elements/1.1/}"

        assert root.findtext(f"{SVG}title") == PICTURES[id].title
        assert root.findtext(f"{SVG}desc") == PICTURES[id].text
        assert root.findtext(f".//{dc}title") == PICTURES[id].title
        assert root.findtext(f".//{dc}description") == PICTURES[id].text
        assert 'cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"' in drawn
        assert "<cc:attributionName>Unweary</cc:attributionName>" in drawn
        assert (root.get("width"), root.get("height")) == tuple(map(str, PICTURES[id].box))
        assert "prefers-color-scheme: dark" in drawn


def test_no_two_colours_share_a_light_value() -> None:
    assert len({light for light, _ in COLOURS.values()}) == len(COLOURS)


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="auto, light, dark"):
        picture_svg("disc_and_nerve", scheme="sepia")


def test_the_style_sheet_of_the_site_has_the_colours_of_the_palette() -> None:
    sheet = Path(web_base.__file__).parent / "pictures.css"
    assert sheet.read_text(encoding="utf-8") == style_sheet()
