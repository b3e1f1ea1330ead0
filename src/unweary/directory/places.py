"""Postcodes and towns: their normal forms, and what a typed text can mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from unweary.directory.regions import COUNTRIES, REGIONS, US_ZIP_LANDS, region_code

GB_FULL = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}")
CA_FULL = re.compile(r"([A-Z]\d[A-Z])\d[A-Z]\d")
NO_PART = re.compile(r"[^\w-]+")  # of a postcode: spaces, and marks that would join a letter
ABROAD = re.compile(r"^[A-Z]{1,2}-(?=\d)")  # "D-10115", as written on a letter from abroad
SHAPES = {  # what a whole postcode looks like, once in its normal form
    "US": r"\d{5}", "DE": r"\d{5}", "FR": r"\d{5}", "ES": r"\d{5}", "IT": r"\d{5}",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]?", "CA": r"[A-Z]\d[A-Z]", "NL": r"\d{4}", "CH": r"\d{4}",
    "AU": r"\d{4}", "AT": r"\d{4}", "BE": r"\d{4}", "DK": r"\d{4}", "NO": r"\d{4}",
    "NZ": r"\d{4}", "IE": r"[A-Z]\d[\dW][A-Z\d]{0,4}", "SE": r"\d{5}",
}  # fmt: skip
WHOLE = {country: re.compile(shape) for country, shape in SHAPES.items()}
AREAS = {"US": 3, "CA": 2}  # how many characters of a postcode name a wider area; else two
BESIDE_A_TOWN = (  # a postcode that stands before or after the town, and whose it can be
    ("US", re.compile(r"\b(?P<state>[A-Z]{2}),?\s+(?P<code>\d{5}(?:-\d{4})?)$")),
    ("GB", re.compile(r"\s(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})$")),
    ("CA", re.compile(r"\s(?P<code>[A-Z]\d[A-Z][\s-]*\d[A-Z]\d)$")),
    ("NL", re.compile(r"^(?P<code>\d{4}\s?[A-Z]{2})\s+\S")),
    ("", re.compile(r"^(?:[A-Z]{1,2}-)?(?P<code>\d{4,5})\s+\D+$")),
    ("", re.compile(r"^\D+\s(?P<code>\d{4,5}(?:-\d{4})?)$")),
)
LONGEST_CODE = 10
LONGEST = 120  # characters of a typed place that are looked at
SHORT = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
LONE_O = re.compile(r"\bo (?=\w)")  # "O Fallon", as registries write it


@dataclass(frozen=True, slots=True)
class PostcodeMeant:
    """A postcode that a text can mean, in its normal form, and the wider area that holds it."""

    country: str
    code: str
    area: str


@dataclass(frozen=True, slots=True)
class TownMeant:
    """A town that a text can mean. `words` as `place_words` makes them; "" where not said."""

    words: str
    region: str = ""
    country: str = ""


Meaning = PostcodeMeant | TownMeant


def postal_country(country: str) -> str:
    """The country whose postcodes are used there: islands of the United States use its ZIP."""
    country = country.strip().upper()
    return "US" if country in US_ZIP_LANDS else country


def normal_postcode(country: str, text: str) -> str:
    """A postcode as it is looked up; "" where there is none in the text.

    United States: the first five digits, with zeros that a spreadsheet took away. United
    Kingdom: the outward part. Canada: the first three characters. Netherlands: the digits.
    """
    country = postal_country(country)
    if country == "US":
        return _zip(text)
    large = unicodedata.normalize("NFKC", text).upper()
    code = NO_PART.sub("", unicodedata.normalize("NFKC", large))[:12]
    code = ABROAD.sub("", code)
    if country == "GB":
        full = GB_FULL.fullmatch(code)
        return full[1] if full else code
    if country == "CA":
        full = CA_FULL.fullmatch(code.replace("-", ""))
        return full[1] if full else code
    if country == "NL":
        return code[:4] if re.fullmatch(r"\d{4}[A-Z]{2}", code) else code
    if country in {"DE", "FR", "ES", "IT"} and code.isdigit():
        return code.zfill(5)
    if country == "AU" and code.isdigit():
        return code.zfill(4)
    return code


def _zip(text: str) -> str:
    first, hyphen, _ = text.strip().partition("-")
    digits = re.sub(r"[^0-9]+", "", first)
    if not digits:
        return ""
    if hyphen or len(digits) <= 5:
        return digits.zfill(5)[:5]
    return digits.zfill(9)[:5]


def postcode_area(country: str, code: str) -> str:
    """The wider area of a postcode in its normal form, by its first characters.

    "" where the postcode is no longer than that.
    """
    country = postal_country(country)
    if country == "GB":
        letters = re.match(r"[A-Z]+", code)
        return letters[0] if letters and len(letters[0]) < len(code) else ""
    length = AREAS.get(country, 2)
    return code[:length] if len(code) > length else ""


def place_words(text: str) -> str:
    """The words of a town's name without accents, case, stops and spellings of "Saint"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’`ʻ]", "", plain)
    words = re.sub(r"[\W_]+", " ", plain).split()
    return LONE_O.sub("o", " ".join(SHORT.get(word, word) for word in words))


