"""One edition of the directory, read: the `Register` of the rest of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from unweary.directory.base import Cursor, Found, FoundPage, Listing, Place, Point, Status, Wanted
from unweary.directory.nearest import DISCIPLINES, nearest
from unweary.web.care.register.engine import Engine, in_list
from unweary.web.care.register.naming import UNPLACED_KM, NameSearch
from unweary.web.care.register.pieces import NPPES
from unweary.web.care.register.placing import Places
from unweary.web.care.register.reading import ids_of, keys_of, read_listings, read_sources
from unweary.web.care.register.searching import BoxSearch, Crowds
from unweary.web.care.register.tables import PLACES

FOLLOWED = 20  # steps from one successor to the next, so that a circle ends
MOST_VALUES = 200  # of one filter, the commonest first
PHONES = 200  # listings that one telephone number can lead to


class Edition:
    """What one edition holds. `kept` opens another one, for pages that began there."""

    def __init__(self, engine: Engine, kept: Callable[[str], Edition | None]) -> None:
        self._engine = engine
        self._kept = kept
        self.name = engine.edition
        self._places = Places(engine)
        self._crowds: Crowds = {}

    def reads(self, engine: Engine) -> bool:
        """Whether this is what the engine holds."""
        return self._engine is engine

    @cached_property
    def _disciplines(self) -> Mapping[str, int]:
        return dict(self._engine.rows("SELECT name, no FROM @discipline"))

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return {number: name for name, number in self._disciplines.items()}

    @cached_property
    def _status(self) -> Status:
        rows = self._engine.rows
        counted = dict(rows("SELECT name, listings FROM @discipline ORDER BY name"))
        totals = rows("SELECT name, value, amount FROM @total ORDER BY name, value")
        whole = {name: amount for name, value, amount in totals if not value}
        return Status(
            edition=self.name,
            listings=sum(counted.values()),
            clinicians=whole["clinician"],
            places=whole["place"],
            disciplines={name: count for name, count in counted.items() if count},
            sources=tuple(read_sources(self._engine).values()),
            countries=tuple(value for name, value, _ in totals if name == "country"),
        )

    def status(self) -> Status:
        """What it holds."""
        return self._status

    def nearest(self, wanted: Wanted, *, count: int = 25, after: Cursor | None = None) -> FoundPage:
        """The nearest listings, exact, in a stable order (distance, then id)."""
        if after is not None and after.edition != self.name:
            before = self._kept(after.edition)
            if before is not None:
                return before.nearest(wanted, count=count, after=after)
            after = Cursor(after.km, -1, self.name)  # somebody may show twice, nobody is missed
        spared: tuple[int, ...] = ()
        if wanted.spared:
            spared = ids_of(self._engine, self._disciplines, wanted.spared)
        search = BoxSearch(
            self._engine, self._numbers(wanted.disciplines), spared=spared, crowds=self._crowds
        )
        near = nearest(search, wanted, count=count, after=after)
        return self._page([(id_, km) for km, id_ in near.found], near.more, near.looked_km)

    def by_name(
        self, text: str, *, near: Point | None = None, count: int = 25, after: Cursor | None = None
    ) -> FoundPage:
        """Listings whose names hold words that begin so; nearest first where a point is given."""
        if after is not None and after.edition != self.name:
            before = self._kept(after.edition)
            if before is not None:
                return before.by_name(text, near=near, count=count, after=after)
            after = Cursor(after.km, -1, self.name)
        search = NameSearch(self._engine, tuple(self._names))
        found, more, looked = search.find(text, near=near, count=count, after=after)
        return self._page(found, more, looked)

    def listings(self, keys: tuple[str, ...]) -> Mapping[str, Listing]:
        """What is known of these listings; one that is gone is left out."""
        return read_listings(self._engine, self._disciplines, keys)

    def with_phone(self, phone: str) -> tuple[str, ...]:
        """Keys of all listings that publish this telephone number."""
        forms = _written_forms(phone)
        sql = f"SELECT id FROM @practice WHERE phone IN {in_list(len(forms))} ORDER BY id"
        practices = self._engine.rows(f"{sql} LIMIT {PHONES}", forms) if forms else []
        ids: list[int] = []
        for (practice,) in practices:
            first = practice * DISCIPLINES
            between = (first, first + DISCIPLINES - 1)
            sql = "SELECT id FROM @listing WHERE id BETWEEN ? AND ? ORDER BY id"
            ids += [id_ for (id_,) in self._engine.rows(sql, between)]
        keys = keys_of(self._engine, self._names, ids)
        return tuple(keys[id_] for id_ in ids if id_ in keys)

    def places(self, text: str, *, country: str = "", most: int = 8) -> tuple[Place, ...]:
        """What a typed postcode or town can mean, likeliest first."""
        return self._places.meant(text, country=country, most=most)

    def place_at(self, point: Point, *, most_km: float = 30.0) -> Place | None:
        """The nearest known place."""
        return self._places.at(point, most_km=most_km)

    def places_around(self, point: Point, *, km: float, most: int = 12) -> tuple[Place, ...]:
        """Towns around a point for a map, the largest first."""
        return self._places.around(point, km=km, most=most)

    def supported(self, disciplines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Filters that some listing of these disciplines states: name -> values to offer."""
        numbers = self._numbers(disciplines)
        if not numbers:
            return {}
        found = self._engine.rows(
            "SELECT name, value, SUM(listings) AS n FROM @stated WHERE discipline IN"
            f" {in_list(len(numbers))} GROUP BY name, value ORDER BY name, n DESC, value",
            numbers,
        )
        offered: dict[str, list[str]] = {}
        for name, value, _ in found:
            offered.setdefault(name, []).append(value)
        return {name: tuple(values[:MOST_VALUES]) for name, values in offered.items()}

    def same_person(self, clinician: str) -> tuple[str, ...]:
        """This clinician, as source.key, and whoever has the same NPI in any registry.

        Among them always the one of the NPPES, which may only be loaded later.
        """
        source, _, code = clinician.partition(".")
        npi = code if source == NPPES.id else ""
        if not npi:
            found = self._engine.rows(
                "SELECT c.npi FROM @clinician c JOIN @source s ON s.no = c.source"
                " WHERE s.id = ? AND c.code = ?",
                (source, code),
            )
            npi = found[0][0] if found else ""
        if not npi:
            return (clinician,)
        rows = self._engine.rows(
            "SELECT s.id, c.code FROM @clinician c JOIN @source s ON s.no = c.source"
            " WHERE c.npi = ? ORDER BY s.id, c.code",
            (npi,),
        )
        others = (f"{NPPES.id}.{npi}", *(f"{source}.{code}" for source, code in rows))
        return tuple(dict.fromkeys((clinician, *others)))

    def successor(self, clinician: str) -> str:
        """Who took a clinician's place, as source.key; the same one where nobody did."""
        for _ in range(FOLLOWED):
            source, _, code = clinician.partition(".")
            found = self._engine.rows(
                "SELECT n.next FROM @successor n JOIN @source s ON s.no = n.source"
                " WHERE n.code = ? AND s.id = ? ORDER BY n.next LIMIT 1",
                (code, source),
            )
            if not found:
                break
            clinician = f"{source}.{found[0][0]}"
        return clinician

    def _numbers(self, disciplines: tuple[str, ...]) -> tuple[int, ...]:
        known = self._disciplines
        return tuple(sorted({known[name] for name in disciplines if name in known}))

    def _page(
        self, found: list[tuple[int, float | None]], more: bool, looked_km: float
    ) -> FoundPage:
        keys = keys_of(self._engine, self._names, [id_ for id_, _ in found])
        after = None
        if more and found:
            id_, km = found[-1]
            after = Cursor(UNPLACED_KM if km is None else km, id_, self.name)
        shown = tuple(Found(keys[id_], km) for id_, km in found)
        return FoundPage(shown, after, looked_km, self.name)


