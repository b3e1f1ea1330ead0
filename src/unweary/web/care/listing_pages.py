"""What the pages of one listing, and of the list that somebody keeps, show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import quote, quote_plus

from django.forms import Form
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from unweary.directory.base import Facts, Listing, Precision, Register
from unweary.directory.disciplines import all_disciplines
from unweary.web.care.cards import (
    Card,
    Fact,
    card_of,
    kind_name,
    source_text,
    visible_listings,
)
from unweary.web.care.clinics import clinics_of, facts_of
from unweary.web.care.listing_forms import LeaveOutForm, ReportForm, wrongs
from unweary.web.care.wording import country_name, precision_text
from unweary.web.check.wording import lower_first

MOST_BESIDE = 3  # listings that stand side by side


@dataclass(frozen=True)
class ListingPage:
    """Everything that is known of a listing."""

    card: Card
    does: str
    stated: tuple[Fact, ...]
    silent: str  # what could be stated and is not
    country: str
    place_known: str  # how well its position is known
    registry: str
    as_of: str
    licence: str
    npi: str
    clinician: str  # how the host names it
    report: str
    leave_out: str
    claim: str  # "" where the site has no clinic side, or a clinic answers already
    vcard: str
    summary: str  # the check as a page to take along, "" where there is none
    today: bool  # the check said to be seen today
    here: str


def made_card(
    register: Register, listing: Listing, *, today: date, saved: bool, own: Facts | None, asks: bool
) -> Card:
    """One listing's card, with everything that the person is listed for at this place."""
    whom, _dot, _discipline = listing.key.rpartition(".")
    there = register.listings(tuple(f"{whom}.{d}" for d in all_disciplines()))
    kinds = [listing.discipline, *(d for d in all_disciplines() if f"{whom}.{d}" in there)]
    return card_of(
        listing,
        today=today,
        kinds=tuple(kind_name(d) for d in dict.fromkeys(kinds)),
        own=own,
        asks=asks,
        saved=saved,
    )


def cards_of(
    register: Register,
    keys: tuple[str, ...],
    *,
    today: date,
    saved: frozenset[str],
    asking: bool = True,
) -> Mapping[str, Card]:
    """The cards of these listings; one that is gone or hidden is left out.

    asking: whether a clinic's form is offered at all.
    """
    listings = visible_listings(register, keys)
    own, answered = facts_of(listings), clinics_of(listings) if asking else {}
    return {
        key: made_card(
            register,
            each,
            today=today,
            saved=key in saved,
            own=own.get(key),
            asks=key in answered,
        )
        for key, each in listings.items()
    }


def listing_page(
    listing: Listing, card: Card, *, summary: str, today: bool, here: str
) -> ListingPage:
    """The page of one listing."""
    to = {"key": listing.key}
    known = all_disciplines().get(listing.discipline)
    return ListingPage(
        card=card,
        does=_(known.does) if known else "",
        stated=tuple(fact for fact in card.facts if fact.says),
        silent=", ".join(lower_first(fact.name) for fact in card.facts if not fact.says),
        country=country_name(listing.site.country),
        place_known=precision_text(listing.precision),
        registry=listing.source.name,
        as_of=source_text(listing.source),
        licence=listing.source.licence,
        npi=listing.npi,
        clinician=listing.clinician,
        report=reverse("care:report", kwargs=to),
        leave_out=reverse("care:leave_out", kwargs=to),
        claim=_claim(listing.key),
        vcard=reverse("care:card", kwargs=to),
        summary=summary,
        today=today,
        here=here,
    )


def _claim(key: str) -> str:
    """Where a clinic says that a listing is theirs; "" where one answers already, or none can."""
    if clinics_of((key,)):
        return ""
    try:
        return reverse("clinic:claim", kwargs={"listing": key})
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Way:
    """A place that draws maps, and the address that shows the destination there."""

    name: str
    href: str


@dataclass(frozen=True)
class DirectionsPage:
    """How to get there. Only the destination is ever told to anybody."""

    card: Card
    own_app: str  # geo: address
    ways: tuple[Way, ...]
    about_position: str


