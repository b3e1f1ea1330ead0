"""The legs: the path of the sciatic nerve, bands of pain, and which step tests which nerve."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import (
    clip,
    ellipse,
    fibres,
    group,
    label,
    leader,
    panel,
    shape,
    stroke,
)
from unweary.drawing.pictures.torso import both, pelvis

# One half from the waist down, from behind and from the front; x is the distance from the middle.
LEG_BACK = """M-1-24H48C48-14 49-8 50 0C52 20 62 40 69 64C76 86 77 112 73 142C70 176 62 210 57 236C56 252 60 268 58 290
    C56 322 46 354 41 386C40 397 42 405 46 414C49 423 45 429 37 429H27C20 429 18 421 20 410
    C22 397 21 389 20 379C18 351 10 318 11 288C12 268 18 254 18 238C16 210 8 172 4 124L3 116H-1Z"""
LEG_FRONT = """M-1-24H48C48-14 49-8 50 0C52 20 62 40 69 64C76 86 77 112 73 142C70 176 62 210 57 236C56 252 60 268 58 290
    C56 322 46 354 41 386C41 396 46 406 52 416C58 426 56 434 46 436C36 438 22 438 16 434C12 430 14 420 17 410
    C20 399 21 389 20 379C18 351 10 318 11 288C12 268 18 254 18 238C16 210 8 172 4 124L3 116H-1Z"""


def behind() -> str:
    """Seat and legs from behind."""
    lines = "M6 118C20 128 48 126 62 114M22 238C32 243 44 243 54 238"
    return both(shape(LEG_BACK, "skin"), stroke(lines, "skin-shade", 2)) + stroke(
        "M0 62V114", "skin-shade", 2.4
    )


def before() -> str:
    """Hips and legs from the front."""
    lines = "M24 232C20 240 24 250 34 252M56 230C58 240 54 250 46 252M24 436V428M32 437V429M39 437V429M46 436V428"
    return both(shape(LEG_FRONT, "skin"), stroke(lines, "skin-shade", 1.8))


def shorts(back: bool) -> str:
    """Short trousers over the hips."""
    d = "M-1 0H50C52 20 62 40 69 64C76 86 78 112 75 138C74 148 73 154 72 160C50 166 26 166 8 158C6 146 4 132 4 124L3 116H-1Z"
    band = "M-1 0H50L52 11H-1Z"
    fold = "M8 120C22 128 46 128 60 118" if back else "M60 78C48 92 32 104 16 112"
    return both(
        shape(d, "cloth"), shape(band, "cloth-shade"), stroke(fold, "cloth-shade", 2)
    ) + stroke(f"M0 {60 if back else 84}V114", "cloth-shade", 2)


_TRUNK = "M9 32C16 44 20 58 26 74C30 86 36 96 38 112C40 140 40 170 38 206"
_TIBIAL = "M38 206C36 226 35 250 36 280C36 320 30 356 25 392C24 404 28 414 34 424"
_FIBULAR = (
    "M38 206C42 220 48 230 52 246C56 262 54 290 52 316C50 344 44 368 42 392C43 402 44 410 44 418"
)
_ROOTS = (
    "M7 18C16 34 22 56 27 78M8 46C16 56 22 66 27 78M7 58C14 64 22 70 28 80M6 68C14 72 22 76 29 84"
)


_REACH = "M34 76C42 100 40 150 38 206C36 250 38 290 38 320C36 360 32 392 32 418"


def _nerve() -> str:
    thin = f"{_TIBIAL}{_FIBULAR}{_ROOTS}"
    return (
        stroke(thin, "nerve-edge", 4.2)
        + stroke(_TRUNK, "nerve-edge", 7)
        + stroke(thin, "nerve", 2.8)
        + stroke(_TRUNK, "nerve", 5.4)
    )


def _sciatic_nerve(words: Words) -> str:
    bones = group(pelvis(), at="translate(0 -180) scale(.72)", opacity=0.9)
    return (
        group(
            clip("sciatic_nerve-leg", LEG_BACK),
            behind(),
            group(
                stroke(f"{_REACH}", "pain", 40, opacity=0.22, clip="sciatic_nerve-leg"),
                stroke(f"{_REACH}", "pain", 22, opacity=0.28, clip="sciatic_nerve-leg"),
                at="scale(-1 1)",
            ),
            bones,
            _nerve(),
            at="translate(128 24)",
        )
        + leader(232, 44, 142, 62)
        + label(words["roots"], 236, 44, width=116)
        + leader(232, 130, 165, 128)
        + label(words["nerve"], 236, 130, width=116)
        + leader(232, 232, 168, 232)
        + label(words["fork"], 236, 232, width=116)
        + leader(232, 380, 171, 410)
        + label(words["foot"], 236, 370, width=116)
        + leader(232, 312, 84, 300)
        + label(words["area"], 236, 306, width=116)
    )


_L4 = "M70 100C62 150 48 190 42 236C40 280 36 330 30 394L12 398C4 330 4 280 12 236C18 190 34 150 46 108Z"
_L5 = """M80 108C82 170 70 210 64 240V300C58 350 48 392 48 406C46 416 40 424 34 444H8L14 410C26 400 30 394 31 386
    C37 330 41 280 43 236C48 192 60 150 70 100Z"""
_S1_FRONT = "M47 402L66 416L62 444H35C41 424 46 414 47 402Z"
_S1 = """M22 118C30 170 30 210 31 240C29 290 27 350 22 398L12 436H60L52 410C46 396 45 380 47 342C50 300 49 270 47 240
    C52 200 56 160 58 116Z"""
_L5_BACK = (
    "M58 116C57 160 53 200 48 240C50 280 50 320 47 342C45 360 45 376 46 390L70 392L90 240L92 100Z"
)
_L4_BACK = "M2 246C10 280 10 330 14 396L23 396C27 350 25 306 22 280C20 264 12 252 2 246Z"


def _bands(id: str, outline: str, bands: tuple[tuple[str, str], ...]) -> str:
    return clip(id, outline) + "".join(
        shape(d, name, edge="skin", width=2.4, clip=id) for d, name in bands
    )


def _leg_pain_bands(words: Words) -> str:
    front = _bands(
        "leg_pain_bands-front", LEG_FRONT, ((_L4, "warn"), (_L5, "clay"), (_S1_FRONT, "water"))
    )
    back = _bands(
        "leg_pain_bands-back", LEG_BACK, ((_L4_BACK, "warn"), (_L5_BACK, "clay"), (_S1, "water"))
    )
    mirror = "scale(-1 1)"
    return (
        label(words["front"], 92, 20, width=160, anchor="middle", bold=True)
        + label(words["back"], 268, 20, width=160, anchor="middle", bold=True)
        + group(before(), group(front, at=mirror), shorts(False), at="translate(92 60) scale(.88)")
        + group(behind(), back, shorts(True), at="translate(268 60) scale(.88)")
        + leader(32, 262, 72, 286)
        + label(words["l4_name"], 6, 258, width=30, bold=True)
        + leader(32, 346, 50, 346)
        + label(words["l5_name"], 6, 346, width=30, bold=True)
        + leader(330, 250, 318, 254)
        + label(words["l5_name"], 354, 250, width=30, anchor="end", bold=True)
        + leader(330, 338, 302, 338)
        + label(words["s1_name"], 354, 338, width=30, anchor="end", bold=True)
        + panel(12, 448, 336, 92)
        + ellipse(32, 468, 8, 8, "warn")
        + label(words["l4"], 50, 468, width=290, on="ground")
        + ellipse(32, 494, 8, 8, "clay")
        + label(words["l5"], 50, 494, width=290, on="ground")
        + ellipse(32, 520, 8, 8, "water")
        + label(words["s1"], 50, 520, width=290, on="ground")
    )


_SHANK = "M15 120C18 100 37 84 36 46C36 22 28 8 26-6H-24C-26 26-22 70-16 112"
_TIP_TOE = f"""{_SHANK}L-14 136C-18 156-30 176-43 192C-50 199-62 203-68 207C-73 212-69 217-62 217H-36
    C-25 217-19 210-12 200C0 187 14 179 24 171C32 164 31 153 23 146C16 140 14 130 15 120Z"""
_HEEL = f"""{_SHANK}L-16 126C-22 138-40 142-58 139C-70 138-74 148-66 154C-44 166-24 178-4 188
    C8 194 24 192 28 180C31 170 25 160 19 150C15 142 14 132 15 120Z"""
_CALF = """M2 10C20 8 32 26 32 48C31 74 20 98 15 118L18 138C19 146 25 152 25 158C25 163 19 163 17 158
    L12 138L11 118C4 98-3 78-4 50C-4 30-2 18 2 10Z"""
_SHIN = """M-18 14C-9 12-5 26-8 50C-9 84-11 108-11 126L-32 147C-36 149-38 144-35 141L-16 122
    C-18 98-21 60-21 34C-21 24-20 18-18 14Z"""


def _tip_toe(at: str) -> str:
    return group(
        shape(_TIP_TOE, "skin"),
        shape(_CALF, "muscle", edge="muscle-edge", width=1),
        fibres(
            ((4, 14), (4, 40), (2, 70), (12, 116)),
            ((17, 14), (33, 40), (28, 74), (15, 116)),
            6,
            "muscle-light",
        ),
        at=at,
    )


def _heel(at: str) -> str:
    return group(
        shape(_HEEL, "skin"),
        shape(_SHIN, "muscle", edge="muscle-edge", width=1),
        fibres(
            ((-18, 18), (-19, 50), (-15, 100), (-14, 122)),
            ((-15, 18), (-8, 50), (-11, 100), (-12, 122)),
            3,
            "muscle-light",
        ),
        at=at,
    )


def _nerve_and_muscle(words: Words) -> str:
    return (
        panel(12, 12, 164, 300)
        + panel(184, 12, 164, 300)
        + label(words["toes"], 94, 34, width=150, anchor="middle", bold=True, on="ground")
        + label(words["heels"], 266, 34, width=150, anchor="middle", bold=True, on="ground")
        + stroke("M30 281H158M202 281H330", "faint", 3)
        + _tip_toe("translate(104 64)")
        + _heel("translate(284 90)")
        + label(words["toes_text"], 94, 350, width=160, anchor="middle")
        + label(words["heels_text"], 266, 350, width=160, anchor="middle")
    )


PICTURES = (
    Picture(
        id="sciatic_nerve",
        title="The path of the sciatic nerve",
        text=(
            "Pelvis and legs from behind. On the right, nerve roots from the lower back and the "
            "sacrum join to the sciatic nerve. It runs under the buttock and down the back of the "
            "thigh, forks above the knee and ends in the foot. On the left, the area where it can "
            "hurt is shaded: buttock, back of the leg, foot."
        ),
        labels={
            "roots": "Roots in the lower back",
            "nerve": "Sciatic nerve",
            "fork": "Forks above the knee",
            "area": "Where it can hurt",
            "foot": "Down to the foot",
        },
        draw=_sciatic_nerve,
        box=(360, 468),
    ),
    Picture(
        id="leg_pain_bands",
        title="Bands of leg pain by nerve",
        text=(
            "A pair of legs from the front and from behind, with three bands on one leg. Nerve L4 "
            "serves the front of the thigh and the inner shin. L5 serves the outer side of the leg "
            "and the top of the foot to the big toe. S1 serves the back of the leg, the heel and "
            "the little toe. A sketch: the bands differ from person to person."
        ),
        labels={
            "front": "Front",
            "back": "Back",
            "l4_name": "L4",
            "l5_name": "L5",
            "s1_name": "S1",
            "l4": "L4: thigh and inner shin",
            "l5": "L5: outer leg to big toe",
            "s1": "S1: back of leg, little toe",
        },
        draw=_leg_pain_bands,
        box=(360, 552),
    ),
    Picture(
        id="nerve_and_muscle",
        title="Which step tests which nerve",
        text=(
            "Two lower legs from the side. Standing on the toes uses the calf muscle, which the "
            "nerve root S1 drives. Standing on the heels with the toes up uses the shin muscle, "
            "which the roots L4 and L5 drive. If one side is newly weak, be seen the same day."
        ),
        labels={
            "toes": "On the toes",
            "heels": "On the heels",
            "toes_text": "Calf muscle: nerve root S1",
            "heels_text": "Shin muscle: roots L4 and L5",
        },
        draw=_nerve_and_muscle,
        box=(360, 384),
    ),
)
