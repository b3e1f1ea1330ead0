"""Answers -> what is known: yes, no and values, with all that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unweary.knowledge.base import UNSURE, Answers, Finding
from unweary.knowledge.expression import Maybe


@dataclass(frozen=True, slots=True)
class Known:
    """What the answers settle, and what they leave in doubt.

    values: finding -> yes, no, choice or number, worked out ones included. Unasked and unsure
    findings are absent: unknown is never "no".
    maybe: findings answered "not sure", and worked-out ones that hang on them.
    """

    values: Mapping[str, object]
    maybe: Maybe


def known(derived: tuple[Finding, ...], answers: Answers) -> Known:
    """What follows from the answers. `derived`: worked-out findings, each after what it needs.

    A worked-out finding that is given counts only where the others leave it open: no answer can
    talk another down.
    """
    values: dict[str, object] = {f: r for f, r in answers.items() if r is not UNSURE}
    maybe = {f for f, r in answers.items() if r is UNSURE}
    for finding in derived:
        if finding.derived is None:
            continue
        settled = finding.derived.settled(values)
        if settled is not None:
            values[finding.id] = settled
            maybe.discard(finding.id)
        elif finding.id not in values and maybe and finding.derived.fires(values, frozenset(maybe)):
            maybe.add(finding.id)
    return Known(values, frozenset(maybe))


def derived_in_order(findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """The worked-out findings, each after those that it hangs on. Raises CircularFindings."""
    order: list[Finding] = []
    placed: set[str] = set()
    waiting = {id: f for id, f in findings.items() if f.derived is not None}
    while waiting:
        ready = [
            f
            for f in waiting.values()
            if f.derived is not None and not (f.derived.findings() & waiting.keys())
        ]
        if not ready:
            raise CircularFindings(f"{', '.join(sorted(waiting))} hang on one another")
        order += ready
        placed |= {f.id for f in ready}
        waiting = {id: f for id, f in waiting.items() if id not in placed}
    return tuple(order)


class CircularFindings(ValueError):
    """Worked-out findings that hang on one another."""
