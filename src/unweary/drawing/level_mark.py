"""The shape of a level: each differs in outline, so that it is known without its colour."""

from __future__ import annotations

from unweary.drawing.svg import circle, drawing, path

LINE = {
    "fill": "none",
    "stroke": "currentColor",
    "stroke_width": 4,
    "stroke_linecap": "round",
    "stroke_linejoin": "round",
}
SHAPES = {
    "emergency": path("M20 4 H44 L60 20 V44 L44 60 H20 L4 44 V20 Z", **LINE)
    + path("M32 17 V36", **{**LINE, "stroke_width": 6})
    + circle(32.0, 47.0, 3.6, fill="currentColor"),
    "same_day": path("M32 5 L61 57 H3 Z", **LINE)
    + path("M32 24 V40", **{**LINE, "stroke_width": 5})
    + circle(32.0, 48.5, 3.0, fill="currentColor"),
    "soon": path("M8 14 H56 V57 H8 Z M8 26 H56 M20 6 V18 M44 6 V18", **LINE)
    + path("M21 37 h4 M30 37 h4 M39 37 h4 M21 47 h4 M30 47 h4", **{**LINE, "stroke_width": 5}),
    "self_care": circle(32.0, 32.0, 27.0, **LINE)
    + path("M18 34 L32 21 L46 34 M22 31 V45 H42 V31 M29 45 V37 H35 V45", **LINE),
}


def level_mark(level: str) -> str:
    """The mark of a level: an octagon, a triangle, a calendar sheet or a circle with a house."""
    return drawing(SHAPES[level], box="0 0 64 64", class_="uw-mark")