def directions_page(listing: Listing, card: Card) -> DirectionsPage:
    """Links to the destination, by its address: registries rarely know the door."""
    asked = ", ".join((*card.address, country_name(listing.site.country)))
    return DirectionsPage(
        card=card,
        own_app=_geo(listing, asked),
        ways=(
            Way(
                _("OpenStreetMap"),
                f"https://www.openstreetmap.org/search?query={quote_plus(asked)}",
            ),
            Way(_("Apple Maps"), f"https://maps.apple.com/?q={quote_plus(asked)}"),
            Way(
                _("Google Maps"),
                f"https://www.google.com/maps/search/?api=1&query={quote_plus(asked)}",
            ),
        ),
        about_position=precision_text(listing.precision),
    )


def _geo(listing: Listing, asked: str) -> str:
    """RFC 5870, with the address to look for; 0,0 is understood as "no position"."""
    at = "0,0"
    if listing.precision is Precision.EXACT and listing.point is not None:
        at = f"{listing.point.lat:.5f},{listing.point.lon:.5f}"
    return f"geo:{at}?q={quote(asked)}"


@dataclass(frozen=True)
class SavedPage:
    """The list that a device keeps."""

    cards: tuple[Card, ...]
    gone: tuple[str, ...]  # keys of listings that the directory no longer has
    vcards: str
    here: str
    full: bool
    today: bool = False  # the check said to be seen today
    most_beside: int = MOST_BESIDE


@dataclass(frozen=True)
class Cell:
    """What one listing says; `of` names the listing where the cells stand below each other."""

    of: str
    says: str  # "" where it is not stated


@dataclass(frozen=True)
class Row:
    """One line of a comparison."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ComparePage:
    """Up to three listings side by side."""

    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    silent: str  # what none of them states


def compare_page(cards: tuple[Card, ...]) -> ComparePage:
    """What each says, line by line; "" is not stated."""

    def row(name: str, says: Callable[[Card], str]) -> Row:
        return Row(name, tuple(Cell(c.full_name, says(c)) for c in cards))

    rows = [
        row(_("Kind of care"), lambda c: c.kinds),
        row(_("Clinic"), lambda c: c.clinic),
        row(_("Address"), lambda c: ", ".join(c.address)),
        row(_("Confirmed"), lambda c: c.confirmed),
    ]
    for name in dict.fromkeys(f.name for c in cards for f in c.facts):
        rows.append(row(name, partial(_stated, name)))
    said = [each for each in rows if any(cell.says for cell in each.cells)]
    silent = [lower_first(each.name) for each in rows if each not in said]
    return ComparePage(cards, tuple(said), ", ".join(silent))


def _stated(name: str, card: Card) -> str:
    return card.stated(name)


@dataclass(frozen=True)
class ReportPage:
    """Something wrong with a listing."""

    card: Card
    choices: tuple[tuple[str, str], ...]
    chosen: str
    words: str
    what_error: str
    words_error: str

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each error with the id of the control that mends it."""
        found = ((self.what_error, "f-what-0"), (self.words_error, "f-words"))
        return tuple(pair for pair in found if pair[0])


def report_page(card: Card, form: ReportForm) -> ReportPage:
    """The form, with what was typed."""
    return ReportPage(
        card=card,
        choices=wrongs(),
        chosen=str(form["what"].value() or ""),
        words=str(form["words"].value() or ""),
        what_error=_error(form, "what"),
        words_error=_error(form, "words"),
    )


@dataclass(frozen=True)
class LeaveOutPage:
    """The wish not to be listed."""

    card: Card
    contact: str
    mine: bool
    contact_error: str
    mine_error: str

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each error with the id of the control that mends it."""
        found = ((self.contact_error, "f-contact"), (self.mine_error, "f-mine"))
        return tuple(pair for pair in found if pair[0])


def leave_out_page(card: Card, form: LeaveOutForm) -> LeaveOutPage:
    """The form, with what was typed."""
    return LeaveOutPage(
        card=card,
        contact=str(form["contact"].value() or ""),
        mine=bool(form["mine"].value()),
        contact_error=_error(form, "contact"),
        mine_error=_error(form, "mine"),
    )


def _error(form: Form, name: str) -> str:
    errors = form.errors.get(name) if form.is_bound else None
    return str(errors[0]) if errors else ""
