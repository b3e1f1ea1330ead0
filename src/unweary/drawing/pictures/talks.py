"""Talking with those who can help: doctor, surgeon, pharmacist; and medicines."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    mirrored,
    person,
    sitting,
    standing,
)
from unweary.drawing.pictures.brush import disc, ellipse, group, label, panel, shape, stroke
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, chair, floor, table
from unweary.drawing.svg import number

DOCTOR = Looks(
    "brown", Hair("bun", "black-hair"), "linen", "navy", sleeve="long", bust=0.006, coat=False
)
SURGEON = Looks("fair", Hair("short", "grey-hair"), "linen", "navy", sleeve="long")
PATIENT = Looks("fair", Hair("short", "brown-hair"), "rust", "navy", build=1.12)
PATIENT_TOO = Looks("tan", Hair("scarf", "plum"), "ochre", "navy", sleeve="long", bust=0.006)
OLDER = Looks("fair", Hair("bun", "grey-hair"), "plum", "navy", sleeve="long", bust=0.006)


def spine_model(x: float, y: float, size: float = 1.0) -> str:
    """A model of the lower spine on a stand, its foot at (x, y)."""
    at = f"translate({number(x)} {number(y)}) scale({number(size)})"
    places = (
        (0, -88, 6),
        (2, -77, 2),
        (4.5, -66, -3),
        (5.5, -54.5, -6),
        (4, -43, -2),
        (0, -31.5, 8),
    )
    bones = ""
    for px, py, turn in places:
        spot = f"translate({px} {py}) rotate({turn})"
        bones += shape(
            "M-9-4.500Q0-2.500 9-4.500Q8 0 9 4.500Q0 2.500-9 4.500Q-8 0-9-4.500Z",
            "bone",
            edge="bone-edge",
            width=0.9,
            at=spot,
        )
        bones += shape(
            "M-9-2C-13-3-17 1-20 5C-16 6-12 4-9 2Z", "bone", edge="bone-edge", width=0.9, at=spot
        )
        bones += ellipse(px, py + 5.7, 7.6, 2.1, "disc-core")
    sacrum = shape(
        "M-11-26Q0-29 7-24C6-16-2-10-8-8C-12-12-13-20-11-26Z", "bone", edge="bone-edge", width=0.9
    )
    stand = box(-18, -6, 36, 6, "wood", "wood-shade", 2) + stroke("M-4-6V-14", "metal-shade", 3)
    nerve = stroke("M-13-84C-12-66-8-52-10-40C-11-30-16-22-22-14", "nerve-edge", 2.6) + stroke(
        "M-13-84C-12-66-8-52-10-40C-11-30-16-22-22-14", "nerve", 1.6
    )
    return group(stand + nerve + sacrum + bones, at=at)


def _talk(doctor: Looks, patient: Looks, wall: str, on_desk: str) -> str:
    """Two people at a desk, with things on the wall and on the desk between them."""
    ground, h = 262, 208
    seat = ground - 66
    listens = sitting(
        74, seat, ground, h, near_arm=Bones(164, 104), far_arm=Bones(158, 100), head=2
    )
    tells = sitting(
        74, seat, ground, h, back=(2, 3, 7), neck=14, head=2,
        near_arm=Bones(150, 66, 70), far_arm=Bones(164, 96, 92),
    )  # fmt: skip
    return (
        panel(12, 12, 336, 272)
        + wall
        + floor(ground, 24, 336)
        + chair(52, seat, ground, back=74, lean=5)
        + mirrored(chair(52, seat, ground, back=74, lean=5, name="navy"), 180)
        + person(listens, patient)
        + mirrored(person(tells, doctor), 180)
        + table(132, ground - 92, 96, ground)
        + on_desk
    )


def _poster(x: float, y: float) -> str:
    return box(x, y, 52, 66, "pillow", "wood", 3) + spine_model(x + 29, y + 64, 0.58)


def _scan(x: float, y: float) -> str:
    """A picture of the inside on a lit screen."""
    lines = "".join(
        f"M{number(x + 26 + dx)} {number(y + 10 + i * 9)}h11"
        for i, dx in enumerate((0, 2, 4, 4, 2, 0))
    )
    return (
        box(x, y, 62, 68, "navy", "metal-shade", 4)
        + stroke(lines, "metal", 6)
        + stroke(f"M{number(x + 20)} {number(y + 8)}c2 18 5 34 0 52", "water", 3)
    )


def _injection_talk(words: Words) -> str:
    return _talk(DOCTOR, PATIENT, _poster(154, 22), spine_model(180, 170, 0.66)) + _questions(
        words, 312
    )


def _surgery_talk(words: Words) -> str:
    return _talk(SURGEON, PATIENT_TOO, _scan(148, 22), spine_model(180, 170, 0.66)) + _questions(
        words, 312
    )


def _questions(words: Words, y: float) -> str:
    drawn = label(words["ask"], 20, y, width=320, bold=True)
    for i, name in enumerate(("one", "two", "three")):
        row = y + 30 + i * 28
        drawn += disc(30, row, 4, "accent") + label(words[name], 46, row, width=300)
    return drawn


def _doctor_visit(words: Words) -> str:
    notes = (
        box(150, 156, 34, 12, "pillow", "pillow-shade", 2)
        + stroke("M155 160h24M155 164h16", "line", 1.2)
        + box(192, 162, 26, 7, "soft", "teal-shade", 1)
    )
    drawn = _talk(DOCTOR, OLDER, _poster(154, 22), notes) + label(
        words["bring"], 20, 308, width=320, bold=True
    )
    for i, name in enumerate(("list", "diary", "letters", "someone")):
        x, y = 20 + (i % 2) * 166, 328 + (i // 2) * 62
        drawn += panel(x, y, 156, 54) + group(_thing(name), at=f"translate({x + 28} {y + 27})")
        drawn += label(words[name], x + 54, y + 27, width=98, on="ground")
    return drawn


def _thing(name: str) -> str:
    """A small picture of something to bring, around (0, 0)."""
    if name == "list":
        bottle = box(-13, -10, 18, 26, "rust", "rust-shade", 4) + box(
            -12, -18, 16, 8, "pillow", "pillow-shade", 2
        )
        return (
            bottle
            + box(-13, -3, 18, 11, "pillow", "", 0.1)
            + ellipse(11, 11, 7, 4.4, "ochre", edge="ochre-shade", width=1)
        )
    if name == "diary":
        return (
            box(-15, -19, 30, 38, "teal", "teal-shade", 3)
            + box(-9, -12, 18, 10, "pillow", "", 2)
            + stroke("M-11-19V19", "teal-shade", 2)
            + stroke("M6 18L20-8", "ochre", 4)
        )
    if name == "letters":
        return box(-19, -13, 38, 26, "pillow", "pillow-shade", 3) + stroke(
            "M-18-11L0 4L18-11", "metal-shade", 1.8
        )
    return (
        shape("M-20 20C-20 6-12 2-6 2C0 2 7 6 7 20Z", "rust")
        + disc(-6.5, -7, 8, "fair")
        + shape("M-15-7C-16-18 2-19 2-7C-2-12-10-13-15-7Z", "brown-hair")
        + shape("M-2 20C-2 8 4 4 10 4C16 4 22 8 22 20Z", "teal")
        + disc(10, -4, 7.6, "brown")
        + shape("M2-4C1-15 19-15 18-4C14-9 7-10 2-4Z", "black-hair")
    )


def _shelf(x: float, y: float, w: float) -> str:
    drawn = ""
    for row in range(3):
        base = y + row * 38
        drawn += box(x, base, w, 5, "wood", "wood-shade", 1)
        at = x + 6.0
        for i, (wide, tall, name) in enumerate(
            (
                (14, 22, "teal"),
                (18, 16, "linen-shade"),
                (12, 26, "rust"),
                (16, 18, "water"),
                (14, 24, "ochre"),
                (20, 15, "plum"),
                (12, 22, "leaf"),
            )
        ):
            shift = (i + row * 2) % 7
            wide, tall, name = (
                (14, 22, "teal"),
                (18, 16, "linen-shade"),
                (12, 26, "rust"),
                (16, 18, "water"),
                (14, 24, "ochre"),
                (20, 15, "plum"),
                (12, 22, "leaf"),
            )[shift]
            if at + wide > x + w - 4:
                break
            drawn += box(at, base - tall, wide, tall, name, "", 2)
            at += wide + 4
    return drawn


def _pharmacy(words: Words) -> str:
    ground, h = 276, 216
    buyer = standing(88, ground, h, near_arm=Bones(150, 84, 88), far_arm=Bones(144, 80, 86))
    seller = standing(88, ground, h, near_arm=Bones(146, 78, 84), far_arm=Bones(140, 80, 86))
    pharmacist = Looks(
        "brown", Hair("curls", "black-hair"), "linen", "navy", sleeve="long", coat=True
    )
    return (
        panel(12, 12, 336, 290)
        + _shelf(170, 66, 160)
        + floor(ground, 24, 336)
        + mirrored(person(seller, pharmacist), 180)
        + box(152, ground - 96, 62, 96, "soft", "", 2)
        + box(144, ground - 104, 78, 9, "wood", "wood-shade", 3)
        + box(172, ground - 122, 26, 18, "pillow", "pillow-shade", 2)
        + box(172, ground - 122, 26, 6, "rust", "", 1)
        + person(buyer, OLDER)
        + label(words["ask"], 20, 326, width=320, bold=True)
        + "".join(
            disc(30, 356 + i * 28, 4, "accent") + label(words[name], 46, 356 + i * 28, width=300)
            for i, name in enumerate(("one", "two", "three"))
        )
    )


def _medicines(words: Words) -> str:
    pack = (
        shape("M40 92L128 74L140 86V178L52 196L40 184Z", "linen-shade")
        + shape("M40 92L128 74V166L40 184Z", "pillow", edge="pillow-shade", width=1)
        + shape("M40 110L128 92V112L40 130Z", "teal")
        + shape("M128 74L140 86V178L128 166Z", "linen-shade")
        + stroke("M50 150L104 139M50 162L88 154", "metal", 3)
    )
    blister = group(
        box(-44, -26, 88, 52, "metal", "metal-shade", 6)
        + "".join(
            ellipse(
                -30 + c * 20,
                -11 + r * 22,
                7,
                7,
                "pillow" if (c, r) != (3, 1) else "metal-shade",
                edge="metal-shade",
                width=1,
            )
            for c in range(4)
            for r in range(2)
        ),
        at="translate(118 214) rotate(-10)",
    )
    leaflet = (
        shape("M196 66L308 54L320 216L208 228Z", "pillow", edge="pillow-shade", width=1.2)
        + shape("M252 60L258 223L208 228L196 66Z", "linen", opacity=0.8)
        + stroke(
            "M208 88L244 84M209 102L245 98M210 116L238 113M212 144L248 140M213 158L249 154M214 172L240 169",
            "metal",
            2.6,
        )
        + stroke(
            "M266 80L300 76M267 94L301 90M270 136L304 132M271 150L305 146M272 164L296 161",
            "metal",
            2.6,
        )
        + box(268, 104, 34, 18, "soft", "teal-shade", 3)
    )
    return (
        panel(12, 12, 336, 250)
        + pack
        + blister
        + leaflet
        + label(words["box"], 28, 40, width=150, bold=True, on="ground")
        + label(words["leaflet"], 332, 36, width=150, anchor="end", bold=True, on="ground")
        + label(words["dose"], 20, 290, width=320)
        + label(words["other"], 20, 338, width=320)
        + label(words["ask"], 20, 384, width=320, bold=True)
    )


PICTURES = (
    Picture(
        id="injection_talk",
        title="Talking about an injection",
        text=(
            "A doctor and a person sit at a desk with a model of the lower spine. The doctor shows "
            "where the medicine would go. Below are three questions to ask: what can it do for me, "
            "how long does it last, and what are the risks. You can take time to decide."
        ),
        labels={
            "ask": "Good questions to ask",
            "one": "What can it do for me?",
            "two": "How long does it last?",
            "three": "What are the risks?",
        },
        draw=_injection_talk,
        box=(360, 418),
    ),
    Picture(
        id="surgery_talk",
        title="Talking about an operation",
        text=(
            "A surgeon and a person sit at a desk with a model of the spine, and a picture of the "
            "back on a screen. Below are three questions to ask: what if we wait, how often does it "
            "help, and how long till I am well. Most people have time to think it over."
        ),
        labels={
            "ask": "Good questions to ask",
            "one": "What if we wait?",
            "two": "How often does it help?",
            "three": "How long till I am well?",
        },
        draw=_surgery_talk,
        box=(360, 418),
    ),
    Picture(
        id="doctor_visit",
        title="Talking with a doctor: what to bring",
        text=(
            "A person and a doctor talk at a desk. Below are four things to bring: a list of your "
            "medicines, notes on how your days were, letters and results you have, and somebody you "
            "trust. Say first what worries you most."
        ),
        labels={
            "bring": "What to bring",
            "list": "List of medicines",
            "diary": "Notes on your days",
            "letters": "Letters, results",
            "someone": "Somebody you trust",
        },
        draw=_doctor_visit,
        box=(360, 458),
    ),
    Picture(
        id="pharmacy",
        title="Asking the pharmacist",
        text=(
            "An older person stands at the counter of a pharmacy and talks with the pharmacist. "
            "Shelves with packs are behind them. Below are three things to tell: the other "
            "medicines you take, illnesses and allergies, and whether you may be pregnant."
        ),
        labels={
            "ask": "Tell the pharmacist",
            "one": "What else you take",
            "two": "Illnesses and allergies",
            "three": "If you may be pregnant",
        },
        draw=_pharmacy,
        box=(360, 432),
    ),
    Picture(
        id="medicines",
        title="Medicines: read, ask, keep to the dose",
        text=(
            "A box of medicine, a strip of tablets and an open leaflet. Read the leaflet before the "
            "first dose. Keep to the dose on the box, and do not take two kinds with the same drug "
            "in them. If you are not sure, ask a pharmacist."
        ),
        labels={
            "box": "Box",
            "leaflet": "Leaflet",
            "dose": "Keep to the dose and to the days on the box.",
            "other": "Check that no other medicine holds the same drug.",
            "ask": "Not sure? Ask a pharmacist.",
        },
        draw=_medicines,
        box=(360, 406),
    ),
)
