"""The site, for the commands that need its settings and its database."""

from __future__ import annotations

import os
import sys

import click


def open_site() -> None:
    """Load the settings. Ends the command with a sentence for each setting that is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unweary.web.settings")
    import django

    from unweary.web.env import BadSettings

    try:
        django.setup()
    except BadSettings as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"The data folder cannot be used: {error}.", err=True)
        sys.exit(2)
