"""Limbs and trunks as filled shapes: breadths set off to both sides of a bent line.

A direction is in degrees, clockwise from straight up: 90 is to the right, 180 down. The right side
of a line is the one to the right of somebody who walks along it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, radians, sin, tan

from unweary.drawing.pictures.brush import Point

Breadth = tuple[float, float, float]  # place along the bone (0 to 1), to the left, to the right


def step(start: Point, direction: float, length: float) -> Point:
    """The point so far away in that direction."""
    angle = radians(direction)
    return start[0] + length * sin(angle), start[1] - length * cos(angle)


def heading(start: Point, end: Point) -> float:
    """The direction from one point to another."""
    return degrees(atan2(end[0] - start[0], start[1] - end[1]))


def elbow(start: Point, end: Point, first: float, second: float, *, left: bool) -> Point:
    """Where two bones of these lengths meet, from `start` to `end`; `left` of the way, or right.

    An end that is out of reach is reached for as far as the bones go.
    """
    away = min(max(hypot(end[0] - start[0], end[1] - start[1]), abs(first - second) + 0.01),
               first + second - 0.01)  # fmt: skip
    turn = degrees(acos((first**2 + away**2 - second**2) / (2 * first * away)))
    return step(start, heading(start, end) + (-turn if left else turn), first)


def spine(points: Sequence[Point], count: int) -> list[tuple[Point, float]]:
    """Points evenly along a smooth curve through `points`, each with its direction."""
    ends = [points[0], *points, points[-1]]
    fine: list[Point] = []
    for i in range(1, len(ends) - 2):
        p, q, r, s = ends[i - 1 : i + 3]
        for k in range(12):
            fine.append(_between(p, q, r, s, k / 12))
    fine.append(points[-1])
    places = [0.0]
    for a, b in pairwise(fine):
        places.append(places[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    found = []
    for n in range(count + 1):
        want = places[-1] * n / count
        i = max(k for k in range(len(fine) - 1) if places[k] <= want + 1e-9)
        u = (want - places[i]) / (places[i + 1] - places[i])
        (ax, ay), (bx, by) = fine[i], fine[i + 1]
        found.append(((ax + (bx - ax) * u, ay + (by - ay) * u), heading(fine[i], fine[i + 1])))
    return found


def _between(p: Point, q: Point, r: Point, s: Point, u: float) -> Point:
    def one(i: int) -> float:
        a, b, c, d = p[i], q[i], r[i], s[i]
        return 0.5 * (
            2 * b
            + (c - a) * u
            + (2 * a - 5 * b + 4 * c - d) * u**2
            + (3 * b - a - 3 * c + d) * u**3
        )

    return one(0), one(1)


def bent(
    joints: tuple[Point, Point, Point], first: Sequence[Breadth], second: Sequence[Breadth]
) -> tuple[list[Point], list[Point]]:
    """The left and the right edge of a limb of two bones, its inner bend creased like flesh."""
    a, b, c = joints
    one, two = heading(a, b), heading(b, c)
    turn = (two - one + 180) % 360 - 180  # to the right where positive
    long = hypot(b[0] - a[0], b[1] - a[1]), hypot(c[0] - b[0], c[1] - b[1])
    edges: tuple[list[Point], list[Point]] = ([], [])
    for side, edge in enumerate(edges):
        out = -90 if side == 0 else 90
        inner = (turn > 0) == (side == 1) and abs(turn) > 4
        radius = second[0][1 + side]
        skip = radius * tan(radians(min(abs(turn), 150) / 2)) if inner else 0.0
        for t, *widths in first:
            if (1 - t) * long[0] > skip + 0.6:
                edge.append(step(step(a, one, t * long[0]), one + out, widths[side]))
        away = radius / max(cos(radians(turn / 2)), 0.32) if inner else radius
        edge.append(step(b, one + turn / 2 + out, away))
        for t, *widths in second[1:]:
            if t * long[1] > skip + 0.6 or t == 1:
                edge.append(step(step(b, two, t * long[1]), two + out, widths[side]))
    return edges


def straight(a: Point, b: Point, breadths: Sequence[Breadth]) -> tuple[list[Point], list[Point]]:
    """The left and the right edge of one bone."""
    way = heading(a, b)
    long = hypot(b[0] - a[0], b[1] - a[1])
    left = [step(step(a, way, t * long), way - 90, w) for t, w, _ in breadths]
    right = [step(step(a, way, t * long), way + 90, w) for t, _, w in breadths]
    return left, right


def along(
    line: Sequence[tuple[Point, float]], breadths: Sequence[Breadth]
) -> tuple[list[Point], list[Point]]:
    """The left and the right edge of a trunk; a place may lie a little before 0 or after 1."""
    left, right = [], []
    last = len(line) - 1
    total = sum(hypot(b[0] - a[0], b[1] - a[1]) for (a, _), (b, _) in pairwise(line))
    for t, w, v in breadths:
        place = min(max(t, 0.0), 1.0) * last
        i = min(int(place), last - 1)
        u = place - i
        ((ax, ay), da), ((bx, by), db) = line[i], line[i + 1]
        way = da + ((db - da + 180) % 360 - 180) * u
        at = step(
            (ax + (bx - ax) * u, ay + (by - ay) * u), way, (t - min(max(t, 0.0), 1.0)) * total
        )
        left.append(step(at, way - 90, w))
        right.append(step(at, way + 90, v))
    return left, right


def curve(points: Sequence[Point], *, start: bool = True) -> str:
    """A smooth path through points, to a tenth of a unit; `start` moves to the first.

    Steps are relative to the point before, which makes a drawing a third smaller.
    """
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    d = f"M{_at((x, y))}" if start else ""
    for i in range(len(points) - 1):
        a, b = points[max(i - 1, 0)], points[i]
        c, e = points[i + 1], points[min(i + 2, len(points) - 1)]
        gap = hypot(c[0] - b[0], c[1] - b[1])
        pulls = (_pull(b, a, c, gap), _pull(c, e, b, gap), c)
        written = "".join(
            f"{'' if value.startswith('-') or not k else ' '}{value}"
            for k, value in enumerate(_n(value) for px, py in pulls for value in (px - x, py - y))
        )
        d += f"c{written}"
        x, y = round(x + round(c[0] - x, 1), 1), round(y + round(c[1] - y, 1), 1)
    return d


def _pull(point: Point, before: Point, after: Point, gap: float) -> Point:
    """A control point: along the chord of the neighbours, never longer than a third of the gap."""
    x, y = after[0] - before[0], after[1] - before[1]
    long = hypot(x, y) or 1.0
    reach = min(gap, long / 2) / 3
    return point[0] + x / long * reach, point[1] + y / long * reach


def outline(
    left: Sequence[Point], right: Sequence[Point], *, tip: str = "round", root: str = "round"
) -> str:
    """The closed shape between two edges. An end is "round" (half a circle) or "flat"."""

    def turned(a: Point, b: Point, kind: str) -> str:
        if kind == "flat":
            return f"L{_at(b)}"
        r = _n(hypot(b[0] - a[0], b[1] - a[1]) / 2)
        return f"A{r} {r} 0 0 1 {_at(b)}"

    back = list(reversed(right))
    return (
        curve(left)
        + turned(left[-1], right[-1], tip)
        + curve(back, start=False)
        + turned(right[0], left[0], root)
        + "Z"
    )


def _n(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}"


def _at(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"
