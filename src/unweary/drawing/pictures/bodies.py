"""People seen from the side, in any posture: a skeleton of directions, clothed in tapering shapes.

Somebody stands facing right. Directions are in degrees clockwise from straight up, so a trunk that
stands up points to 0, and a leg that stands, to 180. Lengths are parts of the height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from unweary.drawing.pictures.brush import Point, disc, group, shape, stroke
from unweary.drawing.pictures.heads import Hair, front, profile
from unweary.drawing.pictures.limbs import (
    Breadth,
    along,
    bent,
    curve,
    elbow,
    heading,
    outline,
    spine,
    step,
    straight,
)
from unweary.drawing.svg import number

THIGH, SHANK, SOLE = 0.245, 0.235, 0.042
UPPER_ARM, FOREARM = 0.172, 0.148
PELVIS, LUMBAR, CHEST = 0.09, 0.09, 0.125
NECK, HEAD = 0.05, 0.135
_SHOULDER = 0.86  # of the way from hip to neck

_LEG: tuple[Breadth, ...] = (
    (0.0, 0.050, 0.058),
    (0.35, 0.051, 0.050),
    (0.75, 0.041, 0.040),
    (1.0, 0.035, 0.034),
)
_CALF: tuple[Breadth, ...] = (
    (0.0, 0.035, 0.034),
    (0.28, 0.032, 0.040),
    (0.6, 0.027, 0.034),
    (0.97, 0.025, 0.026),
)
_BARE: tuple[Breadth, ...] = (
    (0.0, 0.033, 0.031),
    (0.28, 0.029, 0.038),
    (0.6, 0.022, 0.028),
    (1.0, 0.018, 0.019),
)
_ARM: tuple[Breadth, ...] = (
    (0.0, 0.037, 0.036),
    (0.35, 0.032, 0.034),
    (0.8, 0.026, 0.027),
    (1.0, 0.025, 0.025),
)
_FORE: tuple[Breadth, ...] = (
    (0.0, 0.025, 0.025),
    (0.3, 0.025, 0.026),
    (0.7, 0.019, 0.020),
    (1.0, 0.0155, 0.0155),
)
_SLEEVE: tuple[Breadth, ...] = (
    (0.0, 0.027, 0.027),
    (0.3, 0.027, 0.028),
    (0.7, 0.023, 0.024),
    (0.95, 0.021, 0.021),
)
_ANKLE: tuple[Breadth, ...] = ((0.8, 0.018, 0.018), (1.0, 0.018, 0.018))
_CUFF: tuple[Breadth, ...] = ((0.0, 0.039, 0.038), (0.3, 0.035, 0.037), (0.62, 0.033, 0.035))
_TOP: tuple[Breadth, ...] = (
    (-0.03, 0.063, 0.054), (0.08, 0.061, 0.054), (0.22, 0.050, 0.053), (0.38, 0.044, 0.053),
    (0.55, 0.050, 0.058), (0.72, 0.057, 0.062), (0.86, 0.053, 0.055), (0.95, 0.038, 0.040), (1.0, 0.031, 0.033),
)  # fmt: skip
_COAT: tuple[Breadth, ...] = ((-0.52, 0.070, 0.068), (-0.2, 0.068, 0.062))
_HIPS: tuple[Breadth, ...] = (
    (0.0, 0.061, 0.053), (0.10, 0.060, 0.053), (0.24, 0.048, 0.051),
)  # fmt: skip


SHORT = Hair()


@dataclass(frozen=True)
class Looks:
    """What somebody looks like. Colours are names of the palette that have a shade.

    sleeve: short, long or none. legs: trousers or shorts. build: 1 is slim, 1.25 is broad.
    """

    skin: str = "fair"
    hair: Hair = SHORT
    top: str = "rust"
    bottom: str = "navy"
    shoe: str = "shoe"
    sleeve: str = "short"
    legs: str = "trousers"
    build: float = 1.0
    bust: float = 0.0
    coat: bool = False  # the top reaches down over the seat, as a white coat does


@dataclass(frozen=True)
class Reach:
    """A hand or ankle that goes to a point; `left` is the side to which the joint between bends."""

    x: float
    y: float
    left: bool = True
    end: float | None = None  # direction of the hand or the foot


@dataclass(frozen=True)
class Bones:
    """A limb by the directions of its three bones."""

    first: float
    second: float
    end: float | None = None


Limb = Reach | Bones


@dataclass(frozen=True)
class Pose:
    """Where everything is. `back` holds the directions of pelvis, lower back and chest."""

    hip: Point
    height: float
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb
    back: tuple[float, float, float] = (4, -4, 3)
    neck: float = 12
    head: float = 0
    hands: str = "relaxed"
    eyes: str = "open"
    mouth: str = "smile"
    face: str = "side"  # or "front": turned to us
    plain: bool = False  # small: without the finest parts


def person(
    pose: Pose, looks: Looks, *, over: str = "", under: str = "", arm_below: bool = False
) -> str:
    """The whole person.

    `under` is drawn between the far and the near limbs, `over` beneath
    the near arm; `arm_below` lays that arm below the head.
    """
    drawn = _Drawn(pose, looks)
    near = drawn.arm(pose.near_arm, far=False)
    return (
        drawn.arm(pose.far_arm, far=True)
        + drawn.leg(pose.far_leg, far=True)
        + under
        + drawn.leg(pose.near_leg, far=False)
        + drawn.hips()
        + drawn.top()
        + (near if arm_below else "")
        + drawn.neck()
        + drawn.skull()
        + over
        + ("" if arm_below else near)
    )


def leg_reach(pose: Pose, limb: Limb) -> tuple[Point, Point, Point]:
    """Hip, knee and ankle of a leg."""
    return _joints(pose.hip, limb, THIGH * pose.height, SHANK * pose.height)


def arm_reach(pose: Pose, limb: Limb) -> tuple[Point, Point, Point]:
    """Shoulder, elbow and wrist of an arm."""
    return _joints(shoulder(pose), limb, UPPER_ARM * pose.height, FOREARM * pose.height)


def shoulder(pose: Pose) -> Point:
    """Where the arms begin."""
    return _Drawn(pose, Looks()).shoulder


def trunk_line(pose: Pose) -> list[tuple[Point, float]]:
    """Thirteen points along the middle of the trunk from hip to neck, each with its direction."""
    return _Drawn(pose, Looks()).line


def spine_line(pose: Pose, name: str, width: float = 3.2) -> str:
    """The curve of the spine, as beads along the back, to lay over somebody."""
    line = _Drawn(pose, Looks()).line
    points = [step(at, way - 90, 0.028 * pose.height) for at, way in line[1:11]]
    return stroke(curve(points), name, width, dash=f"0.1 {number(width * 1.75)}")


def mirrored(inside: str, x: float) -> str:
    """The same, facing left, turned over about the upright line at x."""
    return group(inside, at=f"translate({number(2 * x)} 0) scale(-1 1)")


def _joints(start: Point, limb: Limb, first: float, second: float) -> tuple[Point, Point, Point]:
    if isinstance(limb, Bones):
        middle = step(start, limb.first, first)
        return start, middle, step(middle, limb.second, second)
    end = (limb.x, limb.y)
    middle = elbow(start, end, first, second, left=limb.left)
    return start, middle, step(middle, heading(middle, end), second)


class _Drawn:
    def __init__(self, pose: Pose, looks: Looks) -> None:
        self.pose, self.looks, self.h = pose, looks, pose.height
        waist = step(pose.hip, pose.back[0], PELVIS * self.h)
        ribs = step(waist, pose.back[1], LUMBAR * self.h)
        self.base = step(ribs, pose.back[2], CHEST * self.h)
        self.line = spine([pose.hip, waist, ribs, self.base], 12)
        self.shoulder = self.line[round(_SHOULDER * 12)][0]

    def _wide(self, breadths: Sequence[Breadth], factor: float = 1.0) -> list[Breadth]:
        k = self.h * factor
        return [(t, a * k, b * k) for t, a, b in breadths]

    def leg(self, limb: Limb, *, far: bool) -> str:
        """A leg with its shoe."""
        looks, joints = self.looks, leg_reach(self.pose, limb)
        cloth, hem = self._tones(looks.bottom, far)
        skin, edge = self._tones(looks.skin, far)
        k = 1 + (looks.build - 1) * 0.6
        end = limb.end if limb.end is not None else heading(joints[1], joints[2]) - 90
        shoe = self._foot(joints[2], end, far)
        if looks.legs == "shorts":
            left, right = straight(joints[1], joints[2], self._wide(_BARE, k))
            calf = shape(outline(left, right), skin, edge=edge, width=0.8)
            left, right = straight(joints[0], joints[1], self._wide(_LEG, k))
            leg = shape(outline(left, right, tip="flat"), cloth, edge=hem, width=0.9)
            return shoe + calf + leg
        left, right = bent(joints, self._wide(_LEG, k), self._wide(_CALF, k))
        leg = shape(outline(left, right, tip="flat"), cloth, edge=hem, width=0.9)
        left, right = straight(joints[1], joints[2], self._wide(_ANKLE))
        ankle = "" if self.pose.plain else shape(outline(left, right), skin)
        return ankle + shoe + leg

    def arm(self, limb: Limb, *, far: bool) -> str:
        """An arm with its sleeve and hand."""
        looks, ahead = self.looks, self.pose.back[2] + 90
        k = 1 + (looks.build - 1) * 0.5
        start = step(self.shoulder, ahead, 0.012 * self.h) if far else self.shoulder
        joints = _joints(start, limb, UPPER_ARM * self.h, FOREARM * self.h)
        skin, edge = self._tones(looks.skin, far)
        cloth, hem = self._tones(looks.top, far)
        end = limb.end if limb.end is not None else heading(joints[1], joints[2])
        hand = self._hand(joints[2], end, far)
        cap = "" if far else disc(*start, 0.0385 * self.h * k, cloth)
        if looks.sleeve == "long":
            left, right = bent(joints, self._wide(_ARM, k * 1.06), self._wide(_SLEEVE, k))
            return hand + shape(outline(left, right, tip="flat"), cloth, edge=hem, width=0.9) + cap
        left, right = bent(joints, self._wide(_ARM, k), self._wide(_FORE, k))
        arm = shape(outline(left, right), skin, edge=edge, width=0.8)
        if looks.sleeve == "none":
            return hand + arm
        left, right = straight(joints[0], joints[1], self._wide(_CUFF, k))
        return (
            hand + arm + shape(outline(left, right, tip="flat"), cloth, edge=hem, width=0.9) + cap
        )

    def _tones(self, name: str, far: bool) -> tuple[str, str]:
        """The fill and the edge of a part; what is far is in the shade and has no edge."""
        return (f"{name}-shade", "") if far else (name, f"{name}-shade")

    def hips(self) -> str:
        """The seat of the trousers."""
        k = 1 + (self.looks.build - 1) * 0.8
        left, right = along(self.line, self._wide(_HIPS, k))
        return shape(outline(left, right), self.looks.bottom)

    def top(self) -> str:
        """The shirt, with a shade along the back."""
        looks = self.looks
        k = looks.build
        wide = []
        for t, back, chest in self._wide(_COAT + _TOP[1:] if looks.coat else _TOP):
            belly = max(0.0, 1 - abs(t - 0.3) / 0.5)
            bosom = max(0.0, 1 - abs(t - 0.68) / 0.22) * looks.bust * self.h
            wide.append(
                (t, back * (1 + (k - 1) * 0.6), chest * (1 + (k - 1) * (0.6 + belly)) + bosom)
            )
        left, right = along(self.line, wide)
        body = shape(
            outline(left, right, root="flat"), looks.top, edge=f"{looks.top}-shade", width=0.9
        )
        if self.pose.plain:
            return body
        strip = [(t, back * 0.97, -back * (0.72 - 0.3 * abs(t - 0.45))) for t, back, _ in wide[:-1]]
        left, right = along(self.line, strip)
        return body + shape(
            outline(left, right, tip="flat", root="flat"), f"{looks.top}-shade", opacity=0.35
        )

    def neck(self) -> str:
        """The neck, from the collar into the head."""
        top = step(self.base, self.pose.neck, NECK * self.h * 1.25)
        low = step(self.base, self.pose.neck + 180, -0.014 * self.h)
        k = 1 + (self.looks.build - 1) * 0.4
        left, right = straight(
            low, top, self._wide(((0.0, 0.033, 0.031), (0.5, 0.030, 0.029), (1.0, 0.030, 0.028)), k)
        )
        return shape(
            outline(left, right), self.looks.skin, edge=f"{self.looks.skin}-shade", width=0.8
        )

    def skull(self) -> str:
        """The head: its middle lies above and in front of the neck."""
        pose, looks = self.pose, self.looks
        pivot = step(self.base, pose.neck, NECK * self.h)
        x, y = step(step(pivot, pose.head, 0.052 * self.h), pose.head + 90, 0.012 * self.h)
        size = HEAD * self.h * 1.13 / 100
        if pose.face == "front":
            drawn = front(looks.skin, looks.hair, eyes=pose.eyes, mouth=pose.mouth)
        else:
            drawn = profile(
                looks.skin, looks.hair, eyes=pose.eyes, mouth=pose.mouth, plain=pose.plain
            )
        at = f"translate({number(x)} {number(y)}) rotate({number(pose.head)}) scale({round(size, 3)})"
        return group(drawn, at=at)

    def _foot(self, ankle: Point, direction: float, far: bool) -> str:
        d = "M-26-22C-40-6-42 14-38 36H110C116 20 102 8 76 3C54-2 36-10 26-24C10-32-14-32-26-22Z"
        sole = "M-40 31C-40 38-40 42-36 42H106C114 42 115 36 112 30Z"
        name = self.looks.shoe
        if name == "bare":
            sole, name = "", f"{self.looks.skin}-shade" if far else self.looks.skin
        k = number(self.h / 1000) if self.h < 10 else f"{self.h / 1000:.3f}"
        at = f"translate({number(ankle[0])} {number(ankle[1])}) rotate({number(direction - 90)}) scale({k})"
        edge = f"{self.looks.skin}-shade" if not sole else ""
        foot = shape(d, f"{name}-shade" if far and sole else name, edge=edge, width=800 / self.h)
        return group(foot, shape(sole, "line") if sole else "", at=at)

    def _hand(self, wrist: Point, direction: float, far: bool) -> str:
        d = {
            "relaxed": "M-6-15C6-19 13-24 21-30C30-37 43-41 51-37C55-33 51-28 45-25L37-18C52-19 75-15 87-7"
            "C94-1 91 8 83 9C64 14 30 18-6 15Z",
            "grip": "M-6-15C6-20 12-28 24-32C36-36 52-32 58-24C68-16 68 12 56 18C42 24 14 20-6 15Z",
            "flat": "M-6-14C14-16 40-16 84-10C94-7 94 4 84 6C50 12 20 16-6 15Z",
        }[self.pose.hands]
        name = f"{self.looks.skin}-shade" if far else self.looks.skin
        at = f"translate({number(wrist[0])} {number(wrist[1])}) rotate({number(direction - 90)}) scale({self.h / 1000:.3f})"
        return group(
            shape(d, name, edge=f"{self.looks.skin}-shade", width=0.8 / (self.h / 1000)), at=at
        )


def standing(x: float, floor: float, height: float, **changes: Any) -> Pose:
    """Somebody who stands at ease, the hip over x; changes replace parts of the pose."""
    hip = (x, floor - (THIGH + SHANK + SOLE) * height)
    pose = Pose(
        hip=hip,
        height=height,
        near_leg=Bones(177, 182, 90),
        far_leg=Bones(174, 180, 90),
        near_arm=Bones(184, 172),
        far_arm=Bones(172, 160),
    )
    return replace(pose, **changes)


def sitting(x: float, seat: float, floor: float, height: float, **changes: Any) -> Pose:
    """Somebody who sits with the hip over x on a seat at that height, feet on the floor."""
    hip = (x, seat - 0.055 * height)
    ankle = floor - SOLE * height
    knee = x + THIGH * height
    pose = Pose(
        hip=hip,
        height=height,
        near_leg=Reach(knee - 0.01 * height, ankle, left=True, end=90),
        far_leg=Reach(knee + 0.03 * height, ankle, left=True, end=90),
        near_arm=Bones(170, 110),
        far_arm=Bones(160, 105),
        back=(-4, -2, 4),
    )
    return replace(pose, **changes)
