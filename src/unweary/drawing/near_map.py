"""A map of what is near: rings of distance, names of towns, numbered marks. No streets of its own.

What it shows is known to the middle of a postcode, so it draws nothing finer: marks at one point,
or so near that they would cover one another, are one mark. North is up; around the origin a degree is taken to be as long everywhere, which is
off by less than a hundredth within 200 km below 60 degrees of latitude. A host that has map tiles
lays them below all of it; they are faded, and no finer than towns and the roads between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import atan2, cos, degrees, hypot, radians

from unweary.drawing.map_tiles import Tile, tiles_around
from unweary.drawing.svg import circle, drawing, element, path

KM_IN_A_DEGREE = 111.195
SIDE = 320.0  # units of the drawing, about the pixels of a narrow telephone
MIDDLE = SIDE / 2
REACH = 144.0  # units from the origin to the outer ring
LETTER = 0.56  # width of a letter, as a share of its size
TOWN_SIZE = 12.0
RING_SIZE = 11.0
MARK_SIZE = 12.0
MARK_RADIUS = 10.0
NICE = (1.0, 2.0, 5.0)
MOST_RINGS = 5
SEAM = 0.3


@dataclass(frozen=True)
class Spot:
    """Something at a position in degrees, with the words or the number that stand on it."""

    lat: float
    lon: float
    label: str


@dataclass(frozen=True)
class Ring:
    """A distance from the origin, and how it is said."""

    km: float
    label: str


@dataclass(frozen=True)
class Mark:
    """Results at one point. x and y in units of the drawing."""

    x: float
    y: float
    km: float
    direction: int  # 0 for north, 1 for north-east, up to 7 for north-west
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        """What stands on it: a number, "3–7", or how many there are."""
        first, last = self.labels[0], self.labels[-1]
        if len(self.labels) == 1:
            return first
        whole = first.isdigit() and last.isdigit()
        if whole and int(last) - int(first) == len(self.labels) - 1:
            return f"{first}–{last}"
        return f"{len(self.labels)}×"


@dataclass(frozen=True)
class Box:
    """A place on the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both take some of the same place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    @property
    def inside(self) -> bool:
        """Whether it lies on the drawing as a whole."""
        return (
            self.left >= 1 and self.top >= 1 and self.right <= SIDE - 1 and self.bottom <= SIDE - 1
        )


