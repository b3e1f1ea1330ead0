"""`directory update`: the official files fetched, checked and loaded."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from unweary.cli.directory import AS_JSON, Watch, done, left_out, say, start

INDEX = "https://download.cms.gov/nppes/NPI_Files.html"
POSTAL = "https://download.geonames.org/export/zip/"
TOWNS = "https://download.geonames.org/export/dump/cities5000.zip"


@click.command("update")
@click.option("--index", default=INDEX, show_default=True, help="page that lists the NPPES files")
@click.option("--postal", default=POSTAL, show_default=True, help="folder of postcode files")
@click.option("--towns", default=TOWNS, show_default=True, help="file of towns")
@click.option("--countries", default="US", show_default=True, help="postcodes of: US,CA,GB")
@click.option("--places/--no-places", "with_places", default=True, help="postcodes and towns too")
@click.option("--all", "keep_all", is_flag=True, help="keep clinicians of all kinds")
@AS_JSON
def update_command(
    index: str,
    postal: str,
    towns: str,
    countries: str,
    with_places: bool,
    keep_all: bool,
    as_json: bool,
) -> None:
    """Fetch the official files and load what is new: NPPES, and GeoNames for places.

    A download that broke off goes on where it was. Run it daily or weekly: files that are here
    already are not fetched again, and those that are loaded are not loaded again.

    \b
    Example:
      unweary directory update --countries US,CA
    """
    start()
    from django.conf import settings

    from unweary.web.care.register import house
    from unweary.web.care.register.fetch import Fetcher, NotWhatWasSaid, Unreachable, official_files
    from unweary.web.care.register.load import load
    from unweary.web.care.register.load_places import load_places
    from unweary.web.care.register.terms import Terms

    line = Line()
    fetcher = Fetcher(Path(settings.DATA_FOLDER) / "downloads", line.seen)
    codes = [code.strip().upper() for code in countries.split(",") if code.strip()]
    tables = [*(f"{postal.rstrip('/')}/{code}.zip" for code in codes), towns]
    try:
        tables_here = [fetcher.file(url) for url in tables] if with_places else []
        found = official_files(fetcher.page(index), index)
        if not found:
            raise Unreachable(f"{index} names no NPPES file.")
        files = [fetcher.file(url) for url in found]
    except (Unreachable, NotWhatWasSaid) as error:
        line.end()
        _by_hand(str(error), index, tables if with_places else [])
    line.end()
    watch = Watch()
    terms = Terms(at=datetime.now(UTC), keep_all=keep_all, seen=watch.seen)
    if tables_here:
        say(done(lambda: load_places(house(), tables_here, terms), watch), as_json)
    terms = replace(terms, left_out=left_out())
    say(done(lambda: load(house(), files, terms), watch), as_json)
    for path in fetcher.folder.glob("NPPES_*"):
        if path not in files:  # of a month that is over
            path.unlink()


def _by_hand(problem: str, index: str, tables: list[str]) -> NoReturn:
    """Say how to go on without a connection from here, and stop."""
    click.echo(problem, err=True)
    click.echo(
        "The directory is as it was. What arrived is kept: the same command goes on.", err=True
    )
    click.echo("Or fetch the files where there is a connection, and bring them here:", err=True)
    click.echo(f"  {index} (newest NPPES_Data_Dissemination_MONTH_YEAR_V2.zip)", err=True)
    for url in tables:
        click.echo(f"  {url}", err=True)
    if tables:
        names = " ".join(Path(url).name for url in tables)
        click.echo(f"Then: unweary places load {names}", err=True)
    click.echo("Then: unweary directory load NPPES_Data_Dissemination_MONTH_YEAR_V2.zip", err=True)
    sys.exit(1)


@dataclass(slots=True)
class Line:
    """How far a download is, on a terminal alone."""

    shown: float = field(default=0.0)
    written: bool = False

    def seen(self, name: str, so_far: int, whole: int) -> None:
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.shown > 0.2:
            self.shown, self.written = now, True
            share = f" of {whole / 1e6:,.0f}" if whole else ""
            click.echo(f"\r{name}: {so_far / 1e6:,.0f}{share} MB\033[K", err=True, nl=False)

    def end(self) -> None:
        if self.written:
            click.echo("\r\033[K", err=True, nl=False)
