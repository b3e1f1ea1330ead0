"""How an import is to go."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from unweary import __version__
from unweary.web.care.register.pieces import Source

TOGETHER = 10_000  # records of one commit
VERSION = 2  # of how records are read and written; a new one loads the same files again

Seen = Callable[[str, int], None]  # is told a file's name and how many of its rows were read


@dataclass(frozen=True, slots=True)
class Terms:
    """How an import is to go."""

    at: datetime
    left_out: Collection[str] = ()  # clinicians, "source.key", who asked not to be listed
    keep_all: bool = False
    changes: bool = False
    force: bool = False
    dry_run: bool = False
    fhir: Source | None = None
    seen: Seen = field(default=lambda name, rows: None)

    def marks(self) -> str:
        """What makes the same files come out otherwise."""
        return f"{VERSION}/{__version__}/{'all' if self.keep_all else 'ours'}"
