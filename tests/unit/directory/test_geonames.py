"""GeoNames files become postcodes, areas and towns, each at one point."""

from __future__ import annotations

import io

import pytest

from tests.support.registries import geonames, geonames_towns, zipped
from tests.unit.directory.samples import sample
from unweary.directory.base import Place, Point, Tally
from unweary.directory.geonames import NotGeoNames, members, read_places
from unweary.directory.places import PostcodeMeant, normal_postcode, readings

ROWS = [
    ("US", "62701", "Springfield", "IL", 39.8, -89.65),
    ("US", "62702", "Springfield", "IL", 39.85, -89.65),
    ("US", "62703", "Springfield", "IL", 39.75, -89.65),
    ("US", "65801", "Springfield", "MO", 37.2, -93.3),
    ("US", "01040", "Holyoke", "MA", 42.2, -72.6),
]


def places(content: bytes, tally: Tally | None = None) -> list[Place]:
    return list(read_places(io.BytesIO(content), "places.txt", tally or Tally()))


def of_kind(found: list[Place], kind: str) -> list[Place]:
    return [place for place in found if place.kind == kind]


def loaded(name: str) -> tuple[list[Place], Tally]:
    tally = Tally()
    with sample("geonames", name).open("rb") as file:
        found = [p for m in members(file, name) for p in read_places(m.stream, m.name, tally)]
    return found, tally


class TestAPostalFile:
    def test_gives_postcodes_areas_and_towns(self) -> None:
        tally = Tally()

        found = places(geonames(ROWS), tally)

        assert [p.code for p in of_kind(found, "postcode")] == [row[1] for row in ROWS]
        assert {p.code for p in of_kind(found, "area")} == {"627", "658", "010"}
        largest = of_kind(found, "town")[0]
        assert (largest.name, largest.region) == ("Springfield", "IL")
        assert tally.notes == {"postcodes": 5, "areas": 3, "towns": 3}
        assert (tally.rows, tally.kept) == (5, 5)

    def test_puts_a_town_in_the_middle_of_its_postcodes(self) -> None:
        towns = {(p.name, p.region): p.point for p in of_kind(places(geonames(ROWS)), "town")}
        assert towns["Springfield", "IL"] == Point(39.8, -89.65)
        assert towns["Springfield", "MO"] == Point(37.2, -93.3)

    def test_makes_one_place_of_several_rows_of_a_postcode(self) -> None:
        rows = [
            ("GB", "XX1", "Upper Example", "ENG", 51.0, -1.0),
            ("GB", "XX1", "Example", "ENG", 51.1, -1.0),
            ("GB", "XX1 2AB", "Lower Example", "ENG", 51.2, -1.0),
        ]
        (place,) = of_kind(places(geonames(rows)), "postcode")
        assert (place.code, place.name, place.point) == ("XX1", "Example", Point(51.1, -1.0))

    def test_takes_places_of_one_name_far_apart_for_two_towns(self) -> None:
        rows = [
            ("DE", "10001", "Example", "BB", 52.0, 13.0),
            ("DE", "10002", "Example", "BB", 52.01, 13.0),
            ("DE", "10003", "Example", "BB", 53.5, 13.0),
        ]
        towns = of_kind(places(geonames(rows)), "town")
        assert [p.point for p in towns] == [Point(52.005, 13.0), Point(53.5, 13.0)]

    def test_finds_the_middle_across_the_180th_meridian(self) -> None:
        rows = [
            ("FJ", "X1", "Example", "01", -17.0, 179.9),
            ("FJ", "X1", "Example", "01", -17.0, -179.7),
        ]
        (place,) = of_kind(places(geonames(rows)), "postcode")
        assert place.point == Point(-17.0, -179.9)

    def test_puts_the_islands_of_the_united_states_with_it(self) -> None:
        (place,) = of_kind(
            places(geonames([("PR", "00901", "San Juan", "127", 18.46, -66.1)])), "postcode"
        )
        assert (place.country, place.code, place.region) == ("US", "00901", "PR")

    def test_leaves_out_what_is_in_brackets(self) -> None:
        row = ("CA", "M5B", "Downtown Example (Sample)", "ON", 43.6, -79.3)
        assert {p.name for p in places(geonames([row]))} == {"Downtown Example"}

    def test_counts_what_it_cannot_use(self) -> None:
        bad = geonames([("US", "1", "a", "IL", 0, 0), ("US", "2", "a", "IL", 91, 0)])
        text = geonames(ROWS[:1]) + b"US\t1\n" + bad + bad.replace(b"91", b"north")
        tally = Tally()

        found = places(text, tally)

        assert len(of_kind(found, "postcode")) == 1
        assert tally.dropped == {"not as many values as columns": 1, "no position": 4}


