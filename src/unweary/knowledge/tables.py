"""From a table of a TOML file to a frozen type, with every problem gathered."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

from unweary.knowledge.kinds import kinds_of, misfit

T = TypeVar("T")
Table = dict[str, Any]  # what TOML gives; it does not leave the parsers


@dataclass
class Problems:
    """Where problems are gathered, so that all are reported at once."""

    found: list[str]

    def add(self, place: str, what: str) -> None:
        """Record one problem at `file: key`."""
        self.found.append(f"{place}: {what}")


def plain(cls: type[T], place: str, table: Table, problems: Problems, **made: Any) -> T:
    """A dataclass from a table: lists become tuples, unknown keys are problems."""
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]  # every cls is a dataclass
    values = dict(made)
    for key, value in table.items():
        if key in made:
            continue
        if key not in known:
            problems.add(place, f"{key}: unknown key{did_you_mean(key, known)}")
        elif wanted := misfit(value, kinds_of(cls)[key]):  # type: ignore[arg-type]  # classes hash
            raise ValueError(f"{key}: {value!r} is not {wanted}")
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    for name, f in known.items():
        if name not in values and f.default is MISSING and f.default_factory is MISSING:
            problems.add(place, f"{name}: is missing")
            raise ValueError(f"{cls.__name__.lower()} is not complete")
    return cls(**values)


def did_you_mean(word: str, words: Mapping[str, Any]) -> str:
    """A hint at the closest known word, or ""."""
    near = difflib.get_close_matches(word, list(words), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
