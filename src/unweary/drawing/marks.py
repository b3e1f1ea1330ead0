"""Small line drawings that stand beside words."""

from __future__ import annotations

from unweary.drawing.svg import drawing, path

SHAPES = {
    "tick": "M4 13 L10 19 L20 6",
    "open": "M12 5 V13 M12 18 V18.500",
    "clinician": "M6 3 V9 A4.500 4.500 0 0 0 15 9 V3 M10.500 13.500 V16 A4.500 4.500 0 0 0 19.500 16 V14 M17.500 11.500 a2 2 0 1 0 4 0 a2 2 0 1 0 -4 0",
    "arrow_left": "M20 12 H5 M11 5 L4 12 L11 19",
    "phone": "M6 3 H9.500 L11 8 L8.500 10 A12 12 0 0 0 14 15.500 L16 13 L21 14.500 V18 A3 3 0 0 1 18 21 A15 15 0 0 1 3 6 A3 3 0 0 1 6 3 Z",
    "print": "M7 8 V3 H17 V8 M7 17 H4 V8 H20 V17 H17 M7 14 H17 V21 H7 Z",
    "download": "M12 3 V15 M7 10 L12 15 L17 10 M4 20 H20",
    "trash": "M4 6 H20 M9 6 V3 H15 V6 M6 6 L7 21 H17 L18 6 M10 10 V17 M14 10 V17",
    "eye": "M2 12 C6 5 18 5 22 12 C18 19 6 19 2 12 Z M9 12 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0",
    "mail": "M3 6 H21 V19 H3 Z M3 7 L12 14 L21 7",
    "lock": "M5 11 H19 V21 H5 Z M8 11 V8 A4 4 0 0 1 16 8 V11",
    "clock": "M3 12 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0 M12 7 V12 L15.500 14",
    "info": "M3 12 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0 M12 11 V17 M12 7 V7.500",
    "pen": "M4 20 L5 15 L16 4 L20 8 L9 19 Z M14 6 L18 10",
    "leaf": "M5 19 C4 10 10 4 20 4 C20 14 14 20 5 19 Z M5 19 L14 10",
    "again": "M4 12 A8 8 0 1 1 7 18.300 M4 19 V13.500 H9.500",
    "key": "M3 16 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0 M10 13 L20 3 M16 7 L19.500 10.500 M13 10 L15.500 12.500",
    "change": "M5 8 H19 L15 4 M19 16 H5 L9 20",
}


def mark(name: str) -> str:
    """A small drawing in the colour of the words beside it."""
    shape = path(
        SHAPES[name],
        fill="none",
        stroke="currentColor",
        stroke_width=2,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return drawing(shape, box="0 0 24 24", class_="uw-mark")
