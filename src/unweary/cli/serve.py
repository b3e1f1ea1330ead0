"""`serve`: the site, ready at once."""

from __future__ import annotations

import gc
import os
import sys

import click


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 256))
def serve_command(host: str, port: int, workers: int, threads: int) -> None:
    """Create or update the database, then serve the site.

    \b
    Example:
      unweary serve --port 8080
    """
    gc.disable()  # while starting there is no garbage; each worker looks for its own again
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unweary.web.settings")
    from unweary.web.env import BadSettings  # Django only where the site is wanted
    from unweary.web.serving import prepare, serve

    try:
        prepare()
    except BadSettings as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"The data folder cannot be used: {error}.", err=True)
        sys.exit(2)
    click.echo(f"Unweary is on http://{'localhost' if host == '127.0.0.1' else host}:{port}")
    serve(host=host, port=port, workers=workers, threads=threads)
