"""Courses over time: sketches without numbers, and the course of recovery from given values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unweary.drawing.pictures.base import Picture, Words, render
from unweary.drawing.pictures.brush import (
    disc,
    group,
    label,
    leader,
    panel,
    shape,
    smooth,
    stroke,
)
from unweary.drawing.svg import number

LEFT, RIGHT, TOP, RECOVERY_FLOOR = 46, 340, 56, 264


@dataclass(frozen=True)
class Share:
    """How many have recovered by a week, 0 to 1; `low` and `high` where a range is known."""

    week: float
    share: float
    low: float | None = None
    high: float | None = None


def recovery_svg(
    course: Sequence[Share],
    words: Words,
    *,
    title: str,
    text: str,
    estimate: bool = False,
    scheme: str = "auto",
    standalone: bool = False,
) -> str:
    """The course of recovery as SVG: a line through the shares, and a band where ranges are known.

    `course` has two weeks and more, in order. `words` holds "share" and "weeks", which name the
    axes, and one entry for each tick: "week_6" for week 6, "share_50" for half. A tick without
    words is not drawn, so the caller says how each number is written. The axis of time is that of
    the square root, so that the first weeks have room. An `estimate` has a broken line.
    Raises ValueError for a course that cannot be.
    """
    if len(course) < 2 or [c.week for c in course] != sorted({c.week for c in course}):
        raise ValueError("a course has two weeks or more, each once and in order")
    if not all(0 <= low <= c.share <= high <= 1 for c in course for low, high in [_range(c)]):
        raise ValueError("a share lies in its range, and the range between 0 and 1")
    picture = Picture(
        id="recovery",
        title=title,
        text=text,
        labels={},
        draw=lambda said: _recovery(course, said, estimate),
        box=(360, 330),
    )
    return render(picture, words, scheme=scheme, standalone=standalone)


def _range(c: Share) -> tuple[float, float]:
    return (c.share if c.low is None else c.low, c.share if c.high is None else c.high)


def _recovery(course: Sequence[Share], words: Words, estimate: bool) -> str:
    last = course[-1].week
    floor = RECOVERY_FLOOR

    def at(week: float, share: float) -> tuple[float, float]:
        across = (RIGHT - LEFT - 24) * (week / last) ** 0.5
        return (LEFT + 14 + across, floor - (floor - TOP) * share)

    start = at(0, 0)
    mid = [*([start] if course[0].week > 0 else []), *(at(c.week, c.share) for c in course)]
    low = [start, *(at(c.week, _range(c)[0]) for c in course)]
    high = [start, *(at(c.week, _range(c)[1]) for c in course)]
    shares = "".join(
        stroke(f"M{LEFT} {number(at(0, s / 100)[1])}H{RIGHT}", "faint", 1.2)
        + label(words[f"share_{s}"], LEFT - 6, at(0, s / 100)[1], width=46, anchor="end")
        for s in range(0, 101, 5)
        if f"share_{s}" in words
    )
    weeks = "".join(
        stroke(f"M{number(at(c.week, 0)[0])} {floor}v6", "line", 1.4)
        + label(words[f"week_{c.week:g}"], at(c.week, 0)[0], floor + 20, width=70, anchor="middle")
        for c in course
        if f"week_{c.week:g}" in words
    )
    return (
        shares
        + shape(_straight([*high, *reversed(low)]) + "Z", "soft")
        + stroke(_straight(mid), "accent", 4, dash="1 8" if estimate else None)
        + "".join(disc(x, y, 5.5, "accent", edge="paper", width=2) for x, y in mid[-len(course) :])
        + stroke(f"M{LEFT} {TOP - 10}V{floor}H{RIGHT}", "line", 1.4)
        + weeks
        + label(words.get("share", ""), 14, 24, width=330)
        + label(words.get("weeks", ""), RIGHT, floor + 46, width=320, anchor="end")
    )


def _straight(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _course_of_recovery(words: Words) -> str:
    upper = "M24 250C70 150 110 86 180 72C240 62 300 62 336 62"
    back = "L336 128C300 132 240 150 180 182C120 214 70 236 24 250Z"
    line = "M24 250C70 196 110 142 180 114C240 94 300 90 336 88"
    return (
        shape(upper + back, "soft")
        + stroke(line, "accent", 4)
        + stroke("M24 46V250H340", "line", 1.4)
        + label(words["better"], 14, 24, width=200)
        + leader(250, 196, 232, 97)
        + label(words["most"], 216, 212, width=130)
        + leader(92, 112, 128, 108)
        + label(words["fast"], 34, 96, width=66)
        + label(words["start"], 14, 274, width=120)
        + label(words["later"], 340, 274, width=180, anchor="end")
    )


_DAYS = (196, 178, 204, 168, 150, 182, 146, 128, 166, 132, 104, 116, 142, 96, 84)


def _good_and_bad_days(words: Words) -> str:
    points = [(40 + i * 20.4, float(y)) for i, y in enumerate(_DAYS)]
    worse = (2, 5, 8, 12)
    dots = "".join(
        disc(x, y, 6.4, "clay" if i in worse else "good", edge="paper", width=2)
        for i, (x, y) in enumerate(points)
    )
    trend = "M36 206C120 176 220 130 328 84"
    return (
        shape("M36 190C120 158 220 108 328 60V112C220 156 120 202 36 226Z", "soft")
        + stroke(trend, "accent", 2.4, dash="1 7")
        + stroke(smooth(points, ease=0.5), "quiet", 2.4)
        + dots
        + stroke("M24 46V250H340", "line", 1.4)
        + label(words["better"], 14, 24, width=160)
        + leader(222, 222, 205, 174)
        + label(words["bad"], 160, 232, width=180)
        + leader(216, 52, 240, 96)
        + label(words["good"], 176, 44, width=110)
        + label(words["time"], 340, 274, width=200, anchor="end")
    )


def _bars(x: float, y: float, heights: tuple[int, ...], over: int) -> str:
    """One bar a day; those above `over` stand out."""
    return "".join(
        stroke(f"M{x + i * 21} {y}v{-h}", "clay" if h > over else "accent", 12)
        for i, h in enumerate(heights)
    )


def _pacing(words: Words) -> str:
    boom = (104, 110, 8, 4, 98, 106, 4, 6, 86, 92, 2, 4, 74, 4)
    steady = (34, 36, 35, 38, 40, 39, 43, 44, 43, 47, 50, 49, 53, 55)
    drawn = ""
    for top, name, bars in ((12, "boom", boom), (230, "steady", steady)):
        floor = top + 168
        drawn += panel(12, top, 336, 208)
        drawn += label(words[name], 28, top + 24, width=310, bold=True, on="ground")
        drawn += stroke(f"M26 {floor - 66}H334", "line", 1.4, dash="1 6")
        drawn += _bars(43, floor - 4, bars, 70)
        drawn += stroke(f"M26 {floor + 4}H334", "line", 1.4)
        drawn += label(words[f"{name}_text"], 28, top + 192, width=312, on="ground")
    return drawn + label(words["bear"], 28, 310, width=312, tone="quiet", on="ground")


def _stiffness(words: Words) -> str:
    drawn = ""
    curves = (
        (
            "inflamed",
            "M34 66C70 60 96 62 118 84C146 114 166 134 210 138C262 142 300 134 326 118",
            "pain",
            "pain-soft",
        ),
        (
            "worn",
            "M34 98C44 96 50 124 66 138C100 150 160 142 210 124C262 104 300 78 326 66",
            "accent",
            "soft",
        ),
    )
    for i, (name, line, tone, fill) in enumerate(curves):
        top = 12 + i * 246
        drawn += panel(12, top, 336, 236)
        drawn += label(words[name], 28, top + 24, width=310, bold=True, on="ground")
        drawn += group(
            shape(line + "V160H34Z", fill, opacity=0.85),
            stroke(line, tone, 4),
            stroke("M28 160H334", "line", 1.4),
            at=f"translate(0 {top - 6})",
        )
        drawn += label(words["morning"], 28, top + 172, width=100, on="ground")
        drawn += label(words["noon"], 180, top + 172, width=100, anchor="middle", on="ground")
        drawn += label(words["evening"], 334, top + 172, width=100, anchor="end", on="ground")
        drawn += label(words[f"{name}_text"], 28, top + 208, width=312, on="ground")
    return drawn


PICTURES = (
    Picture(
        id="course_of_recovery",
        title="The course of recovery",
        text=(
            "A curve of how well people get, over time. It rises fast at first and then more "
            "slowly. A wide band around it shows that some people are quicker and some slower, and "
            "both are usual. A sketch without numbers; the page gives the numbers where they are "
            "known."
        ),
        labels={
            "better": "How well",
            "most": "The middle of the range",
            "fast": "Fast at first",
            "start": "Start",
            "later": "Weeks later",
        },
        draw=_course_of_recovery,
        box=(360, 294),
    ),
    Picture(
        id="good_and_bad_days",
        title="Good days and bad days on the way up",
        text=(
            "Dots for one day after the other, joined by a line that goes up and down. Good days "
            "and bad days take turns, yet the whole line climbs. A bad day is part of getting "
            "better and does not mean that you are back at the start. A sketch, not real data."
        ),
        labels={
            "better": "How well",
            "bad": "Bad days come too",
            "good": "A good day",
            "time": "Day by day",
        },
        draw=_good_and_bad_days,
        box=(360, 294),
    ),
    Picture(
        id="pacing",
        title="Boom and bust beside a steady pace",
        text=(
            "Two rows of bars show how much a person does each day. In boom and bust, big days "
            "far above the line that the body can bear are followed by days of almost nothing, and "
            "the big days shrink. At a steady pace each day stays below the line, and the days "
            "slowly grow. A sketch, not real data."
        ),
        labels={
            "boom": "Boom and bust",
            "boom_text": "Too much, then nothing",
            "steady": "A steady pace",
            "bear": "What the body can bear",
            "steady_text": "A little each day, then more",
        },
        draw=_pacing,
        box=(360, 450),
    ),
    Picture(
        id="stiffness_day",
        title="Stiffness through the day: two patterns",
        text=(
            "Two curves of stiffness from morning to evening. With inflammation, stiffness is "
            "worst on waking, lasts long and eases with moving. With wear, it is short in the "
            "morning, then the joint is easier, and the ache grows with use toward the evening. "
            "A sketch, not to scale."
        ),
        labels={
            "inflamed": "Inflammation",
            "inflamed_text": "Long in the morning, eases with moving",
            "worn": "Wear",
            "worn_text": "Short in the morning, grows with use",
            "morning": "Morning",
            "noon": "Noon",
            "evening": "Evening",
        },
        draw=_stiffness,
        box=(360, 506),
    ),
)
