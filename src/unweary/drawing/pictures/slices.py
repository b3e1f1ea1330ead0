"""The spine cut across, seen from above: vertebra, disc, canal and nerves, in millimetres.

The front of the body is up. The middle of the back wall of the disc is (0, 0), the tip of the
spinous process about (0, 50). Sizes are those of an adult's fourth lumbar level.
"""

from __future__ import annotations

from unweary.drawing.pictures.brush import disc, ellipse, group, shape, stroke

MIRROR = "scale(-1 1)"
BODY = """M-14 .5C-19 .6-24.5-3-25.6-11C-27-23-16-34.500 0-34.500C16-34.500 27-23 25.600-11
    C24.500-3 19 .6 14 .5C8-2.300-8-2.300-14 .5Z"""
BULGED = """M-16 1.500C-21 2-26.500-3-27-11C-28-24-16-35.500 0-35.500C16-35.500 28-24 27-11
    C26.500-3 21 2 16 1.500C9 4-9 4-16 1.500Z"""
_CORE = (
    "M-13-15C-13-22-7-25 0-25C7-25 13-22 13-15C13-8.500 8-5.500 0-5.500C-8-5.500-13-8.500-13-15Z"
)
_FLAT_CORE = "M-15-14C-15-21-8-24 0-24C8-24 15-21 15-14C15-6 9-2.600 0-2.600C-9-2.600-15-6-15-14Z"
_RUPTURED = """M-13-15C-13-22-7-25 0-25C7-25 13-21.500 13-15.500C13-12 12.500-9.500 12-7.500
    C11.600-5 11.900-3 12.500-1.500C15-1 17 1.500 16.500 4.500C16 8 12 9.500 8.600 8.200
    C5.500 7 4.700 3.600 6.300 1C7.300-.8 7.700-3 6.800-4.800C5-5.300 2-5.500 0-5.500
    C-8-5.500-13-8.500-13-15Z"""

_ARCH = """M0-6H22C22.600-2 21.600 1.500 22 4C27 6 36 3.500 43.500 3.800C47 4 48.600 6.200 48 8.400
    C47.300 10.800 44 11.200 40 11.800C34 12.700 29.500 14 26.600 17.500C27.600 21.500 25.400 26 21.500 27.600
    C18 29 14.500 28 11 28.800C7.500 29.800 5 33 4.200 37C3.500 41 4.600 46 3 49.200C2 51 1 51.500 0 51.500"""
_FACET = """M26.600 17.500C27.600 21.500 25.400 26 21.500 27.600C18.500 28.700 16 28.200 13.500 28.400
    C18 25.500 21 21 21 15.500Z"""
_UPPER_FACET = """M15.500 6.500C21 4 28 8 29.300 14.500C30 18.500 28 22.500 24.800 24.800C24 18.500 20.500 13.400 15 11.800
    C13.600 10.600 13.800 7.600 15.500 6.500Z"""
_JOINT = "M14.800 13C19.500 14.800 22.600 19 23.300 25.200"
_LAMINAE = """M13 14C17.800 15.800 20.900 20 21.600 26.200C21 29 18.500 30.300 15.500 30
    C11 29.600 7 30.500 5 34C3.600 37.500 4.600 45 3.200 49C2 51.600-2 51.600-3.200 49
    C-4.600 45-3.600 37.500-5 34C-7 30.500-11 29.600-15.500 30C-18.500 30.300-21 29-21.600 26.200
    C-20.900 20-17.800 15.800-13 14C-9 18.500-5 21.500 0 22.800C5 21.500 9 18.500 13 14Z"""
_FLAVUM = "M13 14C9 18.500 5 21.500 0 22.800C-5 21.500-9 18.500-13 14L-11.800 11.800C-8 15.500-4 18.500 0 19.600C4 18.500 8 15.500 11.800 11.800Z"
_FLAVUM_THICK = "M13.500 14C9 18.500 5 21.500 0 22.800C-5 21.500-9 18.500-13.500 14L-11.500 7.500C-9 8.500-6 12-0 13.500C6 12 9 8.500 11.500 7.500Z"
_EXITING = "M31 8.500C27 3.500 23.500 1.500 19 .2C16.500-.4 15.500 1.600 17.400 2.900C20.500 4.600 23.500 6.500 27.500 11.500Z"


def vertebra() -> str:
    """A whole lumbar vertebra: body, arch, processes; the canal left open."""
    canal = "C4 18.500 8 14.500 11 10.500C13.600 7.500 14 3 12 .5"
    half = (
        shape(f"{_ARCH}H-.4V20H0{canal}V-6Z", "bone")
        + stroke(f"{_ARCH}M0 20{canal}", "bone-edge", 0.45)
        + shape(_FACET, "bone-shade")
    )
    return (
        half
        + group(half, at=MIRROR)
        + stroke("M0 28V46", "bone-shade", 1.1)
        + shape(BODY, "bone", edge="bone-edge", width=0.45)
        + shape(BODY, "bone-shade", at="translate(0 -3.6) scale(.8)")
        + shape(BODY, "bone", at="translate(0 -4.2) scale(.755)")
    )


