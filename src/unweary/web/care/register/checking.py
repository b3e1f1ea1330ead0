"""Whether the standing edition is sound: what `unweary directory check` looks at."""

from __future__ import annotations

from datetime import date, datetime

from unweary.directory.base import Point, Wanted
from unweary.directory.nearest import box_around
from unweary.web.care.register.engine import Engine
from unweary.web.care.register.searching import box_query

OLD_DAYS = 45  # of a registry that is published each month
FEW = 20_000  # listings below which a database may well read the whole table
MIDDLE = Point(40.0, -90.0)

AGAIN = "Load the files of the registry again, with --force: unweary directory load FILE"

COUNTED = {
    "Listings without a place": "SELECT COUNT(*) FROM @listing l WHERE NOT EXISTS"
    " (SELECT 1 FROM @practice p WHERE p.id = l.id / 64)",
    "Places without a clinician": "SELECT COUNT(*) FROM @practice p WHERE NOT EXISTS"
    " (SELECT 1 FROM @clinician c WHERE c.id = p.id / 1024)",
    "Places without a listing": "SELECT COUNT(*) FROM @practice p WHERE NOT EXISTS"
    " (SELECT 1 FROM @listing l WHERE l.id = p.id * 64)",
    "Clinicians of no source": "SELECT COUNT(*) FROM @clinician c WHERE NOT EXISTS"
    " (SELECT 1 FROM @source s WHERE s.no = c.source)",
    "Listings of no discipline": "SELECT COUNT(*) FROM @listing l WHERE NOT EXISTS"
    " (SELECT 1 FROM @discipline d WHERE d.no = l.discipline)",
    "Listings whose position cannot be": "SELECT COUNT(*) FROM @listing WHERE lat < -90 OR lat > 90"
    " OR lon < -180 OR lon > 180 OR (lat = 0 AND lon = 0)",
    "Listings whose position is half known": "SELECT COUNT(*) FROM @listing WHERE"
    " (lat IS NULL) <> (lon IS NULL) OR (lat IS NULL AND band >= 0)"
    " OR (lat IS NOT NULL AND band = -1)",
    "Clinicians that are there twice": "SELECT COUNT(*) FROM (SELECT 1 FROM @clinician"
    " GROUP BY source, code HAVING COUNT(*) > 1) AS twice",
}


def problems_of(engine: Engine, *, at: datetime) -> list[str]:
    """What is wrong, each as a sentence; none where all is well."""
    faults = [
        f"{what}: {count:,}." for what, sql in COUNTED.items() if (count := _count(engine, sql))
    ]
    faults += _of_counts(engine)
    faults += _of_index(engine)
    return [*faults, *([AGAIN] if faults else []), *_of_age(engine, at.date())]


def _count(engine: Engine, sql: str) -> int:
    return int(engine.rows(sql)[0][0])


def _of_counts(engine: Engine) -> list[str]:
    listings = _count(engine, "SELECT COUNT(*) FROM @listing")
    placed = _count(engine, "SELECT COUNT(*) FROM @listing WHERE band >= 0")
    said = {
        "disciplines": (listings, "SELECT COALESCE(SUM(listings), 0) FROM @discipline"),
        "sources": (listings, "SELECT COALESCE(SUM(listings), 0) FROM @source"),
        "cells": (placed, "SELECT COALESCE(SUM(listings), 0) FROM @crowd"),
    }
    return [
        f"There are {there:,} listings, but the {what} count {count:,}."
        for what, (there, sql) in said.items()
        if (count := _count(engine, sql)) != there
    ]


def _of_index(engine: Engine) -> list[str]:
    """Whether a search goes by the index: without it, it would read every listing."""
    if _count(engine, "SELECT COUNT(*) FROM @listing") < FEW:
        return []
    sql, values = box_query(box_around(MIDDLE, 5), Wanted((), MIDDLE), (1,))
    plan = " ".join(str(row) for row in engine.rows(engine.explain + sql, values))
    return [] if "listing_near" in plan else ["A search reads all: its index is not used."]


def _of_age(engine: Engine, today: date) -> list[str]:
    old = []
    for name, as_of, loaded_at in engine.rows("SELECT id, as_of, loaded_at FROM @source"):
        if name != "demo" and (day := as_of or loaded_at[:10]):
            days = (today - date.fromisoformat(day)).days
            if days > OLD_DAYS:
                old.append(f"{name} is of {day}, {days} days old. {_newer(name)}")
    return old


def _newer(name: str) -> str:
    if name == "us-nppes":
        return "Load a newer file: unweary directory update"
    return "Load a newer file: unweary directory load FILE"
