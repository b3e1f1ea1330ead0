"""Colours, and shapes that can move: a value for each posture, given once or over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unweary.drawing.exercise.motion import Clock
from unweary.drawing.exercise.skeleton import Point
from unweary.drawing.svg import element, number

# Fill -> colour in light and in dark surroundings. Classes `uw-ex__NAME` let a page restyle them.
COLOURS: Mapping[str, tuple[str, str]] = {
    "shirt": ("#c86b4a", "#d97f5e"),
    "shirt-line": ("#96452a", "#8a3f26"),
    "cloth": ("#2a6466", "#3f8a88"),
    "cloth-line": ("#17494b", "#1c5553"),
    "shirt-far": ("#edc7b4", "#80493a"),
    "shirt-far-line": ("#a2553a", "#d99377"),
    "cloth-far": ("#b4d0cc", "#264b4a"),
    "cloth-far-line": ("#2f6c6c", "#74b3ac"),
    "shoe": ("#3a2f2b", "#16110f"),
    "shoe-far": ("#c9bdb4", "#4a3f3a"),
    "sole": ("#fbf1e4", "#d9cdbf"),
    "face": ("#5a3b2e", "#3d261c"),
    "floor": ("#cfdcd2", "#31403d"),
    "floor-line": ("#8fa79a", "#7f978d"),
    "mat": ("#a9c7b8", "#3d6459"),
    "mat-side": ("#7fa893", "#2c4a42"),
    "wood": ("#b08763", "#b08763"),
    "wood-dark": ("#8a6b55", "#7c5f4a"),
    "wall": ("#e6dac8", "#3a4644"),
    "wall-line": ("#c9b89f", "#5d6d69"),
    "pillow": ("#f3e2c7", "#cfbb98"),
    "pillow-line": ("#c9b08a", "#9a845f"),
    "band": ("#d79a2b", "#eab44d"),
    "load": ("#5f746f", "#8ba19b"),
    "load-line": ("#3e504c", "#5b6f6a"),
    "ink": ("#55625f", "#b4bfba"),
    "badge": ("#0f5b57", "#7cc8bd"),
    "on-badge": ("#ffffff", "#10201e"),
    "paper": ("#fbf7f1", "#161d1c"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who shows exercises: skin, its shade, the far skin, hair, and how it is worn."""

    skin: str
    skin_line: str
    skin_far: str
    hair: str
    style: str  # "short", "bun" or "cap" (close to the head)


PEOPLE: Mapping[str, Person] = {
    "ada": Person("#e5b48f", "#b07a57", "#f6dfcd", "#4a342b", "bun"),
    "ben": Person("#8d5a3c", "#5e3823", "#cfae98", "#241915", "cap"),
    "cho": Person("#edc4a0", "#b98a64", "#f9e6d6", "#a9a39b", "short"),
    "dia": Person("#c08a63", "#8a5b3b", "#e6cdb9", "#2b1d18", "bun"),
}


@dataclass(frozen=True)
class Brush:
    """Makes shapes in one scheme, still or moving along a clock."""

    scheme: str = "auto"  # "auto" (a page restyles it), "light" or "dark"
    clock: Clock | None = None

    def colour(self, name: str) -> str:
        """The colour of a fill: `shirt`, or a colour of its own (`#e5b48f`)."""
        return name if name.startswith("#") else COLOURS[name][self.scheme == "dark"]

    def fill(self, d: str, name: str, **more: object) -> str:
        """A filled shape."""
        return element("path", d=d, fill=self.colour(name), class_=_class(name, ""), **more)

    def line(self, d: str, name: str, width: float, **more: object) -> str:
        """A line with round ends."""
        return element(
            "path",
            d=d,
            fill="none",
            stroke=self.colour(name),
            stroke_width=width,
            stroke_linecap="round",
            stroke_linejoin="round",
            class_=_class(name, "-stroke"),
            **more,
        )

    def morph(self, shapes: Sequence[str], name: str, *, width: float = 0.0) -> str:
        """A filled shape, or a line of a `width`, that changes its outline."""
        draw = self.line(shapes[0], name, width) if width else self.fill(shapes[0], name)
        if self.clock is None:
            return draw
        moving = self._animate("animate", shapes, attributeName="d")
        return f"{draw.removesuffix('/>')}>{moving}</path>"

    def at(self, points: Sequence[Point], *inside: str) -> str:
        """Shapes that follow a point."""
        told = [f"{number(x)} {number(y)}" for x, y in points]
        return self._turned("translate", told, inside)

    def turn(self, angles: Sequence[float], *inside: str) -> str:
        """Shapes that turn about the origin by angles in degrees, clockwise as seen."""
        return self._turned("rotate", [number(a) for a in angles], inside)

    def _turned(self, kind: str, told: Sequence[str], inside: Sequence[str]) -> str:
        moving = ""
        if self.clock is not None and len(set(told)) > 1:
            moving = self._animate("animateTransform", told, attributeName="transform", type=kind)
        return element("g", moving, *inside, transform=f"{kind}({told[0]})")

    def _animate(self, tag: str, told: Sequence[str], **named: str) -> str:
        assert self.clock is not None
        times = ";".join(f"{round(t, 3):g}" for t in self.clock.times)
        return element(
            tag,
            **named,
            dur=f"{round(self.clock.seconds, 2):g}s",
            repeatCount="indefinite",
            keyTimes=times,
            values=";".join(told[i] for i in self.clock.order),
        )


def _class(name: str, ending: str) -> str | None:
    return None if name.startswith("#") else f"uw-ex__{name}{ending}"


def through(points: Sequence[Point], *, closed: bool = True) -> str:
    """A smooth line through points: cubic pieces with the slopes of their neighbours."""
    n = len(points)
    parts = [f"M{_at(points[0])}"]
    for i in range(n if closed else n - 1):
        a, b = points[i], points[(i + 1) % n]
        before = points[i - 1] if closed or i else a
        after = points[(i + 2) % n] if closed or i + 2 < n else b
        first = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        parts.append(f"C{_at(first)} {_at(second)} {_at(b)}")
    return "".join(parts) + ("Z" if closed else "")


def _at(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"
