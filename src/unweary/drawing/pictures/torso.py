"""The trunk from behind: its outline, its muscles in two layers, its bones.

The right half is drawn, x being the distance from the middle; the left is its mirror image. The
seventh neck vertebra is at y = 62, the last rib at 205, the top of the hips at 285.
"""

from __future__ import annotations

from collections.abc import Callable

from unweary.drawing.pictures.brush import Cubic, ellipse, fibres, group, shape, stroke
from unweary.drawing.pictures.palette import colour
from unweary.drawing.svg import element, number

MIRROR = "scale(-1 1)"
_HALF = """M-1-50H0C16-50 27-38 27-20C27-8 25 4 23 14C23 28 25 40 36 52C52 63 78 67 98 75C116 82 128 98 131 122
    C133 140 134 158 134 178C126 184 114 184 106 178C103 164 100 150 98 138C101 160 100 182 96 204
    C92 222 87 234 87 250C87 268 94 286 99 308C105 330 107 352 105 378C104 396 101 414 100 432H-1Z"""
_HAIR = "M-1-50H0C17-50 28-38 27-20C26-4 22 6 14 8C8 10 4 10 -1 10Z"


def both(*inside: str) -> str:
    """What is drawn for the right half, on both sides."""
    one = "".join(inside)
    return one + group(one, at=MIRROR)


def body() -> str:
    """The outline of head, shoulders, trunk and seat."""
    ears = shape("M26-24C31-27 33-22 31-15C30-10 27-8 25-9Z", "skin-shade")
    return both(ears, shape(_HALF, "skin")) + both(shape(_HAIR, "hair"))


def _muscle(d: str, lines: tuple[tuple[Cubic, Cubic, int], ...], *, deep: bool = False) -> str:
    """A muscle with fibres between pairs of edges."""
    fill, thread = ("muscle-deep", "muscle") if deep else ("muscle", "muscle-light")
    drawn = "".join(fibres(one, other, count, thread) for one, other, count in lines)
    return shape(d, fill, edge="muscle-edge", width=0.8) + drawn


def superficial() -> str:
    """The outer layer of both sides: trapezius, deltoid, latissimus, obliques, buttocks."""
    return (
        both(
            _muscle(
                "M96 205C93 226 84 255 66 287C74 281 84 279 91 282C87 264 86 247 89 230C92 220 96 212 96 205Z",
                (
                    (
                        ((95, 210), (93, 226), (86, 250), (76, 281)),
                        ((95, 214), (90, 232), (88, 250), (89, 280)),
                        2,
                    ),
                ),
                deep=True,
            ),
            _muscle(
                "M46 99C36 112 27 128 24 142C32 148 38 151 45 153C40 138 41 116 48 99Z",
                (
                    (
                        ((40, 106), (36, 112), (32, 122), (30, 132)),
                        ((43, 112), (42, 124), (41, 136), (42, 148)),
                        2,
                    ),
                ),
                deep=True,
            ),
            _muscle(
                "M47 99C60 100 80 112 97 130C99 137 97 142 93 144C76 144 58 150 45 153C40 140 40 118 47 99Z",
                (
                    (
                        ((45, 104), (60, 104), (80, 116), (97, 131)),
                        ((45, 148), (60, 144), (80, 140), (97, 138)),
                        6,
                    ),
                ),
                deep=True,
            ),
            _muscle(
                "M45 153C60 150 78 144 95 142C99 144 100 150 97 155C82 165 60 168 47 164C45 160 44 156 45 153Z",
                (
                    (
                        ((47, 156), (62, 153), (80, 148), (96, 145)),
                        ((48, 163), (62, 166), (82, 162), (96, 154)),
                        3,
                    ),
                ),
            ),
            _muscle(
                "M0 165L10 178C22 170 34 166 48 162C66 165 84 160 98 151C102 168 98 192 91 213C85 240 75 265 64 287C52 268 36 240 16 216C8 208 0 206 0 206Z",
                (
                    (
                        ((12, 182), (30, 170), (60, 170), (97, 154)),
                        ((61, 282), (76, 250), (92, 205), (99, 158)),
                        11,
                    ),
                ),
            ),
            shape(
                "M0 204C16 212 36 240 63 287C50 292 34 302 23 322C14 336 8 348 0 354Z",
                "fascia",
                edge="fascia-edge",
                width=0.8,
            ),
            fibres(
                ((0, 214), (14, 222), (34, 246), (58, 284)),
                ((0, 346), (6, 332), (12, 320), (20, 312)),
                9,
                "fascia-edge",
                0.6,
            ),
            _muscle(
                "M63 288C74 281 84 281 92 285C100 302 104 322 104 340C92 324 72 308 50 300C54 295 58 291 63 288Z",
                (
                    (
                        ((60, 291), (74, 296), (92, 316), (103, 336)),
                        ((88, 285), (96, 298), (102, 316), (104, 336)),
                        4,
                    ),
                ),
                deep=True,
            ),
            _muscle(
                "M23 322C31 306 40 300 50 300C73 308 94 326 104 342C107 360 105 380 97 396C82 408 50 413 24 405C9 399 3 386 3 368C5 353 13 340 23 322Z",
                (
                    (
                        ((26, 316), (52, 308), (82, 326), (103, 348)),
                        ((5, 362), (14, 384), (40, 404), (78, 405)),
                        11,
                    ),
                ),
            ),
            _muscle(
                "M52 93C64 87 82 83 97 77C114 83 127 98 130 122C132 142 130 160 123 174C117 162 108 145 98 131C85 117 68 104 52 93Z",
                (
                    (
                        ((55, 94), (80, 108), (106, 138), (122, 170)),
                        ((98, 79), (126, 94), (132, 132), (124, 170)),
                        8,
                    ),
                ),
            ),
            _muscle(
                "M0 12C6 12 13 14 16 22C18 36 22 46 38 56C56 65 78 69 97 75C99 79 97 83 91 86C74 87 58 89 47 98C33 120 13 165 0 207Z",
                (
                    (
                        ((12, 20), (15, 40), (32, 58), (92, 77)),
                        ((0, 50), (18, 60), (55, 74), (90, 83)),
                        5,
                    ),
                    (
                        ((0, 56), (25, 64), (55, 76), (86, 85)),
                        ((0, 92), (15, 90), (35, 92), (50, 95)),
                        4,
                    ),
                    (
                        ((0, 96), (15, 94), (34, 96), (44, 100)),
                        ((0, 200), (8, 172), (24, 128), (44, 100)),
                        7,
                    ),
                ),
            ),
            shape("M0 42C9 52 11 64 0 88Z", "fascia", opacity=0.85),
        )
        + stroke("M0 16V204", "muscle-edge", 0.9, opacity=0.8)
        + stroke("M0 356V400", "skin-edge", 1.2)
    )


