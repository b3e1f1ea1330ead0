from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from unweary.web.check import actions


class Command(BaseCommand):
    help = "Delete interviews older than RETENTION_DAYS. Run it daily; safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count them, delete none")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        before = timezone.now() - timedelta(days=settings.RETENTION_DAYS)
        count = actions.forget_interviews(started_before=before, dry_run=dry_run)
        self.stdout.write(f"{count} interviews {'would be' if dry_run else 'were'} deleted.")
