"""Pictures as files for other sites, each with its licence and source inside."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from datetime import date
from html import escape
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from unweary import __version__
from unweary.drawing.svg import element
from unweary.exchange.picture_files import WIDTHS, png_of
from unweary.exchange.provenance import Provenance, png_with, svg_with
from unweary.web.share.things import EXERCISE, Thing, drawing, still_drawing

PREVIEW_WIDTH = 1200  # of the picture that a pasted link unfolds to
STEPS = (160, 320, 480, 640, 960, PREVIEW_WIDTH, 1280, 1920, 2560)  # widths that a PNG may have
BAND_LINE = 19  # of a notice, in units of a drawing that is 360 wide
COLOURS = {"light": ("#fbf7f1", "#22302e"), "dark": ("#1f2928", "#eef0ea")}
FONT = "Seravek, Ubuntu, Calibri, 'DejaVu Sans', Arial, sans-serif"
OPENING = re.compile(r"<svg[^>]*>")
BOX = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"')

assert set(WIDTHS) <= set(STEPS)


def provenance(shared: Thing, *, source: str, since: date) -> Provenance:
    """What the files of a picture say of it."""
    return Provenance(
        title=shared.title,
        text=shared.text,
        source=source,
        identifier=shared.identifier,
        changed=since.isoformat(),
        version=__version__,
    )


def svg_file(
    shared: Thing, scheme: str, known: Provenance, *, notice: tuple[str, ...] = ()
) -> bytes:
    """The SVG; with a notice, a band below the drawing says it."""
    drawn = drawing(shared.kind, shared.id, scheme or "auto")
    if notice:
        drawn = with_band(drawn, notice, scheme or "light")
    return svg_with(drawn, known).encode()


def png_file(
    shared: Thing, scheme: str, width: int, known: Provenance, *, notice: tuple[str, ...] = ()
) -> bytes:
    """The PNG, from the data folder where it was drawn before."""
    scheme = scheme or "light"
    moves = shared.kind == EXERCISE
    drawn = still_drawing(shared.id, scheme) if moves else drawing(shared.kind, shared.id, scheme)
    if moves or notice:
        drawn = on_paper(drawn, scheme)
    if notice:
        drawn = with_band(drawn, notice, scheme)
    return png_with(_kept_png(drawn, width), known)


def with_band(svg: str, notice: tuple[str, ...], scheme: str) -> str:
    """A drawing with a few lines of words in a band below it."""
    box = BOX.search(svg)
    opening = OPENING.search(svg)
    assert box is not None
    assert opening is not None
    left, top, width, height = (float(n) for n in box.groups())
    unit = width / 360
    high = (BAND_LINE * len(notice) + 14) * unit
    paper, ink = COLOURS[scheme]
    head = opening[0].replace(box[0], f'viewBox="{left:g} {top:g} {width:g} {height + high:g}"')
    head = re.sub(r'(?<= )height="[\d.]+"', _grown(head, height, high), head)
    below = element(
        "g",
        element("rect", x=left, y=top + height, width=width, height=high, fill=ink),
        *(
            _line(
                line, left + width / 2, top + height + BAND_LINE * (i + 1) * unit, 14 * unit, paper
            )
            for i, line in enumerate(notice)
        ),
    )
    return head + svg[opening.end() : svg.rindex("</svg>")] + below + "</svg>"


def on_paper(svg: str, scheme: str) -> str:
    """A drawing with paper behind it, since a PNG may end up on any colour."""
    box = BOX.search(svg)
    opening = OPENING.search(svg)
    assert box is not None
    assert opening is not None
    left, top, width, height = (float(n) for n in box.groups())
    behind = element("rect", x=left, y=top, width=width, height=height, fill=COLOURS[scheme][0])
    return svg[: opening.end()] + behind + svg[opening.end() :]


def sentence_svg(lines: tuple[str, ...], scheme: str = "light") -> str:
    """A picture that is nothing but a few lines of words, where there is no other to show."""
    paper, ink = COLOURS[scheme]
    height = 60 + 24 * len(lines)
    told = "".join(_line(line, 180, 52 + 24 * i, 15, ink) for i, line in enumerate(lines))
    return element(
        "svg",
        element("title", escape(" ".join(lines))),
        element("rect", width=360, height=height, rx=14, fill=paper, stroke=ink),
        told,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 360 {height}",
        width=360,
        height=height,
        role="img",
    )


def newer_lines(since: date) -> tuple[str, ...]:
    """What is said below a picture whose address names an older version."""
    day = date_format(since, "j F Y")
    return (_("Changed on %(day)s.") % {"day": day}, _("The newest version is shown."))


def gone_lines(*, withdrawn: bool, host: str) -> tuple[str, ...]:
    """What is said in place of a picture that is not here."""
    first = _("This picture was taken back.") if withdrawn else _("This picture is not here.")
    return (first, _("Look for it at %(host)s.") % {"host": host})


def sentence_png(lines: tuple[str, ...], scheme: str, width: int) -> bytes:
    """The same as a PNG."""
    return _kept_png(sentence_svg(lines, scheme), width)


def _line(text: str, x: float, y: float, size: float, ink: str) -> str:
    return element(
        "text",
        escape(text),
        x=x,
        y=y,
        text_anchor="middle",
        font_family=FONT,
        font_size=size,
        fill=ink,
    )


def _grown(head: str, height: float, high: float) -> str:
    """The attribute `height` of a drawing that a band was put under."""
    given = re.search(r'(?<= )height="([\d.]+)"', head)
    was = float(given[1]) if given else height
    return f'height="{was * (height + high) / height:g}"'


def _kept_png(svg: str, width: int) -> bytes:
    """Drawn once: the name of the file is the hash of the drawing."""
    folder = Path(settings.DATA_FOLDER) / "pictures"
    file = folder / f"{hashlib.sha256(svg.encode()).hexdigest()[:24]}.{width}.png"
    try:
        return file.read_bytes()
    except OSError:
        pass
    png = png_of(svg, width=width)
    try:  # a folder that cannot be written to makes it slow, not broken
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as begun:
            begun.write(png)
        os.replace(name, file)
    except OSError:
        pass
    return png
