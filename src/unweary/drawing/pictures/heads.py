"""Heads in profile, from the front and from behind, 100 units high around (0, 0), and their hair."""

from __future__ import annotations

from dataclasses import dataclass

from unweary.drawing.pictures.brush import ellipse, shape, stroke

_PROFILE = """M-8-50C18-52 38-38 41-18C42-12 40.500-9 42-5C45 2 51 9 51.500 13C51.500 16 46 17.500 43 17.500
    C42 19.500 43 21 44.500 23C44.500 25 43 26 42 27C44 29 43.500 32 41 33.500C42 38 41 46 32 49
    C22 51 10 48-2 42C-8 39-10 34-12 28C-24 30-36 26-42 12C-50-6-46-30-34-41C-26-48-17-50-8-50Z"""
_FRONT = "M0-48C24-48 36-32 36-8C36 14 25 50 0 50C-25 50-36 14-36-8C-36-32-24-48 0-48Z"
_SIDE_HAIR = {
    "short": """M41-19C34-25 22-32 9-30C7-20 4-10 2-3C-1 0-3-2-5-4C-10-8-17-6-18 2C-18 12-20 22-26 29
        C-42 25-51 8-51-10C-53-40-28-58-4-57C21-57 41-42 41-19Z""",
    "bun": """M41-20C33-31 18-34 6-27C2-18 0-10-4-5C-11-8-17-5-18 3C-19 12-21 20-27 26
        C-42 22-50 8-51-10C-53-40-28-58-4-57C21-57 41-42 41-20Z""",
    "bob": """M41-20C32-33 20-33 13-26C9-6 14 16 8 33C-2 45-24 47-40 40C-53 22-58-8-53-24
        C-46-50-24-59-4-58C21-58 41-43 41-20Z""",
    "long": """M41-20C32-33 20-33 11-26C6-6 4 12 2 26C0 50-4 70-14 86C-30 90-46 86-54 78
        C-50 40-58 4-54-22C-46-50-24-59-4-58C21-58 41-43 41-20Z""",
    "curls": """M40-22C33-20 24-27 14-23C10-12 6-6 2 2C-4-6-16-6-17 6C-16 14-18 20-23 27C-38 33-50 29-56 17
        C-66 11-68-4-63-14C-68-28-60-44-48-48C-44-62-28-70-16-66C-6-74 12-72 19-64C32-64 44-52 42-41
        C47-36 46-26 40-22Z""",
    "bald": """M-1 0C-5-9-16-8-18 2C-18 12-20 22-26 28C-41 24-50 8-48-12C-46-17-38-17-32-15
        C-22-12-10-18 0-18C4-12 2-4-1 0Z""",
    "scarf": """M41-22C28-22 17-14 14 0C12 18 18 36 33 50C40 58 36 68 24 73C-4 82-36 80-53 68C-53 46-58 20-56-8
        C-55-42-30-60-4-59C20-59 38-46 41-22Z""",
}  # fmt: skip
_FRONT_HAIR = {
    "short": """M-36-4C-44-42-24-60 0-60C24-60 44-42 36-4C35-16 31-26 25-32C8-25-14-27-23-34
        C-31-26-34-16-36-4Z""",
    "bun": """M-36-6C-42-42-24-57 0-57C24-57 42-42 36-6C33-22 22-38 0-39C-22-38-33-22-36-6Z""",
    "bob": """M-37 34C-46 20-50-60 0-61C50-60 46 20 37 34C30 38 27 24 31 4C33-14 28-28 20-36
        C4-26-20-24-29-20C-34-4-27 20-31 36C-33 38-36 37-37 34Z""",
    "long": """M-40 74C-48 30-52-60 0-61C52-60 48 30 40 74C32 80 26 60 31 10C33-14 28-28 14-38
        C2-30-20-26-30-14C-33 20-26 60-30 78C-34 80-38 78-40 74Z""",
    "curls": """M-36 2C-50-2-54-20-47-30C-50-46-36-60-24-60C-16-70 8-72 18-64C34-66 46-50 45-40
        C54-28 48-2 36 2C36-12 31-24 22-29C8-24-14-24-24-30C-32-24-35-12-36 2Z""",
    "bald": """M-36 6C-44 0-46-24-37-32C-32-28-33-14-36 6ZM36 6C44 0 46-24 37-32C32-28 33-14 36 6Z""",
    "scarf": """M0-60C40-60 46-24 44 6C46 40 60 62 52 84C20 96-20 96-52 84C-60 62-46 40-44 6C-46-24-40-60 0-60Z
        M0-42C-22-42-31-24-31-4C-30 22-20 46 0 47C20 46 30 22 31-4C31-24 22-42 0-42Z""",
}  # fmt: skip
_BEARD = """M-3 12C0 22 12 25 22 22C30 18 37 20 43 19C46 23 45 29 43 34C45 44 41 54 30 55C16 56 2 48-7 38
    C-9 28-7 18-3 12Z"""
_FRONT_BEARD = """M-35 2C-30 18-20 20-12 18C-4 15 4 15 12 18C20 20 30 18 35 2C34 30 22 55 0 56
    C-22 55-34 30-35 2Z"""


@dataclass(frozen=True)
class Hair:
    """How somebody wears it. cut: short, bun, bob, long, tail, curls, bald or scarf."""

    cut: str = "short"
    colour: str = "brown-hair"
    beard: bool = False


