"""Addresses of registries -> sites, and the slot that tells the sites of a clinician apart."""

from __future__ import annotations

import hashlib
import re

from unweary.directory.base import Site
from unweary.directory.names import address_line
from unweary.directory.places import normal_postcode, postal_country

NOT_DIGITS = re.compile(r"[^0-9]+")
MAIN_SLOT = "0"
FEWEST_DIGITS = 7  # of a telephone number; fewer is a slip


def phone_digits(text: str) -> str:
    """A telephone number as digits, with the + of an international one; "" if it is none."""
    digits = NOT_DIGITS.sub("", text)
    if len(digits) < FEWEST_DIGITS or not digits.strip("0"):
        return ""
    return "+" + digits if text.lstrip().startswith("+") else digits


def site(
    *,
    lines: tuple[str, ...],
    town: str,
    region: str,
    postcode: str,
    country: str,
    phone: str = "",
    extension: str = "",
) -> Site | None:
    """A site from the text of a registry; None where it names neither street, town nor postcode."""
    land = postal_country(country or "US")
    code = normal_postcode(land, postcode)
    kept = tuple(line for text in lines if (line := address_line(text)))
    town = address_line(town)
    if not (kept or town or code):
        return None
    region = " ".join(region.split())
    return Site(
        lines=kept,
        town=town,
        region=region.upper() if len(region) <= 3 else address_line(region),
        postcode=code,
        country=land,
        phone=phone_digits(phone),
        extension=NOT_DIGITS.sub("", extension)[:8],
    )


def slot_of(place: Site) -> str:
    """A short digest of an address: the same for the same one, however it is spaced or cased."""
    text = "|".join((*place.lines, place.town, place.postcode, place.country)).casefold()
    plain = re.sub(r"[^\w|]+", "", text)
    return hashlib.blake2b(plain.encode(), digest_size=6).hexdigest()
