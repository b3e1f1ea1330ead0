"""A test of the heart, and what a lack of insulin does to blood and muscle."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, mirrored, person, trunk_line
from unweary.drawing.pictures.bodies_front import Front, front_person, hanging, joint
from unweary.drawing.pictures.brush import (
    Point,
    arrow,
    clip,
    disc,
    ellipse,
    group,
    label,
    leader,
    panel,
    shape,
    shapes,
    stroke,
)
from unweary.drawing.pictures.clinic_scenes import couch
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import step
from unweary.drawing.pictures.props import box, floor, pillow
from unweary.drawing.pictures.support_scenes import arm_to
from unweary.drawing.pictures.torso import both
from unweary.drawing.svg import number

AT_REST = Looks(
    "fair", Hair("short", "grey-hair"), "fair", "navy", "bare", sleeve="none", build=1.1
)
TECHNICIAN = Looks("brown", Hair("bob", "black-hair"), "teal", "navy", bust=0.006)
_BEAT = "c3-5 6-5 9 0h4l2 3 4-27 4 34 2-10h7c4-9 9-9 13 0h12"  # P, QRS and T of one beat


def _paper(x: float, y: float, beats: int) -> str:
    """A strip of paper with the tracing of a heart that beats steadily."""
    wide = beats * 57 + 16
    lines = "".join(f"M{number(x + i * 12)} {number(y)}v60" for i in range(1, wide // 12 + 1))
    lines += "".join(f"M{number(x)} {number(y + i * 12)}h{wide}" for i in range(1, 5))
    return (
        box(x, y, wide, 60, "white", "pain-soft", 3)
        + stroke(lines, "pain-soft", 0.8, opacity=0.6)
        + stroke(f"M{number(x + 8)} {number(y + 38)}{_BEAT * beats}", "shoe", 1.8)
    )


def _sticker(x: float, y: float, r: float) -> str:
    return disc(x, y, r, "pillow", edge="navy", width=r * 0.3) + disc(x, y, r * 0.34, "navy")


def _chest(x: float, y: float) -> str:
    """A chest from the front with its six stickers; the person's left is on the right."""
    half = """M-1-70H15C15-40 14-20 20-8C34 2 54 2 66 8C82 14 90 28 94 48C98 66 101 84 106 124H80
        C78 100 75 84 72 70C74 90 72 104 71 124H-1Z"""
    lines = "M5 5C20-1 40 2 58 9M14 58C30 66 50 64 62 52"
    spots = ((-10, 46), (10, 46), (23.5, 56), (37, 66), (53, 68), (67, 68))
    wires = "".join(
        f"M{sx} {sy}C{sx} {sy + 18} {2 + i * 5} 92 {i * 5} 124" for i, (sx, sy) in enumerate(spots)
    )
    return group(
        both(shape(half, "fair"), stroke(lines, "fair-shade", 1.8)),
        both(disc(40, 46, 3.6, "fair-shade")),
        stroke("M0 9V42", "fair-shade", 1.4),
        stroke(wires, "navy", 1.4),
        *(_sticker(sx, sy, 5.6) for sx, sy in spots),
        at=f"translate({number(x)} {number(y)}) scale(.84)",
    )


