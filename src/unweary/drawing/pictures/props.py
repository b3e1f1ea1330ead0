"""Furniture and things around people, and the marks that tell easier from harder."""

from __future__ import annotations

from math import cos, radians, sin

from unweary.drawing.pictures.brush import (
    SIZE,
    arrow,
    disc,
    ellipse,
    label,
    panel,
    shape,
    stroke,
    text_width,
)
from unweary.drawing.svg import number


def tick(x: float, y: float, r: float = 11) -> str:
    """A tick on a round ground: this is easier on the body."""
    d = f"M{number(x - r * 0.46)} {number(y + r * 0.04)}l{number(r * 0.32)} {number(r * 0.36)}l{number(r * 0.6)}-{number(r * 0.74)}"
    return disc(x, y, r, "good") + stroke(d, "white", r * 0.24)


def cross(x: float, y: float, r: float = 11) -> str:
    """A cross on a ground with corners: this is harder on the body."""
    s = r * 0.4
    d = f"M{number(x - s)} {number(y - s)}l{number(2 * s)} {number(2 * s)}m0-{number(2 * s)}l-{number(2 * s)} {number(2 * s)}"
    at = f"rotate(45 {number(x)} {number(y)})"
    square = panel(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72, "clay", 3)
    return square.replace("<path ", f'<path transform="{at}" ', 1) + stroke(d, "white", r * 0.24)


def verdict(
    words: str, x: float, y: float, *, good: bool, width: float = 260, on: str = "ground"
) -> str:
    """The mark with its words, from x to the right."""
    mark = tick(x + 11, y) if good else cross(x + 11, y)
    return mark + label(words, x + 29, y, width=width, bold=True, on=on)


def floor(y: float, x1: float = 20, x2: float = 340) -> str:
    """The line that things stand on."""
    return stroke(f"M{number(x1)} {number(y)}H{number(x2)}", "faint", 2.4)


def box(x: float, y: float, w: float, h: float, name: str, edge: str = "", r: float = 4) -> str:
    """A block with slightly round corners."""
    d = (
        f"M{number(x + r)} {number(y)}h{number(w - 2 * r)}a{r} {r} 0 0 1 {r} {r}v{number(h - 2 * r)}"
        f"a{r} {r} 0 0 1-{r} {r}h{number(2 * r - w)}a{r} {r} 0 0 1-{r}-{r}v{number(2 * r - h)}a{r} {r} 0 0 1 {r}-{r}Z"
    )
    return shape(d, name, edge=edge, width=0.9)


def pillow(x: float, y: float, w: float, h: float, name: str = "pillow", turn: float = 0) -> str:
    """A soft cushion around (x, y)."""
    a, b = number(w / 2), number(h / 2)
    q, p = number(w * 0.42), number(h * 0.62)
    d = f"M-{a} 0C-{a}-{b}-{q}-{p} 0-{p}C{q}-{p} {a}-{b} {a} 0C{a} {b} {q} {p} 0 {p}C-{q} {p}-{a} {b}-{a} 0Z"
    at = f"translate({number(x)} {number(y)}) rotate({number(turn)})"
    return shape(d, name, edge=f"{name}-shade", width=1, at=at)


def bed(x: float, y: float, w: float, floor_y: float, *, sag: float = 0, head: float = 46) -> str:
    """A bed from the side, its mattress at height y, its head to the left."""
    thick = 24
    top = f"M{number(x + 6)} {number(y)}C{number(x + w * 0.3)} {number(y)} {number(x + w * 0.34)} {number(y + sag)} {number(x + w * 0.5)} {number(y + sag)}C{number(x + w * 0.7)} {number(y + sag)} {number(x + w * 0.75)} {number(y)} {number(x + w - 6)} {number(y)}"
    base = sag * 0.7
    mattress = shape(
        f"{top}q6 0 6 6v{thick - 12}q0 6-6 6C{number(x + w * 0.75)} {number(y + thick)} {number(x + w * 0.7)} {number(y + thick + base)} {number(x + w * 0.5)} {number(y + thick + base)}"
        f"C{number(x + w * 0.3)} {number(y + thick + base)} {number(x + w * 0.25)} {number(y + thick)} {number(x + 6)} {number(y + thick)}q-6 0-6-6v-{thick - 12}q0-6 6-6Z",
        "sheet", edge="sheet-shade", width=1,
    )  # fmt: skip
    low = y + thick + base
    frame = (
        box(x - 4, y + thick - 2, w + 8, max(9.0, base + 9), "wood", "wood-shade", 3)
        if not sag
        else box(x - 4, low - 3, w + 8, 9, "wood", "wood-shade", 3)
    )
    legs = box(x + 6, low + 4, 9, floor_y - low - 4, "wood-shade", "", 2) + box(
        x + w - 15, low + 4, 9, floor_y - low - 4, "wood-shade", "", 2
    )
    board = box(x - 10, y - head, 10, floor_y - y + head, "wood", "wood-shade", 4)
    foot = box(x + w, y + 2, 8, floor_y - y - 2, "wood", "wood-shade", 3)
    return legs + frame + mattress + board + foot


