"""An import: files into a new edition, which stands whole at the end or not at all.

Everything is written into an edition that nobody reads yet. Each batch is committed together
with how far it got, so an import that was killed goes on from there when it is given the same
files again. A search meanwhile sees the edition before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from unweary.directory.base import Record, Tally
from unweary.web.care.register.deciding import (
    Older,
    Shrunk,
    listed_among,
    new_ones,
    refuse_older,
    refuse_shrunk,
    without_overtaken,
)
from unweary.web.care.register.dry_run import dry_run
from unweary.web.care.register.engine import Engine, House
from unweary.web.care.register.finish import finish, settle
from unweary.web.care.register.pieces import (
    FHIR,
    NPPES,
    OF_CLINICIANS,
    NoFile,
    Period,
    Piece,
    look_at,
    main_slot,
    periods_of,
    records,
)
from unweary.web.care.register.preparing import prepare
from unweary.web.care.register.report import (
    Read,
    Report,
    count_positions,
    tally_from_plain,
    tally_to_plain,
)
from unweary.web.care.register.tables import FOR_CHANGES, FOR_KEYS, create_indices
from unweary.web.care.register.terms import TOGETHER, Terms
from unweary.web.care.register.writing import Bundle, Counted, Writer, remove

__all__ = ["NoFile", "Older", "Shrunk", "Terms", "load"]


def load(house: House, paths: Sequence[Path], terms: Terms) -> Report:
    """Load files.

    Raises NoFile, Older, Shrunk, Busy, and what the readers raise; nothing changed then.
    """
    pieces = look_at(paths, fhir=terms.fhir)
    periods = periods_of(pieces, fhir=terms.fhir, changes=terms.changes)
    periods, skipped = without_overtaken(periods)
    if terms.dry_run:
        return dry_run(house, periods, terms)
    with house.locked():
        standing = house.open(house.standing())
        if standing is not None and not terms.force:
            periods = new_ones(standing, periods, terms.marks())
            refuse_older(standing, periods)
        if not periods and not (standing and listed_among(standing, terms.left_out)):
            return Report(nothing_changed=True, skipped=skipped)
        report = _Import(house, periods, terms).run()
    report.skipped = skipped
    return report


class _Import:
    """One import that changes something."""

    def __init__(self, house: House, periods: Sequence[Period], terms: Terms) -> None:
        self._house = house
        self._periods = periods
        self._terms = terms
        self._report = Report()

    def run(self) -> Report:
        plan = self._plan()
        engine = self._taken_up(plan)
        if engine is None:
            engine = prepare(self._house, self._periods, plan=plan)
        try:
            self._write(engine)
            self._refuse_shrunk(engine)
        except (ValueError, OSError):  # a file is broken: what it began is of no use
            self._house.give_up()
            raise
        finish(engine)
        count_positions(engine, self._report)
        engine.run("DELETE FROM @progress")
        self._report.edition = self._house.stand()
        return self._report

    def _refuse_shrunk(self, engine: Engine) -> None:
        """Raises Shrunk where a full set lost too much, unless it is forced."""
        full = [p.source.id for p in self._periods if p.full and not p.closes_only]
        if full and not self._terms.force:
            standing = self._house.open(self._house.standing())
            refuse_shrunk(standing, engine, dict.fromkeys(full))

    def _plan(self) -> str:
        """The same for the same files under the same terms on the same edition."""
        parts: list[Any] = [self._house.standing(), self._terms.marks()]
        parts.append(sorted(self._terms.left_out))
        for period in self._periods:
            parts.append([period.source.id, period.full])
            parts += [[p.kind, p.name, p.fingerprint] for p in period.pieces]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _taken_up(self, plan: str) -> Engine | None:
        """What a stopped import of the same plan left; another one's is thrown away."""
        left = self._house.unfinished()
        if left is None:
            return None
        found = left.rows("SELECT plan FROM @progress")
        return left if found and found[0][0] == plan else None

    def _write(self, engine: Engine) -> None:
        (row,) = engine.rows("SELECT step, done, kept FROM @progress")
        step, done, kept = row[0], row[1], json.loads(row[2])
        self._report.taken_up_at = done
        self._report.counted = Counted(**kept.get("counted", {}))
        self._report.twice = kept.get("twice", 0)
        self._report.read = [
            Read(one["file"], one["kind"], tally_from_plain(one["tally"]))
            for one in kept.get("read", ())
        ]
        number = 0
        for run, period in enumerate(self._periods, start=self._first_run(engine)):
            for piece in period.pieces:
                if number >= step:
                    self._write_piece(engine, run, period, piece, done if number == step else 0)
                    self._note_run(engine, run, number, period, piece)
                number += 1
                if period.full and number >= step and self._ends_clinicians(period, piece):
                    self._report.twice += settle(engine, self._source(engine, period))
        self._take_out(engine)

    def _write_piece(
        self, engine: Engine, run: int, period: Period, piece: Piece, done: int
    ) -> None:
        source = self._source(engine, period)
        mine = self._left_out_of(period.source.id)
        if not done:
            self._report.read.append(Read(piece.name, piece.kind, Tally()))
        read = self._report.read[-1]
        if piece.kind == FHIR:
            read.tally = Tally()  # which is counted anew
        disciplines = dict(engine.rows("SELECT name, no FROM @discipline ORDER BY no"))
        bundle = Bundle(
            source,
            run,
            period.full,
            has_sites=period.has("secondary locations") or not main_slot(period),
            has_names=period.has("other names"),
            checks_ends=period.closes_only,
        )
        npis = self._left_out_of(NPPES.id)
        counted = self._report.counted
        writer = Writer(engine, bundle, mine, npis, counted, disciplines, main_slot(period))
        found = records(
            piece,
            read.tally,
            start=done,
            period=period,
            keep_all=self._terms.keep_all,
            today=self._terms.at.date(),
        )
        number = self._number_of(piece)
        for batch in _batches(found):
            with engine.transaction():
                writer.write([record for _, record in batch])
                self._keep(engine, number, batch[-1][0])
            self._terms.seen(piece.name, read.tally.rows)
        self._terms.seen(piece.name, read.tally.rows)

    def _keep(self, engine: Engine, step: int, done: int) -> None:
        """How far it got, for whoever takes it up."""
        kept = {
            "counted": asdict(self._report.counted),
            "twice": self._report.twice,
            "read": [
                {"file": one.file, "kind": one.kind, "tally": tally_to_plain(one.tally)}
                for one in self._report.read
            ],
        }
        engine.run(
            "UPDATE @progress SET step = ?, done = ?, kept = ?", (step, done, json.dumps(kept))
        )

    def _note_run(
        self, engine: Engine, run: int, number: int, period: Period, piece: Piece
    ) -> None:
        """Write down that a piece is in; the next step begins."""
        tally = json.dumps(tally_to_plain(self._report.read[-1].tally))
        day = piece.as_of.isoformat() if piece.as_of else ""
        with engine.transaction():
            engine.insert(
                "import_run",
                [(run, period.source.id, piece.title, piece.fingerprint,
                  self._terms.marks(), day, self._terms.at.isoformat(), tally)],
            )  # fmt: skip
            self._date_source(engine, period)
            self._keep(engine, number + 1, 0)

    def _date_source(self, engine: Engine, period: Period) -> None:
        column = "closed_as_of" if period.closes_only else "as_of"
        day = period.as_of.isoformat() if period.as_of else ""
        if period.full:
            engine.run(f"UPDATE @source SET {column} = ? WHERE id = ?", (day, period.source.id))
        else:
            engine.run(
                f"UPDATE @source SET {column} = ? WHERE id = ? AND {column} < ?",
                (day, period.source.id, day),
            )
        engine.run(
            "UPDATE @source SET loaded_at = ? WHERE id = ?",
            (self._terms.at.isoformat(timespec="seconds"), period.source.id),
        )

    def _take_out(self, engine: Engine) -> None:
        """Those who asked to be left out since they were loaded."""
        create_indices(engine, FOR_KEYS)
        ids = listed_among(engine, self._terms.left_out)
        if ids:
            create_indices(engine, FOR_CHANGES)
            with engine.transaction():
                remove(engine, ids, with_further=True)
        self._report.counted.left_out += len(ids)

    def _left_out_of(self, source: str) -> frozenset[str]:
        """The keys in this registry of those who are left out; in the NPPES, their NPIs."""
        prefix = source + "."
        return frozenset(
            one.removeprefix(prefix) for one in self._terms.left_out if one.startswith(prefix)
        )

    def _number_of(self, piece: Piece) -> int:
        return [p for period in self._periods for p in period.pieces].index(piece)

    @staticmethod
    def _ends_clinicians(period: Period, piece: Piece) -> bool:
        return [p for p in period.pieces if p.kind in OF_CLINICIANS][-1] is piece

    @staticmethod
    def _source(engine: Engine, period: Period) -> int:
        (row,) = engine.rows("SELECT no FROM @source WHERE id = ?", (period.source.id,))
        return int(row[0])

    @staticmethod
    def _first_run(engine: Engine) -> int:
        (row,) = engine.rows("SELECT next_run FROM @progress")
        return int(row[0])


def _batches(found: Iterator[tuple[int, Record]]) -> Iterable[list[tuple[int, Record]]]:
    while batch := list(islice(found, TOGETHER)):
        yield batch
