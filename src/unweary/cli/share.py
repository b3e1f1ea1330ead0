"""`share` and `widget`: what other sites show of this one."""

from __future__ import annotations

import sys
from datetime import timedelta

import click

from unweary.cli.site import open_site


@click.group("share")
def share_group() -> None:
    """Pictures and exercises that other sites show.

    \b
    Example:
      unweary share publish
    """


@share_group.command("publish")
def publish_command() -> None:
    """Note which version of every picture and exercise this site gives out now.

    Run it after an update: an address that names an older version then says so. Safe to repeat.

    \b
    Example:
      unweary share publish
    """
    open_site()
    from django.utils import timezone

    from unweary.web.share.registry import publish_all

    click.echo(f"{publish_all(at=timezone.now())} new versions are noted.")


@share_group.command("counts")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 3650))
def counts_command(days: int) -> None:
    """How often each was fetched by other sites, where UNWEARY_COUNT_EMBEDS is on.

    \b
    Example:
      unweary share counts --days 7
    """
    open_site()
    from django.conf import settings
    from django.utils import timezone

    from unweary.web.share.registry import counts

    for kind, name, times in counts(since=timezone.now().date() - timedelta(days=days - 1)):
        click.echo(f"{times:>8}  {kind}/{name}")
    if not settings.COUNT_EMBEDS:
        click.echo("Nothing is counted now: UNWEARY_COUNT_EMBEDS is off.", err=True)


@click.group("widget")
def widget_group() -> None:
    """The check on other sites: for whom, in which colors.

    \b
    Example:
      unweary widget list
    """


@widget_group.command("add")
@click.option("--name", required=True, help="of the other site")
@click.option("--domain", "domains", required=True, multiple=True, help="may be given again")
@click.option("--accent", default="", metavar="#RRGGBB", help="color of buttons and links")
@click.option("--paper", default="", metavar="#RRGGBB", help="color of the ground")
@click.option("--care-url", default="", help="where that site finds care")
@click.option("--care-text", default="", help="what the link to it says")
def add_command(
    name: str, domains: tuple[str, ...], accent: str, paper: str, care_url: str, care_text: str
) -> None:
    """Let a site show the check, on these domains only, and print the code for it.

    Colors are taken where everything stays readable on them (WCAG 2.2, AA).

    \b
    Example:
      unweary widget add --name "Sample Street Clinic" --domain clinic.example --accent "#7a1f5c"
    """
    open_site()
    from django.conf import settings
    from django.utils import timezone

    from unweary.web.share.codes import check_code
    from unweary.web.share.colours import TooFaint
    from unweary.web.share.widgets import CannotShow, add_widget

    try:
        widget = add_widget(
            name=name,
            domains=domains,
            accent=accent,
            paper=paper,
            care_url=care_url,
            care_text=care_text,
            at=timezone.now(),
        )
    except (CannotShow, TooFaint) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"Widget {widget.key} for {widget.domains.replace(chr(10), ', ')}. Paste this:")
    click.echo(check_code(widget.key, site=settings.ADDRESS or "http://localhost:8000"))
    if not settings.ADDRESS:
        click.echo("Set UNWEARY_ADDRESS, or put the address of this site into the code.", err=True)


@widget_group.command("list")
def list_command() -> None:
    """Every widget, also those that ended.

    \b
    Example:
      unweary widget list
    """
    open_site()
    from unweary.web.share.models import Widget

    for widget in Widget.objects.all():
        ended = f"ended {widget.ended_at:%Y-%m-%d}" if widget.ended_at else "shown"
        click.echo(f"{widget.key}  {ended}  {widget.name}: {widget.domains.replace(chr(10), ', ')}")


@widget_group.command("end")
@click.argument("key")
def end_command(key: str) -> None:
    """Show a widget no more. Where it stood there is a sentence and a link.

    \b
    Example:
      unweary widget end 0123456789abcdef01
    """
    open_site()
    from django.utils import timezone

    from unweary.web.share.models import Widget
    from unweary.web.share.widgets import end_widget

    try:
        widget = end_widget(key=key, at=timezone.now())
    except Widget.DoesNotExist:
        click.echo(f"There is no widget {key}. See: unweary widget list", err=True)
        sys.exit(2)
    click.echo(f"The check is shown no more at {widget.name}.")
