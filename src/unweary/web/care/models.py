"""The rows of care close to home: clinics that answer, requests to them, and letters to send.

What identifies a person and what they wrote is sealed. What happened is a row of its own and is
never edited. Plain values only: listings are named by their keys, since they stand elsewhere.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from unweary.web.base.sealed import SealedJson, SealedText

HELD = Q(until=None)
DIGEST = 64  # letters of a SHA-256 in hexadecimal


class Clinic(models.Model):
    """A clinic that claimed its listing and was verified: it has an inbox."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=40)  # as published
    address = models.CharField(max_length=300)
    time_zone = models.CharField(max_length=60, default="UTC")
    answer_hours = models.PositiveSmallIntegerField(default=48)  # promised; the clock of the inbox
    asks_birth_date = models.BooleanField(default=False)
    kept_days = models.PositiveSmallIntegerField(default=90)  # closed requests, then erased
    notify = SealedJson(blank=True)  # e-mail addresses that hear of new requests
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            CheckConstraint(condition=Q(closed_at__gte=F("opened_at")), name="clinic_closed_after"),
            CheckConstraint(condition=Q(answer_hours__range=(1, 336)), name="clinic_answers"),
            CheckConstraint(condition=Q(kept_days__range=(1, 3650)), name="clinic_keeps"),
        ]

    def __str__(self) -> str:
        return self.name


class ClinicListing(models.Model):
    """A listing that a clinic answers for. At most one clinic at a time."""

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="held")
    listing = models.CharField(max_length=120, db_index=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            UniqueConstraint(fields=["listing"], condition=HELD, name="one_clinic_a_listing"),
            CheckConstraint(condition=Q(until__gte=F("since")), name="held_until_after"),
        ]

    def __str__(self) -> str:
        return self.listing


class ClinicFacts(models.Model):
    """What a clinic says of itself; shown in place of what the registry states."""

    clinic = models.OneToOneField(Clinic, models.CASCADE, related_name="facts", primary_key=True)
    accepting_new = models.BooleanField(null=True, blank=True)
    telehealth = models.BooleanField(null=True, blank=True)
    wheelchair = models.BooleanField(null=True, blank=True)
    languages = models.JSONField(null=True, blank=True)  # ["en", "es"]
    networks = models.JSONField(null=True, blank=True)  # names of insurances
    hours = models.JSONField(null=True, blank=True)  # [[weekday, "08:00", "17:00"], …]
    access_note = models.CharField(max_length=300, blank=True)
    edited_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"facts of {self.clinic_id}"


class State(models.TextChoices):
    """How far a request is."""

    UNVERIFIED = "unverified"  # waits for the link in the e-mail to be pressed
    SENT = "sent"
    SEEN = "seen"
    PROPOSED = "proposed"  # the clinic offered times
    COUNTERED = "countered"  # the person asked for others
    BOOKED = "booked"
    DECLINED = "declined"
    CANCELLED = "cancelled"  # withdrawn by the person
    EXPIRED = "expired"
    CLOSED = "closed"  # done, by the clinic


OPEN = frozenset({State.SENT, State.SEEN, State.PROPOSED, State.COUNTERED, State.BOOKED})
OVER = frozenset({State.DECLINED, State.CANCELLED, State.EXPIRED, State.CLOSED})


class By(models.TextChoices):
    """Who did something."""

    PERSON = "person"
    CLINIC = "clinic"
    SITE = "site"


