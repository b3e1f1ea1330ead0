"""What is seen in some conditions: a slipped vertebra, a sideways curve, the nerves of the canal."""

from __future__ import annotations

from collections.abc import Callable
from math import pi, sin

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    Cubic,
    arrow,
    disc,
    ellipse,
    fibres,
    group,
    label,
    leader,
    shape,
    stroke,
)
from unweary.drawing.pictures.joints import disc_between, vertebra_side
from unweary.drawing.pictures.torso import body, both, chest, lumbar, pelvis, small
from unweary.drawing.svg import number


def _slipped_vertebra(words: Words) -> str:
    places = ((78, 92, -2), (76, 182, 0), (108, 272, 0))
    at = [f"translate({x} {y}) rotate({turn}) scale(2.35)" for x, y, turn in places]
    torn = "M-17 12.6C-10 11.5 8 11.5 18 12.4C24 15 30 20 31 24.6C22 26-2 25.6-8 24.4C-20 23-21 15.5-17 12.6Z"
    return (
        disc_between(at[0])
        + group(shape(torn, "disc", edge="disc-edge", width=0.5), at=at[1])
        + vertebra_side(at[2])
        + vertebra_side(at[1])
        + vertebra_side(at[0])
        + arrow("M98 182H56", (52, 182), (-1, 0), "clay", 4)
        + stroke("M119 66V116M117 156V206M149 246V298", "accent", 2, dash="1 6")
        + leader(254, 64, 182, 92)
        + label(words["above"], 258, 62, width=94)
        + leader(254, 178, 174, 184)
        + label(words["slipped"], 258, 176, width=94)
        + leader(254, 288, 208, 276)
        + label(words["below"], 258, 288, width=94)
    )


def _spine_from_behind(bend: float) -> str:
    """Ribs, spine and pelvis from behind; `bend` is how far the spine leaves the middle."""

    def off(y: float) -> float:
        up = (300 - y) / 238
        return bend * sin(up * 2 * pi) * sin(up * pi) ** 0.6 if 0 < up < 1 else 0.0

    ribs = chest(lambda i: _lean(off, 68 + i * 11.6, 30))
    low = "".join(
        group(lumbar(y), at=_lean(off, y)) for y in (218 + i * 18.5 for i in reversed(range(5)))
    )
    return ribs + pelvis(spine=False) + low + small(lambda y: _lean(off, y))


def _lean(off: Callable[[float], float], y: float, most: float = 57) -> str:
    """How a bone at the height `y` is moved and turned by the curve."""
    turn = -(off(y + 6) - off(y - 6)) / 12 * most
    return f"translate({number(off(y))} 0) rotate({number(turn)} 0 {number(y)})"


def _sideways_curve(words: Words) -> str:
    made = ""
    for x, name, bend in ((92, "straight", 0.0), (268, "curved", 17.0)):
        made += group(body(), _spine_from_behind(bend), at=f"translate({x} 76) scale(.64)")
        made += label(words[name], x, 22, width=160, anchor="middle", bold=True)
    return (
        made
        + stroke("M92 78V268M268 78V268", "accent", 1.8, dash="1 6")
        + label(words["plumb"], 180, 384, width=330, anchor="middle", tone="quiet")
    )


# of each nerve of the bundle: how far from the middle it runs, where it starts, where it leaves
_ROOTS = (
    (9, 24, 76),
    (8, 52, 126),
    (7, 84, 176),
    (5, 84, 226),
    (4, 84, 278),
    (2.5, 84, 314),
    (1.2, 84, 338),
)


