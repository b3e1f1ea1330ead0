"""What a reader hands over, as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from unweary.directory.base import Entry, ExtraSite, Point, Practice, Site
from unweary.directory.nearest import DISCIPLINES, band_of
from unweary.web.care.register.facts import facts_to_text
from unweary.web.care.register.flags import flags_of
from unweary.web.care.register.locate import Located, Locator
from unweary.web.care.register.tables import NO_BAND, PLACES
from unweary.web.care.register.words import words_of

Value = str | int | float | None
RowValues = tuple[Value, ...]


@dataclass(slots=True)
class Batch:
    """Rows that wait to be written together."""

    clinician: list[RowValues] = field(default_factory=list)
    practice: list[RowValues] = field(default_factory=list)
    listing: list[RowValues] = field(default_factory=list)
    spoken: list[RowValues] = field(default_factory=list)
    accepted: list[RowValues] = field(default_factory=list)
    name_word: list[RowValues] = field(default_factory=list)
    also_named: list[RowValues] = field(default_factory=list)
    endpoint: list[RowValues] = field(default_factory=list)
    successor: list[RowValues] = field(default_factory=list)

    def filled(self) -> Iterable[tuple[str, list[RowValues]]]:
        """The tables that have rows."""
        return [(f.name, rows) for f in fields(self) if (rows := getattr(self, f.name))]


class Rows:
    """Turns records into rows; knows the numbers of disciplines, and where sites lie."""

    def __init__(self, locator: Locator, disciplines: dict[str, int], run: int) -> None:
        self._locator = locator
        self.disciplines = disciplines
        self._run = run
        self.too_many_places = 0

    def add(self, batch: Batch, entry: Entry, id_: int, source: int) -> None:
        """A clinician with all that the entry says."""
        batch.clinician.append(
            (
                id_, source, _plain(entry.key), _plain(entry.npi), entry.who.value,
                _plain(entry.name), _plain(entry.credential), entry.gender,
                entry.confirmed_on.isoformat() if entry.confirmed_on else "", self._run,
            )
        )  # fmt: skip
        for name in entry.other_names:
            batch.also_named.append((id_, _plain(name), 0))
        if entry.replaced_by:
            batch.successor.append((source, _plain(entry.key), _plain(entry.replaced_by)))
        for place, practice in enumerate(entry.practices):
            self.add_practice(batch, entry, practice, id_, place)
        self.add_words(batch, id_, entry)

    def add_practice(
        self, batch: Batch, entry: Entry, practice: Practice, clinician: int, place: int
    ) -> None:
        """One place of a clinician, and a listing for each discipline there."""
        if place >= PLACES:
            self.too_many_places += 1
            return
        id_ = clinician * PLACES + place
        facts, site = practice.facts, practice.site
        point, precision = self._locator.locate(site)
        batch.practice.append(
            (
                id_, practice.slot, *address(site), _plain(practice.clinic),
                _plain(facts_to_text(facts)), precision.value,
            )
        )  # fmt: skip
        where = position(point)
        flags = flags_of(entry.who, entry.gender, facts)
        for number, discipline in enumerate(practice.disciplines[:DISCIPLINES]):
            self._add_listing(batch, id_, number, self.number_of(discipline), where, flags)
        for language in dict.fromkeys(facts.languages or ()):
            batch.spoken.append((id_, _plain(language)))
        for network in dict.fromkeys(facts.networks or ()):
            batch.accepted.append((id_, _plain(network)))

    def add_site(
        self,
        batch: Batch,
        extra: ExtraSite,
        id_: int,
        disciplines: Iterable[int],
        flags: int,
    ) -> None:
        """A further address of somebody who is known, with the same disciplines there."""
        located: Located = self._locator.locate(extra.site)
        batch.practice.append((id_, extra.slot, *address(extra.site), "", "", located[1].value))
        where = position(located[0])
        for number, discipline in enumerate(disciplines):
            self._add_listing(batch, id_, number, discipline, where, flags)

    def add_words(self, batch: Batch, clinician: int, entry: Entry) -> None:
        """The words that a search by name finds somebody by."""
        names = (entry.name, *entry.other_names, *(p.clinic for p in entry.practices))
        for word in dict.fromkeys(word for name in names for word in words_of(name)):
            batch.name_word.append((word, clinician))

    def number_of(self, discipline: str) -> int:
        """The number that stands for a discipline in this edition."""
        return self.disciplines.setdefault(discipline, len(self.disciplines) + 1)

    def _add_listing(
        self,
        batch: Batch,
        practice: int,
        number: int,
        discipline: int,
        where: tuple[int, float | None, float | None],
        flags: int,
    ) -> None:
        batch.listing.append((practice * DISCIPLINES + number, discipline, *where, flags))


def position(point: Point | None) -> tuple[int, float | None, float | None]:
    """Band, latitude and longitude of a listing."""
    if point is None:
        return NO_BAND, None, None
    return band_of(point.lat), point.lat, point.lon


def address(site: Site) -> RowValues:
    """The columns of an address."""
    return (
        _plain("\n".join(site.lines)), _plain(site.town), _plain(site.region),
        _plain(site.postcode), site.country, site.phone, _plain(site.extension),
    )  # fmt: skip


def _plain(text: str) -> str:
    return text.replace("\x00", "")
