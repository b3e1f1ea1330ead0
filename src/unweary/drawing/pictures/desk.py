"""At the desk and on the phone: a set-up that fits, sitting and standing in turn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Pose,
    arm_reach,
    person,
    sitting,
    standing,
)
from unweary.drawing.pictures.brush import Point, arrow, clip, group, label, leader, panel, stroke
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import (
    box,
    clock,
    floor,
    office_chair,
    screen,
    table,
    verdict,
)
from unweary.drawing.svg import number

ANA = Looks("tan", Hair("bob", "black-hair"), "rust", "navy", sleeve="long", bust=0.008)
BEN = Looks("deep", Hair("short", "black-hair"), "ochre", "navy")
EVA = Looks("fair", Hair("tail", "auburn-hair"), "plum", "navy", bust=0.008)
TOM = Looks("fair", Hair("short", "brown-hair"), "teal", "navy", sleeve="long", build=1.15)


def _desk_setup(words: Words) -> str:
    ground, seat = 352, 272
    pose = sitting(
        96,
        seat,
        ground,
        244,
        back=(-3, -3, 2),
        neck=8,
        head=2,
        near_arm=Bones(166, 88, 92),
        far_arm=Bones(163, 88, 92),
        hands="flat",
    )
    return (
        panel(12, 12, 336, 394)
        + floor(ground, 24, 336)
        + stroke("M126 158H248", "accent", 1.6, dash="1 5")
        + office_chair(72, seat, ground, back=104)
        + table(138, 238, 194, ground)
        + screen(252, 156, 64, 238)
        + box(150, 233, 44, 5, "metal", "metal-shade", 2)
        + person(pose, ANA)
        + label(words["eyes"], 334, 62, width=190, anchor="end", on="ground")
        + leader(262, 84, 256, 155)
        + label(words["back"], 24, 60, width=110, on="ground")
        + leader(44, 82, 66, 212)
        + stroke("M126 178H246M126 172V184M246 172V184", "accent", 2)
        + label(words["distance"], 186, 198, width=110, anchor="middle", on="ground")
        + label(words["elbows"], 204, 292, width=120, on="ground")
        + leader(200, 284, 110, 232)
        + label(words["feet"], 180, 386, width=300, anchor="middle", on="ground")
        + leader(176, 374, 172, 350)
    )


def walking(x: float, ground: float, height: float, **changes: Any) -> Pose:
    """Somebody who walks to the right, in mid step."""
    hip = (x, ground - 0.505 * height)
    pose = Pose(
        hip=hip,
        height=height,
        near_leg=Bones(155, 176, 78),
        far_leg=Bones(190, 224, 132),
        near_arm=Bones(206, 178),
        far_arm=Bones(152, 120),
        back=(3, 3, 5),
    )
    return replace(pose, **changes)


def _sit_stand(words: Words) -> str:
    ground, h = 276, 190
    top = 180
    sit = sitting(
        58,
        216,
        ground,
        h,
        near_arm=Bones(172, 96, 92),
        far_arm=Bones(168, 94, 92),
        hands="flat",
        head=4,
    )
    stand = standing(
        222,
        ground,
        h,
        near_arm=Bones(172, 94, 92),
        far_arm=Bones(168, 92, 92),
        hands="flat",
        head=6,
    )
    return (
        panel(12, 12, 162, 290)
        + panel(186, 12, 162, 290)
        + floor(ground, 22, 164)
        + floor(ground, 196, 338)
        + office_chair(40, 216, ground, back=76)
        + table(112, top + 5, 58, ground)
        + screen(144, 108, 56, top + 5)
        + person(sit, EVA)
        + table(272, 152, 66, ground)
        + screen(310, 76, 56, 152)
        + person(stand, EVA)
        + clock(46, 48, 20, done=0.5, hour=9, minute=30)
        + label(words["sit"], 76, 48, width=96, bold=True, on="ground")
        + clock(222, 48, 20, done=0.17, hour=9, minute=40)
        + label(words["stand"], 252, 48, width=92, bold=True, on="ground")
        + arrow("M150 322C166 336 192 336 206 324", (207, 323), (10, -8), "accent", 3)
        + label(words["change"], 180, 360, width=330, anchor="middle")
    )


def _phone_neck(words: Words) -> str:
    low = Pose(
        (62, 276), 320, Bones(178, 180), Bones(176, 180), Bones(172, 84, 60), Bones(168, 86, 60),
        back=(2, 6, 18), neck=52, head=46, hands="grip", mouth="flat",
    )  # fmt: skip
    high = replace(
        low, hip=(236, 276), back=(0, 0, 3), neck=14, head=8, mouth="smile",
        near_arm=Bones(158, 34, 20), far_arm=Bones(152, 38, 20),
    )  # fmt: skip
    drawn = clip("phone_neck-frame", "M12 12H174V244H12ZM186 12H348V244H186Z")
    phone = box(-7, -38, 10, 52, "shoe", "line", 3)
    for pose, turn in ((low, 40), (high, 16)):
        x, y = _hand(pose)
        held = group(phone, at=f"translate({number(x)} {number(y)}) rotate({turn})")
        drawn += group(
            person(pose, TOM if pose is low else EVA, over=held), clip="phone_neck-frame"
        )
    return (
        panel(12, 12, 162, 232)
        + panel(186, 12, 162, 232)
        + drawn
        + verdict(words["poor"], 24, 36, good=False, width=120)
        + verdict(words["good"], 198, 36, good=True, width=120)
        + label(words["low"], 93, 272, width=160, anchor="middle")
        + label(words["high"], 267, 272, width=160, anchor="middle")
    )


def _hand(pose: Pose) -> Point:
    return arm_reach(pose, pose.near_arm)[2]


PICTURES = (
    Picture(
        id="desk_setup",
        title="A desk that fits",
        text=(
            "A person sits at a desk, seen from the side. The back of the chair holds the lower "
            "back. The elbows hang beside the body and the forearms rest level with the desk. The "
            "top of the screen is near the height of the eyes, about an arm's length away. Both "
            "feet are flat on the floor."
        ),
        labels={
            "eyes": "Top of the screen near eye height",
            "back": "Lower back held",
            "distance": "Arm's length",
            "elbows": "Elbows by your side",
            "feet": "Feet flat on the floor",
        },
        draw=_desk_setup,
        box=(360, 418),
    ),
    Picture(
        id="sit_stand",
        title="Sit, then stand, then sit",
        text=(
            "A person works at a desk that goes up and down. First they sit. After a while a timer "
            "tells them to stand for some minutes, with the screen and the desk raised to match. "
            "Then they sit again. To change often matters more than to stand for long."
        ),
        labels={
            "sit": "Sit half an hour",
            "stand": "Stand or walk",
            "change": "Let a timer tell you when to change.",
        },
        draw=_sit_stand,
        box=(360, 384),
    ),
    Picture(
        id="phone_neck",
        title="The phone and the neck",
        text=(
            "Two people look at a phone. One holds it low and bends the head far down, so that the "
            "muscles of the neck must hold the weight of the head. The other raises the phone with "
            "bent elbows and looks down with the eyes. The neck stays long and at ease."
        ),
        labels={
            "poor": "Harder",
            "good": "Easier",
            "low": "The head hangs forward",
            "high": "The phone comes up",
        },
        draw=_phone_neck,
        box=(360, 300),
    ),
)
