"""Names and addresses that a registry has in capitals, written as people write them.

Text that already has both cases is left as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*", re.UNICODE)
MAC = re.compile(
    r"mac(?=(?:allister|arthur|aulay|auley|bride|coll|cormack|dermott|donald|donnell|dougall|"
    r"dowell|duff|eachern|farland|farlane|gill|gowan|gregor|innes|innis|intosh|intyre|isaac|kay|"
    r"kenna|kenzie|kinnon|lachlan|laren|laughlin|lean|leish|lellan|leod|mahon|manus|master|"
    r"millan|murray|nab|namara|naughton|neil|neill|nichol|pherson|phail|quarrie|rae|taggart|"
    r"tavish|vicar|williams?)s?$)"
)
NUMERALS = frozenset("ii iii iv vi vii viii".split())
CAPITALS = frozenset(
    "llc pllc pc llp lp plc pa pt ot md do dc dpm dpt rpt np rn lac lmt usa us ob obgyn ent mri "
    "ymca va uc unc vna pma pm ii iii iv".split()
)
SHORTENED = frozenset("st ste dr drs mr mrs ms mt ft jr sr ltd ctr blvd rd ln hwy pkwy pl".split())
SMALL = frozenset("a an and at by dba de del for in la of on or the to".split())
BETWEEN = frozenset("and at of on the".split())
POINTS = frozenset("n s e w ne nw se sw".split())
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
STREET_CAPITALS = frozenset("po us fm rr mlk ii iii iv".split())


def _single_case(text: str) -> bool:
    return text.isupper() or text.islower()


def _first_capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=65536)  # words come again and again: most of the time went here
def _surname_part(word: str) -> str:
    """One word, in small letters, as it stands in a person's name."""
    if word in NUMERALS:
        return word.upper()
    mark = "’" if "’" in word else "'"
    head, _, tail = word.partition(mark)
    if len(head) == 1 and len(tail) > 1:  # O'Brien, D'Angelo
        return head.upper() + mark + _surname_part(tail)
    if len(word) > 3 and word.startswith("mc"):
        return "Mc" + _first_capital(word[2:])
    if MAC.match(word):
        return "Mac" + _first_capital(word[3:])
    return _first_capital(word)


def person_name(text: str) -> str:
    """A person's name, or one part of it, as people write it: McDonald, O'Brien, Smith-Jones."""
    text = " ".join(text.split())
    if not _single_case(text):
        return text
    return WORD.sub(lambda found: _surname_part(found[0]), text.lower())


def organisation_name(text: str) -> str:
    """The name of a clinic as people write it; LLC, PT and the like stay in capitals."""
    text = " ".join(text.split())
    if not _single_case(text):
        return text
    lower = text.lower()
    return WORD.sub(lambda found: _organisation_word(found[0], found.start() == 0), lower)


def _organisation_word(word: str, first: bool) -> str:
    bare = word.replace(".", "")
    if "." in word and all(len(part) == 1 for part in word.split(".")):  # P.C.
        return word.upper()
    if bare in CAPITALS or _no_word(bare):
        return word.upper()
    if word in SMALL and not first:
        return word
    if ORDINAL.match(word):
        return word
    return _surname_part(word)


def _no_word(bare: str) -> bool:
    """Letters that cannot be spoken stand for other words: NYC, BTHS."""
    return bare.isalpha() and len(bare) <= 4 and not set(bare) & set("aeiouy") and (
        bare not in SHORTENED
    )  # fmt: skip


def address_line(text: str) -> str:
    """A line of an address as people write it: 100 N Main St, Ste 3A; PO Box 7."""
    text = " ".join(text.split()).rstrip(" ,")
    if not _single_case(text):
        return text
    return WORD.sub(lambda found: _street_word(found[0], found.start() == 0), text.lower())


@lru_cache(maxsize=65536)
def _street_word(word: str, first: bool) -> str:
    if word in POINTS or word in STREET_CAPITALS or len(word) == 1:
        return word.upper()
    if ORDINAL.match(word) or (word in BETWEEN and not first):
        return word
    if any(c.isdigit() for c in word):
        return word.upper()
    return _surname_part(word)
