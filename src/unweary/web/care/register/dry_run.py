"""An import that only counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from unweary.directory.base import Entry, Tally
from unweary.web.care.register.engine import House
from unweary.web.care.register.locate import Locator
from unweary.web.care.register.pieces import Period, records
from unweary.web.care.register.report import Read, Report
from unweary.web.care.register.terms import TOGETHER, Terms


def dry_run(house: House, periods: Sequence[Period], terms: Terms) -> Report:
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
            while batch := list(islice(found, TOGETHER)):
                terms.seen(piece.name, read.tally.rows)
                if locator is not None:
                    for entry in (record for _, record in batch if isinstance(record, Entry)):
                        for practice in entry.practices:
                            how = locator.locate(practice.site)[1].value
                            report.located[how] = report.located.get(how, 0) + 1
    if locator is not None:
        report.unlocated = {f"{land} {code}": n for (land, code), n in locator.unknown.items()}
    return report
