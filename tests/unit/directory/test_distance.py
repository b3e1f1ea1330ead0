"""Distances are right, and said no more exactly than they are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unweary.directory.base import Point
from unweary.directory.distance import About, about_km, about_miles, km_between

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


class TestKmBetween:
    def test_gives_a_degree_of_latitude(self) -> None:
        assert km_between(Point(0, 0), Point(1, 0)) == pytest.approx(111.195, abs=0.001)

    def test_goes_the_short_way_across_the_180th_meridian(self) -> None:
        assert km_between(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111.195, abs=0.001)

    def test_gives_half_the_way_round_for_the_other_side(self) -> None:
        assert km_between(Point(0, 0), Point(0, 180)) == pytest.approx(20015.1, abs=0.1)

    @given(POINTS, POINTS)
    def test_is_the_same_both_ways(self, one: Point, other: Point) -> None:
        assert km_between(one, other) == pytest.approx(km_between(other, one), abs=1e-6)

    @given(POINTS, POINTS, POINTS)
    def test_is_never_longer_than_a_detour(self, a: Point, b: Point, c: Point) -> None:
        assert km_between(a, c) <= km_between(a, b) + km_between(b, c) + 1e-6

    @given(POINTS)
    def test_is_nothing_to_the_same_place(self, point: Point) -> None:
        assert km_between(point, point) == 0


class TestAbout:
    @pytest.mark.parametrize(
        ("km", "said"), [(0, 1), (0.4, 1), (2.5, 3), (9.6, 10), (17.2, 17), (31, 30), (48, 50)]
    )
    def test_says_whole_kilometres_then_steps_of_five(self, km: float, said: int) -> None:
        assert about_km(km) == About(said, "km")

    @pytest.mark.parametrize(("km", "said"), [(1.6, 1), (16.1, 10), (80.5, 50), (60, 35)])
    def test_says_the_same_in_miles(self, km: float, said: int) -> None:
        assert about_miles(km) == About(said, "mi")

    @given(st.floats(0, 20000), st.floats(0, 20000))
    def test_never_puts_the_nearer_one_further(self, one: float, other: float) -> None:
        nearer, further = sorted([one, other])
        assert about_km(nearer).number <= about_km(further).number
        assert about_miles(nearer).number <= about_miles(further).number
