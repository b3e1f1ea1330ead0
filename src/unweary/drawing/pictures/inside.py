"""What lies inside: the artery of the temple, the layers below the skin, the womb before the sacrum."""

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
from unweary.drawing.pictures.column import AT_EASE, column, drawn, outline, sacrum

# A head that looks to the right, 100 high around (0, 0), on its neck.
_HEAD = """M-8-50C16-52 36-38 40-19C41-13 39.500-10 40.500-6.500C43 0 48.500 7 50.500 12C51.500 15.500 47 17.500 43.500 18
    C42.500 19.500 43 21 44.500 23.500C45 25.500 43.500 26.500 42.500 27.200C44 29 44 31.500 41.500 33.500C40.500 35 41.500 37 41.500 40
    C41 46 36 50 30 50C22 50 12 48 4 45C3 54 4 66 8 84H-40C-33 62-33 46-36 26C-47 10-52-10-46-26C-39-43-24-50-8-50Z"""
_HAIR = """M37.500-27C33-31 27-33 20-33C16-24 14-16 8-10C4-8 0-9-4-10C-10-12-16-8-17 0C-18 12-20 20-25 28
    C-30 34-38 36-42 32C-50 18-56-2-51-24C-46-48-26-57-6-56C16-57 32-46 37.500-27Z"""
_EAR = "M-12-7C-8-14 3-12 3-3C3 2 0 5-1 9C-2 14-8 17-11 13C-14 8-15-1-12-7Z"
_TEMPLE = """M-22-10C-24-26-12-38 4-38C18-38 27-28 28-16C27-8 24-2 20 2C18 6 16 10 14 14L8 12C4 4-6-2-22-10Z"""
_MASSETER = "M4 12C10 8 18 8 24 11C23 20 18 30 12 40C9 44 3 44 1 40C0 34 2 22 4 12Z"
_ARCH = "M-1 8C8 4 18 5 28 8"
_ARTERY = "M-1 25C1 18 3.500 10 5 3C6-3 5-8 5-13"
_FORKS = "M5-13C7-22 14-26 20-30C25-33 28-38 30-42M5-13C4-24-2-32-9-39C-13-43-18-46-22-51M14-26C16-34 16-40 14-47M-3-33C-12-34-20-36-28-42"


def _ring(x: float, y: float, wide: float, wall: str) -> str:
    """An artery cut across; `wide` is the half width of the way for the blood."""
    return disc(x, y, 25, wall, edge="muscle-edge", width=1.4) + disc(
        x, y, wide, "vessel", edge="muscle-edge", width=1
    )


