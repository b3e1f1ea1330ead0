"""A person's own words -> the replies that they state outright, each with its quote.

A wrong reply is worse than none: whatever is denied twice, asked, feared, past, or said of
somebody else is left out, and so is a finding that the words both state and deny.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from unweary.intake.figures import figures
from unweary.intake.lexicon import Lexicon, Phrase, lexicon_of
from unweary.intake.words import FILLERS, Clause, Word, clauses
from unweary.knowledge.base import UNSURE, Kind, Knowledge, Reply

NEGATIONS = frozenset(
    """no not never without none nor neither don't doesn't didn't haven't hasn't hadn't isn't
    aren't wasn't weren't nothing denies deny""".split()
)
JOINING = frozenset("or nor any no".split())
COMPLAINT = frozenset(
    """pain ache hurt sore stiff tired weak numb cramp burn tingle spasm tight heavy kill tender
    throb twinge exhausted worn fatigue agony""".split()
)
BETWEEN = frozenset("below above behind under over between past near beside".split())
TURNING = frozenset("but however although though except yet only when".split())
DOUBTING = frozenset("maybe might perhaps possibly unsure probably suppose".split())
DOUBTS = (("not", "sure"), ("don't", "know"), ("can't", "tell"), ("hard", "to", "say"))
FEARED = frozenset(
    """if worried worry afraid scared fear hope hoping wonder wondering whether heard thought
    unless should google googled want wants""".split()
)
PLACING = (["in"], ["down"], ["on"], ["of"], ["from"])  # "no tingling in the arms"
ALMOST = frozenset("nearly almost about".split())
NO_MUSCLE = frozenset("myself throat eye eyes tongue ear ears tooth teeth gums".split())
NEAR = 6  # words between a place and what is wrong there
CONDITIONS = {"if", "whether"}  # after "not sure" they ask nothing
PAST = (
    ("used", "to"), ("no", "longer"), ("in", "the", "past"), ("years", "ago"), ("went", "away"),
    ("gone", "now"), ("has", "gone"), ("have", "gone"), ("cleared", "up"), ("as", "a", "child"),
    ("as", "a", "kid"), ("when", "i", "was"), ("better", "now"), ("last", "year"),
    ("but", "not", "now"), ("not", "any", "more"), ("anymore",), ("has", "stopped"),
    ("it", "stopped"),
)  # fmt: skip
OTHERS = frozenset(
    """mum mom mother dad father wife husband partner son daughter brother sister nan gran grandma
    grandmother grandad grandpa grandfather aunt uncle cousin friend colleague neighbour neighbor
    boyfriend girlfriend boss coworker baby kid child he she they his her their people someone
    somebody family""".split()
)
HISTORY = ("history", "known", "previous", "past", "ever", "recent", "surgery", "injury", "cancer")
REACH = 7  # words over which a negation holds, a list of "or" apart
BEFORE = 3  # words in which "lift my" can stand before somebody else
CARRYING = frozenset(
    "lift carry carrying lifting hold holding pick picking play with for to".split()
)


class Stance(Enum):
    """How a text stands to something that it names."""

    STATED = "stated"
    DENIED = "denied"
    DOUBTED = "doubted"
    APART = "apart"  # another's, past, feared or asked: says nothing of the person now


@dataclass(frozen=True, slots=True)
class Stated:
    """One reply that the words state, and where: `quote` is the text from `start` to `end`."""

    finding: str
    reply: Reply
    quote: str
    start: int
    end: int


def read(knowledge: Knowledge, text: str) -> tuple[Stated, ...]:
    """What a text states, in its order. Each finding at most once; never raises."""
    lexicon = lexicon_of(knowledge)
    found = [s for clause in clauses(text) for s in _in_clause(knowledge, lexicon, clause, text)]
    found += [
        Stated(f.finding, f.reply, text[f.start : f.end], f.start, f.end)
        for f in figures(knowledge, text)
    ]
    by_finding: dict[str, list[Stated]] = defaultdict(list)
    for stated in found:
        by_finding[stated.finding].append(stated)
    agreed = [every[0] for every in by_finding.values() if len({s.reply for s in every}) == 1]
    return tuple(sorted(agreed, key=lambda s: (s.start, -s.end, s.finding)))


def _in_clause(
    knowledge: Knowledge, lexicon: Lexicon, clause: Clause, text: str
) -> Iterator[Stated]:
    words = clause.words
    taken: list[tuple[int, int]] = []
    for first, last, phrase in _matches(lexicon, words):
        if not phrase.finding.startswith("feels_") and _within(first, last, taken):
            continue  # part of a longer wording that says something else
        stance = _stance(clause, first, last, phrase.finding)
        elsewhere = [w.text for w in words[last + 1 : last + 2]] in PLACING
        if phrase.denies_only and (stance is not Stance.DENIED or elsewhere):
            continue
        taken.append((first, last))
        reply = _reply(knowledge, phrase, stance)
        if reply is not None:
            start, end = words[first].start, words[last].end
            yield Stated(phrase.finding, reply, text[start:end], start, end)


