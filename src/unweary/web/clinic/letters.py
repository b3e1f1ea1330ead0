"""Letters to staff. None holds anything of a request: they say where to sign in."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import send_mail


def send(*, kind: str, to: str, subject: str, text: str, at: datetime) -> None:
    """Send a letter."""
    send_mail(subject, text, None, [to])
