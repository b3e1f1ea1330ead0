"""Whole drawings of an exercise: one posture, three with numbers, or moving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from unweary.drawing.exercise.body import FAR, SCALE, body
from unweary.drawing.exercise.licence import Credit, licence
from unweary.drawing.exercise.motion import clock, posture, postures, swapped
from unweary.drawing.exercise.paint import COLOURS, PEOPLE, Brush
from unweary.drawing.exercise.skeleton import Skeleton
from unweary.drawing.exercise.things import things
from unweary.drawing.exercise.trail import trails
from unweary.drawing.exercise.values import Movement
from unweary.drawing.svg import element

FLESH = 0.065  # room around each joint
MARGIN = 0.035
FLOOR = 0.045  # how far the floor is drawn below what the feet stand on
GAP = 10.0  # between pictures on a sheet
BADGE = 9.0  # radius of the disc behind a number
GUTTER = 2 * BADGE + 4  # room for a number on the left of a still


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


def moments(movement: Movement) -> tuple[float, float, float]:
    """The times of the three stills: start, middle, end."""
    first = movement.frames[0]
    if movement.loop == "cycle" and swapped(first).near == first.near:
        return 0.0, 0.5, 1.5
    return 0.0, 0.5, 1.0


@cache
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


@lru_cache(maxsize=512)
def exercise_still(
    movement: Movement,
    number: int,
    *,
    text: str = "",
    scheme: str = "auto",
    credit: Credit | None = None,
) -> str:
    """One of the three stills (1 start, 2 middle, 3 end), with an arrow for the way there.

    With a `text` it is a picture that a screen reader names; with a `credit` it stands alone.
    """
    seen = room(movement)
    return _whole(_still(movement, number, Brush(scheme)), seen, text, scheme, credit)


@lru_cache(maxsize=256)
def exercise_strip(
    movement: Movement, *, text: str = "", scheme: str = "auto", credit: Credit | None = None
) -> str:
    """The three stills with their numbers, beside one another; lying people below one another."""
    brush = Brush(scheme)
    seen = room(movement)
    width = seen.width + GUTTER
    lying = width > 1.6 * seen.height
    dx, dy = (0.0, seen.height + GAP) if lying else (width + GAP, 0.0)
    panels = [
        _panel(movement, n, brush, seen.left + (n - 1) * dx, seen.top + (n - 1) * dy, 1.0)
        for n in (1, 2, 3)
    ]
    whole = Room(seen.left, seen.top, width + 2 * dx, seen.height + 2 * dy)
    return _whole("".join(panels), whole, text, scheme, credit)


@lru_cache(maxsize=256)
def exercise_moving(
    movement: Movement, *, text: str = "", scheme: str = "auto", credit: Credit | None = None
) -> str:
    """The moving figure. It moves by itself, without scripts and without styles.

    With a `credit` it stands alone: the three stills stand below it, and where somebody wants
    less motion, or prints, the last posture takes the place of the moving one.
    """
    seen = room(movement)
    moving = _inside(movement, postures(movement), Brush(scheme, clock(movement)))
    if credit is None:
        return _whole(moving, seen, text, scheme, None)
    brush = Brush(scheme)
    calm = _inside(movement, (posture(movement, moments(movement)[-1]),), brush)
    width = max(seen.width, 0.9 * seen.height)
    third = (width - 2 * GAP) / 3
    size = (third - GUTTER) / seen.width
    left, top = seen.left + seen.width / 2 - width / 2, seen.top + seen.height + GAP
    small = [
        _panel(movement, n, brush, left + (n - 1) * (third + GAP), top, size) for n in (1, 2, 3)
    ]
    height = seen.height + GAP + max(seen.height * size, 2 * BADGE + 2)
    both = element("g", moving, class_="moving") + element("g", calm, class_="calm", display="none")
    whole = Room(round(left), seen.top, round(width), round(height))
    return _whole(both + "".join(small), whole, text, scheme, credit, style=CALM)


CALM = "@media (prefers-reduced-motion:reduce),print{.moving{display:none}.calm{display:inline}}"


def dark_rules() -> Mapping[str, tuple[str, str]]:
    """Class -> property and colour in dark surroundings, for a style sheet."""
    rules = {}
    for name, (light, dark) in COLOURS.items():
        if light == dark:
            continue
        rules[f"uw-ex__{name}"] = ("fill", dark)
        rules[f"uw-ex__{name}-stroke"] = ("stroke", dark)
    return rules


def _inside(movement: Movement, bodies: Sequence[Skeleton], brush: Brush) -> str:
    """The floor, the things and the person in these postures."""
    made = things(_beside(movement), postures(movement), bodies, brush, SCALE)
    return (
        _ground(room(movement), brush, mat="mat" in movement.things)
        + "".join(t.back for t in made)
        + body(
            bodies,
            PEOPLE[movement.person],
            brush,
            shoes=movement.shoes,
            bent_away=movement.bent_away,
            held="".join(t.middle for t in made),
        )
    )


def _still(movement: Movement, number: int, brush: Brush) -> str:
    times = moments(movement)
    drawn = _inside(movement, (posture(movement, times[number - 1]),), brush)
    if number == 1:
        return drawn
    before = times[number - 2] if movement.loop != "cycle" else times[number - 1] - 0.5
    return drawn + trails(movement, before, times[number - 1], brush)


def _panel(movement: Movement, number: int, brush: Brush, x: float, y: float, size: float) -> str:
    """A still with its number on the left, its upper left corner at (x, y)."""
    seen = room(movement)
    drawn = element(
        "g",
        _still(movement, number, brush),
        transform=f"translate({x + GUTTER - seen.left * size:.2f} {y - seen.top * size:.2f})"
        + (f"scale({size:.4f})" if size != 1 else ""),
    )
    cx, cy, r = x + BADGE + 1, y + BADGE + 1, BADGE
    disc = f"M{cx + r:.1f} {cy:.1f}A{r} {r} 0 1 1 {cx - r:.1f} {cy:.1f}A{r} {r} 0 1 1 {cx + r:.1f} {cy:.1f}Z"
    told = element(
        "text",
        str(number),
        x=round(cx, 1),
        y=round(cy + 4.4, 1),
        text_anchor="middle",
        font_family="sans-serif",
        font_weight="700",
        font_size=12.5,
        fill=brush.colour("on-badge"),
        class_="uw-ex__on-badge",
    )
    return drawn + brush.fill(disc, "badge") + told


def _whole(
    drawn: str, seen: Room, text: str, scheme: str, credit: Credit | None, *, style: str = ""
) -> str:
    said: dict[str, object] = (
        {"role": "img", "aria_label": text} if text else {"aria_hidden": "true"}
    )
    if credit is None:
        return element(
            "svg", drawn, xmlns="http://www.w3.org/2000/svg", viewBox=seen.box,
            class_="uw-ex", focusable="false", **said,
        )  # fmt: skip
    if scheme == "auto":
        dark = "".join(
            f".{c}{{{p}:{v}}}" for c, (p, v) in dark_rules().items() if f'"{c}"' in drawn
        )
        style += f"@media (prefers-color-scheme:dark){{{dark}}}"
    inside = licence(credit, text) + (element("style", style) if style else "") + drawn
    return element(
        "svg", inside, xmlns="http://www.w3.org/2000/svg", viewBox=seen.box, role="img",
        width=round(seen.width * 2), height=round(seen.height * 2),
    )  # fmt: skip


def _ground(seen: Room, brush: Brush, *, mat: bool) -> str:
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


def _slab(left: float, top: float, right: float, bottom: float, bend: float) -> str:
    arc = f"A{bend:g} {bend:g} 0 0 1"
    return (
        f"M{left + bend:.1f} {top:.1f}H{right - bend:.1f}{arc} {right:.1f} {top + bend:.1f}"
        f"V{bottom - bend:.1f}{arc} {right - bend:.1f} {bottom:.1f}H{left + bend:.1f}"
        f"{arc} {left:.1f} {bottom - bend:.1f}V{top + bend:.1f}{arc} {left + bend:.1f} {top:.1f}Z"
    )
