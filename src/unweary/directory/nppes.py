"""The files of the National Plan and Provider Enumeration System (NPPES), read as a stream.

`parts` opens what an archive holds, `probe` looks at the first rows before anything is read,
`read` yields records. None of them keeps more than one row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import BinaryIO

from unweary.directory.archives import LIMITS, Limits, Member, UnreadableArchive, open_members
from unweary.directory.base import Record, Tally
from unweary.directory.npi import is_npi
from unweary.directory.nppes_columns import (
    Columns,
    Kind,
    UnknownFile,
    columns,
    kind_by_name,
    kind_of,
)
from unweary.directory.nppes_main import BAD_SHARE, in_place_reader, read_main, shifted
from unweary.directory.nppes_others import read_other, workbook_rows

SOURCE = "us-nppes"
SOURCE_NAME = "National Plan and Provider Enumeration System (NPPES)"
LICENCE = "Public domain (17 U.S.C. 105)"
FIRST_DAY = date(2005, 5, 23)  # from which a full file counts
PROBED = 10_000  # rows
SLIPS = 2  # bad rows that prove nothing in a small file, unless they are half of it
ENTITIES = frozenset(["", "1", "2"])
ORDER = list(Kind)


@dataclass(frozen=True, slots=True)
class Part:
    """One NPPES file within an archive.

    full: True for a file of everything, False for one of changes, None where the name is silent.
    """

    kind: Kind
    name: str
    size: int | None
    stream: BinaryIO
    starts_on: date | None
    ends_on: date | None
    full: bool | None


def parts(file: BinaryIO, name: str, *, limits: Limits = LIMITS) -> Iterator[Part]:
    """The NPPES files in an archive, the main one first; documents and header files are skipped.

    Raises UnknownFile where there is none, and what `open_members` raises.
    """
    none = True
    for member in open_members(file, name, choose=chosen, limits=limits):
        none = False
        yield _part(member, name)
    if none:
        raise UnknownFile(f"{name} holds no NPPES file")


def chosen(names: Sequence[str]) -> list[str]:
    """The names of data files, in the order in which they are to be read."""
    data = [n for n in names if n.lower().endswith((".csv", ".xlsx")) and not _skipped(n)]
    if len(names) == 1 and not data and not _skipped(names[0]):
        data = list(names)  # a file on its own may have any name
    return sorted(data, key=lambda n: ORDER.index(kind_by_name(n) or Kind.MAIN))


def _skipped(name: str) -> bool:
    plain = name.casefold()
    return "fileheader" in plain.replace("_", "") or plain.endswith(".pdf") or "__macosx" in plain


def _part(member: Member, archive: str) -> Part:
    with _rows(member.stream, member.name) as rows:
        kind = kind_of(member.name, next(rows, []))
    starts_on, ends_on = period(member.name)
    if ends_on is None:
        starts_on, ends_on = period(archive)
    full = None if starts_on is None else starts_on <= FIRST_DAY
    if "weekly" in archive.casefold():
        full = False
    return Part(kind, member.name, member.size, member.stream, starts_on, ends_on, full)


def period(name: str) -> tuple[date | None, date | None]:
    """The first and last day that a file speaks of, from its name; None where it does not say."""
    if found := re.search(r"(\d{8})-(\d{8})", name):
        return _ymd(found[1]), _ymd(found[2])
    if found := re.search(r"(?<!\d)(\d{6})_(\d{6})(?!\d)", name):
        return _mdy(found[1]), _mdy(found[2])
    if found := re.search(r"(?<!\d)(20\d{6})(?!\d)", name):
        return None, _ymd(found[1])
    if found := re.search(r"(?<!\d)(\d{6})(?!\d)", name):
        return None, _mdy(found[1])
    return None, None


def _ymd(text: str) -> date | None:
    with suppress(ValueError):
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return None


def _mdy(text: str) -> date | None:
    with suppress(ValueError):
        return date(2000 + int(text[4:]), int(text[:2]), int(text[2:4]))
    return None


@contextmanager
def _rows(stream: BinaryIO, name: str) -> Iterator[Iterator[list[str]]]:
    """The rows of a file from its header on. The stream is rewound afterwards."""
    stream.seek(0)
    if stream.read(4) == b"PK\x03\x04":
        stream.seek(0)
        yield workbook_rows(stream, name)
        with suppress(ValueError):
            stream.seek(0)
        return
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    try:
        yield csv.reader(text)
    except csv.Error as error:
        raise UnreadableArchive(f"{name} is not a CSV file that can be read: {error}") from error
    finally:
        with suppress(ValueError):  # the archive may be shut already
            text.detach()
            stream.seek(0)


def probe(stream: BinaryIO, name: str) -> Columns:
    """Look at the header and the first 10,000 rows; the stream is then rewound.

    Raises UnknownFile, and ColumnShift where a needed column is missing, or where in more than
    0.1 % of the rows the NPI has a wrong check digit or the values do not stand in their columns.
    """
    with _rows(stream, name) as rows:
        header = next(rows, [])
        found = columns(kind_of(name, header), header, name)
        in_place = in_place_reader(found)
        seen = bad = 0
        entity = found.places.get("entity", -1)
        for row in islice(rows, PROBED):
            seen += 1
            fits = len(row) == found.width and (entity < 0 or row[entity] in ENTITIES)
            bad += not (fits and is_npi(row[found.places["npi"]]) and in_place(row))
        if bad > max(seen * BAD_SHARE, min(SLIPS, seen / 2)):
            raise shifted(name, bad, seen)
    return found


def read(
    stream: BinaryIO,
    name: str,
    tally: Tally,
    *,
    start_row: int = 0,
    keep_all: bool = False,
    update: bool = False,
) -> Iterator[tuple[int, Record]]:
    """Records of one file, each with the number of its row, the first after the header being 1.

    start_row: resume after this row; `tally` counts from there. keep_all: also clinicians of
    other kinds. update: a file of changes (`Part.full` is False): a clinician that is left out
    is then Gone. Raises ColumnShift, UnknownFile, UnreadableArchive, TooLarge. Call `probe` first.
    """
    with _rows(stream, name) as rows:
        header = next(rows, [])
        found = columns(kind_of(name, header), header, name)
        rest = islice(rows, start_row, None)
        if found.kind is Kind.MAIN:
            yield from read_main(
                rest,
                found,
                tally,
                name=name,
                start_row=start_row,
                keep_all=keep_all,
                update=update,
            )
        else:
            yield from read_other(rest, found, tally, name=name, start_row=start_row)
