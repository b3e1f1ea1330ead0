"""Food and water for muscles."""

from __future__ import annotations

from math import cos, radians, sin

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import disc, ellipse, group, label, leader, panel, shape, stroke
from unweary.drawing.pictures.props import glass
from unweary.drawing.svg import number


def egg(x: float, y: float, size: float = 1.0) -> str:
    """A fried egg, cut from above."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    white = (
        "M-20-4C-22-16-8-20 0-17C10-22 24-12 20-1C25 8 14 18 4 15C-6 22-22 14-19 5C-21 2-21-1-20-4Z"
    )
    return group(
        shape(white, "pillow", edge="pillow-shade", width=1.2)
        + disc(1, -1, 8.5, "ochre", edge="ochre-shade", width=1)
        + ellipse(-2, -4, 2.6, 1.8, "white", opacity=0.6),
        at=at,
    )


def fish(x: float, y: float, size: float = 1.0) -> str:
    """A piece of fish."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    return group(
        shape(
            "M-30 4C-30-12-8-20 14-14C28-10 34 0 28 8C20 18-8 20-20 16C-28 14-30 10-30 4Z",
            "salmon",
            edge="salmon-shade",
            width=1.2,
        )
        + stroke(
            "M-22 2C-14-8 4-12 20-8M-20 9C-8 2 8-1 24 1M-8 14C2 10 12 8 22 8",
            "pillow",
            2,
            opacity=0.9,
        ),
        at=at,
    )


def beans(x: float, y: float, size: float = 1.0) -> str:
    """A spoonful of beans."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    one = "M-8 1C-9-6-1-8 4-5C9-3 10 3 6 4C2 5 1 2-2 4C-5 6-8 5-8 1Z"
    spots = (
        (-13, -8, 10, "rust"),
        (4, -11, -20, "rust-shade"),
        (16, -1, 60, "rust"),
        (-4, 2, 30, "rust-shade"),
        (-17, 6, -30, "rust-shade"),
        (7, 10, 5, "rust"),
        (-8, 13, 0, "rust"),
    )
    return group(
        *(shape(one, name, at=f"translate({a} {b}) rotate({turn})") for a, b, turn, name in spots),
        at=at,
    )


def bowl(x: float, y: float, size: float = 1.0) -> str:
    """A bowl of yoghurt with berries, from the side."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    return group(
        ellipse(0, -8, 21, 6, "pillow", edge="pillow-shade", width=1)
        + disc(-7, -11, 4, "plum")
        + disc(3, -12, 4, "plum-shade")
        + disc(10, -9, 3.6, "plum")
        + shape(
            "M-23-8C-22 8-12 16 0 16C12 16 22 8 23-8C14-3-14-3-23-8Z",
            "teal",
            edge="teal-shade",
            width=1,
        ),
        at=at,
    )


