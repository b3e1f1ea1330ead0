"""Tiles: the usual numbering, where their edges lie, which of them cover a map."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from unweary.drawing.map_tiles import (
    MOST_TILES,
    MOST_ZOOM,
    POLE,
    tile_edges,
    tile_position,
    tiles_around,
)
from unweary.drawing.near_map import Ring, Spot, marks_of, near_map

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATE = "/tiles/{z}/{x}/{y}.png"
KM = 1 / 111.195


@pytest.mark.parametrize(
    ("lat", "lon", "z", "x", "y"),
    [
        (0.0, 0.0, 0, 0, 0),
        (35.6590699, 139.7006793, 18, 232798, 103246),
        (51.51202, 0.02435, 17, 65544, 43582),
        (-33.9, -179.99, 3, 0, 4),
    ],
)
def test_a_point_is_on_the_tile_that_web_maps_give_it(
    lat: float, lon: float, z: int, x: int, y: int
) -> None:
    across, down = tile_position(lat, lon, z)

    assert (int(across), int(down)) == (x, y)


def test_edges_are_those_of_the_mercator_projection() -> None:
    quarter, below_the_top = tile_edges(0, 0, 1), tile_edges(2, 1, 2)

    assert pytest.approx(85.0511287798) == POLE == quarter.north
    assert (quarter.south, quarter.west, quarter.east) == (0, -180, 0)
    assert below_the_top.north == pytest.approx(66.5132604431)
    assert (below_the_top.west, below_the_top.east) == (0, 90)


@pytest.mark.parametrize("lat", [0.0, 36.0, -52.0, 64.0, 71.0])
@pytest.mark.parametrize("km", [7.0, 20.0, 55.0, 222.0])
def test_four_to_twelve_of_them_cover_the_whole_square(lat: float, km: float) -> None:
    half = km * KM
    tiles = tiles_around(lat, 20.0, half)

    assert 4 <= len(tiles) <= MOST_TILES
    assert len({(t.z, t.x, t.y) for t in tiles}) == len(tiles)
    assert max(t.north for t in tiles) >= lat + half
    assert min(t.south for t in tiles) <= lat - half
    assert min(t.west for t in tiles) < 20.0 - half < 20.0 + half < max(t.east for t in tiles)


def test_no_zoom_shows_single_streets_however_near_the_listings_are() -> None:
    tiles = tiles_around(40.0, -75.0, 1 * KM)

    assert {t.z for t in tiles} == {MOST_ZOOM}
    assert MOST_ZOOM < 13


def test_across_the_date_line_they_go_on_without_a_jump() -> None:
    tiles = tiles_around(52.0, 179.99, 20 * KM)
    last = 2 ** tiles[0].z - 1

    assert {t.x for t in tiles} >= {0, last}
    assert max(t.east for t in tiles) > 180 > min(t.west for t in tiles)
    first_row = [t for t in tiles if t.y == tiles[0].y]
    assert all(one.east == other.west for one, other in pairwise(first_row))


def test_beyond_the_poles_there_are_none() -> None:
    near = tiles_around(84.9, 0.0, 30 * KM)

    assert max(t.north for t in near) == pytest.approx(POLE)
    assert min(t.y for t in near) == 0
    assert tiles_around(88.0, 0.0, 30 * KM) == ()
    assert tile_position(90.0, 0.0, 2) == tile_position(POLE, 0.0, 2)


class TestOnTheMap:
    def images(self, origin: Spot, **more: str) -> list[ET.Element]:
        drawn = near_map(origin, [origin], [], [Ring(10.0, "10 km")], text="Map", **more)
        return list(ET.fromstring(drawn).iter(f"{SVG}image"))

    def test_there_are_none_unless_the_host_has_them(self) -> None:
        assert self.images(Spot(40.0, -75.0, "1")) == []

    def test_they_lie_below_all_else_and_fill_the_map(self) -> None:
        origin = Spot(40.0, -75.0, "1")
        root = ET.fromstring(
            near_map(origin, [origin], [], [Ring(10.0, "10 km")], text="Map", tiles=TEMPLATE)
        )
        images = self.images(origin, tiles=TEMPLATE)
        boxes = [[float(i.get(k) or 0) for k in ("x", "y", "width", "height")] for i in images]

        assert root[0].get("class") == "uw-map__tiles"
        assert min(b[0] for b in boxes) <= 0
        assert min(b[1] for b in boxes) <= 0
        assert max(b[0] + b[2] for b in boxes) >= 320
        assert max(b[1] + b[3] for b in boxes) >= 320
        assert all((i.get("href") or "").startswith("/tiles/1") for i in images)
        assert {i.get("preserveAspectRatio") for i in images} == {"none"}

    def test_a_mark_stands_where_its_tile_shows_it(self) -> None:
        origin, spot = Spot(52.0, 13.0, "1"), (52.05, 13.08)
        images = self.images(origin, tiles=TEMPLATE)
        z = int((images[0].get("href") or "").split("/")[2])
        across, down = tile_position(*spot, z)
        address = TEMPLATE.format(z=z, x=int(across), y=int(down))
        image = next(i for i in images if i.get("href") == address)
        x, y, wide, high = (float(image.get(k) or 0) for k in ("x", "y", "width", "height"))

        (mark,) = marks_of(origin, [Spot(*spot, "2")], 10.0)
        assert x + across % 1 * wide == pytest.approx(mark.x, abs=0.5)
        assert y + down % 1 * high == pytest.approx(mark.y, abs=0.5)