def disc_slice(kind: str = "healthy") -> str:
    """A disc cut across; `kind` is "healthy", "bulging" or "herniated" (to the right)."""
    outline = BULGED if kind == "bulging" else BODY
    core = {"healthy": _CORE, "bulging": _FLAT_CORE, "herniated": _RUPTURED}[kind]
    rings = "".join(
        stroke(
            outline,
            "disc-edge",
            0.35 / scale,
            opacity=0.5,
            at=f"translate(0 {lift}) scale({scale})",
        )
        for scale, lift in ((0.9, -1.7), (0.8, -3.3), (0.7, -4.7))
    )
    return shape(outline, "disc", edge="disc-edge", width=0.55) + rings + shape(core, "disc-core")


def arch_slice(*, flavum: bool = True, worn: bool = False) -> str:
    """What lies behind the canal at the level of the disc: facet joints, laminae, ligament."""
    facet = shape(_UPPER_FACET, "bone", edge="bone-edge", width=0.45)
    joint = stroke(_JOINT, "disc", 1.5)
    thick = shape(_FLAVUM_THICK if worn else _FLAVUM, "ligament")
    if worn:
        spur = "M15 12C11.500 11 9.800 8 11.500 5.600C14 3 21 2.600 26 6.500C31 9.500 32.500 16 30 21C28.500 24 26.500 25.500 24.800 25.600C24.500 19 21 14 15 12Z"
        facet = shape(spur, "bone", edge="bone-edge", width=0.45) + stroke(
            "M13.500 5.600C17 4.600 22 5.600 25 8.500", "bone-shade", 1.2
        )
        joint = stroke(_JOINT, "bone-edge", 0.7)
    both = facet + joint
    return (
        (thick if flavum or worn else "")
        + shape(_LAMINAE, "bone", edge="bone-edge", width=0.45)
        + stroke("M0 31V47M9 25C12 26 15 26 18 26M-9 25C-12 26-15 26-18 26", "bone-shade", 1.1)
        + both
        + group(both, at=MIRROR)
    )


def sac(*, squeeze: str = "none") -> str:
    """The cover of the nerves in the canal, with the nerves in it, cut across.

    `squeeze` is "none", "front" (flattened), "side" (pressed from the right front) or "all".
    """
    outlines = {
        "none": "M0 .6C6 .6 9.500 3.500 9.500 8C9.500 13 5 17.500 0 18C-5 17.500-9.500 13-9.500 8C-9.500 3.500-6 .6 0 .6Z",
        "front": "M0 4.800C6 4.800 9.800 6 9.800 9.200C9.800 13.500 5 17.500 0 18C-5 17.500-9.800 13.500-9.800 9.200C-9.800 6-6 4.800 0 4.800Z",
        "side": "M-2 .6C1.500 .6 3.600 2 4 4.600C4.400 8 7 9.400 8.600 10.600C8 14 4.500 17.500 0 18C-5 17.500-9.500 13-9.500 8C-9.500 3.500-6.500 .6-2 .6Z",
        "all": "M0 4.600C3 4.600 5.600 5 6.400 6.200C5 8.500 2.500 11 0 11.800C-2.500 11-5 8.500-6.400 6.200C-5.600 5-3 4.600 0 4.600Z",
    }
    dots = {
        "none": [
            (-6, 11),
            (-3, 13.5),
            (0, 15),
            (3, 13.5),
            (6, 11),
            (-3.6, 10),
            (0, 11.4),
            (3.6, 10),
        ],
        "front": [
            (-6.4, 11),
            (-3, 13.7),
            (0, 15.2),
            (3, 13.7),
            (6.4, 11),
            (-3.4, 10.2),
            (0, 11.6),
            (3.4, 10.2),
        ],
        "side": [
            (-6, 11),
            (-3, 13.7),
            (0, 15.2),
            (3, 14),
            (5.6, 12),
            (-3.6, 10),
            (0, 11.6),
            (3, 10.6),
        ],
        "all": [(-3.4, 7), (-1.2, 8.7), (1.2, 8.7), (3.4, 7), (0, 6.6), (0, 10.2)],
    }
    size = 0.95 if squeeze == "all" else 1.15
    roots = "".join(
        disc(x, y, size, "nerve", edge="nerve-edge", width=0.3) for x, y in dots[squeeze]
    )
    return shape(outlines[squeeze], "fluid", edge="nerve-edge", width=0.4) + roots


def root(x: float, y: float, *, flat: float = 1.0, sore: bool = False) -> str:
    """A nerve root cut across; `flat` below 1 squeezes it."""
    glow = ellipse(x, y, 5.2, 4.8, "pain", opacity=0.4) if sore else ""
    return glow + ellipse(x, y, 2.1, 2.1 * flat, "nerve", edge="nerve-edge", width=0.4)


def exiting() -> str:
    """The two nerves that leave at the sides, through the openings between the vertebrae."""
    one = shape(_EXITING, "nerve", edge="nerve-edge", width=0.4)
    return one + group(one, at=MIRROR)
