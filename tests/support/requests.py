"""Clinics and requests for tests. Nobody here exists: names say so, numbers are for fiction."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from unweary.web.care.clinics import open_clinic
from unweary.web.care.consent import E_MAIL, SHARE, consent_to
from unweary.web.care.models import CareRequest, Clinic
from unweary.web.care.sending import Sent, confirm_address, send_request
from unweary.web.care.stated import Contact, Stated, Story

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LISTING = "us-nppes.1234567893.0.physical_therapist"
EMAIL = "example.three@example.org"
PHONE = "202-555-0143"
WORDS = "My back is worn out by noon. Zebrafish at dawn."  # words that nobody else would write
STATED = Stated(
    contact=Contact(name="Example Person Three", phone=PHONE, email=EMAIL, prefers="phone"),
    story=Story(what_for="first_visit", days=("monday",), times=("morning",), words=WORDS),
)
BY_PHONE = Stated(contact=Contact(name="Example Person Four", phone=PHONE), story=STATED.story)


def a_clinic(*, name: str = "Sample Street Clinic", listing: str = LISTING, **given: Any) -> Clinic:
    """A clinic with one listing, open since before NOW."""
    known: dict[str, Any] = {
        "phone": "202-555-0110",
        "address": "1 Sample Street, Exampleton",
        "time_zone": "America/New_York",
        "notify": ("desk@clinic.example.org",),
        "at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return open_clinic(name=name, listings=(listing,) if listing else (), **{**known, **given})


def sent(clinic: Clinic | None = None, *, stated: Stated = BY_PHONE, **given: Any) -> Sent:
    """A request as it was just sent; by default with a telephone number, so at once."""
    clinic = clinic or a_clinic()
    purposes = (SHARE, E_MAIL) if stated.contact.email else (SHARE,)
    known: dict[str, Any] = {
        "listing": LISTING,
        "discipline": "physical_therapist",
        "agreed": [consent_to(p, clinic=clinic.name, days=clinic.kept_days) for p in purposes],
        "sending": secrets.token_urlsafe(16),
        "at": NOW,
    }
    return send_request(clinic=clinic, stated=stated, **{**known, **given})


def a_request(clinic: Clinic | None = None, **given: Any) -> CareRequest:
    """A request in a clinic's inbox, its e-mail address confirmed where there is one."""
    stated = given.setdefault("stated", BY_PHONE)
    request = sent(clinic, confirm_first=bool(stated.contact.email), **given).request
    if stated.contact.email:
        return confirm_address(request=request, at=given.get("at", NOW))
    return request
