"""The same SQL on SQLite and PostgreSQL: what both can do, and how little differs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from django.db import DatabaseError

Values = Sequence[Any]


class Engine(Protocol):
    """The tables of one edition. In SQL, `@name` is one of its tables and `?` a value."""

    edition: str
    types: Mapping[str, str]  # what KEY, WORD and REAL8 in tables.py are here
    explain: str  # SQL before a query that tells how it would be answered
    index_ends_with: str  # what an index needs after its columns so as to answer alone

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one after another, not all in memory."""

    def run(self, sql: str, values: Values = ()) -> int:
        """Change something; how many rows it touched."""

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """The same change for many rows."""

    def insert(self, table: str, rows: Sequence[Values]) -> None:
        """Whole rows, quickly."""

    def transaction(self) -> AbstractContextManager[None]:
        """All of it or nothing."""

    def whole(self, expression: str) -> str:
        """SQL that rounds a positive number down."""

    def tidy(self) -> None:
        """Statistics for the planner, once all rows are in."""


class House(Protocol):
    """Where the editions of a directory are kept."""

    def standing(self) -> str:
        """The edition that is read now; "" before the first."""

    def editions(self) -> list[int]:
        """The numbers of the editions that are kept."""

    def open(self, edition: str) -> Engine | None:
        """An edition to read, by this thread; None where it is not kept any longer."""

    def locked(self) -> AbstractContextManager[None]:
        """The right to build. Raises Busy where somebody else has it."""

    def unfinished(self) -> Engine | None:
        """The edition that a stopped import left behind, once its progress is written down."""

    def begin(self, *, copying: bool) -> Engine:
        """A new edition to build: empty, or with all that the standing one holds."""

    def give_up(self) -> None:
        """Throw the unfinished edition away."""

    def stand(self) -> str:
        """Make the built edition the one that is read, at once and whole; its name."""

    def bring_over(self, target: Engine, sql_by_table: Sequence[tuple[str, str, Values]]) -> None:
        """Fill tables of the target by queries on the standing edition."""


class Busy(RuntimeError):
    """Another import is building an edition."""


class UnreadableEdition(DatabaseError):
    """An edition that stands is gone, damaged, or closed to the site's user."""


# What reading an edition raises where it cannot be read: SQLite's own errors, and the named one.
UNREADABLE = (sqlite3.Error, PermissionError, UnreadableEdition)


def in_list(count: int) -> str:
    """Placeholders for so many values."""
    return "(" + ",".join("?" * count) + ")"
