"""People who work in clinics, for tests. Nobody here exists."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.utils import decrypt
from django.test import Client

from tests.support.requests import NOW, a_clinic
from unweary.directory.base import (
    NOTHING_STATED,
    Cursor,
    Found,
    FoundPage,
    Listing,
    Point,
    Precision,
    Site,
    SourceSeen,
    Status,
    Wanted,
    Who,
)
from unweary.web.care.models import Clinic
from unweary.web.clinic.models import Member, Role, Staff

PASSWORD = "three sample words 2026"
COUNT = iter(range(1, 10_000))


def an_account(email: str = "", **given: Any) -> Staff:
    """An account with a password and a second factor."""
    email = email or f"staff{next(COUNT)}@clinic.example.org"
    staff = Staff.objects.create_user(email, PASSWORD, **{"name": "Example Staff", **given})
    EmailAddress.objects.create(user=staff, email=email, verified=True, primary=True)
    TOTP.activate(staff, generate_totp_secret())
    return staff


def a_member(clinic: Clinic | None = None, role: Role = Role.OWNER, **given: Any) -> Member:
    """Somebody who works in a clinic."""
    clinic = clinic or a_clinic()
    return Member.objects.create(clinic=clinic, staff=an_account(**given), role=role, since=NOW)


def signed_in(staff: Staff) -> Client:
    """A browser in which somebody is signed in, second factor included."""
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def code_of(staff: Staff) -> str:
    """The six digits that the app of this account shows now."""
    row = Authenticator.objects.get(user_id=staff.pk, type=Authenticator.Type.TOTP)
    return code_from(decrypt(row.data["secret"]))


def code_from(secret: str) -> str:
    """The six digits that an app with this key shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def a_listing(key: str, *, name: str = "Sample Street Clinic", **given: Any) -> Listing:
    """A listing of a made-up registry."""
    source = SourceSeen("made-up", "a made-up registry", "none", date(2026, 1, 1), "", 1)
    known: dict[str, Any] = {
        "clinician": key.rpartition(".")[0],
        "source": source,
        "npi": "1234567893",
        "who": Who.ORGANISATION,
        "name": name,
        "credential": "",
        "gender": "",
        "discipline": key.rpartition(".")[2],
        "clinic": "",
        "site": Site(("1 Sample Street",), "Sampletown", "EX", "00000", "US", "2025550143"),
        "point": Point(41.0, -72.0),
        "precision": Precision.EXACT,
        "facts": NOTHING_STATED,
        "confirmed_on": None,
    }
    return Listing(key=key, **{**known, **given})


@dataclass
class MadeUpRegister:
    """A directory that holds just these listings."""

    held: dict[str, Listing] = field(default_factory=dict)

    def same_person(self, clinician: str) -> tuple[str, ...]:
        """Nobody is in two registries here."""
        return (clinician,)

    def add(self, key: str, **given: Any) -> Listing:
        """One more listing."""
        self.held[key] = a_listing(key, **given)
        return self.held[key]

    def status(self) -> Status:
        """How many it holds."""
        return Status("made-up", len(self.held), len(self.held), 0, {}, (), ("US",))

    def listings(self, keys: tuple[str, ...]) -> Mapping[str, Listing]:
        """What is known of these."""
        return {key: self.held[key] for key in keys if key in self.held}

    def with_phone(self, phone: str) -> tuple[str, ...]:
        """Those with this telephone."""
        return tuple(k for k, listing in self.held.items() if listing.site.phone == phone)

    def nearest(self, wanted: Wanted, *, count: int = 25, after: Cursor | None = None) -> FoundPage:
        """All of the kind, at a made-up distance."""
        keys = [k for k, v in self.held.items() if v.discipline in wanted.disciplines]
        found = tuple(Found(key, float(n)) for n, key in enumerate(keys, 1))
        return FoundPage(found[:count], None, wanted.most_km, "made-up")


def moment(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