class TestAFileOfTowns:
    def test_gives_towns_with_their_people(self) -> None:
        rows = [
            ("US", "Springfield", "IL", 39.8, -89.65, 114_000),
            ("CA", "Example", "08", 43.0, -79.0, 5),
            ("AU", "Example", "02", -33.0, 151.0, 6),
            ("DE", "Example", "16", 52.0, 13.0, 7),
        ]
        found = places(geonames_towns(rows))

        assert [(p.country, p.region, p.population) for p in found] == [
            ("US", "IL", 114_000), ("CA", "ON", 5), ("AU", "NSW", 6), ("DE", "", 7),
        ]  # fmt: skip
        assert all(p.kind == "town" and p.code == "" for p in found)

    def test_leaves_out_what_is_no_town_or_too_small(self) -> None:
        rows = [("US", "Example", "IL", 39.8, -89.65, 500), ("US", "Less", "IL", 39.8, -89.6, 0)]
        content = geonames_towns(rows)
        gone = content.replace(b"PPL", b"PPLH")
        lake = content.replace(b"\tP\tPPL", b"\tH\tLK")
        tally = Tally()

        found = places(content + gone + lake, tally)

        assert [p.name for p in found] == ["Example"]
        assert tally.dropped == {"too few people": 1, "not a town": 4}


class TestWhatIsRefused:
    def test_is_a_file_with_other_columns(self) -> None:
        with pytest.raises(NotGeoNames, match="3 columns"):
            places(b"a\tb\tc\n")

    def test_is_not_the_rest_of_an_archive(self) -> None:
        archive = zipped({"readme.txt": b"read me", "XX.txt": geonames(ROWS)})
        assert [m.name for m in members(io.BytesIO(archive), "XX.zip")] == ["XX.txt"]


class TestTheRealFiles:
    @pytest.mark.parametrize(
        ("name", "rows", "codes"),
        [
            ("postal_US.txt.gz", 41_483, 41_481),
            ("postal_CA.txt.gz", 1_655, 1_651),
            ("postal_GB.txt.gz", 27_450, 3_002),
            ("postal_DE.txt.gz", 16_477, 8_308),
            ("postal_AU.txt.gz", 16_873, 3_313),
            ("postal_NL.txt.gz", 4_334, 4_086),
            ("postal_CH.txt.gz", 4_521, 3_362),
        ],
    )
    def test_give_each_postcode_once(self, name: str, rows: int, codes: int) -> None:
        found, tally = loaded(name)

        postcodes = of_kind(found, "postcode")
        assert (tally.rows, tally.dropped) == (rows, {})
        assert len(postcodes) == len({p.code for p in postcodes}) == codes
        for place in postcodes:
            assert normal_postcode(place.country, place.code) == place.code
            meant = [m for m in readings(place.code) if isinstance(m, PostcodeMeant)]
            assert (place.country, place.code) in {(m.country, m.code) for m in meant}

    def test_have_springfield_in_many_states_and_not_the_unknown_postcode(self) -> None:
        found, _ = loaded("postal_US.txt.gz")
        states = {p.region for p in of_kind(found, "town") if p.name == "Springfield"}
        assert {"IL", "MA", "MO", "OR"} <= states
        assert "06012" not in {p.code for p in found}
        assert "060" in {p.code for p in of_kind(found, "area")}