def _temple_artery(words: Words) -> str:
    fan = fibres(
        ((-20, -14), (-10, -6), (0, 2), (9, 11)),
        ((26, -20), (25, -8), (20, 0), (14, 11)),
        7,
        "muscle-light",
        0.5,
    )
    strip = fibres(
        ((6, 13), (5, 22), (3, 32), (3, 40)),
        ((22, 13), (20, 22), (15, 32), (10, 40)),
        5,
        "muscle-light",
        0.5,
    )
    face = (
        shape("M24-3C27-8 32-9 35.500-7C37-4 36.500-2 35.500 0C31 1.500 27 0 24-3Z", "white")
        + shape(
            "M31.500-7.500C35-8 36.600-6 36.500-3.500C36.400-1 35 .5 32 .2C30-2 30-5.500 31.500-7.500Z",
            "eye",
        )
        + stroke("M23.500-3C27-8.500 33-9.500 36-7", "skin-edge", 1.4)
        + stroke("M23-16Q30-21 37-17", "grey-hair-shade", 2.2)
        + stroke("M43 27C40 28.500 37 28 35 27", "skin-edge", 1.2)
        + stroke("M40 14C38 12 39 9 42 9M33 18C30 20 29 23 29.500 26", "skin-shade", 1.2)
        + stroke("M26 4C29 6 33 6 36 4M-3 19C-2 28-1 36 2 42C3 44 4 45 6 45.500", "skin-shade", 1)
    )
    ear = shape(_EAR, "skin", edge="skin-edge", width=0.8) + stroke(
        "M-9-6C-5-9 0-8 0-3C-1 1-4 2-5 6C-6 9-9 10-9 7", "skin-edge", 0.8
    )
    head = group(
        shape(_HEAD, "skin"),
        shape(_HAIR, "grey-hair"),
        stroke(
            "M-20-52C-34-40-40-20-36 8M-4-54C-14-50-24-40-26-26M-44-24C-46-8-42 10-36 24",
            "grey-hair-shade",
            0.8,
        ),
        shape(_TEMPLE, "muscle", edge="muscle-edge", width=0.5),
        fan,
        shape(_MASSETER, "muscle", edge="muscle-edge", width=0.5),
        strip,
        stroke(_ARCH, "bone-edge", 4.6),
        stroke(_ARCH, "bone", 3.6),
        ellipse(9, -20, 19, 16, "pain", opacity=0.22),
        ellipse(-14, -42, 20, 12, "pain", opacity=0.26),
        ellipse(11, 27, 15, 20, "pain", opacity=0.24),
        stroke(_ARTERY, "muscle-edge", 3.4),
        stroke(_FORKS, "muscle-edge", 2.6),
        stroke(_ARTERY, "vessel", 2.6),
        stroke(_FORKS, "vessel", 1.9),
        ear,
        face,
        at="translate(122 142) scale(2.2)",
    )
    return (
        group(clip("temple_artery-cut", "M0 0H360V312H0Z"), head, clip="temple_artery-cut")
        + leader(242, 34, 92, 50)
        + label(words["scalp"], 246, 32, width=108)
        + leader(242, 88, 166, 76)
        + label(words["artery"], 246, 86, width=108)
        + leader(242, 140, 202, 130)
        + label(words["eye"], 246, 144, width=108)
        + leader(242, 258, 150, 206)
        + label(words["jaw"], 246, 258, width=108)
        + panel(12, 316, 336, 84)
        + _ring(52, 358, 19, "muscle-light")
        + label(words["well"], 86, 358, width=86, on="ground")
        + disc(212, 358, 33, "pain-soft")
        + disc(212, 358, 28, "muscle-light", edge="muscle-edge", width=1.4)
        + shape(
            "M206 350C212 345 220 349 220 356C221 363 216 368 210 367C204 366 202 356 206 350Z",
            "vessel",
            edge="muscle-edge",
            width=1,
        )
        + label(words["ill"], 254, 358, width=92, on="ground")
    )


_DEEP = """M20 203C40 196 62 188 88 184C100 182 124 182 136 184C162 188 186 196 212 203
    C190 211 166 218 140 220C122 222 102 222 86 220C60 217 40 211 20 203Z"""
_FUNNEL = "M88 126H136C134 140 128 152 126 186H100C98 152 90 140 88 126Z"
_LOBES = (
    "M24 152a15 12 0 0 0 30 0M54 150a14 11 0 0 0 28 2M142 152a15 12 0 0 0 30 0M172 150a15 12 0 0 0 30 2"
    "M18 172a16 12 0 0 0 32-2M50 172a16 10 0 0 0 32 2M146 174a16 11 0 0 0 30 0M176 174a16 11 0 0 0 32-2"
)


