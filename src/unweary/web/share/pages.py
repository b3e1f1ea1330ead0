"""What the pages with the code show, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from unweary.exchange.picture_files import WIDTHS
from unweary.exchange.provenance import LICENCE, LICENCE_NAME
from unweary.web.share.addresses import file_of, share_page
from unweary.web.share.codes import Code, codes_of
from unweary.web.share.files import PREVIEW_WIDTH
from unweary.web.share.frames import Exercise, exercise_of
from unweary.web.share.things import PICTURE, Thing, spoken, things

MOST_TEXT = 200  # characters of a description


@dataclass(frozen=True)
class File:
    """A file to save."""

    href: str
    name: str


@dataclass(frozen=True)
class Panel:
    """A picture or an exercise with all that is needed to show it elsewhere."""

    title: str
    text: str
    src: str
    width: int
    height: int
    exercise: Exercise | None
    codes: tuple[Code, ...]
    files: tuple[File, ...]
    since: date
    hash: str
    licence: str = LICENCE_NAME
    licence_href: str = LICENCE


@dataclass(frozen=True)
class Meta:
    """What link previews and editors are told of a page."""

    title: str
    text: str
    href: str
    site: str
    image: str = ""  # a PNG
    alt: str = ""
    width: int = 0
    height: int = 0
    json: str = ""  # where an editor asks how to show the page
    xml: str = ""


@dataclass(frozen=True)
class SharePage:
    """A page of its own for one thing."""

    title: str
    panel: Panel
    meta: Meta


@dataclass(frozen=True)
class Card:
    """One thing in the list of all."""

    title: str
    href: str
    src: str
    width: int
    height: int


@dataclass(frozen=True)
class Group:
    """Things of one kind."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class IndexPage:
    """Everything that may be put on another site."""

    groups: tuple[Group, ...]
    licence: str = LICENCE_NAME
    licence_href: str = LICENCE


@dataclass(frozen=True)
class CheckPage:
    """How the check gets onto another site; with the code where a widget is named."""

    codes: tuple[Code, ...]
    frame: str  # address of the preview, "" where no widget is named
    meta: Meta


def panel_of(shared: Thing, *, site: str, name: str, since: date) -> Panel:
    """The panel of one thing."""
    said = spoken(shared)
    return Panel(
        title=said.title,
        text=said.text,
        src=file_of(shared, "svg"),
        width=shared.width,
        height=shared.height,
        exercise=exercise_of(shared.id) if shared.moves else None,
        codes=codes_of(said, site=site, name=name),
        files=_files(shared),
        since=since,
        hash=shared.hash,
    )


def index_page() -> IndexPage:
    """Pictures first, then exercises."""
    every = things()
    pictures = tuple(_card(t) for t in every if t.kind == PICTURE)
    exercises = tuple(_card(t) for t in every if t.moves)
    return IndexPage(
        (
            Group("pictures", _("Pictures"), pictures),
            Group("exercises", _("Exercises that move"), exercises),
        )
    )


def described(text: str) -> str:
    """The beginning of a text, at the end of a sentence or of a word."""
    if len(text) <= MOST_TEXT:
        return text
    cut = text[:MOST_TEXT]
    whole, stop, _rest = cut.rpartition(". ")
    return whole + stop.strip() if len(whole) > MOST_TEXT // 2 else cut.rpartition(" ")[0] + " …"


def preview_size(shared: Thing) -> tuple[int, int]:
    """Width and height of the picture that a pasted link unfolds to."""
    return PREVIEW_WIDTH, shared.height_at(PREVIEW_WIDTH)


def _files(shared: Thing) -> tuple[File, ...]:
    if shared.moves:
        names = [File(file_of(shared, "svg", download=True), _("SVG, moving"))]
    else:
        names = [File(file_of(shared, "svg", download=True), _("SVG, light and dark"))]
    for width in WIDTHS:
        href = file_of(shared, "png", width=width, download=True)
        names.append(File(href, _("PNG, %(n)d pixels wide") % {"n": width}))
    dark = file_of(shared, "png", scheme="dark", width=WIDTHS[-1], download=True)
    names.append(File(dark, _("PNG, dark")))
    return tuple(names)


def _card(shared: Thing) -> Card:
    src = file_of(shared, "png", width=480) if shared.moves else file_of(shared, "svg")
    href = share_page(shared.kind, shared.id)
    return Card(spoken(shared).title, href, src, shared.width, shared.height)
