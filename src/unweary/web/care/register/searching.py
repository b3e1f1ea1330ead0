"""The queries of a search: what lies in a box, and whose name has such words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import cos, pi, radians, sqrt

from unweary.directory.base import NO_FILTERS, Filters, Point, Wanted
from unweary.directory.nearest import BAND_DEGREES, Box, Row, band_of
from unweary.web.care.register.engine import Engine, Values, in_list
from unweary.web.care.register.flags import LANGUAGES, NETWORKS, ruled_out
from unweary.web.care.register.words import LAST

MOST_BANDS = 800  # a wider box is read without them
ENOUGH = 50  # listings that the first box is to hold
CELL_KM = 111.195 * BAND_DEGREES
FIRST_KM = (0.25, 20.0)  # least and most of a first radius
CELLS_AROUND = 7200  # cells of one band
MOST_CROWDS = 50_000  # that are remembered

Crowds = dict[tuple[tuple[int, ...], int], int]  # disciplines and cell -> listings

IN_BOX = "SELECT id, lat, lon FROM @listing WHERE discipline IN {disciplines} AND {bands}"


class BoxSearch:
    """The listings of one edition, box by box. `words` keeps those of clinicians with them all.

    spared: ids that stay, whatever the filters say. crowds: what is known already of how many
    lie in which cell; it is added to.
    """

    def __init__(
        self,
        engine: Engine,
        numbers: tuple[int, ...],
        words: tuple[str, ...] = (),
        spared: tuple[int, ...] = (),
        crowds: Crowds | None = None,
    ) -> None:
        self._crowds: Crowds = {} if crowds is None else crowds
        self._engine = engine
        self._numbers = numbers
        self._words = words
        self._spared = spared

    def rows_in_box(self, box: Box, wanted: Wanted) -> Iterator[Row]:
        """Each row as id, latitude, longitude."""
        if not self._numbers:
            return
        for span in range(len(box.spans)):
            sql, values = box_query(
                box, wanted, self._numbers, words=self._words, spared=self._spared, span=span
            )
            yield from self._engine.rows(sql, values)

    def start_km(self, wanted: Wanted) -> float:
        """A radius that holds about twice a page, by the density around the point."""
        if not self._numbers:
            return FIRST_KM[1]
        here = self._crowd(cell_of(wanted.point))
        if not here:
            return FIRST_KM[1]
        square_km = CELL_KM**2 * max(cos(radians(wanted.point.lat)), 0.01)
        radius = sqrt(ENOUGH * square_km / (pi * float(here)))
        return min(max(radius, FIRST_KM[0]), FIRST_KM[1])

    def _crowd(self, cell: int) -> int:
        """How many of the kinds lie in a cell."""
        known = self._crowds.get((self._numbers, cell))
        if known is None:
            kinds = in_list(len(self._numbers))
            sql = f"SELECT SUM(listings) FROM @crowd WHERE discipline IN {kinds} AND cell = ?"
            found = self._engine.rows(sql, (*self._numbers, cell))
            known = int(found[0][0] or 0)
            if len(self._crowds) >= MOST_CROWDS:
                self._crowds.clear()
            self._crowds[self._numbers, cell] = known
        return known


def box_query(
    box: Box,
    wanted: Wanted,
    numbers: tuple[int, ...],
    *,
    words: tuple[str, ...] = (),
    spared: tuple[int, ...] = (),
    span: int = 0,
) -> tuple[str, Values]:
    """SQL and values for one span of a box."""
    where, values = conditions(wanted.filters)
    if where and spared:
        where = f" AND (TRUE{where} OR id IN {in_list(len(spared))})"
        values = (*values, *spared)
    for word in words:
        where += (
            " AND EXISTS (SELECT 1 FROM @name_word w WHERE w.clinician = id / 65536"
            " AND w.word >= ? AND w.word < ?)"
        )
        values = (*values, word, word + LAST)
    bands = box.bands
    few = len(bands) <= MOST_BANDS
    sql = IN_BOX.format(
        disciplines=in_list(len(numbers)),
        bands=f"band IN {in_list(len(bands))}" if few else "band >= 0",
    )
    west, east = box.spans[span]
    given = (*numbers, *(bands if few else ()), west, east, box.south, box.north)
    return f"{sql} AND lon >= ? AND lon <= ? AND lat >= ? AND lat <= ?{where}", (*given, *values)


def cell_of(point: Point) -> int:
    """The cell of 0.05 by 0.05 degrees in which listings are counted."""
    return band_of(point.lat) * CELLS_AROUND + int((point.lon + 180.0) / BAND_DEGREES)


def conditions(filters: Filters) -> tuple[str, Values]:
    """SQL after a WHERE, and its values. A listing that does not state a thing stays."""
    if replace(filters, open_now=False) == NO_FILTERS:
        return "", ()
    sql, values = " AND (flags & ?) = 0", list[int | str]([ruled_out(filters)])
    for bit, table, column, value in (
        (LANGUAGES, "spoken", "language", filters.language),
        (NETWORKS, "accepted", "network", filters.network),
    ):
        if value:
            sql += (
                f" AND ((flags & {bit}) = 0 OR EXISTS (SELECT 1 FROM @{table} s"
                f" WHERE s.practice = id / 64 AND s.{column} = ?))"
            )
            values.append(value)
    return sql, tuple(values)
