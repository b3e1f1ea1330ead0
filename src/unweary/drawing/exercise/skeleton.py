"""Where each joint is, from angles. Lengths are parts of body height; x to the right, y up.

The figure faces right when upright. Directions run counter-clockwise from the right, in degrees.
Bending is positive: forward for the trunk, neck, shoulder, elbow and hip, backward for the knee,
toes up for the ankle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin

from unweary.drawing.exercise.values import SIDES, Frame, Limbs, floor_joints

Point = tuple[float, float]

LENGTHS = {
    "pelvis": 0.06,
    "lumbar": 0.11,
    "thoracic": 0.17,
    "neck": 0.12,
    "upper_arm": 0.17,
    "forearm": 0.16,
    "hand": 0.055,
    "thigh": 0.245,
    "shank": 0.245,
    "foot": 0.11,
}
# Bones as (name, from, to); the limbs come once for each side.
TRUNK = (
    ("pelvis", "hip", "waist"),
    ("lumbar", "waist", "ribs"),
    ("thoracic", "ribs", "shoulder"),
    ("neck", "shoulder", "head"),
)
LIMBS = (
    ("upper_arm", "shoulder", "elbow"),
    ("forearm", "elbow", "hand"),
    ("hand", "hand", "finger"),
    ("thigh", "hip", "knee"),
    ("shank", "knee", "ankle"),
    ("foot", "ankle", "toe"),
)
# Half the breadth of the body, seen from the front, at shoulders and hips.
BREADTH = {"shoulder": 0.085, "hip": 0.045}

# Skin that can rest on something: joint -> circles (bone whose direction counts, along, aside,
# radius). `aside` is to the right of the direction: the sole of the foot.
SKIN: Mapping[str, tuple[tuple[str, float, float, float], ...]] = {
    "ankle": (("foot", -0.014, 0.018, 0.018), ("foot", 0.0, 0.0, 0.021)),
    "toe": (("foot", -0.01, 0.018, 0.018),),
    "knee": (("shank", 0.0, 0.0, 0.034),),
    "hip": (("thigh", 0.0, 0.0, 0.047),),
    "elbow": (("forearm", 0.0, 0.0, 0.025),),
    "hand": (("hand", 0.0, 0.0, 0.02),),
    "shoulder": (("thoracic", -0.04, 0.0, 0.046),),
    "head": (("neck", 0.0, 0.0, 0.05),),
    "calf": (("shank", 0.08, 0.006, 0.034),),
}
FRONTAL_HIP = 0.04  # skin below the hip joint where somebody lies on the side


@dataclass(frozen=True)
class Skeleton:
    """Joints and the directions of the bones, by name: `near_knee`, `near_thigh`, `lumbar`."""

    joints: Mapping[str, Point]
    directions: Mapping[str, float]
    skull: float  # direction of the top of the head
    belly: float
    frontal: bool

    def moved(self, dx: float, dy: float) -> Skeleton:
        """The same posture elsewhere."""
        joints = {name: (x + dx, y + dy) for name, (x, y) in self.joints.items()}
        return replace(self, joints=joints)


def skeleton(frame: Frame, *, frontal: bool = False) -> Skeleton:
    """The joints of a posture, the middle of the hips at (0, 0)."""
    lumbar = frame.pelvis - frame.lumbar
    thoracic = lumbar - frame.thoracic
    neck = thoracic - frame.neck
    directions = {"pelvis": frame.pelvis, "lumbar": lumbar, "thoracic": thoracic, "neck": neck}
    joints: dict[str, Point] = {"hip": (0.0, 0.0)}
    for bone, start, end in TRUNK:
        joints[end] = _step(joints[start], directions[bone], LENGTHS[bone])
    for side in SIDES:
        limbs: Limbs = getattr(frame, side)
        upper = thoracic + 180 + limbs.shoulder
        fore = upper + limbs.elbow
        thigh = frame.pelvis + 180 + limbs.hip
        shank = thigh - limbs.knee
        told = {
            "upper_arm": upper,
            "forearm": fore,
            "hand": fore + limbs.wrist,
            "thigh": thigh,
            "shank": shank,
            "foot": shank + 90 + limbs.ankle,
        }
        out = (1 if side == "near" else -1) if frontal else 0
        for root, along in (("shoulder", thoracic), ("hip", frame.pelvis)):
            joints[f"{side}_{root}"] = _step(joints[root], along - 90, out * BREADTH[root])
        for bone, start, end in LIMBS:
            directions[f"{side}_{bone}"] = told[bone]
            joints[f"{side}_{end}"] = _step(joints[f"{side}_{start}"], told[bone], LENGTHS[bone])
    return Skeleton(joints, directions, neck - frame.nod, frame.belly, frontal)


def skin(body: Skeleton, joint: str) -> tuple[tuple[Point, float], ...]:
    """The circles of skin around a joint: centre and radius."""
    side, _, name = joint.rpartition("_")
    if name == "calf":
        start = body.joints[f"{side}_knee"]
    elif body.frontal and name == "hip":
        return ((body.joints[joint], FRONTAL_HIP),)
    else:
        start = body.joints[joint]
    circles = []
    for bone, along, aside, radius in SKIN[name or joint]:
        direction = _direction(body, side, bone)
        centre = _step(_step(start, direction, along), direction - 90, aside)
        circles.append((centre, radius))
    return tuple(circles)


def lowest(body: Skeleton, joint: str) -> float:
    """The height of the lowest skin around a joint."""
    return min(y - radius for (_, y), radius in skin(body, joint))


@lru_cache(maxsize=1024)
def placed(frame: Frame, *, frontal: bool, anchor: str) -> Skeleton:
    """The posture on the floor (y = 0): what rests there does so on average, the anchor at x = 0."""
    body = skeleton(frame, frontal=frontal)
    resting = [lowest(body, joint) for joint in floor_joints(frame)]
    return body.moved(-body.joints[anchor][0], -sum(resting) / len(resting))


def reach(root: Point, target: Point, first: float, second: float) -> tuple[float, float]:
    """Direction of the first bone and the bend between two, so that they end at the target.

    The bend is that of a knee, 0 to 180. An elbow bends the other way: mirror its direction at
    the line to the target. A target out of reach is pointed at.
    """
    far = min(max(_apart(root, target), abs(first - second)), first + second)
    cosine = (far**2 - first**2 - second**2) / (2 * first * second)
    bend = degrees(atan2(max(0.0, 1 - min(1.0, cosine**2)) ** 0.5, cosine))
    aside = degrees(atan2(second * sin(radians(bend)), first + second * cos(radians(bend))))
    return toward(root, target) + aside, bend


def toward(start: Point, end: Point) -> float:
    """The direction from one point to another."""
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def near_to(angle: float, other: float) -> float:
    """The same direction, written with the turn that is closest to the other."""
    return other + (angle - other + 180) % 360 - 180


def _direction(body: Skeleton, side: str, bone: str) -> float:
    if bone == "thigh" and not side:
        return body.directions["pelvis"]
    return body.directions[f"{side}_{bone}" if side else bone]


def _step(start: Point, direction: float, length: float) -> Point:
    angle = radians(direction)
    return start[0] + length * cos(angle), start[1] + length * sin(angle)


def _apart(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
