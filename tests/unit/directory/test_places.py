"""Postcodes have one normal form, and a typed place is read as what it can mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unweary.directory.places import (
    SHAPES,
    PostcodeMeant,
    TownMeant,
    normal_postcode,
    place_words,
    postal_country,
    postcode_area,
    readings,
)

COUNTRIES = st.sampled_from([*SHAPES, "PR", "JP", "PT", ""])
TYPED = st.one_of(
    st.text(max_size=16),
    st.text("0123456789 -", max_size=11),
    st.from_regex(r"\A[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\Z"),
    st.from_regex(r"\A[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]\Z"),
    st.from_regex(r"\A[0-9]{4} ?[A-Z]{2}\Z"),
)


class TestNormalPostcode:
    @pytest.mark.parametrize(
        ("country", "text", "code"),
        [
            ("US", "62701-0001", "62701"),
            ("US", "627010001", "62701"),
            ("US", "1040", "01040"),
            ("US", "10400001", "01040"),
            ("US", "901", "00901"),
            ("PR", "009010001", "00901"),
            ("US", "none", ""),
            ("GB", "sw1a 1aa", "SW1A"),
            ("GB", "M1 1AA", "M1"),
            ("GB", "m11", "M11"),
            ("CA", "m5v 2t6", "M5V"),
            ("CA", "M5V", "M5V"),
            ("NL", "1012 AB", "1012"),
            ("DE", "D-10115", "10115"),
            ("DE", "1945", "01945"),
            ("AU", "200", "0200"),
            ("CH", "CH-8000", "8000"),
            ("PT", "1000-001", "1000-001"),
            ("JP", "100-0001", "100-0001"),
            ("DE", "O\u00a8", "O"),  # a mark that is a space and a joining mark
        ],
    )
    def test_is_what_is_looked_up(self, country: str, text: str, code: str) -> None:
        assert normal_postcode(country, text) == code

    @given(COUNTRIES, TYPED)
    def test_is_final(self, country: str, text: str) -> None:
        once = normal_postcode(country, text)
        assert normal_postcode(country, once) == once

    @given(st.text("0123456789", min_size=5, max_size=5), st.text("0123456789", min_size=4))
    def test_comes_through_a_spreadsheet_that_takes_zeros_away(self, five: str, four: str) -> None:
        assert normal_postcode("US", str(int(five))) == five
        if five[0] != "0" or five[1] != "0" or five[2] != "0":
            assert normal_postcode("US", str(int(five + four[:4]))) == five


class TestPostcodeArea:
    @pytest.mark.parametrize(
        ("country", "code", "area"),
        [
            ("US", "06012", "060"),
            ("PR", "00901", "009"),
            ("GB", "SW1A", "SW"),
            ("CA", "M5V", "M5"),
            ("DE", "10115", "10"),
            ("DE", "10", ""),
            ("GB", "SW", ""),
            ("US", "", ""),
        ],
    )
    def test_is_the_first_characters(self, country: str, code: str, area: str) -> None:
        assert postcode_area(country, code) == area

    @given(COUNTRIES, TYPED)
    def test_begins_the_postcode_and_is_shorter(self, country: str, text: str) -> None:
        code = normal_postcode(country, text)
        area = postcode_area(country, code)
        assert code.startswith(area)
        assert len(area) < len(code) or not code


class TestPlaceWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Saint Louis", "St. Louis"),
            ("ZÜRICH", "zurich"),
            ("Winston-Salem", "winston salem"),
            ("O'Fallon", "O FALLON"),
            ("King’s Lynn", "kings lynn"),
            ("Sankt Gallen", "St. Gallen"),
            ("Mount Example", "Mt Example"),
        ],
    )
    def test_are_the_same_for_both_spellings(self, one: str, other: str) -> None:
        assert place_words(one) == place_words(other)

    @given(st.text(max_size=30))
    def test_are_final(self, text: str) -> None:
        once = place_words(text)
        assert place_words(once) == once


class TestReadings:
    def test_of_a_zip_begin_with_the_country_of_the_person(self) -> None:
        assert readings("10115", "DE")[0] == PostcodeMeant("DE", "10115", "10")
        assert readings("10115", "US")[0] == PostcodeMeant("US", "10115", "101")
        assert PostcodeMeant("DE", "10115", "10") in readings("10115", "US")

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("62701-0001", PostcodeMeant("US", "62701", "627")),
            ("SW1A 1AA", PostcodeMeant("GB", "SW1A", "SW")),
            ("sw1a1aa", PostcodeMeant("GB", "SW1A", "SW")),
            ("M5V 2T6", PostcodeMeant("CA", "M5V", "M5")),
            ("1012 AB", PostcodeMeant("NL", "1012", "10")),
            ("Boston, MA 02118", PostcodeMeant("US", "02118", "021")),
            ("London SW1A 1AA", PostcodeMeant("GB", "SW1A", "SW")),
            ("Toronto ON M5V 2T6", PostcodeMeant("CA", "M5V", "M5")),
            ("1012 AB Amsterdam", PostcodeMeant("NL", "1012", "10")),
            ("10115, Germany", PostcodeMeant("DE", "10115", "10")),
        ],
    )
    def test_of_a_postcode_of_one_country_are_one(self, text: str, meant: PostcodeMeant) -> None:
        assert readings(text) == (meant,)

    def test_of_a_postcode_before_a_town_leave_the_country_open(self) -> None:
        assert readings("8000 Zürich", "CH")[0] == PostcodeMeant("CH", "8000", "80")

    def test_of_a_zip_that_lost_its_zero_come_last(self) -> None:
        assert readings("1040", "US")[-1] == PostcodeMeant("US", "01040", "010")
        assert readings("1040", "CH")[0] == PostcodeMeant("CH", "1040", "10")

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("Springfield, IL", TownMeant("springfield", "IL", "US")),
            ("springfield il", TownMeant("springfield", "IL", "US")),
            ("St. Louis, Missouri", TownMeant("st louis", "MO", "US")),
            ("Saint Louis MO", TownMeant("st louis", "MO", "US")),
            ("New York, New York", TownMeant("new york", "NY", "US")),
            ("Washington, D.C.", TownMeant("washington", "DC", "US")),
            ("Portland Oregon USA", TownMeant("portland", "OR", "US")),
            ("London, UK", TownMeant("london", "", "GB")),
            ("Newport, Isle of Wight", TownMeant("newport", "isle of wight", "")),
        ],
    )
    def test_of_a_town_begin_with_its_region(self, text: str, meant: TownMeant) -> None:
        assert readings(text)[0] == meant

    def test_of_a_region_that_two_countries_have_begin_with_the_persons(self) -> None:
        assert readings("Perth WA", "AU")[0] == TownMeant("perth", "WA", "AU")
        assert readings("Vancouver WA", "US")[0] == TownMeant("vancouver", "WA", "US")

    def test_of_a_town_alone_begin_with_the_persons_country_and_leave_it_open(self) -> None:
        assert readings("Springfield", "US") == (
            TownMeant("springfield", "", "US"),
            TownMeant("springfield"),
        )

    @pytest.mark.parametrize("text", ["", "   ", "???", ",", "-"])
    def test_of_nothing_are_none(self, text: str) -> None:
        assert readings(text, "US") == ()

    @given(st.text(max_size=200), st.sampled_from(["", "US", "GB", "JP", "xx"]))
    def test_of_anything_are_in_normal_form(self, text: str, country: str) -> None:
        for meant in readings(text, country):
            if isinstance(meant, PostcodeMeant):
                assert normal_postcode(meant.country, meant.code) == meant.code
                assert postcode_area(meant.country, meant.code) == meant.area
                assert postal_country(meant.country) == meant.country
            else:
                assert place_words(meant.words) == meant.words != ""
