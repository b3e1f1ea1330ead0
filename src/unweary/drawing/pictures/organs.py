"""The heart and the vessels that belong to it: where a heart attack is felt, the way of a clot."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    arrow,
    clip,
    disc,
    ellipse,
    fibres,
    group,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.heads import Hair, back, front
from unweary.drawing.pictures.heart import heart
from unweary.drawing.pictures.pains import figure
from unweary.drawing.pictures.torso import body, both

# The right half of a body from the front, in the measures of `torso`.
_HALF = """M-1 0H22C22 22 23 40 36 52C52 62 76 68 98 75C118 82 129 98 131 122C134 152 136 178 140 204
    C148 236 152 268 156 300C162 312 168 326 169 340C170 356 168 372 162 382C156 388 148 386 145 376
    C142 368 140 360 139 352C136 356 130 354 130 346C129 334 131 322 136 310C128 278 118 248 114 218
    C110 190 106 160 99 140C101 162 99 184 96 206C91 228 88 242 89 256C92 276 100 300 103 322
    C107 350 108 380 106 420H-1Z"""
_LINES = "M100 132C92 142 76 147 58 145M30 64C48 67 70 68 88 74M0 258V263M139 352C140 342 142 336 146 330"
_TROUSERS = "M-1 322C40 330 74 328 103 322C107 350 108 376 107 396H-1Z"
_BAND = "M-1 322C40 330 74 328 103 322L105 336C74 342 40 344-1 336Z"
_BLADES = "M32 98C34 122 40 146 50 160C64 146 78 124 84 102"
_GREY = Hair("short", "grey-hair")


def _sore(d: str, width: float, share: float = 1.0) -> str:
    """A soft area along `d`."""
    return stroke(d, "pain", width * 1.55, opacity=0.24 * share) + stroke(
        d, "pain", width, opacity=0.42 * share
    )


def _heart_pain(words: Words) -> str:
    half = shape(_HALF, "skin") + stroke(_LINES, "skin-shade", 2.2)
    before = group(
        clip("heart_pain-cut", "M-200-80H200V392H-200Z"),
        group(
            both(half, shape(_TROUSERS, "cloth"), shape(_BAND, "cloth-shade")),
            stroke("M0 331V392", "cloth-shade", 1.6),
            clip="heart_pain-cut",
        ),
        group(front("skin", _GREY, mouth="flat"), at="translate(0 -4) scale(.92)"),
        ellipse(0, 142, 64, 62, "pain", opacity=0.2),
        ellipse(0, 142, 48, 50, "pain", opacity=0.36),
        ellipse(0, 224, 38, 18, "pain", opacity=0.2),
        ellipse(0, 224, 27, 11, "pain", opacity=0.42),
        group(heart(finer=False), at="translate(6 136) scale(.36)"),
        _sore("M-19 23C-12 43 12 43 19 23", 8),
        _sore("M-9 59H9", 12),
        _sore("M117 108C122 140 124 176 128 206C136 238 142 264 146 292", 13),
        _sore("M-117 108C-122 140-124 176-128 206", 13, 0.6),
        at="translate(116 50) scale(.66)",
    )
    behind = group(
        clip("heart_pain-back", "M-150-70H150V236H-150Z"),
        group(
            body(),
            group(back("skin", Hair("bob", "grey-hair")), at="translate(0 -4) scale(.92)"),
            both(stroke(_BLADES, "skin-edge", 2.4)),
            _sore("M0 100V144", 34),
            clip="heart_pain-back",
        ),
        at="translate(84 356) scale(.46)",
    )
    return (
        before
        + leader(246, 48, 130, 66)
        + label(words["jaw"], 250, 44, width=104)
        + leader(246, 112, 152, 138)
        + label(words["chest"], 250, 104, width=104)
        + leader(246, 194, 206, 206)
        + label(words["arm"], 250, 186, width=104)
        + leader(246, 266, 122, 198)
        + label(words["belly"], 250, 268, width=104)
        + panel(12, 318, 336, 158)
        + behind
        + leader(166, 354, 88, 406)
        + label(words["back"], 170, 352, width=170, on="ground")
        + label(words["none"], 170, 402, width=170, on="ground")
        + label(words["act"], 170, 450, width=170, bold=True, on="ground")
    )


def _narrow(x: float, y: float, r: float) -> str:
    """An artery cut lengthwise with a narrow stretch, in a round lens."""
    wall = "M-24-70C-25-40-24 40-24 70H24C24 40 25-40 24-70Z"
    blood = "M-17-70V-34C-16-18-3-14-2 0C-3 14-16 18-17 34V70H17V34C16 20 9 12 8 0C9-12 16-20 17-34V-70Z"
    plaque = (
        "M-17-38C-16-18-3-14-2 0C-3 14-16 18-17 38Z",
        "M17-38C16-20 9-12 8 0C9 12 16 20 17 38Z",
    )
    id = "heart_and_vessels-lens"
    return (
        disc(x, y, r, "pain-soft")
        + group(
            clip(id, f"M{-r} 0a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z"),
            group(
                group(
                    shape(wall, "muscle-light", edge="muscle-edge"),
                    shape(blood, "vessel"),
                    *(shape(d, "fat", edge="ligament") for d in plaque),
                    stroke(
                        "M-8-22l3 6M-12-12l5 4M-10 10l5-3M-12 22l4-4M12-12v6M12 10v6",
                        "ligament",
                        1.4,
                    ),
                    arrow("M0-54V-32", (0, -30), (0, 1), "white", 2.4),
                    arrow("M0 34V50", (0, 52), (0, 1), "white", 2.4),
                    at="rotate(-24)",
                ),
                clip=id,
            ),
            at=f"translate({x} {y})",
        )
        + stroke(f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z", "line", 2)
    )


def _heart_and_vessels(words: Words) -> str:
    beat = "h10q4-9 8 0h5l3 5l5-38l6 48l4-15h7q7-16 14 0h6"
    return (
        group(heart(), at="translate(118 190) scale(.9)")
        + leader(246, 46, 163, 76)
        + label(words["aorta"], 250, 44, width=102)
        + leader(246, 142, 168, 187)
        + label(words["own"], 250, 138, width=102)
        + stroke(
            "M176 226a11 11 0 1 0 22 0a11 11 0 1 0-22 0ZM177.6 231.8L237.0 327.6M189.1 215.2L299.7 237.1",
            "line",
            1.8,
        )
        + _narrow(288, 296, 60)
        + label(words["narrow"], 284, 386, width=144, anchor="middle")
        + panel(12, 322, 186, 66)
        + stroke(f"M28 363{beat}{beat}h6", "accent", 2.4)
        + label(words["beat"], 105, 406, width=186, anchor="middle")
    )


_LUNGS = """M-18-74C-20-92-34-94-46-78C-64-58-78-34-82-4C-86 30-84 58-76 70C-56 58-34 52-20 56C-14 30-14-20-18-74Z
    M20-74C22-92 36-94 48-78C66-58 80-34 84-4C88 30 86 58 78 70C66 60 54 56 44 58C50 36 36 12 20 4
    C16-16 16-40 20-74Z"""
_WEDGE = "M44-30C58-50 68-42 76-28C82-12 85 6 86 24C72 14 56-6 44-30Z"
_TREE = """M6-36C24-42 36-40 44-32C56-24 62-10 66 8M36-40C46-50 52-58 54-64M50-28C60-30 66-30 74-24
    M-6-38C-24-42-38-40-46-30C-56-20-60-4-64 12M-38-38C-48-48-52-56-54-62M-48-28C-58-30-66-28-72-22"""
_WAY = "M-24 86V48C-24 26-26 14-22 4C-16-2-8 16 0 20C8 14 10-14 14-30C22-40 32-40 38-36"
_LEG_VEINS = """M121 392C120 372 121 350 120 332C119 306 117 270 115 246C113 230 105 214 96 202C94 180 94 160 93 124
    M79 392C80 372 79 350 80 332C81 306 83 270 85 246C86 230 89 214 96 202"""


def _calf_vein(x: float, y: float, r: float) -> str:
    """A deep vein between muscles, cut lengthwise, with a clot of which a piece has come loose."""
    id = "lung_clot-lens"
    clot = "M-15 56C-16 34-15 18-13 4C-8-6 2-4 6 4C12 14 14 34 14 56Z"
    piece = "M-6-34C0-40 9-38 10-30C11-22 4-16-3-18C-10-20-11-29-6-34Z"
    return (
        disc(x, y, r, "muscle")
        + group(
            clip(id, f"M{-r} 0a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z"),
            group(
                fibres(
                    ((-56, -40), (-50, -20), (-50, 20), (-56, 40)),
                    ((-24, -64), (-22, -20), (-22, 20), (-24, 64)),
                    4,
                    "muscle-light",
                    1.4,
                ),
                fibres(
                    ((56, -40), (50, -20), (50, 20), (56, 40)),
                    ((24, -64), (22, -20), (22, 20), (24, 64)),
                    4,
                    "muscle-light",
                    1.4,
                ),
                stroke("M0-70V70", "navy-shade", 42),
                stroke("M0-70V70", "vessel-blue", 37),
                shape(clot, "muscle-edge"),
                shape(piece, "muscle-edge"),
                arrow("M12-20V-46", (12, -48), (0, -1), "white", 2.4),
                clip=id,
            ),
            at=f"translate({x} {y})",
        )
        + stroke(f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z", "line", 2)
    )


def _lung_clot(words: Words) -> str:
    n = "vessel-blue"
    lungs = shape(_LUNGS, "salmon", edge="salmon-shade")
    whole = group(
        figure("front"),
        group(lungs, at="translate(100 112) scale(.36)"),
        stroke(_LEG_VEINS, "navy-shade", 4.6),
        stroke(_LEG_VEINS, n, 3.4),
        group(heart(finer=False), at="translate(104 114) scale(.16)"),
        ellipse(120.500, 356, 3, 6, "muscle-edge"),
        arrow("M126.500 340C127 318 128 284 126 256", (125.800, 254), (-0.1, -1), "accent", 2.2),
        arrow("M86 186V152", (86, 150), (0, -1), "accent", 2.2),
        at="translate(-18 12) scale(1.16)",
    )
    chest = group(
        lungs,
        shape(_WEDGE, "plum", opacity=0.5),
        stroke("M-24 40V88", "navy-shade", 13),
        stroke("M-24 40V88", n, 11),
        group(heart(finer=False, opened=True), at="translate(2 2) scale(.36)"),
        stroke(_TREE, "navy-shade", 8),
        stroke(_TREE, n, 6.6),
        stroke(_WAY, "white", 2, dash="4 4"),
        arrow("M32-38L39-35", (41, -34), (0.86, 0.5), "white", 2),
        ellipse(51, -27, 8.5, 6.5, "muscle-edge", edge="white", width=1),
        at="translate(262 150) scale(.96)",
    )
    return (
        whole
        + stroke("M126 108L178 40M130 170L178 252", "line", 1.4)
        + panel(178, 12, 170, 262)
        + chest
        + label(words["lung"], 263, 36, width=160, anchor="middle", on="ground")
        + leader(312, 57, 311, 117)
        + label(words["heart"], 263, 255, width=160, anchor="middle", on="ground")
        + leader(270, 245, 274, 168)
        + leader(212, 312, 93, 226)
        + label(words["vein"], 216, 314, width=134)
        + stroke("M120.6 430.9L261.0 458.9M119.1 419.7L246.4 354.2", "line", 1.4)
        + _calf_vein(272, 404, 56)
        + label(words["calf"], 268, 484, width=164, anchor="middle")
    )


PICTURES = (
    Picture(
        id="heart_pain",
        title="Where a heart attack can be felt",
        text=(
            "A person from the front and from behind. The heart lies in the chest behind the "
            "breastbone, a little to the left. A heart attack can be felt in the middle of the "
            "chest, in one arm or both, in the neck and jaw, in the upper belly, or between the "
            "shoulder blades. Some feel no pain at all. Call for an ambulance now, even if it eases."
        ),
        labels={
            "jaw": "Neck and jaw",
            "chest": "Middle of the chest",
            "arm": "One arm or both, the left more often",
            "belly": "Upper belly",
            "back": "Between the shoulder blades",
            "none": "Some feel no pain at all.",
            "act": "Call now, even if it eases.",
        },
        draw=_heart_pain,
        box=(360, 488),
    ),
    Picture(
        id="heart_and_vessels",
        title="The heart and its own arteries",
        text=(
            "A heart from the front with the large vessels above it. Thin arteries run over its "
            "outside and feed the muscle. A round lens shows a stretch of one, cut open: fat in "
            "the wall leaves little room for blood. Below, a line shows the beat, as a heart tracing "
            "does. A heart doctor looks at how well the heart pumps, at its arteries, valves and beat."
        ),
        labels={
            "aorta": "Main artery (aorta)",
            "own": "The heart’s own arteries",
            "narrow": "A narrow stretch, enlarged",
            "beat": "A tracing of the beat",
        },
        draw=_heart_and_vessels,
        box=(360, 432),
    ),
    Picture(
        id="lung_clot",
        title="The way of a clot from the leg to the lung",
        text=(
            "A body from the front with its deep veins. A clot sits in a deep vein of the calf, and a "
            "piece of it comes loose. Arrows show its way: up the leg, up the big vein of the belly, "
            "through the right side of the heart, and into an artery of the lung. There it is stuck. "
            "Behind it, part of the lung gets no blood, so you are out of breath."
        ),
        labels={
            "lung": "Stuck in an artery of the lung",
            "heart": "Through the heart",
            "vein": "Up the big vein",
            "calf": "A clot comes loose in the calf",
        },
        draw=_lung_clot,
        box=(360, 518),
    ),
)
