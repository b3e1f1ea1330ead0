"""What the list of a search shows, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.directory.base import Filters, Register, Status, Who
from unweary.directory.disciplines import all_disciplines, disciplines_near
from unweary.web.base.numbers import Number
from unweary.web.care.cards import Card, kind_names, source_text
from unweary.web.care.claimed import Claimed, supported_with
from unweary.web.care.guidance import Guidance
from unweary.web.care.looking import Looked
from unweary.web.care.map_page import MapPage, map_page
from unweary.web.care.search_forms import wider_km
from unweary.web.care.search_pages import Choice
from unweary.web.care.sought import Onward, Sought, onward_text
from unweary.web.care.wording import language_name, length_text, place_text
from unweary.web.check.wording import joined

NEAREST, SOONEST = "nearest", "soonest"  # the orders of a list


@dataclass(frozen=True)
class Group:
    """Cards that stand together; `together` says why, "" for one alone."""

    cards: tuple[Card, ...]
    together: str


@dataclass(frozen=True)
class Filtering:
    """The filters that some listing supports, and what is set."""

    ticks: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    networks: tuple[Choice, ...]
    genders: tuple[Choice, ...]
    who: tuple[Choice, ...]
    active: int

    @property
    def any(self) -> bool:
        """Whether there is anything to choose."""
        return any((self.ticks, self.languages, self.networks, self.genders, self.who))


@dataclass(frozen=True)
class Empty:
    """Nobody was found: what to do then."""

    name: bool  # it was looked for by name
    wider: Choice | None
    others: tuple[Choice, ...]


@dataclass(frozen=True)
class NearPage:
    """What was found."""

    title: str
    where: str
    within: str
    order: str
    other_order: Choice | None  # where clinics within reach keep their own hours
    groups: tuple[Group, ...]
    filtering: Filtering
    empty: Empty | None
    onward: str  # address of the next page, "" at the end
    later: bool  # not the first page
    wider: Choice | None  # at the end: how to look further
    map: MapPage | None
    guidance: Guidance | None
    sources: tuple[str, ...]
    advice_line: Number | None
    here: str  # this page's address, to come back to
    saved: int


def near_page(
    register: Register,
    sought: Sought,
    looked: Looked,
    *,
    onward: Onward,
    here: str,
    guidance: Guidance | None,
    advice_line: Number | None,
    saved: int,
    claimed: tuple[Claimed, ...] = (),
) -> NearPage:
    """The list of a search."""
    status = register.status()
    place = sought.place
    next_first = onward.first + len(looked.spots)
    wider = _wider(sought) if looked.after is None else None
    return NearPage(
        title=_title(sought),
        where=_where(sought, several=len(status.countries) > 1),
        within=_within(sought, looked, onward),
        order=_order(sought),
        other_order=_other_order(sought, claimed),
        groups=_groups(tuple(spot.card for spot in looked.spots)),
        filtering=_filtering(
            supported_with(register.supported(sought.disciplines), claimed), sought.filters
        )
        if not sought.name
        else NO_FILTERING,
        empty=None if looked.spots else Empty(bool(sought.name), wider, _others(status, sought)),
        onward=f"{reverse('care:near')}?after={onward_text(Onward(looked.after, next_first))}"
        if looked.after
        else "",
        later=onward.first > 1,
        wider=wider,
        map=map_page(register, place, looked.spots) if place else None,
        guidance=guidance,
        sources=tuple(source_text(s) for s in status.sources),
        advice_line=advice_line,
        here=here,
        saved=saved,
    )


def _order(sought: Sought) -> str:
    """Why the list stands as it does."""
    if sought.soonest:
        return _(
            "First clinics that keep their hours here, soonest open ahead. Then the nearest. "
            "Nobody can pay to stand higher."
        )
    if sought.place is not None:
        return _("Nearest first. Nobody can pay to stand higher.")
    return _("In the order of the register. Nobody can pay to stand higher.")


def _other_order(sought: Sought, claimed: tuple[Claimed, ...]) -> Choice | None:
    """The order that the list could stand in instead, where there is one."""
    if sought.soonest:
        return Choice(NEAREST, _("Nearest first"))
    if any(one.facts.hours for one in claimed):
        return Choice(SOONEST, _("Soonest open first"))
    return None


NO_FILTERING = Filtering((), (), (), (), (), 0)


def _title(sought: Sought) -> str:
    """What was looked for."""
    if sought.name:
        return _("“%(name)s”") % {"name": sought.name}
    kinds = joined([kind_names(d) for d in sought.disciplines])
    return kinds[:1].upper() + kinds[1:]


def _where(sought: Sought, *, several: bool) -> str:
    """Around which place, "" where none was named."""
    if sought.place is None:
        return ""
    return _("near %(where)s") % {"where": place_text(sought.place, with_country=several)}


def _within(sought: Sought, looked: Looked, onward: Onward) -> str:
    """How many there are, once the end is seen, and how far was looked."""
    count = onward.first - 1 + len(looked.spots)
    if sought.name or sought.place is None:
        if looked.after is not None:
            return _("Numbers %(first)d to %(last)d. There are more.") % {
                "first": onward.first,
                "last": count,
            }
        return ngettext("%(count)d listing.", "%(count)d listings.", count) % {"count": count}
    far = length_text(sought.most_km, sought.place.country)
    if looked.after is not None:
        return _("The nearest within %(far)s.") % {"far": far}
    return ngettext("%(count)d within %(far)s.", "%(count)d within %(far)s.", count) % {
        "count": count,
        "far": far,
    }


def _groups(cards: tuple[Card, ...]) -> tuple[Group, ...]:
    made = []
    for _site, run in groupby(cards, key=lambda card: card.site):
        together = tuple(run)
        said = ngettext(
            "%(count)d listing at this address", "%(count)d listings at this address", len(together)
        ) % {"count": len(together)}
        made.append(Group(together, said if len(together) > 1 else ""))
    return tuple(made)


def _wider(sought: Sought) -> Choice | None:
    if sought.place is None or sought.name:
        return None
    km = wider_km(sought.most_km, sought.place.country)
    return Choice(str(km), length_text(km, sought.place.country)) if km else None


def _others(status: Status, sought: Sought) -> tuple[Choice, ...]:
    """Neighbouring kinds of care that the directory has."""
    near = [n for d in sought.disciplines if d in all_disciplines() for n in disciplines_near(d)]
    return tuple(
        Choice(id, kind_names(id))
        for id in dict.fromkeys(near)
        if id not in sought.disciplines and status.disciplines.get(id)
    )


def _filtering(supported: Mapping[str, tuple[str, ...]], filters: Filters) -> Filtering:
    """Filters that data supports, and no others."""
    yes_no = {
        "open_now": _("Open now"),
        "accepting_new": _("Takes new patients"),
        "telehealth": _("Video or telephone visits"),
        "wheelchair": _("Wheelchair access"),
    }
    ticks = tuple(
        Choice(name, label, chosen=bool(getattr(filters, name)))
        for name, label in yes_no.items()
        if name in supported
    )
    who = {Who.PERSON.value: _("One person"), Who.ORGANISATION.value: _("A clinic")}
    genders = {"female": _("A woman"), "male": _("A man")}
    languages = [(code, language_name(code)) for code in supported.get("language", ())]
    networks = [(name, name) for name in supported.get("network", ())]
    chosen_who = filters.who.value if filters.who else ""
    set_now = (
        filters.open_now,
        filters.accepting_new,
        filters.telehealth,
        filters.wheelchair,
        filters.language,
        filters.network,
        filters.gender,
        filters.who,
    )
    return Filtering(
        ticks=ticks,
        languages=_options(sorted(languages, key=lambda pair: pair[1]), filters.language),
        networks=_options(sorted(networks), filters.network),
        genders=_options(
            [(g, genders[g]) for g in supported.get("gender", ()) if g in genders], filters.gender
        ),
        who=_options([(w, who[w]) for w in supported.get("who", ()) if w in who], chosen_who),
        active=sum(bool(value) for value in set_now),
    )


def _options(rows: list[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, chosen=value == chosen) for value, label in rows)
