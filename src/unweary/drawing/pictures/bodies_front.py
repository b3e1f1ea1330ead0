"""People seen from the front or from behind: the same clothes and lengths as in `bodies`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unweary.drawing.pictures.bodies import (
    CHEST,
    FOREARM,
    HEAD,
    LUMBAR,
    NECK,
    PELVIS,
    UPPER_ARM,
    Looks,
)
from unweary.drawing.pictures.brush import Point, disc, group, shape, stroke
from unweary.drawing.pictures.heads import back, front, profile
from unweary.drawing.pictures.limbs import (
    Breadth,
    along,
    bent,
    curve,
    heading,
    outline,
    spine,
    step,
    straight,
)
from unweary.drawing.svg import number

Chain = tuple[Point, Point, Point]  # shoulder or hip, elbow or knee, wrist or ankle

_LEG: tuple[Breadth, ...] = (
    (0.0, 0.044, 0.044),
    (0.4, 0.046, 0.044),
    (0.8, 0.037, 0.036),
    (1.0, 0.034, 0.034),
)
_CALF: tuple[Breadth, ...] = (
    (0.0, 0.034, 0.034),
    (0.3, 0.036, 0.034),
    (0.7, 0.029, 0.028),
    (0.97, 0.027, 0.026),
)
_ARM: tuple[Breadth, ...] = (
    (0.0, 0.034, 0.034),
    (0.4, 0.031, 0.031),
    (0.8, 0.026, 0.026),
    (1.0, 0.025, 0.025),
)
_FORE: tuple[Breadth, ...] = (
    (0.0, 0.025, 0.025),
    (0.3, 0.026, 0.026),
    (0.7, 0.019, 0.019),
    (1.0, 0.0155, 0.0155),
)
_TOP: tuple[Breadth, ...] = (
    (-0.03, 0.087, 0.087), (0.1, 0.085, 0.085), (0.36, 0.072, 0.072), (0.6, 0.082, 0.082), (0.78, 0.098, 0.098),
    (0.88, 0.104, 0.104), (0.94, 0.084, 0.084), (1.0, 0.042, 0.042),
)  # fmt: skip
_HIPS: tuple[Breadth, ...] = ((-0.05, 0.082, 0.082), (0.08, 0.084, 0.084), (0.25, 0.078, 0.078))


@dataclass(frozen=True)
class Front:
    """Where everything is. An arm or a leg is three points, or None where it cannot be seen.

    `back` holds the directions of pelvis, lower back and chest; left and right are those of the page.
    """

    hip: Point
    height: float
    left_leg: Chain | None = None
    right_leg: Chain | None = None
    left_arm: Chain | None = None
    right_arm: Chain | None = None
    back: tuple[float, float, float] = (0, 0, 0)
    neck: float = 0
    head: float = 0
    behind: bool = False
    eyes: str = "open"
    mouth: str = "smile"
    hands: str = "open"
    face: str = "front"  # or the side that the head is turned to: "left", "right"


def front_person(pose: Front, looks: Looks, *, over: str = "") -> str:
    """The whole person; `over` is drawn on the trunk, below the arms."""
    line = front_line(pose)
    h, edge = pose.height, f"{looks.top}-shade"
    k = looks.build

    def wide(breadths: Sequence[Breadth], factor: float = k) -> list[Breadth]:
        return [(t, a * h * factor, b * h * factor) for t, a, b in breadths]

    left, right = along(line, wide(_HIPS))
    hips = shape(outline(left, right, tip="flat", root="flat"), looks.bottom)
    left, right = along(line, wide(_TOP))
    top = shape(outline(left, right, tip="flat", root="flat"), looks.top, edge=edge, width=0.9)
    legs = "".join(
        _leg(c, looks, h, out) for c, out in ((pose.left_leg, -1), (pose.right_leg, 1)) if c
    )
    arms = "".join(
        arm(c, looks, h, out, pose.hands)
        for c, out in ((pose.left_arm, -1), (pose.right_arm, 1))
        if c
    )
    base = line[-1][0]
    above = step(base, pose.neck, NECK * h * 1.3)
    left, right = straight(
        step(base, pose.neck, 0.006 * h),
        above,
        wide(((0.0, 0.036, 0.036), (0.5, 0.031, 0.031), (1.0, 0.031, 0.031)), 1),
    )
    neck = shape(outline(left, right), looks.skin, edge=f"{looks.skin}-shade", width=0.8)
    head = _head(pose, looks, step(base, pose.neck, NECK * h))
    inner = hips + legs + top + neck
    return (
        inner + over + arms + head
        if looks.hair.cut not in ("bob", "long")
        else inner + over + head + arms
    )


def _head(pose: Front, looks: Looks, pivot: Point) -> str:
    h, turn = pose.height, {"left": -1, "right": 1}.get(pose.face, 0)
    x, y = step(step(pivot, pose.head, 0.055 * h), pose.head + 90, turn * 0.008 * h)
    if pose.behind:
        drawn = back(looks.skin, looks.hair)
    elif turn:
        drawn = profile(looks.skin, looks.hair, eyes=pose.eyes, mouth=pose.mouth)
    else:
        drawn = front(looks.skin, looks.hair, eyes=pose.eyes, mouth=pose.mouth)
    k = round(HEAD * h * (1.13 if turn else 1.19) / 100, 3)
    size = f"{-k} {k}" if turn < 0 else str(k)
    at = f"translate({number(x)} {number(y)}) rotate({number(pose.head)}) scale({size})"
    return group(drawn, at=at)


def front_line(pose: Front) -> list[tuple[Point, float]]:
    """Points along the spine from hip to neck, each with its direction."""
    waist = step(pose.hip, pose.back[0], PELVIS * pose.height)
    ribs = step(waist, pose.back[1], LUMBAR * pose.height)
    return spine([pose.hip, waist, ribs, step(ribs, pose.back[2], CHEST * pose.height)], 12)


def front_spine(pose: Front, name: str, width: float = 3.4) -> str:
    """The curve of the spine as beads, up into the head."""
    line = front_line(pose)
    base = line[-1][0]
    up = step(base, pose.neck, NECK * pose.height)
    points = [at for at, _ in line[::2]] + [up]
    return stroke(curve(points), name, width, dash=f"0.1 {number(width * 1.75)}")


def joint(pose: Front, which: str) -> Point:
    """Where a limb begins: left_arm, right_arm, left_leg or right_leg."""
    sign = -1 if which.startswith("left") else 1
    if which.endswith("leg"):
        return step(pose.hip, pose.back[0] + 90 * sign, 0.042 * pose.height)
    at, way = front_line(pose)[10]
    return step(step(at, way + 180, 0.01 * pose.height), way + 90 * sign, 0.084 * pose.height)


def hanging(start: Point, height: float, out: float = 6, bend: float = 0) -> Chain:
    """An arm that hangs from the shoulder, `out` degrees to the right."""
    middle = step(start, 180 - out, UPPER_ARM * height)
    return start, middle, step(middle, 180 - out + bend, FOREARM * height)


def _leg(chain: Chain, looks: Looks, h: float, out: int) -> str:
    left, right = bent(
        chain, [(t, a * h, b * h) for t, a, b in _LEG], [(t, a * h, b * h) for t, a, b in _CALF]
    )
    leg = shape(
        outline(left, right, tip="flat"), looks.bottom, edge=f"{looks.bottom}-shade", width=0.9
    )
    d = "M-22-28C-34-6-40 22-36 36C-30 44 30 44 36 36C40 22 34-6 22-28Z"
    bare = looks.shoe == "bare"
    at = f"translate({number(chain[2][0])} {number(chain[2][1])}) scale({round(h / 1000, 3)})"
    sole = "" if bare else shape("M-37 30C-38 42-34 43-28 43H28C34 43 38 42 37 30Z", "line")
    foot = shape(
        d,
        looks.skin if bare else looks.shoe,
        edge=f"{looks.skin}-shade" if bare else "",
        width=800 / h,
    )
    return group(foot, sole, at=at) + leg


def arm(chain: Chain, looks: Looks, h: float, out: int, hands: str = "open") -> str:
    """An arm by itself; `out` is -1 on the left of the page, 1 on the right."""
    skin, edge, hem = looks.skin, f"{looks.skin}-shade", f"{looks.top}-shade"
    wide = [[(t, a * h, b * h) for t, a, b in part] for part in (_ARM, _FORE)]
    way = heading(chain[1], chain[2])
    if hands == "grip":
        d = "M-6-14C10-20 40-22 50-16C58-10 58 12 50 17C38 22 12 18-6 14Z"
    else:
        d = "M-6-14C8-17 16-22 26-27C36-30 44-26 40-20L34-14C54-15 76-10 86-4C92 2 88 9 80 9C60 14 24 18-6 14Z"
    k = round(h / 1000, 3)
    flip = "" if out < 0 else " scale(1 -1)"
    hand = group(
        shape(d, skin, edge=edge, width=800 / h),
        at=f"translate({number(chain[2][0])} {number(chain[2][1])}) rotate({number(way - 90)}){flip} scale({k})",
    )
    left, right = bent(chain, wide[0], wide[1])
    if looks.sleeve == "long":
        left, right = bent(
            chain,
            [(t, a * 1.07, b * 1.07) for t, a, b in wide[0]],
            [(t * 0.95, a * 1.2, b * 1.2) for t, a, b in wide[1]],
        )
        sleeve = shape(outline(left, right, tip="flat"), looks.top, edge=hem, width=0.9)
        return hand + sleeve + disc(*chain[0], 0.0345 * h, looks.top)
    arm = shape(outline(left, right), skin, edge=edge, width=0.8)
    left, right = straight(
        chain[0],
        chain[1],
        [(t, a * h, b * h) for t, a, b in ((0.0, 0.036, 0.036), (0.6, 0.034, 0.034))],
    )
    cuff = shape(outline(left, right, tip="flat"), looks.top, edge=hem, width=0.9)
    return hand + arm + cuff + disc(*chain[0], 0.0335 * h, looks.top)