_RIBS = (30, 47, 59, 67, 73, 78, 81, 83, 83, 79, 58, 38)


def rib(i: int) -> str:
    """The line of a rib of the right side from behind, the first being 0."""
    y, w = 68 + i * 11.6, _RIBS[i]
    drop = 10 + min(i, 9) * 2.2
    d = f"M6 {number(y)}C{number(w * 0.4)} {number(y - 5)} {number(w * 0.95)} {number(y + drop * 0.1)} {number(w)} {number(y + drop)}"
    if i < 10:
        d += f"C{number(w + 1)} {number(y + drop + 4)} {number(w - 1)} {number(y + drop + 7)} {number(w - 4)} {number(y + drop + 9)}"
    return d


def chest(place: Callable[[int], str] = lambda i: "") -> str:
    """All ribs of both sides; `place` gives a transform for each pair."""
    lines = [
        element("path", d=rib(i), transform=f"{place(i)} {side}".strip() or None)
        for i in range(12)
        for side in ("", MIRROR)
    ]
    return "".join(
        element(
            "g",
            *lines,
            class_=f"uw-pic__{name}-line",
            fill="none",
            stroke=colour(name),
            stroke_width=width,
            stroke_linecap="round",
        )
        for name, width in (("bone-edge", 6), ("bone", 4.6))
    )


def lumbar(y: float) -> str:
    """A vertebra of the lower back from behind."""
    wing = "M5-3C10-5 18-6 21-4C22-1 17 1 10 3Z"
    return group(
        both(shape(wing, "bone", edge="bone-edge", width=0.7)),
        shape(
            "M-7-8C-9-4-9 4-7 8C-3 9 3 9 7 8C9 4 9-4 7-8C3-9-3-9-7-8Z",
            "bone",
            edge="bone-edge",
            width=0.7,
        ),
        shape(
            "M-1.800-4C-2.200 0-2.400 6-1.400 9C-.6 10 .6 10 1.400 9C2.400 6 2.200 0 1.800-4Z",
            "bone-shade",
        ),
        at=f"translate(0 {number(y)})",
    )


SMALL = (*(14 + i * 7.8 for i in range(7)), *(68 + i * 11.6 for i in range(12)))
_SMALL_BODY = "M-8-2C-10 1-7 4-4 4H4C7 4 10 1 8-2C4-4-4-4-8-2Z"
_SMALL_SPUR = "M-1.5-2L-1.2 8C-.6 9 .6 9 1.2 8L1.5-2Z"