def greens(x: float, y: float, size: float = 1.0) -> str:
    """Broccoli, a leaf and slices of tomato."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    return group(
        shape("M-4 2L-7 20H7L4 2Z", "leaf", edge="leaf-shade", width=1),
        shape(
            "M-20 0C-28-12-16-24-8-20C-4-30 12-28 13-19C24-20 28-6 18 0C12 8-12 8-20 0Z",
            "leaf-shade",
        ),
        disc(-8, -9, 5, "leaf"),
        disc(5, -13, 5.4, "leaf"),
        disc(11, -4, 4, "leaf"),
        at=at,
    )


def tomato(x: float, y: float, r: float = 13) -> str:
    """A slice of tomato."""
    seeds = "".join(
        ellipse(
            x + r * 0.5 * cos(radians(a)), y + r * 0.5 * sin(radians(a)), r * 0.2, r * 0.2, "salmon"
        )
        for a in (20, 92, 164, 236, 308)
    )
    return disc(x, y, r, "clay", edge="rust-shade", width=1.2) + seeds


def _muscle_plate(words: Words) -> str:
    x, y, r = 180, 148, 112
    inner = 92
    n = number
    half = shape(f"M{x} {y - inner}A{inner} {inner} 0 0 0 {x} {y + inner}Z", "soft")
    quarter = shape(
        f"M{x + 3} {y - 3}V{y - inner}A{inner} {inner} 0 0 1 {x + inner} {y - 3}Z",
        "salmon",
        opacity=0.4,
    )
    rest = shape(
        f"M{x + 3} {y + 3}H{x + inner}A{inner} {inner} 0 0 1 {x + 3} {y + inner}Z",
        "ochre",
        opacity=0.55,
    )
    rice = "".join(
        ellipse(x + a, y + b, 4.2, 2, "pillow", edge="ochre-shade", width=0.7)
        for a, b in (
            (22, 44),
            (36, 38),
            (48, 48),
            (30, 54),
            (44, 60),
            (20, 60),
            (34, 68),
            (54, 36),
            (60, 54),
            (24, 30),
            (46, 28),
        )
    )
    meals = ""
    for i, (name, thing) in enumerate(
        (
            ("morning", egg(68, 344, 1.0)),
            ("noon", beans(180, 344, 1.15)),
            ("evening", fish(292, 344, 0.95)),
        )
    ):
        left = 12 + i * 114
        meals += (
            panel(left, 312, 108, 92)
            + thing
            + label(words[name], left + 54, 386, width=106, anchor="middle", on="ground")
        )
    return (
        disc(x, y + 3, r, "faint")
        + disc(x, y, r, "pillow", edge="pillow-shade", width=1.4)
        + disc(x, y, inner + 4, "white", edge="pillow-shade", width=1)
        + half
        + quarter
        + rest
        + greens(x - 40, y - 36, 1.05)
        + greens(x - 62, y + 16, 0.8)
        + tomato(x - 26, y + 26)
        + tomato(x - 44, y + 54, 12)
        + fish(x + 42, y - 52, 0.98)
        + egg(x + 30, y - 21, 0.66)
        + rice
        + glass(330, 124, 1.0)
        + stroke(f"M{n(30)} 84V128M22 84V102Q22 110 30 110Q38 110 38 102V84M30 128V212", "metal", 4)
        + label(words["plants"], 14, 270, width=120)
        + leader(66, 256, 120, 196)
        + label(words["protein"], 346, 30, width=120, anchor="end", bold=True)
        + leader(282, 44, 240, 88)
        + label(words["grain"], 346, 262, width=130, anchor="end")
        + leader(296, 248, 236, 204)
        + meals
        + label(words["each"], 180, 430, width=330, anchor="middle", bold=True)
    )


def _water_day(words: Words) -> str:
    drawn = panel(12, 12, 336, 168)
    times = (("wake", 62), ("noon", 141), ("late", 219), ("evening", 298))
    drawn += shape("M30 122A150 80 0 0 1 330 122", "soft") + stroke(
        "M30 122A150 80 0 0 1 330 122", "ochre", 2, dash="1 6"
    )
    drawn += disc(180, 42, 12, "ochre") + "".join(
        stroke(
            f"M{number(180 + 17 * cos(radians(a)))} {number(42 + 17 * sin(radians(a)))}L{number(180 + 22 * cos(radians(a)))} {number(42 + 22 * sin(radians(a)))}",
            "ochre",
            2.4,
        )
        for a in range(0, 360, 45)
    )
    drawn += stroke("M28 132H332", "wood", 6)
    for name, x in times:
        drawn += glass(x, 128, 0.92) + label(
            words[name], x, 156, width=86, anchor="middle", on="ground"
        )
    drawn += panel(12, 192, 336, 190)
    drawn += label(words["signs"], 28, 216, width=306, bold=True, on="ground")
    for i, (fill, name) in enumerate((("straw", "pale"), ("ochre", "darker"), ("amber", "dark"))):
        x = 68 + i * 112
        drop = f"M{x} 234C{x + 8} 250 {x + 21} 262 {x + 21} 277A21 21 0 0 1 {x - 21} 277C{x - 21} 262 {x - 8} 250 {x} 234Z"
        drawn += shape(drop, fill, edge="amber-shade", width=1.4)
        drawn += stroke(f"M{x - 12} 276A12 12 0 0 0 {x - 5} 287", "white", 2.6, opacity=0.8)
        drawn += label(words[name], x, 321, width=110, anchor="middle", on="ground")
    return (
        drawn
        + label(words["other"], 180, 360, width=316, anchor="middle", on="ground")
        + label(words["older"], 180, 408, width=330, anchor="middle")
    )


PICTURES = (
    Picture(
        id="muscle_plate",
        title="A plate for muscle",
        text=(
            "A plate seen from above. Half of it is vegetables, a quarter is protein such as fish "
            "and egg, and a quarter is rice or another grain. A glass of water stands by. Below, "
            "three meals each have some protein: egg in the morning, beans at noon, fish in the "
            "evening. Muscle needs some at each meal."
        ),
        labels={
            "plants": "Vegetables",
            "protein": "Protein",
            "grain": "Whole grain",
            "morning": "Morning",
            "noon": "Noon",
            "evening": "Evening",
            "each": "Some protein with each meal",
        },
        draw=_muscle_plate,
        box=(360, 456),
    ),
    Picture(
        id="water_day",
        title="Water through the day",
        text=(
            "Four glasses of water through the day: in the morning, at noon, in the afternoon and in "
            "the evening. Below, three cups show urine. Pale is a good sign, yellow says drink some, "
            "and dark says drink more. A dry mouth and dizzy spells are signs too. Older people "
            "should drink at set times."
        ),
        labels={
            "wake": "Morning",
            "noon": "Noon",
            "late": "Later",
            "evening": "Evening",
            "signs": "What your urine says",
            "pale": "Pale: good",
            "darker": "Yellow: drink",
            "dark": "Dark: drink more",
            "other": "Dry mouth, dizzy, tired: drink more",
            "older": "From 65 on: drink at set times.",
        },
        draw=_water_day,
        box=(360, 428),
    ),
)
