"""Values of the directory -> words: places, distances, how old a fact is, kinds of clinician."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.directory.base import Place, Precision
from unweary.directory.distance import KM_PER_MILE, about_km, about_miles

MILES = frozenset({"US", "GB", "PR", "GU", "VI", "AS", "MP"})  # where roads are signed in miles
FRESH_DAYS = 731  # two years; after that a listing may well be out of date


def in_miles(country: str) -> bool:
    """Whether people there count in miles."""
    return country in MILES


def distance_text(km: float | None, country: str) -> str:
    """How far, as "about 3 km": registries know a postcode, not a door."""
    if km is None:
        return _("distance not known")
    if in_miles(country):
        count = about_miles(km).number
        return ngettext("about %(count)d mile", "about %(count)d miles", count) % {"count": count}
    return _("about %(count)d km") % {"count": about_km(km).number}


def length_text(km: float, country: str) -> str:
    """A distance that was chosen, without "about": "25 miles"."""
    if in_miles(country):
        count = max(1, round(km / KM_PER_MILE))
        return ngettext("%(count)d mile", "%(count)d miles", count) % {"count": count}
    return _("%(count)d km") % {"count": max(1, round(km))}


def precision_text(precision: Precision) -> str:
    """How well a position is known, "" where it is known to the door."""
    return {
        Precision.EXACT: "",
        Precision.POSTCODE: _("We know its postcode, not its door."),
        Precision.AREA: _("We know only the wider area of its postcode."),
        Precision.TOWN: _("We know its town, not its door."),
        Precision.NONE: _("We do not know where this address lies."),
    }[precision]


def place_text(place: Place, *, with_country: bool) -> str:
    """A place as it is told from others: "01101 Springfield, Massachusetts"."""
    if place.kind == "area":
        named = _("the area of %(code)s") % {"code": place.code}
    else:
        named = " ".join(part for part in (place.code, place.name) if part)
    region = place.region if place.kind != "area" else ""
    country = country_name(place.country) if with_country else ""
    return ", ".join(part for part in (named, region, country) if part)


def typed_text(place: Place) -> str:
    """What somebody would type for a place."""
    return place.code or ", ".join(part for part in (place.name, place.region) if part)


def country_name(country: str) -> str:
    """A country as people say it, or its two letters."""
    return {
        "AT": _("Austria"),
        "AU": _("Australia"),
        "BE": _("Belgium"),
        "CA": _("Canada"),
        "CH": _("Switzerland"),
        "DE": _("Germany"),
        "DK": _("Denmark"),
        "ES": _("Spain"),
        "FR": _("France"),
        "GB": _("United Kingdom"),
        "IE": _("Ireland"),
        "IT": _("Italy"),
        "NL": _("Netherlands"),
        "NO": _("Norway"),
        "NZ": _("New Zealand"),
        "PR": _("Puerto Rico"),
        "SE": _("Sweden"),
        "US": _("United States"),
    }.get(country, country)


def confirmed_text(confirmed_on: date | None) -> str:
    """When somebody last said that a listing is right."""
    if confirmed_on is None:
        return _("It is not stated when this was last confirmed.")
    return _("Last confirmed %(month)s.") % {"month": month_text(confirmed_on)}


def is_old(confirmed_on: date | None, today: date) -> bool:
    """Whether what is listed may well have changed since."""
    return confirmed_on is None or (today - confirmed_on).days > FRESH_DAYS


def month_text(day: date) -> str:
    """A day as its month and year."""
    return date_format(day, "F Y")


def day_text(day: date) -> str:
    """A day as people write it."""
    return date_format(day, "j F Y")


def language_name(code: str) -> str:
    """A language in English, or its code."""
    return {
        "ar": _("Arabic"),
        "de": _("German"),
        "el": _("Greek"),
        "en": _("English"),
        "es": _("Spanish"),
        "fa": _("Persian"),
        "fr": _("French"),
        "he": _("Hebrew"),
        "hi": _("Hindi"),
        "ht": _("Haitian Creole"),
        "it": _("Italian"),
        "ja": _("Japanese"),
        "ko": _("Korean"),
        "nl": _("Dutch"),
        "pl": _("Polish"),
        "pt": _("Portuguese"),
        "ru": _("Russian"),
        "so": _("Somali"),
        "tl": _("Tagalog"),
        "tr": _("Turkish"),
        "uk": _("Ukrainian"),
        "ur": _("Urdu"),
        "vi": _("Vietnamese"),
        "zh": _("Chinese"),
        "sgn": _("sign language"),
    }.get(code, code)


def weekday_name(weekday: int) -> str:
    """The day, 0 for Monday."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[weekday]
