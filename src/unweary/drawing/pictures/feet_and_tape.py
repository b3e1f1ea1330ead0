"""The foot from its inner side, a visit for sore or numb feet, and tape on a back."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.bodies import (
    Bones,
    Looks,
    Reach,
    mirrored,
    person,
    sitting,
)
from unweary.drawing.pictures.brush import (
    clip,
    disc,
    ellipse,
    fibres,
    group,
    label,
    leader,
    panel,
    shape,
    smooth,
    stroke,
)
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.props import box, chair, floor, plant
from unweary.drawing.pictures.torso import body, both
from unweary.drawing.svg import number

# A left foot and lower leg from the inner side: heel on the left, toes on the right, floor at 330.
_FOOT = smooth(
    (
        (30, -20), (29, 30), (36, 90), (50, 150), (59, 196), (62, 230), (57, 258), (48, 282), (45, 304),
        (50, 321), (64, 330), (88, 331), (108, 329), (132, 323), (160, 318), (190, 318), (216, 323), (240, 329), (262, 331),
        (284, 330), (296, 324), (304, 330), (322, 330), (334, 322), (333, 311), (322, 304), (306, 303), (290, 299), (268, 290),
        (240, 275), (210, 258), (184, 244), (164, 230), (153, 210), (150, 180), (152, 130), (154, 60), (150, -20),
    ),
    closed=True,
)  # fmt: skip
_TIBIA = """M104-20C106 60 106 140 104 190C102 208 99 220 100 232C108 230 116 229 122 231C120 240 122 250 129 252
    C136 252 140 244 141 236C144 226 142 212 138 196C134 150 136 60 138-20Z"""
_TALUS = """M96 240C104 231 124 230 140 237C150 242 160 248 168 254C172 260 171 270 164 276C154 278 144 272 136 268
    C126 272 112 272 100 266C92 262 90 248 96 240Z"""
_HEEL = """M60 278C70 268 84 264 98 267C110 272 124 272 134 270C142 272 150 278 154 284C156 292 152 298 144 300
    C132 302 118 306 104 312C92 318 78 322 68 318C58 312 54 290 60 278Z"""
_NAVICULAR = "M168 254C176 255 184 260 188 266C189 274 188 282 184 288C176 288 168 284 165 278C170 272 171 262 168 254Z"
_CUNEIFORM = "M190 266C198 266 208 271 214 277C214 286 212 294 209 300C200 300 190 294 186 289C190 282 191 274 190 266Z"
_METATARSAL = """M216 278C224 280 232 286 242 292C250 297 258 298 266 299C276 300 283 307 281 315C278 323 268 325 260 321
    C252 316 244 311 234 308C224 306 216 306 211 301C214 294 216 286 216 278Z"""
_TOE = (
    "M283 306C288 304 294 309 302 311C307 312 308 320 304 322C296 323 290 324 284 321C281 317 281 310 283 306Z",
    "M307 311C312 309 318 312 325 314C329 316 328 321 324 322C318 323 312 324 308 322C306 319 305 314 307 311Z",
)
_CALF = (
    """M32-20C31 30 38 90 52 148C58 172 62 188 66 200C70 190 82 166 90 130C98 96 100 40 98-20Z"""
)
_TENDON = "M45 110C54 150 65 192 66 226C67 248 60 264 57 280C55 290 57 300 60 302C64 296 65 284 68 272C73 254 76 234 75 212C72 180 60 140 45 110Z"
_FASCIA = """M68 319C86 326 108 318 134 311C160 306 190 306 214 312C236 318 256 326 276 327L292 325C276 332 254 330 236 324
    C212 316 188 311 160 311C132 314 108 325 90 326C80 327 70 325 68 319Z"""


def _bone(d: str) -> str:
    return shape(d, "bone", edge="bone-edge", width=1)


def _foot_arch(words: Words) -> str:
    sore = "".join(
        ellipse(x, y, rx, ry, "pain", opacity=o)
        for x, y in ((84, 326), (268, 327))
        for rx, ry, o in ((27, 9, 0.22), (17, 5.5, 0.35))
    )
    return (
        clip("foot_arch-leg", "M24 24H340V380H24Z")
        + panel(12, 12, 336, 396)
        + stroke("M24 345H336", "faint", 3)
        + group(
            group(
                shape(_FOOT, "skin", edge="skin-edge", width=1.4),
                *(_bone(d) for d in (_HEEL, _TALUS, _TIBIA, _NAVICULAR, _CUNEIFORM, _METATARSAL, *_TOE)),
                ellipse(263, 325, 6, 3.6, "bone", edge="bone-edge", width=0.9),
                shape(_CALF, "muscle", edge="muscle-edge", width=1),
                fibres(
                    ((36, -16), (36, 40), (44, 100), (64, 190)),
                    ((94, -16), (96, 50), (88, 120), (68, 194)),
                    7,
                    "muscle-light",
                ),
                shape(_TENDON, "fascia", edge="fascia-edge", width=1),
                shape(_FASCIA, "ligament", edge="bone-edge", width=1),
                sore,
                at="translate(0 14)",
            ),
            clip="foot_arch-leg",
        )
        + leader(196, 66, 86, 84)
        + label(words["calf"], 200, 62, width=140, on="ground")
        + leader(196, 130, 70, 214)
        + label(words["tendon"], 200, 126, width=140, on="ground")
        + leader(250, 204, 200, 292)
        + label(words["arch"], 224, 192, width=116, on="ground")
        + leader(62, 366, 92, 312)
        + label(words["heel"], 24, 384, width=84, on="ground")
        + leader(172, 366, 172, 327)
        + label(words["band"], 172, 384, width=116, anchor="middle", on="ground")
        + leader(300, 366, 276, 343)
        + label(words["ball"], 340, 384, width=84, anchor="end", on="ground")
        + ellipse(34, 440, 15, 8, "pain", opacity=0.25)
        + ellipse(34, 440, 10, 5, "pain", opacity=0.4)
        + label(words["sore"], 58, 440, width=290)
    )  # fmt: skip


SORE_FOOT = Looks("tan", Hair("bald", "grey-hair", beard=True), "ochre", "navy", "bare", build=1.1)
PODIATRIST = Looks("fair", Hair("bob", "brown-hair"), "teal", "navy", bust=0.006)


def _mirror_check(x: float, y: float) -> str:
    """A foot held over a mirror that lies on the floor."""
    sole = "M-20-9C-8-14 4-8 16-12C30-14 42-8 42 2C42 12 28 13 16 9C4 6-10 12-20 9C-30 6-30-6-20-9Z"
    toes = "".join(disc(46 - abs(i) * 1.6, i * 5.2, 3.4 if i > -2 else 4.6, "tan", edge="tan-shade", width=0.8) for i in (-2, -1, 0, 1, 2))  # fmt: skip
    leg = """M-20-62H0C-1-44 0-34 3-27C16-20 30-14 38-10C42-7 41-3 37-3H-22C-28-3-29-10-26-18C-23-28-20-40-20-62Z"""
    return group(
        shape("M-44 34L-28 8H52L66 34Z", "sheet", edge="metal-shade", width=2),
        group(shape(sole, "tan", edge="tan-shade", width=0.8), toes, at="translate(10 21) scale(.82 .62)", opacity=0.85),
        shape(leg, "tan", edge="tan-shade"),
        shape("M-22-74H2L0-52H-20Z", "navy", edge="navy-shade"),
        stroke("M-38 30L-27 12", "white", 2, opacity=0.7),
        at=f"translate({number(x)} {number(y)})",
    )  # fmt: skip


def _shoe_check(x: float, y: float) -> str:
    """A hand that feels inside a shoe."""
    arm = "M-40-62L-20-70C-14-52-10-40-2-30C6-24 14-18 18-10L2-2C-8-10-16-18-20-26C-28-38-34-50-40-62Z"
    shoe = """M-34-22C-20-14-4-12 8-16C14-4 28 2 46 6C58 9 62 18 60 26H-36C-40 10-38-6-34-22Z"""
    return group(
        shape("M-34-22C-22-30-2-28 8-16C-4-10-22-12-34-22Z", "shoe-shade"),
        shape(arm, "tan", edge="tan-shade"),
        shape("M-48-62L-18-76L-8-58L-36-44Z", "ochre", edge="ochre-shade"),
        shape(shoe, "rust", edge="rust-shade", width=1.2),
        shape("M-37 24H61C62 30 60 34 56 34H-32C-36 34-37 30-37 24Z", "shoe"),
        stroke("M16-8l8-6M24-2l8-6M32 3l8-6", "pillow", 2),
        at=f"translate({number(x)} {number(y)})",
    )


def _foot_check(words: Words) -> str:
    ground, h = 252, 212
    seat = ground - 78
    patient = sitting(
        76, seat, ground, h, back=(-10, -8, -2), head=4,
        near_leg=Bones(84, 96, 12), far_leg=Reach(118, ground - 9, left=True, end=90),
        near_arm=Bones(172, 104, 100), far_arm=Bones(160, 106, 102),
    )  # fmt: skip
    helper = sitting(
        86, ground - 50, ground, h, back=(4, 8, 14), neck=22, head=14,
        near_leg=Reach(150, ground - 9, left=True, end=90),
        far_leg=Reach(160, ground - 9, left=True, end=90),
        near_arm=Reach(139, 150, left=False, end=76), far_arm=Reach(172, 172, left=False, end=74), hands="grip",
    )  # fmt: skip
    return (
        panel(12, 12, 336, 260)
        + plant(330, ground, 0.62)
        + floor(ground, 24, 336)
        + chair(54, seat, ground, back=82, lean=9, depth=58)
        + stroke(f"M160 178V{ground - 5}M146 {ground - 3}H174", "metal-shade", 5)
        + stroke(f"M276 212V{ground - 5}M256 {ground - 3}H296", "metal-shade", 5)
        + person(patient, SORE_FOOT)
        + box(140, 170, 34, 9, "navy", "navy-shade", 4)
        + box(250, ground - 50, 52, 10, "plum", "plum-shade", 4)
        + mirrored(person(helper, PODIATRIST), 180)
        + stroke("M187.500 152Q195 144 204 147", "label", 1.6)
        + stroke("M203 147L214 149", "rust-shade", 4)
        + leader(240, 66, 198, 144)
        + label(words["thread"], 180, 44, width=160, on="ground")
        + label(words["home"], 20, 298, width=320, bold=True)
        + panel(12, 318, 162, 120)
        + panel(186, 318, 162, 120)
        + _mirror_check(86, 396)
        + _shoe_check(262, 398)
        + label(words["mirror"], 93, 466, width=160, anchor="middle")
        + label(words["shoe"], 267, 466, width=160, anchor="middle")
        + panel(12, 496, 336, 66, "soft")
        + label(words["today"], 180, 529, width=310, anchor="middle", bold=True, on="soft")
    )


_TROUSERS = "M-1 330C30 338 70 338 104 326C106 345 107 362 105 378V460H-1Z"


_CURVE = "M-46 12C-20 4 20 4 46 12"


def _strip(x: float, top: float, low: float, turn: float = 0) -> str:
    """A strip of stretchy tape with round corners."""
    made = box(x - 9, top, 18, low - top, "vessel-blue", "navy", 8)
    weave = "".join(f"M{number(x - 9 + i)} {number(top + 9)}V{number(low - 9)}" for i in (5, 13))
    return group(
        made,
        stroke(weave, "white", 0.8, opacity=0.35),
        at=f"rotate({turn} {number(x)} {number(low)})",
    )


def _arm_test(x: float, y: float) -> str:
    """The inside of a forearm with a small piece of tape."""
    arm = """M-62-17C-40-20-20-18 0-13C10-11 18-11 26-13C32-19 40-25 46-24C50-22 46-16 42-12C50-12 62-10 64-6
        C64-2 52-2 46-1C52 0 62 3 61 7C59 10 50 8 44 7C48 9 52 13 49 15C44 17 32 14 24 11C10 13-10 17-30 20C-44 22-56 20-62 17Z"""
    return group(
        shape(arm, "skin", edge="skin-edge", width=1.2),
        stroke("M24-8C26-3 26 3 24 7", "skin-shade", 1.6),
        box(-40, -8, 20, 16, "vessel-blue", "navy", 5),
        at=f"translate({number(x)} {number(y)}) scale(.7)",
    )


def _peel(x: float, y: float) -> str:
    """A strip that is peeled off a wet skin, back along itself."""
    return group(
        shape(_CURVE + "V34H-46Z", "skin"),
        stroke(_CURVE, "skin-edge", 1.4),
        shape("M-34 4C-16 0-4 0 6 1V7C-4 6-16 6-34 10Z", "vessel-blue", edge="navy", width=1),
        shape("M6 1C18 2 20-14 8-17C-4-19-16-18-26-20L-27-14C-16-12-4-13 6-11C12-9 12 0 6 1Z", "vessel-blue", edge="navy", width=1),
        *(
            shape("M0-8C4-2 6 1 6 4C6 8 3 10 0 10C-3 10-6 8-6 4C-6 1-4-2 0-8Z", "water", edge="water-shade", width=0.9, at=f"translate({dx} {dy}) scale(.8)")
            for dx, dy in ((28, -8), (40, 0), (-40, -8))
        ),
        at=f"translate({number(x)} {number(y)})",
    )  # fmt: skip


def _itch(x: float, y: float) -> str:
    """A red patch where a strip has just come off."""
    return group(
        shape(_CURVE + "V34H-46Z", "skin"),
        shape("M-34 13C-16 5 12 4 30 11C28 19-30 23-34 13Z", "pain", opacity=0.3),
        stroke(_CURVE, "skin-edge", 1.4),
        *(disc(dx, dy, 1.8, "pain") for dx, dy in ((-22, 13), (-12, 11), (-3, 13), (8, 11), (19, 13))),
        group(box(-26, -6, 52, 12, "vessel-blue", "navy", 5), at="translate(2 -18) rotate(-12)"),
        stroke("M-33-3L-38-11M24-5L27-12M34-1L40-8", "quiet", 1.6),
        at=f"translate({number(x)} {number(y)})",
    )  # fmt: skip


def _back_tape(words: Words) -> str:
    hints = "M20 128C34 118 60 116 74 122M22 128C28 146 36 160 44 170M84 292C72 306 62 314 54 318"
    return (
        clip("back_tape-back", "M24 12H336A12 12 0 0 1 348 24V334A12 12 0 0 1 336 346H24A12 12 0 0 1 12 334V24A12 12 0 0 1 24 12Z")
        + panel(12, 12, 336, 334)
        + group(
            group(
                body(),
                both(stroke(hints, "skin-shade", 2)),
                stroke("M0 70V326", "skin-shade", 2.4, opacity=0.8),
                both(shape(_TROUSERS, "navy")),
                stroke("M-104 326C-70 338-30 338 0 330C30 338 70 338 104 326", "navy-shade", 4),
                both(_strip(24, 204, 318, 3)),
                at="translate(124 60) scale(.8)",
            ),
            clip="back_tape-back",
        )
        + leader(246, 190, 150, 258)
        + label(words["strips"], 244, 162, width=98, on="ground")
        + leader(246, 292, 148, 312)
        + label(words["corners"], 250, 290, width=92, on="ground")
        + "".join(
            panel(x, 356, 106, 84) + drawn(x + 53, 398) + label(words[name], x + 53, 476, width=112, anchor="middle")
            for x, name, drawn in ((12, "test", _arm_test), (127, "off", _peel), (242, "itch", _itch))
        )
        + label(words["small"], 180, 536, width=330, anchor="middle", bold=True)
    )  # fmt: skip


PICTURES = (
    Picture(
        id="foot_arch",
        title="The foot from its inner side",
        text=(
            "A foot and lower leg from the inner side, with the bones showing. The bones form an "
            "arch from the heel to the ball of the foot. A firm band under the sole, the plantar "
            "fascia, spans it like a string. The calf muscle pulls on the heel by the Achilles "
            "tendon. Shaded spots under heel and ball are where feet may hurt. Pain there that "
            "limits your walks is worth a visit."
        ),
        labels={
            "calf": "Calf muscle",
            "tendon": "Achilles tendon",
            "arch": "Bones of the arch",
            "heel": "Heel bone",
            "band": "Band under the sole",
            "ball": "Ball of the foot",
            "sore": "Pain here that limits your walks is worth a visit",
        },
        draw=_foot_arch,
        box=(360, 474),
    ),
    Picture(
        id="foot_check",
        title="A check of the feet",
        text=(
            "A person sits with bare feet, one leg up on a rest. The foot specialist touches the "
            "sole with a thin thread to find out what the toes can feel. Below are two checks for "
            "each evening at home: look at the soles in a mirror on the floor, and feel inside "
            "your shoes before you put them on. A sore that is hot, red, wet or spreading has to "
            "be seen the same day."
        ),
        labels={
            "thread": "A thin thread tests what you feel",
            "home": "Each evening at home",
            "mirror": "Look at the soles",
            "shoe": "Feel inside the shoes",
            "today": "A hot, red or wet sore: be seen the same day",
        },
        draw=_foot_check,
        box=(360, 574),
    ),
    Picture(
        id="back_tape",
        title="Tape on the skin of the back",
        text=(
            "A bare back from behind with two stretchy strips of tape, one on each side of the "
            "spine in the lower back. Their corners are round, so that they last. First test a "
            "small piece on the inside of your arm overnight. Take tape off wet and slowly, along "
            "the hair. Take it off at once if it itches, burns or goes numb. In long-term pain "
            "the gain is small."
        ),
        labels={
            "strips": "Two strips beside the spine",
            "corners": "Round corners",
            "test": "Test a small piece first",
            "off": "Off wet and slowly",
            "itch": "Itch, burn, numb? Off at once",
            "small": "The gain is small.",
        },
        draw=_back_tape,
        box=(360, 556),
    ),
)
