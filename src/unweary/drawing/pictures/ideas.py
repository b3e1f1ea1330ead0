"""Ideas as pictures: the vicious circle, how soon to be seen, when to go on with an exercise."""

from __future__ import annotations

from unweary.drawing.figure import Pose
from unweary.drawing.level_mark import SHAPES
from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    arrow,
    disc,
    ellipse,
    group,
    label,
    panel,
    stroke,
)
from unweary.drawing.pictures.column import TIRED, column, drawn, sacrum
from unweary.drawing.pictures.muscles import belly
from unweary.drawing.pictures.palette import colour
from unweary.drawing.pictures.people import person

STANDING = Pose(
    head=(0, -92),
    neck=(-2, -80),
    hip=(-2, -44),
    near_arm=((-4, -60), (0, -43)),
    far_arm=((2, -60), (4, -43)),
    near_leg=((0, -23), (-2, -3), (8, 0)),
    far_leg=((-4, -23), (-7, -3), (3, 0)),
)
WALKING = Pose(
    head=(2, -91),
    neck=(0, -79),
    hip=(-2, -44),
    near_arm=((-10, -61), (-6, -45)),
    far_arm=((9, -62), (17, -51)),
    near_leg=((8, -25), (12, -3), (22, -2)),
    far_leg=((-5, -23), (-20, -8), (-15, 0)),
)
SITTING = Pose(
    head=(4, -72),
    neck=(2, -60),
    hip=(-2, -25),
    near_arm=((5, -42), (19, -35)),
    far_arm=((6, -43), (21, -37)),
    near_leg=((21, -26), (21, -3), (31, 0)),
    far_leg=((18, -24), (17, -3), (27, 0)),
)
LEANING_BACK = Pose(
    head=(-16, -70),
    neck=(-14, -58),
    hip=(-2, -24),
    near_arm=((-3, -44), (8, -32)),
    far_arm=((-1, -45), (10, -34)),
    near_leg=((21, -25), (32, -4), (41, -2)),
    far_leg=((19, -24), (25, -3), (35, 0)),
    bend=-2,
)
PERCHED = Pose(
    head=(2, -84),
    neck=(0, -72),
    hip=(-6, -37),
    near_arm=((4, -54), (14, -43)),
    far_arm=((6, -55), (16, -45)),
    near_leg=((10, -22), (6, -3), (16, 0)),
    far_leg=((6, -22), (-2, -3), (8, 0)),
)
LYING = Pose(
    head=(-44, -12),
    neck=(-32, -9),
    hip=(3, -9),
    near_arm=((-16, -8), (-2, -8)),
    far_arm=((-20, -8), (-6, -10)),
    near_leg=((20, -27), (33, -4), (42, -4)),
    far_leg=((17, -24), (28, -4), (38, -4)),
)
SLUMPED = Pose(
    head=(14, -64),
    neck=(9, -54),
    hip=(-2, -24),
    near_arm=((10, -38), (22, -31)),
    far_arm=((12, -39), (24, -33)),
    near_leg=((21, -25), (21, -3), (31, 0)),
    far_leg=((18, -23), (17, -3), (27, 0)),
    bend=-5,
)
LEAN = Pose(
    head=(24, -82),
    neck=(17, -72),
    hip=(-4, -44),
    near_arm=((22, -52), (36, -50)),
    far_arm=((24, -53), (37, -51)),
    near_leg=((4, -24), (0, -3), (10, 0)),
    far_leg=((-4, -23), (-14, -5), (-5, 0)),
    bend=2,
)


def _seat(back: bool = True) -> str:
    d = "M-16 -14H16M-13 -13V0M13 -13V0" + ("M-16 -14L-20 -50" if back else "")
    return stroke(d, "faint", 5)


def _around(i: int) -> tuple[float, float]:
    return ((180, 62), (296, 150), (254, 290), (106, 290), (64, 150))[i]


