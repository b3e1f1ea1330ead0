"""How soon to be seen: rules first, then the least expected harm, never below a rule."""

from __future__ import annotations

import numpy as np

from unweary.knowledge.base import UNSURE, Answers, Finding, Level, Rule
from unweary.reasoning.base import Decision, Doubtful, Fired, Said
from unweary.reasoning.known import Known
from unweary.reasoning.model import Floats, Model


def fired_rules(model: Model, known: Known, answers: Answers) -> tuple[Fired, ...]:
    """Every rule that holds, most urgent first, with the answers that made it hold."""
    return tuple(
        Fired(rule, because(model, rule, known, answers))
        for rule in model.rules
        if rule.when.fires(known.values)
    )


def doubtful_rules(model: Model, known: Known) -> tuple[Doubtful, ...]:
    """Rules that do not hold, but would if what the person is unsure of were so."""
    if not known.maybe:
        return ()
    findings = model.knowledge.findings
    return tuple(
        Doubtful(rule, tuple(findings[f] for f in sorted(rule.when.findings() & known.maybe)))
        for rule in model.rules
        if not rule.when.fires(known.values) and rule.when.fires(known.values, known.maybe)
    )


def floor(rule: Rule, *, doubtful: bool = False) -> Level:
    """The level below which a rule lets nobody fall; one step lower where it is only in doubt."""
    if not doubtful:
        return rule.level
    return Level(max(rule.level - 1, Level.SELF_CARE))


def decide(model: Model, chance: Floats) -> Decision:
    """The level of least expected harm; of equals, the more urgent.

    chance: (E,) of each explanation.
    """
    harm = expected_harm(model, chance)
    least = max(level for level in Level if harm[level] <= harm.min())
    emergency, same_day, soon, self_care = (float(harm[level]) for level in reversed(Level))
    return Decision((self_care, soon, same_day, emergency), least)


def expected_harm(model: Model, chance: Floats) -> Floats:
    """(4,) harm of giving each level, over the level that the person may need.

    chance: (E,) of each explanation. A person needs what the most pressing of the explanations
    present needs, so a needless visit is counted once, however many harmless ones hold.
    """
    return np.round(harm_of(model, np.log1p(-chance) @ model.needs), 12)


def harm_of(model: Model, free: Floats) -> Floats:
    """(4,) harm of each level. free: (3,) ln chance that nothing present needs that much."""
    none = np.exp(free)
    at_most = np.concatenate([none, np.ones((*none.shape[:-1], 1))], axis=-1)
    needed = np.diff(at_most, axis=-1, prepend=0.0)  # (4,) chance that exactly this is needed
    return np.asarray(needed @ model.cost.T)


def because(model: Model, rule: Rule, known: Known, answers: Answers) -> tuple[Said, ...]:
    """What the person said that a rule rests on: the answers without which it would not hold.

    Where several answers would each do, all of them are given.
    """
    findings = model.knowledge.findings
    spoken = [
        findings[f]
        for f in _leaves(model, rule)
        if f in answers and answers[f] is not UNSURE and answers[f] is not False
    ]
    telling = [f for f in spoken if _tells(model, rule, known, f)]
    return tuple(Said(f, answers[f.id]) for f in telling)


def _leaves(model: Model, rule: Rule) -> list[str]:
    return sorted(model.leaves(rule.when))


def _tells(model: Model, rule: Rule, known: Known, finding: Finding) -> bool:
    """Whether the answer helps the rule: with it alone unknown, some part no longer holds."""
    parts = rule.when.holding(known.values)
    return bool(parts & (_above(model, finding) | {finding.id}))


def _above(model: Model, finding: Finding) -> frozenset[str]:
    """Worked-out findings that hang on this one."""
    return frozenset(
        d.id
        for d in model.derived
        if d.derived is not None and finding.id in model.leaves(d.derived)
    )
