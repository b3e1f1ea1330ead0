"""A picture: drawn by code, labelled in words that can be translated, told in full in its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from unweary.drawing.pictures.palette import COLOURS, in_dark, rules, used, without_classes
from unweary.drawing.svg import Attributes, element

Words = Mapping[str, str]
WIDTH = 360  # of every picture, so that letters of one size are as large in all of them
FONTS = "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', 'Noto Sans', Arial, sans-serif"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MAKER = "Unweary"
SCHEMES = ("auto", "light", "dark")


@dataclass(frozen=True)
class Picture:
    """One picture of the library.

    labels: id of a label to its English words. text: what the picture shows, in sentences that
    suffice by themselves. draw: the inside of the drawing, given words for every label.
    box: width and height in the units of the drawing. wide: wants the whole column of a page.
    """

    id: str
    title: str
    text: str
    labels: Words
    draw: Callable[[Words], str]
    box: tuple[int, int]
    wide: bool = False


def render(
    picture: Picture,
    words: Words | None = None,
    *,
    scheme: str = "auto",
    standalone: bool = False,
    title: str = "",
    text: str = "",
) -> str:
    """The whole SVG. `words`, `title` and `text` replace the English ones where given.

    scheme: "auto" follows the reader's device, "light" and "dark" are fixed.
    standalone: a file of its own, with size, title, description and licence in it.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"scheme is one of {', '.join(SCHEMES)}, not {scheme!r}")
    said = {**picture.labels, **(words or {})}
    width, height = picture.box
    inside = _ground(width, height) + picture.draw(said)
    if scheme == "dark":
        inside = in_dark(inside)
    if scheme != "auto":
        inside = without_classes(inside)
    title, text = title or picture.title, text or picture.text
    root: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width} {height}",
        "class_": "uw-pic uw-pic--wide" if picture.wide else "uw-pic",
        "role": "img",
        "font_family": FONTS,
    }
    if not standalone:
        return element("svg", inside, **root, aria_label=f"{title}. {text}", focusable="false")
    return element(
        "svg",
        element("title", escape(title)),
        element("desc", escape(text)),
        _metadata(title, text),
        _style(inside) if scheme == "auto" else "",
        inside,
        **root,
        width=width,
        height=height,
    )


def _ground(width: int, height: int) -> str:
    light = COLOURS["paper"][0]
    return element("rect", width=width, height=height, rx=14, class_="uw-pic__paper", fill=light)


def _style(inside: str) -> str:
    """Colours that turn with the reader's device, for a file that no style sheet reaches."""
    dark = rules("dark", used(inside))
    return element("style", f"@media (prefers-color-scheme: dark){{{dark}}}")


def _metadata(title: str, text: str) -> str:
    """Who may use it and how, in Dublin Core and the Creative Commons vocabulary."""
    return (
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">'
        '<cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>'
        f"<dc:title>{escape(title)}</dc:title><dc:description>{escape(text)}</dc:description>"
        f"<dc:creator>{MAKER}</dc:creator><dc:rights>CC BY 4.0</dc:rights>"
        f'<cc:license rdf:resource="{LICENCE}"/>'
        f"<cc:attributionName>{MAKER}</cc:attributionName></cc:Work></rdf:RDF></metadata>"
    )
