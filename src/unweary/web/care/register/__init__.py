"""The store of the directory. `current()` is the edition that stands now."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connections

from unweary.directory.base import Register
from unweary.web.care.register.edition import Edition, NothingLoaded
from unweary.web.care.register.engine import House, UnreadableEdition
from unweary.web.care.register.postgres import PostgresHouse
from unweary.web.care.register.sqlite import SqliteHouse

_threads = threading.local()


def house() -> House:
    """Where editions are kept: the site's PostgreSQL where it has one, else files of their own."""
    if connections["default"].vendor == "postgresql":
        return PostgresHouse()
    return _files(Path(settings.DATA_FOLDER) / "directory")


@lru_cache(maxsize=8)
def _files(folder: Path) -> SqliteHouse:
    return SqliteHouse(folder)


def current() -> Register:
    """The edition that stands; an empty register where nothing was loaded yet.

    Ask once for a page and use it for all of the page: what it says never changes. Raises
    UnreadableEdition where it is named but gone.
    """
    at = house()
    standing = at.standing()
    found = opened(at, standing)
    if standing and found is None:
        raise UnreadableEdition(f"edition {standing} is named, but it is not there")
    return found or NothingLoaded()


def opened(at: House, edition: str) -> Edition | None:
    """An edition that is still kept. A thread keeps what it has read of it."""
    engine = at.open(edition) if edition else None
    if engine is None:
        return None
    kept: list[Edition] = _threads.__dict__.setdefault("kept", [])
    found = next((one for one in kept if one.reads(engine)), None)
    if found is None:
        found = Edition(engine, lambda other: opened(at, other))
        kept[:] = [*kept[-1:], found]  # and the one before it, for pages that are being turned
    return found
