"""Rest without bed rest, and getting out of bed."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, Reach, person, standing
from unweary.drawing.pictures.bodies_front import Chain, Front, front_person, joint
from unweary.drawing.pictures.brush import disc, label, leader, panel, shape, stroke
from unweary.drawing.pictures.desk import walking
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import bed, box, clock, floor, pillow
from unweary.drawing.svg import number

RISER = Looks("tan", Hair("short", "grey-hair"), "teal", "plum", "bare", sleeve="long")
RESTER = Looks("brown", Hair("curls", "black-hair"), "ochre", "navy", bust=0.006)


def number_disc(n: int, x: float, y: float) -> str:
    """The number of a step on a round ground."""
    return disc(x, y, 12, "accent") + label(
        str(n), x, y, width=20, anchor="middle", bold=True, tone="paper", on="accent"
    )


def front_bed(x: float, y: float, w: float, ground: float) -> str:
    """A bed seen from its long side, close by: the sitter is in front of it."""
    return (
        box(x + 6, y + 24, 8, ground - y - 24, "wood-shade", "", 2)
        + box(x + w - 14, y + 24, 8, ground - y - 24, "wood-shade", "", 2)
        + box(x, y, w, 24, "sheet", "sheet-shade", 6)
        + box(x - 3, y + 20, w + 6, 9, "wood", "wood-shade", 3)
    )


def _out_of_bed(words: Words) -> str:
    ground = 176
    lying = Pose(
        (90, 118), 138, Bones(48, 148, 90), Bones(44, 146, 90), Bones(103, 86), Bones(98, 84),
        back=(-90, -88, -88), neck=-80, head=-86,
    )  # fmt: skip
    return (
        panel(12, 12, 162, 184)
        + floor(ground, 22, 164)
        + bed(26, 127, 134, ground, head=22)
        + pillow(46, 122, 32, 11)
        + person(lying, RISER)
        + panel(186, 12, 162, 184)
        + floor(ground, 196, 338)
        + _rolled(186)
        + panel(12, 252, 162, 184)
        + floor(416, 22, 164)
        + _pushed(12, 240)
        + panel(186, 252, 162, 184)
        + floor(416, 196, 338)
        + _sat(186, 240)
        + "".join(
            number_disc(i + 1, x, y) + label(words[f"step_{i + 1}"], x - 14, y + 190, width=160)
            for i, (x, y) in enumerate(((32, 32), (206, 32), (32, 272), (206, 272)))
        )
    )


def _rolled(x: float) -> str:
    """On the side at the edge of the bed, turned to us, the knees bent towards us."""
    h = 138
    pose = Front((x + 86, 112), h, back=(-90, -90, -90), neck=-90, head=-88)
    up, low = joint(pose, "right_leg"), joint(pose, "left_leg")
    top, under = joint(pose, "right_arm"), joint(pose, "left_arm")
    legs: tuple[Chain, Chain] = (
        (low, (low[0] + 25, low[1] + 4), (low[0] + 56, low[1] + 2)),
        (up, (up[0] + 27, up[1] + 7), (up[0] + 58, up[1] + 8)),
    )
    arms: tuple[Chain, Chain] = (
        (under, (under[0] + 12, under[1] + 2), (under[0] - 8, under[1] - 3)),
        (top, (top[0] + 16, top[1] + 9), (top[0] - 4, top[1] + 22)),
    )
    pose = replace(pose, left_leg=legs[0], right_leg=legs[1], left_arm=arms[0], right_arm=arms[1])
    bed_ = front_bed(x + 14, 126, 136, 176)
    return bed_ + pillow(x + 26, 121, 30, 14) + front_person(pose, RISER)


def _pushed(x: float, dy: float) -> str:
    """Half way up: one hand pushes on the bed while the legs sink to the floor."""
    h = 138
    seat = 126 + dy
    pose = Front((x + 92, seat - 8), h, back=(-28, -36, -44), neck=-24, head=-14)
    left, right = joint(pose, "left_leg"), joint(pose, "right_leg")
    low, up = joint(pose, "left_arm"), joint(pose, "right_arm")
    pose = replace(
        pose,
        left_leg=(left, (left[0] + 7, seat + 8), (left[0] + 14, seat + 38)),
        right_leg=(right, (right[0] + 10, seat + 8), (right[0] + 18, seat + 38)),
        left_arm=(low, (low[0] - 12, low[1] + 16), (low[0] - 4, seat - 5)),
        right_arm=(up, (up[0] + 2, up[1] + 24), (up[0] - 12, seat - 7)),
    )
    return (
        front_bed(x + 14, seat, 136, 176 + dy)
        + pillow(x + 32, seat - 5, 32, 13)
        + front_person(pose, RISER)
    )


def _sat(x: float, dy: float) -> str:
    h = 138
    seat = 126 + dy
    pose = Front((x + 82, seat - 9), h)
    left, right = joint(pose, "left_leg"), joint(pose, "right_leg")
    low, up = joint(pose, "left_arm"), joint(pose, "right_arm")
    pose = replace(
        pose,
        left_leg=(left, (left[0] - 3, seat + 10), (left[0] - 4, seat + 44)),
        right_leg=(right, (right[0] + 3, seat + 10), (right[0] + 4, seat + 44)),
        left_arm=(low, (low[0] - 6, low[1] + 23), (low[0] - 8, seat - 7)),
        right_arm=(up, (up[0] + 6, up[1] + 23), (up[0] + 8, seat - 7)),
    )
    return (
        front_bed(x + 14, seat, 136, 176 + dy)
        + pillow(x + 32, seat - 5, 32, 13)
        + front_person(pose, RISER)
    )


def _rest_without_bed(words: Words) -> str:
    ground = 192
    lying = Pose(
        (142, ground - 13), 224, Bones(10, 92, 10), Bones(6, 92, 10), Bones(102, 84), Bones(98, 84),
        back=(-90, -90, -90), neck=-84, head=-88, eyes="closed",
    )  # fmt: skip
    seat = ground - 54
    low = 414
    return (
        panel(12, 12, 336, 200)
        + floor(ground, 24, 336)
        + clock(50, 56, 22, done=0.3, hour=1, minute=18)
        + label(words["short"], 84, 56, width=130, bold=True, on="ground")
        + box(28, ground - 5, 176, 6, "plum", "plum-shade", 3)
        + pillow(44, ground - 9, 40, 10)
        + _stool(158, seat, ground)
        + person(lying, RESTER)
        + label(words["legs"], 334, 46, width=110, anchor="end", on="ground")
        + leader(256, 62, 214, 104)
        + panel(12, 224, 336, 208)
        + floor(low, 24, 336)
        + label(words["then"], 30, 250, width=300, bold=True, on="ground")
        + person(walking(92, low, 140), RESTER)
        + person(
            standing(
                198,
                low,
                140,
                near_arm=Reach(232, low - 78, left=False, end=96),
                far_arm=Bones(152, 80),
                hands="grip",
            ),
            RESTER,
        )
        + _counter(232, low)
        + _pan(238, low - 79)
        + label(words["lose"], 180, 452, width=330, anchor="middle")
    )


def _stool(x: float, seat: float, ground: float) -> str:
    """A low chair whose seat carries the lower legs."""
    left, right = x + 26, x + 116
    return (
        "".join(
            stroke(f"M{number(a)} {number(seat + 8)}V{number(ground - 2)}", "wood-shade", 6)
            for a in (left + 6, right - 6)
        )
        + stroke(
            f"M{number(right - 2)} {number(seat + 4)}L{number(right + 10)} {number(seat - 52)}",
            "teal-shade",
            8,
        )
        + box(left, seat, right - left + 4, 11, "teal", "teal-shade", 5)
    )


def _counter(x: float, ground: float) -> str:
    return (
        box(x + 6, ground - 62, 84, 62, "soft", "", 2)
        + box(x, ground - 70, 96, 8, "wood", "wood-shade", 2)
        + stroke(f"M{x + 48} {ground - 58}V{ground - 4}", "ground", 2)
        + disc(x + 40, ground - 32, 2, "line")
        + disc(x + 56, ground - 32, 2, "line")
    )


def _pan(x: float, y: float) -> str:
    return stroke(f"M{number(x - 4)} {number(y)}H{number(x + 20)}", "shoe", 3) + shape(
        f"M{number(x + 18)} {number(y - 4)}h34v8q0 6-6 6h-22q-6 0-6-6Z", "metal-shade"
    )


PICTURES = (
    Picture(
        id="out_of_bed",
        title="Getting out of bed with a sore back",
        text=(
            "Four steps out of bed. One: lie on your back and bend your knees. Two: roll onto your "
            "side, hips and shoulders together. Three: let your legs sink over the edge and push up "
            "with your arms. Four: sit for a moment, then stand up."
        ),
        labels={
            "step_1": "Bend your knees",
            "step_2": "Roll as one piece",
            "step_3": "Legs down, push up with your arms",
            "step_4": "Sit, then stand",
        },
        draw=_out_of_bed,
        box=(360, 496),
    ),
    Picture(
        id="rest_without_bed",
        title="Short rests, then up again",
        text=(
            "A person rests on a mat on the floor, with both lower legs on the seat of a chair. The "
            "back can let go. The rest is short. Then the person gets up, walks and cooks. Long days "
            "in bed make muscles weaker, so short rests in an active day are better."
        ),
        labels={
            "short": "A short rest",
            "legs": "Legs on a chair",
            "then": "Then up: move a little",
            "lose": "Long bed rest makes muscles weaker.",
        },
        draw=_rest_without_bed,
        box=(360, 480),
    ),
)
