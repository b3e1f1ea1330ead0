"""The spine from the side, built up from the sacrum by the tilt of each vertebra, in centimetres.

The front of the body is to the left. The tilt of a vertebra is in degrees, forward and down being
positive: 40 for the top of the sacrum, about -15 for the first lumbar vertebra, 25 for the first
thoracic one in somebody who stands at ease.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin

from unweary.drawing.pictures.brush import (
    Point,
    ellipse,
    group,
    ring,
    shape,
    shapes,
    smooth,
    stroke,
)
from unweary.drawing.svg import number

FINER = 25  # whole units in a centimetre, for shapes drawn many times
SACRUM = 40.0
LUMBAR = (26.0, 9.0, -3.0, -10.0, -14.0)  # L5 to L1
THORACIC = (-16.0, -15.0, -13.0, -10.0, -6.0, -2.0, 3.0, 8.0, 13.0, 18.0, 22.0, 25.0)  # T12 to T1
CERVICAL = (24.0, 19.0, 12.0, 6.0, 1.0, -3.0, -2.0)  # C7 to C1
AT_EASE = (SACRUM, *LUMBAR, *THORACIC, *CERVICAL)
TIRED = (
    *(20.0, 14.0, 8.0, 4.0, 2.0, 2.0),
    *(2.0, 1.0, 1.0, 3.0, 6.0, 11.0, 17.0, 23.0, 29.0, 35.0, 39.0, 42.0),
    *(43.0, 38.0, 30.0, 21.0, 11.0, 2.0, -2.0),
)


@dataclass(frozen=True)
class Vertebra:
    """One vertebra: the middle of its body, its tilt, and half its depth and height."""

    x: float
    y: float
    tilt: float
    a: float
    b: float
    region: str

    def at(self, u: float, v: float) -> Point:
        """The point `u` forward and `v` up from the middle of the body."""
        t = radians(self.tilt)
        return (self.x - u * cos(t) - v * sin(t), self.y + u * sin(t) - v * cos(t))


def column(tilts: tuple[float, ...] = AT_EASE) -> list[Vertebra]:
    """The 24 vertebrae from L5 up to C1, above a sacrum whose top has its middle at (0, 0)."""
    x = y = 0.0
    before = tilts[0]
    made = []
    for i, tilt in enumerate(tilts[1:]):
        if i < 5:
            region, a, b, gap = "lumbar", 1.72, 1.32, 1.05
        elif i < 17:
            step = (i - 5) / 11
            region, a, b, gap = "thoracic", 1.55 - 0.6 * step, 1.1 - 0.26 * step, 0.5 - 0.12 * step
        else:
            region, a, b, gap = "cervical", 0.82, 0.62, 0.5
        t = radians((before + tilt) / 2)
        x, y = x - gap * sin(t), y - gap * cos(t)
        t = radians(tilt)
        x, y = x - b * sin(t), y - b * cos(t)
        made.append(Vertebra(x, y, tilt, a, b, region))
        x, y = x - b * sin(t), y - b * cos(t)
        before = tilt
    return made


_LUMBAR_ARCH = (
    *((-0.8, 0.75), (-1.25, 0.8), (-1.5, 1.25), (-1.85, 1.2), (-1.95, 0.55), (-2.4, 0.35)),
    *((-3.2, 0.2), (-3.5, -0.1), (-3.45, -0.75), (-3.1, -0.95), (-2.4, -0.7), (-2.05, -0.75)),
    *((-2.05, -1.5), (-1.75, -1.65), (-1.55, -0.95), (-1.5, -0.2), (-1.2, 0.15), (-0.8, 0.1)),
)
_THORACIC_ARCH = (
    *((-0.8, 0.8), (-1.3, 0.8), (-1.5, 1.3), (-1.8, 1.2), (-1.9, 0.4), (-2.6, -0.6)),
    *((-3.4, -2.0), (-3.5, -2.5), (-3.1, -2.5), (-2.3, -1.5), (-1.9, -0.9), (-1.7, -0.9)),
    *((-1.5, -0.2), (-1.2, 0.15), (-0.8, 0.1)),
)
_CERVICAL_ARCH = (
    *((-0.8, 0.7), (-1.4, 0.9), (-2.0, 0.9), (-2.4, 0.4), (-3.1, -0.1), (-3.5, -0.7)),
    *((-3.2, -1.1), (-2.6, -0.8), (-2.0, -0.7), (-1.6, -0.9), (-1.2, -0.4), (-0.8, -0.2)),
)
_ARCHES = {"lumbar": _LUMBAR_ARCH, "thoracic": _THORACIC_ARCH, "cervical": _CERVICAL_ARCH}
_BODY = (
    *((-0.98, 0.9), (-0.6, 0.94), (0.0, 0.88), (0.6, 0.94), (0.96, 0.92), (0.9, 0.5), (0.82, 0)),
    *((0.9, -0.5), (0.98, -0.92), (0.6, -0.95), (0.0, -0.88), (-0.6, -0.95), (-0.97, -0.92)),
    *((-0.88, -0.4), (-0.86, 0.3)),
)


def drawn(bones: list[Vertebra]) -> str:
    """All vertebrae with the discs between them; from behind to the front."""
    arches = (_ring(v, _ARCHES[v.region]) for v in reversed(bones))
    discs = (_disc(low, high) for low, high in pairwise(bones))
    bodies = (_ring(v, _BODY, ease=0.8) for v in bones)
    return group(
        shapes(arches, "bone-shade", edge="bone-edge", width=0.16 * FINER),
        shapes(discs, "disc", edge="disc-edge", width=0.12 * FINER),
        shapes(bodies, "bone", edge="bone-edge", width=0.18 * FINER),
        at=f"scale({1 / FINER:g})",
    )


def _ring(v: Vertebra, spots: tuple[Point, ...], *, ease: float = 1.0) -> str:
    return _finer((v.at(p * v.a, q * v.b) for p, q in spots), ease)


def _disc(low: Vertebra, high: Vertebra) -> str:
    a = min(low.a, high.a) * 1.02
    below, above = low.b * 0.8, -high.b * 0.8
    corners = (low.at(a, below), low.at(-a, below), high.at(-a, above), high.at(a, above))
    return _finer(corners, 0.25)


def _finer(points: Iterable[Point], ease: float) -> str:
    return ring([(x * FINER, y * FINER) for x, y in points], ease=ease)


def sacrum(tilt: float = SACRUM, *, low: Vertebra | None = None) -> str:
    """The sacrum and the tail bone below (0, 0), and the last disc under the vertebra `low`."""
    front, back = [], []
    x = y = 0.0
    parts = (
        (tilt, 2.5, 1.72),
        (tilt + 2, 2.3, 1.5),
        (tilt - 10, 2.0, 1.2),
        (tilt - 30, 1.9, 0.9),
        (tilt - 52, 1.7, 0.7),
        (tilt - 80, 1.5, 0.5),
        (tilt - 95, 1.6, 0.3),
    )
    joints = []
    for angle, long, half in parts:
        t = radians(angle)
        front.append((x - half * cos(t), y + half * sin(t)))
        back.append((x + half * 1.15 * cos(t), y - half * 1.15 * sin(t)))
        joints.append((front[-1], back[-1]))
        x, y = x + long * sin(t), y + long * cos(t)
    outline = smooth([*front, (x, y), *reversed(back)], closed=True, ease=0.85)
    crest = smooth(
        [(b[0] + 0.9 * (1 - i / 7), b[1] + 0.2) for i, b in enumerate(back[:5])]
        + [back[5], *reversed(back[1:5])],
        closed=True,
    )
    seams = "".join(
        stroke(
            f"M{number(f[0])} {number(f[1])}L{number((f[0] + b[0]) / 2)} {number((f[1] + b[1]) / 2)}",
            "bone-edge",
            0.14,
        )
        for f, b in joints[1:5]
    )
    disc = ""
    if low is not None:
        a = low.a
        t = radians(tilt)
        ring = [
            low.at(a, -low.b * 0.8),
            low.at(-a, -low.b * 0.8),
            (a * cos(t), -a * sin(t)),
            (-a * cos(t), a * sin(t)),
        ]
        disc = shape(smooth(ring, closed=True, ease=0.25), "disc", edge="disc-edge", width=0.12)
    return (
        shape(crest, "bone-shade", edge="bone-edge", width=0.16)
        + disc
        + shape(outline, "bone", edge="bone-edge", width=0.18)
        + seams
    )


def outline(bones: list[Vertebra], tilt: float = SACRUM) -> str:
    """The body around the spine: head, chest, belly, seat and the top of the legs."""
    by = {
        **{f"L{5 - i}": bones[i] for i in range(5)},
        **{f"T{12 - i}": bones[5 + i] for i in range(12)},
        **{f"C{7 - i}": bones[17 + i] for i in range(7)},
    }
    back = [
        by["C2"].at(-4.6, 0),
        by["C4"].at(-4.9, 0),
        by["C6"].at(-4.8, 0),
        by["T1"].at(-4.9, 0),
        by["T4"].at(-5.2, 0),
        by["T7"].at(-5.6, 0),
        by["T10"].at(-6, 0),
        by["L1"].at(-6.9, 0),
        by["L3"].at(-7.3, 0),
        by["L5"].at(-6.8, 0),
    ]
    hip = sin(radians(tilt)) * 4
    seat = [
        (6.9 + hip, 6.0),
        (8.6 + hip, 12.0),
        (6.6 + hip, 17.5),
        (4.0 + hip * 0.6, 22.0),
        (3.2, 34.0),
    ]
    thigh = [(-10.2, 34.0), (-10.6, 22.0), (-11.5, 12.0), (-12.6, 5.0)]
    front = [
        by["L4"].at(12.5, 0),
        by["L2"].at(13.4, 0),
        by["T12"].at(14.4, 0),
        by["T9"].at(16.2, 0),
        by["T6"].at(15.8, 0),
        by["T3"].at(10.4, 0.5),
        by["T1"].at(6.0, 0.5),
        by["C5"].at(4.9, 0),
        by["C4"].at(5.4, 0.2),
    ]
    hx, hy = by["C1"].at(2.6, 5.2)
    head = [
        (-5.6, 8.2),
        (-8.4, 9.4),
        (-9.2, 6.6),
        (-8.9, 5.2),
        (-9.2, 3.4),
        (-10.4, 1.6),
        (-8.9, -1.6),
        (-8.6, -4.0),
        (-7.0, -8.6),
        (-1.4, -11.6),
        (5.4, -10.2),
        (8.8, -4.6),
        (8.6, 1.6),
        (6.4, 6.0),
    ]
    skull = [(hx + u * 0.9, hy + v * 0.92) for u, v in head]
    return smooth([*back, *seat, *thigh, *front, *skull], closed=True, ease=0.95)


def lower_curve(bones: list[Vertebra]) -> str:
    """A line behind the back that follows its lower curve."""
    return stroke(
        smooth(
            [v.at(-9.4, 0) for v in (bones[0], bones[1], bones[2], bones[3], bones[4], bones[6])]
        ),
        "accent",
        0.75,
    )


def belly_glow(bones: list[Vertebra]) -> str:
    """A soft spot of ache over the lower back."""
    x, y = bones[2].at(-4.2, 0)
    return ellipse(x, y, 3.4, 7.5, "pain", opacity=0.28) + ellipse(
        x, y, 1.9, 4.6, "pain", opacity=0.35
    )
