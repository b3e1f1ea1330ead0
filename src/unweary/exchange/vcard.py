"""A listing as a vCard 4.0 (RFC 6350), for an address book."""

from __future__ import annotations

from icalendar.parser import Contentline
from icalendar.prop import vText

from unweary.directory.base import Listing, Precision, Who
from unweary.exchange.fhir_json import words
from unweary.exchange.fhir_made import id_of, urn


def card_of(listing: Listing, *, title: str, note: str | None = None) -> bytes:
    """The card. A position is on it only where the registry itself gave one.

    title: the discipline in the reader's language. note: where the facts are from and how old
    they are, in that language; in English where it is None.
    """
    site = listing.site
    name = f"{listing.name}, {listing.credential}" if listing.credential else listing.name
    address = ("", "", *_address(listing))
    clinic = listing.clinic or (listing.name if listing.who is Who.ORGANISATION else "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"UID:{urn(id_of(listing.key, 'card'))}",
        f"KIND:{'individual' if listing.who is Who.PERSON else 'org'}",
        f"FN:{_text(name)}",
        f"ORG:{_text(clinic)}" if clinic else "",
        f"TITLE:{_text(title)}" if title else "",
        _phone(site.phone, site.extension),
        f"ADR;TYPE=work:{';'.join(_text(part) for part in address)}" if any(address) else "",
        _position(listing),
        f"NOTE:{_text(_note(listing) if note is None else note)}",
        "END:VCARD",
    ]
    return b"".join(_folded(line) for line in lines if line)


def _address(listing: Listing) -> tuple[str, str, str, str, str]:
    site = listing.site
    return ", ".join(site.lines), site.town, site.region, site.postcode, site.country


def _phone(number: str, extension: str) -> str:
    """An international number as an address to call, any other as it is written."""
    if not number:
        return ""
    if number.startswith("+"):
        more = f";ext={extension}" if extension else ""
        return f"TEL;VALUE=uri;TYPE=work:tel:{number}{more}"
    return f"TEL;TYPE=work:{_text(f'{number} ext. {extension}' if extension else number)}"


def _position(listing: Listing) -> str:
    if listing.precision is not Precision.EXACT or listing.point is None:
        return ""
    return f"GEO:geo:{listing.point.lat:.6f},{listing.point.lon:.6f}"


def _note(listing: Listing) -> str:
    confirmed = listing.confirmed_on.isoformat() if listing.confirmed_on else "not known"
    return f"Source: {listing.source.name}. Last confirmed: {confirmed}."


def _folded(line: str) -> bytes:
    folded = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return bytes(folded) + b"\r\n"


def _text(value: str) -> str:
    return vText(words(value)).to_ical().decode()
