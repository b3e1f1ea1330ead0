"""The heart from the front, with the great vessels and its own arteries."""

from __future__ import annotations

from unweary.drawing.pictures.brush import ellipse, shape, stroke

_VENTRICLES = """M-46-30C-22-50 24-60 54-46C90-30 112 18 116 64C118 94 108 118 92 122
    C72 126 40 112 4 104C-28 97-54 92-62 76C-70 48-66 4-46-30Z"""
_LEFT_VENTRICLE = """M46-48C90-34 112 18 116 64C118 94 108 118 92 122C96 92 84 52 66 14
    C54-10 46-30 46-48Z"""
_ATRIUM = """M-50-64C-78-64-100-40-100 2C-100 40-86 70-60 80C-64 48-60 14-42-18C-30-26-12-32-8-44
    C-6-54-14-60-24-58C-32-62-40-64-50-64Z"""
_EAR = "M42-46C40-62 54-74 68-70C82-66 86-52 78-42C66-32 50-34 42-46Z"
_AORTA = "M-4-30C-28-64-42-124-4-144C28-160 52-142 54-112V-50"
_TRUNK = "M22-34C24-60 34-82 50-98"
_LEFT_LUNG = "M48-96C62-112 84-114 106-110"
_MAIN = (
    "M-22-30C-46-16-61 12-63 42C-63 60-62 70-56 80C-30 96 20 104 60 116"
    "M40-50C44-28 56-6 66 14C82 50 94 88 92 116M42-48C54-36 66-34 78-34"
)
_BRANCHES = (
    "M50-20C70-6 84 14 88 38M72 30C90 40 100 52 104 70M80 52C66 54 56 60 48 72"
    "M-56 6C-40 8-26 18-18 32M-63 44C-44 42-28 50-16 64M-50 84C-24 78-2 82 14 88M76-34C94-14 106 18 110 42"
)
_CHAMBERS = """M-54-50C-80-44-90-10-86 20C-82 44-74 58-64 64C-62 40-58 14-46-12C-40-22-32-30-28-42C-36-48-44-52-54-50Z
    M-38-4C-20-22 2-34 12-40H32C34-20 44 8 56 34C66 56 72 78 74 100C44 96 0 90-44 70C-52 46-50 20-38-4Z"""
_LEFT_CHAMBER = (
    "M60-32C88-16 104 20 106 60C106 86 102 100 96 104C98 80 88 44 74 14C66-4 60-20 60-32Z"
)


def _tube(d: str, name: str, width: float) -> str:
    """A vessel along `d`."""
    return stroke(d, _rim(name), width + 2.4) + stroke(d, name, width)


def _rim(name: str) -> str:
    return "navy-shade" if name == "vessel-blue" else "muscle-edge"


def _mouths(name: str, *ends: tuple[float, float, float, float]) -> str:
    """The open ends of vessels that are cut: middle, half width and half height of each."""
    return "".join(
        ellipse(x, y, rx, ry, name, edge=_rim(name), width=1.2)
        + ellipse(x, y, rx * 0.62, ry * 0.62, _rim(name))
        for x, y, rx, ry in ends
    )


def heart(*, finer: bool = True, opened: bool = False) -> str:
    """The heart from the front with its great vessels, about 220 wide and 300 high.

    The right side of the body is on the left of the page. `finer` draws its own arteries and the
    vessels of the lungs, `opened` looks into its chambers.
    """
    behind = (
        _tube("M40-94C10-104-60-100-102-104", "vessel-blue", 22)
        + _tube("M-60-62L-112-72M-60-46L-110-44M66-58L112-72M66-46L114-46", "vessel", 12)
        + _mouths("vessel-blue", (-112, -104, 5, 11))
        + _mouths(
            "vessel",
            *((x, y, 3.5, 6) for x, y in ((-115, -72), (-113, -44), (115, -72), (117, -46))),
        )
        if finer
        else ""
    )
    veins = (
        _tube("M-70-149C-70-120-66-90-64-40", "vessel-blue", 26)
        + _mouths("vessel-blue", (-70, -162, 13, 6))
        + (_tube("M-70 60C-70 86-72 98-72 106", "vessel-blue", 28) if finer or opened else "")
        + (_mouths("vessel-blue", (-72, 120, 14, 6)) if finer else "")
    )
    arch = (
        _tube("M-22-134C-28-150-32-162-34-174", "vessel", 15)
        + _tube("M6-148L8-178", "vessel", 12)
        + _tube("M32-142C38-154 42-164 44-174", "vessel", 12)
        + _mouths("vessel", (-35, -178, 8, 4), (8, -182, 6.5, 3.5), (45, -178, 6.5, 3.5))
        + _tube(_AORTA, "vessel", 32)
        + stroke("M-19-132C-4-146 26-148 38-134", "vessel", 15)
    )
    trunk = (
        stroke(_TRUNK, "navy-shade", 38.4)
        + (stroke(_LEFT_LUNG, "navy-shade", 24.4) if finer else "")
        + stroke(_TRUNK, "vessel-blue", 36)
        + (stroke(_LEFT_LUNG, "vessel-blue", 22) if finer else "")
        + (_mouths("vessel-blue", (117, -110, 5, 11)) if finer else "")
    )
    own = (
        stroke(_MAIN, "fat", 9)
        + stroke(_BRANCHES, "fat", 5.4)
        + stroke(_BRANCHES, "vessel", 2.6)
        + stroke(_MAIN, "vessel", 4.8)
    )
    inside = shape(_CHAMBERS, "vessel-blue") + shape(_LEFT_CHAMBER, "vessel")
    ear = shape(_EAR, "muscle-light", edge="muscle-edge")
    return (
        behind
        + veins
        + arch
        + trunk
        + (ear if not finer else "")
        + shape(_VENTRICLES, "muscle", edge="muscle-edge")
        + shape(_LEFT_VENTRICLE, "muscle-deep", opacity=0.4)
        + shape(_ATRIUM, "muscle-light", edge="muscle-edge")
        + (inside if opened else "")
        + (own + ear if finer else "")
    )
