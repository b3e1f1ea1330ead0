"""Whether the way to the directory is shown: only where there is something behind it."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest

from unweary.web.care import register as store


class Door:
    """The way to care near home, of one request."""

    @cached_property
    def open(self) -> bool:
        """Whether the directory holds anybody."""
        return store.current().status().listings > 0


def care(request: HttpRequest) -> dict[str, Door]:
    """Context processor: `care` in every template, asked only where it is used."""
    return {"care": Door()}
