"""What the files of an import are: looked at from outside, before anything is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO

from unweary.directory import nppes
from unweary.directory.addresses import MAIN_SLOT
from unweary.directory.archives import open_members
from unweary.directory.base import Record, Tally
from unweary.directory.disciplines import disciplines_of
from unweary.directory.nppes_columns import Kind
from unweary.directory.places import normal_postcode
from unweary.exchange.fhir_directory import read_directory

FHIR = "fhir"
BLOCK = 1 << 20
OF_CLINICIANS = (Kind.MAIN, FHIR)


class NoFile(ValueError):
    """A file is not there, cannot be read, or does not fit beside the others; says what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A registry as it is to be named."""

    id: str
    name: str
    country: str
    licence: str


NPPES = Source(nppes.SOURCE, nppes.SOURCE_NAME, "US", nppes.LICENCE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a registry, perhaps within an archive; all FHIR files of one load are one."""

    kind: str
    name: str
    paths: tuple[Path, ...]
    fingerprint: str  # SHA-256 of the file that holds it
    full: bool | None = None  # None where its name does not say
    as_of: date | None = None

    @property
    def title(self) -> str:
        """As it stands in the list of what was imported."""
        return f"{self.kind}: {self.name}"


@dataclass(frozen=True, slots=True)
class Period:
    """Pieces that belong together: one full set, or the changes of some days."""

    source: Source
    pieces: tuple[Piece, ...]
    full: bool
    as_of: date | None

    def has(self, kind: str) -> bool:
        return any(piece.kind == kind for piece in self.pieces)

    @property
    def closes_only(self) -> bool:
        """Whether it is a report of those who ended."""
        return all(piece.kind == Kind.DEACTIVATED for piece in self.pieces)


def look_at(paths: Sequence[Path], *, fhir: Source | None) -> list[Piece]:
    """Every file looked into: its kind, its first rows, its fingerprint. Nothing is kept.

    Raises NoFile, and what the readers raise: UnknownFile, ColumnShift, UnreadableArchive,
    TooLarge.
    """
    pieces: list[Piece] = []
    resources: list[tuple[Path, str]] = []
    for path in dict.fromkeys(paths):
        try:
            fingerprint = fingerprint_of(path)
            if holds_json(path):
                resources.append((path, fingerprint))
            else:
                pieces += _of_nppes(path, fingerprint)
        except FileNotFoundError:
            raise NoFile(f"There is no file {path}.") from None
        except OSError as error:
            raise NoFile(f"{path} cannot be read: {error.strerror or error}.") from error
    if resources and fhir is None:
        raise NoFile(f"{resources[0][0].name} is FHIR: say --source fhir --id ID --name NAME.")
    if resources:
        together = hashlib.sha256("".join(mark for _, mark in resources).encode()).hexdigest()
        names = ", ".join(path.name for path, _ in resources)
        pieces.append(Piece(FHIR, names, tuple(path for path, _ in resources), together))
    return pieces


def holds_json(path: Path) -> bool:
    """Whether a file, or the first one in it, begins as JSON does."""
    with path.open("rb") as file:
        for member in open_members(file, path.name, choose=_readable):
            return member.stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    return False


def _readable(names: Sequence[str]) -> list[str]:
    return [name for name in names if "__MACOSX" not in name][:1]


def _of_nppes(path: Path, fingerprint: str) -> Iterator[Piece]:
    with path.open("rb") as file:
        for part in nppes.parts(file, path.name):
            nppes.probe(part.stream, part.name)
            full = False if part.kind is Kind.DEACTIVATED else part.full
            yield Piece(part.kind, part.name, (path,), fingerprint, full, part.ends_on)


def fingerprint_of(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def periods_of(pieces: Sequence[Piece], *, fhir: Source | None, changes: bool) -> list[Period]:
    """The pieces in the order in which they are applied: full sets, then changes by their day.

    changes: files that do not say so themselves hold changes alone. A set without its main
    file is taken as changes. Raises NoFile for two full sets of one registry.
    """
    periods = []
    ours = [piece for piece in pieces if piece.kind != FHIR]
    ordered = sorted(ours, key=_period_of)
    for (_, last, _), grouped in groupby(ordered, key=_period_of):
        some = sorted(grouped, key=lambda p: list(Kind).index(Kind(p.kind)))
        stated = some[0].full
        full = (stated is True or (stated is None and not changes)) and any(
            piece.kind == Kind.MAIN for piece in some
        )
        periods.append(Period(NPPES, tuple(some), full, last if last != date.min else None))
    periods.sort(key=lambda p: (not p.full, p.as_of or date.min, p.closes_only))
    if sum(period.full for period in periods) > 1:
        names = " and ".join(p.pieces[0].name for p in periods if p.full)
        raise NoFile(f"{names} are each a full set. Give the newer one alone.")
    whole = tuple(piece for piece in pieces if piece.kind == FHIR)
    if whole and fhir is not None:
        periods.append(Period(fhir, whole, not changes, None))
    return periods


def _period_of(piece: Piece) -> tuple[bool, date, bool]:
    closes = piece.kind == Kind.DEACTIVATED
    return piece.full is False, piece.as_of or date.min, closes


def records(
    piece: Piece,
    tally: Tally,
    *,
    start: int,
    period: Period,
    keep_all: bool,
    today: date,
) -> Iterator[tuple[int, Record]]:
    """The records of a piece after its row `start`, each with its row.

    FHIR has no rows: its records are counted, and `tally` counts all of them anew.
    """
    if piece.kind == FHIR:
        found = _fhir_records(piece, tally, period.source.country, today)
        yield from islice(enumerate(found, start=1), start, None)
        return
    path = piece.paths[0]
    with path.open("rb") as file:
        for part in nppes.parts(file, path.name):
            if part.name != piece.name:
                continue
            update = not period.full
            yield from nppes.read(
                part.stream, part.name, tally, start_row=start, keep_all=keep_all, update=update
            )
            return


def _fhir_records(piece: Piece, tally: Tally, country: str, today: date) -> Iterator[Record]:
    """All records of a FHIR directory, over all its files."""

    def mapped(system: str, code: str) -> tuple[str, ...]:
        return disciplines_of(system, code, country=country)

    def files() -> Iterator[tuple[str, BinaryIO]]:
        for path in piece.paths:
            with path.open("rb") as file:
                for member in open_members(file, path.name):
                    yield member.name, member.stream

    yield from read_directory(
        files(),
        disciplines_of=mapped,
        today=today,
        tally=tally,
        country=country or "US",
        postcode_of=normal_postcode,
    )


def main_slot(period: Period) -> str:
    """The slot of a clinician's main place; FHIR has none, so all its places are replaced."""
    return MAIN_SLOT if period.source.id == NPPES.id else ""
