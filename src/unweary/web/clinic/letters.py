"""Letters to staff. None holds anything of a request: they say where to sign in."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from unweary.web.care.letters import in_one_line
from unweary.web.care.models import Letter


def are_sent() -> bool:
    """Whether this site sends letters at all. Where not, links are handed over by people."""
    return settings.MAIL is not None


def send(*, kind: str, to: str, subject: str, text: str, at: datetime) -> None:
    """Put a letter into the outbox, where there is one."""
    if not are_sent():
        return
    Letter.objects.create(
        kind=kind,
        to=to,
        content={"subject": in_one_line(subject), "text": text},
        written_at=at,
        due_at=at,
    )
