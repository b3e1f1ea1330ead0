"""Pictures as files: SVG to PNG, and a contact sheet of many.

Words in a PNG are set in a sans-serif font of the machine where there is one, else in the serif
font that Typst brings along; they are never lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import typst

WIDTHS = (640, 1280, 2560)  # pixels: a post, a page, a slide or a print
CELL = 296  # pixels, the width of a picture on the contact sheet
_PAGE = """
#let size = json(bytes(sys.inputs.size))
#set page(width: size.at(0) * 1pt, height: size.at(1) * 1pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "stretch")
"""
_SHEET = """
#let drawn = json(bytes(sys.inputs.pictures))
#set page(width: 1600pt, height: auto, margin: 20pt, fill: rgb("#fbf7f1"))
#set text(font: ("DejaVu Sans", "Noto Sans", "Libertinus Serif"), size: 12pt, fill: rgb("#22302e"))
#grid(columns: (296pt,) * 5, gutter: 20pt,
  ..drawn.map(it => block(breakable: false, {
    image(bytes(it.svg), format: "svg", width: 296pt, height: it.height * 1pt, fit: "stretch")
    block(height: 32pt, above: 8pt, below: 0pt, it.title)
  })))
"""


@dataclass(frozen=True)
class Drawn:
    """A picture that is ready to be written: its name as a file, its title, its text, its SVG."""

    name: str
    title: str
    text: str
    svg: str


def png_of(svg: str, *, width: int) -> bytes:
    """A standalone SVG as a PNG so many pixels wide. Raises ValueError where it has no viewBox."""
    inputs = {"svg": svg, "size": json.dumps([width, _height(svg, width)])}
    return _png(_PAGE, inputs)


def _height(svg: str, width: int) -> int:
    """In whole pixels: of a fraction, Typst drops a row, and with it the foot of a letter."""
    box = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        raise ValueError("the drawing has no viewBox")
    return round(width * float(box[2]) / float(box[1]))


def contact_sheet_png(pictures: Sequence[Drawn]) -> bytes:
    """All pictures on one sheet, each with its title."""
    listed = [{"svg": p.svg, "title": p.title, "height": _height(p.svg, CELL)} for p in pictures]
    return _png(_SHEET, {"pictures": json.dumps(listed)})


def contact_sheet_html(pictures: Sequence[Drawn]) -> str:
    """A page that shows the SVG files beside it, each with its title and its text alternative."""
    figures = "\n".join(
        f'<figure id="{p.name}"><a href="{p.name}.svg"><img src="{p.name}.svg" loading="lazy" '
        f'alt="{escape(p.text)}"></a><figcaption><b>{escape(p.title)}</b> <code>{p.name}</code>'
        f"<br>{escape(p.text)}</figcaption></figure>"
        for p in pictures
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Unweary: {len(pictures)} pictures</title>
<style>
body {{ margin: 1.5rem; font: 1rem/1.45 sans-serif; }}
main {{ display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); }}
figure {{ margin: 0; }}
img {{ width: 100%; height: auto; }}
</style></head><body><h1>{len(pictures)} pictures</h1>
<p>Licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Name Unweary.</p>
<main>
{figures}
</main></body></html>
"""


def _png(source: str, inputs: Mapping[str, str]) -> bytes:
    made = typst.compile(source.encode(), format="png", ppi=72, sys_inputs=dict(inputs))
    assert isinstance(made, bytes)
    return made
