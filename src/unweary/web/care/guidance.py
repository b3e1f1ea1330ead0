"""What a check says about whom to see, how soon and why, for the pages of the directory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from unweary.directory.disciplines import disciplines_for
from unweary.knowledge.base import Explanation, Level
from unweary.recovery.advice import is_child
from unweary.recovery.clinicians import helpers
from unweary.web.base.numbers import Number, numbers
from unweary.web.base.wording import clinician_name, joined, lower_first
from unweary.web.check.conclusions import Conclusion, latest_conclusion, own_conclusion
from unweary.web.check.levels import level_card
from unweary.web.check.result_page import touches_crisis

FIRST_CARE = "gp"  # where a result names nobody
SOMEBODY_ELSE = "uw_for_another"
SECONDS = 3600


@dataclass(frozen=True)
class Kind:
    """A kind of clinician to look for. `why` is "" where it stands for first care."""

    name: str
    why: str
    in_directory: bool
    advice: str  # what to do about one that no directory lists


@dataclass(frozen=True)
class Guidance:
    """Whom to see, how soon and why."""

    key: UUID
    level: Level
    title: str  # how soon, as the result says it
    today: tuple[str, ...]  # what to do now, where it should be today
    advice_line: Number | None
    crisis_line: Number | None  # where it is about thoughts of ending one's life
    kinds: tuple[Kind, ...]
    disciplines: tuple[str, ...]
    result: str  # address of the result

    @property
    def same_day(self) -> bool:
        """Whether somebody should see the person today."""
        return self.level is Level.SAME_DAY


@dataclass(frozen=True)
class Emergency:
    """What stands in place of the directory."""

    numbers: tuple[Number, ...]
    crisis_line: Number | None  # where it is about thoughts of ending one's life
    result: str


def guidance_of(conclusion: Conclusion, held: Collection[str]) -> Guidance:
    """What a conclusion says of clinicians. held: disciplines that the directory has."""
    result = conclusion.result
    named = [(h.kind, h.because) for h in helpers(result)]
    if not named or is_child(conclusion.answers):
        named = [(FIRST_CARE, ())]
    same_day = result.level is Level.SAME_DAY
    if same_day and FIRST_CARE not in dict(named):
        named.insert(0, (FIRST_CARE, ()))
    wanted = [FIRST_CARE] if same_day else [kind for kind, _because in named]  # who sees one today
    crisis = same_day and touches_crisis(result)
    card = level_card(result.level, crisis=crisis, plan=False)
    return Guidance(
        key=conclusion.key,
        level=result.level,
        title=card.title,
        today=card.do[:2] if same_day else (),
        advice_line=_own_number(settings.ADVICE_NUMBER) if same_day and not crisis else None,
        crisis_line=_own_number(settings.CRISIS_NUMBER) if crisis else None,
        kinds=tuple(_kind(kind, because, held) for kind, because in named),
        disciplines=_held(wanted, held) or _held([FIRST_CARE], held),
        result=reverse("check:result", kwargs={"key": conclusion.key}),
    )


def _own_number(number: str) -> Number | None:
    return Number(number, "") if number else None


def _held(kinds: Iterable[str], held: Collection[str]) -> tuple[str, ...]:
    return tuple(d for d in disciplines_for(kinds) if d in held)


def _kind(kind: str, because: tuple[Explanation, ...], held: Collection[str]) -> Kind:
    names = joined([lower_first(e.name) for e in because])
    why = _("Because of: %(what)s.") % {"what": names} if names else ""
    return Kind(clinician_name(kind), why, bool(_held([kind], held)), _elsewhere(kind))


def _elsewhere(kind: str) -> str:
    """What to do about a kind that is not looked for in a directory."""
    return {
        "emergency_department": _("No appointment is needed. Go there if it gets bad or sudden."),
        "pharmacist": _("No appointment is needed. Ask in any pharmacy."),
    }.get(kind, _("Ask your family doctor to send you to one."))


def guidance_for(request: HttpRequest, key: UUID | None, held: Collection[str]) -> Guidance | None:
    """The guidance of the check that led here, or None where there is none any more.

    A check that was finished last and says "today" goes before it, whichever way somebody came.
    """
    latest = today_of(request)
    if latest is not None:
        return guidance_of(latest, held)
    if key is None or key in _set_aside(request):
        return None
    try:
        conclusion = own_conclusion(request, key)
    except Http404:
        return None
    return guidance_of(conclusion, held) if conclusion else None


def today_of(request: HttpRequest) -> Conclusion | None:
    """The check finished last, where it says to be seen today, unless this is for somebody else."""
    latest = latest_conclusion(request)
    if latest is None or latest.result.level is not Level.SAME_DAY:
        return None
    return None if latest.key in _set_aside(request) else latest


def emergency_of(request: HttpRequest, key: UUID | None = None) -> Emergency | None:
    """The emergency that a check of this browser ended in, unless this is for somebody else.

    Looks at the check with this key, and at the one that the browser began last.
    """
    found = [latest_conclusion(request)]
    if key is not None and (found[0] is None or found[0].key != key):
        with suppress(Http404):
            found.append(own_conclusion(request, key))
    for conclusion in found:
        if conclusion is None or conclusion.result.level is not Level.EMERGENCY:
            continue
        if conclusion.key not in _set_aside(request):
            return Emergency(
                numbers(settings.EMERGENCY_NUMBER),
                _own_number(settings.CRISIS_NUMBER) if touches_crisis(conclusion.result) else None,
                reverse("check:result", kwargs={"key": conclusion.key}),
            )
    return None


def summary_of(request: HttpRequest) -> str:
    """Where this browser's check stands as a page for the clinician, to print; "" without one."""
    latest = latest_conclusion(request)
    if latest is None or latest.key in _set_aside(request):
        return ""
    return reverse("check:summary", kwargs={"key": latest.key})


def set_aside(request: HttpRequest, response: HttpResponse) -> None:
    """What follows is for somebody else than the one whose check it is."""
    latest = latest_conclusion(request)
    if latest is None:
        return
    response.set_signed_cookie(
        SOMEBODY_ELSE,
        latest.key.hex,
        max_age=SECONDS,
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _set_aside(request: HttpRequest) -> tuple[UUID, ...]:
    try:
        said = request.get_signed_cookie(SOMEBODY_ELSE, max_age=SECONDS)
        return (UUID(str(said)),)
    except (KeyError, ValueError, signing.BadSignature):
        return ()
