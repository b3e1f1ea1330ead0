"""`mail`: letters that wait, and notices of those that came back."""

from __future__ import annotations

import random
import sys
import time

import click

from unweary.cli.site import open_site

MOST_BYTES = 2_000_000  # of a notice


@click.group("mail")
def mail_group() -> None:
    """Letters that wait in the outbox, and notices of those that came back.

    \b
    Example:
      unweary mail send --once
    """


@mail_group.command("send")
@click.option("--once", "way", flag_value="once", default=True, help="what is due now (default)")
@click.option("--watch", "way", flag_value="watch", help="go on until stopped")
def send_command(way: str) -> None:
    """Send letters that are due. `unweary serve` does it by itself; safe beside it.

    \b
    Example:
      unweary mail send --once
    """
    open_site()
    from django.conf import settings
    from django.utils import timezone

    from unweary.web.care.outbox import send_due

    if settings.MAIL is None:
        click.echo("No mail server is set: give UNWEARY_MAIL_URL.", err=True)
        sys.exit(2)
    while True:
        done = send_due(now=timezone.now, jitter=random.Random().random)
        if way == "once" or done.sent or done.failed:
            click.echo(f"{done.sent} sent, {done.later} wait, {done.failed} failed.")
        if way == "once":
            return
        time.sleep(5)


@mail_group.command("bounce")
def bounce_command() -> None:
    """Read a notice of a letter that came back (RFC 3464) from the standard input.

    Let the mail server pipe what returns to the sender into this.

    \b
    Example, in /etc/aliases:
      unweary: "|/srv/unweary/.venv/bin/unweary mail bounce"
    """
    open_site()
    from django.utils import timezone

    from unweary.web.care.bounces import NoNotice, read_notice
    from unweary.web.care.outbox import came_back

    try:
        notice = read_notice(sys.stdin.buffer.read(MOST_BYTES))
    except NoNotice as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if not notice.final:
        click.echo("Not given up yet: nothing to do.")
    elif came_back(notice.letter, status=notice.status, at=timezone.now()):
        click.echo(f"The letter is marked as returned ({notice.status}).")
    else:
        click.echo("No letter of this site waits for that notice.", err=True)
        sys.exit(1)
