"""Where the tiles of the map are: a path on the site's own address, never another host."""

from __future__ import annotations

import re

NUMBERS = ("{z}", "{x}", "{y}")
PATH = re.compile(r"/(?!/)[A-Za-z0-9._~@/-]+")


class BadTiles(ValueError):
    """The template cannot be used; says why in a sentence."""


def read_tiles(template: str) -> str:
    """The template as given, where it is a path with {z}, {x} and {y}. Raises BadTiles."""
    if not template.startswith("/") or template.startswith(("//", "/\\")):
        raise BadTiles(
            'it must begin with "/", without a host name: tiles come from this site\'s own address.'
        )
    missing = [number for number in NUMBERS if template.count(number) != 1]
    if missing:
        raise BadTiles(
            f"it must hold {', '.join(missing)} once, like /tiles/{{z}}/{{x}}/{{y}}.png."
        )
    plain = template
    for number in NUMBERS:
        plain = plain.replace(number, "0")
    if not PATH.fullmatch(plain) or "//" in plain or ".." in plain:
        raise BadTiles("it must be a plain path, like /tiles/{z}/{x}/{y}.png.")
    return template
