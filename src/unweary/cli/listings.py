"""`directory reports`, `left-out`, `leave-out`: what the host hears of listings, and decides."""

from __future__ import annotations

from datetime import datetime

import click

from unweary.cli.directory import start
from unweary.cli.reading import refuse


@click.command("reports")
@click.option("--settle", metavar="LISTING", help="all reports on this listing are looked into")
def reports_command(settle: str | None) -> None:
    """What people say is wrong with listings.

    \b
    Examples:
      unweary directory reports
      unweary directory reports --settle us-nppes.1234567893.0.physical_therapist
    """
    start()
    from unweary.web.care import host_actions

    if settle is not None:
        count = host_actions.settle_reports(listing=settle, at=_now())
        click.echo(f"{count} reports on {settle} are settled.")
        return
    waiting = host_actions.open_reports()
    for report in waiting:
        click.echo(f"{report.at:%Y-%m-%d}  {report.listing}  {report.what}")
        for line in report.words.splitlines():
            click.echo(f"            {line}")
    click.echo(f"{len(waiting)} reports wait." if waiting else "No report waits.")


@click.command("left-out")
def left_out_command() -> None:
    """Clinicians who asked not to be listed, and what was decided.

    \b
    Example:
      unweary directory left-out
    """
    start()
    from unweary.web.care import host_actions

    asked = host_actions.wishes()
    for wish in asked:
        state = "left out" if wish.granted_at else "refused" if wish.refused_at else "waits"
        contact = "; ".join(wish.contact.splitlines())
        click.echo(f"{wish.asked_at:%Y-%m-%d}  {wish.clinician}  {state}  {contact}".rstrip())
    if not asked:
        click.echo("Nobody has asked.")


@click.command("leave-out")
@click.argument("key")
@click.option("--refuse", "refused", is_flag=True, help="keep them listed, or list them again")
def leave_out_command(key: str, refused: bool) -> None:
    """Hide a clinician at once, and in every later import.

    KEY is the clinician as `directory left-out` names them, such as us-nppes.1234567893, or one of
    their listings. Safe to do twice.

    \b
    Examples:
      unweary directory leave-out us-nppes.1234567893
      unweary directory leave-out us-nppes.1234567893 --refuse
    """
    start()
    from unweary.web.care import host_actions, register
    from unweary.web.care.register.engine import UNREADABLE

    try:
        listing = register.current().listings((key,)).get(key)
    except UNREADABLE as error:
        refuse(f"The directory cannot be read: {error}.\nSee: unweary directory check")
    clinician = listing.clinician if listing else key
    if refused:
        try:
            host_actions.refuse_to_leave_out(clinician=clinician, at=_now())
        except host_actions.NobodyAsked as error:
            refuse(str(error))
        click.echo(f"{clinician} stays listed.")
        return
    host_actions.leave_out(clinician=clinician, at=_now())
    click.echo(f"{clinician} is left out from now on.")


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()
