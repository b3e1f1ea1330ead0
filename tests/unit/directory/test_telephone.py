"""Telephone numbers are shown, dialled and compared as the country does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.registries import made_up_phone
from unweary.directory.telephone import display, same_form, tel


class TestDisplay:
    @pytest.mark.parametrize(
        ("text", "country", "shown"),
        [
            ("2025550143", "US", "(202) 555-0143"),
            ("02079460123", "GB", "020 7946 0123"),
            ("+442079460123", "US", "+44 20 7946 0123"),
            ("2025550143", "PR", "(202) 555-0143"),
            ("12", "US", "12"),
            ("ask inside", "US", "ask inside"),
            ("", "US", ""),
        ],
    )
    def test_writes_it_as_people_there_do(self, text: str, country: str, shown: str) -> None:
        assert display(text, country) == shown

    def test_adds_the_extension(self) -> None:
        assert display("2025550143", "US", "7") == "(202) 555-0143 x7"


class TestTel:
    def test_can_be_dialled_from_abroad(self) -> None:
        assert tel("2025550143", "US") == "tel:+1-202-555-0143"
        assert tel("020 7946 0123", "GB") == "tel:+44-20-7946-0123"

    def test_carries_the_extension(self) -> None:
        assert tel("2025550143", "US", "7") == "tel:+1-202-555-0143;ext=7"

    def test_dials_what_it_does_not_understand_as_it_is(self) -> None:
        assert tel("12", "US") == "tel:12"
        assert tel("", "US") == ""


class TestSameForm:
    @pytest.mark.parametrize(
        "text", ["2025550143", "(202) 555-0143", "+1 202 555 0143", "1-202-555-0143"]
    )
    def test_is_one_for_all_spellings(self, text: str) -> None:
        assert same_form(text, "US") == "+12025550143"

    @given(st.integers(0, 99))
    def test_stays_when_it_is_read_again(self, number: int) -> None:
        form = same_form(made_up_phone(number), "US")
        assert same_form(form, "US") == form
        assert same_form(display(made_up_phone(number), "US"), "US") == form
        assert same_form(tel(made_up_phone(number), "US").removeprefix("tel:"), "US") == form

    def test_is_empty_where_there_is_no_number(self) -> None:
        assert same_form("none", "US") == ""
