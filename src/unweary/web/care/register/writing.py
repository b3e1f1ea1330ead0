"""Records into tables, batch by batch: a full file is added, a file of changes is put over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from unweary.directory.base import (
    Endpoint,
    Entry,
    ExtraSite,
    Gone,
    OtherName,
    Practice,
    Record,
)
from unweary.directory.nearest import DISCIPLINES
from unweary.web.care.register.engine import Engine, Values, in_list
from unweary.web.care.register.flags import GENDER, WHO
from unweary.web.care.register.locate import Locator
from unweary.web.care.register.reading import read_practices
from unweary.web.care.register.rows import Batch, Rows
from unweary.web.care.register.tables import CLINICIANS, PLACES
from unweary.web.care.register.words import words_of

Item = TypeVar("Item")
UNMAPPED = "other"  # the discipline of those that are kept although they have none of ours
WHOSE = sum(GENDER.values()) + sum(WHO.values())  # flags that hold at every place of somebody
TOGETHER = 400
OF_PRACTICES = (("spoken", "practice"), ("accepted", "practice"), ("practice", "id"))


@dataclass(slots=True)
class Counted:
    """What an import did to the directory."""

    added: int = 0
    updated: int = 0
    closed: int = 0
    left_out: int = 0
    unknown: int = 0  # rows of a smaller file whose clinician the directory does not have
    still_active: int = 0  # in the deactivation report, but certified again since
    too_many_places: int = 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """How the records of one period are to be taken."""

    source: int
    run: int
    full: bool  # everything that the source has; else changes
    has_sites: bool = False  # its secondary locations come with it, so that they replace
    has_names: bool = False
    checks_ends: bool = False  # it says when somebody ended, and may be older than what is known


@dataclass(slots=True)
class Writer:
    """Writes records of one bundle into the edition that is being built."""

    engine: Engine
    bundle: Bundle
    left_out: Collection[str]  # keys of this source alone
    left_out_npis: Collection[str]  # whoever has one is left out, whatever the source calls them
    counted: Counted
    disciplines: dict[str, int]
    main_slot: str
    next_id: int = 0
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = Rows(Locator(self.engine), self.disciplines, self.bundle.run)
        first = self.bundle.source * CLINICIANS
        sql = "SELECT MAX(id) FROM @clinician WHERE id BETWEEN ? AND ?"
        (most,) = self.engine.rows(sql, (first, first + CLINICIANS - 1))[0]
        self.next_id = (most or first) + 1

    def write(self, records: Sequence[Record]) -> None:
        """One batch. Call it within a transaction; the same batch twice changes nothing more."""
        known = len(self.disciplines)
        batch = Batch()
        entries = [_listed(r) for r in records if isinstance(r, Entry)]
        gone = [r for r in records if isinstance(r, Gone)]
        self._write_entries(batch, entries)
        self._write_gone(batch, gone)
        self._flush(batch)
        self._write_sites([r for r in records if isinstance(r, ExtraSite)])
        self._write_names([r for r in records if isinstance(r, OtherName)])
        self._write_endpoints([r for r in records if isinstance(r, Endpoint)])
        new = list(self.disciplines.items())[known:]
        self.engine.insert("discipline", [(number, name, 0) for name, number in new])

    def _write_entries(self, batch: Batch, entries: Sequence[Entry]) -> None:
        npis = self.left_out_npis
        wanted = [e for e in entries if e.key not in self.left_out and e.npi not in npis]
        self.counted.left_out += len(entries) - len(wanted)
        if self.bundle.full:
            for entry in wanted:
                self.rows.add(batch, entry, self._new_id(), self.bundle.source)
            self.counted.added += len(wanted)
            return
        latest = {entry.key: entry for entry in wanted}
        here = self._ids(latest)
        kept = self._kept_sites(here.values()) if not self.bundle.has_sites else {}
        self._remove(here.values(), with_further=self.bundle.has_names)
        for key, entry in latest.items():
            if key in here:
                self.counted.updated += 1
            else:
                self.counted.added += 1
            entry = _with_sites(entry, kept.get(here.get(key, 0), ()))
            self.rows.add(batch, entry, here.get(key) or self._new_id(), self.bundle.source)

    def _write_gone(self, batch: Batch, gone: Sequence[Gone]) -> None:
        source = self.bundle.source
        for one in gone:
            if one.replaced_by:
                batch.successor.append((source, one.key, one.replaced_by))
        if self.bundle.full or not gone:
            return
        days = {one.key: one.on for one in gone}
        here = self._ids(days)
        ends = {id_: on.isoformat() for key, id_ in here.items() if (on := days[key])}
        active = self._certified_after(ends) if self.bundle.checks_ends else set()
        self.counted.still_active += len(active)
        closed = [id_ for id_ in here.values() if id_ not in active]
        self._remove(closed, with_further=True)
        self.counted.closed += len(closed)

    def _certified_after(self, ends: dict[int, str]) -> set[int]:
        """Those that their owners certified after the day on which they are said to have ended."""
        after = set()
        for some in _together(list(ends)):
            sql = f"SELECT id, confirmed_on FROM @clinician WHERE id IN {in_list(len(some))}"
            after |= {id_ for id_, on in self.engine.rows(sql, some) if on > ends[id_]}
        return after

    def _write_sites(self, sites: Sequence[ExtraSite]) -> None:
        if not sites:
            return
        here = self._known(site.key for site in sites)
        if not self.bundle.full:
            self._forget_sites(here.values())
        slots, listed = self._slots(here.values()), self._listed_at(here.values())
        batch = Batch()
        for site in sites:
            id_ = here.get(site.key)
            if id_ is None:
                self.counted.unknown += 1
                continue
            taken = slots.setdefault(id_, {})
            if site.slot in taken:
                continue
            place = max(taken.values(), default=0) + 1
            if place >= PLACES:
                self.rows.too_many_places += 1
                continue
            taken[site.slot] = place
            disciplines, flags = listed.get(id_, ((), 0))
            self.rows.add_site(batch, site, id_ * PLACES + place, disciplines, flags)
        self._flush(batch)

    def _write_names(self, names: Sequence[OtherName]) -> None:
        here = self._known(one.key for one in names)
        have = self._pairs("also_named", "name", here.values())
        words = self._pairs("name_word", "word", here.values())
        batch = Batch()
        for one in names:
            id_ = here.get(one.key)
            if id_ is None:
                self.counted.unknown += 1
            elif (id_, one.name) not in have:
                have.add((id_, one.name))
                batch.also_named.append((id_, one.name, 1))
                for word in words_of(one.name):
                    if (id_, word) not in words:
                        words.add((id_, word))
                        batch.name_word.append((word, id_))
        self._flush(batch)

    def _write_endpoints(self, endpoints: Sequence[Endpoint]) -> None:
        here = self._known(one.key for one in endpoints)
        have = self._pairs("endpoint", "address", here.values())
        batch = Batch()
        for one in endpoints:
            id_ = here.get(one.key)
            if id_ is None:
                self.counted.unknown += 1
            elif (id_, one.address) not in have:
                have.add((id_, one.address))
                batch.endpoint.append((id_, one.kind, one.address, one.use))
        self._flush(batch)

    def _flush(self, batch: Batch) -> None:
        for table, rows in batch.filled():
            self.engine.insert(table, rows)
        self.counted.too_many_places += self.rows.too_many_places
        self.rows.too_many_places = 0

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _known(self, keys: Iterable[str]) -> dict[str, int]:
        return self._ids(dict.fromkeys(key for key in keys if key not in self.left_out))

    def _ids(self, keys: Iterable[str]) -> dict[str, int]:
        """Ids of the clinicians that the edition has, by their keys."""
        return ids_of(self.engine, self.bundle.source, list(keys))

    def _remove(self, ids: Iterable[int], *, with_further: bool) -> None:
        remove(self.engine, list(ids), with_further=with_further)

    def _kept_sites(self, ids: Iterable[int]) -> dict[int, tuple[Practice, ...]]:
        """Secondary locations that stay, since this bundle brings none."""
        return {
            id_: tuple(p for p in practices if p.slot != self.main_slot)
            for id_, practices in read_practices(self.engine, list(ids)).items()
        }

    def _forget_sites(self, ids: Iterable[int]) -> None:
        """Take away secondary locations of those whom this bundle has not touched before."""
        untouched: list[int] = []
        for some in _together(list(ids)):
            sql = f"SELECT id FROM @clinician WHERE touched_by <> ? AND id IN {in_list(len(some))}"
            untouched += [id_ for (id_,) in self.engine.rows(sql, (self.bundle.run, *some))]
        secondary = []
        for some in _together(untouched):
            sql = (
                "SELECT id FROM @practice WHERE slot <> ? AND ("
                + " OR ".join(["id BETWEEN ? AND ?"] * len(some))
                + ")"
            )
            bounds = [b for id_ in some for b in (id_ * PLACES, id_ * PLACES + PLACES - 1)]
            secondary += [id_ for (id_,) in self.engine.rows(sql, (self.main_slot, *bounds))]
        for table, column in OF_PRACTICES:
            self.engine.many(f"DELETE FROM @{table} WHERE {column} = ?", [(p,) for p in secondary])
        self.engine.many(
            "DELETE FROM @listing WHERE id BETWEEN ? AND ?",
            [(p * DISCIPLINES, p * DISCIPLINES + DISCIPLINES - 1) for p in secondary],
        )
        self.engine.many(
            "UPDATE @clinician SET touched_by = ? WHERE id = ?",
            [(self.bundle.run, id_) for id_ in untouched],
        )

    def _slots(self, ids: Iterable[int]) -> dict[int, dict[str, int]]:
        """The slots that clinicians have, each with the number of its place."""
        slots: dict[int, dict[str, int]] = {}
        for id_, slot in self._ranged("id, slot", "practice", PLACES, ids):
            slots.setdefault(id_ // PLACES, {})[slot] = id_ % PLACES
        return slots

    def _listed_at(self, ids: Iterable[int]) -> dict[int, tuple[tuple[int, ...], int]]:
        """Disciplines and flags that clinicians have at the first of their places."""
        listed: dict[int, tuple[tuple[int, ...], int]] = {}
        rooms = PLACES * DISCIPLINES
        for id_, discipline, flags in self._ranged("id, discipline, flags", "listing", rooms, ids):
            before, _ = listed.get(id_ // rooms, ((), 0))
            if id_ % rooms < DISCIPLINES:
                listed[id_ // rooms] = ((*before, discipline), flags & WHOSE)
        return listed

    def _pairs(self, table: str, column: str, ids: Iterable[int]) -> set[tuple[int, str]]:
        found: set[tuple[int, str]] = set()
        for some in _together(list(ids)):
            sql = f"SELECT clinician, {column} FROM @{table} WHERE clinician IN"
            found.update(self.engine.rows(f"{sql} {in_list(len(some))}", some))
        return found

    def _ranged(
        self, columns: str, table: str, room: int, ids: Iterable[int]
    ) -> Iterable[tuple[Any, ...]]:
        for some in _together(list(ids)):
            where = " OR ".join(["id BETWEEN ? AND ?"] * len(some))
            bounds = [b for id_ in some for b in (id_ * room, id_ * room + room - 1)]
            yield from self.engine.rows(
                f"SELECT {columns} FROM @{table} WHERE {where} ORDER BY id", bounds
            )


def ids_of(engine: Engine, source: int, keys: Sequence[str]) -> dict[str, int]:
    """Ids of those clinicians of a source that the edition has."""
    found: dict[str, int] = {}
    for some in _together(keys):
        sql = f"SELECT code, id FROM @clinician WHERE source = ? AND code IN {in_list(len(some))}"
        found.update(engine.rows(sql, (source, *some)))
    return found


def remove(engine: Engine, ids: Sequence[int], *, with_further: bool) -> None:
    """Take clinicians out with all that hangs on them; other names only where said."""
    rooms = PLACES * DISCIPLINES

    def ranged(room: int) -> list[Values]:
        return [(id_ * room, id_ * room + room - 1) for id_ in ids]

    engine.many("DELETE FROM @listing WHERE id BETWEEN ? AND ?", ranged(rooms))
    for table, column in OF_PRACTICES:
        engine.many(f"DELETE FROM @{table} WHERE {column} BETWEEN ? AND ?", ranged(PLACES))
    each = [(id_,) for id_ in ids]
    further = "" if with_further else " AND further = 0"
    engine.many(f"DELETE FROM @also_named WHERE clinician = ?{further}", each)
    for table, column in (("name_word", "clinician"), ("clinician", "id")):
        engine.many(f"DELETE FROM @{table} WHERE {column} = ?", each)
    if with_further:
        engine.many("DELETE FROM @endpoint WHERE clinician = ?", each)


def _listed(entry: Entry) -> Entry:
    """The entry with a discipline at each of its places."""
    if all(practice.disciplines for practice in entry.practices):
        return entry
    practices = tuple(
        p if p.disciplines else replace(p, disciplines=(UNMAPPED,)) for p in entry.practices
    )
    return replace(entry, practices=practices)


def _with_sites(entry: Entry, further: Sequence[Practice]) -> Entry:
    """The entry with the secondary locations that it had, under its present disciplines."""
    if not further or not entry.practices:
        return entry
    main = entry.practices[0]
    have = {practice.slot for practice in entry.practices}
    more = (replace(p, disciplines=main.disciplines) for p in further if p.slot not in have)
    return replace(entry, practices=(*entry.practices, *more))


def _together(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    return [items[start : start + TOGETHER] for start in range(0, len(items), TOGETHER)]
