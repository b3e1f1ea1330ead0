"""Tables as CSV that a spreadsheet can open without running anything that a person typed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

Cell = str | int | float | None

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = b"\xef\xbb\xbf"  # tells spreadsheets that this is UTF-8


def csv_lines(header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Iterator[bytes]:
    """The table, row by row: UTF-8, every cell quoted, lines ended as RFC 4180 has it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front. Raises
    ValueError where a row has another number of cells than the header.
    """
    yield MARK + _line(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under a header of {len(header)}")
        yield _line(row)


def safe_cell(value: Cell) -> Cell:
    """The value; a text that begins like a formula, even after blanks, as plain text."""
    if isinstance(value, str) and any(
        text.startswith(STARTS_A_FORMULA) for text in (value, value.lstrip())
    ):
        return f"'{value}"
    return value


def _line(row: tuple[Cell, ...]) -> bytes:
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(safe_cell, row))
    return made.getvalue().encode()
