"""The made-up clinic of the made-up directory, so that a host can try the form and the inbox."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from unweary.directory.base import Facts, Opening, Register
from unweary.directory.opening import zones_of
from unweary.directory.telephone import display
from unweary.web.care.clinics import clinics_of, edit_facts, open_clinic, release_listing
from unweary.web.care.models import HELD, CareRequest, Clinic, ClinicListing
from unweary.web.care.recipient import address_of
from unweary.web.care.register.demo import DEMO

OURS = Q(listing__startswith=f"{DEMO.id}.")
FIRST = "Example Clinic 1"  # of the made-up directory
HOURS = tuple(Opening(day, time(8), time(17)) for day in range(5))
FACTS = Facts(
    accepting_new=True, telehealth=True, wheelchair=True, languages=("en", "es"), hours=HOURS
)


def demo_clinic() -> Clinic | None:
    """The made-up clinic, where there is one."""
    held = ClinicListing.objects.filter(HELD, OURS, clinic__closed_at=None)
    first = held.select_related("clinic").order_by("clinic__opened_at", "id").first()
    return first.clinic if first else None


@transaction.atomic
def open_demo_clinic(register: Register, *, at: datetime) -> Clinic | None:
    """Let a made-up clinic answer for its listings. Twice is once; None without the directory."""
    known = demo_clinic()
    if known is not None:
        return known
    keys = tuple(f.key for f in register.by_name("Example Person 1", count=100).found)
    there = [
        one
        for key, one in register.listings(keys).items()
        if key.startswith(f"{DEMO.id}.") and one.clinic == FIRST
    ]
    if not there:
        return None
    same = register.with_phone(there[0].site.phone)
    at_one = [k for k, one in register.listings(same).items() if one.clinic == FIRST]
    taken = clinics_of(at_one)
    clinic = open_clinic(
        name=_("%(name)s (made up)") % {"name": FIRST},
        phone=display(there[0].site.phone, there[0].site.country),
        address=address_of(there[0]),
        time_zone=next(iter(zones_of(there[0].site)), settings.TIME_ZONE),
        listings=[key for key in at_one if key not in taken],
        at=at,
    )
    edit_facts(clinic=clinic, facts=FACTS, access_note="", at=at)
    return clinic


@transaction.atomic
def remove_demo_clinics(*, at: datetime) -> int:
    """Delete every clinic that answers for made-up listings alone, with all that was sent to it;
    how many. One that answers for real listings too only lets go of the others.
    """
    held = ClinicListing.objects.filter(OURS)
    removed = 0
    for clinic in Clinic.objects.filter(pk__in=held.values("clinic")):
        if clinic.held.exclude(OURS).exists():
            for row in clinic.held.filter(HELD, OURS):
                release_listing(clinic=clinic, listing=row.listing, at=at)
            continue
        CareRequest.objects.filter(handing_to=clinic).update(handing_to=None)
        CareRequest.objects.filter(clinic=clinic).delete()
        clinic.delete()
        removed += 1
    return removed
