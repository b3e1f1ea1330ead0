"""What stands or lies beside the person: mat, chair, wall, counter, band, strap, stick, weight.

Each is put where the postures need it, so that it touches the body without coordinates of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from unweary.drawing.exercise.paint import Brush
from unweary.drawing.exercise.skeleton import Point, Skeleton, lowest, skin

Box = tuple[float, float, float, float]  # left, bottom, right, top; parts of body height


@dataclass(frozen=True)
class Thing:
    """A drawn thing: behind the person, before the near arm, or in front; and the room it takes."""

    back: str = ""
    middle: str = ""
    front: str = ""
    box: Box = (0.0, 0.0, 0.0, 0.0)


Maker = Callable[[Sequence[Skeleton], Sequence[Skeleton], Brush, float], Thing]


def things(
    names: Sequence[str],
    whole: Sequence[Skeleton],
    bodies: Sequence[Skeleton],
    brush: Brush,
    scale: float,
) -> tuple[Thing, ...]:
    """The named things for a person in some `bodies` out of the `whole` movement.

    What stands still is put where the whole movement needs it. `scale` is one body height.
    """
    return tuple(THINGS[name](whole, bodies, brush, scale) for name in names)


def _chair(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    x = whole[0].joints["hip"][0]
    seat = lowest(whole[0], "hip") + 0.004
    left, right, top = x - 0.085, x + 0.15, seat + 0.27
    draw = _Ruler(brush, scale)
    back = (
        draw.line([(left + 0.03, 0.016), (left + 0.03, seat)], "wood-dark", 0.02)
        + draw.line([(right + 0.0, 0.016), (right + 0.0, seat)], "wood-dark", 0.02)
        + draw.line([(left - 0.018, top), (left, seat - 0.01), (left, 0.0)], "wood", 0.024)
        + draw.line([(right - 0.02, seat - 0.01), (right - 0.02, 0.0)], "wood", 0.024)
        + draw.bar(left - 0.006, seat - 0.026, right, seat, "wood")
    )
    return Thing(back=back, box=(left - 0.03, 0.0, right + 0.01, top))


def _chair_calves(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    knee, ankle = whole[0].joints["near_knee"][0], whole[0].joints["near_ankle"][0]
    seat = lowest(whole[0], "near_calf") + 0.001
    left, right, top = knee + 0.02, max(ankle + 0.075, knee + 0.29), seat + 0.29
    draw = _Ruler(brush, scale)
    back = (
        draw.line([(left + 0.045, 0.016), (left + 0.045, seat)], "wood-dark", 0.02)
        + draw.line([(right - 0.02, 0.016), (right - 0.02, seat)], "wood-dark", 0.02)
        + draw.line([(right + 0.018, top), (right, seat - 0.01), (right, 0.0)], "wood", 0.024)
        + draw.line([(left + 0.02, seat - 0.01), (left + 0.02, 0.0)], "wood", 0.024)
        + draw.bar(left, seat - 0.026, right + 0.006, seat, "wood")
    )
    return Thing(back=back, box=(left, 0.0, right + 0.04, top))


def _wall_front(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    x = max(b.joints["near_hand"][0] for b in whole) + 0.018
    draw = _Ruler(brush, scale)
    back = draw.bar(x, 0.0, x + 0.05, 1.16, "wall") + draw.line(
        [(x, 0.004), (x, 1.156)], "wall-line", 0.008
    )
    return Thing(back=back, box=(x, 0.0, x + 0.05, 1.16))


def _wall_back(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    draw = _Ruler(brush, scale)
    back = draw.bar(-0.42, 0.03, 0.42, 1.3, "wall") + draw.line(
        [(-0.42, 0.045), (0.42, 0.045)], "wall-line", 0.012
    )
    return Thing(back=back, box=(-0.42, 0.0, 0.42, 1.3))


def _counter(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    x, y = whole[0].joints["near_hand"]
    top, left = y - 0.02, x - 0.045
    draw = _Ruler(brush, scale)
    back = (
        draw.bar(left + 0.025, 0.0, left + 0.24, top, "wall")
        + draw.line([(left + 0.13, top - 0.06), (left + 0.13, 0.05)], "wall-line", 0.006)
        + draw.line([(left + 0.1, top - 0.12), (left + 0.1, top - 0.18)], "wood-dark", 0.01)
        + draw.bar(left, top - 0.03, left + 0.25, top, "wood")
    )
    return Thing(back=back, box=(left, 0.0, left + 0.25, top))


def _band(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    far = max(whole, key=lambda b: b.joints["near_hand"][0]).joints["near_hand"]
    post: Point = (far[0] + 0.2, whole[-1].joints["near_hand"][1] + 0.02)
    draw = _Ruler(brush, scale)
    shapes = [draw.path([b.joints["near_hand"], post]) for b in bodies]
    back = draw.line([(post[0], 0.0), (post[0], 1.05)], "wood-dark", 0.03) + draw.line(
        [(post[0] - 0.014, post[1]), (post[0] + 0.014, post[1])], "load-line", 0.03
    )
    return Thing(
        back=back,
        middle=brush.morph(shapes, "band", width=0.016 * scale),
        box=(0.0, 0.0, post[0] + 0.03, 1.05),
    )


def _strap(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    draw = _Ruler(brush, scale)
    shapes = [draw.path([b.joints["near_finger"], _sole(b)]) for b in bodies]
    return Thing(middle=brush.morph(shapes, "band", width=0.016 * scale))


def _stick(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    draw = _Ruler(brush, scale)
    line = draw.line([(-0.06, 0.066), (0.66, 0.066)], "wood", 0.02)
    points = [draw.at(b.joints["hip"]) for b in bodies]
    back = brush.at(points, brush.turn([-b.directions["pelvis"] for b in bodies], line))
    ends = [_beyond(b.joints["hip"], b.directions["pelvis"], 0.66) for b in bodies]
    box = (min(x for x, _ in ends), 0.0, max(x for x, _ in ends), max(y for _, y in ends))
    return Thing(back=back, box=box)


def _weight(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    draw = _Ruler(brush, scale)
    s = scale
    bell = brush.fill(_bell(s), "load") + brush.line(_handle(s), "load-line", 0.017 * s)
    points = [draw.at(b.joints["near_finger"]) for b in bodies]
    x, y = whole[0].joints["near_finger"]
    top = y - 0.128
    stool = (
        draw.line([(x - 0.055, top), (x - 0.075, 0.0)], "wood", 0.022)
        + draw.line([(x + 0.055, top), (x + 0.075, 0.0)], "wood", 0.022)
        + draw.bar(x - 0.09, top - 0.026, x + 0.09, top, "wood")
    )
    return Thing(back=stool, middle=brush.at(points, bell), box=(x - 0.1, 0.0, x + 0.1, top))


def _pillow(
    whole: Sequence[Skeleton], bodies: Sequence[Skeleton], brush: Brush, scale: float
) -> Thing:
    left, right = whole[0].joints["hip"][0] - 0.07, whole[0].joints["ribs"][0] + 0.06
    x, width = left * scale, (right - left) * scale
    high = (lowest(whole[0], "hip") + 0.02) * scale
    d = (
        f"M{x:.1f} 0C{x - 4:.1f} {-high / 2:.1f} {x + 6:.1f} {-high:.1f} {x + width / 3:.1f} {-high:.1f}"
        f"H{x + width * 2 / 3:.1f}C{x + width - 6:.1f} {-high:.1f} {x + width + 4:.1f} {-high / 2:.1f} {x + width:.1f} 0"
        f"C{x + width - 8:.1f} 2 {x + 8:.1f} 2 {x:.1f} 0Z"
    )
    back = brush.fill(d, "pillow") + brush.line(d, "pillow-line", 1.0)
    return Thing(back=back, box=(left, 0.0, right, 0.05))


THINGS: Mapping[str, Maker] = {
    "band_front": _band,
    "chair": _chair,
    "chair_calves": _chair_calves,
    "counter": _counter,
    "pillow_belly": _pillow,
    "stick": _stick,
    "strap": _strap,
    "wall_back": _wall_back,
    "wall_front": _wall_front,
    "weight": _weight,
}


@dataclass(frozen=True)
class _Ruler:
    """Draws things given in body heights."""

    brush: Brush
    scale: float

    def at(self, point: Point) -> Point:
        return point[0] * self.scale, -point[1] * self.scale

    def path(self, points: Sequence[Point]) -> str:
        told = [f"{x:.1f} {y:.1f}" for x, y in map(self.at, points)]
        return "M" + "L".join(told)

    def line(self, points: Sequence[Point], name: str, width: float) -> str:
        return self.brush.line(self.path(points), name, round(width * self.scale, 1))

    def bar(self, left: float, bottom: float, right: float, top: float, name: str) -> str:
        corner = min(2.5, (top - bottom) * self.scale / 2)
        x, y = self.at((left, top))
        w, h = (right - left) * self.scale, (top - bottom) * self.scale
        r = f"{corner:.1f}"
        return self.brush.fill(
            f"M{x + corner:.1f} {y:.1f}h{w - 2 * corner:.1f}a{r} {r} 0 0 1 {r} {r}"
            f"v{h - 2 * corner:.1f}a{r} {r} 0 0 1 -{r} {r}h{2 * corner - w:.1f}"
            f"a{r} {r} 0 0 1 -{r} -{r}v{2 * corner - h:.1f}a{r} {r} 0 0 1 {r} -{r}Z",
            name,
        )


def _sole(body: Skeleton) -> Point:
    (centre, _), *_ = skin(body, "near_toe")
    return _beyond(centre, body.directions["near_foot"] - 90, 0.02)


def _beyond(start: Point, direction: float, length: float) -> Point:
    angle = radians(direction)
    return start[0] + length * cos(angle), start[1] + length * sin(angle)


def _bell(s: float) -> str:
    r = 0.055 * s
    y = 0.07 * s
    return (
        f"M{-0.62 * r:.1f} {y - 0.8 * r:.1f}C{-1.2 * r:.1f} {y - 0.3 * r:.1f} {-1.2 * r:.1f} {y + 0.6 * r:.1f} "
        f"{-0.6 * r:.1f} {y + 1.05 * r:.1f}H{0.6 * r:.1f}C{1.2 * r:.1f} {y + 0.6 * r:.1f} {1.2 * r:.1f} "
        f"{y - 0.3 * r:.1f} {0.62 * r:.1f} {y - 0.8 * r:.1f}Z"
    )


def _handle(s: float) -> str:
    return f"M{-0.03 * s:.1f} {0.04 * s:.1f}C{-0.05 * s:.1f} {-0.012 * s:.1f} {0.05 * s:.1f} {-0.012 * s:.1f} {0.03 * s:.1f} {0.04 * s:.1f}"
