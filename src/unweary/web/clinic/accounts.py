"""Accounts: made, entered for the first time by a link, taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from unweary.web.base.sealed import new_token, token_digest
from unweary.web.clinic import audit
from unweary.web.clinic.models import STANDING, EntryLink, Member, Role, Staff

LINK_DAYS = 7


class LinkOver(ValueError):
    """The link was used, is too old, or never was one."""


class LastOwner(ValueError):
    """The only owner of a clinic cannot go: somebody has to answer for it."""


UNUSED_DAYS = 30


@transaction.atomic
def open_account(
    *, email: str, name: str, at: datetime, is_host: bool = False
) -> tuple[Staff, str]:
    """An account without a password, or the one that there is; and a new link into it."""
    email = email.strip().lower()
    _forget_unused(at)
    staff = Staff.objects.filter(email=email).first()
    if staff is None:
        staff = Staff.objects.create_user(email, None, name=name, is_host=is_host)
        EmailAddress.objects.create(user=staff, email=email, primary=True, verified=False)
    elif is_host and not staff.is_host:
        staff.is_host = True
        staff.save(update_fields=["is_host"])
    return staff, new_link(staff=staff, at=at)


def account_of(email: str) -> Staff | None:
    """The account with this address."""
    return Staff.objects.filter(email=email.strip().lower()).first()


@transaction.atomic
def new_link(*, staff: Staff, at: datetime) -> str:
    """A new link to set a password. Older ones of the same account end."""
    EntryLink.objects.filter(staff=staff, used_at=None).delete()
    token = new_token()
    EntryLink.objects.create(
        staff=staff,
        token=token_digest(token),
        made_at=at,
        expires_at=at + timedelta(days=LINK_DAYS),
    )
    return token


def link(token: str, *, at: datetime) -> EntryLink:
    """The link with this token, while it can be used. Raises LinkOver."""
    found = EntryLink.objects.filter(token=token_digest(token)).select_related("staff").first()
    if found is None or found.used_at or found.expires_at <= at or not found.staff.is_active:
        raise LinkOver
    return found


@transaction.atomic
def enter(*, token: str, name: str, password: str, at: datetime) -> Staff:
    """Use a link: set the password. Its address is proven by it. Raises LinkOver."""
    found = link(token, at=at)
    used = EntryLink.objects.filter(pk=found.pk, used_at=None).update(used_at=at)
    if not used:
        raise LinkOver
    staff = found.staff
    staff.name = name or staff.name
    staff.set_password(password)
    staff.save(update_fields=["name", "password"])
    prove_address(staff)
    audit.write(clinic=None, staff=staff, what="password_set", at=at)
    return staff


def prove_address(staff: Staff) -> None:
    """The account's address is its owner's: a letter to it was answered."""
    EmailAddress.objects.update_or_create(
        user=staff, email=staff.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def close_account(*, staff: Staff, by: Staff | None, at: datetime) -> None:
    """The account can no longer sign in. Raises LastOwner, and names the clinics."""
    owned = Member.objects.filter(STANDING, staff=staff, role=Role.OWNER, clinic__closed_at=None)
    alone = [
        member.clinic.name
        for member in owned.select_related("clinic")
        if not Member.objects.filter(STANDING, clinic=member.clinic, role=Role.OWNER)
        .exclude(pk=member.pk)
        .exists()
    ]
    if alone:
        raise LastOwner(", ".join(alone))
    for member in Member.objects.filter(STANDING, staff=staff):
        member.until = max(at, member.since)
        member.save(update_fields=["until"])
        audit.write(
            clinic=member.clinic_id, staff=by, what="member_removed", at=at, member=staff.pk
        )
    staff.is_active = staff.is_host = False
    staff.set_unusable_password()
    staff.save(update_fields=["is_active", "is_host", "password"])
    _end_sessions(staff)
    audit.write(clinic=None, staff=by, what="account_closed", at=at, account=staff.pk)


@transaction.atomic
def reset_account(*, staff: Staff, at: datetime) -> str:
    """Take password and second factors away, for somebody who lost both; a new link."""
    Authenticator.objects.filter(user_id=staff.pk).delete()
    staff.set_unusable_password()
    staff.save(update_fields=["password"])
    _end_sessions(staff)
    audit.write(clinic=None, staff=None, what="account_reset", at=at, account=staff.pk)
    return new_link(staff=staff, at=at)


@transaction.atomic
def make_host(*, staff: Staff, at: datetime) -> None:
    """Make somebody an administrator of the host."""
    staff.is_host = True
    staff.save(update_fields=["is_host"])
    audit.write(clinic=None, staff=None, what="host_made", at=at, account=staff.pk)


def described() -> list[tuple[str, ...]]:
    """Every account in a few words: address, name, what it is, second factors, clinics."""
    rows = Staff.objects.order_by("email").prefetch_related("memberships__clinic")
    return [
        (
            staff.email,
            staff.name,
            "closed" if not staff.is_active else "administrator" if staff.is_host else "staff",
            _entered(staff),
            ", ".join(
                f"{m.clinic.name} ({m.role})" for m in staff.memberships.all() if m.until is None
            ),
        )
        for staff in rows
    ]


def _entered(staff: Staff) -> str:
    if not staff.has_usable_password():
        return "no password yet"
    kinds = Authenticator.objects.filter(user_id=staff.pk).values_list("type", flat=True)
    return ", ".join(sorted(set(kinds))) or "no second factor yet"


def administrators() -> list[Staff]:
    """Administrators who can sign in."""
    return [s for s in Staff.objects.filter(is_host=True, is_active=True) if s.last_login]


def _forget_unused(at: datetime) -> None:
    """Accounts that somebody asked for and nobody ever entered."""
    Staff.objects.filter(
        joined_at__lt=at - timedelta(days=UNUSED_DAYS),
        last_login=None,
        is_host=False,
        is_active=True,
        memberships=None,
        claims=None,
    ).delete()


def _end_sessions(staff: Staff) -> None:
    for session in UserSession.objects.filter(user_id=staff.pk):
        session.end()
