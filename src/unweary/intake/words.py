"""Text -> words with their places: lower case, one spelling of each contraction, word stems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)*")
CLAUSE_END = re.compile(r"[.!?;:\n()]|\s-\s|\s–\s")
CONTRACTIONS = {
    "cant": "can't", "cannot": "can't", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't",
    "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "wont": "won't", "couldnt": "couldn't", "aint": "isn't", "ive": "i've",
    "im": "i'm", "werent": "weren't", "wouldnt": "wouldn't",
}  # fmt: skip
FILLERS = frozenset(
    """a an the my i i've i'm i'd is are am was were been be being has have had having it it's its
    that this these those very really so quite just bit of also kind sort left right some
    such do does did get gets getting got keep keeps kept feel feels feeling felt me quite pretty
    too now often sometimes lot lots even still rather absolutely totally bloody new bad badly
    terrible awful horrible lately recently constantly constant""".split()
)  # words that change nothing about what is named; never a negation
SAME = {
    "back's": "back", "aching": "ache", "achey": "ache", "achy": "ache", "hurting": "hurt",
    "sore": "sore", "bum": "bottom", "butt": "bottom", "bottom": "bottom", "tummy": "belly",
    "stomach": "belly", "abdomen": "belly", "abdominal": "belly", "wee": "pee", "urine": "pee",
    "urinate": "pee", "weeing": "pee", "peeing": "pee", "poo": "poop", "stool": "poop",
    "knackered": "exhausted", "shattered": "exhausted", "numbness": "numb", "weakness": "weak",
    "stiffness": "stiff", "tiredness": "tired", "painful": "pain", "swollen": "swell",
    "swelling": "swell", "feverish": "fever", "lost": "lose", "losing": "lose", "loss": "lose",
    "woke": "wake", "waking": "wake", "wakes": "wake", "couldn't": "can't", "fell": "fall",
}  # fmt: skip


PLURAL = frozenset(
    "legs arms hands knees hips shoulders thighs calves buttocks feet fitted fainted".split()
)
# never stemmed: one leg is not both legs


SIDES = frozenset({"left", "right"})
HALVES = frozenset({"upper", "lower"})
LIMBS = frozenset(
    "leg arm calf thigh knee hip foot ankle hand wrist shoulder elbow shin buttock".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, its stem, and where it stands."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two stops; `asks` where a question mark ends them."""

    words: tuple[Word, ...]
    asks: bool


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in its order. Places count characters of the text as given."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'"}).lower()
    if len(plain) != len(text):  # a letter whose small form is longer would move every place
        plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    ends = [*(m for m in CLAUSE_END.finditer(plain) if not _within_number(plain, m.start()))]
    made, at = [], 0
    for end in ends:
        made.append(_clause(plain, at, end.start(), asks=end.group() == "?"))
        at = end.end()
    made.append(_clause(plain, at, len(plain), asks=False))
    return tuple(c for c in made if c.words)


def _within_number(text: str, at: int) -> bool:
    return text[at] == "." and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _clause(text: str, start: int, end: int, *, asks: bool) -> Clause:
    words = []
    for m in WORD.finditer(text, start, end):
        word = CONTRACTIONS.get(m.group(), m.group())
        words.append(Word(word, stem(word), m.start(), m.end()))
    return Clause(tuple(_sided(words)), asks)


def _sided(words: list[Word]) -> Iterator[Word]:
    """The words, "left" and "right" before a limb read as "one": most findings name no side."""
    for at, word in enumerate(words):
        follows = [w.text for w in words[at + 1 : at + 3]]
        limb = LIMBS & set(follows[:1]) or (HALVES & set(follows[:1]) and LIMBS & set(follows))
        sided = word.text in SIDES and limb
        yield Word("one", "one", word.start, word.end) if sided else word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its common endings, so that "hurts" meets "hurt"."""
    word = SAME.get(word, word).removesuffix("'s")
    if word in PLURAL:
        return word
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            root = word[: -len(ending)]
            if ending == "es" and not root.endswith(("ch", "sh", "x", "ss")):
                continue
            if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            return SAME.get(root, root)
    return word
