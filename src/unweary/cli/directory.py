"""`directory`, `places` and `demo`: who can help, loaded from registries, looked at, checked."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from unweary.cli.reading import refuse

if TYPE_CHECKING:
    from unweary.web.care.register.report import Report

Made = TypeVar("Made")
FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="the report as JSON")


@click.group("directory", short_help="clinicians near a person: load, update, look, check")
def directory_group() -> None:
    """The directory of clinicians, loaded from public registries.

    \b
    Examples:
      unweary places load US.zip
      unweary directory load NPPES_Data_Dissemination_January_2026_V2.zip
      unweary directory load --source fhir --id ch-example --name "Example registry" dir.ndjson
      unweary directory status
    """


@directory_group.command("load")
@FILES
@click.option("--source", type=click.Choice(["nppes", "fhir"]), help="default: by the content")
@click.option("--id", "id_", help="short id of a FHIR registry, such as ch-example")
@click.option("--name", help="name of a FHIR registry, as people are to read it")
@click.option("--country", default="US", show_default=True, help="two letters, for FHIR")
@click.option("--licence", default="", help="licence of a FHIR registry")
@click.option("--all", "keep_all", is_flag=True, help="keep clinicians of all kinds")
@click.option("--changes", is_flag=True, help="the files hold changes alone, not everything")
@click.option(
    "--force",
    is_flag=True,
    help="also load files older than what is there, or with far fewer clinicians",
)
@click.option("--dry-run", is_flag=True, help="read and count, change nothing")
@AS_JSON
def load_command(
    files: tuple[Path, ...],
    source: str | None,
    id_: str | None,
    name: str | None,
    country: str,
    licence: str,
    keep_all: bool,
    changes: bool,
    force: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Load files of a registry: NPPES (zip, csv, xlsx) or FHIR (NDJSON, Bundles).

    A full file takes the place of what that registry had; a weekly file changes it. The same
    files again change nothing. A search meanwhile sees the directory as it was.

    \b
    Example:
      unweary directory load NPPES_Data_Dissemination_January_2026_V2.zip
    """
    start()
    from unweary.web.care.register import house
    from unweary.web.care.register.load import load
    from unweary.web.care.register.pieces import Source
    from unweary.web.care.register.terms import Terms

    if source == "fhir" and not (id_ and name):
        refuse('FHIR needs --id and --name, such as --id ch-example --name "Example registry".')
    if id_ is not None and not (id_.replace("-", "").isalnum() and id_ == id_.lower()):
        refuse("--id may have small letters, digits and hyphens, such as ch-example.")
    fhir = Source(id_, name, country.upper(), licence) if id_ and name else None
    watch = Watch()
    terms = Terms(
        at=datetime.now(UTC),
        left_out=() if dry_run else left_out(),
        keep_all=keep_all,
        changes=changes,
        force=force,
        dry_run=dry_run,
        fhir=None if source == "nppes" else fhir,
        seen=watch.seen,
    )
    say(done(lambda: load(house(), files, terms), watch), as_json)


@directory_group.command("status")
@AS_JSON
def status_command(as_json: bool) -> None:
    """What the directory holds.

    \b
    Example:
      unweary directory status --json
    """
    start()
    from unweary.web.care.register import current

    status = current().status()
    if as_json:
        click.echo(json.dumps(asdict(status), default=str, ensure_ascii=False, indent=1))
    elif not status.edition:
        click.echo("The directory is empty. See: unweary directory load --help")
    else:
        click.echo(f"Edition {status.edition}: {status.listings:,} listings of")
        click.echo(f"{status.clinicians:,} clinicians; {status.places:,} places.")
        for one in status.sources:
            day = one.as_of.isoformat() if one.as_of else "day not said"
            click.echo(f"  {one.id}: {one.name}, {day}, {one.listings:,} listings, {one.licence}")
        for name, count in status.disciplines.items():
            click.echo(f"{count:>10,}  {name}")


@directory_group.command("check")
def check_directory_command() -> None:
    """Look for faults: what hangs in the air, where positions lie, how old it is.

    \b
    Example:
      unweary directory check || echo look into it
    """
    start()
    import sqlite3

    from django.db import DatabaseError

    from unweary.web.care.register import house
    from unweary.web.care.register.checking import AGAIN, problems_of

    try:
        edition = house().standing()
        engine = house().open(edition)
        if engine is None and edition:
            click.echo(f"Edition {edition} is named, but it is not there.\n{AGAIN}")
            sys.exit(1)
        if engine is None:
            click.echo("The directory is empty. See: unweary directory load --help")
            sys.exit(1)
        problems = problems_of(engine, at=datetime.now(UTC))
    except (sqlite3.Error, DatabaseError, OSError) as error:
        click.echo(f"The directory cannot be read: {error}.\nFree the disk's space and rights.")
        click.echo(AGAIN)
        sys.exit(1)
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo(f"No problems. Edition {edition} is sound.")


