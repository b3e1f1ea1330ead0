"""The back and its muscles, layer by layer, and the trunk cut across."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import ellipse, group, label, leader, shape, stroke
from unweary.drawing.pictures.slices import sac, vertebra
from unweary.drawing.pictures.torso import (
    MIRROR,
    body,
    bones,
    both,
    deepest,
    long_columns,
    superficial,
)

PLACE = "translate(116 62) scale(.84)"


def _right(words: Words, names: tuple[tuple[str, float, float, float], ...]) -> str:
    """Labels in a column at the right; each with its height and the point that it names."""
    return "".join(
        leader(238, y, x, to) + label(words[name], 242, y, width=112) for name, y, x, to in names
    )


def _back_muscles(words: Words) -> str:
    return group(body(), superficial(), at=PLACE) + _right(
        words,
        (
            ("trapezius", 52, 150, 124),
            ("deltoid", 124, 216, 160),
            ("latissimus", 198, 178, 230),
            ("fascia", 270, 124, 282),
            ("gluteus", 372, 172, 374),
        ),
    )


def _deep_muscles(words: Words) -> str:
    return group(body(), bones(), group(long_columns(), at=MIRROR), deepest(), at=PLACE) + (
        leader(196, 36, 90, 170)
        + label(words["long"], 200, 34, width=150)
        + _right(
            words,
            (
                ("ribs", 170, 178, 190),
                ("quadratus", 232, 152, 270),
                ("multifidus", 306, 126, 314),
                ("pelvis", 372, 190, 326),
            ),
        )
    )


def _wall(scale: float, width: float, name: str, edge: float) -> str:
    d = "M34-111C92-106 134-72 135-24C135 0 126 20 106 30"
    at = f"translate(0 {-20 * (1 - scale):.2f}) scale({scale})"
    return stroke(d, "muscle-edge", edge / scale, at=at) + stroke(d, name, width / scale, at=at)


def _trunk_slice(words: Words) -> str:
    skin = "M-1-132C70-132 152-96 154-26C155 30 112 66 60 80C40 86 20 92 -1 90Z"
    fat = "M-1-127C68-127 147-92 149-26C150 27 109 61 59 75C40 81 20 87 -1 85Z"
    cavity = "M-1-106C60-106 116-76 118-26C118-6 112 12 98 20C80 6 62 6 48 16C30 10 20 10 -1 10Z"
    multifidus = "M6 44C16 42 27 42 35 36C42 44 40 58 33 66C25 74 12 78 6 76Z"
    erector = "M40 32C56 18 74 20 86 27C100 36 100 50 88 58C72 68 52 74 34 72C43 62 46 46 40 32Z"
    quadratus = "M64 12C70 4 84 0 98 4C106 8 107 18 100 24C92 27 84 20 77 17C71 15 67 17 64 12Z"
    ground = both(shape(skin, "skin")) + both(shape(fat, "fat")) + both(shape(cavity, "ground"))
    right = (
        _wall(1.0, 9, "muscle", 10.6)
        + _wall(0.915, 8, "muscle-light", 9.6)
        + _wall(0.84, 6.4, "clay", 8)
        + shape(
            "M3-116C14-120 34-118 40-110C36-102 14-101 3-104Z",
            "muscle",
            edge="muscle-edge",
            width=0.9,
        )
        + shape(erector, "muscle", edge="muscle-edge", width=0.9)
        + shape(multifidus, "muscle-deep", edge="muscle-edge", width=0.9)
        + shape(quadratus, "muscle-light", edge="muscle-edge", width=0.9)
        + ellipse(53, -18, 19, 25, "muscle", edge="muscle-edge", width=0.9)
        + stroke("M104 28C100 46 92 60 66 70C46 78 22 84 2 80", "fascia", 2.6)
    )
    inside = ground + both(right) + group(vertebra(), sac(), at="scale(1.45)")
    return (
        group(inside, at="translate(180 206)")
        + label(words["front"], 180, 56, width=200, anchor="middle", tone="quiet")
        + leader(62, 40, 78, 117)
        + label(words["belly"], 12, 26, width=150)
        + leader(296, 40, 288, 170)
        + label(words["deep"], 348, 26, width=160, anchor="end")
        + leader(40, 322, 82, 218)
        + label(words["quadratus"], 12, 342, width=98)
        + leader(166, 322, 158, 266)
        + label(words["multifidus"], 132, 342, width=110)
        + leader(290, 322, 246, 256)
        + label(words["long"], 348, 342, width=108, anchor="end")
    )


PICTURES = (
    Picture(
        id="back_muscles",
        title="The muscles of the back",
        text=(
            "The back from behind, with its outer muscles. The trapezius spreads from the neck to "
            "the shoulder blades like a kite. The deltoid caps each shoulder. The wide latissimus "
            "runs from the arm to the waist. In the lower back a strong white sheet joins them, and "
            "below it lie the big muscles of the buttocks."
        ),
        labels={
            "trapezius": "Trapezius",
            "deltoid": "Deltoid",
            "latissimus": "Latissimus",
            "fascia": "Back sheet (fascia)",
            "gluteus": "Buttock muscle",
        },
        draw=_back_muscles,
        box=(360, 430),
    ),
    Picture(
        id="deep_muscles",
        title="The deep muscles of the back",
        text=(
            "The back from behind without its outer muscles. On the left, the long back muscles "
            "run in columns from the sacrum to the neck and hold us up. On the right they are left "
            "out. There the multifidus joins vertebra to vertebra, and the quadratus lumborum ties "
            "the last rib to the pelvis. These small muscles steady the lower back."
        ),
        labels={
            "long": "Long back muscles",
            "ribs": "Ribs",
            "quadratus": "Quadratus lumborum",
            "multifidus": "Multifidus",
            "pelvis": "Pelvis",
        },
        draw=_deep_muscles,
        box=(360, 430),
    ),
    Picture(
        id="trunk_slice",
        title="The muscle corset of the trunk",
        text=(
            "The trunk cut across at the lower back, with the belly at the top. Flat muscles in "
            "three layers run around the sides like a corset. The deepest layer pulls the belly "
            "in. At the back the long muscles and the multifidus lie on both sides of the spine. "
            "Together they hold the spine like a tent pole between ropes."
        ),
        labels={
            "front": "Front",
            "belly": "Belly muscles",
            "deep": "Deepest layer",
            "quadratus": "Quadratus lumborum",
            "multifidus": "Multifidus",
            "long": "Long back muscles",
        },
        draw=_trunk_slice,
        box=(360, 378),
    ),
)
