"""Muscle at rest, at work and tired; with little use, without water, after hard work."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    arrow,
    disc,
    ellipse,
    fibres,
    group,
    label,
    panel,
    shape,
    stroke,
)
from unweary.drawing.svg import number


def belly(half: float, thick: float, *, fill: str = "muscle", thread: str = "muscle-light") -> str:
    """A muscle with its two tendons, lying along x around (0, 0); sizes are half lengths."""
    a, b = half, thick
    d = f"M{-a} 0C{-a * 0.7:.1f} {-b * 0.35:.1f} {-a * 0.45:.1f} {-b} 0 {-b}C{a * 0.45:.1f} {-b} {a * 0.7:.1f} {-b * 0.35:.1f} {a} 0C{a * 0.7:.1f} {b * 0.35:.1f} {a * 0.45:.1f} {b} 0 {b}C{-a * 0.45:.1f} {b} {-a * 0.7:.1f} {b * 0.35:.1f} {-a} 0Z"
    upper = ((-a * 0.92, 0.0), (-a * 0.4, -b * 1.12), (a * 0.4, -b * 1.12), (a * 0.92, 0.0))
    lower = ((-a * 0.92, 0.0), (-a * 0.4, b * 1.12), (a * 0.4, b * 1.12), (a * 0.92, 0.0))
    count = max(3, round(b / 3.2))
    tendon = f"M{-a - 22} 0H{-a * 0.82:.1f}M{a * 0.82:.1f} 0H{a + 22}"
    return (
        stroke(tendon, "fascia-edge", 7.4)
        + stroke(tendon, "fascia", 5.6)
        + shape(d, fill, edge="muscle-edge", width=1)
        + fibres(upper, lower, count, thread, 1.1)
        + shape(
            f"M{-a * 0.99:.1f} 0C{-a * 0.9:.1f} -3 {-a * 0.82:.1f} -5 {-a * 0.72:.1f} -5.5C{-a * 0.78:.1f} -2 {-a * 0.78:.1f} 2 {-a * 0.72:.1f} 5.5C{-a * 0.82:.1f} 5 {-a * 0.9:.1f} 3 {-a * 0.99:.1f} 0Z",
            "fascia",
        )
        + shape(
            f"M{a * 0.99:.1f} 0C{a * 0.9:.1f} -3 {a * 0.82:.1f} -5 {a * 0.72:.1f} -5.5C{a * 0.78:.1f} -2 {a * 0.78:.1f} 2 {a * 0.72:.1f} 5.5C{a * 0.82:.1f} 5 {a * 0.9:.1f} 3 {a * 0.99:.1f} 0Z",
            "fascia",
        )
    )


def _gauge(x: float, y: float, full: float) -> str:
    """How much fuel is left, as a bar."""
    return stroke(f"M{x} {y}h120", "faint", 11) + stroke(
        f"M{x} {y}h{number(120 * full)}", "good" if full > 0.4 else "warn", 7
    )


def _muscle_energy(words: Words) -> str:
    rows = (
        ("rest", 78, 15, "muscle", 1.0, ()),
        ("work", 66, 29, "muscle", 0.6, ((-40, 34), (8, 38), (48, 32))),
        (
            "tired",
            72,
            23,
            "muscle-light",
            0.22,
            ((-52, 28), (-30, 36), (-6, 32), (16, 39), (40, 31), (60, 36), (4, 46), (-42, 44)),
        ),
    )
    drawn = ""
    for i, (name, half, thick, fill, full, waste) in enumerate(rows):
        top = 12 + i * 156
        thread = "muscle" if fill == "muscle-light" else "muscle-light"
        spots = "".join(disc(x, y, 3.6, "quiet") for x, y in waste)
        drawn += panel(12, top, 336, 146)
        drawn += group(
            belly(half, thick, fill=fill, thread=thread), spots, at=f"translate(128 {top + 58})"
        )
        drawn += _gauge(68, top + 122, full)
        drawn += label(words[name], 246, top + 30, width=100, bold=True, on="ground")
        drawn += label(words[f"{name}_text"], 246, top + 88, width=100, on="ground")
    return drawn + (
        stroke("M20 492h24", "good", 7)
        + label(words["fuel"], 54, 492, width=90)
        + disc(172, 492, 4.6, "quiet")
        + label(words["waste"], 186, 492, width=170)
    )


def _bundle(r: float) -> str:
    """Nineteen fibres cut across, each of the radius `r`, in their sheath."""
    rows = ((-2, 3), (-1, 4), (0, 5), (1, 4), (2, 3))
    step = r * 2.1
    spots = "".join(
        disc(
            (i - (n - 1) / 2) * step, row * step * 0.87, r, "muscle", edge="muscle-edge", width=0.8
        )
        + disc(
            (i - (n - 1) / 2) * step - r * 0.25,
            row * step * 0.87 - r * 0.25,
            r * 0.45,
            "muscle-light",
        )
        for row, n in rows
        for i in range(n)
    )
    return disc(0, 0, step * 2 + r * 1.5, "fascia", edge="fascia-edge") + spots


def _muscle_loss(words: Words) -> str:
    drawn = ""
    for i, (name, r) in enumerate((("active", 9.2), ("rest", 5.8), ("again", 8.7))):
        x = 62 + i * 118
        drawn += group(belly(30, r * 1.9 - 2), at=f"translate({x} 50)")
        drawn += group(_bundle(r), at=f"translate({x} 148)")
        drawn += label(words[name], x, 230, width=112, anchor="middle", bold=True)
        drawn += label(words[f"{name}_text"], x, 282, width=112, anchor="middle")
    return (
        drawn
        + arrow("M112 106Q121 98 130 106", (130, 106), (0.75, 0.65), "quiet")
        + arrow("M230 106Q239 98 248 106", (248, 106), (0.75, 0.65), "quiet")
    )


def _drop(x: float, y: float, size: float = 1.0) -> str:
    d = "M0-9C5-2 7 1 7 5C7 9 4 12 0 12C-4 12-7 9-7 5C-7 1-5-2 0-9Z"
    return shape(d, "water", at=f"translate({x} {y}) scale({size})")


def _flow(x: float, y: float, wide: float, cells: int) -> str:
    """A blood vessel with red cells in it."""
    step = 118 / cells
    spots = "".join(
        disc(x + 24 + i * step, y + (wide * 0.2 if i % 2 else -wide * 0.2), 4, "white")
        for i in range(cells)
    )
    return stroke(f"M{x + 22} {y}h108", "vessel", wide) + group(spots, opacity=0.55)


def _muscle_water(words: Words) -> str:
    left = (
        _flow(18, 100, 26, 8)
        + group(belly(52, 22), at="translate(93 168)")
        + "".join(_drop(x, y) for x, y in ((50, 222), (93, 226), (136, 222)))
    )
    right = (
        _flow(192, 100, 15, 6)
        + group(belly(52, 16, fill="muscle-deep", thread="muscle"), at="translate(267 168)")
        + _drop(267, 226, 0.7)
    )
    return (
        panel(12, 12, 162, 240)
        + panel(186, 12, 162, 240)
        + label(words["enough"], 93, 44, width=150, anchor="middle", bold=True, on="ground")
        + label(words["little"], 267, 44, width=150, anchor="middle", bold=True, on="ground")
        + left
        + right
        + label(words["enough_text"], 93, 304, width=160, anchor="middle")
        + label(words["little_text"], 267, 304, width=160, anchor="middle")
    )


def _muscle_soreness(words: Words) -> str:
    hump = "M56 262C78 258 92 240 112 206C132 172 150 158 172 158C204 158 214 206 248 238C270 254 296 260 332 262"
    return (
        group(belly(70, 26), at="translate(180 66)")
        + "".join(
            ellipse(x, y, 6, 3.4, "pain", opacity=0.35) + ellipse(x, y, 3.6, 1.3, "paper")
            for x, y in ((148, 62), (168, 76), (186, 56), (200, 70), (220, 64))
        )
        + shape(hump + "Z", "pain-soft", opacity=0.7)
        + stroke(hump, "pain", 4)
        + stroke("M40 150V266H340", "line", 1.4)
        + label(words["sore"], 44, 134, width=96)
        + label(words["peak"], 176, 138, width=80, anchor="middle")
        + label(words["work"], 14, 300, width=84)
        + label(words["later"], 172, 300, width=110, anchor="middle")
        + label(words["gone"], 346, 300, width=110, anchor="end")
    )


PICTURES = (
    Picture(
        id="muscle_energy",
        title="A muscle at rest, at work and tired",
        text=(
            "One muscle in three states. At rest it is long and its store of fuel is full. At work "
            "it shortens and thickens, burns fuel and makes waste, which the blood carries off. "
            "When it is tired, fuel runs low and waste builds up, so it pulls with less force until "
            "it has rested. A simple sketch: nerves and brain take part too."
        ),
        labels={
            "rest": "At rest",
            "rest_text": "Long, fuel full",
            "work": "At work",
            "work_text": "Short, burns fuel",
            "tired": "Tired",
            "tired_text": "Less force until rest",
            "fuel": "Fuel",
            "waste": "Waste of work",
        },
        draw=_muscle_energy,
        box=(360, 516),
    ),
    Picture(
        id="muscle_loss",
        title="Muscle shrinks with rest and grows back",
        text=(
            "A muscle and its fibres, cut across, at three times. In an active person the fibres "
            "are thick. After weeks of rest there are as many, but each is thinner, so the muscle "
            "is smaller and tires soon. After weeks of exercise they are thick again. A sketch, "
            "not to scale."
        ),
        labels={
            "active": "Active",
            "active_text": "Thick fibres",
            "rest": "Weeks of rest",
            "rest_text": "Thin fibres",
            "again": "Weeks of exercise",
            "again_text": "Thick again",
        },
        draw=_muscle_loss,
        box=(360, 312),
    ),
    Picture(
        id="muscle_water",
        title="Muscle with enough water and with too little",
        text=(
            "Two muscles with the blood vessel that feeds them. With enough water, much blood "
            "flows, so fuel comes in and heat goes out. With too little, there is less blood to "
            "go round: the muscle gets less, grows hot and tires sooner. It may cramp. "
            "A sketch, not to scale."
        ),
        labels={
            "enough": "Enough water",
            "enough_text": "Blood brings fuel and takes heat away",
            "little": "Too little",
            "little_text": "Less blood flow: it tires sooner",
        },
        draw=_muscle_water,
        box=(360, 350),
    ),
    Picture(
        id="muscle_soreness",
        title="Sore muscles after hard or new work",
        text=(
            "A muscle with tiny tears, and a curve of how sore it is over some days. Right after "
            "new or hard work there is little to feel. The soreness grows overnight, is worst in "
            "the next days, then fades and is gone within about a week. The muscle heals stronger. "
            "A sketch, not to scale."
        ),
        labels={
            "sore": "How sore",
            "peak": "Worst",
            "work": "Hard work",
            "later": "The next days",
            "gone": "Gone in a week",
        },
        draw=_muscle_soreness,
        box=(360, 330),
    ),
)
