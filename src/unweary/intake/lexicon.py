"""The knowledge's synonyms, ready to be found in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from unweary.intake.words import FILLERS, clauses
from unweary.knowledge.base import Finding, Kind, Knowledge, Reply

SHORTEST_MISSPELT = 5  # letters; shorter words are taken as they stand
OPENING = ("where_", "feels_")
LONG = 8  # letters from which two slips are forgiven


@dataclass(frozen=True)
class Phrase:
    """A wording, and the reply that it states."""

    stems: tuple[str, ...]
    finding: str
    reply: Reply
    denies_only: bool = False  # too wide to state it: "a rash" need not be a new one


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Phrases by their first stem, longest first; and every word that is spelt as it should be."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    vocabulary: frozenset[str]  # stems of phrases
    known: frozenset[str]  # stems that stand anywhere in the knowledge, never "corrected"

    def corrected(self, stem: str) -> str:
        """The stem, or the one of the vocabulary that it is a slip of."""
        return _corrected(self, stem)


_LATEST: dict[str, Lexicon] = {}  # by the digest of the knowledge; only the newest is kept


def lexicon_of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge, made once."""
    found = _LATEST.get(knowledge.digest)
    if found is None:
        found = make_lexicon(knowledge)
        _LATEST.clear()
        _LATEST[knowledge.digest] = found
    return found


def make_lexicon(knowledge: Knowledge) -> Lexicon:
    """The wordings of a knowledge. One that two findings share states neither."""
    by_stems: dict[tuple[str, ...], set[tuple[str, Reply]]] = defaultdict(set)
    denials: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for finding in knowledge.findings.values():
        if finding.asked:
            for wording, reply in _wordings(finding):
                stems = stems_of(wording)
                if len(stems) > 1 or len(wording.split()) == 1:  # "all over" is more than "over"
                    by_stems[stems].add((finding.id, reply))
            for wording in finding.denied_by:
                stems = stems_of(wording)
                if len(stems) > 1 or len(wording.split()) == 1:
                    denials[stems].add(finding.id)
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for stems, states in by_stems.items():
        for finding_id, reply in _clear(states):
            phrases[stems[0]].append(Phrase(stems, finding_id, reply))
    for stems, ids in denials.items():
        for id in ids - {f for f, _ in by_stems.get(stems, ())}:
            phrases[stems[0]].append(Phrase(stems, id, True, denies_only=True))
    ready = {
        first: tuple(sorted(every, key=lambda p: (-len(p.stems), p.finding)))
        for first, every in phrases.items()
    }
    vocabulary = frozenset(s for every in (*by_stems, *denials) for s in every)
    return Lexicon(ready, vocabulary, vocabulary | _spelt(knowledge))


def _clear(states: set[tuple[str, Reply]]) -> list[tuple[str, Reply]]:
    """What a wording states: where and how it is felt, and one more thing; of two, neither."""
    opening = [s for s in states if s[0].startswith(OPENING)]
    other = [s for s in states if s not in opening]
    return sorted([*opening, *(other if len(other) == 1 else [])], key=lambda s: s[0])


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a wording that say something."""
    return tuple(w.stem for c in clauses(text) for w in c.words if w.text not in FILLERS)


def _wordings(finding: Finding) -> Iterator[tuple[str, Reply]]:
    if finding.kind is Kind.YES_NO:
        yield from ((text, True) for text in finding.synonyms)
    for choice in finding.choices:
        yield from ((text, choice.id) for text in choice.synonyms)


def _spelt(knowledge: Knowledge) -> frozenset[str]:
    texts = [
        *(f"{f.label} {f.question} {f.help} {f.why}" for f in knowledge.findings.values()),
        *(f"{e.name} {e.summary} {e.see_clinician}" for e in knowledge.explanations.values()),
        *(f"{r.title} {r.why}" for r in knowledge.rules.values()),
        *(f"{t.name} {t.summary} {t.message}" for t in knowledge.treatments.values()),
    ]
    return frozenset(w.stem for text in texts for c in clauses(text) for w in c.words)


@lru_cache(maxsize=20_000)
def _corrected(lexicon: Lexicon, stem: str) -> str:
    if len(stem) < SHORTEST_MISSPELT or stem in lexicon.known or not stem.isalpha():
        return stem
    near = process.extract(
        stem,
        [v for v in lexicon.vocabulary if v[:1] == stem[:1] and len(v) >= SHORTEST_MISSPELT - 1],
        scorer=OSA.distance,
        score_cutoff=2 if len(stem) >= LONG else 1,
        limit=2,
    )
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return stem  # nothing near, or two words equally near
    return str(near[0][0])
