"""The picture library: every picture by its id, and the SVG of each.

A module of pictures has a tuple `PICTURES`; it joins the library by a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from unweary.drawing.pictures import (
    backs,
    charts,
    clinic_scenes,
    conditions,
    days,
    desk,
    discs,
    eating,
    feet_and_tape,
    first_aid,
    heart_and_sugar,
    ideas,
    inside,
    joints,
    legs,
    lifting,
    moving,
    muscles,
    organs,
    overviews,
    pains,
    positions,
    rising,
    sleeping,
    spines,
    support_scenes,
    talks,
    warmth,
    warning_signs,
)
from unweary.drawing.pictures.base import Picture, Words, render

_MODULES = (
    backs,
    spines,
    discs,
    joints,
    legs,
    pains,
    muscles,
    charts,
    ideas,
    inside,
    overviews,
    conditions,
    sleeping,
    rising,
    desk,
    positions,
    lifting,
    moving,
    days,
    warmth,
    eating,
    clinic_scenes,
    talks,
    warning_signs,
    first_aid,
    organs,
    support_scenes,
    heart_and_sugar,
    feet_and_tape,
)

PICTURES: Mapping[str, Picture] = MappingProxyType(
    {picture.id: picture for module in _MODULES for picture in module.PICTURES}
)


def picture_svg(
    id: str,
    words: Words | None = None,
    *,
    scheme: str = "auto",
    standalone: bool = False,
    title: str = "",
    text: str = "",
) -> str:
    """A picture of the library as SVG. Raises KeyError for an id that it does not hold.

    `words` maps ids of labels to words in the reader's language; what is left out stays English,
    and so do `title` and `text`. See `render` for `scheme` and `standalone`.
    """
    return render(PICTURES[id], words, scheme=scheme, standalone=standalone, title=title, text=text)
