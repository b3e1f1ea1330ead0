"""What would change the advice: the smallest changes of answers that change the level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from unweary.knowledge.base import UNSURE, Answers, Finding, Kind, Level, Reply, Rule
from unweary.reasoning.base import Change, Said
from unweary.reasoning.danger import Moment, checklists, moment_of
from unweary.reasoning.model import Model
from unweary.reasoning.result import level_of

PAIRS = 300  # pairs of changes tried at most, those within one rule first


def what_would_change(model: Model, answers: Answers, *, most: int = 6) -> tuple[Change, ...]:
    """Changes of one answer, then of two, that lead to another level; the farthest reaching first.

    Only answers that were given are changed, each to another reply that it allows. A pair is
    given only where neither of its halves would do.
    """
    moment = moment_of(model, answers)
    now = level_of(model, answers)
    ones = list(_ones(moment, now))
    found = [*_best(ones, now, most)]
    if len(found) < most:
        alone = {said for change in ones for said in change.instead}
        pairs = list(_pairs(moment, now, alone))
        found += _best(pairs, now, most - len(found))
    return tuple(found)


def _ones(moment: Moment, now: Level) -> Iterator[Change]:
    for said in _alternatives(moment, _candidates(moment)):
        level = level_of(moment.model, {**moment.answers, said.finding.id: said.reply})
        if level is not now:
            yield Change((said,), level)


def _pairs(moment: Moment, now: Level, alone: set[Said]) -> Iterator[Change]:
    """Two changes that together make a rule fire, or undo the rules that fire."""
    tried = 0
    seen: set[frozenset[Said]] = set()
    for rule in _worth_pairing(moment, now):
        halves = [s for s in _alternatives(moment, _leaves(moment, rule)) if s not in alone]
        for pair in combinations(halves, 2):
            key = frozenset(pair)
            if pair[0].finding == pair[1].finding or key in seen:
                continue
            seen.add(key)
            changed = {**moment.answers, **{s.finding.id: s.reply for s in pair}}
            after = moment_of(moment.model, changed)
            fires = rule.when.fires(after.known.values)
            if fires is rule.when.fires(moment.known.values):
                continue
            tried += 1
            if tried > PAIRS:
                return
            level = level_of(moment.model, changed)
            if level is not now:
                yield Change(pair, level)


def _worth_pairing(moment: Moment, now: Level) -> Iterator[Rule]:
    """Rules above the level that do not fire, and those that hold it where it is."""
    for rule in moment.model.rules:
        fires = rule.when.fires(moment.known.values)
        if (rule.level > now and not fires) or (rule.level is now and fires):
            yield rule


def _best(changes: Iterable[Change], now: Level, most: int) -> list[Change]:
    """The ones that reach farthest, upward before downward, one for each finding and level."""
    order = sorted(
        changes,
        key=lambda c: (-abs(c.level - now), c.level < now, [s.finding.id for s in c.instead]),
    )
    chosen: dict[tuple[object, ...], Change] = {}
    for change in order:
        chosen.setdefault((change.level, *(s.finding.id for s in change.instead)), change)
    return _mixed(list(chosen.values()), now)[:most]


def _mixed(changes: list[Change], now: Level) -> list[Change]:
    """Upward and downward changes in turn, so that one kind does not crowd out the other."""
    up = [c for c in changes if c.level > now]
    down = [c for c in changes if c.level < now]
    mixed = []
    for i in range(max(len(up), len(down))):
        mixed += up[i : i + 1] + down[i : i + 1]
    return mixed


def _candidates(moment: Moment) -> list[Finding]:
    """Answered findings that fit: those on checklists that fit the complaint, and single ones."""
    fitting = {f for c in checklists(moment) if not c.opening for f in c.findings}
    listed = {f for c in moment.model.knowledge.checklists.values() for f in c.findings}
    findings = moment.model.knowledge.findings
    return [findings[f] for f in sorted(moment.answers) if f in fitting or f not in listed]


def _leaves(moment: Moment, rule: Rule) -> list[Finding]:
    allowed = {f.id for f in _candidates(moment)}
    findings = moment.model.knowledge.findings
    return [findings[f] for f in sorted(moment.model.leaves(rule.when) & allowed)]


def _alternatives(moment: Moment, findings: Iterable[Finding]) -> Iterator[Said]:
    for finding in findings:
        for reply in _other_replies(finding, moment.answers[finding.id]):
            yield Said(finding, reply)


def _other_replies(finding: Finding, given: Reply) -> tuple[Reply, ...]:
    match finding.kind:
        case Kind.YES_NO:
            return (True, False) if given is UNSURE else (not given,)
        case Kind.CHOICE:
            return tuple(c.id for c in finding.choices if c.id != given)
        case Kind.NUMBER:
            return tuple(p.number for p in finding.presets if p.number != given)
