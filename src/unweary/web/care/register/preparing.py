"""The edition that an import builds on: empty, a copy, or all but what is replaced."""

from __future__ import annotations

from collections.abc import Sequence

from unweary.directory.nearest import DISCIPLINES
from unweary.web.care.register.engine import Engine, House, Values
from unweary.web.care.register.pieces import Period, Source
from unweary.web.care.register.tables import CLINICIANS, PLACES, create_tables

SHARED = ("source", "discipline", "place", "successor", "hidden")


def prepare(house: House, periods: Sequence[Period], *, plan: str) -> Engine:
    """A new edition to build, with its sources named and its progress at the start."""
    replaced = {period.source.id for period in periods if period.full}
    standing = house.open(house.standing())
    engine = house.begin(copying=standing is not None and not replaced)
    if standing is None or replaced:
        create_tables(engine)
    if standing is not None and replaced:
        _bring_over(house, standing, engine, replaced)
    with engine.transaction():
        for period in periods:
            _name_source(engine, period.source)
        (most,) = engine.rows("SELECT MAX(no) FROM @import_run")[0]
        engine.run("DELETE FROM @progress")
        engine.insert("progress", [(plan, 0, 0, "{}", (most or 0) + 1)])
    return engine


def _bring_over(house: House, standing: Engine, engine: Engine, replaced: set[str]) -> None:
    """All that the standing edition holds but the clinicians of the sources to be replaced."""
    numbers = dict(standing.rows("SELECT id, no FROM @source"))
    queries: list[tuple[str, str, Values]] = [
        (table, f"SELECT * FROM @{table}", ()) for table in SHARED
    ]
    kept = [number for id_, number in numbers.items() if id_ not in replaced]
    for number in kept:
        first, last = number * CLINICIANS, (number + 1) * CLINICIANS - 1
        for table, column, room in (
            ("clinician", "id", 1),
            ("practice", "id", PLACES),
            ("listing", "id", PLACES * DISCIPLINES),
            ("spoken", "practice", PLACES),
            ("accepted", "practice", PLACES),
            ("name_word", "clinician", 1),
            ("also_named", "clinician", 1),
            ("endpoint", "clinician", 1),
        ):
            sql = f"SELECT * FROM @{table} WHERE {column} BETWEEN ? AND ? ORDER BY {column}"
            queries.append((table, sql, (first * room, last * room + room - 1)))
    for id_ in (*[i for i in numbers if i not in replaced], "places"):
        queries.append(("import_run", "SELECT * FROM @import_run WHERE source = ?", (id_,)))
    house.bring_over(engine, queries)


def _name_source(engine: Engine, source: Source) -> None:
    """Its row, with the name and licence that were given last."""
    values = (source.name, source.country, source.licence, source.id)
    sql = "UPDATE @source SET name = ?, country = ?, licence = ? WHERE id = ?"
    if engine.run(sql, values) == 0:
        (most,) = engine.rows("SELECT MAX(no) FROM @source")[0]
        number = 0 if most is None else most + 1
        engine.insert(
            "source",
            [(number, source.id, source.name, source.country, source.licence, "", "", "", 0)],
        )