@directory_group.command("show")
@click.argument("key")
def show_command(key: str) -> None:
    """A listing as the directory has it, as JSON.

    \b
    Example:
      unweary directory show demo.practitioner-person-1.SLOT.physical_therapist
    """
    start()
    from unweary.web.care.register import current

    found = current().listings((key,)).get(key)
    if found is None:
        refuse(f"There is no listing {key}.")
    click.echo(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=1))


@click.group("places", short_help="postcodes and towns")
def places_group() -> None:
    """Postcodes and towns, by which clinicians and people are placed.

    \b
    Example, with files of download.geonames.org/export/zip/ and .../dump/:
      unweary places load US.zip GB.zip cities5000.zip
    """


@places_group.command("load")
@FILES
@AS_JSON
def load_places_command(files: tuple[Path, ...], as_json: bool) -> None:
    """Load GeoNames files, and put every listing where they say.

    \b
    Example:
      unweary places load US.zip cities5000.zip
    """
    start()
    from unweary.web.care.register import house
    from unweary.web.care.register.load_places import load_places
    from unweary.web.care.register.terms import Terms

    watch = Watch()
    terms = Terms(at=datetime.now(UTC), seen=watch.seen)
    say(done(lambda: load_places(house(), files, terms), watch), as_json)


@click.command("demo")
@click.option("--remove", is_flag=True, help="take the made-up directory out again")
def demo_command(remove: bool) -> None:
    """Load a made-up directory to try the pages with. Nobody in it is real.

    One made-up clinic of it takes requests. --remove takes all of it out again, with every
    request that was sent to it.

    \b
    Example:
      unweary demo && unweary staff add you@example.org --demo && unweary serve
    """
    start()
    from unweary.web.care.demo_clinic import open_demo_clinic, remove_demo_clinics
    from unweary.web.care.register import current, house
    from unweary.web.care.register.demo import DEMO, load_demo, remove_demo
    from unweary.web.care.register.terms import Terms

    if remove:
        remove_demo_clinics(at=datetime.now(UTC))
        gone = done_plain(lambda: remove_demo(house()))
        click.echo("The made-up directory is gone." if gone else "It was not there.")
        return
    terms = Terms(at=datetime.now(UTC), fhir=DEMO)
    report = done(lambda: load_demo(house(), terms), Watch())
    click.echo("Nothing changed." if report.nothing_changed else "A made-up directory is loaded.")
    clinic = open_demo_clinic(current(), at=datetime.now(UTC))
    if clinic is not None:
        click.echo(f"{clinic.name} takes requests. Its inbox: unweary staff add ADDRESS --demo")
    click.echo("Try it: unweary serve. Take it out: unweary demo --remove.")


def start() -> None:
    """The settings, and the site's database with its tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unweary.web.settings")
    from unweary.web.env import BadSettings
    from unweary.web.serving import prepare

    try:
        prepare()
    except BadSettings as error:
        refuse("\n".join(error.problems))
    except OSError as error:
        refuse(f"The data folder cannot be used: {error}.")


def left_out() -> Collection[str]:
    """Clinicians who asked not to be listed, and whom the host granted it."""
    from unweary.web.care.models import LeftOut

    granted = LeftOut.objects.filter(granted_at__isnull=False)
    return frozenset(granted.values_list("clinician", flat=True))


@dataclass(slots=True)
class Watch:
    """A line on how far it is, on a terminal alone."""

    began: float = field(default_factory=time.monotonic)
    shown: float = 0.0
    line: bool = False

    def seen(self, name: str, rows: int) -> None:
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.shown > 0.2:
            self.shown, self.line = now, True
            speed = rows / max(now - self.began, 0.001)
            click.echo(f"\r{name}: {rows:,} rows, {speed:,.0f} a second\033[K", err=True, nl=False)

    def end(self) -> None:
        if self.line:
            click.echo("\r\033[K", err=True, nl=False)


def done(work: Callable[[], Report], watch: Watch) -> Report:
    """Run an import; what went wrong is one sentence, and exit code 2."""
    try:
        return done_plain(work)
    finally:
        watch.end()


def done_plain(work: Callable[[], Made]) -> Made:
    """The same for work of any result."""
    import sqlite3

    from django.db import DatabaseError

    from unweary.web.care.register.engine import Busy

    try:
        return work()
    except Busy:
        refuse("Another import is running. Wait until it is done, then try again.")
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on from there.", err=True)
        sys.exit(130)
    except (ValueError, OSError) as error:
        refuse(f"{error}\nThe directory is as it was.")
    except (DatabaseError, sqlite3.Error) as error:
        refuse(f"The directory cannot be written: {error}\nIt is as it was.")


def say(report: Report, as_json: bool) -> None:
    """The report of an import."""
    if as_json:
        click.echo(json.dumps(report.to_json(), default=str, ensure_ascii=False, indent=1))
    else:
        click.echo(report.to_text())
