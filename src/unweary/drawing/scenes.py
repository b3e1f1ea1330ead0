"""Pictures of things to do, the picture of the first page, and the sign of the product."""

from __future__ import annotations

from functools import cache

from unweary.drawing.figure import Pose, figure
from unweary.drawing.svg import circle, drawing, path

GROUND = path(
    "M4 58 H60",
    fill="none",
    stroke="#8fa79a",
    stroke_width=2.5,
    stroke_linecap="round",
    class_="uw-scene__ground",
)


def _shape(d: str, name: str, fill: str) -> str:
    return path(d, class_=f"uw-scene__{name}", fill=fill)


def _stroke(d: str, name: str, colour: str, width: float = 2.5) -> str:
    return path(
        d,
        class_=f"uw-scene__{name}",
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
    )


def _person(pose: Pose, size: float = 7.5) -> str:
    return figure(pose, size=size)


WALKING = Pose(
    head=(32, 12),
    neck=(31, 17),
    hip=(30, 35),
    near_arm=((25, 27), (29, 34)),
    far_arm=((36, 26), (41, 31)),
    near_leg=((36, 45), (37, 56), (41, 56.500)),
    far_leg=((28, 46), (20, 54), (22, 57)),
)
SITTING = Pose(
    head=(28, 15),
    neck=(27, 20),
    hip=(27, 38),
    near_arm=((31, 29), (40, 31)),
    far_arm=((31, 28), (41, 30)),
    near_leg=((41, 39), (41, 55), (46, 56)),
    far_leg=((40, 38), (39, 55), (44, 56)),
)
LYING = Pose(
    head=(11, 42),
    neck=(16, 44),
    hip=(33, 46),
    near_arm=((24, 48), (31, 49)),
    far_arm=((22, 44), (30, 46)),
    near_leg=((44, 34), (51, 47), (55, 47)),
    far_leg=((42, 36), (48, 48), (52, 48)),
)
STRETCHING = Pose(
    head=(32, 17),
    neck=(32, 22),
    hip=(32, 38),
    near_arm=((40, 17), (37, 6)),
    far_arm=((24, 17), (27, 6)),
    near_leg=((35, 47), (36, 56), (40, 57)),
    far_leg=((29, 47), (28, 56), (24, 57)),
)

SOFA = _shape("M3 50 H61 V57 H3 Z M3 40 q5 -3 7 3 V50 H3 Z", "soft", "#b9d2c9")
SCENES = {
    "move": GROUND + _person(STRETCHING),
    "walk": GROUND
    + _shape("M50 57 V44 M44 44 q6 -16 12 0 Z", "leaf", "#7ba37f")
    + _stroke("M50 44 V57", "wood", "#8a6b55")
    + _person(WALKING),
    "rest": SOFA
    + _person(LYING, 6.5)
    + _stroke("M44 14 a9 9 0 1 0 0.1 0 M44 18 V23 L48 25", "line", "#5f746f"),
    "sleep": SOFA
    + _shape("M4 38 q8 -6 13 1 l-2 8 H4 Z", "paper", "#fffdf9")
    + _person(LYING, 6.5)
    + _shape("M30 50 q2 -14 12 -16 q10 1 15 12 V50 Z", "soft", "#8fb5ab")
    + _shape("M50 6 a10 10 0 1 0 9 14 a8 8 0 0 1 -9 -14 Z", "sun", "#e9bd63"),
    "sit": GROUND
    + _stroke("M20 22 L22 44 H40 M24 44 V57 M38 44 V57", "wood", "#8a6b55", 3.0)
    + _stroke("M44 34 H60 M56 34 V57", "wood", "#8a6b55", 3.0)
    + _shape("M48 20 h11 v10 h-11 Z", "line-fill", "#5f746f")
    + _person(SITTING),
    "water": _shape("M19 10 H45 L41 56 H23 Z", "glass", "#dfeeee")
    + _shape("M20.500 24 H43.500 L41 56 H23 Z", "water", "#7fb4c9")
    + _stroke("M19 10 H45 L41 56 H23 Z", "line", "#5f746f")
    + _stroke("M25 32 q5 -3 9 0 t6 0", "light", "#ffffff", 2.0),
    "food": _shape("M32 12 a22 22 0 1 0 .1 0 Z", "paper", "#fffdf9")
    + _stroke("M32 12 a22 22 0 1 0 .1 0 Z", "line", "#5f746f")
    + _shape("M32 18 a16 16 0 0 1 16 16 H32 Z", "leaf", "#7ba37f")
    + _shape("M32 34 H48 a16 16 0 0 1 -16 16 Z", "clay", "#c86b4a")
    + _shape("M32 50 a16 16 0 0 1 0 -32 Z", "sun", "#e9bd63"),
    "heat": _shape("M14 22 q18 -6 36 0 q4 16 0 34 q-18 4 -36 0 q-4 -18 0 -34 Z", "clay", "#c86b4a")
    + _shape("M27 22 v-8 h10 v8 Z", "line-fill", "#7d3f29")
    + _stroke(
        "M22 34 q4 -4 0 -8 M32 50 q5 -5 0 -10 t0 -10 M42 50 q5 -5 0 -10 t0 -10 M22 50 q5 -5 0 -10",
        "light",
        "#ffe9d6",
        2.6,
    ),
    "cold": _shape("M12 20 q20 -5 40 0 q3 17 0 34 q-20 4 -40 0 q-3 -17 0 -34 Z", "water", "#9cc7d8")
    + _stroke(
        "M32 24 V50 M21 30.500 L43 43.500 M43 30.500 L21 43.500 M28 26 l4 4 l4 -4 M28 48 l4 -4 l4 4",
        "light",
        "#ffffff",
        2.8,
    ),
    "medicine": _shape("M20 24 h24 v32 h-24 Z", "clay", "#c86b4a")
    + _shape("M18 14 h28 v9 h-28 Z", "line-fill", "#5f746f")
    + _shape("M20 32 h24 v16 h-24 Z", "paper", "#fffdf9")
    + _stroke("M32 35 v10 M27 40 h10", "line", "#5f746f", 3.0),
    "ask": _shape("M6 12 H42 V36 H24 L14 46 V36 H6 Z", "soft", "#b9d2c9")
    + _shape("M28 28 H58 V50 H52 V58 L42 50 H28 Z", "paper", "#fffdf9")
    + _stroke("M28 28 H58 V50 H52 V58 L42 50 H28 Z M35 36 H51 M35 42 H46", "line", "#5f746f", 2.4)
    + _stroke("M14 20 H34 M14 27 H24", "line", "#2a6466", 2.4),
    "breathe": GROUND
    + circle(32.0, 32.0, 25.0, class_="uw-scene__halo", fill="#e3eee9")
    + _person(
        Pose(
            head=(32, 17),
            neck=(32, 22),
            hip=(32, 41),
            near_arm=((41, 33), (46, 44)),
            far_arm=((23, 33), (18, 44)),
            near_leg=((46, 47), (32, 51), (28, 52)),
            far_leg=((18, 47), (32, 50), (36, 52)),
        )
    ),
}