def _written_forms(phone: str) -> tuple[str, ...]:
    """A number as registries write it: with and without + and, in North America, the 1."""
    digits = "".join(c for c in phone if c in "0123456789")
    if not digits:
        return ()
    forms = [digits, f"+{digits}"]
    if len(digits) == 10:
        forms += [f"1{digits}", f"+1{digits}"]
    elif len(digits) == 11 and digits.startswith("1"):
        forms.append(digits[1:])
    return tuple(forms)


class NothingLoaded:
    """The register before anything is loaded: it finds nobody."""

    name = ""

    def status(self) -> Status:
        return Status("", 0, 0, 0, {}, (), ())

    def nearest(self, wanted: Wanted, *, count: int = 25, after: Cursor | None = None) -> FoundPage:
        return FoundPage((), None, wanted.most_km, "")

    def by_name(
        self, text: str, *, near: Point | None = None, count: int = 25, after: Cursor | None = None
    ) -> FoundPage:
        return FoundPage((), None, 0.0, "")

    def listings(self, keys: tuple[str, ...]) -> Mapping[str, Listing]:
        return {}

    def with_phone(self, phone: str) -> tuple[str, ...]:
        return ()

    def places(self, text: str, *, country: str = "", most: int = 8) -> tuple[Place, ...]:
        return ()

    def place_at(self, point: Point, *, most_km: float = 30.0) -> Place | None:
        return None

    def places_around(self, point: Point, *, km: float, most: int = 12) -> tuple[Place, ...]:
        return ()

    def supported(self, disciplines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        return {}

    def same_person(self, clinician: str) -> tuple[str, ...]:
        return (clinician,)

    def successor(self, clinician: str) -> str:
        return clinician


assert PLACES * DISCIPLINES == 65_536  # which searching.py divides by
