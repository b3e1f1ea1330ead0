"""Signs that want help at once: of a stroke, of weakness that climbs, of sepsis."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.body_map import FRONT, MIRROR
from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, person, standing
from unweary.drawing.pictures.bodies_front import Chain, Front, front_person, hanging, joint
from unweary.drawing.pictures.brush import (
    arrow,
    clip,
    disc,
    ellipse,
    group,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import step
from unweary.drawing.pictures.pains import figure
from unweary.drawing.pictures.props import bed, box, clock, pillow, turn_arrow
from unweary.drawing.svg import number

SMILES = Looks("fair", Hair("bob", "grey-hair"), "plum", "navy", sleeve="long")
RAISES = Looks("brown", Hair("short", "black-hair", beard=True), "ochre", "navy", build=1.1)
SPEAKS = Looks("tan", Hair("tail", "black-hair"), "teal", "navy", sleeve="long", bust=0.006)
ILL = Looks("brown", Hair("curls", "grey-hair"), "plum", "navy", "bare", build=1.05)
ROW = 138  # the height of a panel of one sign


def phone(x: float, y: float, size: float = 1.0, turn: float = 0) -> str:
    """A phone around (x, y), its screen to us."""
    at = f"translate({number(x)} {number(y)}) rotate({number(turn)}) scale({number(size)})"
    return group(
        box(-14, -26, 28, 52, "navy", "metal-shade", 6),
        box(-11, -20, 22, 38, "water", "", 2),
        at=at,
    )


def _row(id: str, top: float, inside: str) -> str:
    """A panel, and what is drawn in it cut off at its rim."""
    edge = f"M12 {top}H348V{top + ROW - 12}A12 12 0 0 1 336 {top + ROW}H24A12 12 0 0 1 12 {top + ROW - 12}Z"
    return panel(12, top, 336, ROW) + clip(id, edge) + group(inside, clip=id)


def _face(top: float) -> str:
    h = 600
    pose = Front((98, top + 312), h, mouth="droop")
    left, right = (
        hanging(joint(pose, f"{side}_arm"), h, out) for side, out in (("left", -4), ("right", 4))
    )
    return front_person(replace(pose, left_arm=left, right_arm=right), SMILES) + leader(
        208, top + 102, 117, top + 102
    )


def _raised(pose: Front, side: str, upper: float, fore: float) -> Chain:
    start = joint(pose, side)
    middle = step(start, upper, 0.172 * pose.height)
    return start, middle, step(middle, fore, 0.148 * pose.height)


def _arms(top: float) -> str:
    pose = Front((106, top + 148), 216, eyes="closed", mouth="flat")
    up = _raised(pose, "left_arm", -46, -36)
    sunk = _raised(pose, "right_arm", 116, 108)
    start, _, end = _raised(pose, "right_arm", 46, 36)
    before = f"M{number(start[0])} {number(start[1])}L{number(end[0] + 6)} {number(end[1] - 8)}"
    return (
        stroke(before, "faint", 12)
        + front_person(replace(pose, left_arm=up, right_arm=sunk), RAISES)
        + turn_arrow(start[0], start[1], 70, 52, 96)
    )


def _speech(top: float) -> str:
    h = 540
    pose = standing(
        65, top + 33 + 0.975 * h, h, mouth="flat", near_arm=Bones(184, 176), far_arm=Bones(170, 160)
    )
    sounds = "M142 34q4-6 8 0t8 0t8 0M176 34h11M142 54h13M166 56q3-6 6 0t6 0M190 53h1M143 74h6M164 73h1M184 75h1"
    bubble = "M140 14H190A12 12 0 0 1 202 26V80A12 12 0 0 1 190 92H142L118 90Q129 84 128 74V26A12 12 0 0 1 140 14Z"
    at = f"translate(2 {top + 7})"
    return (
        person(pose, SPEAKS)
        + shape(bubble, "paper", edge="line", width=1.2, at=at)
        + stroke(sounds, "label", 3, at=at)
    )


def _stroke_check(words: Words) -> str:
    drawn = ""
    for i, (name, one) in enumerate((("face", _face), ("arms", _arms), ("speech", _speech))):
        top = 12 + i * (ROW + 8)
        drawn += _row(f"stroke_check-{name}", top, one(top))
        drawn += label(words[name], 214, top + 26, width=120, bold=True, on="ground")
        drawn += label(words[f"{name}_text"], 214, top + 82, width=128, on="ground")
    return (
        drawn
        + panel(12, 450, 336, 152, "soft")
        + phone(44, 494, 1.1)
        + label(words["call"], 80, 482, width=260, bold=True, on="soft")
        + label(words["passed"], 80, 518, width=260, on="soft")
        + clock(44, 568, 20, hour=9, minute=20)
        + label(words["time"], 80, 568, width=256, on="soft")
    )


_TOES = ((121, 411), (127, 415), (115, 415), (121, 419), (130, 420), (112, 409), (114, 421))
_FINGERS = ((168, 236), (174, 242), (167, 246), (174, 234), (171, 249), (163, 232))
_WEAK = (
    (),
    (("M117 334C118 360 117 384 117 402", 21),),
    (
        ("M119 246C119 280 117 310 117 334C118 360 117 384 117 402", 22),
        ("M146 118C149 146 152 170 156 190L164 220", 15),
    ),
)


def _reached(stage: int) -> str:
    """How far tingling and weakness have come: toes and fingers, lower legs, thighs and arms."""
    half = "".join(
        stroke(d, "accent", width, opacity=0.3) + stroke(d, "accent", width * 0.62, opacity=0.65)
        for d, width in _WEAK[stage]
    )
    half += stroke("M119 412L124 417M169 235L170 246", "nerve", 13, opacity=0.5)
    half += "".join(
        disc(x, y, 2.2, "nerve", edge="nerve-edge", width=0.8) for x, y in _TOES + _FINGERS
    )
    inside = group(half, clip="rising_weakness-body")
    return group(figure("front"), inside, group(inside, at=MIRROR))


def _rising_weakness(words: Words) -> str:
    steps = "M12 330H122V308H238V286H336A12 12 0 0 1 348 298V336A12 12 0 0 1 336 348H24A12 12 0 0 1 12 336Z"
    body = " ".join(" ".join(d.split()) for d in FRONT.values())
    drawn = clip("rising_weakness-body", body) + shape(steps, "ground")
    for i, name in enumerate(("first", "then", "later")):
        x, foot = 66 + i * 114, 330 - i * 22
        drawn += group(_reached(i), at=f"translate({x - 60} {foot - 254}) scale(.6)")
        drawn += label(words[name], x, 380, width=112, anchor="middle")
    for x, y in ((100, 322), (216, 300)):
        drawn += arrow(
            f"M{x} {y}Q{x + 4} {y - 30} {x + 34} {y - 32}", (x + 36, y - 32), (1, 0), "clay"
        )
    return (
        drawn
        + label(words["daily"], 16, 32, width=190, bold=True)
        + panel(12, 414, 336, 104, "soft")
        + label(words["go"], 28, 440, width=304, bold=True, on="soft")
        + label(words["call"], 28, 482, width=304, on="soft")
    )


def _ill_in_bed() -> str:
    pose = Pose(
        (146, 256), 250, Bones(74, 112, 12), Bones(72, 112, 12), Bones(124, 62), Bones(118, 96),
        back=(-62, -54, -48), neck=-36, head=-28, eyes="closed", mouth="flat",
    )  # fmt: skip
    blanket = shape(
        "M120 226C140 220 168 214 184 207C200 197 214 197 226 209C246 226 262 230 290 228C304 230 308 256 304 273H132C122 262 116 242 120 226Z",
        "teal", edge="teal-shade", width=1,
    )  # fmt: skip
    folds = "M196 214C204 232 206 250 202 266M228 216C240 236 262 240 288 238M140 232C160 236 172 244 180 256"
    blotches = "".join(
        ellipse(x, y, rx, ry, name, opacity=0.6)
        for x, y, rx, ry, name in (
            (131, 245, 3.6, 2.6, "plum"),
            (139, 244, 3.2, 2.2, "plum"),
            (144, 237, 3.4, 2.6, "plum"),
            (153, 234, 3.2, 2, "plum"),
            (159, 228, 3, 2, "plum"),
            (168, 223, 3.4, 2.2, "vessel-blue"),
            (177, 216, 3.6, 2.4, "vessel-blue"),
        )
    )
    breath = "M101 183q6 1 8 6M103 176q10 1 13 9M106 169q14 1 18 12"
    return (
        bed(26, 272, 308, 326, head=86)
        + pillow(62, 244, 96, 40, turn=-52)
        + pillow(52, 216, 74, 30, turn=-50)
        + person(pose, ILL, over=blanket + stroke(folds, "teal-shade", 1.4, opacity=0.6))
        + blotches
        + stroke(breath, "vessel-blue", 2)
    )


def _mouth_and_palm() -> str:
    """An open mouth and the palm of a hand, both of dark skin and bluish."""
    lips = "M-25 0C-17-9-7-14 0-10C7-14 17-9 25 0C18 12 8 17 0 17C-8 17-18 12-25 0Z"
    inside = "M-19 0C-12-4-5-6 0-5C5-6 12-4 19 0C12 8 6 10 0 10C-6 10-12 8-19 0Z"
    tongue = "M-12 4C-8 0-3-1 0 0C3-1 8 0 12 4C8 9 4 10 0 10C-4 10-8 9-12 4Z"
    palm = """M-13 30C-15 20-19 12-22 4C-25-2-29-8-29-12C-26-16-21-12-18-7L-13 0L-16-24C-16-29-10-29-9-24L-6-6
        L-6-30C-5-34 1-34 1-30L2-7L6-28C7-32 13-31 12-27L9-5L16-20C18-24 23-22 22-18C19-8 17 2 15 12C14 18 13 24 12 30C4 33-6 33-13 30Z"""
    lines = "M-13 6C-6 4-2 8-3 18M-8 0C0 6 8 6 14 2"
    return group(
        shape(lips, "brown-shade"),
        shape(lips, "vessel-blue", opacity=0.3),
        shape(inside, "eye"),
        shape(tongue, "salmon-shade"),
        shape(tongue, "vessel-blue", opacity=0.5),
        at="translate(46 388) scale(.92)",
    ) + group(
        shape(palm, "tan", edge="brown-shade", width=1.2),
        shape(palm, "vessel-blue", opacity=0.25),
        stroke(lines, "brown-shade", 1.4, opacity=0.7),
        at="translate(105 390)",
    )


def _sepsis_signs(words: Words) -> str:
    return (
        label(words["with"], 180, 30, width=330, anchor="middle", bold=True)
        + panel(12, 58, 336, 300)
        + group(_ill_in_bed(), at="translate(0 10)")
        + label(words["mind"], 26, 96, width=112, on="ground")
        + leader(58, 122, 62, 179)
        + label(words["breath"], 152, 96, width=80, on="ground")
        + leader(164, 120, 114, 234)
        + label(words["skin"], 334, 96, width=100, anchor="end", on="ground")
        + leader(250, 110, 177, 222)
        + label(words["urine"], 334, 172, width=84, anchor="end", on="ground")
        + leader(252, 182, 152, 264)
        + label(words["worse"], 180, 332, width=260, anchor="middle", on="ground")
        + panel(12, 366, 336, 76)
        + group(_mouth_and_palm(), at="translate(0 16)")
        + label(words["dark"], 136, 404, width=200, on="ground")
        + panel(12, 450, 336, 100, "soft")
        + phone(44, 500, 1.1)
        + label(words["call"], 80, 476, width=260, bold=True, on="soft")
        + label(words["say"], 80, 516, width=256, on="soft")
    )


PICTURES = (
    Picture(
        id="stroke_check",
        title="Stroke: face, arms, speech",
        text=(
            "Three people, three checks. An older woman tries to smile and one corner of her mouth "
            "hangs. A man with closed eyes holds up both arms and one sinks. A young woman speaks "
            "and her words come out slurred, broken or not at all. One of the three is enough: "
            "call an ambulance now, even if it has passed, and note when they were last well. "
            "A missing sign does not rule a stroke out."
        ),
        labels={
            "face": "Face",
            "face_text": "Smile: does one corner hang?",
            "arms": "Arms",
            "arms_text": "Both up, eyes closed. Does one sink?",
            "speech": "Speech",
            "speech_text": "Is it slurred, jumbled or gone?",
            "call": "One sign is enough: call an ambulance now",
            "passed": "Even if it has passed",
            "time": "Note when they were last well",
        },
        draw=_stroke_check,
        box=(360, 614),
    ),
    Picture(
        id="rising_weakness",
        title="Weakness that climbs day by day",
        text=(
            "Three sketches of a body from the front, each a step higher. In the first, toes and "
            "fingers tingle; in the second, the lower legs are weak too. In the third it has "
            "reached the thighs and the arms, the same on both sides. It gets worse from day to "
            "day. Go to hospital now. Call an ambulance if it is hard to breathe or swallow, or if "
            "the voice is weak."
        ),
        labels={
            "daily": "Day by day, on both sides",
            "first": "Toes and fingers tingle",
            "then": "Legs turn rubbery",
            "later": "Then thighs, then arms",
            "go": "Go to hospital now",
            "call": "Hard to breathe or swallow, or a weak voice? Call an ambulance",
        },
        draw=_rising_weakness,
        box=(360, 530),
    ),
    Picture(
        id="sepsis_signs",
        title="Signs of sepsis",
        text=(
            "An older woman lies ill in bed. Call an ambulance for an infection, a fever or chills "
            "together with any of these: she is confused or hard to wake, breathes fast, has cold, "
            "blue or blotchy skin, passes hardly any urine, or feels more ill than ever. Below, a "
            "mouth and a palm: on dark skin look at lips, tongue and palms. There may be no fever. "
            "Say that you are worried about sepsis."
        ),
        labels={
            "with": "Infection, fever or chills, and any of these",
            "mind": "Confused, hard to wake",
            "breath": "Breathes fast",
            "skin": "Cold, blue or blotchy",
            "urine": "Hardly any urine",
            "worse": "More ill than ever before",
            "dark": "On dark skin look at lips, tongue and palms",
            "call": "Call an ambulance now",
            "say": "Say: I am worried about sepsis",
        },
        draw=_sepsis_signs,
        box=(360, 562),
    ),
)