def readings(text: str, country: str = "") -> tuple[Meaning, ...]:
    """What a typed postcode or town can mean, likeliest first; the register knows which exist.

    country: where the person is likely to be; its meanings come first, others follow.
    """
    text = " ".join(unicodedata.normalize("NFKC", text)[:LONGEST].split()).strip(" ,.;")
    found: list[Meaning] = [*_postcodes(text, country.upper())]
    if not found:
        found = [*_towns(text, country.upper())]
    return tuple(dict.fromkeys(found))


def _postcodes(text: str, country: str) -> list[PostcodeMeant]:
    """Postcodes that the text can be, or that stand beside a town in it."""
    text, said = _without_country(text)
    order = tuple(dict.fromkeys([said] if said else [c for c in (country, *SHAPES) if c]))
    if not any(c.isdigit() for c in text):
        return []
    if found := _as_postcode(text, order):
        return found
    for land, pattern in BESIDE_A_TOWN:
        beside = pattern.search(text.upper())
        if beside is None or (land and land not in order):
            continue
        if land != "US" or beside["state"] in REGIONS["US"]:
            return _as_postcode(beside["code"], (land,) if land else order)
    return []


def _as_postcode(text: str, order: tuple[str, ...]) -> list[PostcodeMeant]:
    """A whole text as a postcode of these countries. One that lost its zeros is a ZIP, at most."""
    found = []
    lost = False
    for country in order:
        code = normal_postcode(country, text)
        shape = WHOLE.get(country)
        if not (shape.fullmatch(code) if shape else 0 < len(code) <= LONGEST_CODE):
            continue
        digits = sum(c.isdigit() for c in text)
        if country == "US" and not re.fullmatch(r"\d{3,5}|\d{5}-?\d{4}", text):
            continue
        if code.isdigit() and digits < len(code):
            lost = lost or country == "US"
        else:
            found.append(_meant(country, code))
    return [*found, _meant("US", normal_postcode("US", text))] if lost else found


def _meant(country: str, code: str) -> PostcodeMeant:
    return PostcodeMeant(postal_country(country), code, postcode_area(country, code))


def _without_country(text: str) -> tuple[str, str]:
    """The text without a country at its end, and that country."""
    head, comma, tail = text.rpartition(",")
    if comma and (country := COUNTRIES.get(place_words(tail))):
        return head.strip(" ,"), country
    words = text.split()
    for count in (2, 1):
        if len(words) > count and (country := COUNTRIES.get(place_words(" ".join(words[-count:])))):
            return " ".join(words[:-count]).strip(" ,"), country
    return text, ""


def _towns(text: str, country: str) -> list[TownMeant]:
    """The text as a town with its region, as a town of that whole name, with and without country.

    "Washington" alone stays a town: a region needs a town before it.
    """
    text, said = _without_country(text)
    found: list[TownMeant] = []
    for town, region in _splits(text):
        lands = [said] if said else [country, *REGIONS]
        for land in dict.fromkeys(lands):
            if land in REGIONS and (code := region_code(land, region)):
                found.append(TownMeant(place_words(town), code, land))
    head, comma, tail = text.partition(",")
    if comma and not found and place_words(head):
        found.append(TownMeant(place_words(head), place_words(tail), said))
    if whole := place_words(text):
        found += [TownMeant(whole, "", land) for land in ([said] if said else [country, ""])]
    return found


def _splits(text: str) -> list[tuple[str, str]]:
    """Ways to part a text into town and region: at the comma, else before the last words."""
    head, comma, tail = text.rpartition(",")
    if comma:
        return [(head, tail)] if place_words(head) else []
    words = text.split()
    return [(" ".join(words[:-n]), " ".join(words[-n:])) for n in (1, 2, 3) if len(words) > n]
