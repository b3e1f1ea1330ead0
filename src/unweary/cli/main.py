"""`unweary ...`: the entry point, and what every command shares.

Exit codes: 0 done; 1 looked and found a difference or a problem (lint, replay); 2 the input or
the arguments are wrong; 3 the shipped knowledge is broken; 130 stopped from the keyboard.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from unweary import __version__
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


COMMANDS = {  # name -> module and attribute
    "serve": "serve:serve_command",
    "check": "check:check_command",
    "assess": "answers:assess_command",
    "next": "answers:next_command",
    "replay": "answers:replay_command",
    "knowledge": "knowledge:knowledge_group",
    "figures": "figures:figures_command",
    "directory": "whole_directory:directory_group",
    "places": "directory:places_group",
    "demo": "directory:demo_command",
    "staff": "clinic:staff_group",
    "clinic": "clinic:clinic_group",
    "mail": "mail:mail_group",
    "keys": "keys:keys_group",
    "share": "share:share_group",
    "widget": "share:widget_group",
}


class Commands(click.Group):
    """Commands, each loaded when it is named. Their reader may leave early: that is no fault."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"unweary.cli.{module}"), attribute)
        assert isinstance(found, click.Command)
        return found

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
