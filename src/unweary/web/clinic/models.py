"""The rows of the clinic's side: who signs in, what they may do, and what they saw and did.

A member of a clinic reaches rows only through `access`, which starts from their membership.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from unweary.web.base.sealed import SealedText

DIGEST = 64  # letters of a SHA-256 in hexadecimal
STANDING = Q(until=None)
HOST = "host"  # the chain of what administrators of the host did


class StaffManager(BaseUserManager["Staff"]):
    """Makes accounts. Addresses are kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Staff:
        """An account that can sign in; without a password only by a link or a passkey."""
        staff = self.model(email=self.normalize_email(email).lower(), **more)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> Staff:
        """An account of the host's own administrators."""
        return self.create_user(email, password, is_host=True, **more)


class Staff(AbstractBaseUser):
    """Somebody who signs in: a member of clinics, or an administrator of the host."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_host = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = StaffManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return self.name or self.email


class Role(models.TextChoices):
    """What a member may do: an owner everything, staff answer requests, a reader only reads."""

    OWNER = "owner"
    STAFF = "staff"
    READER = "reader"


class Member(models.Model):
    """Somebody who works in a clinic here, from one day to another."""

    clinic = models.ForeignKey("care.Clinic", models.CASCADE, related_name="members")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            UniqueConstraint(fields=["clinic", "staff"], condition=STANDING, name="one_membership"),
            CheckConstraint(condition=Q(role__in=Role.values), name="role_known"),
            CheckConstraint(condition=Q(until__gte=F("since")), name="member_until_after"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} is {self.role}"

    @property
    def may_change(self) -> bool:
        """Whether they may answer requests."""
        return self.role in (Role.OWNER, Role.STAFF)

    @property
    def owns(self) -> bool:
        """Whether they may change the clinic itself, its members, and read its audit log."""
        return self.role == Role.OWNER


class EntryLink(models.Model):
    """A link to set the first password of an account. Used once; only its digest is kept."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="entry_links")
    token = models.CharField(max_length=DIGEST, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="link_lasts"),
            CheckConstraint(condition=Q(used_at__gte=F("made_at")), name="link_used_after"),
        ]

    def __str__(self) -> str:
        return f"link of {self.staff_id}"


class Invitation(models.Model):
    """A link that makes whoever holds it a member. Used once; only its digest is kept."""

    clinic = models.ForeignKey("care.Clinic", models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=8, choices=Role.choices)
    token = models.CharField(max_length=DIGEST, unique=True)
    by = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            UniqueConstraint(
                fields=["clinic", "email"],
                condition=Q(used_at=None, withdrawn_at=None),
                name="one_invitation_waits",
            ),
            CheckConstraint(condition=Q(role__in=Role.values), name="invited_role_known"),
            CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None), name="used_or_withdrawn"
            ),
            CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="invitation_lasts"),
        ]

    def __str__(self) -> str:
        return f"invitation as {self.role}"


class Channel(models.TextChoices):
    """How the code of a claim reaches the clinic, or that an administrator decides."""

    PHONE = "phone"
    POST = "post"
    HOST = "host"


class Claim(models.Model):
    """Somebody says that a listing is their clinic's. Settled by a code, or by the host."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    listing = models.CharField(max_length=120, db_index=True)
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="claims")
    position = models.CharField(max_length=120, blank=True)  # their own words: "practice manager"
    channel = models.CharField(max_length=8, choices=Channel.choices)
    disputed = models.BooleanField(default=False)  # the listing was held when it was made
    made_at = models.DateTimeField()
    code = models.CharField(max_length=DIGEST, blank=True)  # digest of the six digits
    code_made_at = models.DateTimeField(null=True, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    granted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    clinic = models.UUIDField(null=True, blank=True)  # what it opened
    reason = SealedText(blank=True)  # of an administrator who decided
    decided_by = models.ForeignKey(Staff, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["made_at", "key"]
        constraints = [
            UniqueConstraint(
                fields=["listing", "staff"],
                condition=Q(granted_at=None, refused_at=None),
                name="one_claim_waits",
            ),
            CheckConstraint(condition=Q(channel__in=Channel.values), name="channel_known"),
            CheckConstraint(
                condition=Q(granted_at=None) | Q(refused_at=None), name="claim_granted_or_refused"
            ),
            CheckConstraint(
                condition=Q(code="", code_made_at=None, code_expires_at=None)
                | (~Q(code="") & Q(code_made_at__isnull=False, code_expires_at__isnull=False)),
                name="code_has_its_times",
            ),
            CheckConstraint(
                condition=Q(clinic=None) | Q(granted_at__isnull=False), name="granted_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.listing


class Note(models.Model):
    """Words of a clinic to itself about a request. They go when the request is erased."""

    clinic = models.ForeignKey("care.Clinic", models.CASCADE, related_name="+")
    request = models.ForeignKey("care.CareRequest", models.CASCADE, related_name="notes")
    staff = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    words = SealedText()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"note of {self.at:%Y-%m-%d %H:%M}"


class ReplyTemplate(models.Model):
    """Words that a clinic often answers with. `{name}` and `{reference}` are filled in."""

    clinic = models.ForeignKey("care.Clinic", models.CASCADE, related_name="templates")
    title = models.CharField(max_length=80)
    words = models.TextField()
    edited_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            UniqueConstraint(fields=["clinic", "title"], name="one_template_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class AuditEntry(models.Model):
    """Something that was seen or done. Triggers refuse to change or delete it.

    Each digest covers the entry and the digest before it. Plain values only: an entry outlives
    the rows that it names, and holds no contents of them.
    """

    chain = models.CharField(max_length=36)  # a clinic's key, or "host"
    number = models.PositiveBigIntegerField()  # 1, 2, 3 within the chain
    staff = models.PositiveBigIntegerField(null=True, blank=True)  # id of the account
    what = models.SlugField(max_length=40)
    request = models.UUIDField(null=True, blank=True)
    detail = models.JSONField(default=dict)  # ids and kinds alone
    at = models.DateTimeField()
    previous = models.CharField(max_length=DIGEST, blank=True)
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        ordering = ["chain", "number"]
        constraints = [
            UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number"),
            CheckConstraint(
                condition=Q(number=1, previous="") | (Q(number__gt=1) & ~Q(previous="")),
                name="entry_follows_another",
            ),
        ]
        indexes = [models.Index(fields=["chain", "at"], name="audit_by_time")]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}: {self.what}"
