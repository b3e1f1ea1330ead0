"""Search of the guide: SQLite's full-text index, spelling mended by rapidfuzz, and people's words.

What people type is read and forgotten: nothing of it is kept or logged.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from threading import Lock

from rapidfuzz import fuzz, process

from unweary.intake.reading import Stated, read
from unweary.knowledge.base import Knowledge, Level, Unsure
from unweary.knowledge.lint_pages import plain_prose
from unweary.knowledge.pages import Guide, Page

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
EMPTY = frozenset(
    """a an the my i i'm i've me im is are am was be been it its it's that this these those and or
    of to in on at for with from by as can could do does did done have has had how what why when
    where who which should would will may might so just very really feel feels feeling get gets
    got keep keeps you your there if about into up out""".split()
)
LONG = 7  # letters from which the last two may differ
SHORT = 4  # letters below which a word is not mended
MENDED = 78  # likeness, of 100, from which a known word stands for a misspelt one
ALIKE = 74  # likeness from which a phrase counts
NAMED = 1.2  # what a name that is asked for among other words adds, by its share of them
HITS = 12
WARNED = {Level.EMERGENCY: 0.8, Level.SAME_DAY: 0.5}  # what a danger that was told of adds
WEIGHT = {"overview": 1.15, "cause": 1.1, "serious": 1.1, "exercise": 0.85, "measure": 0.85}
LEAST = 0.22  # of the best score; what scores less is left out
COLUMNS = {"title": 8.0, "words": 9.0, "summary": 4.0, "findings": 3.0, "body": 1.0}
OPEN, CLOSE = "\x02", "\x03"  # around what was found, in snippets


@dataclass(frozen=True)
class Hit:
    """A page that fits, with the words around what was found: pieces, and whether each was."""

    slug: str
    score: float
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Found:
    """What a search found. `read_as` are known words that were put in place of misspelt ones."""

    hits: tuple[Hit, ...]
    read_as: tuple[str, ...]


class Index:
    """The pages of one guide, ready to be searched. Built once for each process."""

    def __init__(self, guide: Guide, knowledge: Knowledge) -> None:
        self._guide = guide
        self._knowledge = knowledge
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        names = ", ".join(COLUMNS)
        self._base.execute(
            f"CREATE VIRTUAL TABLE page USING fts5(slug UNINDEXED, {names},"
            " tokenize='porter unicode61 remove_diacritics 2', prefix='3 4')"
        )
        self._phrases: list[tuple[str, str]] = []  # words that name a page, and its slug
        self._count: Counter[str] = Counter()
        for page in guide.pages.values():
            self._add(page)

    def _add(self, page: Page) -> None:
        names = tuple(names_of(page, self._knowledge))
        findings = tuple(findings_of(page, self._knowledge))
        row = (page.slug, page.title, " | ".join(names), page.summary, " | ".join(findings))
        body = plain_prose(page.body)
        self._base.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)", (*row, body))
        self._phrases += [(bare(phrase), page.slug) for phrase in (page.title, *names)]
        self._count.update(WORD.findall(" ".join((*row[1:], body)).lower()))

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(word for word in self._count if len(word) >= SHORT)

    def search(self, asked: str) -> Found:
        """Pages that fit, best first."""
        typed = WORD.findall(asked.lower().replace("’", "'"))
        words = [w for w in typed if w not in EMPTY] or typed
        if not words:
            return Found((), ())
        mended = {w: m for w in words if (m := self._mended(w))}
        scores: defaultdict[str, float] = defaultdict(float)
        snippets: dict[str, str] = {}
        for slug, score, snippet in self._matches(words, mended):
            scores[slug] += score
            snippets[slug] = snippet
        read_as = " ".join(mended.get(w, w) for w in words)
        for slug, score in self._alike(read_as):
            scores[slug] += score
        for slug, score in self._told(" ".join(mended.get(w, w) for w in typed)):
            scores[slug] += score
        for slug in scores:
            scores[slug] *= WEIGHT.get(self._guide.pages[slug].kind, 1.0)
        return Found(tuple(self._hits(scores, snippets)), tuple(mended.values()))

    def _mended(self, word: str) -> str:
        """The known word that a misspelt one most likely stands for, "" where it needs none."""
        if len(word) < SHORT or word in self._count or word.isdigit():
            return ""
        near = process.extract(word, self._known, scorer=fuzz.ratio, score_cutoff=MENDED, limit=5)
        if not near:
            return ""
        return str(max(near, key=lambda n: n[1] + log(self._count[n[0]]))[0])

    def _matches(
        self, words: list[str], mended: Mapping[str, str]
    ) -> Iterator[tuple[str, float, str]]:
        """What the full-text index finds; a page that has more of the words scores more."""
        parts = [_part(mended.get(w, w)) for w in words]
        weights = ", ".join(str(w) for w in (0.0, *COLUMNS.values()))
        body = list(COLUMNS).index("body") + 1
        query = (
            f"SELECT slug, -bm25(page, {weights}),"
            f" snippet(page, {body}, '{OPEN}', '{CLOSE}', '…', 24)"
            " FROM page WHERE page MATCH ? ORDER BY 2 DESC LIMIT 60"
        )
        share: Counter[str] = Counter()
        with self._lock:
            rows = self._base.execute(query, (" OR ".join(parts),)).fetchall()
            for part in set(parts):
                ask = "SELECT slug FROM page WHERE page MATCH ?"
                share.update({slug for (slug,) in self._base.execute(ask, (part,))})
        best = max((score for _slug, score, _snippet in rows), default=1.0) or 1.0
        for slug, score, snippet in rows:
            yield slug, (score / best) * (share[slug] / len(set(parts))) ** 1.5, snippet

    def _alike(self, asked: str) -> Iterator[tuple[str, float]]:
        """Pages that are called nearly so."""
        best: defaultdict[str, float] = defaultdict(float)
        words = set(asked.split())
        for phrase, slug in self._phrases:
            likeness = max(fuzz.ratio(asked, phrase), fuzz.token_sort_ratio(asked, phrase))
            if likeness >= ALIKE:
                score = 1.5 * ((likeness - ALIKE + 10) / (110 - ALIKE)) ** 2
                best[slug] = max(best[slug], score)
            named = set(phrase.split())
            if named <= words:  # the whole name stands among the words asked for
                best[slug] = max(best[slug], NAMED * len(named) / len(words))
        yield from best.items()

    def _told(self, asked: str) -> Iterator[tuple[str, float]]:
        """Pages of what a sentence like "pins and needles in my legs" speaks for, or warns of."""
        said = [s for s in read(self._knowledge, asked) if s.reply is not False]
        by_entity = {p.entity: p.slug for p in self._guide.pages.values() if p.entity}
        yield from self._warned(said, by_entity)
        scores: defaultdict[str, float] = defaultdict(float)
        for stated in said:
            for e in self._knowledge.explanations.values():
                times = max(
                    (c.present for c in e.clues if c.use and c.test.findings() == {stated.finding}),
                    default=1.0,
                )
                if times > 1.5 and e.id in by_entity:
                    scores[by_entity[e.id]] += log(times) + log(e.prior.chance) / 3
        best = max(scores.values(), default=1.0) or 1.0
        for slug, score in _best(scores, 8):
            if score > 0:
                yield slug, 0.6 * score / max(best, 1.0)

    def _warned(
        self, said: Iterable[Stated], by_entity: Mapping[str, str]
    ) -> Iterator[tuple[str, float]]:
        """Pages of the dangers whose rules hold for what was said, each once."""
        known = {s.finding: s.reply for s in said if not isinstance(s.reply, Unsure)}
        warned: dict[str, float] = {}
        for rule in self._knowledge.rules.values() if known else ():
            if rule.level in WARNED and rule.when.fires(known):
                for id in rule.about:
                    warned[id] = max(warned.get(id, 0.0), WARNED[rule.level])
        for id, score in warned.items():
            if id in by_entity:
                yield by_entity[id], score

    def _hits(self, scores: Mapping[str, float], snippets: Mapping[str, str]) -> Iterator[Hit]:
        best = max(scores.values(), default=0.0)
        for slug, score in _best(scores, HITS):
            if score >= LEAST * best and score > 0.05:
                page = self._guide.pages[slug]
                text = snippets.get(slug, "")
                found = text if OPEN in text else page.summary
                yield Hit(slug, score, tuple(_pieces(found)))


def _part(word: str) -> str:
    """A word as the index is asked for it: what begins with it, of a long one with its stem."""
    if len(word) < SHORT:
        return f'"{word}"'
    if len(word) < LONG:
        return f'"{word}"*'
    return f'("{word}"* OR "{word[:-2]}"*)'


def _best(scores: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:most]


def names_of(page: Page, knowledge: Knowledge) -> Iterator[str]:
    """What the page's subject is called: by people, by doctors, by the page itself."""
    yield from page.words
    yield page.slug.replace("_", " ")
    for room in ("explanations", "contributors", "treatments", "exercises", "measures"):
        entry = getattr(knowledge, room, {}).get(page.entity)
        for key in ("name", "medical_name"):
            if name := getattr(entry, key, ""):
                yield name
        yield from getattr(entry, "synonyms", ())


def findings_of(page: Page, knowledge: Knowledge) -> Iterator[str]:
    """How people put what speaks for the page's explanation, strongest first."""
    explanation = knowledge.explanations.get(page.entity)
    if explanation is None:
        return
    clues = sorted((c for c in explanation.clues if c.use), key=lambda c: -c.present)
    for clue in clues:
        for id in sorted(clue.test.findings()) if clue.present > 1.5 else ():
            finding = knowledge.findings[id]
            yield finding.label
            yield from finding.synonyms


def bare(text: str) -> str:
    """A phrase as it is compared: small letters, no empty words."""
    words = WORD.findall(text.lower().replace("’", "'"))
    return " ".join([w for w in words if w not in EMPTY] or words)


def _pieces(text: str) -> Iterable[tuple[str, bool]]:
    for i, piece in enumerate(re.split(f"[{OPEN}{CLOSE}]", text)):
        if piece:
            yield piece, i % 2 == 1
