"""Who can help with their hands: massage, acupuncture, physical therapy."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Pose,
    Reach,
    mirrored,
    person,
    sitting,
)
from unweary.drawing.pictures.bodies_front import Chain, Front, arm, front_person, joint
from unweary.drawing.pictures.brush import label, leader, panel, shape, stroke
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, floor, pillow, plant
from unweary.drawing.svg import number

THERAPIST = Looks("deep", Hair("short", "black-hair"), "teal", "navy")
MASSEUSE = Looks("tan", Hair("bun", "brown-hair"), "teal", "navy")
NEEDLER = Looks("fair", Hair("bob", "black-hair"), "linen", "navy", sleeve="long", bust=0.006)
PATIENT = Looks("fair", Hair("short", "brown-hair"), "rust", "navy", build=1.12)


def couch(x: float, y: float, w: float, ground: float) -> str:
    """A treatment couch from the side, its top at height y."""
    n = number
    return (
        stroke(
            f"M{n(x + 40)} {n(y + 14)}L{n(x + 58)} {n(ground - 3)}M{n(x + w - 40)} {n(y + 14)}L{n(x + w - 58)} {n(ground - 3)}",
            "metal-shade",
            6,
        )
        + box(x, y, w, 15, "plum", "plum-shade", 6)
        + box(x + 8, y - 4, w - 16, 6, "pillow", "pillow-shade", 3)
    )


def _front_at_table(
    hip: tuple[float, float], h: float, left: tuple[float, float], right: tuple[float, float]
) -> Front:
    """Somebody behind a table whose hands are at two points; the elbows stand out."""
    pose = Front(hip, h)
    arms: list[Chain] = []
    for start, end, out in (
        (joint(pose, "left_arm"), left, -1),
        (joint(pose, "right_arm"), right, 1),
    ):
        middle = ((start[0] + end[0]) / 2 + out * 0.05 * h, (start[1] + end[1]) / 2 + 0.01 * h)
        arms.append((start, middle, end))
    return replace(pose, left_arm=arms[0], right_arm=arms[1])


def _massage(words: Words) -> str:
    ground, top = 286, 206
    lying = Pose(
        (196, top - 18), 236, Bones(-90, -91, 238), Bones(-90, -92, 236), Bones(-84, -96), Bones(-82, -94),
        back=(90, 90, 90), neck=80, head=94, eyes="closed",
    )  # fmt: skip
    bare = Looks("fair", Hair("short", "auburn-hair"), "fair", "sheet", "bare", sleeve="none")
    helper = _front_at_table((142, 196), 236, (118, 168), (158, 168))
    towel = shape(
        f"M148 {top - 36}C180 {top - 36} 250 {top - 30} 306 {top - 26}C312 {top - 16} 312 {top - 6} 306 {top - 3}H152C146 {top - 12} 145 {top - 26} 148 {top - 36}Z",
        "sheet", edge="sheet-shade", width=1,
    )  # fmt: skip
    return (
        panel(12, 12, 336, 296)
        + plant(330, ground, 0.62)
        + floor(ground, 24, 336)
        + front_person(replace(helper, left_arm=None, right_arm=None), MASSEUSE)
        + couch(40, top, 280, ground)
        + mirrored(person(lying, bare), 180)
        + towel
        + _arms_only(helper, MASSEUSE)
        + label(words["hands"], 334, 60, width=120, anchor="end", on="ground")
        + leader(254, 80, 166, 162)
        + label(words["say"], 180, 334, width=330, anchor="middle")
    )


def _arms_only(pose: Front, looks: Looks) -> str:
    return "".join(
        arm(c, looks, pose.height, out)
        for c, out in ((pose.left_arm, -1), (pose.right_arm, 1))
        if c
    )


def _acupuncture(words: Words) -> str:
    ground, top = 262, 186
    lying = Pose(
        (160, top - 17), 232, Bones(86, 92, 4), Bones(84, 90, 4), Bones(104, 88), Bones(98, 86),
        back=(-90, -90, -88), neck=-80, head=-86, eyes="closed",
    )  # fmt: skip
    helper = sitting(
        262, 206, ground, 224, back=(4, 6, 10), neck=18, head=14,
        near_arm=Reach(328, 170, left=False, end=80), far_arm=Reach(334, 168, left=False, end=80),
    )  # fmt: skip
    tray = (
        box(276, 108, 64, 6, "metal", "metal-shade", 3)
        + stroke("M332 114V258M318 260H344", "metal-shade", 4)
        + "".join(
            box(282 + i * 18, 92 - i % 2 * 2, 14, 16, "pillow", "pillow-shade", 2)
            + stroke(f"M{289 + i * 18} {96 - i % 2 * 2}v8", "metal", 1.4)
            for i in range(3)
        )
    )
    stool = box(196, 206, 46, 9, "navy", "navy-shade", 4) + stroke(
        "M219 215V256M202 258H236", "metal-shade", 5
    )
    cover = shape(
        f"M172 {top - 34}C220 {top - 40} 262 {top - 36} 290 {top - 40}C298 {top - 34} 300 {top - 8} 296 {top - 3}H170C164 {top - 12} 166 {top - 26} 172 {top - 34}Z",
        "teal", edge="teal-shade", width=1,
    )  # fmt: skip
    return (
        panel(12, 12, 336, 272)
        + floor(ground, 24, 336)
        + couch(30, top, 280, ground)
        + pillow(60, top - 7, 52, 14)
        + person(lying, PATIENT)
        + cover
        + tray
        + stool
        + mirrored(person(helper, NEEDLER), 240)
        + label(words["sealed"], 334, 48, width=140, anchor="end", on="ground")
        + label(words["ask"], 180, 310, width=330, anchor="middle")
    )


def _physical_therapy(words: Words) -> str:
    ground, h = 250, 176
    fours = Pose(
        (116, ground - 0.275 * h - 6), h, Bones(180, 270, 250), Bones(272, 272, 190),
        Reach(174, ground - 9.5, left=True, end=92), Bones(64, 66),
        back=(75, 76, 82), neck=86, head=56, hands="flat",
    )  # fmt: skip
    helper = Pose(
        (262, ground - 60), 206, Bones(88, 182, 90), Bones(182, 264, 250),
        Reach(316, 166, left=False, end=80), Reach(302, ground - 70, left=False, end=100),
        back=(6, 8, 12), neck=18, head=18,
    )  # fmt: skip
    return (
        panel(12, 12, 336, 260)
        + floor(ground, 24, 336)
        + box(40, ground - 6, 190, 7, "plum", "plum-shade", 3)
        + person(fours, PATIENT)
        + mirrored(person(helper, THERAPIST), 264)
        + label(words["shows"], 28, 46, width=190, bold=True, on="ground")
        + label(words["own"], 180, 298, width=330, anchor="middle")
    )


PICTURES = (
    Picture(
        id="massage",
        title="A massage",
        text=(
            "A person lies on their front on a couch, a towel over the legs. A therapist stands "
            "beside them and rests both hands on the back, without haste. It should feel good. If it "
            "hurts too much, say so at once. You may be a little sore for a day or two."
        ),
        labels={"hands": "Warm hands, no hurry", "say": "Say so if it hurts."},
        draw=_massage,
        box=(360, 356),
    ),
    Picture(
        id="acupuncture",
        title="A visit for acupuncture",
        text=(
            "A person lies at ease on a couch under a blanket. The practitioner sits beside them "
            "and talks before anything is done. New needles in sealed packs lie ready on a tray. A "
            "good visit starts with questions about your health and your medicines."
        ),
        labels={"sealed": "New needles, sealed", "ask": "They ask about your health first."},
        draw=_acupuncture,
        box=(360, 332),
    ),
    Picture(
        id="physical_therapy",
        title="A session of physical therapy",
        text=(
            "A person on hands and knees lifts one arm and the far leg on a mat. A physical "
            "therapist kneels in front and guides the arm. The therapist shows exercises that fit, "
            "watches how they are done, and plans with you what to do at home."
        ),
        labels={"shows": "They show, you try", "own": "The plan goes on at home."},
        draw=_physical_therapy,
        box=(360, 320),
    ),
)
