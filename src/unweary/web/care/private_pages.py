"""The private page of a request and what belongs to it, as values: where it stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from unweary.web.base.numbers import Number, numbers
from unweary.web.care import consent
from unweary.web.care.models import By, CareRequest, Proposal, RequestEvent, State
from unweary.web.care.recipient import name_of
from unweary.web.care.request_states import possible
from unweary.web.care.request_wording import standing_words, stated_rows, what_happened
from unweary.web.care.stated import contact_of

DONE, NOW, AHEAD = "done", "now", "ahead"


@dataclass(frozen=True)
class Step:
    """One step of the line."""

    label: str
    state: str  # "done", "now" or "ahead"


@dataclass(frozen=True)
class Line:
    """Something that was said or done."""

    who: str
    when: str
    what: str
    words: str
    mine: bool


@dataclass(frozen=True)
class Time:
    """A time that was offered or agreed, in the clinic's own time zone."""

    day: str
    hours: str
    zone: str
    agreed: bool
    accept: str
    calendar: str


@dataclass(frozen=True)
class Other:
    """A listing that the clinic names instead."""

    name: str
    address: str


@dataclass(frozen=True)
class Given:
    """A consent that stands, and where to end it."""

    what: str
    on: str
    end: str


@dataclass(frozen=True)
class HandOn:
    """The question whether it may go to another clinic. `key` goes back with the answer."""

    key: str
    clinic: str
    words: str
    message: str


@dataclass(frozen=True)
class Can:
    """What the person can do now."""

    answer: bool
    counter: bool
    withdraw: bool
    confirm_again: bool
    erase: bool


@dataclass(frozen=True)
class PrivatePage:
    """One request, for the person whose it is."""

    token: str
    reference: str
    clinic: str
    calls: Number
    address: str
    title: str
    now: str
    steps: tuple[Step, ...]
    times: tuple[Time, ...]
    agreed: bool
    others: tuple[Other, ...]
    hand_on: HandOn | None
    said: tuple[Line, ...]
    stated: tuple[tuple[str, str], ...]
    given: tuple[Given, ...]
    can: Can
    over: bool
    erased: bool
    phone_instead: str
    dies_on: str
    error: str
    wrong: bool  # the error is about the message
    typed: str
    notice: str


@dataclass(frozen=True)
class ReceiptPage:
    """What was sent to whom, and the link to keep."""

    token: str
    reference: str
    clinic: str
    calls: Number
    link: str
    waits: bool  # for the link in the e-mail
    letters: bool
    email: str
    emergency: bool
    numbers: tuple[Number, ...]
    stated: tuple[tuple[str, str], ...]


def private_page(
    request: CareRequest,
    token: str,
    *,
    at: datetime,
    error: str = "",
    wrong: bool = False,
    typed: str = "",
    notice: str = "",
) -> PrivatePage:
    """Where a request stands and what can be done."""
    events = tuple(request.events.all())
    clinic, state = request.clinic, State(request.state)
    title, now = standing_words(request)
    times = tuple(request.proposals.filter(withdrawn_at=None))
    erased = request.erased_at is not None
    return PrivatePage(
        token=token,
        reference=request.reference,
        clinic=clinic.name,
        calls=Number(clinic.phone, ""),
        address=clinic.address,
        title=title,
        now=now,
        steps=() if erased else _steps(state, events),
        times=tuple(_time(t, token, clinic.time_zone) for t in times),
        agreed=any(t.accepted_at for t in times),
        others=_others(events) if state is State.DECLINED else (),
        hand_on=_hand_on(request, events),
        said=tuple(
            _line(e, name, clinic.time_zone)
            for e, name in zip(events, _clinics(events, clinic.name), strict=True)
            if _told(e)
        ),
        stated=stated_rows(request),
        given=() if erased else _given(request, token),
        can=Can(
            answer=possible(request, "answer"),
            counter=possible(request, "counter"),
            withdraw=possible(request, "withdraw"),
            confirm_again=state is State.UNVERIFIED and settings.MAIL is not None and not erased,
            erase=not erased,
        ),
        over=request.over_at is not None,
        erased=erased,
        phone_instead=_phone_instead(state, events),
        dies_on=_day(request.over_at + timedelta(days=30), clinic.time_zone)
        if request.over_at
        else "",
        error=error,
        wrong=wrong,
        typed=typed,
        notice=notice,
    )


def receipt_page(request: CareRequest, token: str, link: str) -> ReceiptPage:
    """What was sent to whom."""
    contact = contact_of(request)
    return ReceiptPage(
        token=token,
        reference=request.reference,
        clinic=request.clinic.name,
        calls=Number(request.clinic.phone, ""),
        link=link,
        waits=request.state == State.UNVERIFIED,
        letters=settings.MAIL is not None
        and bool(contact.email)
        and consent.stands(request, consent.E_MAIL),
        email=contact.email,
        emergency=request.level == "emergency",
        numbers=numbers(settings.EMERGENCY_NUMBER),
        stated=stated_rows(request),
    )


