"""Rules about values: each test fits the finding it looks at, no number is out of this world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import isfinite

from unweary.knowledge.base import Finding, Kind, Knowledge
from unweary.knowledge.expression import AtLeast, Compare, Expression, Node, Not, Yes


def misread(test: Expression, findings: Mapping[str, Finding]) -> Iterator[tuple[str, str]]:
    """What is wrong and the remedy, for each part that its finding cannot decide."""
    for leaf in _leaves(test.node):
        finding = findings.get(leaf.finding)
        if finding is None:
            continue
        choices = [c.id for c in finding.choices]
        match leaf, finding.kind:
            case Yes(), Kind.CHOICE | Kind.NUMBER:
                yield f'"{finding.id}" is no yes/no finding', "hold it against a value"
            case Compare(value=str(value)), Kind.CHOICE if value not in choices:
                yield f'{finding.id} has no choice "{value}"', f"say one of {', '.join(choices)}"
            case Compare(value=str(value)), Kind.NUMBER | Kind.YES_NO:
                yield f'{finding.id} is never "{value}"', "compare it with what it can be"
            case Compare(value=float()), Kind.CHOICE | Kind.YES_NO:
                yield f"{finding.id} is no number", "compare it with what it can be"


def endless(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Place and key of each number that is infinite or none at all."""
    for e in knowledge.explanations.values():
        for i, clue in enumerate(e.clues):
            if not (isfinite(clue.present) and isfinite(clue.absent)):
                yield f"explanations/{e.id}.toml", f"clue[{i}]: ratio"
    if not all(isfinite(cost) for row in knowledge.harm.cost for cost in row):
        yield "harm.toml", "a cost"


def circles(knowledge: Knowledge) -> Iterator[str]:
    """Worked-out findings that hang on themselves, directly or through others."""
    derived = {id: f.derived.findings() for id, f in knowledge.findings.items() if f.derived}
    for id in derived:
        seen: set[str] = set()
        todo = set(derived[id])
        while todo:
            above = todo.pop()
            seen.add(above)
            todo |= derived.get(above, frozenset()) - seen
        if id in seen:
            yield id


def used_names(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Finding and former name, where the name is in use or stands twice."""
    count = Counter(old for f in knowledge.findings.values() for old in f.formerly)
    for f in knowledge.findings.values():
        for old in f.formerly:
            if old in knowledge.findings or count[old] > 1:
                yield f.id, old


def _leaves(node: Node) -> Iterator[Yes | Compare]:
    match node:
        case Yes() | Compare():
            yield node
        case Not(part=part):
            yield from _leaves(part)
        case AtLeast(parts=parts):
            for part in parts:
                yield from _leaves(part)