def _heart_test(words: Words) -> str:
    ground, top, h = 252, 196, 222
    lying = Pose(
        (152, top - 16), h, Bones(88, 91, 6), Bones(86, 90, 6), Bones(116, 92, 90), Bones(112, 90),
        back=(-66, -60, -54), neck=-40, head=-44, hands="flat",
    )  # fmt: skip
    line = trunk_line(lying)
    spots = [
        step(line[i][0], line[i][1] + 90, d * h) for i, d in ((9, 0.054), (8, 0.05), (8, 0.03))
    ]
    nurse = Front((146, ground - 0.522 * h), h, neck=4, head=6, face="right")
    nurse = replace(
        nurse,
        left_leg=(joint(nurse, "left_leg"), (137, 192), (136, ground - 0.042 * h)),
        right_leg=(joint(nurse, "right_leg"), (155, 192), (156, ground - 0.042 * h)),
        left_arm=hanging(joint(nurse, "left_arm"), h, -4),
        right_arm=arm_to(nurse, "right_arm", (185, 122), left=False),
    )
    rest = shape(
        f"M64 {top - 66}L73 {top - 71}L146 {top - 6}V{top + 2}H134Z", "plum", edge="plum-shade"
    )
    machine = (
        stroke(f"M206 140V{ground - 8}M190 {ground - 3}H222", "metal-shade", 5)
        + box(182, 132, 48, 8, "metal", "metal-shade", 3)
        + box(186, 98, 40, 34, "linen", "linen-shade", 4)
        + box(190, 102, 32, 17, "navy", "", 2)
        + stroke("M192 113h5l2-7 3 10 2-3h5l2-7 3 10 2-3h4", "white", 1.4)
    )
    wires = "".join(
        f"M226 {124 + i * 2}C242 {126 + i * 3} {number(360 - x - 8)} {number(y - 16)} {number(360 - x)} {number(y)}"
        for i, (x, y) in enumerate(spots)
    )
    return (
        panel(12, 12, 336, 264)
        + floor(ground, 24, 336)
        + machine
        + front_person(nurse, TECHNICIAN)
        + couch(34, top, 296, ground)
        + mirrored(
            rest
            + pillow(76, top - 76, 44, 15, turn=42)
            + person(lying, AT_REST, over="".join(_sticker(x, y, 3.4) for x, y in spots))
            + _sticker(262, top - 16, 2.8),
            180,
        )
        + stroke(wires, "navy", 1.2)
        + panel(12, 286, 336, 156)
        + clip("heart_test-chest", "M24 286H340V442H24A12 12 0 0 1 12 430V298A12 12 0 0 1 24 286Z")
        + group(_chest(104, 340), clip="heart_test-chest")
        + leader(226, 322, 163, 393)
        + label(words["stickers"], 228, 312, width=114, on="ground")
        + _paper(208, 352, 2)
        + label(words["tracing"], 273, 428, width=136, anchor="middle", on="ground")
        + label(words["painless"], 180, 464, width=320, anchor="middle", bold=True)
    )  # fmt: skip


def _sugar(*at: Point) -> str:
    """Sugar as small squares on their corner."""
    return shapes(
        (f"M{number(x)} {number(y - 5)}l5 5-5 5-5-5Z" for x, y in at), "white", edge="quiet", width=0.9
    )  # fmt: skip


def _acid(*at: Point) -> str:
    """Acid as small dark triangles with a light rim."""
    return shapes(
        (f"M{number(x)} {number(y - 6)}l6 10.5h-12Z" for x, y in at), "shoe", edge="straw", width=1.6
    )  # fmt: skip


def _blood(y: float, cells: tuple[Point, ...]) -> str:
    """A blood vessel along x, cut open lengthwise, with blood cells in it."""
    red = "".join(
        ellipse(x, y + dy, 9, 6.5, "vessel", edge="muscle-edge", width=0.8) for x, dy in cells
    )
    return (
        shape(f"M24 {number(y - 22)}H240V{number(y + 22)}H24Z", "muscle-deep")
        + red
        + stroke(f"M24 {number(y - 22)}H240M24 {number(y + 22)}H240", "vessel", 4)
    )


def _muscle_cell(x: float, y: float, w: float, doors: tuple[float, ...], *, opened: bool) -> str:
    """A stretch of muscle cell, its doors in the upper wall; insulin sits beside an open one."""
    fill, thread = ("muscle", "muscle-light") if opened else ("muscle-light", "muscle")
    bands = "".join(f"M{number(x + i)} {number(y + 12)}v32" for i in range(16, round(w) - 8, 9))
    d = f"M{number(x + 12)} {number(y)}h{number(w - 24)}a12 12 0 0 1 12 12v32a12 12 0 0 1-12 12h{number(24 - w)}a12 12 0 0 1-12-12v-32a12 12 0 0 1 12-12Z"
    made = shape(d, fill, edge="muscle-edge", width=3) + stroke(bands, thread, 2.4, opacity=0.6)
    for at in doors:
        left, right = number(at - 10), number(at + 10)
        gap = f"M{number(at - 7)} {number(y)}h14"
        if opened:
            made += stroke(gap, "ground", 5)
            made += stroke(f"M{left} {number(y)}v13M{right} {number(y)}v13", "muscle-edge", 4)
            made += disc(at + 19, y - 3, 6.5, "good", edge="accent", width=1.6)
        else:
            made += stroke(f"M{left} {number(y)}H{right}", "muscle-edge", 7)
            made += stroke(f"M{number(at)} {number(y - 3)}v6", "muscle-light", 1.4)
    return made


