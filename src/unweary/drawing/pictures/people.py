"""People from the side, in a few soft shapes: limbs that taper, a trunk that can bend."""

from __future__ import annotations

from math import hypot

from unweary.drawing.figure import Pose
from unweary.drawing.pictures.brush import Point, disc, group, shape, smooth, stroke
from unweary.drawing.svg import number

_SKIN = ("skin", "skin-shade")
_SLEEVES = ("sleeve", "sleeve-far")
_LEGS = ("cloth", "cloth-shade")


def limb(points: tuple[Point, ...], radii: tuple[float, ...], fill: str) -> str:
    """A limb through the points, as thick at each as its radius says."""
    d = ""
    for (x, y), r in zip(points, radii, strict=True):
        n = number(r)
        d += f"M{number(x - r)} {number(y)}a{n} {n} 0 1 1 {number(2 * r)} 0a{n} {n} 0 1 1 {number(-2 * r)} 0Z"
    for (ax, ay), (bx, by), ra, rb in zip(points, points[1:], radii, radii[1:], strict=False):
        long = hypot(bx - ax, by - ay) or 1.0
        u, v = (by - ay) / long, (ax - bx) / long
        # drawn the same way round as the circles, so that overlaps stay filled
        corners = (
            (ax + u * ra, ay + v * ra),
            (bx + u * rb, by + v * rb),
            (bx - u * rb, by - v * rb),
            (ax - u * ra, ay - v * ra),
        )
        d += "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"
    return shape(d, fill)


def person(pose: Pose, size: float, *, facing: int = 1, sore: str = "") -> str:
    """The person; `size` is the depth of the trunk, `facing` 1 to the right and -1 to the left.

    `sore` is a line where it hurts, drawn over the person.
    """
    hurt = stroke(sore, "pain", size * 0.62, opacity=0.3) + stroke(
        sore, "pain", size * 0.34, opacity=0.6
    )
    return group(
        _arm(pose, pose.far_arm, size, 1),
        _leg(pose, pose.far_leg, size, 1),
        _leg(pose, pose.near_leg, size, 0),
        _trunk(pose, size),
        _head(pose, size, facing),
        _arm(pose, pose.near_arm, size, 0),
        hurt if sore else "",
    )


def _leg(pose: Pose, leg: tuple[Point, Point, Point], size: float, far: int) -> str:
    knee, ankle, toes = leg
    foot = limb((ankle, toes), (size * 0.2, size * 0.15), "hair")
    return foot + limb((pose.hip, knee, ankle), (size * 0.42, size * 0.27, size * 0.19), _LEGS[far])


def _arm(pose: Pose, arm: tuple[Point, Point], size: float, far: int) -> str:
    elbow, wrist = arm
    shoulder = (pose.neck[0], pose.neck[1] + size * 0.5)
    fore = limb((elbow, wrist), (size * 0.16, size * 0.13), _SKIN[far])
    hand = disc(*wrist, size * 0.18, _SKIN[far])
    return fore + hand + limb((shoulder, elbow), (size * 0.26, size * 0.2), _SLEEVES[far])


def _trunk(pose: Pose, size: float) -> str:
    (nx, ny), (hx, hy) = pose.neck, pose.hip
    long = hypot(hx - nx, hy - ny) or 1.0
    u, v = (hx - nx) / long, (hy - ny) / long
    front, back = [], []
    for t, half in (
        (0.06, 0.2),
        (0.2, 0.42),
        (0.42, 0.47),
        (0.68, 0.42),
        (0.9, 0.45),
        (1.06, 0.36),
    ):
        bend = pose.bend * 4 * t * (1 - t)
        x, y = nx + (hx - nx) * t - bend * v, ny + (hy - ny) * t + bend * u
        front.append((x + v * half * size, y - u * half * size))
        back.append((x - v * half * size, y + u * half * size))
    trunk = shape(smooth([*front, *reversed(back)], closed=True), "cloth-warm")
    neck = limb((pose.neck, pose.head), (size * 0.24, size * 0.2), "skin")
    return neck + trunk


def _head(pose: Pose, size: float, facing: int) -> str:
    x, y = pose.head
    face = "M-5.6-3C-5.6-8-2-10 1-10C6-10 9-6.500 8.600-2.600C8.600-1.400 9.800 .6 10 1.200C10 2 9 2.200 8.900 3C8.900 4 9 5.600 8.200 6.400C7.200 7.400 5.400 7 4 7.600C1 8.600-5.600 3-5.600-3Z"
    hair = "M8.300-4.600C5-3.400 2-4.400 .6-5.600C1 -2.500 .4-.8-1-.6C-2.600-.4-2.400 3-3.600 5.400C-7 4-8.400 .6-8.200-3.400C-8-8.600-3.600-11.400 1-11.200C5.600-11 8.200-8 8.300-4.600Z"
    scale = size / 14
    return group(
        shape(face, "skin"),
        shape(hair, "hair"),
        at=f"translate({number(x)} {number(y)}) scale({number(scale * facing)} {number(scale)})",
    )
