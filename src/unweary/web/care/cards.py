"""A listing as it is shown: on a list, on its own page, in a table beside others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from unweary.directory.base import (
    Facts,
    Filters,
    Listing,
    Opening,
    Precision,
    Register,
    Site,
    SourceSeen,
    Who,
)
from unweary.directory.disciplines import all_disciplines
from unweary.directory.telephone import display, tel
from unweary.web.care.hidden import is_hidden, left_out
from unweary.web.care.wording import (
    confirmed_text,
    distance_text,
    is_old,
    language_name,
    month_text,
    precision_text,
    weekday_name,
)

SHORT_NAME = re.compile(r"\(([^()]{2,20})\)\s*$")  # "… System (NPPES)"
REGION_FIRST = frozenset({"US", "CA", "AU", "PR"})
COARSE = frozenset({Precision.AREA, Precision.TOWN, Precision.NONE})  # worth a line on a card
MOST_NAMED = 6  # languages and networks on a card


@dataclass(frozen=True)
class Phone:
    """A number as people there write it, and as a telephone dials it."""

    text: str
    href: str


@dataclass(frozen=True)
class Fact:
    """One thing that may be stated: `says` is "" where it is not."""

    name: str
    says: str


@dataclass(frozen=True)
class Card:
    """A listing, ready to draw."""

    key: str
    number: int  # on the list and the map; 0 elsewhere
    name: str
    credential: str
    kinds: str
    clinic: str
    address: tuple[str, ...]
    distance: str
    measured: str
    phone: Phone | None
    confirmed: str
    old: bool
    source: str
    says: tuple[str, ...]
    silent: str  # what was asked for and is not stated
    own_words: bool  # the clinic itself says so
    facts: tuple[Fact, ...]
    details: str
    directions: str
    ask: str  # address of the form, "" where nobody answers one
    saved: bool

    @property
    def full_name(self) -> str:
        """Name and credential."""
        return ", ".join(part for part in (self.name, self.credential) if part)

    def stated(self, name: str) -> str:
        """What is stated under this name, "" where nothing is."""
        return next((fact.says for fact in self.facts if fact.name == name), "")

    @property
    def site(self) -> tuple[object, ...]:
        """Equal for those who share an address and a telephone."""
        return (self.address, self.phone)


def visible_listings(register: Register, keys: Iterable[str]) -> Mapping[str, Listing]:
    """Listings by key, in the order asked for, without those who asked to be left out."""
    wanted = tuple(dict.fromkeys(keys))
    hidden = left_out()
    shown = tuple(key for key in wanted if not is_hidden(key, hidden))
    found = register.listings(shown)
    return {key: found[key] for key in shown if key in found}


def card_of(
    listing: Listing,
    *,
    today: date,
    kinds: tuple[str, ...] = (),
    number: int = 0,
    km: float | None = None,
    near: bool = False,
    own: Facts | None = None,
    asks: bool = False,
    saved: bool = False,
    filters: Filters | None = None,
    until: time | None = None,
    opens: datetime | None = None,
    clock: bool = True,
) -> Card:
    """One listing as a card.

    kinds: what they are listed for, where that is more than this listing says. near: whether a
    distance is said at all. own: what its clinic says of itself. asks: whether
    the clinic answers requests. until: open now, and until then. opens: shut now, and open next,
    in the time there. clock: whether the time there
    is known.
    """
    facts = overlaid(listing.facts, own)
    address = {"key": listing.key}
    return Card(
        key=listing.key,
        number=number,
        name=listing.name,
        credential=listing.credential,
        kinds="; ".join(kinds or (kind_name(listing.discipline),)),
        clinic=listing.clinic if listing.clinic != listing.name else "",
        address=address_lines(listing.site),
        distance=distance_text(km, listing.site.country) if near else "",
        measured=precision_text(listing.precision) if near and listing.precision in COARSE else "",
        phone=phone_of(listing.site),
        confirmed=confirmed_text(listing.confirmed_on),
        old=is_old(listing.confirmed_on, today),
        source=source_text(listing.source),
        says=_says(facts, until, opens),
        silent=_silent(facts, listing, filters, clock=clock) if filters else "",
        own_words=own is not None,
        facts=facts_of(facts, listing),
        details=reverse("care:listing", kwargs=address),
        directions=reverse("care:directions", kwargs=address),
        ask=reverse("request:to", kwargs={"listing": listing.key}) if asks else "",
        saved=saved,
    )


def kind_name(discipline: str) -> str:
    """One clinician of a kind: "Physical therapist"."""
    known = all_disciplines().get(discipline)
    name = _(known.name) if known else discipline.replace("_", " ")
    return name[:1].upper() + name[1:]


def kind_names(discipline: str) -> str:
    """Several of a kind, as within a sentence: "physical therapists"."""
    known = all_disciplines().get(discipline)
    return _(known.names) if known else discipline.replace("_", " ")


def address_lines(site: Site) -> tuple[str, ...]:
    """An address in the order of its country."""
    if site.country in REGION_FIRST:
        region = " ".join(p for p in (site.region, site.postcode) if p)
        last = ", ".join(p for p in (site.town, region) if p)
    elif site.country in ("GB", "IE"):
        last = ", ".join(p for p in (site.town, site.postcode) if p)
    else:
        last = " ".join(p for p in (site.postcode, site.town) if p)
    return tuple(line for line in (*site.lines, last) if line)


def phone_of(site: Site) -> Phone | None:
    """The number in national form, with its extension."""
    shown = display(site.phone, site.country, site.extension)
    return Phone(shown, tel(site.phone, site.country, site.extension)) if shown else None


def source_text(source: SourceSeen) -> str:
    """Where it is from and of when: "Source: NPPES, November 2026."."""
    short = SHORT_NAME.search(source.name)
    name = short[1] if short else source.name
    if source.as_of is None:
        return _("Source: %(source)s.") % {"source": name}
    return _("Source: %(source)s, %(month)s.") % {
        "source": name,
        "month": month_text(source.as_of),
    }


def overlaid(stated: Facts, own: Facts | None) -> Facts:
    """What a clinic says of itself in place of what the registry states."""
    if own is None:
        return stated
    said = {
        name: value
        for name in ("accepting_new", "telehealth", "wheelchair", "languages", "networks", "hours")
        if (value := getattr(own, name)) is not None
    }
    return replace(stated, **said)


def contradicts(facts: Facts, filters: Filters) -> bool:
    """Whether what is stated says no to something that was asked for."""
    return any(
        getattr(filters, name) and getattr(facts, name) is False
        for name in ("accepting_new", "telehealth", "wheelchair")
    ) or any(
        wanted and there and wanted not in there
        for wanted, there in (
            (filters.language, facts.languages),
            (filters.network, facts.networks),
        )
    )


def _says(facts: Facts, until: time | None, opens: datetime | None) -> tuple[str, ...]:
    """What a card says beside the address: only what is stated."""
    said = []
    if until is not None:
        said.append(_("Open now, until %(closes)s") % {"closes": f"{until:%H:%M}"})
    elif opens is not None:
        known = {"day": WEEKDAYS[opens.weekday()], "opens": f"{opens:%H:%M}"}
        said.append(_("Shut now, opens on %(day)s at %(opens)s") % known)
    if facts.accepting_new is not None:
        said.append(_("Takes new patients") if facts.accepting_new else _("Takes no new patients"))
    if facts.telehealth:
        said.append(_("Video or telephone visits"))
    if facts.wheelchair:
        said.append(_("Wheelchair access"))
    if facts.languages:
        said.append(_("Speaks %(languages)s") % {"languages": _listed(facts.languages)})
    if facts.networks:
        named = ", ".join(facts.networks[:MOST_NAMED])
        said.append(_("Insurance: %(networks)s") % {"networks": named})
    return tuple(said)


def _listed(languages: tuple[str, ...]) -> str:
    return ", ".join(language_name(code) for code in languages[:MOST_NAMED])


def _silent(facts: Facts, listing: Listing, filters: Filters, *, clock: bool) -> str:
    """What was asked for and is not stated, so that nobody takes it for a yes."""
    asked = (
        (filters.accepting_new and facts.accepting_new is None, _("new patients")),
        (filters.open_now and not (facts.hours and clock), _("opening hours")),
        (filters.telehealth and facts.telehealth is None, _("video visits")),
        (filters.wheelchair and facts.wheelchair is None, _("wheelchair access")),
        (bool(filters.language) and not facts.languages, _("languages")),
        (bool(filters.network) and not facts.networks, _("insurance")),
        (
            bool(filters.gender) and not listing.gender and listing.who is Who.PERSON,
            _("woman or man"),
        ),
    )
    missing = [what for lacks, what in asked if lacks]
    return _("Not stated: %(what)s.") % {"what": ", ".join(missing)} if missing else ""


def facts_of(facts: Facts, listing: Listing) -> tuple[Fact, ...]:
    """Everything that could be stated, said or not."""
    gender = {"female": _("Woman"), "male": _("Man")}.get(listing.gender, "")
    rows = [
        Fact(_("New patients"), _yes_no(facts.accepting_new)),
        Fact(_("Opening hours"), _hours(facts.hours)),
        Fact(_("Video or telephone visits"), _yes_no(facts.telehealth)),
        Fact(_("Wheelchair access"), _yes_no(facts.wheelchair)),
        Fact(_("Languages"), _listed(facts.languages or ())),
        Fact(_("Insurance"), ", ".join(facts.networks or ())),
    ]
    if listing.who is Who.PERSON:
        rows.append(Fact(_("Woman or man"), gender))
    return tuple(rows)


def _yes_no(stated: bool | None) -> str:
    return "" if stated is None else _("Yes") if stated else _("No")


def _hours(hours: tuple[Opening, ...] | None) -> str:
    """Opening hours, days that are alike together: "Monday to Friday 08:00 to 17:00"."""
    days: dict[int, list[str]] = {}
    for each in sorted(hours or (), key=lambda o: (o.weekday, o.opens)):
        span = _("%(opens)s to %(closes)s") % {
            "opens": f"{each.opens:%H:%M}",
            "closes": f"{each.closes:%H:%M}",
        }
        days.setdefault(each.weekday, []).append(span)
    runs: list[tuple[int, int, str]] = []
    for day, spans in days.items():
        open_then = ", ".join(spans)
        if runs and runs[-1][1:] == (day - 1, open_then):
            runs[-1] = (runs[-1][0], day, open_then)
        else:
            runs.append((day, day, open_then))
    return "; ".join(f"{_days(first, last)} {open_then}" for first, last, open_then in runs)


def _days(first: int, last: int) -> str:
    if first == last:
        return weekday_name(first)
    return _("%(first)s to %(last)s") % {
        "first": weekday_name(first),
        "last": weekday_name(last),
    }
