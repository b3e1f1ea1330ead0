"""The reading grade of a text by Flesch and Kincaid, with syllables counted by rule.

Needs no dictionary from elsewhere, so it is the same on every machine. Formula: Kincaid et al.
1975, Research Branch Report 8-75, grade = 0.39 words/sentence + 11.8 syllables/word - 15.59.
"""

from __future__ import annotations

import re


def reading_grade(text: str) -> float:
    """The school grade that a text asks for."""
    words = re.findall(r"[A-Za-z’']+|\d+", text)
    sentences = max(1, len(re.findall(r"[.!?:](?=\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, less endings that are not spoken."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?:[^laeiouy]|[aeiouy]l)es?$|(?<![td])ed$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))
