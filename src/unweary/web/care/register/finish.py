"""An edition made ready to be read: doubles settled, indices, counts, what is stated."""

from __future__ import annotations

from collections import Counter

from unweary.directory.nearest import BAND_DEGREES, DISCIPLINES
from unweary.web.care.register.doubles import hide_doubles
from unweary.web.care.register.engine import Engine
from unweary.web.care.register.flags import GENDER, HOURS, NO, WHO, YES
from unweary.web.care.register.searching import CELLS_AROUND
from unweary.web.care.register.tables import (
    CLINICIANS,
    FOR_CHANGES,
    FOR_KEYS,
    FOR_SEARCH,
    PLACES,
    create_indices,
)
from unweary.web.care.register.writing import remove

TOGETHER = 100


def settle(engine: Engine, source: int) -> int:
    """Of a clinician that a full load had twice keep the later one; how many were dropped."""
    create_indices(engine, FOR_KEYS)
    create_indices(engine, FOR_CHANGES)
    twice = engine.rows(
        "SELECT code, MAX(id) FROM @clinician WHERE source = ? GROUP BY code HAVING COUNT(*) > 1",
        (source,),
    )
    dropped = 0
    for code, latest in twice:
        sql = "SELECT id FROM @clinician WHERE source = ? AND code = ? AND id < ?"
        older = [id_ for (id_,) in engine.rows(sql, (source, code, latest))]
        remove(engine, older, with_further=True)
        dropped += len(older)
    return dropped


def finish(engine: Engine) -> None:
    """Indices and counts. Run again after it was stopped, it comes to the same."""
    for indices in (FOR_KEYS, FOR_CHANGES, FOR_SEARCH):
        create_indices(engine, indices)
    with engine.transaction():
        hide_doubles(engine)
        _count_crowds(engine)
        _count_disciplines(engine)
        _count_sources(engine)
        _count_stated(engine)
        _count_totals(engine)
    engine.tidy()


def _count_crowds(engine: Engine) -> None:
    """How many listings lie in each cell, from which a search guesses its first radius."""
    column = engine.whole(f"(lon + 180.0) / {BAND_DEGREES}")
    engine.run("DELETE FROM @crowd")
    engine.run(
        f"INSERT INTO @crowd SELECT discipline, band * {CELLS_AROUND} + {column}, COUNT(*)"
        " FROM @listing WHERE band >= 0 GROUP BY 1, 2"
    )


def _count_disciplines(engine: Engine) -> None:
    counted = dict(engine.rows("SELECT discipline, COUNT(*) FROM @listing GROUP BY discipline"))
    numbers = [number for (number,) in engine.rows("SELECT no FROM @discipline")]
    engine.many(
        "UPDATE @discipline SET listings = ? WHERE no = ?",
        [(counted.get(number, 0), number) for number in numbers],
    )


def _count_sources(engine: Engine) -> None:
    rooms = PLACES * DISCIPLINES * CLINICIANS
    for (number,) in engine.rows("SELECT no FROM @source"):
        bounds = (number * rooms, number * rooms + rooms - 1)
        (count,) = engine.rows("SELECT COUNT(*) FROM @listing WHERE id BETWEEN ? AND ?", bounds)[0]
        engine.run("UPDATE @source SET listings = ? WHERE no = ?", (count, number))


def _count_totals(engine: Engine) -> None:
    """What a page on the directory says of it as a whole, counted once."""
    engine.run("DELETE FROM @total")
    for table in ("clinician", "place"):
        engine.run(f"INSERT INTO @total SELECT ?, '', COUNT(*) FROM @{table}", (table,))
    engine.run(
        "INSERT INTO @total SELECT 'country', country, COUNT(*) FROM @place GROUP BY country"
    )


def _count_stated(engine: Engine) -> None:
    """What filters there is something for: one that nobody states is not offered."""
    stated: Counter[tuple[int, str, str]] = Counter()
    for discipline, flags, count in engine.rows(
        "SELECT discipline, flags, COUNT(*) FROM @listing GROUP BY discipline, flags"
    ):
        for name, value in _named(flags):
            stated[discipline, name, value] += count
    for table, column, name in (
        ("spoken", "language", "language"),
        ("accepted", "network", "network"),
    ):
        for discipline, value, count in _side_values(engine, table, column):
            stated[discipline, name, value] += count
    engine.run("DELETE FROM @stated")
    engine.insert("stated", [(*key, count) for key, count in sorted(stated.items())])


def _named(flags: int) -> list[tuple[str, str]]:
    named = [(name, "yes") for name, bit in YES.items() if flags & (bit | NO[name])]
    named += [("open_now", "yes")] if flags & HOURS else []
    named += [("gender", gender) for gender, bit in GENDER.items() if flags & bit]
    return named + [("who", who.value) for who, bit in WHO.items() if flags & bit]


def _side_values(engine: Engine, table: str, column: str) -> list[tuple[int, str, int]]:
    counted: Counter[tuple[int, str]] = Counter()
    waiting: list[tuple[int, str]] = []
    for row in engine.stream(f"SELECT practice, {column} FROM @{table} ORDER BY practice"):
        waiting.append((row[0], row[1]))
        if len(waiting) >= TOGETHER:
            _count_side(engine, waiting, counted)
            waiting = []
    _count_side(engine, waiting, counted)
    return [(discipline, value, count) for (discipline, value), count in counted.items()]


def _count_side(
    engine: Engine, pairs: list[tuple[int, str]], counted: Counter[tuple[int, str]]
) -> None:
    if not pairs:
        return
    practices = sorted({practice for practice, _ in pairs})
    where = " OR ".join(["id BETWEEN ? AND ?"] * len(practices))
    bounds = [b for p in practices for b in (p * DISCIPLINES, p * DISCIPLINES + DISCIPLINES - 1)]
    at: dict[int, list[int]] = {}
    for id_, discipline in engine.rows(
        f"SELECT id, discipline FROM @listing WHERE {where}", bounds
    ):
        at.setdefault(id_ // DISCIPLINES, []).append(discipline)
    for practice, value in pairs:
        for discipline in at.get(practice, ()):
            counted[discipline, value] += 1
