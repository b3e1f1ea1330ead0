"""What changed between two versions of the knowledge, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from unweary.knowledge.base import Knowledge
from unweary.knowledge.expression import Expression

ROOMS = (
    "findings",
    "explanations",
    "contributors",
    "rules",
    "checklists",
    "treatments",
    "exercises",
    "sources",
)


@dataclass(frozen=True)
class Difference:
    """One change: `before` is None for something new, `after` for something gone."""

    room: str
    id: str
    key: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        place = f"{self.room}/{self.id}" + (f": {self.key}" if self.key else "")
        if self.before is None:
            return f"+ {place}" + (f" = {self.after}" if self.key else "")
        if self.after is None:
            return f"- {place}" + (f" (was {self.before})" if self.key else "")
        return f"~ {place}: {self.before} -> {self.after}"


def differences(before: Knowledge, after: Knowledge) -> tuple[Difference, ...]:
    """Every difference, by folder, id and key."""
    found: list[Difference] = []
    for room in ROOMS:
        found += _room(room, getattr(before, room), getattr(after, room))
    if before.harm != after.harm:
        found.append(
            Difference("harm", "harm", "cost", str(before.harm.cost), str(after.harm.cost))
        )
    old, new = dict(_flat(before.exercise_rules)), dict(_flat(after.exercise_rules))
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            found.append(Difference("exercise_rules", "all", key, old.get(key), new.get(key)))
    return tuple(found)


def _room(room: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for id in sorted({*before, *after}):
        if id not in before:
            yield Difference(room, id, "", None, "")
        elif id not in after:
            yield Difference(room, id, "", "", None)
        elif before[id] != after[id]:
            old, new = dict(_flat(before[id])), dict(_flat(after[id]))
            for key in [*old, *(k for k in new if k not in old)]:
                if old.get(key) != new.get(key):
                    yield Difference(room, id, key, old.get(key), new.get(key))


def _flat(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case Expression():
            yield key, value.text
        case Enum():
            yield key, str(getattr(value, "id", value.value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            for f in fields(value):
                yield from _flat(getattr(value, f.name), f"{key}.{f.name}" if key else f.name)
        case tuple() if any(is_dataclass(item) for item in value):
            for i, item in enumerate(value):
                yield from _flat(item, f"{key}[{i}]")
        case _:
            yield key, repr(value)
