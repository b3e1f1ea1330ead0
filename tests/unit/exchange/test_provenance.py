"""What a picture file says of where it comes from."""

from __future__ import annotations

import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from unweary.drawing.pictures import picture_svg
from unweary.exchange.picture_files import png_of
from unweary.exchange.provenance import NoPng, Provenance, png_with, svg_with

KNOWN = Provenance(
    title="Naïve <title> & “quotes”",
    text="Two sentences. With & and <.",
    source="https://care.example/share/picture/disc_and_nerve/?a=1&b=2",
    identifier="picture/disc_and_nerve@0a1b2c3d4e5f",
    changed="2026-11-25",
    version="1.2.3",
)
DC = "{http://purl.org/dc/elements/1.1/}"


class TestSvg:
    def test_says_all_of_it_once_and_stays_well_formed(self) -> None:
        svg = svg_with(picture_svg("disc_and_nerve", standalone=True), KNOWN)

        root = ElementTree.fromstring(svg)
        for name, value in (
            ("source", KNOWN.source),
            ("date", KNOWN.changed),
            ("identifier", KNOWN.identifier),
            ("publisher", "Unweary 1.2.3"),
        ):
            assert [e.text for e in root.iter(DC + name)] == [value]


class TestPng:
    def test_has_whole_chunks_between_the_header_and_the_picture(self) -> None:
        plain = png_of(picture_svg("disc_and_nerve", scheme="light", standalone=True), width=64)

        made = png_with(plain, KNOWN)

        at, seen = 8, []
        while at < len(made):
            size = int.from_bytes(made[at : at + 4], "big")
            kind, content = made[at + 4 : at + 8], made[at + 8 : at + 8 + size]
            given = int.from_bytes(made[at + 8 + size : at + 12 + size], "big")
            assert given == zlib.crc32(kind + content)
            seen.append(kind)
            at += 12 + size
        assert seen[0] == b"IHDR"
        assert seen[-1] == b"IEND"
        assert seen[1] == b"iTXt"
        assert "Naïve <title> & “quotes”".encode() in made

    def test_is_the_same_every_time(self) -> None:
        plain = png_of(picture_svg("disc_and_nerve", scheme="light", standalone=True), width=64)

        assert png_with(plain, KNOWN) == png_with(plain, KNOWN)
        assert png_with(plain, KNOWN) != png_with(plain, replace(KNOWN, changed="2026-11-26"))

    @pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
    def test_of_something_else_is_refused(self, content: bytes) -> None:
        with pytest.raises(NoPng):
            png_with(content, KNOWN)
