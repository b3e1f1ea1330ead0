"""Where pains are felt: areas on the body from the front and from behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from unweary.drawing.body_map import BACK, EAR, FRONT, LINES
from unweary.drawing.body_map import MIRROR as FLIP
from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import clip, group, label, leader, shape, shapes, stroke
from unweary.drawing.pictures.legs import before, behind, shorts
from unweary.drawing.pictures.torso import both

Draw = Callable[[Words], str]


@dataclass(frozen=True)
class Area:
    """Where a pain sits: lines as wide as it spreads, on one side of the body map."""

    side: str
    strong: tuple[tuple[str, float], ...]  # a line and its width
    faint: tuple[tuple[str, float], ...] = ()


def figure(side: str, *areas: Area) -> str:
    """The body from one side, with areas of pain, in the box of the body map (200 by 430)."""
    regions = FRONT if side == "front" else BACK
    ear = shape(EAR, "skin-shade")
    half = ear + shapes(regions.values(), "skin", edge="skin", width=1)
    drawn = half + group(half, at=FLIP) + stroke("M100 12V238", "skin", 2)
    drawn += stroke(LINES[side], "skin-edge", 1.1, opacity=0.55)
    for area in areas:
        drawn += "".join(stroke(d, "pain", width, opacity=0.28) for d, width in area.faint)
        drawn += "".join(
            stroke(d, "pain", width * 1.5, opacity=0.28) + stroke(d, "pain", width, opacity=0.6)
            for d, width in area.strong
        )
    return drawn


STRAIN = Area("back", (("M84 178H116", 26),))
FACET = Area("back", (("M114 184V192", 16),), (("M116 210V232", 22), ("M118 246V282", 15)))
SACROILIAC = Area("back", (("M111 208V218", 12),), (("M116 228V238", 20), ("M118 256V270", 12)))
HIP = Area("front", (("M113 232L118 244", 13),), (("M132 216V236", 13), ("M120 262L117 296", 14)))
SCIATICA = Area("back", (("M113 206C120 226 119 262 118 300C119 340 118 370 117 408", 9),))
STENOSIS = Area(
    "back",
    (("M114 216C120 240 118 270 117 300", 12), ("M86 216C80 240 82 270 83 300", 12)),
    (("M90 188H110", 20), ("M117 318V376", 11), ("M83 318V376", 11)),
)
NECK = Area(
    "back",
    (("M106 62C108 74 122 78 136 84", 11), ("M94 62C92 74 78 78 64 84", 11)),
    (("M92 100V112M108 100V112", 14),),
)
KIDNEY = Area("back", (("M118 154V168", 17),), (("M128 172L130 190", 15),))
OUTER_HIP = Area("back", (("M132 214V230", 15),), (("M131 242L127 290", 13),))
GIRDLES = Area(
    "back",
    (("M112 76C126 80 138 84 146 96", 13), ("M88 76C74 80 62 84 54 96", 13)),
    (
        ("M104 62V70M96 62V70", 12),
        ("M110 214L128 226M90 214L72 226", 20),
        ("M120 246V266M80 246V266", 18),
    ),
)
AREAS: Mapping[str, Area] = {
    "strain": STRAIN,
    "facet": FACET,
    "sacroiliac": SACROILIAC,
    "hip": HIP,
    "sciatica": SCIATICA,
    "stenosis": STENOSIS,
}


def _where_pains(words: Words) -> str:
    drawn = ""
    for i, (name, area) in enumerate(AREAS.items()):
        x, y = 64 + i % 3 * 116, 8 + i // 3 * 286
        drawn += group(figure(area.side, area), at=f"translate({x - 54} {y}) scale(.54)")
        drawn += label(words[name], x, y + 256, width=112, anchor="middle")
    return drawn


def _felt(area: Area, most: tuple[float, float], spread: tuple[float, float] | None) -> Draw:
    """How one pain is drawn: the body large, its areas named; points on the body map."""

    def draw(words: Words) -> str:
        spots = [("most", 150.0, most)] + ([("spread", 250.0, spread)] if spread else [])
        return group(figure(area.side, area), at="translate(10 8) scale(.94)") + "".join(
            leader(214, y, 10 + x * 0.94, 8 + to * 0.94) + label(words[name], 218, y, width=134)
            for name, y, (x, to) in spots
        )

    return draw


def _saddle_area(words: Words) -> str:
    rear = "M-1 66C14 74 26 92 30 112C28 126 24 146 20 161C16 162 10 160 8 158C6 146 4 132 4 124L3 116H-1Z"
    fore = "M-1 94C10 98 20 106 26 120C28 134 26 150 22 162C16 162 10 160 8 158C6 146 4 132 4 124L3 116H-1Z"
    return (
        label(words["front"], 92, 22, width=160, anchor="middle", bold=True)
        + label(words["back"], 268, 22, width=160, anchor="middle", bold=True)
        + group(
            clip("saddle_area-cut", "M-100-30H100V262H-100Z"),
            group(before(), shorts(False), both(shape(fore, "warn")), clip="saddle_area-cut"),
            at="translate(92 70) scale(1.04)",
        )
        + group(
            group(behind(), shorts(True), both(shape(rear, "warn")), clip="saddle_area-cut"),
            at="translate(268 70) scale(1.04)",
        )
        + leader(160, 372, 106, 210)
        + leader(200, 372, 256, 202)
        + label(words["area"], 180, 396, width=330, anchor="middle", bold=True)
        + label(words["act"], 180, 424, width=330, anchor="middle")
    )


def _one(id: str, title: str, text: str, draw: Draw, *, spreads: bool = True) -> Picture:
    labels = {"most": "Felt most here"} | ({"spread": "Can spread here"} if spreads else {})
    return Picture(id=id, title=title, text=text, labels=labels, draw=draw, box=(360, 420))


PICTURES = (
    Picture(
        id="where_pains",
        title="Where each pain is felt",
        text=(
            "Six bodies with shaded areas. A strained lower back hurts in a band above the hips, "
            "facet joints beside the spine and down to the thigh, the sacroiliac joint low at one "
            "side. A hip hurts in the groin and the front of the thigh. Sciatica runs down one leg "
            "to the foot, and a narrow canal hurts in both legs."
        ),
        labels={
            "strain": "Strained lower back",
            "facet": "Facet joint",
            "sacroiliac": "Sacroiliac joint",
            "hip": "Hip joint (front)",
            "sciatica": "Sciatica",
            "stenosis": "Narrow canal",
        },
        draw=_where_pains,
        box=(360, 590),
    ),
    _one(
        "pain_low_back",
        "Where a strained lower back is felt",
        "A body from behind. The shaded area is a band across the lower back, above the hips, on "
        "both sides of the spine. The pain of a strained back stays there and does not run down "
        "the leg.",
        _felt(STRAIN, (122, 178), None),
        spreads=False,
    ),
    _one(
        "pain_facet",
        "Where pain of a facet joint is felt",
        "A body from behind. The pain sits beside the spine in the lower back, more on one side. "
        "It can spread to the buttock and the back of the thigh. It seldom goes below the knee.",
        _felt(FACET, (118, 190), (121, 266)),
    ),
    _one(
        "pain_sacroiliac",
        "Where pain of the sacroiliac joint is felt",
        "A body from behind. The pain sits low beside the spine, at the dimple above the buttock, "
        "on one side. It can spread over the buttock to the top of the thigh.",
        _felt(SACROILIAC, (114, 212), (120, 236)),
    ),
    _one(
        "pain_hip",
        "Where pain of the hip joint is felt",
        "A body from the front. Pain of the hip joint is felt most in the groin. It can spread to "
        "the outer hip and down the front of the thigh to the knee.",
        _felt(HIP, (116, 238), (119, 282)),
    ),
    _one(
        "pain_sciatica",
        "Where sciatica is felt",
        "A body from behind. The pain of sciatica runs in a narrow line from the buttock down the "
        "back of one leg, past the knee, often to the foot. It can be worse in the leg than in "
        "the back.",
        _felt(SCIATICA, (121, 250), (119, 380)),
    ),
    _one(
        "pain_stenosis",
        "Where pain of a narrow canal is felt",
        "A body from behind. A narrow canal makes both buttocks and thighs ache or feel heavy on "
        "walking. It can spread to the lower back and to both calves. It eases on sitting down or "
        "bending forward.",
        _felt(STENOSIS, (119, 262), (120, 350)),
    ),
    _one(
        "pain_neck",
        "Where tired neck and shoulder muscles are felt",
        "A body from behind. Tired muscles of the neck hurt from the back of the neck out along "
        "the top of the shoulders. The pain can spread between the shoulder blades.",
        _felt(NECK, (128, 80), (108, 108)),
    ),
    _one(
        "pain_kidney",
        "Where pain of a kidney is felt",
        "A body from behind. Pain of a kidney sits under the lowest ribs at one side, higher than "
        "most back pain. It can spread round the flank to the groin. It does not change much with "
        "moving. Be seen the same day, fever or not.",
        _felt(KIDNEY, (121, 160), (131, 182)),
    ),
    _one(
        "pain_outer_hip",
        "Where pain of the outer hip is felt",
        "A body from behind. Pain of the outer hip sits over the bony point at the side, often "
        "worse when lying on it. It can spread down the outer thigh, and seldom past the knee.",
        _felt(OUTER_HIP, (134, 222), (131, 270)),
    ),
    _one(
        "pain_girdles",
        "Where polymyalgia is felt",
        "A body from behind. Both shoulders are shaded, and more lightly the neck, both hips and "
        "thighs. In polymyalgia these parts are sore and stiff on both sides, worst in the morning. "
        "See a doctor soon, and the same day if there is a new headache or trouble seeing.",
        _felt(GIRDLES, (142, 92), (126, 226)),
    ),
    Picture(
        id="saddle_area",
        title="The saddle area",
        text=(
            "Hips and thighs in shorts, from the front and from behind. The shaded part is what "
            "would touch a saddle: between the legs, the inner thighs and the middle of the seat. "
            "If it turns numb, the nerves at the base of the spine may be pressed. Get emergency "
            "help now."
        ),
        labels={
            "front": "Front",
            "back": "Back",
            "area": "The saddle area",
            "act": "Numb here? Get help now.",
        },
        draw=_saddle_area,
        box=(360, 442),
    ),
)
