"""Pictures of the guide by id, with labels in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

LIBRARY = "unweary.drawing.pictures"


@dataclass(frozen=True)
class Figure:
    """A picture with its title, ready to stand on a page."""

    id: str
    title: str
    text: str
    drawn: SafeString
    wide: bool


def figure(id: str) -> Figure | None:
    """The picture with this id in the language spoken now; None where the library lacks it."""
    library = _library()
    if library is None or id not in library.PICTURES:
        return None
    picture = library.PICTURES[id]
    words = {label: _(text) for label, text in picture.labels.items()}
    title, text = _(picture.title), _(picture.text)
    drawn = library.picture_svg(id, words, title=title, text=text)
    return Figure(id, title, text, mark_safe(drawn), picture.wide)


def figures(ids: tuple[str, ...]) -> tuple[Figure, ...]:
    """Those of the pictures that the library has."""
    return tuple(f for id in ids if (f := figure(id)) is not None)


@cache
def _library() -> Any:
    return import_module(LIBRARY) if find_spec(LIBRARY) else None
