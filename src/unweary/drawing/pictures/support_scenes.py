"""Not alone: somebody who listens, and the talk with the cancer team."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    mirrored,
    person,
    sitting,
)
from unweary.drawing.pictures.bodies_front import Chain, Front, front_person, joint
from unweary.drawing.pictures.brush import (
    Point,
    disc,
    ellipse,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import elbow, outline, straight
from unweary.drawing.pictures.props import box, chair, floor, table
from unweary.drawing.svg import number

TALKER = Looks("fair", Hair("short", "brown-hair"), "rust", "navy", sleeve="long")
LISTENER = Looks("brown", Hair("bun", "black-hair"), "ochre", "shoe", sleeve="long")


def _sitting_front(pose: Front, floor_y: float, apart: float = 0.066) -> Front:
    """The same person on a seat: thighs toward us, shins down to the floor."""
    h = pose.height
    legs: list[Chain] = []
    for side, which in ((-1, "left_leg"), (1, "right_leg")):
        hip = joint(pose, which)
        knee = (pose.hip[0] + side * apart * h, floor_y - 0.268 * h)
        legs.append((hip, knee, (knee[0] + side * 0.004 * h, floor_y - 0.042 * h)))
    return replace(pose, left_leg=legs[0], right_leg=legs[1])


def _seated(pose: Front, looks: Looks) -> str:
    """Somebody who sits toward us: the lap closed, the thighs above the shins, round at the knees."""
    (x, y), h = pose.hip, pose.height
    lap = box(x - 0.075 * h, y - 0.02 * h, 0.15 * h, 0.1 * h, looks.bottom, "", 7)
    thighs = ""
    for leg in (pose.left_leg, pose.right_leg):
        assert leg is not None
        left, right = straight(
            leg[0], leg[1], ((0.35, 0.047 * h, 0.047 * h), (1.05, 0.041 * h, 0.041 * h))
        )
        d = outline(left, right, root="flat")
        thighs += shape(d, looks.bottom, edge=f"{looks.bottom}-shade", width=0.9)
    return lap + front_person(pose, looks, over=thighs)


def arm_to(pose: Front, which: str, hand: Point, *, left: bool) -> Chain:
    """An arm whose hand is at a point; `left` is the side to which the elbow bends."""
    start = joint(pose, which)
    return start, elbow(start, hand, 0.16 * pose.height, 0.135 * pose.height, left=left), hand


def _lamp(x: float, y: float) -> str:
    n = number
    return (
        ellipse(x, y - 52, 34, 34, "ochre", opacity=0.2)
        + stroke(f"M{n(x)} {n(y - 2)}V{n(y - 40)}", "metal-shade", 3)
        + box(x - 11, y - 4, 22, 4, "metal-shade", "", 2)
        + shape(f"M{n(x - 11)} {n(y - 66)}H{n(x + 11)}L{n(x + 19)} {n(y - 38)}H{n(x - 19)}Z", "straw", edge="ochre-shade", width=1)
    )  # fmt: skip


def _sofa(x: float, w: float, seat: float, ground: float) -> str:
    """A sofa for two from the front, its seat seen a little from above; `seat` is its front edge."""
    half = w / 2
    cushions = "".join(
        box(left, seat - 22, half - 18, 40, "teal", "teal-shade", 7)
        + shape(
            f"M{number(left + 8)} {number(seat - 21)}h{number(half - 34)}l5 18h{number(26 - half)}Z",
            "white",
            opacity=0.16,
        )
        for left in (x + 18, x + half)
    )
    return (
        box(x + 14, ground - 12, 10, 12, "wood-shade", "", 2)
        + box(x + w - 24, ground - 12, 10, 12, "wood-shade", "", 2)
        + box(x + 8, seat - 84, w - 16, 100, "teal", "teal-shade", 18)
        + stroke(f"M{number(x + half)} {number(seat - 80)}V{number(seat - 22)}", "teal-shade", 1.6)
        + box(x + 8, seat + 6, w - 16, ground - seat - 14, "teal-shade", "", 6)
        + cushions
        + box(x, seat - 38, 24, ground - seat + 30, "teal", "teal-shade", 11)
        + box(x + w - 24, seat - 38, 24, ground - seat + 30, "teal", "teal-shade", 11)
    )  # fmt: skip


def _not_alone(words: Words) -> str:
    ground, h = 268, 248
    hip = ground - 0.352 * h
    talker = _sitting_front(
        Front(
            (114, hip), h, back=(2, 4, 3), neck=4, head=9,
            eyes="low", mouth="flat", hands="grip", face="right",
        ),
        ground,
    )  # fmt: skip
    talker = replace(
        talker,
        left_arm=arm_to(talker, "left_arm", (108, hip + 5), left=False),
        right_arm=arm_to(talker, "right_arm", (121, hip + 6), left=True),
    )
    listener = _sitting_front(
        Front((204, hip), h, back=(-3, -7, -7), neck=-8, head=-6, hands="grip", face="left"), ground
    )
    listener = replace(
        listener,
        left_arm=arm_to(listener, "left_arm", (159, hip - 34), left=True),
        right_arm=arm_to(listener, "right_arm", (217, hip + 10), left=True),
    )
    phone = shape("M272 206L278 198H296L294 206Z", "navy", edge="navy-shade") + shape(
        "M276 204.500L280 199.500H293L291.500 204.500Z", "water"
    )
    return (
        panel(12, 12, 336, 276)
        + floor(ground, 24, 336)
        + label(words["words"], 180, 36, width=310, anchor="middle", bold=True, on="ground")
        + _lamp(314, 208)
        + table(260, 206, 78, ground)
        + phone
        + _sofa(28, 238, ground - 62, ground)
        + _seated(talker, TALKER)
        + _seated(listener, LISTENER)
        + label(words["today"], 20, 316, width=320, bold=True)
        + "".join(
            disc(30, 346 + i * 28, 4, "accent") + label(words[name], 46, 346 + i * 28, width=300)
            for i, name in enumerate(("trust", "line", "doctor"))
        )
        + panel(12, 426, 336, 66, "soft")
        + label(words["unsafe"], 180, 459, width=300, anchor="middle", bold=True, on="soft")
    )


PATIENT = Looks("tan", Hair("bob", "grey-hair"), "plum", "navy", sleeve="long", bust=0.006)
COMPANION = Looks("tan", Hair("short", "black-hair"), "rust", "navy", sleeve="long")
ONCOLOGIST = Looks("fair", Hair("tail", "auburn-hair"), "linen", "navy", sleeve="long", bust=0.006)
NURSE = Looks("deep", Hair("short", "black-hair", beard=True), "teal", "navy")


def _cancer_team(words: Words) -> str:
    ground, h = 284, 212
    seat, top = ground - 66, ground - 94
    patient = sitting(
        60, seat, ground, h, near_arm=Bones(166, 88, 92), far_arm=Bones(160, 92), head=2
    )
    doctor = sitting(
        60, seat, ground, h, back=(2, 4, 8), neck=14, head=6,
        near_arm=Bones(150, 68, 84), far_arm=Bones(166, 92, 92),
    )  # fmt: skip
    hip = ground - 0.33 * h
    near = Front((130, hip), h, neck=3, head=2, face="right")
    near = replace(
        near,
        left_arm=arm_to(near, "left_arm", (118, top - 3), left=False),
        right_arm=arm_to(near, "right_arm", (144, top - 3), left=True),
    )
    helper = Front((226, hip), h, back=(-2, -3, -3), neck=-5, head=-3, hands="grip", face="left")
    helper = replace(
        helper,
        left_arm=arm_to(helper, "left_arm", (200, top - 4), left=False),
        right_arm=arm_to(helper, "right_arm", (213, top - 4), left=True),
    )
    plan = shape(f"M156 {top}L162 {top - 9}H190L196 {top}Z", "white", edge="linen-shade") + stroke(
        f"M165 {top - 6.5}h18M163 {top - 3.5}h24", "quiet", 1.1
    )
    return (
        panel(12, 12, 336, 294)
        + floor(ground, 24, 336)
        + front_person(near, COMPANION)
        + front_person(helper, NURSE)
        + box(110, top + 8, 144, ground - top - 10, "wood-shade", "", 3)
        + chair(38, seat, ground, back=76, lean=5)
        + mirrored(chair(38, seat, ground, back=76, lean=5, name="navy"), 180)
        + person(patient, PATIENT)
        + mirrored(person(doctor, ONCOLOGIST), 180)
        + box(104, top, 152, 9, "wood", "wood-shade", 3)
        + plan
        + leader(90, 62, 126, 112)
        + label(words["companion"], 28, 44, width=130, on="ground")
        + leader(280, 62, 230, 112)
        + label(words["helper"], 332, 44, width=130, anchor="end", on="ground")
        + label(words["ask"], 20, 332, width=320, bold=True)
        + "".join(
            disc(30, 362 + i * 28, 4, "accent") + label(words[name], 46, 362 + i * 28, width=300)
            for i, name in enumerate(("again", "support", "move"))
        )
    )


PICTURES = (
    Picture(
        id="not_alone",
        title="You do not have to carry it alone",
        text=(
            "Two people sit side by side on a sofa, a lamp and a phone beside them. One talks, "
            "the other has turned to them, listens and stays. Thoughts of not wanting to live "
            "come in waves, and waves pass. Talk today to somebody you trust, a crisis line or a "
            "doctor. “I am not safe” is enough. If you are not safe, call for emergency help now "
            "and do not stay alone."
        ),
        labels={
            "words": "You need no right words.",
            "today": "Talk to somebody today",
            "trust": "Somebody you trust",
            "line": "A crisis line",
            "doctor": "A doctor",
            "unsafe": "Not safe? Call for emergency help now.",
        },
        draw=_not_alone,
        box=(360, 504),
    ),
    Picture(
        id="cancer_team",
        title="A talk with the cancer team",
        text=(
            "Four people at a table with a plan on paper: a patient, somebody who came along to "
            "listen, the cancer doctor, and a nurse. Below are three things to ask: can we talk "
            "again when I have slept on it, who can help with fear, money or the children, and "
            "who can guide exercise that is fitted to me."
        ),
        labels={
            "companion": "Somebody who listens along",
            "helper": "Nurse of the team",
            "ask": "You can ask",
            "again": "Can we talk again?",
            "support": "Who helps with fear or money?",
            "move": "Who can guide my exercise?",
        },
        draw=_cancer_team,
        box=(360, 436),
    ),
)
