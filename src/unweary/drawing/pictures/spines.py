"""The spine from the side: its curves, and what a tired back does to them."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import group, label, leader, shape
from unweary.drawing.pictures.column import (
    AT_EASE,
    TIRED,
    belly_glow,
    column,
    drawn,
    lower_curve,
    outline,
    sacrum,
)


def _person(tilts: tuple[float, ...], at: str, *, sore: bool = False, curve: bool = False) -> str:
    bones = column(tilts)
    return group(
        shape(outline(bones, tilts[0]), "skin"),
        belly_glow(bones) if sore else "",
        sacrum(tilts[0], low=bones[0]),
        drawn(bones),
        lower_curve(bones) if curve else "",
        at=at,
    )


def _spine_curves(words: Words) -> str:
    return (
        _person(AT_EASE, "translate(118 356) scale(4.6)")
        + leader(232, 96, 110, 119)
        + label(words["neck"], 236, 88, width=116)
        + leader(232, 190, 130, 213)
        + label(words["chest"], 236, 186, width=116)
        + leader(232, 312, 120, 306)
        + label(words["lower"], 236, 312, width=116)
        + leader(232, 424, 148, 388)
        + label(words["sacrum"], 236, 430, width=116)
    )


def _flat_curve(words: Words) -> str:
    return (
        _person(AT_EASE, "translate(88 352) scale(4.1)", curve=True)
        + _person(TIRED, "translate(252 352) scale(4.1)", sore=True, curve=True)
        + leader(150, 424, 118, 320, tone="accent")
        + label(words["kept"], 158, 440, width=120, anchor="middle")
        + leader(306, 424, 287, 332, tone="accent")
        + label(words["flat"], 352, 440, width=110, anchor="end")
        + label(words["fresh"], 90, 22, width=160, anchor="middle", bold=True)
        + label(words["tired"], 264, 22, width=160, anchor="middle", bold=True)
    )


PICTURES = (
    Picture(
        id="spine_curves",
        title="The curves of the spine",
        text=(
            "The spine from the side, in a person who faces left. The neck curves in, the upper "
            "back curves out, and the lower back curves in again, down to the sacrum between the "
            "hips. The curves let the spine give a little, like a spring, when we walk and lift."
        ),
        labels={
            "neck": "Neck: curves in",
            "chest": "Upper back: curves out",
            "lower": "Lower back: curves in",
            "sacrum": "Sacrum",
        },
        draw=_spine_curves,
        box=(360, 510),
    ),
    Picture(
        id="flat_curve",
        title="How a tired back loses its curve",
        text=(
            "Two people from the side. In the first, rested muscles hold the inward curve of the "
            "lower back. In the second, tired muscles let the pelvis tip back: the lower curve "
            "goes flat, the upper back rounds and the head moves forward. More load then hangs on "
            "the lower back. A sketch, not to scale."
        ),
        labels={"fresh": "Rested", "tired": "Tired", "kept": "Curve kept", "flat": "Curve flat"},
        draw=_flat_curve,
        box=(360, 470),
    ),
)
