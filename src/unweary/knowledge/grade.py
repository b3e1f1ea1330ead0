"""How hard a text is to read."""

from __future__ import annotations

import re


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Syllables are counted as groups of vowels, a silent e left out. Texts of fewer than 12 words
    give 0: the measure says nothing about them.
    Source: Kincaid et al. 1975, Naval Technical Training Command Research Branch Report 8-75.
    """
    words = re.findall(r"[A-Za-z']+", text)
    if len(words) < 12:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?:]+(?:\s|$)", text)))
    spoken = sum(syllables(w) for w in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables an English word has: groups of vowels, a silent e left out."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", bare))
    if bare.endswith("e") and not bare.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(1, groups)