def _cauda_equina(words: Words) -> str:
    nerves = "".join(
        f"M{side * x} {top}C{side * x} {low - 26} {side * x} {low - 24} {side * (x + 13)} {low - 10}"
        f"L{side * reach} {low + 8}"
        for (x, top, low), reach in zip(_ROOTS, (62, 64, 66, 66, 56, 46, 36), strict=True)
        for side in (-1, 1)
    )
    block = shape(
        "M-46-20C-40-14-40 12-46 18C-20 24 20 24 46 18C40 12 40-14 46-20C20-26-20-26-46-20Z",
        "bone",
        edge="bone-edge",
    )
    pad = shape(
        "M-43-5C-20-1 20-1 43-5C48 0 48 3 43 7C20 3-20 3-43 7C-48 3-48 0-43-5Z",
        "disc",
        edge="disc-edge",
        width=1,
    )
    sacral = "M-48 268C-20 262 20 262 48 268C44 310 24 350 8 372C2 378-2 378-8 372C-24 350-44 310-48 268Z"
    cover = """M-17-10H17V186C17 204 9 208 9 218C9 228 17 234 17 250C17 280 10 312 0 326
        C-10 312-17 280-17 250C-17 234-9 228-9 218C-9 208-17 204-17 186Z"""
    cord = "M-10-10H10C11 30 9 58 4 82C2 90-2 90-4 82C-9 58-11 30-10-10Z"
    return (
        group(
            *(group(block, at=f"translate(0 {y})") for y in (44, 94, 144, 194, 244)),
            *(group(pad, at=f"translate(0 {y})") for y in (68, 118, 168, 218)),
            shape(sacral, "bone", edge="bone-edge"),
            ellipse(0, 218, 34, 20, "pain", opacity=0.3),
            ellipse(0, 218, 26, 13, "disc-core", edge="disc-edge"),
            shape(cover, "fluid", edge="nerve-edge", width=1),
            stroke(nerves, "nerve-edge", 3.2),
            stroke(nerves, "nerve", 2),
            shape(cord, "nerve", edge="nerve-edge", width=1),
            at="translate(96 26)",
        )
        + leader(226, 56, 99, 62)
        + label(words["cord"], 230, 54, width=122)
        + leader(226, 158, 102, 166)
        + label(words["nerves"], 230, 156, width=122)
        + leader(226, 250, 114, 246)
        + label(words["disc"], 230, 252, width=122)
        + leader(226, 376, 106, 376)
        + label(words["sacrum"], 230, 376, width=122)
    )


def _thigh(scale: float) -> str:
    """A thigh cut across: skin, fat, muscle around the bone; `scale` of the muscle."""
    edge: Cubic = ((-58, -8), (-40, -44), (36, -46), (58, -6))
    muscles = (
        "M-60-12C-54-46-22-60 6-58C34-56 56-40 60-12C44-6 26-10 14-16C2-20-10-20-18-14C-32-6-46-6-60-12Z",
        "M-60-6C-46 0-32 0-20-6C-16 6-14 12-20 20C-32 34-46 38-54 30C-62 20-62 4-60-6Z",
        "M-50 38C-38 42-24 34-14 24C-4 20 6 22 12 30C18 42 16 54 2 58C-20 60-38 54-50 38Z",
        "M60-6C62 16 54 38 36 50C28 56 20 54 20 44C20 32 18 24 18 10C20 0 20-4 20-10C34-4 46-2 60-6Z",
    )
    fill = "muscle" if scale > 0.9 else "muscle-light"
    meat = "".join(shape(d, fill, edge="fat", width=2.4) for d in muscles)
    threads = fibres(
        edge, ((-50, -14), (-36, -22), (36, -24), (50, -12)), 3, "muscle-deep", 0.8, 0.4
    )
    bone = disc(0, 2, 14 / scale, "bone", edge="bone-edge") + disc(0, 2, 6 / scale, "marrow")
    return (
        disc(0, 0, 74, "skin", edge="skin-edge")
        + disc(0, 0, 71, "fat")
        + group(meat, threads, bone, at=f"scale({scale})")
    )


def _muscle_and_age(words: Words) -> str:
    made = ""
    for x, name, scale in (
        (64, "young", 1.12),
        (180, "old", 0.82),
        (296, "trained", 1.03),
    ):
        made += group(_thigh(scale), at=f"translate({x} 74) scale(.72)")
        made += label(words[name], x, 150, width=112, anchor="middle", bold=True)
        made += label(words[f"{name}_text"], x, 206, width=112, anchor="middle")
    return made


