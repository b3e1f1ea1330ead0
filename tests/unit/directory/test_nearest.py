"""The search without a database, against looking at everybody."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unweary.directory.base import Cursor, Point, Wanted
from unweary.directory.distance import km_between
from unweary.directory.nearest import (
    BAND_DEGREES,
    DISCIPLINES,
    FARTHEST_KM,
    Box,
    Row,
    band_of,
    box_around,
    nearest,
    with_distance,
)

EDGES = (-180.0, 180.0, 179.95, -179.95, 0.0)
lats = st.floats(-90, 90, allow_nan=False) | st.sampled_from((85.0, 89.99, -90.0, 90.0, 0.0))
lons = st.floats(-180, 180, allow_nan=False) | st.sampled_from(EDGES)
points = st.builds(Point, lats, lons)


class Listed:
    """Rows in a list, looked through as a database would."""

    def __init__(self, rows: list[Row], start: float = 3.0) -> None:
        self.rows = rows
        self.start = start
        self.boxes = 0

    def rows_in_box(self, box: Box, wanted: Wanted) -> Iterator[Row]:
        self.boxes += 1
        for west, east in box.spans:
            for id_, lat, lon in self.rows:
                inside = box.south <= lat <= box.north and west <= lon <= east
                if inside and band_of(lat) in box.bands:
                    yield id_, lat, lon

    def start_km(self, wanted: Wanted) -> float:
        return self.start


def by_looking_at_all(rows: list[Row], wanted: Wanted) -> list[tuple[float, int]]:
    ordered = sorted(with_distance(wanted.point, rows))
    once: dict[int, tuple[float, int]] = {}
    for km, id_ in ordered:
        once.setdefault(id_ // DISCIPLINES, (km, id_))
    return [pair for pair in once.values() if pair[0] <= wanted.most_km]


class TestBoxAround:
    @given(points, st.floats(0.001, 3_000), points)
    def test_holds_everything_within_the_radius(self, point, km, other) -> None:
        if km_between(point, other) > km:
            return

        box = box_around(point, km)

        assert box.south <= other.lat <= box.north
        assert any(west <= other.lon <= east for west, east in box.spans)
        assert band_of(other.lat) in box.bands

    def test_is_split_where_it_crosses_the_180th_meridian(self) -> None:
        box = box_around(Point(52.0, 179.9), 50)

        assert len(box.spans) == 2
        assert box.spans[0][1] == 180.0
        assert box.spans[1][0] == -180.0

    def test_goes_all_round_where_the_pole_lies_inside(self) -> None:
        assert box_around(Point(89.9, 10), 50).spans == ((-180.0, 180.0),)

    def test_is_widened_on_the_side_of_the_pole(self) -> None:
        ((west, east),) = box_around(Point(85.0, 0), 300).spans

        assert east - west > 2 * 300 / (111.2 * 0.0872)  # half of it, as at the middle


class TestWithDistance:
    @given(points, points)
    def test_agrees_with_the_distance_that_is_shown(self, one, other) -> None:
        ((km, _),) = with_distance(one, [(1, other.lat, other.lon)])

        assert isclose(km, km_between(one, other), rel_tol=1e-9, abs_tol=1e-6)


class TestNearest:
    @settings(max_examples=300)
    @given(
        st.lists(
            st.tuples(st.integers(0, 5_000), lats, lons), max_size=60, unique_by=lambda r: r[0]
        ),
        points,
        st.integers(1, 30),
        st.floats(0.5, FARTHEST_KM),
        st.floats(0.01, 500),
    )
    def test_finds_what_looking_at_everybody_finds(self, rows, point, count, cap, start) -> None:
        rows = [(id_, *_place_of(id_, rows)) for id_, _, _ in rows]
        wanted = Wanted(("x",), point, cap)

        found = nearest(Listed(rows, start), wanted, count=count)

        everybody = by_looking_at_all(rows, wanted)
        assert list(found.found) == everybody[:count]
        assert found.more == (len(everybody) > count)

    @settings(max_examples=200)
    @given(
        st.lists(
            st.tuples(st.integers(0, 3_000), lats, lons), max_size=50, unique_by=lambda r: r[0]
        ),
        points,
        st.integers(1, 7),
    )
    def test_turns_pages_without_losing_or_repeating_anybody(self, rows, point, count) -> None:
        rows = [(id_, *_place_of(id_, rows)) for id_, _, _ in rows]
        wanted = Wanted(("x",), point, FARTHEST_KM)
        turned: list[tuple[float, int]] = []
        after = None

        while True:
            page = nearest(Listed(rows), wanted, count=count, after=after)
            turned += page.found
            if not page.more:
                break
            after = Cursor(*page.found[-1])

        assert turned == by_looking_at_all(rows, wanted)

    def test_keeps_ties_in_order_over_a_page_boundary(self) -> None:
        rows: list[Row] = [(n * DISCIPLINES, 40.0, -75.0) for n in range(60)]
        wanted = Wanted(("x",), Point(40.0, -75.0))

        first = nearest(Listed(rows), wanted, count=25)
        second = nearest(Listed(rows), wanted, count=25, after=Cursor(*first.found[-1]))

        assert [id_ // DISCIPLINES for _, id_ in first.found] == list(range(25))
        assert [id_ // DISCIPLINES for _, id_ in second.found] == list(range(25, 50))

    def test_shows_a_pair_once_under_the_first_of_its_ids(self) -> None:
        rows: list[Row] = [(64, 40.0, -75.0), (65, 40.0, -75.0), (128, 40.1, -75.0)]

        found = nearest(Listed(rows), Wanted(("x",), Point(40.0, -75.0)), count=10)

        assert [id_ for _, id_ in found.found] == [64, 128]

    def test_looks_no_farther_than_asked(self) -> None:
        listed = Listed([(64, 41.0, -75.0)])

        found = nearest(listed, Wanted(("x",), Point(40.0, -75.0), 50), count=10)

        assert found.found == ()
        assert found.looked_km == 50
        assert listed.boxes <= 5


@pytest.mark.parametrize(("lat", "band"), [(-90.0, 0), (90.0, 3600), (0.0, 1800), (-89.96, 0)])
def test_bands_count_from_the_south_pole(lat, band) -> None:
    assert band_of(lat) == band
    assert band_of(90.0) == round(180 / BAND_DEGREES)


def _place_of(id_: int, rows: list[Row]) -> tuple[float, float]:
    """One place for all ids of a pair."""
    return next(
        (lat, lon) for other, lat, lon in rows if other // DISCIPLINES == id_ // DISCIPLINES
    )