def chair(
    x: float,
    seat: float,
    floor_y: float,
    *,
    back: float = 88,
    lean: float = 8,
    depth: float = 62,
    name: str = "teal",
) -> str:
    """An upholstered chair from the side; x is the back edge of the seat, which opens to the right."""
    legs = "".join(
        stroke(
            f"M{number(a)} {number(seat + 6)}L{number(b)} {number(floor_y - 2)}", "wood-shade", 5
        )
        for a, b in ((x + 6, x - 1), (x + depth - 8, x + depth - 2))
    )
    rest = stroke(
        f"M{number(x + 2)} {number(seat)}L{number(x - lean)} {number(seat - back)}",
        f"{name}-shade",
        10,
    ) + stroke(
        f"M{number(x + 2)} {number(seat - 14)}L{number(x - lean)} {number(seat - back)}", name, 7
    )
    return legs + rest + box(x - 4, seat, depth, 11, name, f"{name}-shade", 5)


def office_chair(x: float, seat: float, floor_y: float, *, back: float = 96) -> str:
    """A chair on castors, from the side; x is the back edge of the seat."""
    mid = x + 32
    n = number
    return (
        stroke(f"M{n(mid)} {n(seat + 10)}V{n(floor_y - 14)}", "metal-shade", 6)
        + stroke(f"M{n(mid - 32)} {n(floor_y - 8)}Q{n(mid)} {n(floor_y - 20)} {n(mid + 32)} {n(floor_y - 8)}", "metal-shade", 5)
        + "".join(disc(mid + dx, floor_y - 5, 5, "shoe") for dx in (-31, 0, 31))
        + stroke(f"M{n(x + 8)} {n(seat + 6)}C{n(x - 14)} {n(seat + 4)} {n(x - 12)} {n(seat - 20)} {n(x - 10)} {n(seat - 34)}", "metal-shade", 5)
        + shape(
            f"M{n(x - 12)} {n(seat - back)}C{n(x - 4)} {n(seat - back - 2)} {n(x - 2)} {n(seat - back + 4)} {n(x - 2)} {n(seat - back + 10)}C{n(x - 3)} {n(seat - 60)} {n(x + 8)} {n(seat - 40)} {n(x + 2)} {n(seat - 14)}C{n(x - 2)} {n(seat - 8)} {n(x - 10)} {n(seat - 10)} {n(x - 12)} {n(seat - 16)}C{n(x - 8)} {n(seat - 40)} {n(x - 16)} {n(seat - 60)} {n(x - 18)} {n(seat - back + 8)}C{n(x - 18)} {n(seat - back + 2)} {n(x - 16)} {n(seat - back)} {n(x - 12)} {n(seat - back)}Z",
            "teal", edge="teal-shade", width=1,
        )
        + box(x - 2, seat, 70, 12, "teal", "teal-shade", 6)
    )  # fmt: skip


def table(x: float, y: float, w: float, floor_y: float) -> str:
    """A table or desk from the side."""
    legs = "".join(
        box(a, y + 6, 7, floor_y - y - 6, "wood-shade", "", 2) for a in (x + 8, x + w - 15)
    )
    return legs + box(x, y, w, 9, "wood", "wood-shade", 3)


def screen(x: float, y: float, h: float, desk: float) -> str:
    """A screen from the side, facing left, its foot on the desk."""
    n = number
    return (
        stroke(f"M{n(x + 6)} {n(y + h * 0.6)}L{n(x + 12)} {n(y + h * 0.66)}V{n(desk - 3)}", "metal-shade", 5)
        + box(x - 8, desk - 4, 34, 4, "metal-shade", "", 2)
        + box(x, y, 8, h, "navy", "navy-shade", 3)
        + box(x - 1.5, y + 3, 3, h - 6, "water", "", 1)
    )  # fmt: skip