def small(place: Callable[[float], str] = lambda y: "") -> str:
    """The vertebrae of neck and chest from behind; `place` gives a transform for a height."""
    at = [f"{place(y)} translate(0 {number(y)})".strip() for y in reversed(SMALL)]
    bodies = (element("path", d=_SMALL_BODY, transform=t) for t in at)
    spurs = (element("path", d=_SMALL_SPUR, transform=t) for t in at)
    return element(
        "g",
        *bodies,
        class_="uw-pic__bone uw-pic__bone-edge-line",
        fill=colour("bone"),
        stroke=colour("bone-edge"),
        stroke_width=0.6,
    ) + element("g", *spurs, class_="uw-pic__bone-shade", fill=colour("bone-shade"))


def pelvis(*, spine: bool = True) -> str:
    """The hip bones and the sacrum from behind, and the five lumbar vertebrae on it."""
    ilium = """M19 298C30 284 52 272 72 276C85 280 95 292 97 307C95 319 89 329 87 341C85 353 77 361 67 367
        C65 379 61 393 51 397C43 397 41 387 45 375C49 363 46 353 38 345C30 339 26 331 24 323C19 315 16 306 19 298Z"""
    sacral = "M-21 297C-8 293 8 293 21 297C23 313 15 337 7 353C4 366 2 372 0 372C-2 372-4 366-7 353C-15 337-23 313-21 297Z"
    holes = "".join(
        ellipse(side * x, y, 1.8, 1.4, "bone-edge")
        for side in (-1, 1)
        for x, y in ((9, 308), (8, 318), (6.5, 328), (5, 338))
    )
    rim = stroke("M24 296C34 284 54 275 72 278C84 282 93 292 95 305", "bone-shade", 2.6)
    return (
        both(shape(ilium, "bone", edge="bone-edge", width=0.9), rim)
        + "".join(lumbar(218 + i * 18.5) for i in reversed(range(5)) if spine)
        + shape(sacral, "bone", edge="bone-edge", width=0.9)
        + holes
    )


def bones() -> str:
    """Ribs, shoulder blades, spine and pelvis, from behind."""
    blade = """M36 92C52 88 70 84 84 79C93 77 98 80 97 85C96 88 92 90 88 91C89 98 87 104 84 106
        C76 122 62 142 50 158C47 160 44 158 43 155C38 138 33 112 36 92Z"""
    ridge = stroke("M40 100C56 97 74 91 92 83", "bone-shade", 2.6)
    return (
        chest()
        + both(shape(blade, "bone", edge="bone-edge", width=0.8), ridge)
        + pelvis()
        + small()
    )


def long_columns() -> str:
    """The long back muscles of the right side: three columns from the sacrum up."""
    outer = """M36 289C48 266 54 240 55 208C57 168 54 128 42 92C36 85 28 90 28 102C31 135 33 170 32 205
        C32 240 28 274 16 308Z"""
    middle = """M22 306C33 282 35 242 34 205C35 165 31 120 21 72C18 50 17 34 15 20C10 18 8 40 9 70
        C13 120 14 165 12 205C11 240 8 282 5 338C11 336 16 322 22 306Z"""
    inner = "M9 212C13 182 13 132 9 92C6 86 3 88 3 98C4 132 4 182 3 220Z"
    root = "M4 346C10 334 14 320 17 306L36 289C42 277 46 266 49 252C38 262 20 266 6 262C4 290 4 320 4 346Z"
    return (
        _muscle(
            outer,
            (
                (
                    ((33, 288), (46, 262), (52, 215), (40, 98)),
                    ((19, 302), (31, 262), (35, 210), (31, 102)),
                    6,
                ),
            ),
        )
        + _muscle(
            middle,
            (
                (
                    ((19, 304), (33, 262), (34, 190), (14, 28)),
                    ((7, 330), (12, 262), (14, 190), (10, 40)),
                    6,
                ),
            ),
        )
        + _muscle(
            inner,
            (
                (
                    ((8, 206), (13, 180), (12, 130), (8, 96)),
                    ((4, 206), (5, 180), (5, 130), (4, 100)),
                    2,
                ),
            ),
            deep=True,
        )
        + shape(root, "fascia", opacity=0.55)
    )


def deepest() -> str:
    """Multifidus and quadratus lumborum of the right side."""
    return _muscle(
        "M40 280C50 276 60 275 69 277C61 258 51 238 42 222C34 213 24 208 17 209C17 235 19 260 23 277C28 281 34 282 40 280Z",
        (
            (
                ((65, 275), (58, 256), (50, 240), (41, 224)),
                ((26, 277), (22, 256), (20, 236), (19, 212)),
                5,
            ),
        ),
        deep=True,
    ) + _muscle(
        "M3 346C13 334 21 316 22 298C23 272 16 250 10 226C7 214 5 206 3 200Z",
        (
            (
                ((20, 306), (18, 290), (10, 274), (3, 262)),
                ((9, 338), (8, 326), (5, 316), (3, 308)),
                4,
            ),
            (
                ((19, 284), (16, 262), (9, 244), (3, 222)),
                ((21, 304), (18, 286), (10, 270), (3, 258)),
                4,
            ),
        ),
    )
