"""Requests as time goes by: `python -m django tend_requests`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from unweary.web.care.tending import tend


class Command(BaseCommand):
    """End, close and erase requests whose time has come."""

    help = (
        "End requests that nobody answered for 14 days, close those whose time is over, erase what "
        "was kept long enough. A running site does it by itself; safe to run twice."
    )

    def handle(self, **options: Any) -> None:
        """Do it, and say how much was done."""
        done = tend(at=timezone.now())
        self.stdout.write(
            f"{done.expired} ended, {done.closed} closed, {done.erased} erased, "
            f"{done.drafts} drafts forgotten."
        )
