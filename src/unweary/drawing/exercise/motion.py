"""Postures between the frames, and when each is shown.

Angles run through the frames along smooth curves. What rests in the frames on both sides of a
moment stays where it rests: its limb is bent to reach the place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import pairwise
from math import asin, cos, degrees, radians, sin

from unweary.drawing.exercise.skeleton import (
    LENGTHS,
    Point,
    Skeleton,
    near_to,
    placed,
    reach,
    skeleton,
    toward,
)
from unweary.drawing.exercise.values import SIDES, Frame, Limbs, Movement

STEPS = 12  # drawn postures from one frame to the last, one way


@dataclass(frozen=True)
class Clock:
    """Which posture is shown when: `order[i]` at `times[i]` (0 to 1) of a loop."""

    seconds: float
    times: tuple[float, ...]
    order: tuple[int, ...]


@cache
def postures(movement: Movement) -> tuple[Skeleton, ...]:
    """The drawn postures from the first frame to the last; of a cycle, the whole round."""
    last = len(movement.frames) - 1 if movement.loop == "cycle" else 1
    steps = STEPS * (2 if last > 1 else 1)
    ends = 2 if movement.loop == "cycle" else 1
    return tuple(posture(movement, ends * i / steps) for i in range(steps + 1))


def clock(movement: Movement) -> Clock:
    """The times of the drawn postures, with a rest at the start and a hold at the end."""
    count = len(postures(movement))
    if movement.loop == "cycle":
        times = tuple(i / (count - 1) for i in range(count))
        return Clock(2 * movement.seconds, times, tuple(range(count)))
    rest, way, hold = 0.7, movement.seconds, movement.hold_seconds
    whole = rest + way + hold + way
    there = [(rest + way * i / (count - 1), i) for i in range(count)]
    back = [(rest + way + hold + way * i / (count - 1), count - 1 - i) for i in range(count)]
    shown = [(0.0, 0), *there, *back]
    return Clock(whole, tuple(at / whole for at, _ in shown), tuple(i for _, i in shown))


def posture(movement: Movement, t: float) -> Skeleton:
    """The body at `t`: 0 to 1, and of a cycle on to 2, the sides swapped."""
    frames, weights, touching = between(movement, t)
    frontal, anchor = movement.view == "frontal", movement.anchor
    stood = [placed(f, frontal=frontal, anchor=anchor) for f in frames]
    mixed = _mixed(frames, weights, touching)

    def joint(name: str) -> Point:
        xs = sum(w * b.joints[name][0] for w, b in zip(weights, stood, strict=True))
        return xs, sum(w * b.joints[name][1] for w, b in zip(weights, stood, strict=True))

    def direction(name: str) -> float:
        return sum(w * b.directions[name] for w, b in zip(weights, stood, strict=True))

    def standing(frame: Frame) -> Skeleton:
        body = skeleton(frame, frontal=frontal)
        (x, y), (ax, ay) = joint(anchor), body.joints[anchor]
        return body.moved(x - ax, y - ay)

    whole = standing(mixed)
    held = {}
    for side in SIDES:
        limbs = mixed.near if side == "near" else mixed.far
        if anchor not in {f"{side}_{j}" for j in ("knee", "ankle", "toe")}:
            limbs = _leg(limbs, side, whole, touching, joint, direction)
        if anchor not in {f"{side}_elbow", f"{side}_hand"}:
            limbs = _arm(limbs, side, whole, touching, joint, direction)
        held[side] = limbs
    return standing(replace(mixed, near=held["near"], far=held["far"]))


def swapped(frame: Frame) -> Frame:
    """The posture with near and far side exchanged."""
    other = {"near": "far", "far": "near"}

    def named(touch: str) -> str:
        side, _, rest = touch.partition("_")
        return f"{other[side]}_{rest}" if side in other else touch

    touches = tuple(named(t) for t in frame.touches)
    return replace(frame, near=frame.far, far=frame.near, touches=touches)


def between(movement: Movement, t: float) -> tuple[list[Frame], list[float], frozenset[str]]:
    """The frames, how much each counts at `t`, and what rests on both sides of that moment."""
    frames = list(movement.frames)
    times = [f.at for f in frames]
    if movement.loop == "cycle":
        frames += [swapped(f) for f in frames[1:]]
        times += [1 + at for at in times[1:]]
    if t in times:
        here = times.index(t)
        weights = [float(i == here) for i in range(len(frames))]
        return frames, weights, _names(frames[here])
    i = next(k for k, (a, b) in enumerate(pairwise(times)) if a < t < b)
    if movement.loop == "cycle" and swapped(frames[0]).near == frames[0].near:
        u = (t - times[i]) / (times[i + 1] - times[i])  # each frame is a place to stop
        weights = [0.0] * len(frames)
        weights[i], weights[i + 1] = 2 * u**3 - 3 * u**2 + 1, 3 * u**2 - 2 * u**3
    else:
        weights = _hermite(times, i, t, round_trip=movement.loop == "cycle")
    return frames, weights, _names(frames[i]) & _names(frames[i + 1])


def _names(frame: Frame) -> frozenset[str]:
    return frozenset(t.partition("@")[0] for t in frame.touches)


def _hermite(times: Sequence[float], i: int, t: float, *, round_trip: bool) -> list[float]:
    """Weights of a cubic through the frames; slopes as of the neighbours, none at the ends.

    On a `round_trip` the ends are neighbours of one another.
    """
    weights = [0.0] * len(times)
    span = times[i + 1] - times[i]
    u = (t - times[i]) / span
    weights[i] += 2 * u**3 - 3 * u**2 + 1
    weights[i + 1] += 3 * u**2 - 2 * u**3
    for k, pull in ((i, u**3 - 2 * u**2 + u), (i + 1, u**3 - u**2)):
        before, after = k - 1, k + 1
        if round_trip and k in (0, len(times) - 1):
            before, after = len(times) - 2, 1
            width = times[-1] - times[before] + times[after] - times[0]
        elif k in (0, len(times) - 1):
            continue
        else:
            width = times[after] - times[before]
        weights[after] += pull * span / width
        weights[before] -= pull * span / width
    return weights


def _mixed(frames: Sequence[Frame], weights: Sequence[float], touching: frozenset[str]) -> Frame:
    """All angles of the frames, each weighed."""

    def mean(told: Sequence[float]) -> float:
        return sum(w * v for w, v in zip(weights, told, strict=True))

    def limbs(sides: Sequence[Limbs]) -> Limbs:
        return Limbs(**{f.name: mean([getattr(s, f.name) for s in sides]) for f in fields(Limbs)})

    return Frame(
        at=0.0,
        pelvis=mean([f.pelvis for f in frames]),
        lumbar=mean([f.lumbar for f in frames]),
        thoracic=mean([f.thoracic for f in frames]),
        neck=mean([f.neck for f in frames]),
        near=limbs([f.near for f in frames]),
        far=limbs([f.far for f in frames]),
        touches=tuple(sorted(touching)),
        nod=mean([f.nod for f in frames]),
        belly=mean([f.belly for f in frames]),
    )


def _leg(
    limbs: Limbs,
    side: str,
    body: Skeleton,
    touching: frozenset[str],
    joint: Callable[[str], Point],
    direction: Callable[[str], float],
) -> Limbs:
    """The leg bent so that what rests of it stays where it rests."""
    resting = {j for j in ("knee", "ankle", "toe") if f"{side}_{j}" in touching}
    if not resting:
        return limbs
    root = body.joints[f"{side}_hip"]
    drawn = {bone: body.directions[f"{side}_{bone}"] for bone in ("thigh", "shank", "foot")}
    foot = direction(f"{side}_foot") if resting != {"ankle"} else drawn["foot"]
    if "knee" in resting:
        thigh = _down_to(root[1], joint(f"{side}_knee")[1], LENGTHS["thigh"], drawn["thigh"])
        height = root[1] + LENGTHS["thigh"] * sin(radians(thigh))
        shank = drawn["shank"]
        if "ankle" in resting:
            shank = _down_to(height, joint(f"{side}_ankle")[1], LENGTHS["shank"], shank)
        bend = thigh - shank
    elif body.frontal:  # seen from the front a knee cannot bend to the side: the heel gives way
        whole = LENGTHS["thigh"] + LENGTHS["shank"]
        thigh, bend = _down_to(root[1], joint(f"{side}_ankle")[1], whole, drawn["thigh"]), 0.0
        foot += thigh - drawn["shank"]
    else:
        target = joint(f"{side}_ankle")
        if "ankle" not in resting:
            x, y = joint(f"{side}_toe")
            angle = radians(foot)
            target = (x - LENGTHS["foot"] * cos(angle), y - LENGTHS["foot"] * sin(angle))
        thigh, bend = reach(root, target, LENGTHS["thigh"], LENGTHS["shank"])
        thigh = near_to(thigh, drawn["thigh"])
        if resting == {"ankle"}:
            foot += thigh - bend - drawn["shank"]
    hip = thigh - body.directions["pelvis"] - 180
    return replace(limbs, hip=hip, knee=bend, ankle=foot - (thigh - bend) - 90)


def _arm(
    limbs: Limbs,
    side: str,
    body: Skeleton,
    touching: frozenset[str],
    joint: Callable[[str], Point],
    direction: Callable[[str], float],
) -> Limbs:
    """The arm bent so that what rests of it stays where it rests."""
    resting = {j for j in ("elbow", "hand") if f"{side}_{j}" in touching}
    if not resting:
        return limbs
    root = body.joints[f"{side}_shoulder"]
    upper, fore = (body.directions[f"{side}_{bone}"] for bone in ("upper_arm", "forearm"))
    hand = direction(f"{side}_hand")
    if "elbow" in resting:
        upper = _down_to(root[1], joint(f"{side}_elbow")[1], LENGTHS["upper_arm"], upper)
        height = root[1] + LENGTHS["upper_arm"] * sin(radians(upper))
        if "hand" in resting:
            fore = _down_to(height, joint(f"{side}_hand")[1], LENGTHS["forearm"], fore)
    else:
        target = joint(f"{side}_hand")
        drawn, bend = reach(root, target, LENGTHS["upper_arm"], LENGTHS["forearm"])
        upper = near_to(2 * toward(root, target) - drawn, upper)
        fore = upper + bend
    shoulder = upper - body.directions["thoracic"] - 180
    return replace(limbs, shoulder=shoulder, elbow=fore - upper, wrist=hand - fore)


def _down_to(height: float, target: float, length: float, drawn: float) -> float:
    """The direction closest to the drawn one in which a bone ends at the target's height."""
    rise = degrees(asin(min(1.0, max(-1.0, (target - height) / length))))
    return min((near_to(a, drawn) for a in (rise, 180 - rise)), key=lambda a: abs(a - drawn))


def angles_of(body: Skeleton) -> Mapping[str, float]:
    """The joint angles of a posture, by name: `lumbar`, `near_knee`."""
    told = body.directions
    found = {
        "lumbar": told["pelvis"] - told["lumbar"],
        "thoracic": told["lumbar"] - told["thoracic"],
        "neck": told["thoracic"] - told["neck"],
    }
    for side in SIDES:
        upper, fore, hand, thigh, shank, foot = (
            told[f"{side}_{b}"] for b in ("upper_arm", "forearm", "hand", "thigh", "shank", "foot")
        )
        found |= {
            f"{side}_shoulder": upper - told["thoracic"] - 180,
            f"{side}_elbow": fore - upper,
            f"{side}_wrist": hand - fore,
            f"{side}_hip": thigh - told["pelvis"] - 180,
            f"{side}_knee": thigh - shank,
            f"{side}_ankle": foot - shank - 90,
        }
    return found
