"""`keys`: the keys that seal what identifies a person."""

from __future__ import annotations

import sys

import click

from unweary.cli.site import open_site


@click.group("keys")
def keys_group() -> None:
    """The keys that seal names, contacts and words in the database.

    \b
    Example:
      UNWEARY_RECORD_KEYS=new,old unweary keys rotate --dry-run
    """


@keys_group.command("rotate")
@click.option("--dry-run", is_flag=True, help="count, and change nothing")
@click.option("--batch", default=500, show_default=True, type=click.IntRange(1, 100_000))
def rotate_command(dry_run: bool, batch: int) -> None:
    """Seal everything with the first key of UNWEARY_RECORD_KEYS.

    Put a new key in front of the old one, restart every process of the site, then run this. It
    works in batches; stopped halfway, run it again. It says when the old key can be taken away.

    \b
    Example:
      UNWEARY_RECORD_KEYS=new,old unweary keys rotate --dry-run
    """
    open_site()
    from unweary.web.care.rekeying import look, reseal
    from unweary.web.clinic.rekeying import look_at_factors, reseal_factors

    if not dry_run:
        done = reseal(batch=batch) + reseal_factors()
        click.echo(f"{done} values were sealed with the first key.")
    columns = (*look(), look_at_factors())
    for column in columns:
        if column.old or column.lost:
            click.echo(f"{column.name}: {column.old} under an older key, {column.lost} lost")
    old, lost = sum(c.old for c in columns), sum(c.lost for c in columns)
    if lost:
        click.echo(f"No key opens {lost} values: give the key that sealed them.", err=True)
        sys.exit(1)
    if old:
        click.echo(f"{old} values still need an older key. Keep it.")
    else:
        click.echo("Everything is under the first key. The other keys can be taken away.")
