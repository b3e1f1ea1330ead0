"""The pages around the form, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from unweary.exchange.summary_pdf import Summary
from unweary.web.base.numbers import Number, numbers
from unweary.web.care import consent
from unweary.web.care.fields import Choices, Group, Typed, choices, opened, tick, typed
from unweary.web.care.guidance import Guidance
from unweary.web.care.models import Clinic
from unweary.web.care.recipient import Recipient
from unweary.web.care.request_forms import HOW_LONG, MOST_WORDS, TRAP, EmergencyForm, RequestForm
from unweary.web.check.conclusions import Conclusion
from unweary.web.check.levels import LevelCard
from unweary.web.check.result_page import emergency_page
from unweary.web.check.result_parts import Reason

MORE = ("language", "interpreter", "access", "known", "insurance", "born_on")
CHILD = ("under_16", "guardian_name", "guardian_contact")


@dataclass(frozen=True)
class Ask:
    """A consent as it stands on a page."""

    id: str
    name: str
    words: str
    checked: bool
    optional: bool
    error: str


@dataclass(frozen=True)
class FormPage:
    """The form of a request."""

    to: Recipient
    address: str  # of this page
    notice: str
    groups: tuple[Group, ...]
    asks: tuple[Ask, ...]
    summary: Summary | None
    summary_ask: Ask | None
    problem: str  # what stands above the form when it could not be sent
    errors: tuple[tuple[str, str], ...]
    sending: str
    trap: str
    work: str  # a sum for the browser as JSON, "" where none is asked for
    letters: bool
    kept: bool  # something is kept from an earlier visit
    numbers: tuple[Number, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the title says so."""
        return bool(self.errors or self.problem)


@dataclass(frozen=True)
class EmergencyFormPage:
    """What to do now, and the one form that lets the clinic know."""

    to: Recipient
    card: LevelCard
    numbers: tuple[Number, ...]
    do_first: tuple[str, ...]
    reasons: tuple[Reason, ...]
    fields: tuple[Typed | Choices, ...]
    ask: Ask
    errors: tuple[tuple[str, str], ...]
    problem: str
    sending: str
    trap: str
    seen: str  # address of the form for somebody who was seen since


@dataclass(frozen=True)
class UnclaimedPage:
    """A listing that takes no requests here: call, go there, bring the summary."""

    to: Recipient
    summary: str  # address of the page to print, "" without a finished check
    unsent: bool  # a form came in for a clinic that has left


@dataclass(frozen=True)
class TodayPage:
    """The check said to be seen today: call, and the form only for who was seen since then."""

    to: Recipient
    advice_line: Number | None
    crisis_line: Number | None
    result: str
    onward: str  # address of the form


@dataclass(frozen=True)
class Shown:
    """How a form comes back: with what notice, problem and further proof asked for."""

    sending: str
    notice: str = ""
    problem: str = ""
    work: str = ""
    kept: bool = False


def form_page(
    to: Recipient, clinic: Clinic, form: RequestForm, summary: Summary | None, shown: Shown
) -> FormPage:
    """The form in groups, each with who receives it and why."""
    groups = _groups(form, clinic.name)
    asks = [_ask(form, consent.SHARE, clinic)]
    if consent.E_MAIL in form.fields:
        asks.append(_ask(form, consent.E_MAIL, clinic, optional=True))
    attached = _ask(form, consent.SUMMARY, clinic, optional=True) if summary else None
    fields = [field for group in groups for field in group.fields]
    places = [(f.error, f.id) for f in fields] + [(a.error, a.id) for a in asks]
    return FormPage(
        to=to,
        address=reverse("request:to", args=[to.listing]),
        notice=shown.notice,
        groups=groups,
        asks=tuple(asks),
        summary=summary,
        summary_ask=attached,
        problem=shown.problem,
        errors=tuple((error, id) for error, id in places if error),
        sending=shown.sending,
        trap=TRAP,
        work=shown.work,
        letters=form.letters,
        kept=shown.kept,
        numbers=numbers(settings.EMERGENCY_NUMBER),
    )