def nice_steps(most: float) -> tuple[float, ...]:
    """Round distances for two to five rings; the last one is at least `most`, in the same unit."""
    size = 0.1
    while True:
        for nice in NICE:
            step = nice * size
            if step * MOST_RINGS >= most:
                count = max(2, -int(-most // step))
                return tuple(round(step * (i + 1), 6) for i in range(count))
        size *= 10


def marks_of(origin: Spot, results: Iterable[Spot], reach_km: float) -> tuple[Mark, ...]:
    """The marks of a map, in the order of their first results; those at one point are one."""
    at: dict[tuple[float, float], list[Spot]] = {}
    for spot in results:
        at.setdefault((round(spot.lat, 4), round(spot.lon, 4)), []).append(spot)
    return tuple(_mark(origin, spots, reach_km) for spots in at.values())


def near_map(
    origin: Spot,
    results: Sequence[Spot],
    towns: Sequence[Spot],
    rings: Sequence[Ring],
    *,
    text: str,
    tiles: str = "",
) -> str:
    """The map as SVG. rings: at least one, the outer one last. text: the same in words.

    towns: the most important first; a name that finds no room is left out. One under a mark is
    the name of the mark's own town. tiles: addresses of map tiles with {z}, {x} and {y} in them.
    """
    reach_km = rings[-1].km
    marks = _apart(marks_of(origin, results, reach_km))
    taken = [Box(MIDDLE - 9, MIDDLE - 9, MIDDLE + 9, MIDDLE + 9), *(_mark_box(m) for m in marks)]
    circles = [_ring(ring, reach_km, i == len(rings) - 1) for i, ring in enumerate(rings)]
    labels = []
    for ring in rings:
        label, box = _ring_label(ring, reach_km, taken)
        labels.append(label)
        taken.append(box)
    names = _towns(origin, towns, reach_km, taken, [_mark_box(m) for m in marks])
    return drawing(
        _below(origin, reach_km, tiles) if tiles else "",
        "".join(circles),
        _origin(),
        "".join(names),
        "".join(labels),
        "".join(_drawn(mark) for mark in marks),
        box=f"0 0 {SIDE:g} {SIDE:g}",
        class_="uw-map__picture",
        text=text,
    )


def _from_origin(origin: Spot, spot: Spot) -> tuple[float, float]:
    """Kilometres to the east and to the north."""
    around = (spot.lon - origin.lon + 180) % 360 - 180
    east = around * cos(radians((origin.lat + spot.lat) / 2)) * KM_IN_A_DEGREE
    return east, (spot.lat - origin.lat) * KM_IN_A_DEGREE


def _below(origin: Spot, reach_km: float, tiles: str) -> str:
    """The tiles that lie below all else, as one faded picture."""
    half = MIDDLE / REACH * reach_km / KM_IN_A_DEGREE
    scale = REACH / reach_km * KM_IN_A_DEGREE
    drawn = (
        _image(tile, origin, scale, tiles) for tile in tiles_around(origin.lat, origin.lon, half)
    )
    return element("g", "".join(drawn), class_="uw-map__tiles", opacity=0.5)


def _image(tile: Tile, origin: Spot, scale: float, tiles: str) -> str:
    """One tile where the drawing's own projection puts its edges, a hair larger than a seam."""
    across = scale * cos(radians((origin.lat + (tile.north + tile.south) / 2) / 2))
    left, right = (MIDDLE + (lon - origin.lon) * across for lon in (tile.west, tile.east))
    top, bottom = (MIDDLE - (lat - origin.lat) * scale for lat in (tile.north, tile.south))
    return element(
        "image",
        href=tile.address(tiles),
        x=f"{left:.2f}",
        y=f"{top:.2f}",
        width=f"{right - left + SEAM:.2f}",
        height=f"{bottom - top + SEAM:.2f}",
        preserveAspectRatio="none",
    )


def _mark(origin: Spot, spots: list[Spot], reach_km: float) -> Mark:
    east, north = _from_origin(origin, spots[0])
    x, y = _on_map(east, north, reach_km)
    turned = round(degrees(atan2(east, north)) / 45) % 8
    return Mark(x, y, hypot(east, north), turned, tuple(s.label for s in spots))


def _on_map(east: float, north: float, reach_km: float) -> tuple[float, float]:
    """Units of the drawing; what lies further than the outer ring stands on its edge."""
    far = hypot(east, north)
    shrink = min(1.0, 1.06 * reach_km / far) if far else 1.0
    scale = REACH / reach_km * shrink
    return MIDDLE + east * scale, MIDDLE - north * scale


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The same with one mark in place of each two that would cover one another."""
    standing: list[Mark] = []
    for mark in marks:
        while True:
            box = _mark_box(mark)
            near = next((m for m in standing if _mark_box(m).meets(box)), None)
            if near is None:
                break
            standing.remove(near)
            mark = _together(near, mark)
        standing.append(mark)
    return tuple(standing)


def _together(one: Mark, other: Mark) -> Mark:
    """One mark in the middle of all that the two stand for."""
    count, more = len(one.labels), len(other.labels)
    share = more / (count + more)
    labels = sorted((*one.labels, *other.labels), key=lambda text: (len(text), text))
    return Mark(
        one.x + (other.x - one.x) * share,
        one.y + (other.y - one.y) * share,
        one.km,
        one.direction,
        tuple(labels),
    )


def _mark_box(mark: Mark) -> Box:
    half = _half_width(mark.text)
    return Box(mark.x - half, mark.y - MARK_RADIUS, mark.x + half, mark.y + MARK_RADIUS)


def _half_width(text: str) -> float:
    return max(MARK_RADIUS, len(text) * MARK_SIZE * LETTER / 2 + 6)


def _drawn(mark: Mark) -> str:
    """A mark with its number, as wide as the number needs."""
    half = _half_width(mark.text) - MARK_RADIUS
    left, right = mark.x - half, mark.x + half
    pill = path(
        f"M{left:.1f} {mark.y:.1f}H{right + 0.01:.2f}",
        class_="uw-map__mark",
        fill="none",
        stroke="#0f5b57",
        stroke_width=2 * MARK_RADIUS,
        stroke_linecap="round",
    )
    edge = path(
        f"M{left:.1f} {mark.y:.1f}H{right + 0.01:.2f}",
        class_="uw-map__edge",
        fill="none",
        stroke="#fbf7f1",
        stroke_width=2 * MARK_RADIUS + 3,
        stroke_linecap="round",
    )
    return edge + pill + _text(mark.x, mark.y + 4.2, mark.text, MARK_SIZE, "uw-map__number")


def _ring(ring: Ring, reach_km: float, outer: bool) -> str:
    name = "uw-map__ring uw-map__ring--outer" if outer else "uw-map__ring"
    radius = ring.km / reach_km * REACH
    return circle(MIDDLE, MIDDLE, radius, class_=name, fill="none", stroke="#7a8682")


def _ring_label(ring: Ring, reach_km: float, taken: list[Box]) -> tuple[str, Box]:
    """Its distance, at the top of the ring or wherever there is room on it."""
    radius = ring.km / reach_km * REACH
    spots = [
        (MIDDLE + radius * dx, MIDDLE - radius * dy)
        for dx, dy in ((0, 1), (0, -1), (0.71, 0.71), (-0.71, 0.71), (0.71, -0.71), (-0.71, -0.71))
    ]
    boxes = [(x, y, _text_box(x, y, ring.label, RING_SIZE)) for x, y in spots]
    free = [b for b in boxes if b[2].inside and not any(b[2].meets(t) for t in taken)]
    x, y, box = (free or boxes)[0]
    return _text(x, y + 3.8, ring.label, RING_SIZE, "uw-map__distance"), box


def _text_box(x: float, y: float, text: str, size: float) -> Box:
    half = len(text) * size * LETTER / 2 + 2
    return Box(x - half, y - size / 2 - 1, x + half, y + size / 2 + 1)


def _towns(
    origin: Spot, towns: Sequence[Spot], reach_km: float, taken: list[Box], marks: list[Box]
) -> Iterable[str]:
    """Names beside their dots, each where nothing else stands; without room, no name."""
    written: set[str] = set()
    for town in towns:
        east, north = _from_origin(origin, town)
        if hypot(east, north) > reach_km * 1.02 or town.label in written:
            continue
        x, y = _on_map(east, north, reach_km)
        under = next((m for m in marks if m.left < x < m.right and m.top < y < m.bottom), None)
        aside = (under.right - under.left) / 2 + 3 if under else 7.0
        above = MARK_RADIUS + 8 if under else 10.0
        half = len(town.label) * TOWN_SIZE * LETTER / 2
        ways = ((half + aside, 0.0), (-half - aside, 0.0), (0.0, -above), (0.0, above + 1))
        for dx, dy in ways:
            box = _text_box(x + dx, y + dy, town.label, TOWN_SIZE)
            if box.inside and not any(box.meets(t) for t in taken):
                taken += [box, Box(x - 3, y - 3, x + 3, y + 3)]
                written.add(town.label)
                if not under:
                    yield circle(x, y, 2.2, class_="uw-map__dot", fill="#55625f")
                yield _text(x + dx, y + dy + 4, town.label, TOWN_SIZE, "uw-map__town")
                break


def _origin() -> str:
    """Where the search began: a ring with a cross, like no other mark."""
    arms = f"M{MIDDLE - 8:g} {MIDDLE:g}h16M{MIDDLE:g} {MIDDLE - 8:g}v16"
    return circle(
        MIDDLE, MIDDLE, 5.0, class_="uw-map__origin", fill="none", stroke="#c86b4a", stroke_width=2
    ) + path(arms, class_="uw-map__origin", fill="none", stroke="#c86b4a", stroke_width=2)


def _text(x: float, y: float, text: str, size: float, name: str) -> str:
    return element(
        "text",
        escape(text),
        x=round(x, 1),
        y=round(y, 1),
        class_=name,
        font_size=size,
        text_anchor="middle",
    )
