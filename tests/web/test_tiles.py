"""`UNWEARY_TILES`: a path on this site or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.test_start import serve
from unweary.web.tiles import BadTiles, read_tiles


@pytest.mark.parametrize(
    "template", ["/tiles/{z}/{x}/{y}.png", "/a/{z}/{x}/{y}@2x.webp", "/map/{z}-{x}-{y}"]
)
def test_a_path_on_this_site_is_taken_as_it_is(template: str) -> None:
    assert read_tiles(template) == template


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "without a host name"),
        ("//tiles.example.org/{z}/{x}/{y}.png", "without a host name"),
        ("/\\tiles.example.org/{z}/{x}/{y}.png", "without a host name"),
        ("tiles/{z}/{x}/{y}.png", 'must begin with "/"'),
        ("/tiles/{z}/{x}.png", "must hold {y} once"),
        ("/tiles/{z}/{z}/{x}/{y}.png", "must hold {z} once"),
        ("/tiles/{s}/{z}/{x}/{y}.png", "a plain path"),
        ("/tiles/..//{z}/{x}/{y}.png", "a plain path"),
        ("/.//tiles.example.org/{z}/{x}/{y}.png", "a plain path"),
        ("/tiles/{z}/{x}/{y}.png?key=1", "a plain path"),
        ('/tiles/{z}/{x}/{y}.png"', "a plain path"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(template: str, said: str) -> None:
    with pytest.raises(BadTiles) as refused:
        read_tiles(template)

    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


def test_the_site_does_not_start_with_tiles_of_another_host_or_of_nobody(tmp_path: Path) -> None:
    ran = serve(tmp_path, UNWEARY_TILES="https://tiles.example.org/{z}/{x}/{y}.png")

    assert ran.returncode == 2
    assert "UNWEARY_TILES is" in ran.stderr
    assert "without a host name" in ran.stderr
    assert "UNWEARY_TILES needs UNWEARY_TILES_CREDIT" in ran.stderr
    assert "Traceback" not in ran.stderr
