"""The shape of a day: load and breaks, pacing, and being tired at noon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from unweary.drawing.pictures.base import Picture, Words, render
from unweary.drawing.pictures.bodies import Bones, Looks, Reach, person, sitting
from unweary.drawing.pictures.brush import Point, disc, group, label, panel, shape, stroke
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import curve
from unweary.drawing.pictures.props import box, chair, clock, floor, glass, table, verdict
from unweary.drawing.svg import number

Block = tuple[float, float]  # hours of the day from and to, of work
WEARY = Looks(
    "tan", Hair("short", "brown-hair", beard=True), "ochre", "navy", sleeve="long", build=1.1
)
UNBROKEN: tuple[Block, ...] = ((8, 12.5), (13, 17))
BROKEN: tuple[Block, ...] = (
    (8, 9),
    (9.25, 10.25),
    (10.5, 11.5),
    (11.75, 12.5),
    (13.25, 14.25),
    (14.5, 15.5),
    (15.75, 17),
)


def day_of_load(blocks: Sequence[Block], x: float, y: float, w: float, h: float, tone: str) -> str:
    """Work as blocks over the hours, and how tiredness climbs in them and sinks in between.

    The line is a sketch: tiredness nears its top while there is work, and nothing while there is not.
    """
    first, last = blocks[0][0], blocks[-1][1]

    def place(hour: float) -> float:
        return x + (hour - first) / (last - first) * w

    bars = "".join(
        box(place(a) + 0.8, y - 14, place(b) - place(a) - 1.6, 14, "teal", "", 3) for a, b in blocks
    )
    tired, points = 0.0, []
    hour = first
    while hour <= last + 1e-9:
        points.append((place(hour), y - 22 - tired * (h - 26)))
        works = any(a <= hour < b for a, b in blocks)
        goal, speed = (1.0, 0.3) if works else (0.0, 1.6)
        tired = goal + (tired - goal) * exp(-speed * 0.125)
        hour += 0.125
    under = f"{curve(points)}L{number(x + w)} {number(y - 20)}H{number(x)}Z"
    return shape(under, tone, opacity=0.35) + stroke(curve(points), tone, 3) + bars


def _work_breaks(words: Words) -> str:
    return work_day(UNBROKEN, BROKEN, words)


def work_day(without: Sequence[Block], with_breaks: Sequence[Block], words: Words) -> str:
    """Two days beside each other: the same work in long and in short blocks."""
    drawn = ""
    for top, blocks, name, good in (
        (12, without, "long", False),
        (214, with_breaks, "short", True),
    ):
        drawn += panel(12, top, 336, 190)
        drawn += verdict(words[name], 24, top + 26, good=good, width=290)
        drawn += day_of_load(blocks, 40, top + 156, 282, 104, "good" if good else "clay")
        drawn += label(words["tired"], 40, top + 58, width=140, on="ground", tone="quiet")
        drawn += label(words["morning"], 40, top + 173, width=100, on="ground", tone="quiet")
        drawn += label(
            words["evening"], 322, top + 173, width=100, anchor="end", on="ground", tone="quiet"
        )
    return (
        drawn
        + box(40, 426, 26, 14, "teal", "", 3)
        + label(words["work"], 76, 433, width=90)
        + label(words["gap"], 346, 433, width=190, anchor="end")
    )


def work_day_svg(
    without: Sequence[Block],
    with_breaks: Sequence[Block],
    *,
    words: Words | None = None,
    text: str = "",
    scheme: str = "auto",
    standalone: bool = False,
) -> str:
    """The picture of a working day with the blocks of work that are given, in hours of the day."""
    picture = next(p for p in PICTURES if p.id == "work_breaks")
    drawn = replace(picture, draw=lambda said: work_day(without, with_breaks, said))
    return render(drawn, words, text=text, scheme=scheme, standalone=standalone)


def _pacing_diary(words: Words) -> str:
    return diary((("up", (5, 1, 4, 1, 5)), ("even", (3, 3, 3, 4, 3))), words)


def diary(weeks: Sequence[tuple[str, Sequence[int]]], words: Words) -> str:
    """A notebook with two weeks, each day filled as far as its activity, 0 to 5."""
    cover = box(18, 20, 324, 342, "teal-shade", "", 12) + box(
        24, 16, 312, 340, "ground", "faint", 8
    )
    rings = "".join(
        disc(40, 46 + i * 40, 4.6, "linen-shade")
        + stroke(f"M40 {46 + i * 40}H18", "metal-shade", 4)
        for i in range(8)
    )
    drawn = cover + rings + label(words["did"], 60, 42, width=260, bold=True, on="ground")
    for k, (name, values) in enumerate(weeks):
        top = 64 + k * 148
        good = name == "even"
        drawn += verdict(words[name], 60, top + 12, good=good, width=240, on="ground")
        tops: list[Point] = []
        for i, value in enumerate(values):
            x = 84 + i * 50
            for level in range(5):
                y = top + 112 - level * 17
                full = level < value
                drawn += box(
                    x - 15, y - 12, 30, 13, ("good" if good else "clay") if full else "faint", "", 4
                )
            tops.append((x, top + 112 - value * 17))
        drawn += stroke(f"M64 {top + 122}H322", "faint", 2)
    pencil = group(
        box(-4.5, -60, 9, 92, "ochre", "ochre-shade", 1)
        + shape("M-4.5 32L0 46L4.500 32Z", "wood")
        + shape("M-1.500 41L0 46L1.500 41Z", "shoe")
        + box(-4.5, -68, 9, 9, "rust", "", 2),
        at="translate(324 330) rotate(28)",
    )
    return drawn + pencil + label(words["rule"], 180, 392, width=330, anchor="middle")


def _tired_at_noon(words: Words) -> str:
    ground, seat, h = 300, 226, 236
    top = 188
    pose = sitting(
        104, seat, ground, h, back=(8, 22, 44), neck=56, head=30, eyes="closed", mouth="down",
        near_arm=Reach(196, top - 5, left=False, end=92), far_arm=Bones(128, -4, -24),
    )  # fmt: skip
    light = shape("M262 40L336 40L300 190H170Z", "ochre", opacity=0.16)
    window = (
        box(250, 34, 82, 92, "water", "wood", 4)
        + disc(290, 66, 14, "ochre")
        + shape("M252 104C268 92 284 96 296 102C308 94 322 96 330 100V124H252Z", "leaf")
        + stroke("M291 36V124M252 80H330", "wood", 4)
        + stroke("M246 128H336", "wood", 6)
    )
    return (
        panel(12, 12, 336, 312)
        + light
        + window
        + clock(58, 62, 26, hour=12, minute=0)
        + label(words["noon"], 94, 62, width=120, bold=True, on="ground")
        + floor(ground, 24, 336)
        + chair(78, seat, ground, back=98, lean=6, depth=72)
        + person(pose, WEARY)
        + table(140, top, 190, ground)
        + glass(300, top, 0.9)
        + _laptop(236, top)
        + label(words["half"], 180, 352, width=330, anchor="middle")
    )


def _laptop(x: float, y: float) -> str:
    return box(x - 6, y - 5, 46, 5, "metal-shade", "", 2) + stroke(
        f"M{number(x + 40)} {number(y - 5)}L{number(x + 52)} {number(y - 40)}", "metal-shade", 4
    )


PICTURES = (
    Picture(
        id="work_breaks",
        title="The same work with and without breaks",
        text=(
            "Two charts of a working day. In the first, work is done in two long blocks and "
            "tiredness climbs high. In the second, the same work is split into short blocks with "
            "short breaks, and tiredness sinks a little in each break, so that it stays lower. The "
            "lines are a sketch, not a measurement."
        ),
        labels={
            "long": "Long blocks of work",
            "short": "Short blocks, short breaks",
            "tired": "How tired",
            "morning": "Morning",
            "evening": "Evening",
            "work": "Work",
            "gap": "Gap: a break",
        },
        draw=_work_breaks,
        box=(360, 456),
    ),
    Picture(
        id="pacing_diary",
        title="A diary for pacing",
        text=(
            "A notebook with two weeks. In the first, busy days and days of doing almost nothing "
            "take turns. In the second, each day has about the same amount, and a little more once "
            "the days go well. Even days are easier on tired muscles than ups and downs."
        ),
        labels={
            "did": "How much I did",
            "up": "Too much, then too little",
            "even": "An even load each day",
            "rule": "Stop while you still have some left.",
        },
        draw=_pacing_diary,
        box=(360, 416),
    ),
    Picture(
        id="tired_at_noon",
        title="Tired by noon",
        text=(
            "A person sits at a table at noon, the back bent and the head in one hand. The sun is high "
            "and half of the day is still to come, but the muscles are worn out. This is what many "
            "people mean when they say that their back gives up by noon."
        ),
        labels={"noon": "Noon", "half": "Worn out, and half the day to go"},
        draw=_tired_at_noon,
        box=(360, 376),
    ),
)
