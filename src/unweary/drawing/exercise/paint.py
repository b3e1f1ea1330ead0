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
    "shoe": ("#3a2f2b", "#6d5a50"),
    "shoe-far": ("#c9bdb4", "#3a322d"),
    "shoe-line": ("#3a2f2b", "#a58f81"),
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
    "badge": ("#0f5b57", "#7cc8bd"),
    "on-badge": ("#ffffff", "#10201e"),
    "ada-skin": ("#e5b48f", "#e5b48f"),
    "ada-line": ("#b07a57", "#b07a57"),
    "ada-far": ("#f6dfcd", "#6b4d3b"),
    "ada-hair": ("#4a342b", "#6f5142"),
    "ben-skin": ("#8d5a3c", "#9c6848"),
    "ben-line": ("#5e3823", "#6a412a"),
    "ben-far": ("#cfae98", "#4a3023"),
    "ben-hair": ("#241915", "#4a3a33"),
    "cho-skin": ("#edc4a0", "#edc4a0"),
    "cho-line": ("#b98a64", "#b98a64"),
    "cho-far": ("#f9e6d6", "#705543"),
    "cho-hair": ("#a9a39b", "#b8b2aa"),
    "dia-skin": ("#c08a63", "#c08a63"),
    "dia-line": ("#8a5b3b", "#a06f4c"),
    "dia-far": ("#e6cdb9", "#5a3f2f"),
    "dia-hair": ("#2b1d18", "#523d33"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who shows exercises. Skin and hair are the colours `ID-skin`, `ID-hair` and so on."""

    id: str
    style: str  # of the hair: "short", "bun" or "cap" (close to the head)

    @property
    def skin(self) -> str:
        """The colour of the skin."""
        return f"{self.id}-skin"

    @property
    def skin_line(self) -> str:
        """The colour of the edges of the skin."""
        return f"{self.id}-line"

    @property
    def skin_far(self) -> str:
        """The colour of the skin on the far side."""
        return f"{self.id}-far"

    @property
    def hair(self) -> str:
        """The colour of the hair."""
        return f"{self.id}-hair"


PEOPLE: Mapping[str, Person] = {
    "ada": Person("ada", "bun"),
    "ben": Person("ben", "cap"),
    "cho": Person("cho", "short"),
    "dia": Person("dia", "bun"),
}


@dataclass(frozen=True)
class Brush:
    """Makes shapes in one scheme, still or moving along a clock."""

    scheme: str = "auto"  # "auto" (a page restyles it), "light" or "dark"
    clock: Clock | None = None

    def colour(self, name: str) -> str:
        """The colour of this name."""
        return COLOURS[name][self.scheme == "dark"]

    def fill(self, d: str, name: str, **more: object) -> str:
        """A filled shape."""
        return element("path", d=d, fill=self.colour(name), class_=f"uw-ex__{name}", **more)

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
            class_=f"uw-ex__{name}-stroke",
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
