"""Whole drawings of an exercise: one posture, three side by side, or moving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unweary.drawing.exercise.body import FAR, SCALE, body
from unweary.drawing.exercise.motion import clock, posture, postures, swapped
from unweary.drawing.exercise.paint import PEOPLE, Brush
from unweary.drawing.exercise.skeleton import Skeleton
from unweary.drawing.exercise.things import Thing, things
from unweary.drawing.exercise.values import Movement
from unweary.drawing.svg import element

FLESH = 0.065  # room around each joint
MARGIN = 0.035
FLOOR = 0.045  # drawn below what the feet stand on


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the plane that a drawing shows, in its units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> str:
        """As a `viewBox`."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


def moments(movement: Movement) -> tuple[float, ...]:
    """The times of the three stills: start, middle, end."""
    first = movement.frames[0]
    if movement.loop == "cycle" and swapped(first).near == first.near:
        return 0.0, 0.5, 1.5
    return 0.0, 0.5, 1.0


def room(movement: Movement) -> Room:
    """What a drawing of this exercise shows: all postures and things, with a margin."""
    bodies = postures(movement)
    made = things(_beside(movement), bodies, bodies, Brush("light"), SCALE)
    xs = [x for b in bodies for x, _ in b.joints.values()]
    ys = [y for b in bodies for _, y in b.joints.values()]
    left = min([min(xs) - FLESH, *(t.box[0] for t in made)]) - MARGIN
    right = max([max(xs) + FLESH + FAR[0], *(t.box[2] for t in made)]) + MARGIN
    top = max([max(ys) + FLESH + FAR[1], *(t.box[3] for t in made)]) + MARGIN
    bottom = -FLOOR - 0.015
    sides = [round(v * SCALE) for v in (left, right, top, bottom)]
    return Room(sides[0], -sides[2], sides[1] - sides[0], sides[2] - sides[3])


def inside(movement: Movement, bodies: Sequence[Skeleton], brush: Brush) -> str:
    """The floor, the things and the person in these postures."""
    made: tuple[Thing, ...] = things(
        _beside(movement), postures(movement), bodies, brush, SCALE
    )
    person = PEOPLE[movement.person]
    return (
        ground(room(movement), brush, mat="mat" in movement.things)
        + "".join(t.back for t in made)
        + body(
            bodies,
            person,
            brush,
            shoes=movement.shoes,
            bent_away=movement.bent_away,
            held="".join(t.middle for t in made),
        )
        + "".join(t.front for t in made)
    )


def ground(seen: Room, brush: Brush, *, mat: bool) -> str:
    """The floor over the whole width, a little seen from above, with a mat where one is used."""
    back, front = -0.026 * SCALE, FLOOR * SCALE
    left, right = seen.left + 4, seen.left + seen.width - 4
    drawn = brush.fill(_slab(left, back, right, front, 7.0), "floor")
    if mat:
        drawn += brush.fill(_slab(left + 9, back + 2.5, right - 9, 7.5, 4.0), "mat-side")
        drawn += brush.fill(_slab(left + 9, back + 2.5, right - 9, 4.5, 4.0), "mat")
    return drawn


def _beside(movement: Movement) -> tuple[str, ...]:
    return tuple(name for name in movement.things if name != "mat")


def _slab(left: float, top: float, right: float, bottom: float, round_: float) -> str:
    r = f"{round_:g}"
    return (
        f"M{left + round_:.1f} {top:.1f}H{right - round_:.1f}A{r} {r} 0 0 1 {right:.1f} {top + round_:.1f}"
        f"V{bottom - round_:.1f}A{r} {r} 0 0 1 {right - round_:.1f} {bottom:.1f}H{left + round_:.1f}"
        f"A{r} {r} 0 0 1 {left:.1f} {bottom - round_:.1f}V{top + round_:.1f}A{r} {r} 0 0 1 {left + round_:.1f} {top:.1f}Z"
    )
