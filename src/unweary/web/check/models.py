"""The rows of an interview: who answered what, and when. Plain values only."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

STANDING = Q(withdrawn_at=None)


class InterviewQuerySet(models.QuerySet["Interview"]):
    def started_before(self, moment: datetime) -> InterviewQuerySet:
        """Those whose retention period began before this moment."""
        return self.filter(started_at__lt=moment)


class Interview(models.Model):
    """One check of one person, named by a key that cannot be guessed. No account, no name."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    started_at = models.DateTimeField(db_index=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "key"]

    def __str__(self) -> str:
        return f"check of {self.started_at:%Y-%m-%d %H:%M}"


class Answer(models.Model):
    """One reply to one question. Never edited: a change of mind is a new row."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="answers")
    finding = models.SlugField(max_length=80)
    value = models.CharField(max_length=40)  # one that the finding allows, or "unsure"
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            UniqueConstraint(fields=["interview", "finding"], condition=STANDING, name="one_reply"),
            CheckConstraint(condition=Q(withdrawn_at__gte=F("given_at")), name="withdrawn_after"),
            CheckConstraint(condition=~Q(value=""), name="value_given"),
            CheckConstraint(condition=~Q(finding=""), name="finding_named"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.finding}"  # never the reply: this text ends up in logs
