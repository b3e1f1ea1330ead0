"""A host's own colours: taken where everything stays readable, else refused with a sentence."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.web.share.conftest import NOW
from unweary.web.share.colours import (
    EDGES,
    EDGES_ON_PAPER,
    LETTERS,
    ON_PAPER,
    TooFaint,
    colours,
    contrast,
    own_tokens,
    read_colour,
)
from unweary.web.share.widgets import add_widget


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_our_own_colours_pass() -> None:
    assert set(own_tokens()["light"]) == set(own_tokens()["dark"])
    assert colours(accent="", paper="").scheme == "light"
    assert colours(accent="#93d5cb", paper="#161d1c").scheme == "dark"


@pytest.mark.parametrize(
    ("accent", "paper"),
    [("#7a1f5c", ""), ("#0b4f8a", "#ffffff"), ("#8a1c1c", "#fdf6e9"), ("#9fd0ff", "#101820")],
)
def test_takes_what_can_be_read(accent: str, paper: str) -> None:
    sheet = colours(accent=accent, paper=paper).style_sheet

    assert f"--uw-accent: {accent}" in sheet
    assert not paper or f"--uw-paper: {paper}" in sheet


@pytest.mark.parametrize("accent", ["#ffcc00", "#ffffff", "#66ccff", "#888888"])
def test_refuses_a_faint_accent_and_offers_one_that_passes(accent: str) -> None:
    with pytest.raises(TooFaint, match=r"They need 4\.5") as refused:
        colours(accent=accent, paper="")

    better = re.search(r"Try (#[0-9a-f]{6})", str(refused.value))
    assert better is not None
    assert colours(accent=better[1], paper="")


@pytest.mark.parametrize("paper", ["#808080", "#ff0000", "#00aa88"])
def test_refuses_a_paper_that_letters_drown_in(paper: str) -> None:
    with pytest.raises(TooFaint, match="The paper"):
        colours(accent="", paper=paper)


@pytest.mark.parametrize("text", ["red", "#12345", "rgb(0,0,0)", "#zzzzzz", "#0f5b57; x"])
def test_refuses_what_is_no_colour(text: str) -> None:
    with pytest.raises(TooFaint, match="is no color"):
        read_colour(text)


@given(accent=st.integers(0, 0xFFFFFF), paper=st.integers(0, 0xFFFFFF))
def test_nothing_that_is_taken_is_hard_to_read(accent: int, paper: int) -> None:
    try:
        made = colours(accent=f"#{accent:06x}", paper=f"#{paper:06x}").tokens
    except TooFaint:
        return
    for ground in ("paper", "card"):
        assert all(contrast(made[name], made[ground]) >= LETTERS for name in ON_PAPER)
        assert all(contrast(made[name], made[ground]) >= EDGES for name in EDGES_ON_PAPER)
    assert contrast(made["on-accent"], made["accent"]) >= LETTERS
    assert contrast(made["accent-ink"], made["accent-soft"]) >= LETTERS


def test_the_style_sheet_is_sent_under_a_name_that_changes_with_it(client: Client) -> None:
    widget = add_widget(
        name="Sample Street Clinic", domains=["clinic.example"], accent="#7A1F5C", at=NOW
    )
    text = client.get(f"/embed/check/{widget.key}/").text

    address = re.search(r'href="([^"]+/colours\.[^"]+)"', text)

    assert address is not None
    sheet = client.get(address[1])
    assert "--uw-accent: #7a1f5c;" in sheet.text
    assert "immutable" in sheet["Cache-Control"]
    other = re.sub(r"colours\.[0-9a-f]+", "colours.000000000000", address[1])
    assert client.get(other)["Cache-Control"] == "no-cache"
