"""The head, upright and looking right (or at us), in units of its own radius."""

from __future__ import annotations

import re

from unweary.drawing.exercise.paint import Brush, Person

RADIUS = 0.058

FACE = "M-.1 -1.02C.5 -1.06 .88 -.66 .88 -.3C.88 -.16 .9 -.08 .95 .02C1 .12 1.11 .24 1.09 .3C1.07 .36 .98 .36 .95 .38C.98 .45 .98 .5 .94 .57C.95 .7 .92 .84 .8 .92C.6 1.02 .3 .92 .02 .74C-.5 .66 -.98 .4 -.98 -.15C-.98 -.7 -.6 -1 -.1 -1.02Z"
SHORT = "M.84 -.5C.72 -1.12 .1 -1.3 -.42 -1.14C-1.06 -.94 -1.26 -.3 -1.04 .22C-.96 .46 -.82 .62 -.62 .66C-.44 .6 -.4 .4 -.36 .22L-.3 -.02C-.16 -.02 -.06 -.06 .02 -.16C.1 -.3 .16 -.44 .3 -.52C.5 -.58 .7 -.56 .84 -.5Z"
CAP = "M.86 -.44C.8 -1 .22 -1.2 -.3 -1.1C-.86 -1 -1.14 -.5 -1.04 .06C-1 .3 -.9 .48 -.7 .54C-.5 .44 -.44 .26 -.38 .06C-.24 -.02 -.1 -.08 -.02 -.2C.06 -.36 .2 -.56 .4 -.56C.58 -.56 .72 -.52 .86 -.44Z"
TIED = "M.82 -.56C.66 -1.16 .04 -1.28 -.4 -1.14C-1 -.98 -1.22 -.4 -1.06 .1C-.98 .34 -.84 .44 -.66 .44C-.46 .36 -.34 .2 -.26 .02C-.1 -.06 .08 -.12 .2 -.26C.36 -.44 .6 -.6 .82 -.56Z"
BUN = "M-.86 -.7C-.86 -1.06 -1.22 -1.2 -1.46 -1C-1.68 -.8 -1.6 -.44 -1.32 -.36C-1.06 -.3 -.86 -.46 -.86 -.7Z"
HAIR = {"short": (SHORT,), "cap": (CAP,), "bun": (BUN, TIED)}
EAR = "M-.2 -.06C-.04 -.14 .08 -.02 .04 .14C.02 .26 -.08 .36 -.18 .3C-.26 .24 -.3 0 -.2 -.06Z"
EYE = "M.68 -.05L.69 .06"
BROW = "M.52 -.2C.6 -.26 .7 -.26 .8 -.2"
MOUTH = "M.92 .56C.84 .58 .78 .57 .72 .54"

FRONT_FACE = "M0 -1.02C.56 -1.02 .86 -.6 .84 -.1C.82 .5 .5 1.04 0 1.04C-.5 1.04 -.82 .5 -.84 -.1C-.86 -.6 -.56 -1.02 0 -1.02Z"
FRONT_HAIR = "M-.9 .1C-1.06 -.6 -.7 -1.2 0 -1.2C.7 -1.2 1.06 -.6 .9 .1C.84 -.2 .74 -.4 .6 -.52C.2 -.46 -.3 -.5 -.5 -.62C-.7 -.44 -.84 -.2 -.9 .1Z"
FRONT_EYES = "M-.32 -.02L-.32 .08M.32 -.02L.32 .08"
FRONT_MOUTH = "M-.2 .6C-.08 .68 .08 .68 .2 .6"
FRONT_NOSE = "M0 .12L-.06 .34H.06"


def head(person: Person, brush: Brush, scale: float, *, frontal: bool) -> str:
    """The head about its middle."""
    size = RADIUS * scale

    def sized(d: str) -> str:
        return re.sub(
            r"-?\d*\.?\d+", lambda m: f" {round(float(m.group()) * size, 1):g}", d
        ).replace("  ", " ")

    if frontal:
        bun = brush.fill(
            sized("M.3 -1.1A.34 .34 0 1 1 -.3 -1.1Z").replace("0 1 1", "0 1 1"), person.hair
        )
        lines = "".join(brush.line(sized(d), "face", 1.0) for d in (FRONT_EYES, FRONT_MOUTH))
        return (
            (bun if person.style == "bun" else "")
            + brush.fill(sized(FRONT_FACE), person.skin)
            + brush.fill(sized(FRONT_HAIR), person.hair)
            + lines
        )
    bun, *rest = HAIR[person.style] if person.style == "bun" else ("", *HAIR[person.style])
    return (
        (brush.fill(sized(bun), person.hair) if bun else "")
        + brush.fill(sized(FACE), person.skin)
        + "".join(brush.fill(sized(d), person.hair) for d in rest)
        + brush.fill(sized(EAR), person.skin)
        + brush.line(sized(EAR), person.skin_line, 0.7)
        + "".join(brush.line(sized(d), "face", 0.9) for d in (EYE, BROW, MOUTH))
    )