def _steps(state: State, events: tuple[RequestEvent, ...]) -> tuple[Step, ...]:
    labels = {
        State.SENT: _("Sent"),
        State.SEEN: _("Opened"),
        State.PROPOSED: _("Time offered"),
        State.BOOKED: _("Time agreed"),
    }
    order = list(labels)
    ends = {
        State.DECLINED: _("Declined"),
        State.CANCELLED: _("Withdrawn"),
        State.EXPIRED: _("Ended"),
        State.CLOSED: _("Closed"),
    }
    if state is State.UNVERIFIED:
        return (Step(_("Confirm"), NOW), *(Step(label, AHEAD) for label in labels.values()))
    if state in ends:
        reached = {e.what for e in events}
        passed = [s for s in order if s in reached]
        return (*(Step(labels[s], DONE) for s in passed), Step(ends[state], NOW))
    if state is State.COUNTERED:
        labels[State.PROPOSED] = _("Other time asked for")
        state = State.PROPOSED
    here = order.index(state)
    marks = [DONE if i < here else NOW if i == here else AHEAD for i in range(len(order))]
    return tuple(Step(labels[s], mark) for s, mark in zip(order, marks, strict=True))


def _phone_instead(state: State, events: tuple[RequestEvent, ...]) -> str:
    """What follows from letters that do not arrive, "" where they do."""
    if not any(e.what == "phone_instead" for e in events):
        return ""
    if state is State.UNVERIFIED:
        return _(
            "Our letter could not be delivered. Is the address right? Nothing is sent yet: fill in "
            "the form again, or phone the clinic."
        )
    return _(
        "Our e-mails do not reach you. The clinic knows, and phones instead. Please look here "
        "from time to time."
    )


def _time(time: Proposal, token: str, zone: str) -> Time:
    starts = time.starts_at.astimezone(ZoneInfo(zone))
    ends = starts + timedelta(minutes=time.minutes)
    return Time(
        day=in_words(starts, "l j F Y"),
        hours=_("%(from)s to %(to)s") % {"from": f"{starts:%H:%M}", "to": f"{ends:%H:%M}"},
        zone=_("%(place)s time") % {"place": zone.rpartition("/")[2].replace("_", " ")},
        agreed=time.accepted_at is not None,
        accept=reverse("request:accept", args=[token, time.pk]),
        calendar=reverse("request:calendar", args=[token, time.pk]),
    )


def _others(events: tuple[RequestEvent, ...]) -> tuple[Other, ...]:
    declined = [e for e in events if e.what == State.DECLINED]
    keys = declined[-1].detail.get("alternatives", []) if declined else []
    named = [(name_of(key), key) for key in keys]
    return tuple(Other(name, reverse("care:listing", args=[key])) for name, key in named if name)


def _hand_on(request: CareRequest, events: tuple[RequestEvent, ...]) -> HandOn | None:
    to = request.handing_to
    if to is None:
        return None
    asked = [e for e in events if e.what == "hand_on_asked"]
    agreed = consent.consent_to(consent.HAND_ON, clinic=to.name, days=to.kept_days)
    return HandOn(to.pk.hex, to.name, agreed.text, asked[-1].message if asked else "")


def _told(event: RequestEvent) -> bool:
    """Whether it is for the person to read."""
    return event.what not in ("assigned", "unassigned", "released", "returned")


def _clinics(events: tuple[RequestEvent, ...], now: str) -> tuple[str, ...]:
    """Whose the request was at each event: it may have been handed on."""
    names, name = [], now
    for event in reversed(events):
        if event.what == "handed_on":
            name = str(event.detail.get("left") or _("The clinic before"))
        names.append(name)
    return tuple(reversed(names))


def _line(event: RequestEvent, clinic: str, zone: str) -> Line:
    mine = event.by == By.PERSON
    who = _("You") if mine else clinic if event.by == By.CLINIC else settings.SITE_NAME
    return Line(who, _moment(event.at, zone), what_happened(event), event.message, mine)


def _given(request: CareRequest, token: str) -> tuple[Given, ...]:
    names = {
        consent.SHARE: _("Your request goes to the clinic"),
        consent.HAND_ON: _("Your request went to this clinic from another"),
        consent.EMERGENCY: _("The clinic knows that you were told to get emergency help"),
        consent.E_MAIL: _("E-mails about this request"),
        consent.SUMMARY: _("The clinic may read the summary of your check"),
    }
    return tuple(
        Given(
            names.get(row.purpose, row.purpose),
            _day(row.at, request.clinic.time_zone),
            reverse("request:end_consent", args=[token, row.purpose]),
        )
        for row in request.consents.filter(withdrawn_at=None)
    )


def _day(at: datetime, zone: str) -> str:
    return in_words(at.astimezone(ZoneInfo(zone)), "j F Y")


def _moment(at: datetime, zone: str) -> str:
    return in_words(at.astimezone(ZoneInfo(zone)), "j F, H:i")
