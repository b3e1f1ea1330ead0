"""The rows of what other sites show: published versions, widgets, counts by day."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Published(models.Model):
    """One version of a picture or an exercise, as this site once gave it out. Never deleted.

    By these rows an address with an old hash is known for what it is.
    """

    kind = models.SlugField(max_length=20)
    name = models.SlugField(max_length=80)
    hash = models.CharField(max_length=12)  # of the content
    first_seen = models.DateTimeField()
    changed = models.BooleanField()  # whether it took the place of another version

    class Meta:
        verbose_name_plural = "published"
        constraints = [
            UniqueConstraint(fields=["kind", "name", "hash"], name="published_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}@{self.hash}"


class Widget(models.Model):
    """The check on another site, for the domains that the host's staff listed."""

    key = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    domains = models.TextField()  # one a line, with a port where it has one
    accent = models.CharField(max_length=7, blank=True)  # #rrggbb; "" for our own
    paper = models.CharField(max_length=7, blank=True)
    care_url = models.URLField(max_length=400, blank=True)
    care_text = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "key"]
        constraints = [
            CheckConstraint(condition=Q(ended_at__gte=F("made_at")), name="widget_ended_after"),
            CheckConstraint(
                condition=Q(care_url="", care_text="") | ~Q(care_url="") & ~Q(care_text=""),
                name="widget_care_with_text",
            ),
            CheckConstraint(condition=~Q(domains=""), name="widget_has_domains"),
        ]

    def __str__(self) -> str:
        return self.name


class Shown(models.Model):
    """How often something was shown elsewhere on one day. Nobody is identified."""

    day = models.DateField()
    kind = models.SlugField(max_length=20)
    name = models.SlugField(max_length=80)
    times = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "shown"
        constraints = [UniqueConstraint(fields=["day", "kind", "name"], name="shown_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}/{self.name}: {self.times}"