def _sacroiliac_joints(words: Words) -> str:
    seams = "M21 298C24 312 20 326 14 338"
    glow = stroke(seams, "pain", 13, opacity=0.28) + stroke(seams, "pain", 5, opacity=0.75)
    return (
        group(
            pelvis(spine=False),
            lumbar(292),
            lumbar(273.5),
            both(glow),
            at="translate(122 -300) scale(1.2)",
        )
        + leader(248, 40, 148, 74)
        + label(words["sacroiliac"], 252, 36, width=104)
        + leader(248, 116, 126, 104)
        + label(words["sacrum"], 252, 116, width=104)
        + leader(248, 178, 198, 104)
        + label(words["hip_bone"], 252, 182, width=104)
    )


PICTURES = (
    Picture(
        id="slipped_vertebra",
        title="A vertebra that has slipped forward",
        text=(
            "Three vertebrae of the lower back from the side. The one in the middle, and with it "
            "the one above, has slid forward over the lowest one, as an arrow shows. The disc "
            "between them is pulled out of shape. This can narrow the way out for the nerves. "
            "A sketch, not to scale."
        ),
        labels={
            "above": "Vertebra above",
            "slipped": "Slipped forward",
            "below": "Vertebra below",
        },
        draw=_slipped_vertebra,
        box=(360, 342),
    ),
    Picture(
        id="sideways_curve",
        title="A straight spine and one that curves sideways",
        text=(
            "Two backs from behind with ribs, spine and pelvis. In the first, the spine runs "
            "straight down the dotted middle line. In the second it bends to the side and back "
            "again like an S, and the ribs turn with it. This is scoliosis. A sketch: most such "
            "curves are smaller."
        ),
        labels={
            "straight": "Straight",
            "curved": "Sideways curve",
            "plumb": "The dotted line is the middle",
        },
        draw=_sideways_curve,
        box=(360, 404),
    ),
    Picture(
        id="cauda_equina",
        title="The nerves at the end of the spinal cord",
        text=(
            "The lower spine from behind, with the canal laid open. The spinal cord ends high in "
            "the lower back. Below it a bundle of nerves runs on to the legs, bladder and bowel. A "
            "large disc can press the whole bundle. Then help is needed at once: numbness between "
            "the legs or new trouble with the bladder is an emergency."
        ),
        labels={
            "cord": "End of the spinal cord",
            "nerves": "Bundle of nerves",
            "disc": "Disc that presses",
            "sacrum": "Sacrum",
        },
        draw=_cauda_equina,
        box=(360, 416),
    ),
    Picture(
        id="muscle_and_age",
        title="Muscle, age and training",
        text=(
            "Three thighs cut across, with the bone in the middle. In a young adult, thick muscle "
            "fills the thigh. In an older one who moves little, the muscle is smaller and there is "
            "more fat. In an older one who trains for strength, most of the muscle is there again. "
            "A sketch, not to scale."
        ),
        labels={
            "young": "Young",
            "young_text": "Thick muscle",
            "old": "Older, at rest",
            "old_text": "Less muscle, more fat",
            "trained": "Older, trained",
            "trained_text": "Muscle comes back",
        },
        draw=_muscle_and_age,
        box=(360, 240),
    ),
    Picture(
        id="sacroiliac_joints",
        title="The joints between sacrum and pelvis",
        text=(
            "The pelvis from behind. The sacrum, the wedge of bone at the foot of the spine, sits "
            "between the two hip bones. Where it meets them lies a firm joint on each side, the "
            "sacroiliac joint. It hardly moves and passes the weight of the trunk to the legs."
        ),
        labels={
            "sacroiliac": "Sacroiliac joint",
            "sacrum": "Sacrum",
            "hip_bone": "Hip bone",
        },
        draw=_sacroiliac_joints,
        box=(360, 208),
    ),
)