def clock(
    x: float, y: float, r: float, *, hour: float = 10, minute: float = 10, done: float = 0
) -> str:
    """A clock face; `done` is the part of the ring that is filled, 0 to 1."""
    face = disc(x, y, r, "pillow", edge="line", width=1.4)
    ring = ""
    if done:
        a = radians(min(done, 0.999) * 360)
        ex, ey = x + r * sin(a), y - r * cos(a)
        ring = shape(
            f"M{number(x)} {number(y)}V{number(y - r)}A{number(r)} {number(r)} 0 {int(done > 0.5)} 1 {number(ex)} {number(ey)}Z",
            "ochre",
        )
    hands = ""
    for turn, long, width in (
        (hour * 30 + minute / 2, 0.5, r * 0.12),
        (minute * 6, 0.74, r * 0.09),
    ):
        a = radians(turn)
        hands += stroke(
            f"M{number(x)} {number(y)}L{number(x + r * long * sin(a))} {number(y - r * long * cos(a))}",
            "navy",
            width,
        )
    return face + ring + hands + disc(x, y, r * 0.08, "navy")


def plant(x: float, floor_y: float, size: float = 1.0) -> str:
    """A plant in a pot."""
    at = f"translate({number(x)} {number(floor_y)}) scale({number(size)})"
    leaf = "M0-24C-4-40-18-46-24-64C-8-62 0-48 0-24ZM0-24C4-44 16-56 26-60C26-44 14-34 0-24ZM0-24C-6-48-4-66 2-84C10-66 8-44 0-24Z"
    pot = "M-15-26H15L11 0H-11Z"
    return shape(leaf, "leaf", edge="leaf-shade", width=1, at=at) + shape(
        pot, "rust", edge="rust-shade", width=1, at=at
    )


def moon_window(x: float, y: float, w: float = 54, h: float = 50) -> str:
    """A window at night."""
    return (
        box(x, y, w, h, "navy", "wood", 4)
        + shape("M0-11A11 11 0 1 0 11 3A9 9 0 0 1 0-11Z", "ochre", at=f"translate({number(x + w * 0.62)} {number(y + h * 0.42)})")
        + disc(x + w * 0.25, y + h * 0.3, 1.6, "ochre")
        + disc(x + w * 0.3, y + h * 0.7, 1.2, "ochre")
        + stroke(f"M{number(x - 3)} {number(y + h)}h{number(w + 6)}", "wood", 4)
    )  # fmt: skip


def turn_arrow(
    x: float, y: float, r: float, start: float, end: float, name: str = "clay", width: float = 2.6
) -> str:
    """A curved arrow around (x, y) from one direction to another, clockwise where `end` is more."""
    a, b = radians(start), radians(end)
    sx, sy, ex, ey = x + r * sin(a), y - r * cos(a), x + r * sin(b), y - r * cos(b)
    sweep = int(end > start)
    large = int(abs(end - start) > 180)
    d = f"M{number(sx)} {number(sy)}A{number(r)} {number(r)} 0 {large} {sweep} {number(ex)} {number(ey)}"
    toward = (cos(b), sin(b)) if sweep else (-cos(b), -sin(b))
    return arrow(d, (ex, ey), toward, name, width)


def chip(words: str, x: float, y: float, *, fill: str = "soft", width: float = 140) -> str:
    """Words on a small rounded ground, in the middle over x."""
    wide = min(text_width(words, SIZE, bold=True) + 18, width)
    return box(x - wide / 2, y - 14, wide, 28, fill, "", 9) + label(
        words, x, y, width=width, anchor="middle", bold=True, on=fill
    )


def glass(x: float, y: float, size: float = 1.0, *, level: float = 0.8) -> str:
    """A glass of water that stands at y."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    top = 44 - 40 * level
    inset = 3 * level
    water = f"M{number(-11 - inset)} {number(-44 + top)}H{number(11 + inset)}L10-2H-10Z"
    return (
        shape(water, "water", at=at)
        + shape("M-15-44H15L11 0H-11Z", "white", opacity=0.28, at=at)
        + stroke("M-15-44L-11-1H11L15-44Z", "line", 1.4, at=at)
    )  # fmt: skip


def shadow(x: float, y: float, rx: float) -> str:
    """The soft shade below somebody who stands."""
    return ellipse(x, y, rx, 3.4, "faint", opacity=0.8)
