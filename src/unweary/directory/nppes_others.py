"""The smaller NPPES files: secondary locations, other names, endpoints, the deactivation report."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from unweary.directory.addresses import site, slot_of
from unweary.directory.archives import Limits, TooLarge, UnreadableArchive, open_members
from unweary.directory.base import Endpoint, ExtraSite, Gone, OtherName, Record, Tally
from unweary.directory.names import organisation_name
from unweary.directory.npi import is_npi
from unweary.directory.nppes_columns import Columns, Kind, UnknownFile, squeezed
from unweary.directory.nppes_main import BAD_DIGIT, CUT, NO_ADDRESS, day, shifted, too_many

Maker = Callable[[str, Sequence[str]], Record | None]
BOOK = Limits(most_bytes=512 * 1024 * 1024)
HEADER_WITHIN = 10  # rows of a workbook in which its header must stand


def read_other(
    rows: Iterator[list[str]], columns: Columns, tally: Tally, *, name: str, start_row: int = 0
) -> Iterator[tuple[int, Record]]:
    """Records of the rows after `start_row`, each with the number of its row."""
    npi_at, width = columns.places["npi"], columns.width
    record_of = MAKERS[columns.kind](columns)
    bad = 0
    for number, row in enumerate(rows, start=start_row + 1):
        tally.rows += 1
        if len(row) != width or not is_npi(key := row[npi_at].strip()):
            tally.drop(CUT if len(row) != width else BAD_DIGIT)
            bad += 1
            if too_many(bad, number - start_row):
                raise shifted(name, bad, number - start_row)
            continue
        record = record_of(key, row)
        if record is None:
            tally.drop(NO_ADDRESS if columns.kind is Kind.SITES else "empty")
            continue
        tally.kept += 1
        yield number, record


def _sites(columns: Columns) -> Maker:
    get = {
        short: columns.getter(short)
        for short in "line_1 line_2 town region postcode country phone extension".split()
    }

    def extra(key: str, row: Sequence[str]) -> Record | None:
        where = site(
            lines=(get["line_1"](row), get["line_2"](row)),
            town=get["town"](row),
            region=get["region"](row),
            postcode=get["postcode"](row),
            country=get["country"](row),
            phone=get["phone"](row),
            extension=get["extension"](row),
        )
        return ExtraSite(key, slot_of(where), where) if where else None

    return extra


def _names(columns: Columns) -> Maker:
    name_of = columns.getter("name")

    def other(key: str, row: Sequence[str]) -> Record | None:
        name = organisation_name(name_of(row))
        return OtherName(key, name) if name else None

    return other


def _endpoints(columns: Columns) -> Maker:
    kind_of, address_of = columns.getter("kind"), columns.getter("address")
    use_of = columns.getter("use")

    def endpoint(key: str, row: Sequence[str]) -> Record | None:
        address = address_of(row)
        return Endpoint(key, kind_of(row), address, use_of(row)) if address else None

    return endpoint


def _deactivated(columns: Columns) -> Maker:
    on = columns.getter("on")
    return lambda key, row: Gone(key, day(on(row)))


MAKERS: dict[Kind, Callable[[Columns], Maker]] = {
    Kind.SITES: _sites,
    Kind.NAMES: _names,
    Kind.ENDPOINTS: _endpoints,
    Kind.DEACTIVATED: _deactivated,
}


def workbook_rows(stream: BinaryIO, name: str) -> Iterator[list[str]]:
    """The rows of the deactivation report from its header on, as text; dates as MM/DD/YYYY.

    It is held in memory, since a workbook cannot be read from front to back. Raises
    UnknownFile, UnreadableArchive, TooLarge.
    """
    whole = io.BytesIO(stream.read(BOOK.most_bytes + 1))
    if whole.seek(0, io.SEEK_END) > BOOK.most_bytes:
        raise TooLarge(f"{name} holds more than {BOOK.most_bytes} bytes")
    for _ in open_members(whole, "workbook.zip", choose=lambda names: [], limits=BOOK):
        pass  # only for its limits: a workbook is a zip of sheets
    whole.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(whole)
        rows = book.get_sheet_by_index(0).iter_rows()
        for number, row in enumerate(rows):
            if "npi" in [squeezed(str(cell)) for cell in row]:
                break
            if number >= HEADER_WITHIN:
                raise UnknownFile(f"{name} is no NPPES workbook: no column NPI in its first rows")
        else:
            raise UnknownFile(f"{name} is no NPPES workbook: it has no column NPI")
        yield [str(cell) for cell in row]
        yield from ([_text(cell) for cell in row] for row in rows)
    except CalamineError as error:
        raise UnreadableArchive(f"{name} is not a workbook that can be read: {error}") from error


def _text(cell: object) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, date | datetime):
        return f"{cell:%m/%d/%Y}"
    return str(cell).strip()