def _fascia_layers(words: Words) -> str:
    layers = (
        ("skin", 126, 138, "skin-shade"),
        ("fat", 138, 198, ""),
        ("fascia", 198, 207, "fascia-edge"),
        ("muscle", 207, 280, ""),
    )
    faces = ""
    for name, top, low, edge in layers:
        faces += shape(
            f"M14 {top}H220L256 {top - 46}V{low - 46}L220 {low}H14Z", name, edge=edge, width=1
        )
    vessels = "M44 262C46 236 40 214 42 190C44 172 40 158 46 146M190 262C188 236 194 214 190 190C188 172 194 158 186 146"
    return (
        faces
        + stroke(_LOBES, "ligament", 1.2, opacity=0.7)
        + fibres(
            ((14, 210), (80, 213), (150, 208), (220, 211)),
            ((14, 278), (80, 276), (150, 280), (220, 277)),
            9,
            "muscle-light",
        )
        + shape("M220 126L256 80V234L220 280Z", "hair", opacity=0.14)
        + shape("M14 126L50 80H256L220 126Z", "skin", edge="skin-shade", width=1)
        + stroke(vessels, "vessel", 2)
        + shape(_FUNNEL, "pain", opacity=0.3)
        + shape(_DEEP, "pain", opacity=0.5)
        + shape(
            _DEEP, "pain", opacity=0.5, at="translate(116 203) scale(.86 .55) translate(-116 -203)"
        )
        + arrow("M92 203H52", (48, 203), (-1, 0), "white", 2.6)
        + arrow("M140 203H180", (184, 203), (1, 0), "white", 2.6)
        + stroke("M20 122C36 92 76 86 134 86C190 86 226 92 222 118", "pain", 1.8, dash="5 5")
        + group(
            clip("fascia_layers-top", "M14 126L50 80H256L220 126Z"),
            ellipse(114, 122, 32, 17, "pain", opacity=0.28),
            ellipse(114, 123, 23, 12, "pain", opacity=0.5),
            clip="fascia_layers-top",
        )
        + stroke("M108 119l9-4", "muscle-edge", 2)
        + leader(134, 50, 131, 117)
        + label(words["patch"], 16, 36, width=320, bold=True)
        + leader(268, 88, 240, 106)
        + label(words["skin"], 272, 88, width=80)
        + leader(268, 128, 240, 140)
        + label(words["fat"], 272, 128, width=80)
        + leader(268, 174, 240, 177)
        + label(words["fascia"], 272, 174, width=80)
        + leader(268, 226, 240, 220)
        + label(words["muscle"], 272, 226, width=80)
        + leader(112, 300, 112, 210)
        + label(words["deep"], 16, 322, width=328, bold=True)
    )


def _womb_and_back(words: Words) -> str:
    bones = column()
    skin = outline(bones, AT_EASE[0])
    tube = "M-6.300 5.200C-5.500 3.800-3.600 3.600-2.300 4.400"
    bowel = """M-6.400 2C-4.600 .4-3.400 3-1.800 2.400C-.4 1.800 .6 2.400 1.100 3.800C1.600 5.200 2 6.600 2 8
        C2 9.600 .9 10.600 .6 12C.5 13.400 1.300 14.600 1.900 15.800"""
    womb = """M-7.500 6.600C-7.900 4.800-6.300 3.700-4.800 4.400C-3.100 5.200-2.100 7-1.300 8.600C-.7 9.600-.6 10.600-1.300 11C-2.100 11.400-2.900 10.800-3.500 10
        C-4.700 8.800-6.900 8.400-7.500 6.600Z"""
    hollow = "M-6.500 5.900C-5.100 6.200-3.300 7.800-1.500 10.600"
    bladder = """M-8.500 9.400C-7.900 8.400-6.700 8.500-5.700 9.300C-4.500 10.200-3.500 11-3.800 12
        C-4.100 13-5.100 13.300-5.900 12.900C-7.100 12.300-8.300 10.800-8.500 9.400Z"""
    front = """M-9.500 10.200C-8.700 9.400-7.900 10-7.500 11C-6.900 12.200-6.300 13-6.700 13.800
        C-7.300 14.600-8.300 13.800-8.900 12.800C-9.500 11.800-9.900 10.800-9.500 10.200Z"""
    sheath = "M-1.500 10.800C-2.500 12.800-3.500 14.600-3.900 16.400"
    fold = "M-12.400 11.400C-10.600 15-8.400 16.800-6.400 17.300C-4.600 17.700-2 17.300 .4 17.100C2 17 3.400 17.400 4.600 18.800"
    body = group(
        clip("womb_and_back-skin", skin),
        shape(skin, "skin"),
        shape(f"{fold}L8 34H-14V12Z", "skin-shade", opacity=0.6, clip="womb_and_back-skin"),
        sacrum(AT_EASE[0], low=bones[0]),
        drawn(bones[:5]),
        ellipse(2.5, -2.8, 2.6, 5.4, "pain", opacity=0.22),
        ellipse(2.5, -2.8, 1.8, 4, "pain", opacity=0.36),
        shape(front, "bone", edge="bone-edge", width=0.16),
        stroke(bowel, "salmon-shade", 2.3),
        stroke(bowel, "salmon", 2),
        stroke("M-5.200 12.800C-5.500 14-5.700 15-5.900 16.200", "water-shade", 0.7),
        stroke(sheath, "muscle-edge", 1.3),
        stroke(sheath, "muscle-light", 1),
        ellipse(-5, 6.600, 3.8, 3.6, "pain", opacity=0.2),
        shape(bladder, "water", edge="water-shade", width=0.2),
        stroke(tube, "muscle-edge", 0.8),
        stroke(tube, "muscle-light", 0.5),
        ellipse(-1.900, 5.100, 1.5, 0.95, "bone", edge="nerve-edge", width=0.16),
        shape(womb, "muscle", edge="muscle-edge", width=0.18),
        stroke(hollow, "muscle-edge", 0.36),
        at="translate(192 116) scale(8.8)",
    )
    return (
        group(clip("womb_and_back-cut", "M0 16H360V284H0Z"), body, clip="womb_and_back-cut")
        + leader(68, 120, 178, 160)
        + label(words["ovary"], 8, 118, width=90)
        + leader(64, 172, 136, 168)
        + label(words["womb"], 8, 172, width=90)
        + leader(78, 234, 138, 214)
        + label(words["bladder"], 8, 236, width=90)
        + leader(258, 50, 224, 86)
        + label(words["low_back"], 262, 44, width=92)
        + leader(286, 120, 230, 150)
        + label(words["sacrum"], 352, 118, width=84, anchor="end")
        + leader(296, 232, 204, 206)
        + label(words["bowel"], 352, 234, width=84, anchor="end")
        + label(words["spread"], 180, 312, width=336, anchor="middle", bold=True)
    )