def profile(
    skin: str, hair: Hair, *, eyes: str = "open", mouth: str = "smile", plain: bool = False
) -> str:
    """A head that looks to the right. eyes: open, closed or low. mouth: smile, flat or down."""
    shade = f"{skin}-shade"
    face = shape(_PROFILE, skin, edge=shade, width=2.2)
    ear = shape(
        "M-12-6C-4-14 4-6 1 4C0 11-6 16-10 12C-14 8-14-2-12-6Z", skin, edge=shade, width=2.2
    )
    eye = {
        "open": ellipse(30, -4, 2.5, 3.6, "eye"),
        "closed": stroke("M25-4Q30 0 35-4", "eye", 2.4),
        "low": stroke("M25-3H35", "eye", 2.4),
    }[eyes]
    if plain:
        return face + eye + _side_hair(hair)
    brow = "M23-17Q30-18 37-12" if eyes == "low" else "M23-15Q30-20 37-16"
    lips = {"smile": "M43 27Q39 31 34 28", "flat": "M43 27.500H36", "down": "M43 27Q38 27 35 30"}[
        mouth
    ]
    features = eye + stroke(brow, hair.colour, 2.6) + stroke(lips, shade, 2.6)
    blush = ellipse(25, 17, 8, 6, shade, opacity=0.35)
    beard = shape(_BEARD, hair.colour) + stroke(lips, skin, 2.6) if hair.beard else ""
    return (
        face
        + blush
        + features
        + beard
        + (ear if hair.cut not in ("bob", "long", "scarf") else "")
        + _side_hair(hair)
    )


def _side_hair(hair: Hair) -> str:
    extra = ""
    if hair.cut == "bun":
        extra = ellipse(-54, -34, 17, 16, hair.colour)
    if hair.cut == "tail":
        extra = shape(
            "M-42-38C-66-44-74-10-70 22C-70 34-74 44-78 50C-58 46-50 24-50 4Z", hair.colour
        )
    cut = "bun" if hair.cut == "tail" else hair.cut
    lines = {
        "bun": "M34-32C10-38-20-36-46-28M8-24C-10-28-30-26-48-20",
        "bob": "M6-40C-6-20-4 10-10 36M-20-44C-32-20-30 10-34 36",
        "long": "M6-40C-8-10-6 40-16 78M-20-44C-34-10-28 40-38 80",
        "scarf": "M20-46C-4-30-10 10 6 40C12 58-10 74-40 76M33 50C20 66 0 70-20 66",
    }.get(cut, "")  # fmt: skip
    tone = f"{hair.colour}-shade" if hair.cut == "scarf" else "white"
    sheen = stroke(lines, tone, 2, opacity=0.5 if hair.cut == "scarf" else 0.16) if lines else ""
    return extra + shape(_SIDE_HAIR[cut], hair.colour) + sheen


def front(skin: str, hair: Hair, *, eyes: str = "open", mouth: str = "smile") -> str:
    """A head that looks at us. mouth: smile, flat, or droop (one corner hangs, to our right)."""
    shade = f"{skin}-shade"
    behind = ""
    if hair.cut in ("bob", "long"):
        low = 36 if hair.cut == "bob" else 74
        behind = shape(f"M-38-30H38V{low}C20 {low + 10}-20 {low + 10}-38 {low}Z", hair.colour)
    if hair.cut == "bun":
        behind = ellipse(0, -62, 17, 13, hair.colour)
    ears = "".join(ellipse(x, 2, 6, 9, skin, edge=shade, width=2) for x in (-36, 36))
    face = shape(_FRONT, skin, edge=shade, width=2.2)
    eye = "".join(
        ellipse(x, -2, 2.8, 3.8, "eye")
        if eyes == "open"
        else stroke(f"M{x - 6}-1Q{x} 3 {x + 6}-1", "eye", 2.4)
        for x in (-13, 13)
    )
    brows = stroke("M-20-14Q-13-18-7-15M20-14Q13-18 7-15", hair.colour, 2.6)
    lips = {"smile": "M-9 27Q0 33 9 27", "droop": "M-16 21Q-12 28-4 28.500Q9 29 15 38"}.get(
        mouth, "M-8 28H8"
    )
    drawn = stroke(lips, shade, 2.6)
    if mouth == "droop":  # the cheek that smiles has a crease, the other is smooth
        drawn = stroke(lips, shade, 3.2) + stroke("M-12 8Q-20 11-23 19", shade, 1.8)
    blush = "".join(ellipse(x, 17, 8, 6, shade, opacity=0.3) for x in (-20, 20))
    nose = stroke("M1 3C4 9 5 13 0 14", shade, 2.2)
    beard = shape(_FRONT_BEARD, hair.colour) + stroke(lips, skin, 2.6) if hair.beard else ""
    top = shape(_FRONT_HAIR["bun" if hair.cut == "tail" else hair.cut], hair.colour, rule="evenodd")
    return behind + ears + face + blush + eye + brows + nose + drawn + beard + top


def back(skin: str, hair: Hair) -> str:
    """The back of a head."""
    ears = "".join(ellipse(x, 4, 6, 9, skin, edge=f"{skin}-shade", width=2) for x in (-37, 37))
    skull = shape(_FRONT, skin, edge=f"{skin}-shade", width=2.2)
    d = {
        "bob": "M0-60C44-60 48-10 40 38C24 48-24 48-40 38C-48-10-44-60 0-60Z",
        "long": "M0-60C44-60 48 0 40 76C20 88-20 88-40 76C-48 0-44-60 0-60Z",
        "curls": "M0-70C50-72 60-20 46 20C36 36-36 36-46 20C-60-20-50-72 0-70Z",
        "bald": "M37-8C40 18 24 38 0 38C-24 38-40 18-37-8C-20 2 20 2 37-8Z",
    }.get(hair.cut, "M0-58C30-58 44-36 40-8C38 14 28 36 18 40C8 36-8 36-18 40C-28 36-38 14-40-8C-44-36-30-58 0-58Z")  # fmt: skip
    return ears + skull + shape(d, hair.colour)
