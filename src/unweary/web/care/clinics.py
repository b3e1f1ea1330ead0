"""Clinics that answer requests: which listing is whose, and what a clinic says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time

from django.db import IntegrityError, transaction
from django.db.models import Q

from unweary.directory.base import Facts, Opening
from unweary.web.care.models import HELD, Clinic, ClinicFacts, ClinicListing

OPEN_CLINIC = {"clinic__closed_at": None}
MOST_STATING = 2_000  # listings whose own words a search looks at


class HeldByOther(ValueError):
    """Another clinic answers for this listing. It has to let go of it first."""


def clinic_of(listing_key: str) -> Clinic | None:
    """The clinic that answers for a listing, or None where nobody claimed it."""
    return clinics_of((listing_key,)).get(listing_key)


def clinics_of(keys: Iterable[str]) -> Mapping[str, Clinic]:
    """Listing key -> the clinic that answers for it. One that nobody claimed is left out."""
    rows = ClinicListing.objects.filter(HELD, listing__in=list(keys), **OPEN_CLINIC)
    return {row.listing: row.clinic for row in rows.select_related("clinic")}


def facts_of(keys: Iterable[str]) -> Mapping[str, Facts]:
    """Listing key -> what its clinic says of itself, where it has said anything."""
    rows = ClinicListing.objects.filter(
        HELD, listing__in=list(keys), clinic__facts__isnull=False, **OPEN_CLINIC
    )
    return {row.listing: stated(row.clinic.facts) for row in rows.select_related("clinic__facts")}


def stating(disciplines: Iterable[str]) -> Mapping[str, Facts]:
    """Listings of these kinds whose clinics say something of themselves, the latest first."""
    kinds = Q()
    for discipline in disciplines:
        kinds |= Q(listing__endswith=f".{discipline}")
    rows = ClinicListing.objects.filter(HELD, kinds, clinic__facts__isnull=False, **OPEN_CLINIC)
    latest = rows.select_related("clinic__facts").order_by("-clinic__facts__edited_at", "id")
    return {row.listing: stated(row.clinic.facts) for row in latest[:MOST_STATING]}


def zones_of(keys: Iterable[str]) -> Mapping[str, str]:
    """Listing key -> the time zone in which its clinic counts."""
    rows = ClinicListing.objects.filter(HELD, listing__in=list(keys), **OPEN_CLINIC)
    return dict(rows.values_list("listing", "clinic__time_zone"))


def access_note_of(clinic: Clinic) -> str:
    """What the clinic says about getting in, or ""."""
    found = ClinicFacts.objects.filter(clinic=clinic).values_list("access_note", flat=True)
    return next(iter(found), "")


def stated(row: ClinicFacts) -> Facts:
    """A row as the facts of the directory."""
    return Facts(
        accepting_new=row.accepting_new,
        telehealth=row.telehealth,
        wheelchair=row.wheelchair,
        languages=_tuple(row.languages),
        networks=_tuple(row.networks),
        hours=None
        if row.hours is None
        else tuple(
            Opening(day, time.fromisoformat(opens), time.fromisoformat(closes))
            for day, opens, closes in row.hours
        ),
    )


def _tuple(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


@transaction.atomic
def open_clinic(
    *,
    name: str,
    phone: str,
    address: str,
    time_zone: str,
    listings: Iterable[str],
    at: datetime,
    notify: Iterable[str] = (),
) -> Clinic:
    """A clinic that answers for these listings from now on. Raises HeldByOther.

    notify: e-mail addresses that hear of new requests; never of what is in them.
    """
    clinic = Clinic.objects.create(
        name=name,
        phone=phone,
        address=address,
        time_zone=time_zone,
        notify=sorted(set(notify)),
        opened_at=at,
    )
    for listing in listings:
        hold_listing(clinic=clinic, listing=listing, at=at)
    return clinic


def hold_listing(*, clinic: Clinic, listing: str, at: datetime) -> None:
    """Let the clinic answer for one more listing. Raises HeldByOther. Safe to do twice."""
    held = ClinicListing.objects.filter(HELD, listing=listing).first()
    if held is not None:
        if held.clinic_id != clinic.pk:
            raise HeldByOther(f"Another clinic answers for {listing}.")
        return
    try:
        with transaction.atomic():
            ClinicListing.objects.create(clinic=clinic, listing=listing, since=at)
    except IntegrityError as error:
        hers = ClinicListing.objects.filter(HELD, listing=listing, clinic=clinic)
        if not hers.exists():
            raise HeldByOther(f"Another clinic answers for {listing}.") from error


def release_listing(*, clinic: Clinic, listing: str, at: datetime) -> None:
    """Let go of a listing. Requests that came through it stay with the clinic."""
    for row in ClinicListing.objects.filter(HELD, clinic=clinic, listing=listing):
        row.until = max(at, row.since)
        row.save(update_fields=["until"])


def edit_facts(*, clinic: Clinic, facts: Facts, access_note: str, at: datetime) -> None:
    """Replace what the clinic says of itself. None stays "not stated"."""
    hours = facts.hours
    ClinicFacts.objects.update_or_create(
        clinic=clinic,
        defaults={
            "accepting_new": facts.accepting_new,
            "telehealth": facts.telehealth,
            "wheelchair": facts.wheelchair,
            "languages": None if facts.languages is None else list(facts.languages),
            "networks": None if facts.networks is None else list(facts.networks),
            "hours": None
            if hours is None
            else [[o.weekday, f"{o.opens:%H:%M}", f"{o.closes:%H:%M}"] for o in hours],
            "access_note": access_note,
            "edited_at": at,
        },
    )


def edit_clinic(
    *,
    clinic: Clinic,
    name: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    time_zone: str | None = None,
    answer_hours: int | None = None,
    asks_birth_date: bool | None = None,
    kept_days: int | None = None,
    notify: Iterable[str] | None = None,
) -> Clinic:
    """Change what is given and leave the rest. `notify` replaces all addresses."""
    given = {
        "name": name,
        "phone": phone,
        "address": address,
        "time_zone": time_zone,
        "answer_hours": answer_hours,
        "asks_birth_date": asks_birth_date,
        "kept_days": kept_days,
        "notify": None if notify is None else sorted(set(notify)),
    }
    changed = {key: value for key, value in given.items() if value is not None}
    for key, value in changed.items():
        setattr(clinic, key, value)
    clinic.save(update_fields=list(changed))
    return clinic


@transaction.atomic
def close_clinic(*, clinic: Clinic, at: datetime) -> None:
    """The clinic takes no more requests and holds no listing. Open ones stay to be ended."""
    for listing in ClinicListing.objects.filter(HELD, clinic=clinic).values_list(
        "listing", flat=True
    ):
        release_listing(clinic=clinic, listing=listing, at=at)
    if clinic.closed_at is None:
        clinic.closed_at = max(at, clinic.opened_at)
        clinic.save(update_fields=["closed_at"])
