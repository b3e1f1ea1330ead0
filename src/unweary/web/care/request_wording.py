"""What a request says and where it stands, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from unweary.web.care.models import By, CareRequest, RequestEvent, State
from unweary.web.care.request_forms import DAYS, HOW_LONG, KNOWN, PREFERS, TIMES, WHAT_FOR
from unweary.web.care.stated import attached_to, contact_of, story_of


def stated_rows(request: CareRequest) -> tuple[tuple[str, str], ...]:
    """What the clinic gets, field by field, in words; what was left empty is left out."""
    contact, story = contact_of(request), story_of(request)
    yes = _("Yes")
    rows = (
        (_("Name"), contact.name),
        (_("Phone number"), contact.phone),
        (_("May leave a message"), yes if contact.may_leave_message else ""),
        (_("E-mail address"), contact.email),
        (_("Answer"), _of(PREFERS, contact.prefers)),
        (_("Parent or guardian"), contact.guardian_name),
        (_("Their contact"), contact.guardian_contact),
        (_("Date of birth"), contact.born_on.isoformat() if contact.born_on else ""),
        (_("What it is for"), _of(WHAT_FOR, story.what_for)),
        (_("Where"), story.where),
        (_("For how long"), _of(HOW_LONG, story.how_long)),
        (_("Own words"), story.words),
        (_("Days"), listed_days(story.days)),
        (_("Time of day"), listed_times(story.times)),
        (_("Language"), story.language),
        (_("Interpreter"), yes if story.interpreter else ""),
        (_("Access"), story.access),
        (_("Been there before"), _of(KNOWN, story.known)),
        (_("Insurance"), story.insurance),
        (_("Summary of the check"), _("Attached") if attached_to(request) else ""),
    )
    return tuple((label, value) for label, value in rows if value)


def listed_days(days: tuple[str, ...]) -> str:
    """Weekdays in words."""
    return ", ".join(str(label) for id, label in DAYS if id in days)


def listed_times(times: tuple[str, ...]) -> str:
    """Times of day in words."""
    return ", ".join(str(label) for id, label in TIMES if id in times)


def reasons() -> Mapping[str, str]:
    """Why a clinic says no, in words."""
    return {
        "full": _("They have no time free soon enough."),
        "not_for_us": _("They do not treat this kind of problem."),
        "no_new_patients": _("They take no new patients at the moment."),
        "insurance": _("They do not work with your insurance."),
        "left": _("They no longer take requests here."),
        "other": _("They cannot help with this request."),
    }


def standing_words(request: CareRequest) -> tuple[str, str]:
    """Where it stands: a heading and a sentence, for the person."""
    state = State(request.state)
    clinic = request.clinic.name
    if request.erased_at is not None:
        return (
            _("Your request is erased"),
            _("Nothing that you wrote is left, here or in the inbox of the clinic."),
        )
    known = {"clinic": clinic}
    words = {
        State.UNVERIFIED: (
            _("Please confirm your e-mail address"),
            _("Your request is not sent yet. Open the link in our e-mail and press the button."),
        ),
        State.SENT: (
            _("Your request is sent"),
            _("%(clinic)s has it in their inbox, and has not opened it yet.") % known,
        ),
        State.SEEN: (
            _("The clinic has read your request"),
            _("%(clinic)s will offer you a time, or write to you here.") % known,
        ),
        State.PROPOSED: (
            _("You can choose a time"),
            _("%(clinic)s offers you what is below. Take one, or ask for another.") % known,
        ),
        State.COUNTERED: (
            _("You asked for another time"),
            _("%(clinic)s will look for one.") % known,
        ),
        State.BOOKED: (
            _("Your time is agreed"),
            _("%(clinic)s expects you.") % known,
        ),
        State.DECLINED: (
            _("The clinic cannot help with this request"),
            _reason(request),
        ),
        State.CANCELLED: (
            _("You withdrew this request"),
            _("%(clinic)s was told. You can erase it as well.") % known,
        ),
        State.EXPIRED: (
            _("This request ended without an answer"),
            _("We are sorry. Please phone %(clinic)s, or ask another clinic.") % known,
        ),
        State.CLOSED: (
            _("This request is closed"),
            _("%(clinic)s has closed it. If something is left open, phone them.") % known,
        ),
    }
    return words[state]


def _reason(request: CareRequest) -> str:
    event = request.events.filter(what=State.DECLINED).last()
    given = str(event.detail.get("reason", "other")) if event else "other"
    return reasons().get(given, reasons()["other"])


def what_happened(event: RequestEvent) -> str:
    """An event in words."""
    mine = event.by == By.PERSON
    words: Mapping[str, str] = {
        State.UNVERIFIED: _("Filled in the form."),
        State.SENT: _("Sent the request."),
        State.SEEN: _("Opened the request."),
        State.PROPOSED: _("Offered times."),
        State.COUNTERED: _("Asked for another time."),
        State.BOOKED: _("Took a time.") if mine else _("Wrote down the time that was agreed."),
        State.DECLINED: _("Cannot help with this request."),
        State.CANCELLED: _("Withdrew the request."),
        State.EXPIRED: _("Ended the request, since nobody answered."),
        State.CLOSED: _("Closed the request."),
        "message": _("Wrote:"),
        "hand_on_asked": _("Asked whether it may go to another clinic."),
        "hand_on_taken_back": _("Keeps your request. You need not answer the question."),
        "handed_on": _("Agreed that it goes to another clinic."),
        "hand_on_refused": _("Kept the request with this clinic.")
        if mine
        else _("The other clinic takes no requests any more. Yours stays where it is."),
        "consent_withdrawn": _("Took back a consent."),
        "phone_instead": _("Our e-mails do not arrive. Please phone instead."),
        "erased": _("Erased the request."),
    }
    return words.get(event.what, event.what)


def _of(choices: tuple[tuple[str, object], ...], id: str) -> str:
    return str(dict(choices).get(id, "")) if id else ""