def _vicious_circle(words: Words) -> str:
    spine = column(TIRED)
    icons = (
        group(belly(19, 11, fill="muscle-light", thread="muscle"), at="rotate(-35) scale(.78)"),
        group(sacrum(TIRED[0], low=spine[0]), drawn(spine[:8]), at="translate(2 15) scale(1.7)"),
        ellipse(0, 0, 20, 20, "pain", opacity=0.25)
        + ellipse(0, 0, 13, 13, "pain", opacity=0.4)
        + disc(0, 0, 6, "pain"),
        group(_seat(), person(SLUMPED, 13), at="translate(-4 20) scale(.56)"),
        group(belly(20, 5.5, fill="muscle-deep", thread="muscle"), at="rotate(-35) scale(.78)"),
    )
    names = ("tired", "curve", "pain", "less", "weak")
    drawn_icons = ""
    for i, (name, icon) in enumerate(zip(names, icons, strict=True)):
        x, y = _around(i)
        drawn_icons += disc(x, y, 34, "ground") + group(icon, at=f"translate({x} {y})")
        drawn_icons += label(words[name], x, y + 51, width=118, anchor="middle", bold=True)
    arrows = (
        arrow("M222 66Q262 78 280 106", (280, 106), (0.55, 0.85), "clay", 3.4)
        + arrow("M300 222Q296 238 284 254", (284, 254), (-0.6, 0.8), "clay", 3.4)
        + arrow("M212 302Q180 310 148 302", (148, 302), (-0.97, -0.22), "clay", 3.4)
        + arrow("M76 254Q64 238 60 222", (60, 222), (-0.24, -0.97), "clay", 3.4)
        + arrow("M80 106Q98 78 138 66", (138, 66), (0.95, -0.3), "clay", 3.4)
    )
    return (
        arrows
        + drawn_icons
        + disc(180, 208, 46, "soft")
        + group(person(WALKING, 13), at="translate(180 245) scale(.78)")
        + stroke("M180 262V350", "paper", 12)
        + arrow("M180 262V352", (180, 354), (0, 1), "accent", 4)
        + panel(12, 366, 336, 98, "soft")
        + label(words["out"], 180, 388, width=310, anchor="middle", bold=True, on="soft")
        + label(words["out_text"], 180, 430, width=310, anchor="middle", on="soft")
    )


def _exercise_light(words: Words) -> str:
    rows = (("go", "good", 84), ("ease", "warn", 204), ("stop", "pain", 324))
    lamps = panel(18, 18, 92, 372, "ground", 40)
    for name, tone, y in rows:
        lamps += disc(64, y, 38, tone)
        lamps += ellipse(52, y - 14, 12, 8, "white", opacity=0.35)
        sign = {
            "go": "M48 %d l12 12 l22 -24",
            "ease": "M47 %d q8 -11 17 0 t17 0",
            "stop": "M53 %d m-1 -11 l24 24 m0 -24 l-24 24",
        }[name] % (y + (1 if name != "ease" else 4))
        lamps += stroke(sign, "hair" if name == "ease" else "white", 7)
        lamps += label(words[name], 126, y - 36, width=222, bold=True)
        lamps += label(words[f"{name}_text"], 126, y + 12, width=222)
    return lamps


def _mark(level: str, tone: str) -> str:
    line = f'class="uw-pic__{tone}-line" stroke="{colour(tone)}"'
    fill = f'class="uw-pic__{tone}" fill="{colour(tone)}"'
    return SHAPES[level].replace('stroke="currentColor"', line).replace('fill="currentColor"', fill)


def _how_soon(words: Words) -> str:
    rows = (
        ("emergency", "emergency"),
        ("same_day", "same-day"),
        ("soon", "soon"),
        ("self_care", "self-care"),
    )
    made = ""
    for i, (level, tone) in enumerate(rows):
        top = 12 + i * 104
        made += panel(12, top, 336, 96)
        made += group(_mark(level, tone), at=f"translate(26 {top + 18}) scale(.94)")
        made += label(words[level], 104, top + 24, width=236, bold=True, on="ground")
        made += label(words[f"{level}_text"], 104, top + 62, width=236, on="ground")
    return made


