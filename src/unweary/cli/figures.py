"""`figures`: every picture of the library as files to put elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import click

from unweary.drawing.pictures import PICTURES, picture_svg
from unweary.exchange.picture_files import (
    WIDTHS,
    Drawn,
    contact_sheet_html,
    contact_sheet_png,
    png_of,
)


@click.command("figures")
@click.option("--all", "everything", is_flag=True, help="every picture, and the contact sheet")
@click.option("--only", multiple=True, metavar="ID", help="this picture; may be given again")
@click.option("--width", multiple=True, type=click.IntRange(64, 5120), help="of the PNG, in pixels")
@click.option("--dark", is_flag=True, help="PNG in dark colours as well")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def figures_command(
    folder: Path, *, everything: bool, only: tuple[str, ...], width: tuple[int, ...], dark: bool
) -> None:
    """Write pictures as SVG and PNG into DIR. Writes over files of the same name.

    Each SVG follows the reader's light or dark colours and carries its title, its text and its
    licence. PNG is 640, 1280 and 2560 pixels wide unless --width says otherwise.

    \b
    Examples:
      unweary figures --all pictures
      unweary figures --only disc_and_nerve --width 800 .
    """
    if everything == bool(only):
        raise click.UsageError("Say --all, or --only with the id of a picture.")
    if unknown := sorted(set(only) - set(PICTURES)):
        known = ", ".join(PICTURES)
        raise click.BadParameter(f"no picture is called {unknown[0]}. There are: {known}.")
    widths = width or WIDTHS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pictures = _library(tuple(PICTURES) if everything else only)
        extra = _exercises() if everything else ()
        _write(folder, (*pictures, *extra), widths, dark)
        if everything:
            _write_sheet(folder, (*pictures, *extra))
    except OSError as error:
        click.echo(f"{folder} cannot be written: {error.strerror or error}.", err=True)
        sys.exit(2)
    click.echo(f"{len(pictures) + len(extra)} pictures are in {folder}.")


def _library(ids: tuple[str, ...]) -> tuple[Drawn, ...]:
    return tuple(
        Drawn(id, PICTURES[id].title, PICTURES[id].text, picture_svg(id, standalone=True))
        for id in dict.fromkeys(ids)
    )


def _exercises() -> tuple[Drawn, ...]:
    """The exercises, where this installation draws them: id -> standalone SVG, title first."""
    try:
        room = import_module("unweary.exchange.exercise_pictures")
    except ModuleNotFoundError:
        return ()
    every: Callable[[], Mapping[str, str]] = room.every_exercise_svg
    return tuple(
        Drawn(f"exercise_{id}", id.replace("_", " ").capitalize(), _said(svg), svg)
        for id, svg in every().items()
    )


def _said(svg: str) -> str:
    """What a standalone drawing says of itself."""
    _, _, rest = svg.partition("<desc>")
    return rest.partition("</desc>")[0]


def _write(folder: Path, pictures: tuple[Drawn, ...], widths: tuple[int, ...], dark: bool) -> None:
    schemes = ("light", "dark") if dark else ("light",)
    with click.progressbar(pictures, label="Drawing", file=sys.stderr) as shown:
        for picture in shown:
            (folder / f"{picture.name}.svg").write_text(picture.svg, encoding="utf-8")
            for scheme in schemes:
                fixed = _fixed(picture, scheme)
                ending = "-dark" if scheme == "dark" else ""
                for width in widths:
                    name = f"{picture.name}{ending}-{width}.png"
                    (folder / name).write_bytes(png_of(fixed, width=width))


def _fixed(picture: Drawn, scheme: str) -> str:
    """The drawing in the colours of one scheme, as a PNG needs it."""
    if picture.name not in PICTURES:
        return picture.svg
    return picture_svg(picture.name, scheme=scheme, standalone=True)


def _write_sheet(folder: Path, pictures: tuple[Drawn, ...]) -> None:
    light = tuple(Drawn(p.name, p.title, p.text, _fixed(p, "light")) for p in pictures)
    (folder / "index.html").write_text(contact_sheet_html(pictures), encoding="utf-8")
    (folder / "contact-sheet.png").write_bytes(contact_sheet_png(light))
