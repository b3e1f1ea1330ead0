"""The body from the front and from the back, each part of it a region to choose.

The half to the viewer's right is drawn; the other half is its mirror image. Coordinates are in a
box of 200 by 430; the middle of the body stands at x = 100.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from unweary.drawing.svg import drawing, element, path, title

MIRROR = "matrix(-1 0 0 1 200 0)"

HEAD = "M100 8 C112 8 119 17 118.500 30 C118 43 110 56 100 56 Z"
EAR = "M118.500 28 q4 -1 3.500 5 q-.5 7 -4.500 7 Z"
NECK = "M100 50 L110 47 C110 58 111 63 118 68 L100 74 Z"
SHOULDER = """M118 68 C128 72 138 73 145 80 C152 87 154 98 153.500 108
    C147 104 140 104 134.500 109 C133 96 128 84 118 68 Z"""
ARM = """M153.500 108 C147 104 140 104 134.500 109 C136 124 139 138 142 152
    C145 176 152 198 158 217 L168.500 213.500 C166 194 163 172 160 154 C158 138 155 124 153.500 108 Z"""
HAND = """M158 217 L168.500 213.500 C172 219 177 224 178.500 230 C180 237 179 247 175 251
    C170 254 165 250 163 244 C161 236 157 228 158 217 Z"""
CHEST = """M100 74 L118 68 C128 84 133 96 134.500 109 C135 122 133 132 131 141
    C122 146 110 148 100 148 Z"""
BELLY = "M100 148 C110 148 122 146 131 141 C128 156 126 168 127.500 180 C128 188 130 195 132.500 202 L100 206 Z"
HIPS = """M100 206 L132.500 202 C136 211 138 222 138 234 C127 240 113 238 102.500 243
    L100 240 Z"""
THIGH_FRONT = """M138 234 C127 240 113 238 102.500 243 C101 264 102 284 104 301
    C111 305 121 305 129 301 C134 280 138.500 256 138 234 Z"""
UPPER_BACK = """M100 74 L118 68 C128 84 133 96 134.500 109 C135 122 133 132 131 141
    L130 148 C120 152 110 153 100 153 Z"""
LOW_BACK = """M100 153 C110 153 120 152 130 148 C127 160 126 170 127.500 180
    C128 188 130 195 132.500 202 C122 201 110 203 100 210 Z"""
BUTTOCK = """M100 210 C110 203 122 201 132.500 202 C137 213 139 226 138 240
    C132 252 111 256 101.500 246 L100 240 Z"""
THIGH_BACK = """M138 240 C132 252 111 256 101.500 246 C101 266 102 285 104 301
    C111 305 121 305 129 301 C134 282 138 260 138 240 Z"""
KNEE = """M104 301 C111 305 121 305 129 301 C129.500 310 130 318 130.500 327
    C122 331 112 331 104.500 327 C104.500 318 104 310 104 301 Z"""
LOWER_LEG = """M104.500 327 C112 331 122 331 130.500 327 C133.500 345 131 366 126 386 L124 401
    C120 404 113 404 108.500 401 C108 384 101 352 104.500 327 Z"""
FOOT_FRONT = "M108.500 401 C113 404 120 404 124 401 C126 408 133 414 134 419 C134 425 122 426 114 424 C107 422 107 410 108.500 401 Z"
FOOT_BACK = "M108.500 401 C113 404 120 404 124 401 C125 407 128 412 128 417 C127 423 114 424 109 420 C106 416 107 408 108.500 401 Z"

LIMBS = {"where_shoulders": SHOULDER, "where_arms": ARM, "where_hands": HAND}
FRONT = {
    "where_neck": NECK,
    "where_head": HEAD,
    **LIMBS,
    "where_chest": CHEST,
    "where_belly": BELLY,
    "where_hips": HIPS,
    "where_thighs": THIGH_FRONT,
    "where_knees": KNEE,
    "where_lower_legs": LOWER_LEG,
    "where_feet": FOOT_FRONT,
}
BACK = {
    "where_head": HEAD,
    "where_neck": NECK,
    **LIMBS,
    "where_upper_back": UPPER_BACK,
    "where_low_back": LOW_BACK,
    "where_buttocks": BUTTOCK,
    "where_thighs": THIGH_BACK,
    "where_knees": KNEE,
    "where_lower_legs": LOWER_LEG,
    "where_feet": FOOT_BACK,
}
SIDES = {"front": FRONT, "back": BACK}

# Where both halves of a region meet, from top to bottom; drawn over, so that no seam shows.
MIDDLE = {
    "where_head": (9, 55),
    "where_neck": (57, 73),
    "where_chest": (75, 147),
    "where_belly": (149, 205),
    "where_hips": (207, 239),
    "where_upper_back": (75, 152),
    "where_low_back": (154, 209),
}

# Thin lines that tell the front from the back: face, collar bones, navel; spine, shoulder blades.
FRONT_LINES = """M92 31 h3 M105 31 h3 M95 43 q5 4 10 0 M100 34 v4 M104 76 q8 -4 17 -3
    M96 76 q-8 -4 -17 -3 M100 100 v26 M100 176 v3 M112 126 q-6 4 -12 3 M88 126 q6 4 12 3"""
BACK_LINES = """M100 78 v122 M112 96 q12 6 12 22 q-8 4 -14 -4 M88 96 q-12 6 -12 22 q8 4 14 -4
    M100 214 v26 M88 20 q12 -8 24 0"""
LINES = {"front": FRONT_LINES, "back": BACK_LINES}


def body_map(labels: Mapping[str, str], chosen: Collection[str], *, side: str) -> str:
    """The body seen from one side, as SVG; `labels` name the regions that can be chosen.

    A region without a label is drawn and cannot be chosen. `side` is "front" or "back".
    """
    regions = "".join(
        _region(id, shape, labels.get(id, ""), id in chosen) for id, shape in SIDES[side].items()
    )
    lines = path(
        LINES[side], class_="uw-body__line", fill="none", stroke="#8a5a44", stroke_width=1.2
    )
    return drawing(regions, lines, box="0 0 200 430", class_=f"uw-body uw-body--{side}")


def _region(id: str, shape: str, label: str, chosen: bool) -> str:
    """Both halves of a region; with a label it can be found by `data-region`."""
    halves = path(shape) + path(shape, transform=MIRROR)
    if id in MIDDLE:
        top, bottom = MIDDLE[id]
        halves += path(f"M100 {top}V{bottom}", class_="uw-body__middle", stroke="#f0d2b8")
    if id == "where_head":
        halves = path(EAR) + path(EAR, transform=MIRROR) + halves
    name = "uw-body__region" + (" uw-body__region--chosen" if chosen else "")
    if not label:
        return element("g", halves, class_="uw-body__rest", fill="#f0d2b8")
    return element("g", title(label), halves, class_=name, data_region=id, fill="#f0d2b8")
