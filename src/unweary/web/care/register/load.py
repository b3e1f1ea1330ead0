"""An import: files into a new edition, which stands whole at the end or not at all.

Everything is written into an edition that nobody reads yet. Each batch is committed together
with how far it got, so an import that was killed goes on from there when it is given the same
files again. A search meanwhile sees the edition before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from unweary import __version__
from unweary.directory.base import Entry, Record, Tally
from unweary.web.care.register.engine import Engine, House
from unweary.web.care.register.finish import finish, settle
from unweary.web.care.register.locate import Locator
from unweary.web.care.register.pieces import (
    FHIR,
    OF_CLINICIANS,
    NoFile,
    Period,
    Piece,
    Source,
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
from unweary.web.care.register.tables import FOR_KEYS, create_indices
from unweary.web.care.register.writing import Bundle, Counted, Writer, ids_of, remove

TOGETHER = 10_000  # records of one commit
VERSION = 1  # of how records are read and written; a new one loads the same files again

Seen = Callable[[str, int], None]  # is told a file's name and how many of its rows were read


class Older(ValueError):
    """A file is older than what the directory holds already."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How an import is to go."""

    at: datetime
    left_out: Collection[str] = ()  # clinicians, "source.key", who asked not to be listed
    keep_all: bool = False
    changes: bool = False
    force: bool = False
    dry_run: bool = False
    fhir: Source | None = None
    seen: Seen = field(default=lambda name, rows: None)

    def marks(self) -> str:
        """What makes the same files come out otherwise."""
        return f"{VERSION}/{__version__}/{'all' if self.keep_all else 'ours'}"


def load(house: House, paths: Sequence[Path], terms: Terms) -> Report:
    """Load files. Raises NoFile, Older, Busy, and what the readers raise; nothing changed then."""
    pieces = look_at(paths, fhir=terms.fhir)
    periods = periods_of(pieces, fhir=terms.fhir, changes=terms.changes)
    if terms.dry_run:
        return _dry_run(house, periods, terms)
    with house.locked():
        standing = house.open(house.standing())
        if standing is not None:
            if _holds_all(standing, periods, terms):
                return Report(nothing_changed=True)
            if not terms.force:
                _refuse_older(standing, periods)
        return _Import(house, periods, terms).run()


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
        except (ValueError, OSError):  # a file is broken: what it began is of no use
            self._house.give_up()
            raise
        finish(engine)
        count_positions(engine, self._report)
        engine.run("DELETE FROM @progress")
        self._report.edition = self._house.stand()
        return self._report

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
            if number >= step:
                self._take_out(engine, period)

    def _write_piece(
        self, engine: Engine, run: int, period: Period, piece: Piece, done: int
    ) -> None:
        source = self._source(engine, period)
        mine = self._left_out(period)
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
        writer = Writer(engine, bundle, mine, self._report.counted, disciplines, main_slot(period))
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
                [(run, period.source.id, f"{piece.kind}: {piece.name}", piece.fingerprint,
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

    def _take_out(self, engine: Engine, period: Period) -> None:
        """Those who asked to be left out since the last import."""
        create_indices(engine, FOR_KEYS)
        source = self._source(engine, period)
        here = ids_of(engine, source, sorted(self._left_out(period)))
        with engine.transaction():
            remove(engine, list(here.values()), with_further=True)
        self._report.counted.left_out += len(here)

    def _left_out(self, period: Period) -> frozenset[str]:
        prefix = period.source.id + "."
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


def _holds_all(standing: Engine, periods: Sequence[Period], terms: Terms) -> bool:
    """Whether the standing edition came from these files, and nobody is to be taken out."""
    known = set(standing.rows("SELECT source, piece, fingerprint, terms FROM @import_run"))
    for period in periods:
        for p in period.pieces:
            key = (period.source.id, f"{p.kind}: {p.name}", p.fingerprint, terms.marks())
            if key not in known:
                return False
    numbers = dict(standing.rows("SELECT id, no FROM @source"))
    for one in terms.left_out:
        source, _, code = one.partition(".")
        if source in numbers and ids_of(standing, numbers[source], [code]):
            return False
    return True


def _refuse_older(standing: Engine, periods: Sequence[Period]) -> None:
    for source, as_of, closed in standing.rows("SELECT id, as_of, closed_as_of FROM @source"):
        for period in periods:
            if period.source.id != source or period.as_of is None:
                continue
            held = max(as_of, closed) if period.closes_only else as_of
            if period.as_of.isoformat() < held:
                raise Older(
                    f"{period.pieces[0].name} is of {period.as_of.isoformat()}, and the directory"
                    f" already holds {held}. Give a newer file, or --force to go back."
                )


def _dry_run(house: House, periods: Sequence[Period], terms: Terms) -> Report:
    """Read everything and count, with the places that the standing edition has."""
    report = Report(dry_run=True)
    standing = house.open(house.standing())
    locator = Locator(standing) if standing is not None else None
    for period in periods:
        for piece in period.pieces:
            read = Read(piece.name, piece.kind, Tally())
            report.read.append(read)
            found = records(
                piece,
                read.tally,
                start=0,
                period=period,
                keep_all=terms.keep_all,
                today=terms.at.date(),
            )
            for batch in _batches(found):
                terms.seen(piece.name, read.tally.rows)
                for _, record in batch:
                    if locator is not None and isinstance(record, Entry):
                        for practice in record.practices:
                            how = locator.locate(practice.site)[1].value
                            report.located[how] = report.located.get(how, 0) + 1
    if locator is not None:
        report.unlocated = {f"{land} {code}": n for (land, code), n in locator.unknown.items()}
    return report


__all__ = ["NoFile", "Older", "Terms", "load"]
