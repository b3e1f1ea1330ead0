"""The same clinician in two registries, at the same place in the same discipline, shown once.

NPPES lists everybody in the United States, and a directory of a payer or a clinic lists some of
them again, with more facts. There the listing of NPPES is hidden from searches; its key still
leads to it, so that a saved list stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from unweary.directory.nearest import BAND_DEGREES, DISCIPLINES
from unweary.web.care.register.engine import Engine
from unweary.web.care.register.pieces import NPPES
from unweary.web.care.register.tables import HIDDEN, NO_BAND, PLACES

TOGETHER = 100
Where = tuple[str, str, int]  # country, postcode, discipline


def hide_doubles(engine: Engine) -> int:
    """Hide them anew; how many are hidden. Everything that was hidden before is shown first."""
    column = engine.whole(f"(lat + 90.0) / {BAND_DEGREES}")
    engine.run(
        f"UPDATE @listing SET band = CASE WHEN lat IS NULL THEN {NO_BAND} ELSE {column} END"
        " WHERE id IN (SELECT id FROM @hidden)"
    )
    engine.run("DELETE FROM @hidden")
    found = engine.rows("SELECT no FROM @source WHERE id = ?", (NPPES.id,))
    if not found:
        return 0
    pairs = engine.stream(
        "SELECT f.id, n.id FROM @clinician f JOIN @clinician n ON n.code = f.npi"
        " WHERE f.npi <> '' AND f.source <> ? AND n.source = ? ORDER BY f.id",
        (found[0][0], found[0][0]),
    )
    hidden: set[int] = set()
    while some := list(islice(pairs, TOGETHER)):
        hidden |= _doubles(engine, some)
    rows = [(id_,) for id_ in sorted(hidden)]
    engine.insert("hidden", rows)
    engine.many(f"UPDATE @listing SET band = {HIDDEN} WHERE id = ?", rows)
    return len(rows)


def _doubles(engine: Engine, pairs: Sequence[tuple[int, int]]) -> set[int]:
    theirs = _places(engine, {one for one, _ in pairs})
    ours = _places(engine, {other for _, other in pairs})
    return {
        id_
        for one, other in pairs
        for where, ids in ours.get(other, {}).items()
        if where in theirs.get(one, {})
        for id_ in ids
    }


def _places(engine: Engine, clinicians: Iterable[int]) -> dict[int, dict[Where, list[int]]]:
    """Where clinicians are listed, and the ids of these listings."""
    ids = sorted(clinicians)
    postcodes = {
        id_: (country, postcode)
        for id_, country, postcode in _ranged(
            engine, "SELECT id, country, postcode FROM @practice", ids, PLACES
        )
        if postcode
    }
    found: dict[int, dict[Where, list[int]]] = {}
    room = PLACES * DISCIPLINES
    for id_, discipline in _ranged(engine, "SELECT id, discipline FROM @listing", ids, room):
        if where := postcodes.get(id_ // DISCIPLINES):
            at = found.setdefault(id_ // room, {})
            at.setdefault((*where, discipline), []).append(id_)
    return found


def _ranged(
    engine: Engine, sql: str, clinicians: Sequence[int], room: int
) -> Iterator[tuple[Any, ...]]:
    where = " OR ".join(["id BETWEEN ? AND ?"] * len(clinicians))
    bounds = [bound for c in clinicians for bound in (c * room, c * room + room - 1)]
    yield from engine.rows(f"{sql} WHERE {where}", bounds)
