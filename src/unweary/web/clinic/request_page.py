"""One request for the clinic: who asks, what was said and done, and what can be done now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from unweary.web.base.numbers import Number
from unweary.web.care.attaching import told
from unweary.web.care.models import By, CareRequest, RequestEvent, State
from unweary.web.care.recipient import name_of
from unweary.web.care.request_states import possible
from unweary.web.care.request_wording import stated_rows
from unweary.web.care.stated import Contact, contact_of
from unweary.web.clinic import access
from unweary.web.clinic.inbox_pages import Clock, clock_of, discipline_name, level_words, state_name
from unweary.web.clinic.models import Member, Note

HANDED_ON = "handed_on"


@dataclass(frozen=True)
class Line:
    """Something that was said or done."""

    at: datetime
    who: str
    what: str
    words: str
    person: bool


@dataclass(frozen=True)
class OfferedTime:
    """A time, in the clinic's own time zone."""

    starts_at: datetime
    minutes: int
    agreed: bool


@dataclass(frozen=True)
class Can:
    """What can be done now, by somebody who may change things."""

    reply: bool
    propose: bool
    book: bool
    decline: bool
    hand_on: bool
    take_back_hand_on: bool
    close: bool
    assign: bool
    release: bool
    note: bool

    @property
    def anything(self) -> bool:
        """Whether there is an answer to give."""
        return self.reply or self.propose or self.book or self.decline or self.hand_on


@dataclass(frozen=True)
class RequestPage:
    """One request, opened."""

    key: UUID
    reference: str
    name: str
    wants: str
    listing: str
    level: str
    level_name: str
    state: str
    state_name: str
    clock: Clock | None
    sent_at: datetime
    call: Number | None
    email: str
    may_leave_message: bool
    confirmed: bool
    quarantined: bool
    erased: bool
    child: bool
    stated: tuple[tuple[str, str], ...]
    summary: bool
    handing_to: str
    times: tuple[OfferedTime, ...]
    lines: tuple[Line, ...]
    notes: tuple[Line, ...]
    assigned: str
    can: Can
    zone: str


def request_page(member: Member, request: CareRequest, *, at: datetime) -> RequestPage:
    """The page of one request of the member's own clinic."""
    contact = contact_of(request)
    standing = request.proposals.filter(withdrawn_at=None)
    return RequestPage(
        key=request.pk,
        reference=request.reference,
        name=contact.name or (_("Erased") if request.erased_at else _("No name given")),
        wants=discipline_name(request.discipline),
        listing=name_of(request.listing),
        level=request.level,
        level_name=level_words(request.level),
        state=request.state,
        state_name=state_name(request.state),
        clock=clock_of(request, member.clinic, at=at),
        sent_at=request.sent_at or request.made_at,
        call=_number(contact),
        email=contact.email,
        may_leave_message=contact.may_leave_message,
        confirmed=request.confirmed,
        quarantined=request.quarantined,
        erased=request.erased_at is not None,
        child=contact.child,
        stated=stated_rows(request),
        summary=bool(request.summary),
        handing_to=request.handing_to.name if request.handing_to else "",
        times=tuple(
            OfferedTime(t.starts_at, t.minutes, t.accepted_at is not None) for t in standing
        ),
        lines=_lines(member, tuple(access.events_of(member, request))),
        notes=tuple(_note(note) for note in access.notes_of(member, request)),
        assigned=str(request.assigned_to or ""),
        can=_can(member, request),
        zone=member.clinic.time_zone,
    )


def filled_in(words: str, request: CareRequest) -> str:
    """A ready answer with the person's name and the reference in their places."""
    name = contact_of(request).name
    return words.replace("{name}", name).replace("{reference}", request.reference)


def zone_of(member: Member) -> ZoneInfo:
    """The clinic's own time zone."""
    return ZoneInfo(member.clinic.time_zone)


def _number(contact: Contact) -> Number | None:
    return Number(contact.phone, "") if contact.phone else None


def _can(member: Member, request: CareRequest) -> Can:
    if not member.may_change:
        return Can(*([False] * 10))
    aside = request.quarantined
    return Can(
        reply=not aside and possible(request, "reply"),
        propose=not aside and possible(request, "propose"),
        book=not aside and possible(request, "book"),
        decline=possible(request, "decline"),
        hand_on=not aside and possible(request, "ask_hand_on") and request.handing_to is None,
        take_back_hand_on=request.handing_to is not None and possible(request, "take_back_hand_on"),
        close=possible(request, "close"),
        assign=possible(request, "assign"),
        release=aside and possible(request, "release"),
        note=request.erased_at is None,
    )


def _lines(member: Member, events: Sequence[RequestEvent]) -> tuple[Line, ...]:
    """What happened. What another clinic wrote before it was handed on is not shown."""
    came = max((i for i, e in enumerate(events) if e.what == HANDED_ON), default=-1)
    own: set[int | None] = {m.staff_id for m in access.members_of(member)}
    return tuple(
        _line(event, own, earlier=place < came)
        for place, event in enumerate(events)
        if not (place < came and event.by == By.CLINIC)
    )


def _line(event: RequestEvent, own: Collection[int | None], *, earlier: bool) -> Line:
    person = event.by == By.PERSON
    who = _("The person") if person else _("The site")
    if event.by == By.CLINIC:
        staff = event.staff if event.staff_id in own else None
        who = str(staff) if staff else _("The clinic")
    words = "" if earlier and not person else event.message
    return Line(event.at, who, event_words(event), words, person)


def event_words(event: RequestEvent) -> str:
    """What happened, in a few words."""
    named = {
        State.UNVERIFIED.value: _("wrote the request"),
        State.SENT.value: _("sent the request"),
        State.SEEN.value: _("opened it first"),
        State.PROPOSED.value: _("offered times"),
        State.COUNTERED.value: _("asked for another time"),
        State.BOOKED.value: _("agreed on a time"),
        State.DECLINED.value: _("declined"),
        State.CANCELLED.value: _("withdrew the request"),
        State.EXPIRED.value: _("ended it: no answer in time"),
        State.CLOSED.value: _("closed it"),
        "message": _("wrote"),
        "assigned": _("assigned it"),
        "unassigned": _("took it back to nobody"),
        "hand_on_asked": _("asked to hand it on"),
        "hand_on_taken_back": _("took back the question to hand it on"),
        "hand_on_refused": _("wants it to stay here"),
        HANDED_ON: _("agreed to hand it on"),
        "released": _("found it to be no advertising"),
        "phone_instead": _("could not deliver a letter: please phone"),
        "consent_withdrawn": _("took a consent back"),
        "erased": _("erased it"),
        "confirmed": _("confirmed the e-mail address"),
    }
    return str(named.get(event.what) or event.what.replace("_", " "))


def has_summary(request: CareRequest) -> bool:
    """Whether the answers of a check came along, and were not taken back."""
    return told(request) is not None


def _note(note: Note) -> Line:
    return Line(note.at, str(note.staff or _("The clinic")), "", note.words, person=False)