def _groups(form: RequestForm, clinic: str) -> tuple[Group, ...]:
    them: Mapping[str, Any] = {"clinic": clinic}
    return (
        Group(
            "you",
            _("How they can reach you"),
            _("%(clinic)s reads this, to call you by your name and to answer you.") % them,
            (
                typed(form, "name", _("Your name, or what to call you"), autocomplete="name"),
                typed(
                    form,
                    "phone",
                    _("Phone number"),
                    help=_("A phone number or an e-mail address is enough."),
                    kind="tel",
                    autocomplete="tel",
                ),
                tick(form, "may_leave_message", _("They may leave a message there")),
                typed(form, "email", _("E-mail address"), kind="email", autocomplete="email"),
                choices(form, "prefers", _("How should they answer?")),
            ),
        ),
        Group(
            "wish",
            _("What you would like"),
            _("%(clinic)s reads this, to give you the right visit.") % them,
            (
                choices(form, "what_for", _("What is it for?")),
                typed(
                    form,
                    "words",
                    _("In your own words"),
                    help=_(
                        "Do not put an emergency here: nobody reads it at once. "
                        "At most %(n)s letters."
                    )
                    % {"n": MOST_WORDS},
                    rows=5,
                    optional=True,
                ),
            ),
        ),
        Group(
            "when",
            _("When it suits you"),
            _("%(clinic)s reads this, to offer times that fit. Tick nothing if any time is fine.")
            % them,
            (
                choices(form, "days", _("Days"), many=True, compact=True, optional=True),
                choices(form, "times", _("Time of day"), many=True, compact=True, optional=True),
            ),
        ),
        Group(
            "complaint",
            _("Where it hurts, and since when"),
            _("%(clinic)s reads this, to choose who sees you and for how long.") % them,
            (
                *_from_check(form),
                typed(form, "where", _("Where does it hurt, or feel weak?"), optional=True),
                choices(form, "how_long", _("For how long?"), optional=True),
            ),
            folded=True,
            opened="from_check" in form.fields or opened(form, ("where", "how_long")),
        ),
        Group(
            "more",
            _("Language, access, insurance"),
            _("%(clinic)s reads this, to be ready for you. Leave out what you like.") % them,
            _more(form),
            folded=True,
            opened=opened(form, MORE),
        ),
        Group(
            "child",
            _("For somebody under 16"),
            _("%(clinic)s reads this, to speak with a parent or guardian.") % them,
            (
                tick(form, "under_16", _("The person to be seen is under 16")),
                typed(form, "guardian_name", _("Name of a parent or guardian")),
                typed(form, "guardian_contact", _("Their phone number or e-mail address")),
            ),
            folded=True,
            opened=opened(form, CHILD),
        ),
    )


def _from_check(form: RequestForm) -> tuple[Choices, ...]:
    """The box that takes both from the check, with exactly what would be sent."""
    if form.felt is None:
        return ()
    lasts = str(dict(HOW_LONG)[form.felt.how_long]) if form.felt.how_long else ""
    said = "; ".join(part for part in (form.felt.where, lasts) if part)
    label = _("Take this from my check: %(said)s") % {"said": said}
    return (tick(form, "from_check", label, help=_("What you write yourself goes first.")),)


def _more(form: RequestForm) -> tuple[Typed | Choices, ...]:
    fields: list[Typed | Choices] = [
        typed(form, "language", _("Language you would like to speak"), optional=True),
        tick(form, "interpreter", _("I need an interpreter")),
        typed(
            form,
            "access",
            _("What you need to get in or take part"),
            help=_("For example: no stairs, a quiet room, a sign language interpreter."),
            optional=True,
        ),
        choices(form, "known", _("Have you been there before?")),
        typed(
            form,
            "insurance",
            _("Name of your insurance"),
            help=_("The name alone. Write no number."),
            optional=True,
        ),
    ]
    if "born_on" in form.fields:
        fields.append(
            typed(
                form,
                "born_on",
                _("Date of birth"),
                help=_("This clinic asks for it, to find your records."),
                kind="date",
                autocomplete="bday",
                optional=True,
            )
        )
    return tuple(fields)


def _ask(form: Any, purpose: str, clinic: Clinic, *, optional: bool = False) -> Ask:
    agreed = consent.consent_to(purpose, clinic=clinic.name, days=clinic.kept_days)
    bound = form[purpose]
    return Ask(
        id=f"f-{purpose}",
        name=purpose,
        words=agreed.text,
        checked=bool(form.is_bound and bound.value()),
        optional=optional,
        error=str(bound.errors[0]) if bound.errors else "",
    )


def emergency_form_page(
    to: Recipient, clinic: Clinic, form: EmergencyForm, conclusion: Conclusion, shown: Shown
) -> EmergencyFormPage:
    """The form gives way to what to do now."""
    page = emergency_page(conclusion.key, conclusion.result)
    fields = (
        typed(form, "name", _("Your name"), autocomplete="name", optional=True),
        typed(form, "phone", _("Phone number"), kind="tel", autocomplete="tel", optional=True),
    )
    ask = _ask(form, consent.EMERGENCY, clinic)
    places = [(f.error, f.id) for f in fields] + [(ask.error, ask.id)]
    return EmergencyFormPage(
        to=to,
        card=page.card,
        numbers=page.numbers,
        do_first=page.do_first,
        reasons=page.reasons,
        fields=fields,
        ask=ask,
        errors=tuple((error, id) for error, id in places if error),
        problem=shown.problem,
        sending=shown.sending,
        trap=TRAP,
        seen=f"{reverse('request:to', args=[to.listing])}?seen=yes",
    )


def unclaimed_page(
    to: Recipient, conclusion: Conclusion | None, *, unsent: bool = False
) -> UnclaimedPage:
    """Call, go there, bring the summary."""
    key = conclusion.key if conclusion else None
    summary = reverse("check:summary", kwargs={"key": key}) if key else ""
    return UnclaimedPage(to, summary, unsent)


def today_page(to: Recipient, guidance: Guidance, *, onward: str) -> TodayPage:
    """Whom to call today."""
    return TodayPage(
        to, guidance.advice_line, guidance.crisis_line, guidance.result, f"{onward}?seen=yes"
    )
