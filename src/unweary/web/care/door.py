"""Whether the way to the directory is shown: only where there is something behind it."""

from __future__ import annotations

import logging
import sqlite3
from functools import cached_property

from django.db import DatabaseError
from django.http import HttpRequest

from unweary.web.care import register as store

log = logging.getLogger(__name__)


class Door:
    """The way to care near home, of one request."""

    @cached_property
    def open(self) -> bool:
        """Whether the directory holds anybody.

        Every page asks, what to do in an emergency too: a directory that cannot be read closes
        its own door and nothing else.
        """
        try:
            return store.current().status().listings > 0
        except (sqlite3.Error, DatabaseError, OSError):
            log.exception("the directory cannot be read")
            return False


def care(request: HttpRequest) -> dict[str, Door]:
    """Context processor: `care` in every template, asked only where it is used."""
    return {"care": Door()}
