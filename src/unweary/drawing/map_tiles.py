"""Which square pictures of a map in the Mercator projection cover an extent, and where they lie.

The usual numbering of web maps: at zoom z the world is 2**z by 2**z tiles, x from west to east
beginning at the date line, y from north to south. Near the poles there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, floor, pi, radians, sinh, tan

POLE = degrees(atan(sinh(pi)))  # 85.05 degrees: the tiles end there
MOST_ZOOM = 12  # shows towns and the roads between them; single streets begin at 13
MOST_TILES = 12


@dataclass(frozen=True)
class Tile:
    """A tile and its edges in degrees. West and east may lie beyond 180: they do not jump."""

    z: int
    x: int
    y: int
    north: float
    south: float
    west: float
    east: float

    def address(self, template: str) -> str:
        """The template with its {z}, {x} and {y} filled in."""
        numbers = {"{z}": self.z, "{x}": self.x, "{y}": self.y}
        for name, number in numbers.items():
            template = template.replace(name, str(number))
        return template


def tile_position(lat: float, lon: float, z: int) -> tuple[float, float]:
    """x and y of a point in tiles, with fractions; beyond the poles it is at the edge."""
    lat = max(-POLE, min(POLE, lat))
    size = 2.0**z
    return (lon + 180) / 360 * size, (1 - asinh(tan(radians(lat))) / pi) / 2 * size


def tile_edges(x: int, y: int, z: int) -> Tile:
    """A tile with its edges. x may lie beyond the date line; the tile's own x does not."""
    size = 2**z
    north, south = (degrees(atan(sinh(pi * (1 - 2 * row / size)))) for row in (y, y + 1))
    west, east = (column / size * 360 - 180 for column in (x, x + 1))
    return Tile(z, x % size, y, north, south, west, east)


def tiles_around(lat: float, lon: float, half_degrees: float) -> tuple[Tile, ...]:
    """The tiles of a square around a point, at the finest zoom that needs no more than twelve.

    half_degrees: of latitude, from the point to each side of the square. Four to twelve tiles;
    fewer where MOST_ZOOM stops it, and at the poles.
    """
    north, south = min(POLE, lat + half_degrees), max(-POLE, lat - half_degrees)
    if south >= north:
        return ()
    narrowest = min(cos(radians((lat + edge) / 2)) for edge in (north, south))
    half_across = min(180.0, half_degrees / narrowest)
    for z in range(MOST_ZOOM, -1, -1):
        columns, rows = _covered(north, south, lon - half_across, lon + half_across, z)
        if len(columns) * len(rows) <= MOST_TILES:
            return tuple(tile_edges(x, y, z) for y in rows for x in columns)
    return ()


def _covered(north: float, south: float, west: float, east: float, z: int) -> tuple[range, range]:
    left, top = tile_position(north, west, z)
    right, bottom = tile_position(south, east, z)
    last = 2**z - 1
    columns = range(floor(left), min(floor(right), floor(left) + last) + 1)
    return columns, range(max(0, floor(top)), min(last, floor(bottom)) + 1)
