"""Lifting and carrying: the load close and shared, against far and on one side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, Reach, person, spine_line
from unweary.drawing.pictures.bodies_front import Front, front_person, hanging, joint
from unweary.drawing.pictures.brush import Point, disc, label, leader, panel, shape, stroke
from unweary.drawing.pictures.desk import walking
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, floor, verdict
from unweary.drawing.svg import number

LIFTER = Looks("tan", Hair("short", "black-hair"), "teal", "navy", build=1.08)
SHOPPER = Looks("deep", Hair("bob", "black-hair"), "rust", "navy", sleeve="long", bust=0.008)
HIKER = Looks("fair", Hair("short", "auburn-hair"), "plum", "navy")


def carton(x: float, y: float, w: float = 50, h: float = 42) -> str:
    """A box of cardboard; x and y are its top left corner."""
    return (
        box(x, y, w, h, "wood", "wood-shade", 2)
        + box(x + w * 0.4, y, w * 0.2, h, "linen-shade", "", 0.1)
        + stroke(
            f"M{number(x + w * 0.14)} {number(y + h - 8)}h{number(w * 0.16)}", "wood-shade", 1.6
        )
    )


def _lifting(words: Words) -> str:
    ground, h = 226, 196
    good = Pose(
        (122, ground - 72),
        h,
        Reach(150, ground - 8, left=True, end=90),
        Reach(156, ground - 8, left=True, end=90),
        Reach(206, ground - 44, left=False, end=80),
        Reach(210, ground - 46, left=False, end=80),
        back=(34, 36, 38),
        neck=44,
        head=22,
        hands="grip",
    )
    low = 482
    poor = Pose(
        (112, low - 100),
        h,
        Reach(124, low - 8, left=True, end=90),
        Reach(130, low - 8, left=True, end=90),
        Bones(156, 142, 130),
        Bones(152, 140, 130),
        back=(62, 88, 116),
        neck=122,
        head=84,
        hands="grip",
        mouth="flat",
    )
    return (
        panel(12, 12, 336, 232)
        + floor(ground, 24, 336)
        + verdict(words["good"], 26, 36, good=True, width=290)
        + person(
            good,
            LIFTER,
            under=carton(184, ground - 62, 52, 44),
            over=spine_line(good, "white", 3.2),
        )
        + label(words["close"], 334, 92, width=110, anchor="end", on="ground")
        + leader(262, 112, 226, ground - 66)
        + label(words["bend"], 24, 92, width=104, on="ground")
        + leader(62, 114, 112, 158)
        + panel(12, 268, 336, 232)
        + floor(low, 24, 336)
        + verdict(words["poor"], 26, 292, good=False, width=290)
        + carton(222, low - 44, 52, 44)
        + person(poor, LIFTER, over=spine_line(poor, "white", 3.2))
        + label(words["far"], 334, 352, width=110, anchor="end", on="ground")
        + leader(282, 372, 252, low - 46)
        + label(words["straight"], 24, 350, width=84, on="ground")
        + leader(60, 384, 108, 426)
        + label(words["twist"], 180, 531, width=330, anchor="middle")
    )


def _stander(x: float, ground: float, h: float, **changes: Any) -> Front:
    pose = Front((x, ground - 0.522 * h), h, **changes)
    left, right = joint(pose, "left_leg"), joint(pose, "right_leg")
    ankle = ground - 0.042 * h
    legs = [
        (j, ((j[0] + a) / 2, j[1] + 0.243 * h), (a, ankle))
        for j, a in ((left, x - 0.052 * h), (right, x + 0.052 * h))
    ]
    return replace(pose, left_leg=legs[0], right_leg=legs[1])


def _arms(pose: Front, left: float, right: float, bend: float = 0) -> Front:
    h = pose.height
    return replace(
        pose,
        left_arm=hanging(joint(pose, "left_arm"), h, -left, bend),
        right_arm=hanging(joint(pose, "right_arm"), h, right, -bend),
    )


def shopping_bag(at: Point, size: float, name: str = "ochre") -> str:
    """A bag that hangs from a hand."""
    x, y = at
    n = number
    w, h = 17 * size, 30 * size
    return stroke(
        f"M{n(x - w * 0.45)} {n(y + 11)}Q{n(x)} {n(y - 11)} {n(x + w * 0.45)} {n(y + 11)}",
        f"{name}-shade",
        2.2,
    ) + shape(
        f"M{n(x - w * 0.8)} {n(y + 10)}H{n(x + w * 0.8)}L{n(x + w)} {n(y + 10 + h)}Q{n(x)} {n(y + 14 + h)} {n(x - w)} {n(y + 10 + h)}Z",
        name,
        edge=f"{name}-shade",
        width=1,
    )


def _carrying(words: Words) -> str:
    h = 176
    one = _arms(_stander(97, 240, h, back=(3, -9, -13), neck=-4, head=5, mouth="flat"), 26, 0, 0)
    two = _arms(_stander(263, 240, h), 11, 11)
    back = _arms(_stander(93, 498, h), 9, 9, 6)
    bags = "".join(
        shopping_bag(arm[2], size)
        for arm, size in ((one.right_arm, 1.5), (two.left_arm, 1.05), (two.right_arm, 1.05))
        if arm is not None
    )
    straps = "".join(
        stroke(
            f"M{93 + s * 7} 358C{93 + s * 8} 370 {93 + s * 8} 384 {93 + s * 12} 397",
            "teal-shade",
            4.4,
        )
        for s in (-1, 1)
    )
    pack = shape(
        "M74 356C76 342 110 342 112 356L120 398C122 408 64 408 66 398Z",
        "teal",
        edge="teal-shade",
        width=1,
    )
    puller = walking(
        276,
        498,
        h,
        far_arm=Bones(160, 140),
        near_arm=Reach(236, 418, left=False, end=230),
        hands="grip",
    )
    trolley = (
        stroke("M238 420L212 482", "metal-shade", 3.4)
        + box(200, 434, 30, 46, "ochre", "ochre-shade", 5)
        + stroke("M206 444h18", "ochre-shade", 2)
        + disc(214, 488, 9, "shoe")
        + disc(214, 488, 3, "metal")
    )
    return (
        panel(12, 12, 162, 252)
        + panel(186, 12, 162, 252)
        + panel(12, 276, 162, 234)
        + panel(186, 276, 162, 234)
        + front_person(one, SHOPPER)
        + front_person(two, SHOPPER)
        + bags
        + pack
        + front_person(back, HIKER, over=straps)
        + trolley
        + person(puller, LIFTER)
        + verdict(words["one"], 22, 34, good=False, width=126)
        + verdict(words["two"], 196, 34, good=True, width=126)
        + verdict(words["back"], 22, 300, good=True, width=126)
        + verdict(words["wheels"], 196, 300, good=True, width=126)
    )


PICTURES = (
    Picture(
        id="lifting",
        title="Lifting from the floor",
        text=(
            "Two ways to lift a box from the floor. In the easier way the hips and knees bend, the "
            "back leans forward as one, and the box is held close to the body. In the harder way "
            "the knees stay straight, the back is bent far down and the box is far from the feet. "
            "Turn with your feet, not with your back."
        ),
        labels={
            "good": "Easier on the back",
            "close": "Load close to you",
            "bend": "Bend hips and knees",
            "poor": "Harder on the back",
            "far": "Load far away",
            "straight": "Knees straight",
            "twist": "To turn, move your feet. Do not twist.",
        },
        draw=_lifting,
        box=(360, 562),
    ),
    Picture(
        id="carrying",
        title="Carrying shopping and bags",
        text=(
            "Four ways to carry. One heavy bag in one hand pulls the body over to the side, which is "
            "harder on the back. Two lighter bags, one in each hand, keep the body even. A rucksack "
            "on both shoulders holds the load close. A trolley on wheels takes the load off you."
        ),
        labels={
            "one": "One heavy bag",
            "two": "Two light bags",
            "back": "Rucksack",
            "wheels": "Trolley",
        },
        draw=_carrying,
        box=(360, 522),
    ),
)
