"""Something warm, something cold: where it goes, and the cloth between."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Pose,
    mirrored,
    person,
    sitting,
    trunk_line,
)
from unweary.drawing.pictures.brush import group, label, leader, panel, shape, stroke
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import curve, step
from unweary.drawing.pictures.props import box, chair, clock, floor, pillow, plant
from unweary.drawing.svg import number

WARM = Looks("fair", Hair("bob", "auburn-hair"), "linen", "navy", sleeve="long", bust=0.008)
COLD = Looks("deep", Hair("short", "black-hair"), "ochre", "navy", legs="trousers")


def belt(pose: Pose, low: int, high: int, name: str) -> str:
    """A band around the body between two places of the spine, 0 at the hip to 12 at the neck."""
    line = trunk_line(pose)[low : high + 1]
    h = pose.height
    back = [step(at, way - 90, 0.066 * h) for at, way in line]
    front = [step(at, way + 90, 0.056 * h) for at, way in line]
    d = curve(back) + curve(list(reversed(front))).replace("M", "L", 1) + "Z"
    seams = ""
    for k in (0.2, 0.45, 0.7):
        points = [
            (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k)
            for a, b in zip(back, front, strict=True)
        ]
        seams += curve(points)
    return shape(d, name, edge=f"{name}-shade", width=1) + stroke(
        seams, f"{name}-shade", 1.2, opacity=0.7
    )


def layers(x: float, y: float, pack: str, rows: tuple[str, str, str]) -> str:
    """Pack, cloth and skin as through a magnifying glass, one on the other, with their names."""
    left, wide = x + 12, 104
    quilt = "".join(f"M{number(left + k * 26)} {number(y + 15)}v22" for k in (1, 2, 3))
    stitches = f"M{number(left + 4)} {number(y + 58)}h{wide - 8}M{number(left + 4)} {number(y + 69)}h{wide - 8}"
    names = "".join(
        label(words, x + 132, y + 28 + i * 36, width=170) for i, words in enumerate(rows)
    )
    return (
        panel(x, y, 312, 128, "paper", 12)
        + box(left, y + 82, wide, 36, "fair", "fair-shade", 5)
        + box(left - 3, y + 47, wide + 6, 33, "linen", "linen-shade", 5)
        + stroke(stitches, "linen-shade", 1.6, dash="5 5")
        + box(left, y + 10, wide, 35, pack, f"{pack}-shade", 10)
        + stroke(quilt, f"{pack}-shade", 1.6)
        + names
    )


def _heat_pack(words: Words) -> str:
    ground, seat = 252, 176
    pose = sitting(
        112, seat, ground, 236, back=(-14, -12, -6), neck=4, head=0,
        near_arm=Bones(166, 118), far_arm=Bones(158, 112), eyes="closed",
    )  # fmt: skip
    return (
        panel(12, 12, 336, 396)
        + plant(306, ground, 0.95)
        + floor(ground, 24, 336)
        + chair(82, seat, ground, back=104, lean=22, depth=76)
        + person(pose, WARM, over=belt(pose, 0, 5, "rust"))
        + clock(196, 52, 24, done=0.3, hour=8, minute=18)
        + label(words["time"], 230, 52, width=106, bold=True, on="ground")
        + label(words["wrap"], 334, 112, width=130, anchor="end", on="ground")
        + leader(198, 122, 98, 152)
        + layers(24, 268, "rust", (words["pack"], words["cloth"], words["skin"]))
    )


def _cold_pack(words: Words) -> str:
    ground = 190
    y = ground - 18
    pose = Pose(
        (178, y), 244, Bones(-90, -91, 238), Bones(-90, -92, 236), Bones(126, 60), Bones(118, 56),
        back=(90, 90, 90), neck=86, head=90, face="front", eyes="closed",
    )  # fmt: skip
    pack = shape(
        "M176 160C178 148 214 146 224 150C232 152 234 158 232 164C214 160 194 160 178 166Z",
        "linen",
        edge="linen-shade",
        width=1,
    ) + shape(
        "M184 152C190 142 216 141 222 147C224 150 222 153 219 154C208 150 196 151 188 156Z",
        "water",
        edge="water-shade",
        width=1,
    )
    return (
        panel(12, 12, 336, 344)
        + clock(52, 54, 24, done=0.22, hour=3, minute=12)
        + label(words["time"], 88, 54, width=90, bold=True, on="ground")
        + box(24, ground, 312, 14, "sheet", "sheet-shade", 6)
        + pillow(104, ground - 6, 62, 13)
        + mirrored(person(pose, COLD), 180)
        + group(pack, at="translate(-30 3)")
        + label(words["pack"], 334, 74, width=140, anchor="end", on="ground")
        + leader(250, 92, 176, 148)
        + layers(24, 216, "water", (words["cold"], words["cloth"], words["skin"]))
    )


PICTURES = (
    Picture(
        id="heat_pack",
        title="A warm pack on the lower back",
        text=(
            "A person sits in a chair with a warm wrap around the lower back. Close up there are "
            "three layers: the warm pack, a cloth, and the skin. The cloth keeps the skin from "
            "burning. Keep it on for the time shown and never sleep on it."
        ),
        labels={
            "time": "15 to 20 minutes",
            "wrap": "Warm wrap on the lower back",
            "pack": "Warm pack",
            "cloth": "Cloth between",
            "skin": "Skin",
        },
        draw=_heat_pack,
        box=(360, 420),
    ),
    Picture(
        id="cold_pack",
        title="A cold pack in a cloth",
        text=(
            "A person lies on their front with a cold pack on the lower back. Close up there are "
            "three layers: the cold pack, a cloth, and the skin. The cloth keeps the skin from "
            "harm by cold. Take the pack off after the time shown, or sooner if the skin feels numb."
        ),
        labels={
            "time": "10 to 15 minutes",
            "pack": "Where it is sore",
            "cold": "Cold pack",
            "cloth": "Cloth between",
            "skin": "Skin",
        },
        draw=_cold_pack,
        box=(360, 368),
    ),
)