PICTURES = (
    Picture(
        id="temple_artery",
        title="The artery of the temple",
        text=(
            "An older person’s head from the side. An artery climbs in front of the ear to the temple "
            "and forks under the scalp. Soft marks show where its inflammation can hurt: the "
            "temple, the scalp, and the muscle that chews. Below, two arteries cut across: in the "
            "second, the swollen wall leaves less room for blood. The eye can run short too, so "
            "sight is at risk."
        ),
        labels={
            "scalp": "Sore scalp",
            "artery": "Artery of the temple",
            "eye": "Eye: sight is at risk",
            "jaw": "Chewing muscle tires and aches",
            "well": "Healthy: wide",
            "ill": "Inflamed: wall swells",
        },
        draw=_temple_artery,
        box=(360, 412),
    ),
    Picture(
        id="fascia_layers",
        title="A small red patch, and what spreads below it",
        text=(
            "A block cut from the body: skin, fat, a thin layer called fascia, and muscle. On the skin is "
            "a small red patch with a scratch. Below it, between fat and muscle, the infection has "
            "spread far to both sides, as arrows show. A dashed line on the skin marks how far. So "
            "the pain can be much worse than the skin looks. Get emergency help now."
        ),
        labels={
            "patch": "On top: a small red patch",
            "skin": "Skin",
            "fat": "Fat",
            "fascia": "Fascia",
            "muscle": "Muscle",
            "deep": "Below: it spreads far, and fast",
        },
        draw=_fascia_layers,
        box=(360, 348),
    ),
    Picture(
        id="womb_and_back",
        title="The womb and the low back",
        text=(
            "The pelvis cut through the middle, from the side; the front is on the left. The womb "
            "leans forward over the bladder, with an ovary beside it. Behind it the bowel runs down "
            "in front of the sacrum, the foot of the spine. A soft mark over the low back shows where "
            "pain from the womb, such as period pain, can be felt as well."
        ),
        labels={
            "ovary": "Ovary",
            "womb": "Womb",
            "bladder": "Bladder",
            "low_back": "Pain felt here too",
            "sacrum": "Sacrum",
            "bowel": "Bowel",
            "spread": "Period pain can spread to the back.",
        },
        draw=_womb_and_back,
        box=(360, 334),
    ),
)
