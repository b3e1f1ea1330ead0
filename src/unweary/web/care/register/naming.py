"""Search by name: every word typed must begin a word of the name."""

from __future__ import annotations

from unweary.directory.base import Cursor, Point, Wanted
from unweary.directory.nearest import DISCIPLINES, FARTHEST_KM, nearest, with_distance
from unweary.web.care.register.engine import Engine, in_list
from unweary.web.care.register.searching import BoxSearch
from unweary.web.care.register.tables import HIDDEN, PLACES
from unweary.web.care.register.words import LAST, words_of

MOST_WORDS = 6
FEW = 2_000  # clinicians that are fetched and put in order; more are searched box by box
TOGETHER = 100
UNPLACED_KM = 2 * FARTHEST_KM  # stands for no position in a cursor

Shown = tuple[list[tuple[int, float | None]], bool, float]  # (id, km), more, looked how far


class NameSearch:
    """Over one edition. `numbers` are those of all its disciplines."""

    def __init__(self, engine: Engine, numbers: tuple[int, ...]) -> None:
        self._engine = engine
        self._numbers = numbers

    def find(self, text: str, *, near: Point | None, count: int, after: Cursor | None) -> Shown:
        """One page, each clinician at each place once."""
        words = tuple(dict.fromkeys(words_of(text)))[:MOST_WORDS]
        if not words:
            return [], False, 0.0
        clinicians = self._clinicians(words)
        if len(clinicians) > FEW and near is not None:
            return self._around(words, near, count, after)
        if near is not None:
            return self._by_distance(clinicians, near, count, after)
        return self._by_name(clinicians, count, after)

    def _clinicians(self, words: tuple[str, ...]) -> list[int]:
        """Ids of those whose names fit; where there are more than FEW, some of them."""
        longest, *others = sorted(words, key=len, reverse=True)
        sql = "SELECT DISTINCT n.clinician FROM @name_word n WHERE n.word >= ? AND n.word < ?"
        values: list[object] = [longest, longest + LAST]
        for word in others:
            sql += (
                " AND EXISTS (SELECT 1 FROM @name_word o WHERE o.clinician = n.clinician"
                " AND o.word >= ? AND o.word < ?)"
            )
            values += [word, word + LAST]
        found = self._engine.rows(f"{sql} LIMIT {FEW + 1}", values)
        return sorted(clinician for (clinician,) in found)

    def _around(
        self, words: tuple[str, ...], near: Point, count: int, after: Cursor | None
    ) -> Shown:
        """Those of a common name, by boxes around the point."""
        search = BoxSearch(self._engine, self._numbers, words)
        found = nearest(search, Wanted((), near, FARTHEST_KM), count=count, after=after)
        return [(id_, km) for km, id_ in found.found], found.more, found.looked_km

    def _by_distance(
        self, clinicians: list[int], near: Point, count: int, after: Cursor | None
    ) -> Shown:
        """Nearest first; those whose position is not known come last, by id."""
        placed, unplaced = [], []
        for id_, lat, lon in self._first_listings(clinicians):
            if lat is None or lon is None:
                unplaced.append((UNPLACED_KM, id_))
            else:
                placed.append((id_, lat, lon))
        ordered = sorted(with_distance(near, placed)) + sorted(unplaced)
        begun = (after.km, after.id) if after is not None else (-1.0, -1)
        left = [pair for pair in ordered if pair > begun]
        shown = [(id_, km if km <= FARTHEST_KM else None) for km, id_ in left[:count]]
        return shown, len(left) > count, FARTHEST_KM

    def _by_name(self, clinicians: list[int], count: int, after: Cursor | None) -> Shown:
        """In the order of the alphabet, or of the registry where there are very many."""
        ids = [id_ for id_, _, _ in self._first_listings(clinicians[:FEW])]
        if len(clinicians) <= FEW:
            names = self._names(clinicians)
            ids.sort(key=lambda id_: (names[id_ // (DISCIPLINES * PLACES)], id_))
        start = 0
        if after is not None and after.id in ids:
            start = ids.index(after.id) + 1
        page = ids[start : start + count]
        return [(id_, None) for id_ in page], len(ids) > start + count, 0.0

    def _first_listings(
        self, clinicians: list[int]
    ) -> list[tuple[int, float | None, float | None]]:
        """The first listing of each of their places."""
        rooms = DISCIPLINES * PLACES
        found: dict[int, tuple[int, float | None, float | None]] = {}
        for start in range(0, len(clinicians), TOGETHER):
            some = clinicians[start : start + TOGETHER]
            between = [bound for c in some for bound in (c * rooms, c * rooms + rooms - 1)]
            where = " OR ".join(["id BETWEEN ? AND ?"] * len(some))
            sql = f"SELECT id, lat, lon, band FROM @listing WHERE {where} ORDER BY id"
            for id_, lat, lon, band in self._engine.rows(sql, between):
                if band != HIDDEN:
                    found.setdefault(id_ // DISCIPLINES, (id_, lat, lon))
        return list(found.values())

    def _names(self, clinicians: list[int]) -> dict[int, tuple[str, ...]]:
        names: dict[int, tuple[str, ...]] = {}
        for start in range(0, len(clinicians), TOGETHER):
            some = clinicians[start : start + TOGETHER]
            sql = f"SELECT id, name FROM @clinician WHERE id IN {in_list(len(some))}"
            names.update({id_: words_of(name) for id_, name in self._engine.rows(sql, some)})
        return names
