"""Names of people and clinics as plain words, so that accents and case make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
LAST = "\U0010ffff"  # sorts after every word that begins so
APOSTROPHES = str.maketrans("", "", "'’ʼ`")
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents: "St. José" is st, jose."""
    plain = text.translate(APOSTROPHES)
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain.casefold().translate(LETTERS))
        plain = "".join(c for c in split if not unicodedata.combining(c))
    return tuple(WORD.findall(plain.lower()))
