"""A body with what can tire it: where fatigue comes from, and causes that reach all muscles."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import Point, disc, group, label, leader, shape, stroke
from unweary.drawing.pictures.muscles import belly
from unweary.drawing.pictures.pains import figure

_THYROID = "M0-2C-3-11-13-9-13 0C-13 9-6 13-2 8C-1 6 1 6 2 8C6 13 13 9 13 0C13-9 3-11 0-2Z"
_BLOOD = "M0-13C6-5 10 0 10 5C10 11 5 14 0 14C-5 14-10 11-10 5C-10 0-6-5 0-13Z"
_RAYS = "M0-10V-14M0 10V14M-10 0H-14M10 0H14M-7-7L-10-10M7-7L10-10M-7 7L-10 10M7 7L10 10"
_SALT = "M-8-2L-1-6L6-2L-1 2ZM-8-2V6L-1 10V2ZM6-2V6L-1 10V2Z"
_BRAIN = """M-14 2C-17-3-14-9-9-9C-7-14 0-15 3-11C9-13 14-9 13-4C17-1 15 6 10 6C9 10 4 11 1 8
    C-3 11-8 10-9 7C-12 7-14 5-14 2Z"""
_FOLDS = "M-8-3C-5-6-2-3 0-5M3-5C6-3 8-4 9-1M-6 3C-3 1 0 4 3 2"
_LUNGS = """M-2-12V-3C-3 1-4 3-4 6C-4 12-8 13-12 12C-15 11-15 6-14 1C-13-5-10-10-7-10C-4-10-4-6-4-3L-2-5Z
    M2-12V-3C3 1 4 3 4 6C4 12 8 13 12 12C15 11 15 6 14 1C13-5 10-10 7-10C4-10 4-6 4-3L2-5Z"""
_APPLE = "M0-6C4-10 13-8 12 1C11 9 5 14 0 11C-5 14-11 9-12 1C-13-8-4-10 0-6Z"
Signs = dict[str, tuple[str, Point]]  # label -> its sign, and the place on the body that it names


def _around_body(words: Words, signs: Signs, *, path: str = "") -> str:
    """A body in the middle, three signs with labels on each side."""
    made = group(figure("front"), at="translate(108 16) scale(.72)") + path
    for i, (name, (sign, (x, y))) in enumerate(signs.items()):
        left = i < 3
        cx, cy = (60 if left else 300), 40 + i % 3 * 106
        made += leader(cx + (24 if left else -24), cy + 4, x, y, tone="quiet")
        made += disc(cx, cy, 24, "ground") + group(sign, at=f"translate({cx} {cy})")
        made += label(words[name], cx, cy + 51, width=104, anchor="middle")
    return made


def _blood() -> str:
    return shape(_BLOOD, "vessel") + stroke("M-5 6C-5 9-3 10-1 10.5", "white", 2, opacity=0.6)


def _body_wide(words: Words) -> str:
    pill = group(
        stroke("M-8 0H8", "white", 13),
        stroke("M1 0H8", "clay", 13),
        stroke("M1 -6V6", "clay", 2),
        at="rotate(-35)",
    )
    germ = disc(0, 0, 8, "good") + stroke(_RAYS, "good", 2)
    return _around_body(
        words,
        {
            "thyroid": (shape(_THYROID, "clay"), (174, 62)),
            "medicine": (pill, (166, 138)),
            "salts": (shape(_SALT, "water", edge="disc-edge", width=1.2), (164, 214)),
            "vitamin": (disc(0, 0, 7, "warn") + stroke(_RAYS, "warn", 2.4), (207, 96)),
            "iron": (_blood(), (188, 100)),
            "infection": (germ + disc(-3, -2, 2, "white") + disc(3, 2, 1.6, "white"), (196, 246)),
        },
    )


def _fatigue_places(words: Words) -> str:
    line = "M180 30V160C178 176 166 190 164 214C163 232 163 244 163 252"
    nerve = stroke(line, "nerve-edge", 4.4) + stroke(line, "nerve", 3)
    apple = shape(_APPLE, "pain") + stroke("M0-6C0-10 2-13 5-14", "good", 2.6)
    wave = "M-14 4C-9-8-5-8-1 2C3 10 7 9 13-5"
    return _around_body(
        words,
        {
            "brain": (shape(_BRAIN, "cloth-warm") + stroke(_FOLDS, "sleeve-far", 1.6), (176, 32)),
            "nerve": (stroke(wave, "nerve", 4) + disc(-14, 4, 4, "nerve"), (180, 140)),
            "muscle": (group(belly(17, 10), at="rotate(-35) scale(.62)"), (163, 246)),
            "lungs": (shape(_LUNGS, "clay"), (194, 92)),
            "blood": (_blood(), (207, 112)),
            "fuel": (apple, (190, 142)),
        },
        path=nerve,
    )


PICTURES = (
    Picture(
        id="fatigue_places",
        title="Where muscle fatigue can come from",
        text=(
            "A body with a nerve from the head to the thigh, and six places where fatigue can "
            "start. The brain tires when sleep is short or mood is low. Nerves may pass on less. "
            "The muscle has worked hard. Lungs and heart bring less oxygen, or the blood carries "
            "less of it. Food, water and salts, the fuel, run low."
        ),
        labels={
            "brain": "Brain and sleep",
            "nerve": "Nerves",
            "muscle": "Muscle itself",
            "lungs": "Lungs, heart",
            "blood": "Blood",
            "fuel": "Food and water",
        },
        draw=_fatigue_places,
        box=(360, 336),
    ),
    Picture(
        id="body_wide_causes",
        title="Causes that reach all muscles",
        text=(
            "A body with lines to six things that can tire or hurt muscles all over: a slow "
            "thyroid in the neck, medicines such as statins, low salts in the blood, low vitamin D, "
            "low iron, and an infection. A blood test can find most of them. Do not stop a medicine "
            "without asking."
        ),
        labels={
            "thyroid": "Slow thyroid",
            "medicine": "Some medicines (statins)",
            "salts": "Low salts in the blood",
            "vitamin": "Low vitamin D",
            "iron": "Low iron",
            "infection": "An infection",
        },
        draw=_body_wide,
        box=(360, 336),
    ),
)
