"""Which danger questions are still open for a person, and which of them fit the complaint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unweary.knowledge.base import Answers, Checklist, Finding, Level
from unweary.reasoning.known import Known, known
from unweary.reasoning.model import Model


@dataclass(frozen=True)
class Moment:
    """The answers so far, and all that the choice of the next question needs of them."""

    model: Model
    answers: Answers
    known: Known

    def askable(self, finding: Finding) -> bool:
        """Whether it may be put to this person now: not answered, not worked out, and fitting."""
        if finding.id in self.answers or not finding.asked:
            return False
        return finding.asked_if is None or finding.asked_if.fires(
            self.known.values, self.known.maybe
        )


def moment_of(model: Model, answers: Answers) -> Moment:
    """The moment that these answers make."""
    return Moment(model, answers, known(model.derived, answers))


def open_danger(moment: Moment) -> frozenset[str]:
    """Findings that could still make an emergency rule fire and that fit this person.

    A finding that stands on checklists only fits where one of them fits the complaint.
    """
    urgent = wanted(moment, (Level.EMERGENCY,))
    fitting = frozenset(f for c in checklists(moment) for f in c.findings)
    return frozenset(f for f in urgent if f in fitting or f not in moment.model.placed)


def wanted(moment: Moment, levels: tuple[Level, ...]) -> frozenset[str]:
    """Findings whose answer could bring a rule of these levels closer to firing."""
    wanted: set[str] = set()
    for rule in moment.model.rules:
        if rule.level in levels and not rule.when.fires(moment.known.values, moment.known.maybe):
            wanted |= expand(moment, rule.when.wants(moment.known.values, moment.known.maybe))
    return frozenset(wanted)


def expand(moment: Moment, ids: Iterable[str]) -> frozenset[str]:
    """Findings to ask, those behind worked-out ones in their stead; only askable ones."""
    findings = moment.model.knowledge.findings
    found: set[str] = set()
    for id in ids:
        finding = findings[id]
        if finding.derived is not None:
            found |= expand(moment, finding.derived.wants(moment.known.values, moment.known.maybe))
        elif moment.askable(finding):
            found.add(id)
    return frozenset(found)


def checklists(moment: Moment) -> list[Checklist]:
    """The checklists that fit the complaint, in their order."""
    return [
        c
        for c in moment.model.checklists
        if c.asked_if is None or c.asked_if.fires(moment.known.values, moment.known.maybe)
    ]


def in_order(model: Model, answers: Answers) -> list[Checklist]:
    """Every checklist: those that fit the complaint first, then the others."""
    fitting = checklists(moment_of(model, answers))
    ids = {c.id for c in fitting}
    return [*fitting, *(c for c in model.checklists if c.id not in ids)]
