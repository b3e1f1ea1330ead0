"""Small line drawings that stand beside words."""

from __future__ import annotations

from functools import cache

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
    "pin": "M12 21 C7 15 5 12 5 9 a7 7 0 1 1 14 0 C19 12 17 15 12 21 Z M9.500 9 a2.500 2.500 0 1 0 5 0 a2.500 2.500 0 1 0 -5 0",
    "here": "M12 2 V5 M12 19 V22 M2 12 H5 M19 12 H22 M5 12 a7 7 0 1 0 14 0 a7 7 0 1 0 -14 0 M11.500 12 a0.500 0.500 0 1 0 1 0 a0.500 0.500 0 1 0 -1 0",
    "search": "M4 10.500 a6.500 6.500 0 1 0 13 0 a6.500 6.500 0 1 0 -13 0 M15.500 15.500 L21 21",
    "way": "M12 3 L21 12 L12 21 L3 12 Z M9 15 V12 H14 M12 9.500 L14.500 12 L12 14.500",
    "keep": "M6 3 H18 V21 L12 16.500 L6 21 Z",
    "kept": "M6 3 H18 V21 L12 16.500 L6 21 Z M9 9 L11.500 11.500 L15.500 7.500",
    "calendar": "M4 6 H20 V21 H4 Z M4 10.500 H20 M8.500 3 V8 M15.500 3 V8 M8.500 15 H9 M12 15 H12.500 M15.500 15 H16",
    "people": "M5 8 a3.500 3.500 0 1 0 7 0 a3.500 3.500 0 1 0 -7 0 M2.500 20 C2.500 15.500 5 13.500 8.500 13.500 C12 13.500 14.500 15.500 14.500 20 M15 5 A3.300 3.300 0 0 1 15 11.300 M17 14 C20 14.500 21.500 16.500 21.500 20",
    "flag": "M5 21 V3 M5 4 H18 L15 8.500 L18 13 H5",
    "change": "M5 8 H19 L15 4 M19 16 H5 L9 20",
}


@cache
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
