"""The main NPPES file: one row for each NPI, 330 columns, up to nine million rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from unweary.directory.addresses import MAIN_SLOT, site
from unweary.directory.base import Entry, Gone, Practice, Record, Tally, Who
from unweary.directory.disciplines import NUCC, discipline, disciplines_of
from unweary.directory.names import organisation_name, person_name
from unweary.directory.npi import is_npi
from unweary.directory.nppes_columns import CODES, Columns, ColumnShift

DEACTIVATED = "deactivated"
OTHER_KIND = "no discipline of ours"
BAD_DIGIT = "check digit is wrong"
CUT = "not as many values as columns"
MISPLACED = "values that do not stand in their columns"
NO_ADDRESS = "no practice address"
GENDERS = {"F": "female", "M": "male"}
UNAVAILABLE = "<UNAVAIL>"
BAD_SHARE = 0.001  # of rows; more means that values do not stand where the header says
DAY_LONG, CODE_LONG = 10, 10  # characters of MM/DD/YYYY, and of a taxonomy code
BAD_FEWEST = 10  # so many bad rows say nothing yet about a share


def day(text: str) -> date | None:
    """A date written MM/DD/YYYY; None where there is none."""
    try:
        return date(int(text[6:10]), int(text[:2]), int(text[3:5]))
    except ValueError:
        return None


def too_many(bad: int, rows: int) -> bool:
    """Whether so many bad rows, of those seen so far, mean that the columns have shifted."""
    return bad > max(BAD_FEWEST, rows * BAD_SHARE)


def shifted(name: str, bad: int, rows: int) -> ColumnShift:
    """The exception that says so."""
    return ColumnShift(
        f"{name}: {bad} of the first {rows} rows hold no valid NPI, or values that do not belong "
        "in the columns that the header names. "
        "Nothing was changed. Download the file again; if it stays, its layout is new."
    )


def cut_short(name: str) -> ColumnShift:
    """The exception for a file whose last row is not whole."""
    return ColumnShift(
        f"{name} ends in the middle of a row. Nothing was changed. Download the file again."
    )


def in_place_reader(columns: Columns) -> Callable[[Sequence[str]], bool]:
    """Whether dates, codes and marks of a row stand where the header says, from left to right."""
    days = [columns.places[name] for name in ("updated", "certified") if name in columns.places]
    codes = [columns.places[f"code_{n}"] for n in (1, 2) if f"code_{n}" in columns.places]
    marks = [columns.places["gender"]] if "gender" in columns.places else []

    def in_place(row: Sequence[str]) -> bool:
        for at in days:
            if (text := row[at]) and (len(text) != DAY_LONG or text[2] != "/" or text[5] != "/"):
                return False
        for at in codes:
            if (text := row[at]) and (len(text) != CODE_LONG or not text.isalnum()):
                return False
        return all(len(row[at]) <= 1 for at in marks)

    return in_place


def read_main(
    rows: Iterator[list[str]],
    columns: Columns,
    tally: Tally,
    *,
    name: str,
    start_row: int = 0,
    keep_all: bool = False,
    update: bool = False,
) -> Iterator[tuple[int, Record]]:
    """Entries and Gones of the rows after `start_row`, each with the number of its row.

    keep_all: also those whose taxonomy is none of ours. update: the file holds changes, so that
    a row which is left out ends what the directory had (Gone without a day). Raises ColumnShift,
    also at the end where the last row is cut.
    """
    entity, off = columns.places["entity"], columns.places["deactivated"]
    npi_at, width = columns.places["npi"], columns.width
    codes_in = columns.group(*(f"code_{n}" for n in range(1, CODES + 1)))
    entry_of = entry_reader(columns)
    replaced, reactivated = columns.getter("replaced_by"), columns.getter("reactivated")
    in_place = in_place_reader(columns)
    bad, short = 0, False
    for number, row in enumerate(rows, start=start_row + 1):
        tally.rows += 1
        short = len(row) < width
        if len(row) != width:
            tally.drop(CUT)
            bad += 1
            if too_many(bad, number - start_row):
                raise shifted(name, bad, number - start_row)
            continue
        key = row[npi_at]
        if not row[entity] or (row[off] and not _back(row[off], reactivated(row))):
            tally.drop(DEACTIVATED)
            if is_npi(key):
                yield number, Gone(key, day(row[off]), replaced_by=replaced(row))
            continue
        if not in_place(row):
            tally.drop(MISPLACED)
            bad += 1
            if too_many(bad, number - start_row):
                raise shifted(name, bad, number - start_row)
            continue
        mapped = False
        for code in codes_in(row):
            if code:
                if disciplines_of(NUCC, code):
                    mapped = True
                else:
                    tally.unmapped[code] = tally.unmapped.get(code, 0) + 1
        if not (mapped or keep_all):
            tally.drop(OTHER_KIND)
            if update and is_npi(key):
                yield number, Gone(key, None)
            continue
        if not is_npi(key):
            tally.drop(BAD_DIGIT)
            bad += 1
            if too_many(bad, number - start_row):
                raise shifted(name, bad, number - start_row)
            continue
        entry = entry_of(row)
        if entry is None or not (keep_all or entry.practices[0].disciplines):
            tally.drop(NO_ADDRESS if entry is None else OTHER_KIND)
            if update:
                yield number, Gone(key, None)
            continue
        _count(tally, entry)
        yield number, entry
    if short:
        raise cut_short(name)


def _back(off: str, on: str) -> bool:
    """Whether an NPI that was deactivated is active again."""
    left, returned = day(off), day(on)
    return left is not None and returned is not None and returned >= left


def _count(tally: Tally, entry: Entry) -> None:
    tally.kept += 1
    for id in entry.practices[0].disciplines:
        tally.disciplines[id] = tally.disciplines.get(id, 0) + 1


def entry_reader(columns: Columns) -> Callable[[Sequence[str]], Entry | None]:
    """Makes an entry of an active row; None where the row has no practice address."""
    get = {
        short: columns.getter(short)
        for short in (
            "npi entity organisation last first middle suffix credential other_name line_1 line_2 "
            "town region postcode country phone updated certified gender replaced_by"
        ).split()
    }
    disciplines = disciplines_reader(columns)

    def entry(row: Sequence[str]) -> Entry | None:
        where = site(
            lines=(get["line_1"](row), get["line_2"](row)),
            town=get["town"](row),
            region=get["region"](row),
            postcode=get["postcode"](row),
            country=get["country"](row),
            phone=get["phone"](row),
        )
        if where is None:
            return None
        who = Who.ORGANISATION if get["entity"](row) == "2" else Who.PERSON
        person = who is Who.PERSON
        key = get["npi"](row)
        other = "" if person else _stated(get["other_name"](row))
        return Entry(
            key=key,
            npi=key,
            who=who,
            name=_name(get, row) if person else organisation_name(get["organisation"](row)),
            practices=(Practice(MAIN_SLOT, where, disciplines(row)),),
            credential=" ".join(_stated(get["credential"](row)).split()) if person else "",
            gender=GENDERS.get(get["gender"](row), "") if person else "",
            other_names=(organisation_name(other),) if other else (),
            confirmed_on=max(
                filter(None, (day(get["certified"](row)), day(get["updated"](row)))), default=None
            ),
            replaced_by=get["replaced_by"](row),
        )

    return entry


def _stated(text: str) -> str:
    return "" if text == UNAVAILABLE else text


def _name(get: dict[str, Callable[[Sequence[str]], str]], row: Sequence[str]) -> str:
    parts = (get[part](row) for part in ("first", "middle", "last", "suffix"))
    return " ".join(person_name(part) for part in parts if part)


def disciplines_reader(columns: Columns) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Reads the disciplines of a row: those of its primary code first, then in their order.

    Where no code is marked as primary, the first one is. Primary care counts only where it is
    the primary code: most specialists also name the broader field that they come from.
    """
    numbers = [n for n in range(1, CODES + 1) if columns.has(f"code_{n}")]
    codes_in = columns.group(*(f"code_{n}" for n in numbers))
    switches = [columns.getter(f"switch_{n}") for n in numbers]

    def disciplines(row: Sequence[str]) -> tuple[str, ...]:
        codes = codes_in(row)
        marked = (c for c, switch in zip(codes, switches, strict=True) if c and switch(row) == "Y")
        primary = next(marked, "") or next(filter(None, codes), "")
        found = dict.fromkeys(disciplines_of(NUCC, primary))
        for code in codes:
            for id in disciplines_of(NUCC, code) if code else ():
                if not discipline(id).primary_only:
                    found[id] = None
        return tuple(found)

    return disciplines
