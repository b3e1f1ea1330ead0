"""Moving: kinds of exercise, strength in old age, walking day by day and with rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words, render
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, Reach, person, sitting, standing
from unweary.drawing.pictures.brush import disc, label, panel, shape, stroke
from unweary.drawing.pictures.desk import walking
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, chair, floor, turn_arrow
from unweary.drawing.svg import number

MOVER = Looks("brown", Hair("tail", "black-hair"), "rust", "navy", bust=0.008)
ELDER = Looks(
    "fair", Hair("bun", "grey-hair"), "plum", "navy", sleeve="long", bust=0.008, build=1.08
)
ELDER_TOO = Looks(
    "deep", Hair("bald", "grey-hair", beard=True), "teal", "navy", sleeve="long", build=1.12
)
WALKER = Looks("tan", Hair("short", "grey-hair"), "ochre", "navy", sleeve="long", build=1.1)
WEEK = (10, 10, 0, 12, 12, 0, 15)


def mat(x: float, y: float, w: float) -> str:
    """A mat on the floor, its foot at height y."""
    return box(x, y - 5, w, 6, "teal", "teal-shade", 3)


def _exercise_kinds(words: Words) -> str:
    h = 150
    fours = Pose(
        (76, 168 - 0.275 * h), h, Bones(180, 268, 250), Bones(178, 266, 250), Reach(117, 166, left=True, end=92), Reach(121, 166, left=True, end=92),
        back=(73, 75, 80), neck=92, head=58, hands="flat",
    )  # fmt: skip
    bridge = Pose(
        (270, 141), h, Reach(315, 162.7, end=90), Reach(319, 162.7, end=90), Bones(106, 92), Bones(104, 92),
        back=(-118, -117, -108), neck=-78, head=-86, eyes="open",
    )  # fmt: skip
    stretch = sitting(
        56, 372, 412, h, back=(20, 24, 28), neck=30, head=14,
        near_leg=Reach(114, 404, left=True, end=42), far_leg=Reach(86, 405.7, left=True, end=90),
        near_arm=Reach(96, 374, left=False, end=120), far_arm=Reach(92, 374, left=False, end=120),
    )  # fmt: skip
    balance = standing(
        250, 412, h, near_leg=Bones(148, 232, 150), near_arm=Reach(288, 330, left=False, end=100),
        far_arm=Reach(290, 330, left=False, end=100), hands="flat",
    )  # fmt: skip
    return (
        panel(12, 12, 162, 178)
        + panel(186, 12, 162, 178)
        + panel(12, 246, 162, 186)
        + panel(186, 246, 162, 186)
        + mat(20, 174, 146)
        + person(fours, MOVER)
        + turn_arrow(98, 130, 40, -30, 30, "accent")
        + mat(194, 174, 146)
        + person(bridge, MOVER)
        + stroke("M266 66V92M259 73L266 65L273 73", "accent", 2.6)
        + floor(412, 22, 164)
        + chair(32, 372, 412, back=56, lean=4, depth=46)
        + person(stretch, MOVER)
        + floor(412, 196, 338)
        + chair(296, 372, 412, back=38, lean=2, depth=36)
        + person(balance, MOVER)
        + "".join(
            label(words[name], x, y, width=156, anchor="middle", bold=True)
            + label(words[f"{name}_text"], x, y + 20, width=166, anchor="middle", tone="quiet")
            for name, x, y in (
                ("gentle", 93, 206),
                ("strength", 267, 206),
                ("stretch", 93, 448),
                ("balance", 267, 448),
            )
        )
    )


def _strength_older(words: Words) -> str:
    h, ground = 150, 206
    knee = sitting(
        46, 152, ground, h, back=(-2, -2, 2), near_leg=Bones(88, 100, 10),
        near_arm=Bones(176, 140), far_arm=Bones(172, 140), plain=True,
    )  # fmt: skip
    up = Pose(
        (170, 132), h, Reach(192, ground - 6, left=True, end=90), Reach(196, ground - 6, left=True, end=90),
        Bones(130, 92), Bones(126, 90), back=(30, 32, 34), neck=30, head=14, plain=True,
    )  # fmt: skip
    toes = standing(
        276, ground - 8, h, near_leg=Bones(178, 181, 122), far_leg=Bones(176, 180, 122),
        near_arm=Reach(302, 121, left=False, end=96), far_arm=Reach(304, 121, left=False, end=96), hands="flat", plain=True,
    )  # fmt: skip
    return (
        panel(12, 12, 336, 208)
        + floor(ground, 24, 336)
        + chair(32, 152, ground, back=54, lean=4, depth=44)
        + person(knee, ELDER)
        + turn_arrow(88, 150, 34, 150, 104, "accent")
        + chair(134, 152, ground, back=54, lean=4, depth=44)
        + person(up, ELDER_TOO)
        + stroke("M172 62V36M165 44L172 35L179 44", "accent", 2.6)
        + box(292, 126, 46, 6, "wood", "wood-shade", 2)
        + box(298, 132, 40, ground - 132, "soft", "", 2)
        + person(toes, ELDER)
        + stroke("M256 190V166M249 174L256 165L263 174", "accent", 2.6)
        + "".join(
            label(words[name], 66 + i * 114, 256, width=110, anchor="middle")
            for i, name in enumerate(("knee", "stand", "toes"))
        )
        + label(words["hold"], 180, 312, width=330, anchor="middle", bold=True)
    )


def walking_week(minutes: Sequence[int], words: Words) -> str:
    """A week of walks, each as long as its minutes; none on a day of rest."""
    ground, left, gap = 250, 40, 46
    most = max(minutes)
    drawn = panel(12, 12, 336, 296) + floor(ground, 24, 336)
    for i, value in enumerate(minutes):
        x = left + i * gap
        if value:
            tall = 84 * value / most
            name = "good" if i < len(minutes) - 1 else "accent"
            drawn += box(
                x - 14, ground - tall, 28, tall, "soft" if name == "good" else "accent", "", 6
            )
            drawn += label(
                str(value), x, ground - tall - 12, width=40, anchor="middle", bold=True, on="ground"
            )
        else:
            drawn += stroke(
                f"M{x - 13} {ground - 12}h26M{x - 9} {ground - 12}v11M{x + 9} {ground - 12}v11M{x - 13} {ground - 22}h26",
                "wood",
                3.4,
            )
        drawn += label(
            str(i + 1), x, ground + 20, width=40, anchor="middle", on="ground", tone="quiet"
        )
    return (
        drawn
        + label(words["minutes"], 28, 36, width=200, bold=True, on="ground")
        + label(words["day"], 180, 292, width=200, anchor="middle", on="ground", tone="quiet")
        + stroke("M238 132H336", "faint", 2.4)
        + person(walking(284, 131, 104), WALKER)
        + label(words["example"], 180, 334, width=330, anchor="middle")
        + label(words["rest"], 180, 360, width=330, anchor="middle")
    )


def walking_svg(
    minutes: Sequence[int],
    *,
    text: str,
    words: Words | None = None,
    scheme: str = "auto",
    standalone: bool = False,
) -> str:
    """The picture of a week of walks with the minutes that are given; `text` tells them.

    Raises ValueError where no day has a walk, or the days are not seven.
    """
    if len(minutes) != 7 or min(minutes) < 0 or not any(minutes):
        raise ValueError("a week has seven days, and a walk on one of them or more")
    picture = next(p for p in PICTURES if p.id == "walking_build_up")
    drawn = replace(picture, text=text, draw=lambda said: walking_week(minutes, said))
    return render(drawn, words, scheme=scheme, standalone=standalone)


def _walking_build_up(words: Words) -> str:
    return walking_week(WEEK, words)


def bench(x: float, seat: float, ground: float, w: float = 74) -> str:
    """A park bench, seen a little from the side."""
    return (
        "".join(
            box(a, seat + 4, 6, ground - seat - 4, "metal-shade", "", 2)
            for a in (x + 6, x + w - 12)
        )
        + stroke(
            f"M{number(x + 4)} {number(seat)}L{number(x - 4)} {number(seat - 42)}", "metal-shade", 5
        )
        + "".join(
            box(x - 5 + (y - seat) / 10 + 3, y, 6, 11, "wood", "wood-shade", 2)
            for y in (seat - 42, seat - 26)
        )
        + box(x - 2, seat, w, 8, "wood", "wood-shade", 2)
    )


def tree(x: float, ground: float, size: float = 1.0) -> str:
    """A tree in soft green."""
    at = f"translate({number(x)} {number(ground)}) scale({number(size)})"
    crown = "M-34-52C-46-70-36-92-20-94C-14-112 16-114 22-96C42-94 46-70 34-56C30-42-24-40-34-52Z"
    return (
        shape("M-4 0L-3-60H3L5 0Z", "wood-shade", at=at)
        + shape(crown, "leaf", at=at)
        + shape("M-30-56C-10-46 20-46 34-58C30-42-24-40-30-56Z", "leaf-shade", opacity=0.7, at=at)
    )


def _walking_rests(words: Words) -> str:
    ground, h = 196, 132
    seat = ground - 44
    sit = sitting(
        158, seat, ground, h, back=(10, 18, 26), neck=30, head=10,
        near_arm=Reach(186, seat - 8, left=False, end=150), far_arm=Reach(188, seat - 8, left=False, end=150),
    )  # fmt: skip
    return (
        panel(12, 12, 336, 210)
        + tree(118, ground, 0.98)
        + tree(252, ground, 0.8)
        + shape(f"M12 {ground}H348V210a12 12 0 0 1-12 12H24a12 12 0 0 1-12-12Z", "soft")
        + stroke(f"M24 {ground + 12}H336", "ground", 5, dash="16 12")
        + person(walking(54, ground, h, back=(8, 10, 14), mouth="flat", eyes="low"), WALKER)
        + bench(140, seat, ground, 62)
        + person(sit, WALKER)
        + person(walking(290, ground, h), WALKER)
        + "".join(
            disc(x, 246, 12, "accent")
            + label(
                str(i + 1), x, 246, width=20, anchor="middle", bold=True, tone="paper", on="accent"
            )
            + label(words[name], x, 286, width=108, anchor="middle")
            for i, (name, x) in enumerate((("walk", 64), ("sit", 180), ("on", 296)))
        )
    )


PICTURES = (
    Picture(
        id="exercise_kinds",
        title="Four kinds of exercise",
        text=(
            "Four people exercise. Gentle: on hands and knees, the back moves up and down slowly. "
            "Strength: lying with bent knees, the hips lift off the mat. Stretch: sitting, one leg "
            "straight, leaning forward from the hips. Balance: standing on one leg with a hand on a "
            "chair. A good week has some of each."
        ),
        labels={
            "gentle": "Gentle",
            "gentle_text": "loosens",
            "strength": "Strength",
            "strength_text": "builds muscle",
            "stretch": "Stretch",
            "stretch_text": "eases tightness",
            "balance": "Balance",
            "balance_text": "steadies",
        },
        draw=_exercise_kinds,
        box=(360, 482),
    ),
    Picture(
        id="strength_older",
        title="Strength at any age",
        text=(
            "Three older people train. One sits and straightens a knee. One stands up from a chair "
            "without using the hands. One rises on the toes and holds on to a worktop. Muscle grows "
            "at any age when it is used. Keep something firm within reach."
        ),
        labels={
            "knee": "Straighten a knee",
            "stand": "Stand up and sit down",
            "toes": "Rise on your toes",
            "hold": "Keep something firm in reach.",
        },
        draw=_strength_older,
        box=(360, 340),
    ),
    Picture(
        id="walking_build_up",
        title="Walking: the first week",
        text=(
            "A chart of a first week of walking, as an example. Each bar is a day, and its height "
            "is the minutes walked. The bars grow a little every few days. On two days there is a "
            "bench in place of a bar, for rest. Start with what feels all right and add a little."
        ),
        labels={
            "minutes": "Minutes of walking",
            "day": "Day",
            "example": "An example. Start where you can.",
            "rest": "A bench is a day of rest.",
        },
        draw=_walking_build_up,
        box=(360, 384),
    ),
    Picture(
        id="walking_rests",
        title="Walking with rests",
        text=(
            "A walk in three steps. First a person walks until the legs ache or feel heavy. Then "
            "they sit on a bench and lean forward a little, which gives the nerves in the lower back "
            "more room. When the legs feel better, they walk on. Short walks with rests add up."
        ),
        labels={"walk": "Walk till the legs ache", "sit": "Sit and lean forward", "on": "Walk on"},
        draw=_walking_rests,
        box=(360, 330),
    ),
)
