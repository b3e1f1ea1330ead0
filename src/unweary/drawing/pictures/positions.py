"""Positions through a day: none is the right one; and how a sore leg is eased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    SOLE,
    Bones,
    Pose,
    Reach,
    leg_reach,
    person,
    sitting,
    standing,
)
from unweary.drawing.pictures.brush import disc, ellipse, label, panel, shape, stroke
from unweary.drawing.pictures.desk import ANA, BEN, EVA, TOM, walking
from unweary.drawing.pictures.moving import WALKER
from unweary.drawing.pictures.props import box, chair, floor


def _sitting_day(words: Words) -> str:
    names = ("tall", "back", "slump", "stand", "lean", "walk")
    return _six(words, tuple((name, name) for name in names))


def _postures(words: Words) -> str:
    rows = (("sit", "tall"), ("back", "back"), ("perch", "lean"))
    return _six(words, (*rows, ("stand", "stand"), ("walk", "walk"), ("lie", "lie")))


def _six(words: Words, positions: Sequence[tuple[str, str]]) -> str:
    """Six people, each with the id of the label and the name of the position."""
    drawn = ""
    for i, (said, name) in enumerate(positions):
        x, y = 12 + (i % 3) * 114, 12 + (i // 3) * 202
        drawn += panel(x, y, 108, 162) + floor(y + 150, x + 8, x + 100) + place(name, x, y + 150)
        drawn += label(words[said], x + 54, y + 180, width=110, anchor="middle")
    return drawn + label(words["next"], 180, 424, width=330, anchor="middle", bold=True)


def _vessel_or_nerve(words: Words) -> str:
    ground, h = 242, 172
    stands = standing(
        88, ground, h, near_arm=Bones(178, 168), far_arm=Bones(168, 158), mouth="flat"
    )
    leans = standing(
        236,
        ground,
        h,
        back=(20, 28, 34),
        neck=36,
        head=16,
        near_leg=Bones(168, 190, 90),
        far_leg=Bones(176, 204, 112),
        near_arm=Reach(298, 158, left=False, end=92),
        far_arm=Reach(300, 158, left=False, end=92),
        hands="grip",
    )
    hip, knee, ankle = leg_reach(stands, stands.near_leg)
    calf = ((knee[0] + ankle[0]) / 2 - 4, (knee[1] + ankle[1]) / 2 - 6)
    hip, knee, _ = leg_reach(leans, leans.near_leg)
    cart = (
        stroke("M294 158H304L312 222H342", "metal-shade", 3.4)
        + shape("M306 172H346L341 204H311Z", "faint", edge="metal-shade", width=2)
        + stroke("M318 172L321 204M332 172L331 204M308 188H343", "metal-shade", 1.4)
        + disc(316, 234, 6, "shoe")
        + disc(338, 234, 6, "shoe")
    )
    return (
        panel(12, 12, 162, 250)
        + panel(186, 12, 162, 250)
        + label(words["vessel"], 93, 34, width=156, anchor="middle", bold=True, on="ground")
        + label(words["nerve"], 267, 34, width=156, anchor="middle", bold=True, on="ground")
        + floor(ground, 22, 164)
        + floor(ground, 196, 338)
        + person(stands, WALKER)
        + sore_spot(*calf, 8, 17)
        + person(leans, WALKER)
        + sore_spot(hip[0] - 3, hip[1] + 2, 10, 9)
        + sore_spot((hip[0] + knee[0]) / 2, (hip[1] + knee[1]) / 2, 8, 18)
        + cart
        + label(words["vessel_text"], 93, 296, width=164, anchor="middle")
        + label(words["nerve_text"], 267, 296, width=164, anchor="middle")
    )


def sore_spot(x: float, y: float, rx: float, ry: float) -> str:
    """A glow where it hurts."""
    outer = ellipse(x, y, rx, ry, "pain", opacity=0.35)
    return outer + ellipse(x, y, rx * 0.55, ry * 0.62, "pain", opacity=0.75)


def place(name: str, x: float, ground: float, h: float = 138) -> str:
    """Somebody in a position, with what they sit or lean on, in a place 108 wide from x on.

    name: tall, back, slump, stand, lean, walk or lie.
    """
    seat = ground - 47
    if name in ("tall", "back", "slump"):
        back, neck, head, hip, arm = {
            "tall": ((-2, -2, 3), 10, 0, 36, Bones(168, 100)),
            "back": ((-26, -22, -12), 2, -4, 48, Bones(158, 108)),
            "slump": ((-26, 2, 34), 52, 20, 42, Bones(150, 96)),
        }[name]
        pose = sitting(
            x + hip,
            seat,
            ground,
            h,
            back=back,
            neck=neck,
            head=head,
            near_arm=arm,
            far_arm=arm,
            plain=True,
        )
        lean = {"tall": 3, "back": 22, "slump": 3}[name]
        looks = {"tall": ANA, "back": TOM, "slump": BEN}[name]
        return chair(
            x + (31 if name == "back" else 24), seat, ground, back=46, lean=lean, depth=44
        ) + person(pose, looks)
    if name == "stand":
        pose = standing(
            x + 40,
            ground,
            h,
            near_arm=Bones(176, 92),
            far_arm=Bones(172, 92),
            hands="flat",
            head=6,
            plain=True,
        )
        top = ground - 82
        return (
            person(pose, EVA)
            + box(x + 62, top, 38, 5, "wood", "wood-shade", 2)
            + box(x + 84, top + 5, 5, 77, "wood-shade", "", 1)
        )
    if name == "lean":
        pose = standing(
            x + 50,
            ground,
            h,
            back=(-6, -8, -4),
            near_leg=Reach(x + 70, ground - SOLE * h, end=90),
            far_leg=Reach(x + 76, ground - SOLE * h, end=90),
            near_arm=Bones(166, 84),
            far_arm=Bones(160, 70),
            plain=True,
        )
        stool = box(x + 32, ground - 58, 28, 8, "teal", "teal-shade", 4) + stroke(
            f"M{x + 46} {ground - 48}V{ground - 3}M{x + 34} {ground - 2}H{x + 58}", "wood-shade", 4
        )
        return stool + person(replace(pose, hip=(x + 50, ground - 66)), TOM)
    if name == "lie":
        pose = Pose(
            (x + 58, ground - 15),
            h * 0.86,
            Reach(x + 91, ground - 8 - SOLE * h * 0.86, end=90),
            Reach(x + 93, ground - 8 - SOLE * h * 0.86, end=90),
            Bones(104, 84),
            Bones(100, 82),
            back=(-90, -90, -88),
            neck=-82,
            head=-88,
            plain=True,
        )
        return box(x + 4, ground - 8, 100, 7, "teal", "teal-shade", 3) + person(pose, ANA)
    return person(walking(x + 52, ground, h, plain=True), BEN)


PICTURES = (
    Picture(
        id="sitting_day",
        title="Change position through the day",
        text=(
            "Six people at work in six positions: sitting tall, leaning back, slumped for a while, "
            "standing, perched on a stool, and walking. No single position is right for hours. "
            "Muscles tire when they hold still, so the best position is the next one."
        ),
        labels={
            "tall": "Sit tall",
            "back": "Lean back",
            "slump": "Slump a bit",
            "stand": "Stand",
            "lean": "Perch",
            "walk": "Walk",
            "next": "The best position is the next one.",
        },
        draw=_sitting_day,
        box=(360, 446),
    ),
    Picture(
        id="postures",
        title="No single good posture, but many that change",
        text=(
            "Six people: one sits upright, one leans back, one perches on a stool, one stands, one "
            "walks and one lies with bent knees. Each posture is fine for a while. No single one is "
            "the right one. Muscles tire when one posture lasts too long, so change often."
        ),
        labels={
            "sit": "Sit",
            "back": "Lean back",
            "perch": "Perch",
            "stand": "Stand",
            "walk": "Walk",
            "lie": "Lie down",
            "next": "The best one is the next one",
        },
        draw=_postures,
        box=(360, 446),
    ),
    Picture(
        id="vessel_or_nerve",
        title="Leg pain on walking: blood vessel or nerve",
        text=(
            "Two people who stop because a leg hurts on walking. On the left, narrow blood vessels "
            "make the calf ache; standing still for a few minutes helps. On the right, a narrow "
            "spinal canal presses on nerves; standing does not help, but sitting or bending "
            "forward, as on a shopping cart, does."
        ),
        labels={
            "vessel": "Blood vessel",
            "nerve": "Nerve",
            "vessel_text": "Standing still eases the calf",
            "nerve_text": "Bending or sitting eases the legs",
        },
        draw=_vessel_or_nerve,
        box=(360, 336),
    ),
)
