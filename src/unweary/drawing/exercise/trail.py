"""Arrows that show which way a part of the body goes between two stills."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, radians, sin

from unweary.drawing.exercise.body import BELLY, SCALE, spine
from unweary.drawing.exercise.motion import posture
from unweary.drawing.exercise.paint import Brush, through
from unweary.drawing.exercise.skeleton import Point, Skeleton
from unweary.drawing.exercise.values import Movement

LEAST = 0.008  # a way shorter than this, in body heights, gets no arrow
SHORTEST = 16.0  # a shorter arrow is drawn this long
STEPS = 10

# Marks beside the body: (joint or place on the spine, bone that counts, turn, how far off).
MARKS: dict[str, tuple[str | float, str, float, float]] = {
    "crown": ("head", "skull", 0.0, 0.095),
    "chin": ("head", "skull", -90.0, 0.095),
    "belly": (0.115, "", -90.0, 0.095),
    "waist": (0.05, "", -90.0, 0.1),
    "back": (0.2, "", 90.0, 0.08),
    "hip_front": ("hip", "pelvis", -90.0, 0.085),
    "seat": ("hip", "pelvis", 140.0, 0.09),
    "upper_hip": ("hip", "pelvis", 90.0, 0.125),
    "near_heel": ("near_ankle", "near_foot", 180.0, 0.06),
    "behind_near_toe": ("near_toe", "left", 0.0, 0.06),
    "near_knee": ("near_knee", "near_thigh", 0.0, 0.06),
    "far_knee": ("far_knee", "far_thigh", 0.0, 0.06),
    "near_elbow": ("near_elbow", "near_upper_arm", 0.0, 0.07),
    "far_elbow": ("far_elbow", "far_upper_arm", 0.0, 0.07),
    "near_toe": ("near_toe", "near_foot", 0.0, 0.05),
    "far_toe": ("far_toe", "far_foot", 0.0, 0.05),
    "near_finger": ("near_finger", "near_hand", 0.0, 0.035),
    "far_finger": ("far_finger", "far_hand", 0.0, 0.035),
}


def mark(body: Skeleton, name: str) -> Point:
    """Where the mark of this name is, in body heights."""
    start, bone, turn, far = MARKS[name]
    if isinstance(start, float):
        (x, y), direction = spine(body, start)
        far += BELLY * body.belly if name == "belly" else 0.0
    else:
        x, y = body.joints[start]
        direction = {"skull": body.skull, "left": 180.0, **body.directions}[bone]
    angle = radians(direction + turn)
    return x + far * cos(angle), y + far * sin(angle)


def trails(movement: Movement, start: float, end: float, brush: Brush) -> str:
    """An arrow for each mark of the movement that goes far enough between two times."""
    times = [start + (end - start) * i / STEPS for i in range(STEPS + 1)]
    bodies = [posture(movement, t) for t in times]
    return "".join(_arrow([mark(b, name) for b in bodies], brush) for name in movement.trails)


def _arrow(way: Sequence[Point], brush: Brush) -> str:
    if max(hypot(x - way[0][0], y - way[0][1]) for x, y in way) < LEAST:
        return ""
    points = [(x * SCALE, -y * SCALE) for x, y in way]
    ex, ey = points[-1]
    longer = max(1.0, SHORTEST / max(hypot(ex - x, ey - y) for x, y in points))
    points = [(ex + (x - ex) * longer, ey + (y - ey) * longer) for x, y in points]
    (ax, ay), (bx, by) = points[-3], points[-1]
    angle = atan2(by - ay, bx - ax)
    wings = [
        (bx + 6.5 * cos(angle + turn), by + 6.5 * sin(angle + turn))
        for turn in (pi * 0.82, -pi * 0.82)
    ]
    head = "M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}".format(*wings[0], bx, by, *wings[1])
    return brush.line(through(points[::2], closed=False) + head, "badge", 2.2)
