"""Ideas as pictures: the vicious circle, how soon to be seen, when to go on with an exercise."""

from __future__ import annotations

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
from unweary.drawing.pictures.positions import place


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
        group(place("slump", -50, 62), at="scale(.5) translate(-4 -10)"),
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
        + place("walk", 128, 245, 76)
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
)
