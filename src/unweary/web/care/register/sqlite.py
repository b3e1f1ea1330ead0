"""Editions as SQLite files: one file each, and a small file that names the one that stands.

Readers open a file for reading alone and tell SQLite that it never changes, so they take no
lock. The pointer is looked at for each use; a file that was replaced stays readable for whoever
has it open.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from unweary.web.care.register.engine import Busy, Engine, Values

NEW_POINTER = "current.new"
KEPT_BACK = 1  # editions before the standing one, for pages that are being turned
CACHE_KIB = 65_536  # while building
READ_CACHE_KIB = 16_384  # a thread
MAPPED_BYTES = 1 << 32
TOGETHER = 4_096  # rows fetched at once

_threads = threading.local()


@lru_cache(maxsize=1024)
def _written(sql: str) -> str:
    return sql.replace("@", "")


class SqliteEngine:
    """One file."""

    types: Mapping[str, str] = {"KEY": "INTEGER PRIMARY KEY", "WORD": "TEXT", "REAL8": "REAL"}
    explain = "EXPLAIN QUERY PLAN "
    index_ends_with = ""  # SQLite ends every index with the id of its row

    def __init__(self, connection: sqlite3.Connection, edition: str) -> None:
        self.connection = connection
        self.edition = edition

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(_written(sql), tuple(values)).fetchall()

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        cursor = self.connection.execute(_written(sql), tuple(values))
        while together := cursor.fetchmany(TOGETHER):
            yield from together

    def run(self, sql: str, values: Values = ()) -> int:
        return self.connection.execute(_written(sql), tuple(values)).rowcount

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        self.connection.executemany(_written(sql), rows)

    def insert(self, table: str, rows: Sequence[Values]) -> None:
        if rows:
            places = ",".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def whole(self, expression: str) -> str:
        return f"CAST({expression} AS INTEGER)"

    def tidy(self) -> None:
        self.connection.execute("PRAGMA analysis_limit = 2000")
        self.connection.execute("ANALYZE")

    def close(self) -> None:
        self.connection.close()


class SqliteHouse:
    """A folder of editions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pointer = folder / "current"
        self._seen: tuple[tuple[int, int, int], str] | None = None
        self._writer: SqliteEngine | None = None

    def standing(self) -> str:
        try:
            stat = self._pointer.stat()
        except FileNotFoundError:
            return ""
        mark = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        seen = self._seen
        if seen is None or seen[0] != mark:
            seen = self._seen = (mark, self._pointer.read_text(encoding="ascii").strip())
        return seen[1]

    def editions(self) -> list[int]:
        names = [path.stem.removeprefix("edition-") for path in self.folder.glob("edition-*")]
        return sorted(int(name) for name in names if name.isdecimal())

    def open(self, edition: str) -> Engine | None:
        opened: dict[tuple[int, Path, str], SqliteEngine]
        opened = _threads.__dict__.setdefault("opened", {})
        key = (os.getpid(), self.folder, edition)
        if key in opened:
            return opened[key]
        path = self._path(edition)
        if not edition.isdecimal() or not path.is_file():
            return None
        while len(opened) > KEPT_BACK:  # the oldest first
            opened.pop(next(iter(opened)))
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            cached_statements=512,
        )
        connection.execute(f"PRAGMA cache_size = -{READ_CACHE_KIB}")
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        connection.execute("PRAGMA query_only = 1")
        opened[key] = SqliteEngine(connection, edition)
        return opened[key]

    @contextmanager
    def locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy("another import is running") from None
            yield

    def unfinished(self) -> Engine | None:
        if not self._building.is_file():
            return None
        engine = self._write(self._building)
        tables = engine.rows("SELECT 1 FROM sqlite_master WHERE name = 'progress'")
        return engine if tables else None

    def begin(self, *, copying: bool) -> Engine:
        self.give_up()
        made = self.folder / "making.sqlite3"
        made.unlink(missing_ok=True)
        standing = self.standing()
        if copying and standing:
            shutil.copyfile(self._path(standing), made)
        self._write(made)
        self._close_writer()
        os.replace(made, self._building)  # now whole, so that it can be taken up again
        return self._write(self._building)

    def give_up(self) -> None:
        self._close_writer()
        for path in self.folder.glob("building.sqlite3*"):
            path.unlink()

    def stand(self) -> str:
        edition = str(int(self.standing() or "0") + 1)
        self._close_writer()
        with self._building.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(self._building, self._path(edition))
        self.give_up()  # an empty journal is left of it
        with (self.folder / NEW_POINTER).open("w", encoding="ascii") as file:
            file.write(edition + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.folder / NEW_POINTER, self._pointer)
        self._fsync_folder()
        for number in self.editions():
            if number < int(edition) - KEPT_BACK:
                self._path(str(number)).unlink()
        return edition

    def bring_over(self, target: Engine, queries: Sequence[tuple[str, str, Values]]) -> None:
        assert isinstance(target, SqliteEngine)
        path = self._path(self.standing()).absolute().as_uri()
        target.connection.execute("ATTACH ? AS old", (f"{path}?mode=ro&immutable=1",))
        try:
            with target.transaction():
                for table, sql, values in queries:
                    target.run(f"INSERT INTO {table} {sql.replace('@', 'old.')}", values)
        finally:
            target.connection.execute("DETACH old")

    @property
    def _building(self) -> Path:
        return self.folder / "building.sqlite3"

    def _path(self, edition: str) -> Path:
        return self.folder / f"edition-{edition}.sqlite3"

    def _write(self, path: Path) -> SqliteEngine:
        connection = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None)
        # a rollback journal: rows are mostly added at the end, which it need not copy
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._close_writer()
        self._writer = SqliteEngine(connection, "")
        return self._writer

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer = None

    def _fsync_folder(self) -> None:
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
