"""What the host hears of listings and decides: reports, and wishes to be left out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from unweary.web.base.sealed import new_token, token_digest
from unweary.web.care import register
from unweary.web.care.models import LeftOut, ListingReport

MOST_OPEN = 20  # reports on one listing that wait; more would say nothing new
MOST_CONTACT = 1000  # characters


class NobodyAsked(ValueError):
    """There is no wish to be left out for this clinician."""


@transaction.atomic
def report_listing(*, listing: str, what: str, words: str, at: datetime) -> bool:
    """Tell the host of something wrong. False where enough about this listing waits already."""
    if ListingReport.objects.filter(listing=listing, settled_at=None).count() >= MOST_OPEN:
        return False
    ListingReport.objects.create(listing=listing, what=what, words=words, at=at)
    return True


def open_reports() -> list[ListingReport]:
    """Reports that wait for the host, oldest first."""
    return list(ListingReport.objects.filter(settled_at=None))


def settle_reports(*, listing: str, at: datetime) -> int:
    """The host has looked into all reports on a listing; how many there were. Words go."""
    waiting = ListingReport.objects.filter(listing=listing, settled_at=None, at__lte=at)
    return waiting.update(settled_at=at, words="")


@transaction.atomic
def ask_to_leave_out(*, clinician: str, contact: str, at: datetime) -> None:
    """Somebody asks that a clinician be left out. Asked again, the contacts are kept together."""
    row, made = LeftOut.objects.select_for_update().get_or_create(
        clinician=clinician,
        defaults={"asked_at": at, "contact": contact, "token": token_digest(new_token())},
    )
    if made or row.granted_at is not None or contact in row.contact.split("\n"):
        return
    row.contact = f"{row.contact}\n{contact}".strip()[-MOST_CONTACT:]
    row.asked_at, row.refused_at = at, None
    row.save(update_fields=["contact", "asked_at", "refused_at"])


def wishes() -> list[LeftOut]:
    """Who asked to be left out, with what was decided."""
    return list(LeftOut.objects.all())


def leave_out(*, clinician: str, at: datetime) -> None:
    """Hide a clinician from now on, in this and every later edition. Safe to do twice.

    Whoever has the same NPI in another registry is the same person, and is hidden as well.
    How they can be reached was for the question whether it is they who ask; it goes.
    """
    for known in register.current().same_person(clinician):
        row, _made = LeftOut.objects.get_or_create(
            clinician=known, defaults={"asked_at": at, "token": token_digest(new_token())}
        )
        if row.granted_at is None:
            row.granted_at, row.refused_at, row.contact = at, None, ""
            row.save(update_fields=["granted_at", "refused_at", "contact"])


def refuse_to_leave_out(*, clinician: str, at: datetime) -> None:
    """Keep a clinician listed, or list them again, under every id of theirs. Raises NobodyAsked."""
    known = register.current().same_person(clinician)
    asked = LeftOut.objects.filter(clinician__in=known)
    changed = asked.update(granted_at=None, refused_at=at, contact="")
    if not changed:
        raise NobodyAsked(f"Nobody asked to leave out {clinician}.")