@cache
def advice_scene(name: str) -> str:
    """A picture of something to do."""
    return drawing(SCENES[name], box="0 0 64 64", class_="uw-scene")


@cache
def hero() -> str:
    """Somebody who gets up from a bench and walks on, along a path in the evening sun."""
    resting = Pose(
        head=(94, 176),
        neck=(89, 188),
        hip=(78, 232),
        near_arm=((98, 216), (118, 226)),
        far_arm=((100, 214), (120, 222)),
        near_leg=((114, 236), (116, 276), (130, 278)),
        far_leg=((112, 232), (110, 276), (124, 278)),
        bend=9,
    )
    walking = Pose(
        head=(262, 138),
        neck=(259, 151),
        hip=(255, 198),
        near_arm=((243, 178), (250, 198)),
        far_arm=((272, 176), (287, 190)),
        near_leg=((270, 226), (272, 258), (286, 260)),
        far_leg=((249, 228), (230, 252), (238, 260)),
    )
    return drawing(
        circle(292.0, 92.0, 46.0, class_="uw-scene__sun", fill="#f2c879"),
        _shape("M0 190 Q70 120 150 168 T360 130 V330 H0 Z", "hill-far", "#cfe0d6"),
        _shape("M0 236 Q90 186 190 224 T360 200 V330 H0 Z", "hill", "#a9c7b8"),
        _shape("M0 282 Q120 262 220 264 T360 248 V330 H0 Z", "hill-near", "#7fa893"),
        _shape(
            "M60 330 Q150 286 250 268 T360 256 V270 Q280 276 240 292 T190 330 Z", "path", "#f3e2c7"
        ),
        _stroke("M310 244 V206", "wood", "#8a6b55", 5.0),
        _shape(
            "M286 212 q-6 -22 12 -32 q6 -18 22 -8 q20 -2 18 20 q8 18 -12 24 q-26 8 -40 -4 Z",
            "leaf",
            "#5f9077",
        ),
        _stroke("M52 246 H126 M60 246 V282 M118 246 V282 M56 246 L48 190", "wood", "#8a6b55", 7.0),
        figure(resting, size=27.0),
        _stroke("M74 200 q-9 12 -7 26", "glow", "#ffd9a0", 5.0),
        figure(walking, size=25.0),
        box="0 0 360 330",
        class_="uw-scene uw-scene--hero",
    )


@cache
def logo() -> str:
    """A back that rises: three vertebrae in a curve, a leaf at the top."""
    return drawing(
        circle(16.0, 16.0, 16.0, class_="uw-logo__ground", fill="#0f5b57"),
        path(
            "M12 26 C8 20 18 17 14 9",
            class_="uw-logo__line",
            fill="none",
            stroke="#fbf7f1",
            stroke_width=3.4,
            stroke_linecap="round",
            stroke_dasharray="4.6 2.4",
        ),
        path(
            "M15 10 C15 5 19 3.500 24 4 C24 9.500 20 12 15 10 Z",
            class_="uw-logo__leaf",
            fill="#f2b48c",
        ),
        box="0 0 32 32",
        class_="uw-logo",
    )
