"""Reading grade of a text: sentences and words as textstat counts them.

textstat's own count of syllables needs a dictionary that it downloads, and tests reach nothing:
so syllables are counted as the linter does, by groups of vowels, which errs on the high side.
"""

from __future__ import annotations

import re

import textstat

from unweary.knowledge.grade import syllables


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975)."""
    words = re.findall(r"[A-Za-z']+", text)
    count = textstat.lexicon_count(text)
    each = sum(syllables(word) for word in words) / len(words)
    return 0.39 * count / textstat.sentence_count(text) + 11.8 * each - 15.59
