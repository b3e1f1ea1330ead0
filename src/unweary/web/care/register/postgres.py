"""Editions as schemas of the site's PostgreSQL, and a table of one row that names the one that
stands. It is switched in one transaction, so a reader sees one edition or the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, connections, transaction

from unweary.web.care.register.engine import Busy, Engine, UnreadableEdition, Values

KEPT_BACK = 1
BUILDING = "directory_building"
LOCK = 7_285_521  # of pg_advisory_lock; any number that nothing else here uses
TOGETHER = 4_096
POINT_TO = (
    "INSERT INTO public.directory_standing (edition) VALUES (EDITION)"
    " ON CONFLICT (only_row) DO UPDATE SET edition = EXCLUDED.edition"
)
TABLE = re.compile(r"@(\w+)")
# Classes of PostgreSQL's errors: no such schema, no such table or no right to it, no file, damage.
OF_THE_EDITION = ("3F", "42", "58", "XX")


@lru_cache(maxsize=2048)
def _written(sql: str, schema: str) -> str:
    return TABLE.sub(rf"{schema}.\1", sql.replace("%", "%%").replace("?", "%s"))


class PostgresEngine:
    """One schema, over the connection that this thread has to the site's database."""

    types: Mapping[str, str] = {
        "KEY": "BIGINT PRIMARY KEY",
        "WORD": 'TEXT COLLATE "C"',
        "REAL8": "DOUBLE PRECISION",
    }
    explain = "EXPLAIN "
    index_ends_with = ", id"

    def __init__(self, schema: str, edition: str) -> None:
        self.schema = schema
        self.edition = edition

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        with self._named(), connections["default"].cursor() as cursor:
            cursor.execute(_written(sql, self.schema), tuple(values))
            return list(cursor.fetchall())

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        with (
            self._named(),
            transaction.atomic(),
            connections["default"].chunked_cursor() as cursor,
        ):
            cursor.execute(_written(sql, self.schema), tuple(values))
            while together := cursor.fetchmany(TOGETHER):
                yield from together

    def run(self, sql: str, values: Values = ()) -> int:
        with connections["default"].cursor() as cursor:
            cursor.execute(_written(sql, self.schema), tuple(values))
            return int(cursor.rowcount)

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        with connections["default"].cursor() as cursor:
            cursor.executemany(_written(sql, self.schema), list(rows))

    def insert(self, table: str, rows: Sequence[Values]) -> None:
        if not rows:
            return
        with (
            connections["default"].cursor() as cursor,
            cursor.copy(f"COPY {self.schema}.{table} FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with transaction.atomic():
            yield

    def whole(self, expression: str) -> str:
        return f"floor({expression})::bigint"

    def tidy(self) -> None:
        vacuum = "" if connections["default"].in_atomic_block else "VACUUM "
        for table in ("clinician", "practice", "listing", "name_word", "place"):
            self.run(f"{vacuum}ANALYZE @{table}")

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Of an edition that stands, errors of its own as UnreadableEdition.

        A transaction around it goes on: what a clinic states can be shown without the edition.
        """
        if not self.edition:
            yield
            return
        with _unreadable(), _savepoint():
            yield


def _savepoint() -> AbstractContextManager[None]:
    inside = connections["default"].in_atomic_block
    return transaction.atomic() if inside else nullcontext()


@contextmanager
def _unreadable() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if str(getattr(error.__cause__, "sqlstate", "")).startswith(OF_THE_EDITION):
            raise UnreadableEdition(str(error)) from error
        raise


@lru_cache(maxsize=4)
def _engine(oid: int, schema: str, edition: str) -> PostgresEngine:
    """The same as long as its tables are the same; a schema made anew has other numbers."""
    return PostgresEngine(schema, edition)


class PostgresHouse:
    """The schemas of one database."""

    def standing(self) -> str:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT to_regclass('public.directory_standing')")
            if cursor.fetchone()[0] is None:
                return ""
            cursor.execute("SELECT edition FROM public.directory_standing")
            row = cursor.fetchone()
        return str(row[0]) if row else ""

    def editions(self) -> list[int]:
        names = [schema.removeprefix("directory_") for schema in self._schemas()]
        return sorted(int(name) for name in names if name.isdecimal())

    def open(self, edition: str) -> Engine | None:
        schema = f"directory_{edition}"
        if not edition.isdecimal():
            return None
        with _unreadable(), _savepoint(), connections["default"].cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)::oid", [f"{schema}.listing"])
            found = cursor.fetchone()[0]
        return _engine(found, schema, edition) if found else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            if not cursor.fetchone()[0]:
                raise Busy("another import is running")
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def unfinished(self) -> Engine | None:
        engine = PostgresEngine(BUILDING, "")
        (found,) = engine.rows("SELECT to_regclass(?)", (f"{BUILDING}.progress",))
        return engine if found[0] is not None else None

    def begin(self, *, copying: bool) -> Engine:
        self.give_up()
        standing = self.standing()
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {BUILDING}")
            if copying and standing:
                self._copy(cursor, f"directory_{standing}")
        return PostgresEngine(BUILDING, "")

    def give_up(self) -> None:
        self._drop(BUILDING)

    def stand(self) -> str:
        edition = str(int(self.standing() or "0") + 1)
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS public.directory_standing"
                " (only_row BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),"
                " edition BIGINT NOT NULL)"
            )
            cursor.execute(f"DROP SCHEMA IF EXISTS directory_{edition} CASCADE")
            cursor.execute(f"ALTER SCHEMA {BUILDING} RENAME TO directory_{edition}")
            cursor.execute(POINT_TO.replace("EDITION", edition))
        for number in self.editions():
            if number < int(edition) - KEPT_BACK:
                self._drop(f"directory_{number}")
        return edition

    def bring_over(self, target: Engine, queries: Sequence[tuple[str, str, Values]]) -> None:
        old = f"directory_{self.standing()}"
        with target.transaction(), connections["default"].cursor() as cursor:
            for table, sql, values in queries:
                query = _written(sql, old)
                cursor.execute(f"INSERT INTO {BUILDING}.{table} {query}", tuple(values))

    def _copy(self, cursor: Any, old: str) -> None:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [old])
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"CREATE TABLE {BUILDING}.{table} (LIKE {old}.{table} INCLUDING CONSTRAINTS)"
            )
            cursor.execute(f"INSERT INTO {BUILDING}.{table} SELECT * FROM {old}.{table}")
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = %s", [old])
        for (definition,) in cursor.fetchall():
            cursor.execute(definition.replace(f" ON {old}.", f" ON {BUILDING}."))

    def _schemas(self) -> list[str]:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'directory_')"
            )
            return [name for (name,) in cursor.fetchall()]

    def _drop(self, schema: str) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
