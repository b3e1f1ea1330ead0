"""Which of the given files are new to the directory, and which are too old for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from unweary.web.care.register.engine import Engine
from unweary.web.care.register.pieces import Period
from unweary.web.care.register.writing import ids_of

KEPT_SHARE = 0.7  # of the clinicians of a registry, at least, when it is loaded in full again
FEW = 20  # fewer than that may well halve


class Older(ValueError):
    """A file is older than what the directory holds already."""


class Shrunk(ValueError):
    """A full set would leave little or nothing of what its registry had."""


def refuse_shrunk(standing: Engine | None, new: Engine, sources: Iterable[str]) -> None:
    """Raises Shrunk for the first registry, loaded in full, that has lost too many clinicians.

    Registries lose a few in a hundred a year; more means that the file is not what it seems.
    """
    before = clinicians_of(standing) if standing else {}
    now = clinicians_of(new)
    for source in sources:
        had, has = before.get(source, 0), now.get(source, 0)
        if has == 0:
            raise Shrunk(
                f"The files of {source} hold no clinician of a kind that this directory lists. "
                "Nothing was changed. Check that they are the right files, or --force."
            )
        if had >= FEW and has < had * KEPT_SHARE:
            raise Shrunk(
                f"{source} had {had:,} clinicians and would keep {has:,}. Nothing was changed. "
                "Download the files again; if it stays and is right, load with --force."
            )


def clinicians_of(engine: Engine) -> dict[str, int]:
    """How many clinicians an edition has of each registry."""
    return dict(
        engine.rows(
            "SELECT s.id, COUNT(*) FROM @clinician c JOIN @source s ON s.no = c.source"
            " GROUP BY s.id"
        )
    )


def new_ones(standing: Engine, periods: Sequence[Period], terms: str) -> list[Period]:
    """The periods that the standing edition did not come from.

    After a full set that is new, all that follows of its registry is new: it begins anew there.
    terms: how they are to be read; what was read otherwise is new.
    """
    known = set(standing.rows("SELECT source, piece, fingerprint, terms FROM @import_run"))
    found: list[Period] = []
    for period in periods:
        source = period.source.id
        held = all((source, p.title, p.fingerprint, terms) in known for p in period.pieces)
        if not held or any(one.full and one.source.id == source for one in found):
            found.append(period)
    return found


def without_overtaken(periods: Sequence[Period]) -> tuple[list[Period], list[str]]:
    """The periods but for changes that end before the full set beside them; the names of these."""
    full = {p.source.id: p.as_of for p in periods if p.full and p.as_of}
    kept, skipped = [], []
    for period in periods:
        day = full.get(period.source.id)
        if not period.full and day and period.as_of and period.as_of <= day:
            skipped += [piece.name for piece in period.pieces]
        else:
            kept.append(period)
    return kept, skipped


def refuse_older(standing: Engine, periods: Iterable[Period]) -> None:
    """Raises Older for the first one that ends before what the edition holds."""
    for source, as_of, closed in standing.rows("SELECT id, as_of, closed_as_of FROM @source"):
        for period in periods:
            if period.source.id != source or period.as_of is None:
                continue
            held = max(as_of, closed) if period.closes_only else as_of
            if period.as_of.isoformat() < held:
                raise Older(
                    f"{period.pieces[0].name} is of {period.as_of.isoformat()}, and the directory"
                    f" already holds {held}. Give a newer file, or --force to go back."
                )


def listed_among(engine: Engine, clinicians: Collection[str]) -> list[int]:
    """Ids of those of these clinicians ("source.key") that an edition has."""
    numbers = dict(engine.rows("SELECT id, no FROM @source"))
    keys: dict[int, list[str]] = {}
    for one in sorted(clinicians):
        source, _, key = one.partition(".")
        if source in numbers:
            keys.setdefault(numbers[source], []).append(key)
    return [id_ for no, codes in keys.items() for id_ in ids_of(engine, no, codes).values()]