class CareRequest(models.Model):
    """One person's request to one clinic. `contact` and `story` go with erasure."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)  # to say on the telephone
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="requests")
    listing = models.CharField(max_length=120)
    discipline = models.SlugField(max_length=60)
    state = models.CharField(max_length=12, choices=State.choices)
    level = models.CharField(max_length=12, blank=True)  # of the check; "" where none was attached
    confirmed = models.BooleanField(default=False)  # the e-mail address answered
    quarantined = models.BooleanField(default=False)  # looks like advertising: kept aside
    contact = SealedJson(blank=True)  # name, telephone, e-mail, how to reach
    story = SealedJson(blank=True)  # what is wanted, when, and in the person's own words
    summary = SealedJson(blank=True)  # the check's answers, only by consent
    locale = models.CharField(max_length=12, default="en")  # of the letters to the person
    handing_to = models.ForeignKey(  # waits for the person to agree
        Clinic, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sending = models.CharField(max_length=DIGEST, unique=True)  # one form is sent once
    person = models.CharField(max_length=DIGEST, blank=True, db_index=True)  # blind, "" unknown
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)  # reached the clinic's inbox
    answered_at = models.DateTimeField(null=True, blank=True)  # the clinic's first answer
    over_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "key"]
        indexes = [models.Index(fields=["clinic", "state", "made_at"], name="inbox")]
        constraints = [
            CheckConstraint(condition=Q(state__in=State.values), name="request_state_known"),
            CheckConstraint(
                condition=Q(erased_at=None) | Q(contact="", story="", summary=""),
                name="erased_is_empty",
            ),
            CheckConstraint(
                condition=Q(over_at=None) ^ Q(state__in=sorted(OVER)), name="over_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PrivateLink(models.Model):
    """A way to a request without an account. Each letter brings a new one; all open the same."""

    request = models.ForeignKey(CareRequest, models.CASCADE, related_name="links")
    token = models.CharField(max_length=DIGEST, unique=True)  # its digest
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return f"link of {self.made_at:%Y-%m-%d %H:%M}"


class RequestEvent(models.Model):
    """Something that happened to a request. Never edited; its words go with erasure."""

    request = models.ForeignKey(CareRequest, models.CASCADE, related_name="events")
    what = models.SlugField(max_length=40)  # a state, or "assigned", "handed_on", "erased", …
    by = models.CharField(max_length=8, choices=By.choices)
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    message = SealedText(blank=True)
    detail = SealedJson(blank=True)  # reason and alternatives of a refusal
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            CheckConstraint(condition=Q(by__in=By.values), name="event_by_known"),
            CheckConstraint(
                condition=Q(staff=None) | Q(by=By.CLINIC.value), name="staff_act_for_clinics"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} at {self.at:%Y-%m-%d %H:%M}"


class Proposal(models.Model):
    """A time that was offered."""

    request = models.ForeignKey(CareRequest, models.CASCADE, related_name="proposals")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=8, choices=By.choices)
    offered_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            UniqueConstraint(
                fields=["request"],
                condition=Q(accepted_at__isnull=False, withdrawn_at=None),
                name="one_time_accepted",
            ),
            CheckConstraint(condition=Q(by__in=By.values), name="proposal_by_known"),
            CheckConstraint(condition=Q(minutes__range=(5, 480)), name="proposal_minutes"),
            CheckConstraint(condition=Q(accepted_at__gte=F("offered_at")), name="accepted_after"),
            CheckConstraint(
                condition=Q(withdrawn_at__gte=F("offered_at")), name="taken_back_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Consent(models.Model):
    """What somebody agreed to, in which words. Never edited but for its withdrawal."""

    request = models.ForeignKey(CareRequest, models.CASCADE, related_name="consents")
    purpose = models.SlugField(max_length=40)  # "share_with_clinic", "share_summary", "e_mail"
    version = models.CharField(max_length=20)
    text_digest = models.CharField(max_length=DIGEST)  # SHA-256 of the words that were shown
    locale = models.CharField(max_length=12)
    method = models.CharField(max_length=20)  # "ticked"
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            UniqueConstraint(
                fields=["request", "purpose"],
                condition=Q(withdrawn_at=None),
                name="one_consent_a_purpose",
            ),
            CheckConstraint(condition=Q(withdrawn_at__gte=F("at")), name="consent_withdrawn_after"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Draft(models.Model):
    """A request that is being written, so that nothing typed is lost. Gone after a day."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    listing = models.CharField(max_length=120)
    content = SealedJson(blank=True)
    changed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft of {self.changed_at:%Y-%m-%d %H:%M}"


class Letter(models.Model):
    """An e-mail that waits, was sent or came back. No health content is ever in one."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(
        CareRequest, models.CASCADE, null=True, blank=True, related_name="letters"
    )
    kind = models.SlugField(max_length=40)
    to = SealedText(blank=True)  # both go once it was sent
    content = SealedJson(blank=True)  # subject and text, links included
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    taken_until = models.DateTimeField(null=True, blank=True)  # a worker is at it until then
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)  # given up, or refused for good
    trouble = models.CharField(max_length=200, blank=True)  # code and kind, never the address

    class Meta:
        ordering = ["written_at", "key"]
        constraints = [
            CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_failed"),
        ]

    def __str__(self) -> str:
        return self.kind


class Erasure(models.Model):
    """Proof that a request was erased: what is left is this, and holds nothing of the person."""

    reference = models.CharField(max_length=12, unique=True)
    clinic_name = models.CharField(max_length=160)
    fields = models.JSONField()  # names of what was erased
    asked_by = models.CharField(max_length=8, choices=By.choices)
    at = models.DateTimeField()
    signature = models.CharField(max_length=120)  # Ed25519 over the lines above

    class Meta:
        constraints = [CheckConstraint(condition=Q(asked_by__in=By.values), name="erased_by_known")]

    def __str__(self) -> str:
        return self.reference


class LeftOut(models.Model):
    """A clinician who asked not to be listed. `clinician` is "source.key" of the directory."""

    clinician = models.CharField(max_length=100, unique=True)
    asked_at = models.DateTimeField()
    contact = SealedText(blank=True)
    token = models.CharField(max_length=DIGEST, unique=True)
    granted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            CheckConstraint(
                condition=Q(granted_at=None) | Q(refused_at=None), name="granted_or_refused"
            ),
        ]

    def __str__(self) -> str:
        return self.clinician


class ListingReport(models.Model):
    """Something wrong with a listing, for the host to look into."""

    listing = models.CharField(max_length=120, db_index=True)
    what = models.SlugField(max_length=40)
    words = SealedText(blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            CheckConstraint(condition=Q(settled_at__gte=F("at")), name="settled_after"),
        ]

    def __str__(self) -> str:
        return self.what


class Attempt(models.Model):
    """One use of a form, counted for its limits: a digest that is salted anew each day."""

    what = models.SlugField(max_length=40)
    who = models.CharField(max_length=DIGEST)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["what", "who", "at"], name="attempts")]

    def __str__(self) -> str:
        return self.what


def over(state: State, at: datetime) -> datetime | None:
    """When a request that comes into this state ends."""
    return at if state in OVER else None
