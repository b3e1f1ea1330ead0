"""A chance as a hundred people: as many filled in as are likely to have it, with the range."""

from __future__ import annotations

from unweary.drawing.svg import drawing, path

SIDE = 10  # people in a row
STEP = 10  # units between them


def chance_picture(chance: float, low: float, high: float, *, text: str) -> str:
    """One hundred dots for a chance and its range, 0 <= low <= chance <= high <= 1.

    Filled: counted by the chance; darker up to `low`, which even the cautious end counts. Ringed:
    between the chance and `high`. Pale: the rest. `text` says the same in words.
    """
    sure, likely, perhaps = (_people(share) for share in (low, chance, high))
    rows = "".join(
        (
            _dots(0, sure, "sure", "#0f5b57", 7.6),
            _dots(sure, likely, "likely", "#3e8f88", 7.6),
            _dots(likely, perhaps, "perhaps", "#3e8f88", 7.6),
            _dots(likely, perhaps, "hollow", "#ffffff", 4.6),
            _dots(perhaps, SIDE * SIDE, "rest", "#dcd5c8", 7.6),
        )
    )
    side = SIDE * STEP
    return drawing(rows, box=f"0 0 {side} {side}", class_="uw-chance", text=text)


def _people(share: float) -> int:
    """How many of a hundred; a chance above 0 never looks like none."""
    return max(1, min(99, round(share * 100))) if share > 0 else 0


def _dots(first: int, last: int, kind: str, colour: str, size: float) -> str:
    if last <= first:
        return ""
    d = "".join(
        f"M{i % SIDE * STEP + STEP // 2} {i // SIDE * STEP + STEP // 2}h0"
        for i in range(first, last)
    )
    return path(
        d,
        class_=f"uw-chance__{kind}",
        fill="none",
        stroke=colour,
        stroke_width=size,
        stroke_linecap="round",
    )
