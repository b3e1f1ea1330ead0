"""Which versions this site has given out, and how often things were shown elsewhere."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from django.conf import settings
from django.db import models
from django.db.models import F

from unweary.web.share.models import Published, Shown
from unweary.web.share.things import NothingSuch, Thing, thing, things

_noted: dict[str, date] = {}  # identifier -> day; of this process, so that most views ask nothing


class Standing(Enum):
    """What an address with a hash stands for."""

    CURRENT = "current"
    SUPERSEDED = "superseded"  # there is a newer version
    WITHDRAWN = "withdrawn"  # it was given out once and is no longer
    UNKNOWN = "unknown"


def standing_of(kind: str, id: str, hash: str) -> Standing:
    """How the version with this hash stands now."""
    known = Published.objects.filter(kind=kind, name=id)
    try:
        now = thing(kind, id)
    except NothingSuch:
        return Standing.WITHDRAWN if known.exists() else Standing.UNKNOWN
    if now.hash == hash:
        return Standing.CURRENT
    return Standing.SUPERSEDED if known.filter(hash=hash).exists() else Standing.UNKNOWN


def publish(shared: Thing, *, at: datetime) -> date:
    """Note that this version is given out. Returns since when. Safe to do twice."""
    since = _noted.get(shared.identifier)
    if since is None:
        since = _publish(shared, at)
        _noted[shared.identifier] = since
    return since


def publish_all(*, at: datetime) -> int:
    """Note the versions of everything; how many were new."""
    before = Published.objects.count()
    for shared in things():
        _publish(shared, at)
    return Published.objects.count() - before


def forget_noted() -> None:
    """Ask the database anew, as a process that just started does."""
    _noted.clear()


def count(kind: str, id: str, *, day: date) -> None:
    """Count one view, where the host wants that. Nothing of the request is kept."""
    if not settings.COUNT_EMBEDS:
        return
    row, _made = Shown.objects.get_or_create(day=day, kind=kind, name=id)
    Shown.objects.filter(pk=row.pk).update(times=F("times") + 1)


def counts(*, since: date) -> list[tuple[str, str, int]]:
    """Kind, name and how often, since a day; most often first."""
    rows = Shown.objects.filter(day__gte=since).values_list("kind", "name")
    summed = rows.annotate(times_in_all=models.Sum("times")).order_by(
        "-times_in_all", "kind", "name"
    )
    return [(kind, name, int(times)) for kind, name, times in summed]


def _publish(shared: Thing, at: datetime) -> date:
    others = Published.objects.filter(kind=shared.kind, name=shared.id).exclude(hash=shared.hash)
    row, _made = Published.objects.get_or_create(
        kind=shared.kind,
        name=shared.id,
        hash=shared.hash,
        defaults={"first_seen": at, "changed": others.exists()},
    )
    return row.first_seen.date()
