"""A check within another site is held by its address alone.

Browsers keep cookies from a frame, each in its own way. So a frame has none: its addresses carry
a ticket, which names one check in one widget, is signed, and is good for a day. Nobody else sees
them: the site around the frame cannot read where it goes.
"""

from __future__ import annotations

from uuid import UUID

from django.core import signing

SALT = "unweary.share.ticket"
GOOD_SECONDS = 86_400


class NotGood(ValueError):
    """The ticket is not ours, belongs to another widget, or its day is over."""


def new_ticket(*, widget: str, interview: UUID) -> str:
    """A ticket for this check in this widget."""
    return signing.TimestampSigner(salt=SALT, sep="~").sign(f"{widget}.{interview.hex}")


def read_ticket(ticket: str, *, widget: str) -> UUID:
    """The check that the ticket is for. Raises NotGood."""
    try:
        said = signing.TimestampSigner(salt=SALT, sep="~").unsign(ticket, max_age=GOOD_SECONDS)
        name, _dot, key = said.partition(".")
        interview = UUID(key)
    except (signing.BadSignature, ValueError) as error:
        raise NotGood("this ticket is not good") from error
    if name != widget:
        raise NotGood("this ticket is for another widget")
    return interview