def _postures(words: Words) -> str:
    floor = "M-44 2H44"
    stool = stroke("M-15 -26H3M-6 -25V0M-14 0H2", "faint", 5)
    scenes = (
        ("sit", stroke(floor, "faint", 3) + _seat() + person(SITTING, 13)),
        (
            "back",
            stroke(floor, "faint", 3)
            + stroke("M-16 -14H16M-13 -13V0M13 -13V0M-16 -14L-30 -50", "faint", 5)
            + person(LEANING_BACK, 13),
        ),
        ("perch", stroke(floor, "faint", 3) + stool + person(PERCHED, 13)),
        ("stand", stroke(floor, "faint", 3) + person(STANDING, 13)),
        ("walk", stroke(floor, "faint", 3) + person(WALKING, 13)),
        ("lie", stroke("M-54 2H50", "faint", 6) + person(LYING, 12)),
    )
    made = ""
    for i, (name, scene) in enumerate(scenes):
        x, y = 64 + i % 3 * 116, 120 + i // 3 * 168
        made += group(
            scene,
            at=f"translate({x - (4 if name != 'lie' else -2)} {y}) scale({1.14 if name != 'lie' else 1.02})",
        )
        made += label(words[name], x, y + 26, width=112, anchor="middle")
    return made + label(words["next"], 180, 350, width=330, anchor="middle", bold=True)


def _vessel_or_nerve(words: Words) -> str:
    cart = (
        stroke("M34 -46H40M40 -46L46 -12H84L92 -40H42", "line", 3)
        + disc(54, -4, 4, "line")
        + disc(78, -4, 4, "line")
    )
    return (
        panel(12, 12, 164, 250)
        + panel(184, 12, 164, 250)
        + label(words["vessel"], 94, 36, width=152, anchor="middle", bold=True, on="ground")
        + label(words["nerve"], 266, 36, width=152, anchor="middle", bold=True, on="ground")
        + stroke("M26 242H162M198 242H334", "faint", 4)
        + group(person(STANDING, 13, sore="M-2 -19L-3 -9"), at="translate(96 238) scale(1.72)")
        + group(
            person(LEAN, 13, sore="M-4 -46C-2 -38 2 -30 4 -24"), at="translate(238 238) scale(1.75)"
        )
        + group(cart, at="translate(238 238) scale(1.1)")
        + label(words["vessel_text"], 94, 314, width=160, anchor="middle")
        + label(words["nerve_text"], 266, 314, width=160, anchor="middle")
    )


PICTURES = (
    Picture(
        id="vicious_circle",
        title="The vicious circle of a tired back, and the way out",
        text=(
            "Five things in a ring, each leading to the next: tired muscles, a lost curve, pain, "
            "less movement, weak muscles, and then tired muscles again. In the middle a person "
            "walks, and an arrow breaks out through the ring. That is the way out: gentle "
            "movement, short breaks and good sleep. One of them is enough to begin."
        ),
        labels={
            "tired": "Tired muscles",
            "curve": "Lost curve",
            "pain": "Pain",
            "less": "Less movement",
            "weak": "Weak muscles",
            "out": "The way out",
            "out_text": "Gentle movement, short breaks, good sleep",
        },
        draw=_vicious_circle,
        box=(360, 476),
    ),
    Picture(
        id="exercise_light",
        title="Traffic light for pain in exercise",
        text=(
            "A traffic light with three lamps. Green with a tick: pain is mild and settles by the "
            "next day, so go on. Amber with a wave: pain is clear or lasts to the next day, so do "
            "less next time. Red with a cross: pain is sharp, or a leg turns numb or weak, so stop "
            "and be seen."
        ),
        labels={
            "go": "Go on",
            "go_text": "Mild ache that settles by the next day",
            "ease": "Do less",
            "ease_text": "Clear pain, or still worse the next day",
            "stop": "Stop, be seen",
            "stop_text": "Sharp pain, or a numb or weak leg",
        },
        draw=_exercise_light,
        box=(360, 408),
    ),
    Picture(
        id="how_soon",
        title="How soon to be seen: four levels",
        text=(
            "Four levels, from most to least urgent, each with its own shape. Octagon: emergency, "
            "call or go now. Triangle: be seen the same day. Calendar sheet: be seen within one to "
            "two weeks. House in a circle: care for yourself at home, and come back if it changes."
        ),
        labels={
            "emergency": "Emergency",
            "emergency_text": "Call or go now",
            "same_day": "Same day",
            "same_day_text": "Be seen today",
            "soon": "Soon",
            "soon_text": "Within one to two weeks",
            "self_care": "Self-care",
            "self_care_text": "At home; watch for change",
        },
        draw=_how_soon,
        box=(360, 428),
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
        box=(360, 374),
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
        box=(360, 346),
    ),
)
