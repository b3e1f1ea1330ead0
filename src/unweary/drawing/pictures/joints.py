"""Joints and bones close by: two vertebrae with their joints, thinning bone, a worn joint."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    clip,
    ellipse,
    group,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.pains import HIP, figure

BODY = """M-17-13.200C-10-12 10-12 16.500-13.200C17.900-13.200 18.200-12 17.700-10.500C16.300-5 16.300 5 17.700 10.500
    C18.200 12.200 17.900 13.300 16.500 13.300C10 12-10 12-17 13.500C-18.800 13.500-19 12-18.500 10.800
    C-16.700 5-16.700-5-18.500-10.800C-19-12.300-18.600-13.200-17-13.200Z"""
_ARCH = """M14-12L18-11.500C20.500-12.300 22.600-14 23.600-18C24.200-21.500 25.200-24.300 27.200-24.600C29.300-24.800 30-22 29.700-18.500
    C29.400-15.500 30-12.600 32-10.800C34.500-8.900 38-8.600 43-9C49-9.500 55-9.600 58-7.500C60.500-5 60.500 3 59 8
    C58 11.500 54.500 12.500 51 11C47 9.500 43 8.800 39.800 9.200C37.200 9.600 36.700 11 36.900 14
    C37.300 19 36.600 24 34.700 26C33.100 27.300 31.600 26.500 31.400 24C31.200 20 31 17 30.200 13.500C29.200 9 27.800 5 26 2
    C24.500-1 22-2.200 18.500-2.200L14-2Z"""
_DISC = "M-17.600 12.600C-10 11.500 10 11.500 16.800 12.600C19.600 15.500 19.600 21.500 16.800 24.200C10 25.400-10 25.400-17.600 24.200C-20.600 21.500-20.600 15.500-17.600 12.600Z"
_CORE = "M-8 14.600C-3 13.200 5 13.200 9 14.800C11.600 16.800 11.600 20.200 9 22.200C5 23.800-3 23.800-8 22.200C-11 20.200-11 16.800-8 14.600Z"


def vertebra_side(at: str) -> str:
    """A vertebra of the lower back from the side, 36 deep and 27 high around (0, 0)."""
    return group(
        shape(_ARCH, "bone", edge="bone-edge", width=0.45),
        shape(
            "M40 6.500C46 6.500 52 9.500 55 9.500C58 9 59-2 57.500-6C60.500-4 60.500 3 59 8C58 11.500 54.500 12.500 51 11C47 9.500 43 8.800 39.800 9.200Z",
            "bone-shade",
        ),
        shape(
            "M31.600 14C32 18 31.800 22 33 25.400C36 25 37.300 19 36.900 14C36.700 11 37.200 9.600 39.800 9.200C36 7 32.500 9 31.600 14Z",
            "bone-shade",
        ),
        ellipse(24.5, -6.5, 3.6, 2.7, "bone-shade", edge="bone-edge", width=0.35),
        shape(BODY, "bone", edge="bone-edge", width=0.5),
        shape(
            "M17.700-10.500C16.300-5 16.300 5 17.700 10.500C18.200 12.200 17.900 13.300 16.500 13.300C10 12-10 12-17 13.500C-18 13.500-18.800 13-18.700 12C-8 9 4 10 11 9C13.500 5 13-6 13.500-11Z",
            "bone-shade",
            opacity=0.55,
        ),
        at=at,
    )


def disc_between(at: str) -> str:
    """The disc and the joint below a vertebra, in its coordinates."""
    rings = "M-15.500 14C-18 17-18 20-15.500 23M-12.800 13.800C-15.200 17-15.200 20-12.800 23.200M14.400 14C16.800 17 16.800 20 14.400 23M11.800 14C14 17 14 20 11.800 23"
    return group(
        shape(_DISC, "disc", edge="disc-edge", width=0.5),
        stroke(rings, "disc-edge", 0.45, opacity=0.6),
        shape(_CORE, "disc-core"),
        at=at,
    )


def _nerve(at: str) -> str:
    return group(
        stroke("M22.500 3C22 12 17 22 9 33C4 40 1 44-3 52", "nerve-edge", 4.6),
        stroke("M22.500 3C22 12 17 22 9 33C4 40 1 44-3 52", "nerve", 3.6),
        ellipse(22.6, 3.4, 3.6, 4.2, "nerve", edge="nerve-edge", width=0.5),
        at=at,
    )


def _spine_joint(words: Words) -> str:
    lower, upper = (
        "translate(112 250) rotate(-4) scale(3.3)",
        "translate(110 124) rotate(3) scale(3.3)",
    )
    facet = group(stroke("M30.500 13.500C30.900 17 31 20 30.800 24", "disc", 1.7), at=upper)
    return (
        disc_between(upper)
        + vertebra_side(lower)
        + vertebra_side(upper)
        + facet
        + _nerve(upper)
        + leader(70, 46, 96, 96)
        + label(words["body"], 12, 32, width=130)
        + leader(46, 320, 98, 188)
        + label(words["disc"], 12, 342, width=110)
        + leader(172, 332, 148, 226)
        + label(words["nerve"], 140, 342, width=80)
        + leader(280, 332, 214, 190)
        + label(words["facet"], 346, 342, width=110, anchor="end")
        + leader(282, 46, 268, 118)
        + label(words["spinous"], 346, 32, width=150, anchor="end")
    )


_WEDGE = """M-17-2C-8-5 8-11 16.500-13.200C17.900-13.200 18.200-12 17.700-10.500C16.300-5 16.300 5 17.700 10.500
    C18.200 12.200 17.900 13.300 16.500 13.300C10 12-10 12-17 13.500C-18.800 13.500-19 12-18.500 10.800
    C-17.700 7-17.700 3-18.500 .2C-19-1.300-18.600-2-17-2Z"""
_DENSE = "".join(f"M{x}-15V15" for x in range(-16, 18, 3)) + "".join(
    f"M-20 {y}H20" for y in range(-12, 14, 4)
)
_SPARSE = "M-14-15V15M-7-15V2M-6.500 6V15M1-15V15M8-15V-4M8.500 2V15M14-15V15M-20-8H-9M-5-8H10M-20 1H-2M3 1.500H20M-20 8H2M9 8.500H20"
_CRUSHED = "M-14-15V15M-7-15V-1M-6.500 6V15M1-15V15M8-15V-6M8.500 2V15M14-15V15M-20 4H-9M-5 5H10M3-3H20M9 8.500H20"


def _bone(id: str, outline: str, beams: str, width: float, at: str) -> str:
    return group(
        clip(id, outline),
        shape(_ARCH, "bone", edge="bone-edge", width=0.45),
        shape(outline, "marrow"),
        stroke(beams, "beam", width, clip=id),
        stroke(outline, "beam", 0.9 + width * 0.5),
        at=at,
    )


def _bone_thinning(words: Words) -> str:
    rows = (
        ("firm", BODY, _DENSE, 0.85),
        ("thin", BODY, _SPARSE, 0.5),
        ("wedge", _WEDGE, _CRUSHED, 0.5),
    )
    drawn = ""
    for i, (name, outline, beams, width) in enumerate(rows):
        top = 12 + i * 136
        drawn += panel(12, top, 336, 128)
        drawn += _bone(
            f"bone_thinning-{name}", outline, beams, width, f"translate(74 {top + 64}) scale(2.2)"
        )
        drawn += label(words[name], 222, top + 30, width=120, bold=True, on="ground")
        drawn += label(words[f"{name}_text"], 222, top + 80, width=122, on="ground")
    return drawn


_UPPER = "M-26-62C-24-40-30-26-38-14C-44-4-40 8-28 9C-14 11-8 4 0 4C8 4 14 11 28 9C40 8 44-4 38-14C30-26 24-40 26-62Z"
_LOWER = "M-26 84C-24 64-28 52-37 42C-43 34-40 26-30 26C-16 27-8 22 0 22C8 22 16 27 30 26C40 26 43 34 37 42C28 52 24 64 26 84Z"
_UPPER_WORN = "M-26-62C-24-40-30-26-39-15C-46-8-54-3-53 4C-51 9-44 8-38 10C-28 12-10 9 0 8C10 9 28 12 38 10C44 8 51 9 53 4C54-3 46-8 39-15C30-26 24-40 26-62Z"
_LOWER_WORN = "M-26 84C-24 64-28 54-38 44C-45 38-54 34-53 26C-51 19-44 20-37 21C-24 23-10 18 0 18C10 18 24 23 37 21C44 20 51 19 53 26C54 34 45 38 38 44C28 54 24 64 26 84Z"


def _joint(x: float, *, worn: bool) -> str:
    upper, lower = (_UPPER_WORN, _LOWER_WORN) if worn else (_UPPER, _LOWER)
    capsule = "M-38-24C-60-12-62 40-38 54M38-24C60-12 62 40 38 54"
    if worn:
        capsule = "M-38-26C-68-14-70 44-38 58M38-26C68-14 70 44 38 58"
        gristle = stroke(
            "M-34 10C-26 12.500-16 11-10 9.500M14 10C22 12 30 12 36 10.500M-30 22C-22 22.500-14 20.500-8 19M8 18.500C12 19.500 16 20.500 20 21.500",
            "disc",
            3,
        )
        hard = stroke(
            "M-30 3C-20 6-10 4 0 3C10 4 20 6 30 3M-28 28C-18 28-8 24 0 24C8 24 18 28 28 28",
            "bone-shade",
            6,
        )
    else:
        gristle = stroke(
            "M-35 6C-28 11-16 9.500-8 7C-3 5.500 3 5.500 8 7C16 9.500 28 11 35 6M-34 29C-28 24-16 25-8 23C-3 22 3 22 8 23C16 25 28 24 34 29",
            "disc",
            6.5,
        )
        hard = ""
    return group(
        stroke(capsule, "ligament", 9 if worn else 6),
        stroke(capsule, "fascia", 3),
        shape("M-37-10C-52 0-52 34-37 44H37C52 34 52 0 37-10Z", "water", opacity=0.35),
        shape(upper, "bone", edge="bone-edge"),
        shape(lower, "bone", edge="bone-edge"),
        hard,
        gristle,
        at=f"translate({x} 132) scale(1.25)",
    )


def _worn_joint(words: Words) -> str:
    return (
        panel(10, 10, 166, 250)
        + panel(184, 10, 166, 250)
        + _joint(93, worn=False)
        + _joint(267, worn=True)
        + label(words["healthy"], 93, 30, width=150, anchor="middle", bold=True, on="ground")
        + label(words["worn"], 267, 30, width=150, anchor="middle", bold=True, on="ground")
        + leader(60, 288, 74, 141)
        + label(words["cartilage"], 14, 312, width=96)
        + leader(150, 288, 158, 190)
        + label(words["capsule"], 118, 312, width=84)
        + leader(222, 288, 204, 164)
        + label(words["spur"], 206, 312, width=56)
        + leader(304, 288, 272, 148)
        + label(words["less"], 348, 312, width=84, anchor="end")
    )


def _hip_joint(words: Words) -> str:
    socket = "M108 78C112 62 119 40 112 14C104-2 60-14 24-6C8 0 4 18 8 40C12 60 16 80 14 100C10 118-6 128-20 132C-28 136-28 150-18 154C0 158 16 156 28 160C40 166 54 160 60 148C62 144 62 141 60 139C42 134 30 118 30 100C30 78 48 60 70 60C86 60 98 68 108 78Z"
    thigh = "M58 68C80 58 104 76 104 100C104 106 102 112 100 116C110 120 120 120 128 116C140 112 151 120 150 134C150 152 142 168 138 190C134 214 132 240 130 266H96C96 240 96 216 92 196C88 178 80 166 72 154C66 144 62 138 58 132C44 126 36 114 36 100C36 86 46 72 58 68Z"
    gristle = "M41 114C34 92 46 72 64 69C82 66 98 78 101 96"
    lining = "M33 112C27 88 42 64 66 62.500C84 61 98 70 106 82"
    return (
        group(
            shape(socket, "bone", edge="bone-edge"),
            shape(thigh, "bone", edge="bone-edge"),
            shape(
                "M96 266C96 240 96 216 92 196C88 178 80 166 72 154C84 164 104 176 110 200C114 222 112 244 112 266Z",
                "bone-shade",
            ),
            stroke(lining, "disc", 5),
            stroke(gristle, "disc", 5),
            at="translate(34 60)",
        )
        + group(figure("front", HIP), at="translate(222 70) scale(.66)")
        + label(words["joint"], 96, 22, width=170, anchor="middle", bold=True)
        + label(words["pain"], 284, 22, width=130, anchor="middle", bold=True)
        + leader(34, 330, 56, 170)
        + label(words["socket"], 14, 348, width=90)
        + leader(124, 344, 102, 166)
        + label(words["ball"], 96, 364, width=130)
        + leader(196, 84, 134, 150)
        + label(words["cartilage"], 158, 72, width=96)
    )


PICTURES = (
    Picture(
        id="spine_joint",
        title="Two vertebrae and the joints between them",
        text=(
            "Two vertebrae of the lower back from the side. In front, a disc with a soft core lies "
            "between their bodies. Behind, a small joint on each side, the facet joint, guides the "
            "movement. Between the two, a nerve comes out just below the upper vertebra's root of "
            "bone and runs down."
        ),
        labels={
            "body": "Vertebra",
            "disc": "Disc with soft core",
            "nerve": "Nerve",
            "facet": "Facet joint",
            "spinous": "Spinous process",
        },
        draw=_spine_joint,
        box=(360, 372),
    ),
    Picture(
        id="bone_thinning",
        title="Bone that grows thin",
        text=(
            "Three vertebrae from the side, cut open. In firm bone, many small beams stand close "
            "together. In thin bone, called osteoporosis, there are fewer and finer beams. Such a "
            "vertebra can sink in at the front, like a wedge, even with no hard knock. Several "
            "wedges make the back round and the person shorter."
        ),
        labels={
            "firm": "Firm",
            "firm_text": "Many strong beams",
            "thin": "Thin",
            "thin_text": "Fewer, finer beams",
            "wedge": "Wedge",
            "wedge_text": "The front has sunk in",
        },
        draw=_bone_thinning,
        box=(360, 424),
    ),
    Picture(
        id="worn_joint",
        title="A healthy joint and a worn one",
        text=(
            "Two joints side by side, cut open. In the healthy joint, smooth thick cartilage "
            "covers both ends of bone, and a thin capsule holds the fluid. In the worn joint, the "
            "cartilage is thin and patchy, the gap is small, the bone has grown spurs at its edges "
            "and the capsule is thicker. This is osteoarthritis. A sketch, not to scale."
        ),
        labels={
            "healthy": "Healthy",
            "worn": "Worn",
            "cartilage": "Smooth cartilage",
            "capsule": "Joint capsule",
            "spur": "Bone spur",
            "less": "Little cartilage",
        },
        draw=_worn_joint,
        box=(360, 346),
    ),
    Picture(
        id="hip_joint",
        title="The hip joint and where it hurts",
        text=(
            "On the left the hip joint from the front: the round head of the thigh bone turns in a "
            "deep socket of the pelvis, and smooth cartilage covers both. On the right a body shows "
            "where a sore hip is felt: in the groin most of all, at the outer hip and down the "
            "front of the thigh to the knee."
        ),
        labels={
            "joint": "Hip joint",
            "pain": "Felt here",
            "socket": "Socket",
            "ball": "Head of the thigh bone",
            "cartilage": "Cartilage",
        },
        draw=_hip_joint,
        box=(360, 392),
    ),
)
