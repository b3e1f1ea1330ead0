"""What to do till help comes: somebody who collapsed in the heat, and a gas that nobody smells."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Pose,
    Reach,
    mirrored,
    person,
    standing,
)
from unweary.drawing.pictures.brush import (
    disc,
    ellipse,
    group,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.desk import walking
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, chair
from unweary.drawing.svg import number

RUNNER = Looks(
    "fair", Hair("short", "auburn-hair"), "fair", "navy", "bare", sleeve="none", legs="shorts"
)
POURS = Looks("deep", Hair("bun", "black-hair"), "ochre", "plum", bust=0.006)
CALLS = Looks("tan", Hair("short", "grey-hair"), "rust", "navy", build=1.1)
LEADS = Looks("brown", Hair("curls", "black-hair"), "ochre", "plum", sleeve="long", bust=0.006)
CHILD = Looks("brown", Hair("short", "black-hair"), "teal", "navy")
STANDS = Looks("fair", Hair("short", "auburn-hair"), "rust", "navy", sleeve="long")


def _tree() -> str:
    crown = """M14 62C12 40 30 26 50 30C62 16 92 14 106 26C126 14 158 16 172 30C196 22 222 32 226 50C246 58 246 78 226 82
        C210 94 186 94 172 88C154 98 124 98 108 90C90 100 60 98 46 88C26 92 12 80 14 62Z"""
    lights = "M60 44C72 36 88 36 98 44M130 40C142 34 158 36 166 44M180 62C192 56 206 58 212 66M84 70C94 64 108 66 114 74"
    trunk = "M30 262C36 230 36 150 34 88H52C52 150 54 230 62 262Z"
    return (
        shape(trunk, "wood-shade")
        + shape(crown, "leaf", edge="leaf-shade", width=1)
        + stroke(lights, "leaf-shade", 2.4, opacity=0.7)
    )


def _lawn() -> str:
    grass = "M12 242C80 234 260 234 348 240V298A12 12 0 0 1 336 310H24A12 12 0 0 1 12 298Z"
    return shape(grass, "leaf", opacity=0.4) + ellipse(156, 279, 142, 25, "eye", opacity=0.16)


def _fan(x: float, y: float) -> str:
    """A fan that a hand swings, and the air that it moves."""
    at = f"translate({number(x)} {number(y)}) rotate(64)"
    air = f"M{number(x - 10)} {number(y + 34)}q10 3 19-3M{number(x - 14)} {number(y + 46)}q13 4 25-4M{number(x - 18)} {number(y + 58)}q13 4 25-4"
    return (
        shape("M-3 2L-19-30C-10-37 10-37 19-30L3 2Z", "linen", edge="wood", width=1.2, at=at)
        + stroke("M-10-28L-2-2M0-31V-2M10-28L2-2", "wood", 1, at=at)
        + stroke(air, "line", 1.8)
    )


def _bucket() -> str:
    """A bucket tipped to the left, its mouth around (0, 0)."""
    return group(
        shape("M-16 0H16L11 32H-11Z", "metal", edge="metal-shade", width=1.2),
        stroke("M-14 13H14", "metal-shade", 1.4),
        ellipse(0, 0, 16, 4.4, "water", edge="metal-shade", width=1.2),
        at="rotate(-114) scale(.84)",
    )


def _poured(x: float, y: float, low: float) -> str:
    """The water from the mouth of a bucket down to a height, and its splash."""
    n, down = number, low - y
    run = f"M0 12C-8 14-12 24-12 40L-14 {n(down)}H2L0 40C0 30 2 24 4 18Z"
    drops = ((-20, -14), (-26, -9), (8, -15), (14, -10))
    return group(
        ellipse(-6, down, 12, 3, "water"),
        shape(run, "water"),
        stroke(f"M-5 26C-7 40-6 50-7 {n(down - 4)}", "water-shade", 1.4),
        *(
            ellipse(dx, down + dy, 2, 2.6, "water", edge="water-shade", width=0.8)
            for dx, dy in drops
        ),
        at=f"translate({n(x)} {n(y)})",
    )


def _cooling_down(words: Words) -> str:
    ground = 284
    lying = Pose(
        (182, ground - 14), 196, Bones(62, 118, 20), Bones(72, 112, 18), Bones(108, 84), Bones(100, 82),
        back=(-90, -89, -87), neck=-78, head=-84, mouth="flat",
    )  # fmt: skip
    helper = Pose(
        (252, ground - 60), 188, Bones(84, 182, 90), Bones(182, 264, 250),
        Reach(296, 192, left=False, end=70), Reach(298, 196, left=False, end=60),
        back=(8, 12, 18), neck=22, head=22, hands="grip", mouth="flat",
    )  # fmt: skip
    caller = standing(
        54, ground - 14, 190, near_arm=Reach(67, 112, left=False, end=-14), far_arm=Bones(132, 88),
        head=6, hands="grip", mouth="flat",
    )  # fmt: skip
    towel = "M109 253C120 249 142 249 160 253C164 260 166 272 163 279C156 276 150 281 142 278C134 281 126 276 118 279C112 276 110 279 107 277C104 268 105 258 109 253Z"
    cloth = shape(towel, "sheet", edge="water-shade", width=1.2) + stroke(
        "M112 260C116 264 116 268 114 274M130 258C134 264 133 268 131 274M148 259C152 264 151 268 150 273", "water-shade", 1.4
    )  # fmt: skip
    bucket = mirrored(group(_bucket(), at="translate(138 188)"), 226)
    receiver = box(-2.5, -11, 5, 22, "navy", "navy-shade", 2)
    drawn = (
        panel(12, 12, 336, 298)
        + disc(312, 48, 21, "warn")
        + _lawn()
        + _tree()
        + mirrored(person(helper, POURS, over=bucket), 226)
        + _fan(110, 160)
        + person(caller, CALLS, over=group(receiver, at="translate(64 101) rotate(-24)"))
        + person(lying, RUNNER, over=cloth)
        + _poured(136, 184, 262)
        + label(words["first"], 20, 336, width=320, bold=True)
    )
    for i, name in enumerate(("call", "shade", "water", "drink")):
        y = 366 + i * 28
        drawn += disc(30, y, 4, "accent") + label(words[name], 46, y, width=300)
    return drawn


def _waves(places: tuple[tuple[float, float, int], ...]) -> str:
    """The gas that cannot be seen: soft waves, each from a point on, so many swings long."""
    d = "".join(f"M{number(x)} {number(y)}q5-6 10 0" + "t10 0" * (n - 1) for x, y, n in places)
    return stroke(d, "quiet", 6, opacity=0.16) + stroke(d, "quiet", 2, opacity=0.85)


def _rear_of_car(x: float, y: float) -> str:
    """A car from behind whose engine runs, its wheels at height y."""
    body = "M-36-10C-38-22-37-30-32-34L-24-54C-22-59-18-60-14-60H14C18-60 22-59 24-54L32-34C37-30 38-22 36-10Z"
    glass = "M-26-36L-19-52C-18-54-17-55-15-55H15C17-55 18-54 19-52L26-36Z"
    return group(
        box(-32, -14, 13, 14, "shoe", "", 3),
        box(19, -14, 13, 14, "shoe", "", 3),
        shape(body, "navy", edge="navy-shade", width=1),
        shape(glass, "water", edge="navy-shade", width=1),
        box(-34, -29, 12, 7, "clay", "", 2),
        box(22, -29, 12, 7, "clay", "", 2),
        box(-12, -27, 24, 9, "pillow", "", 1),
        box(-37, -15, 74, 6, "metal", "metal-shade", 3),
        ellipse(-17, -6, 4, 3, "metal-shade", edge="shoe", width=1.4),
        at=f"translate({number(x)} {number(y)})",
    )


def _fireplace(x: float, y: float, top: float) -> str:
    """A fire with its chimney up to a height, which a nest has closed."""
    n = number
    nest = f"M{n(x - 14)} {n(top + 3)}C{n(x - 12)} {n(top - 12)} {n(x + 12)} {n(top - 12)} {n(x + 14)} {n(top + 3)}C{n(x + 10)} {n(top + 16)} {n(x - 10)} {n(top + 16)} {n(x - 14)} {n(top + 3)}Z"
    twigs = f"M{n(x - 16)} {n(top - 2)}l14 6M{n(x - 10)} {n(top - 8)}l24 8M{n(x + 16)} {n(top - 3)}l-18 10M{n(x - 8)} {n(top + 8)}l16-2"
    flame = "M-13 0C-17-10-8-14-9-22C-3-19-2-15-2-12C1-18 1-24-1-29C8-23 9-15 8-11C11-13 12-16 12-18C16-10 16-4 13 0Z"
    inner = "M-6 0C-8-5-4-8-3-12C1-9 2-6 3-4C4-6 5-7 5-8C7-4 7-2 5 0Z"
    return (
        box(x - 14, top, 28, y - top - 52, "rust", "rust-shade", 1)
        + box(x - 8, top + 2, 16, y - top - 30, "shoe-shade", "", 1)
        + shape(nest, "wood-shade")
        + stroke(twigs, "wood", 1.8)
        + box(x - 30, y - 56, 60, 56, "rust", "rust-shade", 2)
        + box(x - 35, y - 60, 70, 8, "wood", "wood-shade", 2)
        + box(x - 20, y - 42, 40, 42, "shoe", "", 3)
        + shape(flame, "clay", at=f"translate({n(x)} {n(y - 4)})")
        + shape(inner, "warn", at=f"translate({n(x)} {n(y - 4)})")
        + stroke(f"M{n(x - 15)} {n(y - 4)}H{n(x + 15)}M{n(x - 12)} {n(y - 7)}L{n(x + 12)} {n(y - 2)}", "wood", 4)
    )  # fmt: skip


def _boiler(x: float, y: float) -> str:
    """A gas boiler on the wall, with its pipes and the flame in its window."""
    pipes = f"M{number(x - 7)} {number(y + 22)}v22M{number(x)} {number(y + 22)}v22M{number(x + 7)} {number(y + 22)}v22"
    return (
        stroke(pipes, "metal", 2.4)
        + box(x - 15, y - 22, 30, 46, "pillow", "metal-shade", 4)
        + box(x - 8, y - 1, 16, 12, "navy", "", 3)
        + shape("M-4 4C-6-1-1-3-1-7C4-4 5 0 4 4Z", "vessel-blue", at=f"translate({x} {y + 5})")
        + stroke(f"M{number(x - 8)} {number(y + 17)}h16", "metal-shade", 1.6)
    )


def _alarm(x: float, y: float) -> str:
    """An alarm on the wall that sounds."""
    rings = f"M{number(x - 12)} {number(y - 7)}q-4 7 0 14M{number(x - 17)} {number(y - 11)}q-6 11 0 22M{number(x + 12)} {number(y - 7)}q4 7 0 14M{number(x + 17)} {number(y - 11)}q6 11 0 22"
    return (
        disc(x, y, 8.5, "pillow", edge="metal-shade", width=1.4)
        + disc(x, y, 3, "pain")
        + stroke(rings, "pain", 1.8)
    )


def _house() -> str:
    """The house cut open: a garage, a room with a fire, and a room with a boiler above it."""
    rooms = box(112, 122, 134, 180, "paper", "", 1) + box(20, 206, 94, 96, "paper", "", 1)
    walls = "M20 302V206H112M112 302V122M246 122V216M112 212H246M112 208V216"
    roof = "M98 126L179 62L260 126Z"
    return (
        rooms
        + shape(roof, "rust", edge="rust-shade", width=1.4)
        + shape("M14 208L112 176V208Z", "rust", edge="rust-shade", width=1.4)
        + stroke(walls, "linen-shade", 5)
        + stroke("M16 302H344", "line", 2.4)
    )


_DOOR = (
    shape("M246 224L258 230V306L246 302Z", "wood", edge="wood-shade", width=1)
    + disc(255, 268, 1.6, "metal")
    + stroke("M246 218V224", "linen-shade", 5)
)


def _carbon_monoxide(words: Words) -> str:
    ground = 300
    leads = walking(
        264, ground, 80, near_arm=Bones(206, 190), far_arm=Reach(287, 264, left=False), plain=True
    )
    child = walking(
        300, ground, 54, near_arm=Reach(287, 265, left=False), far_arm=Bones(150, 120), plain=True
    )
    caller = standing(
        324, ground, 84, near_arm=Reach(330, 229, left=False, end=-14), far_arm=Bones(170, 156),
        hands="grip", plain=True,
    )  # fmt: skip
    receiver = box(-1.3, -5, 2.6, 10, "navy", "navy-shade", 1)
    gas = (
        (25, 289, 2), (40, 226, 5), (58, 214, 4), (176, 294, 1),
        (182, 254, 2), (176, 238, 2), (116, 230, 1), (174, 222, 2),
        (164, 200, 7), (161, 144, 1), (210, 150, 3), (210, 172, 3), (118, 150, 1), (118, 180, 1),
    )  # fmt: skip
    drawn = (
        panel(12, 12, 336, 324)
        + _house()
        + _fireplace(142, ground, 46)
        + _boiler(190, 162)
        + mirrored(chair(178, 278, ground, back=30, lean=4, depth=36), 204)
        + _alarm(220, 234)
        + _DOOR
        + _rear_of_car(66, ground)
        + _waves(gas)
        + person(leads, LEADS)
        + person(child, CHILD)
        + person(caller, STANDS, over=group(receiver, at="translate(329 224) rotate(-20)"))
        + leader(104, 48, 128, 50)
        + label(words["chimney"], 26, 46, width=90, on="ground")
        + leader(264, 112, 206, 156)
        + label(words["boiler"], 268, 110, width=72, on="ground")
        + leader(264, 168, 225, 228)
        + label(words["alarm"], 268, 166, width=72, on="ground")
        + label(words["engine"], 66, 319, width=90, anchor="middle", on="ground")
        + label(words["fire"], 150, 319, width=80, anchor="middle", on="ground")
        + label(words["air"], 292, 319, width=100, anchor="middle", on="ground")
        + _waves(((22, 362, 3),))
        + label(words["unseen"], 64, 360, width=286)
        + label(words["out"], 20, 392, width=320, bold=True)
    )
    for i, name in enumerate(("others", "call", "stay")):
        y = 422 + i * 28
        drawn += disc(30, y, 4, "accent") + label(words[name], 46, y, width=300)
    return drawn


PICTURES = (
    Picture(
        id="cooling_down",
        title="Heat stroke: cool first",
        text=(
            "A person lies in the shade of a tree, shirt and shoes off, a wet cloth on the chest. "
            "One helper pours cold water over them without a stop. Another calls an ambulance and "
            "fans. Start to cool at once, before any transport. Do not force drinks on somebody "
            "who is muddled. If they do not wake but breathe, roll them onto their side and go on "
            "cooling."
        ),
        labels={
            "first": "Cool first, at once",
            "call": "Somebody calls an ambulance",
            "shade": "Into the shade, clothes off",
            "water": "Pour cold water and fan",
            "drink": "Do not force drinks",
        },
        draw=_cooling_down,
        box=(360, 470),
    ),
    Picture(
        id="carbon_monoxide",
        title="Carbon monoxide: where it comes from",
        text=(
            "A house cut open. A car engine runs in the garage, a fire burns below a blocked "
            "chimney, and a boiler hangs on the wall. Soft waves stand for the gas, which nobody "
            "can see or smell. An alarm sounds. A parent and a child walk out of the door, and a "
            "man calls from outside. Go out at once, take the others and the pets, and stay out "
            "until you are told that it is safe."
        ),
        labels={
            "chimney": "Blocked chimney",
            "boiler": "Boiler",
            "alarm": "Alarm",
            "engine": "Engine",
            "fire": "Fire",
            "air": "Fresh air",
            "unseen": "You cannot see or smell the gas",
            "out": "Go out at once",
            "others": "Take others and pets along",
            "call": "Call for help from outside",
            "stay": "Stay out until told it is safe",
        },
        draw=_carbon_monoxide,
        box=(360, 500),
    ),
)