def _within(first: int, last: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(first >= a and last <= b and (first, last) != (a, b) for a, b in taken)


def _matches(lexicon: Lexicon, words: Sequence[Word]) -> Iterator[tuple[int, int, Phrase]]:
    """First word, last word and phrase of each wording found, longest first."""
    telling = [(i, lexicon.corrected(w.stem)) for i, w in enumerate(words) if w.text not in FILLERS]
    stems = [s for _, s in telling]
    found = []
    for at, stem in enumerate(stems):
        for phrase in lexicon.phrases.get(stem, ()):
            size = len(phrase.stems)
            as_spelt = size > 1 or stem == words[telling[at][0]].stem  # one word has no context
            if as_spelt and tuple(stems[at : at + size]) == phrase.stems:
                found.append((telling[at][0], telling[at + size - 1][0], phrase))
    return iter(sorted(found, key=lambda f: (f[0] - f[1], f[0])))


def _reply(knowledge: Knowledge, phrase: Phrase, stance: Stance) -> Reply | None:
    match stance:
        case Stance.STATED:
            return phrase.reply
        case Stance.DENIED if knowledge.findings[phrase.finding].kind is Kind.YES_NO:
            return False
        case Stance.DOUBTED:
            return UNSURE
        case _:
            return None


def _stance(clause: Clause, first: int, last: int, finding: str) -> Stance:
    before = [w.text for w in clause.words[:first]]
    after = [w.text for w in clause.words[last + 1 : last + 5]]
    every = [w.text for w in clause.words]
    doubted = _holds([*before[-REACH:], *after], DOUBTS)
    feared = FEARED & set(before) - (CONDITIONS if doubted else set())
    if clause.asks or feared or _others(before) or _triggers(every):
        return Stance.APART
    if finding.startswith("where_"):
        return _place(clause, first, last)
    if finding.startswith("feels_") and (_denials(before) or NO_MUSCLE & set(after[:1])):
        return Stance.APART  # "no pain in the legs" denies one place; "sore throat" is no muscle
    if ALMOST & set(before[-2:]) or before[-1:] == ["hay"]:
        return Stance.APART
    if _holds(every, PAST) and not any(h in finding for h in HISTORY):
        return Stance.APART
    if doubted or DOUBTING & set(before[-REACH:]):
        return Stance.DOUBTED
    denials = _denials(before)
    if after[:1] in (["none"], ["no"]) and len(after) == 1:
        denials += 1
    if denials > 1 or (denials and "and" in before[_last_denial(before) :]):
        return Stance.APART  # "no appetite and lost a stone" denies the first alone
    return Stance.DENIED if denials else Stance.STATED


def _denials(before: Sequence[str]) -> int:
    """How many negations reach the end of these words: a list by "or" carries one on."""
    denials, distance = 0, 0
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word in TURNING:
            break
        if word in NEGATIONS and distance <= REACH:
            if before[at + 1 : at + 2] == ["only"]:
                break
            denials += 0 if denials and word in JOINING | {"not"} else 1
        distance = 0 if word in JOINING else distance + (word not in FILLERS)
        if distance > REACH:
            break
    return denials


def _place(clause: Clause, first: int, last: int) -> Stance:
    """A place counts where something is wrong there, and as a place, not as a landmark."""
    before = [w.text for w in clause.words[:first]]
    stems = {w.stem for w in clause.words[max(0, first - NEAR) : last + 1 + NEAR]}
    landmark = BETWEEN & set(before[-2:]) or [w.text for w in clause.words[last + 1 :]][:1] == [
        "of"
    ]
    if landmark or NEGATIONS & set(before) or not COMPLAINT & stems:
        return Stance.APART
    return Stance.STATED


def _triggers(every: Sequence[str]) -> bool:
    """Whether the words say what makes it worse or better, not what is there."""
    return bool({"make", "makes", "made"} & set(every) and {"worse", "better"} & set(every))


def _last_denial(before: Sequence[str]) -> int:
    return max((at for at, word in enumerate(before) if word in NEGATIONS), default=len(before))


def _others(before: Sequence[str]) -> bool:
    """Whether somebody else is the one who has it."""
    for at, word in enumerate(before):
        if word in OTHERS and not CARRYING & set(before[max(0, at - BEFORE) : at]):
            return True
    return False


def _holds(words: Sequence[str], runs: Sequence[tuple[str, ...]]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {' '.join(run)} " in text for run in runs)
