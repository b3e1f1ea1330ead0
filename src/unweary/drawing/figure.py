"""A person in a few thick lines: limbs of constant width between joints, far ones darker."""

from __future__ import annotations

from dataclasses import dataclass

from unweary.drawing.svg import circle, number, path

Point = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    """Where the joints are, in the units of the drawing. `near` is the side towards us.

    A limb is (shoulder or hip, elbow or knee, wrist or ankle); the foot points at `toes`.
    """

    head: Point
    neck: Point
    hip: Point
    near_arm: tuple[Point, Point]
    far_arm: tuple[Point, Point]
    near_leg: tuple[Point, Point, Point]  # knee, ankle, toes
    far_leg: tuple[Point, Point, Point]
    bend: float = 0.0  # how far the middle of the back stands out to the left of neck to hip


def figure(pose: Pose, *, size: float) -> str:
    """The person, `size` being the width of the trunk."""
    return "".join(
        (
            _arm(pose, pose.far_arm, size, far=True),
            _leg(pose, pose.far_leg, size, far=True),
            _leg(pose, pose.near_leg, size, far=False),
            _trunk(pose, size),
            _head(pose, size),
            _arm(pose, pose.near_arm, size, far=False),
        )
    )


def line(points: tuple[Point, ...], name: str, colour: str, width: float) -> str:
    """A thick line with round ends through the points."""
    first, *rest = points
    d = f"M{_at(first)}" + "".join(f"L{_at(p)}" for p in rest)
    return path(
        d,
        class_=name,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _leg(pose: Pose, leg: tuple[Point, Point, Point], size: float, *, far: bool) -> str:
    knee, ankle, toes = leg
    name, colour = ("uw-figure__cloth-far", "#1d4a4c") if far else ("uw-figure__cloth", "#2a6466")
    return line((ankle, toes), "uw-figure__shoe", "#3a2f2b", size * 0.42) + line(
        (pose.hip, knee, ankle), name, colour, size * 0.62
    )


def _arm(pose: Pose, arm: tuple[Point, Point], size: float, *, far: bool) -> str:
    elbow, wrist = arm
    x, y = pose.neck
    shoulder = (x, y + size * 0.45)
    sleeve, cloth = ("uw-figure__shirt-far", "#a9573a") if far else ("uw-figure__shirt", "#c86b4a")
    skin, colour = ("uw-figure__skin-far", "#c99473") if far else ("uw-figure__skin", "#e5b48f")
    return line((elbow, wrist), skin, colour, size * 0.36) + line(
        (shoulder, elbow), sleeve, cloth if not far else "#a9573a", size * 0.44
    )


def _trunk(pose: Pose, size: float) -> str:
    (nx, ny), (hx, hy) = pose.neck, pose.hip
    top = (nx, ny + size * 0.45)
    middle = ((nx + hx) / 2 - pose.bend, (ny + hy) / 2)
    d = f"M{_at(top)}Q{_at(middle)} {_at(pose.hip)}"
    return path(
        d,
        class_="uw-figure__shirt",
        fill="none",
        stroke="#c86b4a",
        stroke_width=size,
        stroke_linecap="round",
    )


def _head(pose: Pose, size: float) -> str:
    x, y = pose.head
    r = size * 0.62
    neck = line((pose.neck, pose.head), "uw-figure__skin", "#e5b48f", size * 0.4)
    face = circle(x, y, r, class_="uw-figure__skin-fill", fill="#e5b48f")
    hair = path(
        f"M{number(x - r)} {number(y + r * 0.25)}A{number(r)} {number(r)} 0 1 1 "
        f"{number(x + r * 0.86)} {number(y - r * 0.5)}Q{number(x)} {number(y - r * 0.62)} "
        f"{number(x - r * 0.35)} {number(y - r * 0.1)}Q{number(x - r * 0.4)} {number(y + r * 0.5)} "
        f"{number(x - r)} {number(y + r * 0.25)}Z",
        class_="uw-figure__hair",
        fill="#4a342b",
    )
    return neck + face + hair


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
