"""`unweary ...`: the entry point, and what every command shares.

Exit codes: 0 done; 1 looked and found a difference or a problem (lint, replay); 2 the input or
the arguments are wrong; 3 the shipped knowledge is broken; 130 stopped from the keyboard.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from unweary import __version__
from unweary.cli.answers import assess_command, next_command, replay_command
from unweary.cli.check import check_command
from unweary.cli.clinic import clinic_group, staff_group
from unweary.cli.directory import demo_command, directory_group, places_group
from unweary.cli.figures import figures_command
from unweary.cli.keys import keys_group
from unweary.cli.knowledge import knowledge_group
from unweary.cli.listings import leave_out_command, left_out_command, reports_command
from unweary.cli.mail import mail_group
from unweary.cli.serve import serve_command
from unweary.cli.share import share_group, widget_group
from unweary.cli.update import update_command
from unweary.knowledge.parse import BadKnowledge

EPILOG = """
\b
Examples:
  unweary check                            the interview, here
  unweary serve                            the site, on http://localhost:8000
  echo '{"answers": {}}' | unweary next -  the first screen, as JSON
  unweary figures --all pictures           every picture, as SVG and PNG

Exit codes: 0 done, 1 a difference or a problem was found, 2 wrong input, 3 broken knowledge.
"""


class Commands(click.Group):
    """Commands whose reader may leave early: that is no fault."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # keep Python from complaining about the closed pipe at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(0)
        return done


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="unweary")
def commands() -> None:
    """From worn-out, aching or weak muscles to safe, explained advice. It never diagnoses."""


directory_group.add_command(update_command)
for command in (
    serve_command,
    check_command,
    assess_command,
    next_command,
    replay_command,
    knowledge_group,
    figures_command,
    directory_group,
    places_group,
    demo_command,
    staff_group,
    clinic_group,
    mail_group,
    keys_group,
    share_group,
    widget_group,
):
    commands.add_command(command)
for command in (reports_command, left_out_command, leave_out_command):
    directory_group.add_command(command)


def main() -> None:
    """Run a command; a broken knowledge base ends it without a trace."""
    try:
        commands()
    except BadKnowledge as error:
        click.echo("The knowledge is broken, so nothing can be answered:", err=True)
        for problem in error.problems:
            click.echo(f"  {problem}", err=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
