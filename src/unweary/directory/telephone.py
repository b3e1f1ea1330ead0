"""Telephone numbers: to read, to call, and to tell whether two are the same."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from unweary.directory.places import postal_country


def _parsed(text: str, country: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, postal_country(country) or None)
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def display(text: str, country: str, extension: str = "") -> str:
    """A number as people there write it; as it came where it is none that the country can have.

    An extension follows after a space and x: (202) 555-0143 x7.
    """
    number = _parsed(text, country)
    if number is None:
        shown = " ".join(text.split())
    else:
        at_home = phonenumbers.country_code_for_region(postal_country(country))
        form = PhoneNumberFormat.NATIONAL
        if number.country_code != at_home:
            form = PhoneNumberFormat.INTERNATIONAL
        shown = phonenumbers.format_number(number, form)
    return f"{shown} x{extension}" if shown and extension else shown


def tel(text: str, country: str, extension: str = "") -> str:
    """The address that dials a number (RFC 3966), "tel:+1-202-555-0143"; "" where there is none."""
    number = _parsed(text, country)
    if number is None:
        digits = "".join(c for c in text if c in "0123456789")
        address = f"tel:{digits}" if digits else ""
    else:
        address = phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    return f"{address};ext={extension}" if address and extension else address


def same_form(text: str, country: str) -> str:
    """A form in which two numbers are equal if they reach the same telephone: "+12025550143".

    Digits alone where the number is none that the country can have; "" where there are none.
    """
    number = _parsed(text, country)
    if number is None:
        return "".join(c for c in text if c in "0123456789")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
