"""Who belongs to a clinic: invited by a link, given a role, removed. The last owner stays."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from unweary.web.base.sealed import new_token, token_digest
from unweary.web.care.models import Clinic
from unweary.web.clinic import accounts, audit, letters
from unweary.web.clinic.accounts import LastOwner, LinkOver
from unweary.web.clinic.models import STANDING, Invitation, Member, Role, Staff

INVITED_DAYS = 7


class AlreadyMember(ValueError):
    """They are a member of this clinic already."""


def add_member(*, clinic: Clinic, staff: Staff, role: Role, at: datetime) -> Member:
    """Make somebody a member, or leave their standing as it is."""
    standing = Member.objects.filter(STANDING, clinic=clinic, staff=staff).first()
    if standing is not None:
        return standing
    return Member.objects.create(clinic=clinic, staff=staff, role=role, since=at)


@transaction.atomic
def invite(*, member: Member, email: str, role: Role, at: datetime) -> str:
    """Write to somebody with a link; its token, shown only where no letters are sent.

    An earlier invitation of theirs ends. Raises AlreadyMember.
    """
    email = email.strip().lower()
    if Member.objects.filter(STANDING, clinic=member.clinic, staff__email=email).exists():
        raise AlreadyMember
    waiting = Invitation.objects.filter(
        clinic=member.clinic, email=email, used_at=None, withdrawn_at=None
    )
    waiting.update(withdrawn_at=at)
    token = new_token()
    made = Invitation.objects.create(
        clinic=member.clinic,
        email=email,
        role=role,
        token=token_digest(token),
        by=member.staff,
        made_at=at,
        expires_at=at + timedelta(days=INVITED_DAYS),
    )
    told = {"clinic": member.clinic.name, "who": str(member.staff)}
    letters.send(
        kind="invitation",
        to=email,
        subject=_("You are invited to %(clinic)s") % told,
        text="\n".join(
            [
                _("%(who)s invites you to answer requests for %(clinic)s.") % told,
                _("Open this page to accept. The link works once, for 7 days:"),
                "",
                f"{settings.ADDRESS}{reverse('clinic:invitation', args=[token])}",
                "",
                _("If you did not expect this, do nothing."),
            ]
        ),
        at=at,
    )
    audit.write(
        clinic=member.clinic_id,
        staff=member.staff,
        what="member_invited",
        at=at,
        invitation=made.pk,
        role=role.value,
    )
    return token


@transaction.atomic
def withdraw_invitation(*, member: Member, invitation: Invitation, at: datetime) -> None:
    """The link no longer works."""
    changed = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None)
    if changed.update(withdrawn_at=at):
        audit.write(
            clinic=member.clinic_id,
            staff=member.staff,
            what="invitation_withdrawn",
            at=at,
            invitation=invitation.pk,
        )


def invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation with this token, while it can be used. Raises LinkOver."""
    found = Invitation.objects.filter(token=token_digest(token)).select_related("clinic").first()
    if found is None or found.used_at or found.withdrawn_at or found.expires_at <= at:
        raise LinkOver
    if found.clinic.closed_at is not None:
        raise LinkOver
    return found


@transaction.atomic
def accept(*, token: str, staff: Staff, at: datetime) -> Member:
    """Become a member by an invitation to one's own address. Raises LinkOver."""
    found = invitation(token, at=at)
    mine = found.email == staff.email
    used = Invitation.objects.filter(pk=found.pk, used_at=None, withdrawn_at=None)
    if not mine or not used.update(used_at=at):
        raise LinkOver
    member = add_member(clinic=found.clinic, staff=staff, role=Role(found.role), at=at)
    audit.write(
        clinic=found.clinic_id,
        staff=staff,
        what="member_joined",
        at=at,
        invitation=found.pk,
        role=member.role,
    )
    return member


@transaction.atomic
def accept_as_new(*, token: str, name: str, password: str, at: datetime) -> Member:
    """Make the account that an invitation is for, and become a member. Raises LinkOver."""
    found = invitation(token, at=at)
    if accounts.account_of(found.email) is not None:
        raise LinkOver  # an account is entered by its own link alone, never by an inviter's
    _new, entry = accounts.open_account(email=found.email, name=name, at=at)
    staff = accounts.enter(token=entry, name=name, password=password, at=at)
    return accept(token=token, staff=staff, at=at)


@transaction.atomic
def change_role(*, by: Member, member: Member, role: Role, at: datetime) -> None:
    """Give somebody another role. Raises LastOwner."""
    row = _locked(member)
    if row.role == role:
        return
    if row.role == Role.OWNER:
        _needs_another_owner(row)
    row.role = role
    row.save(update_fields=["role"])
    audit.write(
        clinic=by.clinic_id,
        staff=by.staff,
        what="role_changed",
        at=at,
        member=row.staff_id,
        role=role.value,
    )


@transaction.atomic
def remove(*, by: Member, member: Member, at: datetime) -> None:
    """Somebody is no longer a member; by an owner, or by themselves. Raises LastOwner."""
    row = _locked(member)
    if row.until is not None:
        return
    if row.role == Role.OWNER:
        _needs_another_owner(row)
    row.until = max(at, row.since)
    row.save(update_fields=["until"])
    audit.write(
        clinic=by.clinic_id, staff=by.staff, what="member_removed", at=at, member=row.staff_id
    )


def _locked(member: Member) -> Member:
    """The row, with all owners of the clinic held, so that two cannot leave at once."""
    owners = Member.objects.filter(STANDING, clinic=member.clinic_id, role=Role.OWNER)
    list(owners.select_for_update().values_list("pk", flat=True))
    return Member.objects.get(pk=member.pk)


def _needs_another_owner(member: Member) -> None:
    others = Member.objects.filter(STANDING, clinic=member.clinic_id, role=Role.OWNER)
    if not others.exclude(pk=member.pk).filter(staff__is_active=True).exists():
        raise LastOwner(member.clinic.name)