def _fat_cell(x: float, y: float, r: float) -> str:
    return disc(x, y, r, "fat", edge="ochre-shade", width=1.6) + ellipse(
        x - r * 0.3, y - r * 0.36, r * 0.3, r * 0.2, "white", opacity=0.5
    )


_FEW = ((38, -8), (66, 10), (112, 10), (122, -11), (158, -2), (198, 10), (206, -11))
_MANY = tuple((36 + i * 17 + row * 6, (-12, 12)[row] + (i % 3 - 1) * 1.6) for row in (0, 1) for i in range(12))  # fmt: skip


def _sugar_and_acid(words: Words) -> str:
    one, two = 82, 284
    with_it = (
        _blood(one, ((44, 9), (88, -7), (138, 7), (180, -9), (224, 7)))
        + _sugar(*((x, one + y) for x, y in _FEW))
        + _muscle_cell(24, 134, 216, (84, 176), opened=True)
        + arrow("M84 108V154", (84, 156), (0, 1), "accent", 2)
        + arrow("M176 108V154", (176, 156), (0, 1), "accent", 2)
        + _sugar((84, 120), (176, 130), (64, 168), (110, 172), (136, 160), (160, 176), (206, 168))
    )
    without = (
        _blood(two, ((52, 0), (112, 0), (168, 0), (226, 0)))
        + _sugar(*((x, two + y) for x, y in _MANY))
        + _muscle_cell(24, 336, 118, (54, 112), opened=False)
        + _fat_cell(176, 376, 15)
        + _fat_cell(206, 384, 17)
        + _fat_cell(198, 356, 13)
        + arrow("M202 340V312", (202, 309), (0, -1), "clay", 3)
        + _acid((180, 330), (222, 326), (82, two), (140, two), (197, two), (32, two + 2))
    )
    return (
        panel(12, 12, 336, 192)
        + label(words["with"], 28, 36, width=210, bold=True, on="ground")
        + with_it
        + label(words["blood"], 250, one, width=92, on="ground")
        + label(words["enters"], 250, 162, width=92, on="ground")
        + panel(12, 214, 336, 192)
        + label(words["without"], 28, 238, width=210, bold=True, on="ground")
        + without
        + label(words["stays"], 250, two - 4, width=92, on="ground")
        + label(words["fat"], 250, 372, width=92, on="ground")
        + _sugar((30, 428))
        + label(words["sugar"], 42, 428, width=70)
        + disc(140, 428, 6.5, "good", edge="accent", width=1.6)
        + label(words["insulin"], 152, 428, width=80)
        + _acid((258, 428))
        + label(words["acid"], 270, 428, width=80)
        + panel(12, 448, 336, 48, "soft")
        + label(words["now"], 180, 472, width=320, anchor="middle", bold=True, on="soft")
    )


PICTURES = (
    Picture(
        id="heart_test",
        title="A tracing of the heart",
        text=(
            "A person lies at ease on a couch. Stickers on the bare chest and on an ankle lead by "
            "wires to a machine, and a nurse stands beside it. Below, six stickers sit on the "
            "chest, from the breastbone to the left side, next to the tracing on paper. It does "
            "not hurt. Do not wait for a test with pain or pressure in the chest: call an "
            "ambulance."
        ),
        labels={
            "stickers": "Stickers on the chest",
            "tracing": "The tracing",
            "painless": "It does not hurt.",
        },
        draw=_heart_test,
        box=(360, 486),
    ),
    Picture(
        id="sugar_and_acid",
        title="What happens when insulin is missing",
        text=(
            "A sketch of an idea. With insulin, doors in the muscle cell open and sugar moves in "
            "from the blood. Without it, the doors stay shut: sugar piles up in the blood while "
            "the muscle starves. The body then burns fat in a hurry, and that leaves acids called "
            "ketones in the blood. This is an emergency and needs a hospital now."
        ),
        labels={
            "with": "With insulin",
            "blood": "Blood",
            "enters": "Sugar gets into the muscle",
            "without": "Without insulin",
            "stays": "Sugar stays in the blood",
            "fat": "Burnt fat leaves acid",
            "sugar": "Sugar",
            "insulin": "Insulin",
            "acid": "Acid",
            "now": "An emergency: hospital now",
        },
        draw=_sugar_and_acid,
        box=(360, 508),
    ),
)
