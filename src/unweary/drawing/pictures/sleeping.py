"""Sleep and rest: how to lie, what to lie on, and how to get up again."""

from __future__ import annotations

from dataclasses import replace

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Pose,
    mirrored,
    person,
    spine_line,
)
from unweary.drawing.pictures.bodies_front import Front, front_person, front_spine, joint
from unweary.drawing.pictures.brush import (
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import step
from unweary.drawing.pictures.props import (
    bed,
    box,
    moon_window,
    pillow,
    verdict,
)

ONE = Looks("brown", Hair("short", "black-hair"), "teal", "plum", "bare", sleeve="long", bust=0.006)
TWO = Looks("fair", Hair("short", "auburn-hair"), "navy", "plum", "bare")
THREE = Looks("tan", Hair("bob", "black-hair"), "rust", "navy", "bare", sleeve="long", bust=0.006)
OLD = Looks("fair", Hair("bun", "grey-hair"), "plum", "teal", "bare", sleeve="long", bust=0.006)


def _sleep_back(words: Words) -> str:
    pose = Pose(
        hip=(160, 165),
        height=258,
        near_leg=Bones(68, 112, 8),
        far_leg=Bones(65, 110, 8),
        near_arm=Bones(101, 84),
        far_arm=Bones(96, 82),
        back=(-90, -87, -86),
        neck=-74,
        head=-84,
        eyes="closed",
    )
    return (
        panel(12, 12, 336, 236)
        + moon_window(276, 28)
        + verdict(words["good"], 26, 36, good=True, width=210)
        + bed(26, 180, 308, 230, head=40)
        + pillow(58, 173, 60, 17)
        + wedge(186, 180)
        + person(pose, ONE, over=spine_line(pose, "white", 3))
        + label(words["knees"], 220, 92, width=130, anchor="middle", on="ground")
        + leader(224, 118, 228, 158)
        + label(words["head"], 26, 80, width=150, on="ground")
        + leader(54, 92, 40, 174)
    )


def wedge(x: float, y: float) -> str:
    """A firm cushion to lay the knees on, its foot from x on at height y."""
    d = "M-8 0C2-2 6-20 16-31C24-40 34-39 42-31C54-20 66-2 80 0Z"
    return shape(d, "ochre", edge="ochre-shade", width=1, at=f"translate({x} {y})")


def _sleep_side(words: Words) -> str:
    pose = Pose(
        hip=(156, 166),
        height=238,
        near_leg=Bones(52, 124, 62),
        far_leg=Bones(42, 112, 50),
        near_arm=Bones(24, -62),
        far_arm=Bones(-2, -74),
        back=(-86, -92, -88),
        neck=-82,
        head=-86,
        eyes="closed",
    )
    return (
        panel(12, 12, 336, 274)
        + verdict(words["good"], 26, 36, good=True, width=170)
        + label(words["above"], 26, 66, width=280, tone="quiet", on="ground")
        + box(22, 84, 14, 156, "wood", "wood-shade", 5)
        + box(34, 90, 302, 144, "sheet", "sheet-shade", 10)
        + box(40, 116, 56, 94, "pillow", "pillow-shade", 14)
        + person(
            pose,
            THREE,
            under=pillow(232, 139, 84, 27, "ochre", 34),
            over=spine_line(pose, "white", 3),
        )
        + label(words["head"], 26, 264, width=250, on="ground")
        + leader(60, 250, 66, 196)
        + label(words["knees"], 334, 50, width=140, anchor="end", on="ground")
        + leader(262, 70, 216, 122)
    )


def _prone(y: float, back: tuple[float, float, float], neck: float, head: float) -> Pose:
    return Pose(
        hip=(178, y),
        height=246,
        near_leg=Bones(-91, -91, 238),
        far_leg=Bones(-90, -92, 236),
        near_arm=Bones(104, 64),
        far_arm=Bones(98, 60),
        back=back,
        neck=neck,
        head=head,
        eyes="closed",
        mouth="flat",
        face="front",
    )


def _sleep_front(words: Words) -> str:
    poor = _prone(144, (98, 88, 74), 62, 78)
    better = _prone(361, (88, 90, 92), 88, 92)
    return (
        panel(12, 12, 336, 196)
        + verdict(words["poor"], 26, 36, good=False, width=300)
        + bed(26, 158, 308, 196, head=44)
        + pillow(90, 146, 66, 34)
        + mirrored(person(poor, TWO, over=spine_line(poor, "white", 3), arm_below=True), 180)
        + label(words["neck"], 26, 74, width=170, on="ground")
        + leader(98, 94, 110, 124)
        + label(words["hollow"], 332, 84, width=140, anchor="end", on="ground")
        + leader(226, 92, 182, 136)
        + panel(12, 220, 336, 204)
        + verdict(words["better"], 26, 246, good=True, width=300)
        + bed(26, 378, 308, 412, head=30)
        + pillow(74, 377, 60, 9)
        + pillow(172, 374, 60, 14, "ochre")
        + mirrored(person(better, TWO, over=spine_line(better, "white", 3), arm_below=True), 180)
        + label(words["flat"], 26, 286, width=130, on="ground")
        + leader(52, 298, 54, 374)
        + label(words["belly"], 332, 300, width=150, anchor="end", on="ground")
        + leader(232, 324, 190, 374)
        + label(words["turn"], 180, 446, width=330, anchor="middle")
    )


def _on_side(
    hip: tuple[float, float],
    back: tuple[float, float, float],
    neck: float,
    head: float,
    arm: float = 84,
) -> Front:
    pose = Front(hip=hip, height=226, back=back, neck=neck, head=head, behind=True)
    start = joint(pose, "right_arm")
    bent = step(start, arm, 36)
    return replace(pose, right_arm=(start, bent, step(bent, arm + 14, 28)))


def _blanket(x: float, y: float, low: float) -> str:
    d = f"M{x} {y}C{x + 30} {y - 8} {x + 66} {y + 4} {x + 96} {y + 12}C{x + 126} {y + 18} {x + 150} {y + 20} {x + 158} {low}L{x + 4} {low + 2}C{x + 12} {low - 12} {x + 10} {y + 20} {x} {y}Z"
    folds = f"M{x + 30} {y + 12}C{x + 60} {y + 14} {x + 96} {y + 26} {x + 130} {y + 30}M{x + 22} {y + 30}C{x + 50} {y + 30} {x + 70} {y + 34} {x + 90} {y + 36}"
    return shape(d, "teal", edge="teal-shade", width=1) + stroke(
        folds, "teal-shade", 1.4, opacity=0.6
    )


def _bed_and_pillow(words: Words) -> str:
    poor = _on_side((160, 168), (-86, -72, -60), -52, -60, 100)
    good = _on_side((160, 380), (-90, -90, -90), -90, -90)
    return (
        panel(12, 12, 336, 214)
        + verdict(words["poor"], 26, 36, good=False, width=300)
        + bed(26, 166, 308, 212, sag=26, head=62)
        + pillow(52, 142, 64, 48)
        + front_person(poor, TWO)
        + front_spine(poor, "white")
        + _blanket(148, 146, 190)
        + label(words["high"], 26, 70, width=170, on="ground")
        + leader(52, 82, 44, 130)
        + label(words["sags"], 330, 100, width=150, anchor="end", on="ground")
        + leader(312, 112, 318, 176)
        + panel(12, 238, 336, 206)
        + verdict(words["good"], 26, 262, good=True, width=300)
        + bed(26, 398, 308, 434, head=46)
        + pillow(52, 389, 60, 24)
        + front_person(good, TWO)
        + front_spine(good, "white")
        + _blanket(148, 356, 398)
        + label(words["fits"], 26, 300, width=170, on="ground")
        + leader(52, 312, 46, 388)
        + label(words["even"], 330, 330, width=150, anchor="end", on="ground")
        + leader(312, 342, 316, 406)
    )


PICTURES = (
    Picture(
        id="sleep_back",
        title="Sleeping on the back",
        text=(
            "A person sleeps on their back. A thick pillow lies under both knees, so that the legs "
            "are a little bent and the lower back can let go. A low pillow fills the space under the "
            "head and neck. Many people with a sore back find this way of lying easy."
        ),
        labels={
            "good": "Easier on the back",
            "knees": "Pillow under the knees",
            "head": "Low pillow",
        },
        draw=_sleep_back,
        box=(360, 260),
    ),
    Picture(
        id="sleep_side",
        title="Sleeping on the side",
        text=(
            "A person sleeps on their side, seen from above, with hips and knees bent. A pillow "
            "between the knees keeps the top leg from pulling on the hip and lower back. The pillow "
            "under the head keeps the neck in one line with the back."
        ),
        labels={
            "good": "Easier",
            "above": "Seen from above",
            "knees": "Pillow between the knees",
            "head": "Neck in line",
        },
        draw=_sleep_side,
        box=(360, 298),
    ),
    Picture(
        id="sleep_front",
        title="Sleeping on the front, and how to make it easier",
        text=(
            "Two pictures of a person who sleeps on their front. In the first, a thick pillow bends "
            "the neck, which is also turned to one side, and the lower back sinks into a hollow. In "
            "the second, a thin pillow under the belly lifts the lower back, and the pillow under "
            "the head is flat. Turning onto the side is easier still."
        ),
        labels={
            "poor": "Harder on back and neck",
            "neck": "Neck bent and turned",
            "hollow": "Lower back sinks in",
            "better": "Easier, if you lie like this",
            "flat": "Flat pillow",
            "belly": "Thin pillow under the belly",
            "turn": "Or try to sleep on your side.",
        },
        draw=_sleep_front,
        box=(360, 464),
    ),
    Picture(
        id="bed_and_pillow",
        title="A bed and a pillow that fit",
        text=(
            "Two people lie on their side, seen from behind. In the first bed the mattress sags and "
            "the pillow is too high, so the spine hangs down in the middle and the neck bends up. In "
            "the second bed the mattress is medium firm and the pillow fills the gap between "
            "shoulder and head. The spine runs straight from the hips to the head."
        ),
        labels={
            "poor": "Harder on the back",
            "high": "Pillow too high",
            "sags": "The bed sags",
            "good": "Easier on the back",
            "fits": "Pillow fills the gap",
            "even": "Medium firm bed",
        },
        draw=_bed_and_pillow,
        box=(360, 456),
    ),
)
