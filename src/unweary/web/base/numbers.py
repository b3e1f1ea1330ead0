"""Telephone numbers to call, from the host's settings."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Number:
    """A number, whom it reaches, and its address for a telephone."""

    number: str
    where: str  # "" where the host named the one that holds here

    @property
    def href(self) -> str:
        """What a telephone dials."""
        return "tel:" + "".join(c for c in self.number if c.isdigit() or c == "+")


def numbers(own: str) -> tuple[Number, ...]:
    """The host's emergency number, or those of several countries where none was set."""
    if own:
        return (Number(own, ""),)
    return (
        Number("911", _("United States, Canada")),
        Number("999", _("United Kingdom, Ireland")),
        Number("112", _("Europe, India, most mobile phones")),
        Number("000", _("Australia")),
        Number("111", _("New Zealand")),
    )
