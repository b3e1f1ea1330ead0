"""Requests of the form: each one reads, makes one call and answers. The clock is read here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.web.care import attaching, consent, drafts, judging, limits
from unweary.web.care.guidance import emergency_of, guidance_of, today_of
from unweary.web.care.links import first_token
from unweary.web.care.models import Clinic
from unweary.web.care.recipient import Recipient, recipient_of
from unweary.web.care.request_forms import EmergencyForm, RequestForm, kept_of
from unweary.web.care.request_pages import (
    Shown,
    emergency_form_page,
    form_page,
    today_page,
    unclaimed_page,
)
from unweary.web.care.sending import ClinicLeft, SentAlready, send_request, sent_with
from unweary.web.care.stated import Agreed, Stated, person_digest
from unweary.web.check.conclusions import Conclusion


@dataclass(frozen=True)
class Visit:
    """Somebody at the form of one clinic."""

    request: HttpRequest
    at: datetime
    to: Recipient
    clinic: Clinic
    conclusion: Conclusion | None

    @property
    def address(self) -> str:
        """Of the form; the draft's cookie goes nowhere else."""
        return reverse("request:to", args=[self.to.listing])

    @property
    def attachable(self) -> Conclusion | None:
        """The check whose summary can go along."""
        return None if attaching.in_emergency(self.conclusion) else self.conclusion

    def form(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> RequestForm:
        """The form as this clinic asks it."""
        return RequestForm(
            data,
            initial=initial,
            asks_birth_date=self.clinic.asks_birth_date,
            has_summary=self.attachable is not None,
            letters=settings.MAIL is not None,
            felt=attaching.felt(self.attachable) if self.attachable else None,
        )

    def agreed(self, purposes: tuple[str, ...]) -> list[Agreed]:
        """The consents, in the words that were shown."""
        name, days = self.clinic.name, self.clinic.kept_days
        return [consent.consent_to(p, clinic=name, days=days) for p in purposes]


@require_http_methods(["GET", "POST"])
def to(request: HttpRequest, listing: str) -> HttpResponse:
    """The form to one clinic; what to do now, after an emergency; or whom to call instead."""
    visit = _visit(request, listing, at=timezone.now())
    if isinstance(visit, HttpResponse):
        return visit
    if attaching.in_emergency(visit.conclusion) and request.GET.get("seen") != "yes":
        return _emergency(visit)
    today = today_of(request) if request.method == "GET" and not request.GET else None
    if today is not None:
        page = today_page(visit.to, guidance_of(today, ()), onward=visit.address)
        return render(request, "care/request_today.html", {"page": page})
    if request.method != "POST":
        return _begin(visit)
    if "keep" in request.POST:
        return _keep(visit)
    if "afresh" in request.POST:
        return _afresh(visit)
    return _send(visit)


@require_POST
def draft(request: HttpRequest, listing: str) -> HttpResponse:
    """What was typed so far, sent by the page itself while somebody writes."""
    visit = _visit(request, listing, at=timezone.now())
    if isinstance(visit, HttpResponse):
        return HttpResponse(status=404)
    response = HttpResponse(status=204)
    if not _keep_what_is_there(visit, response):
        response.status_code = 429
    return response


@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """A request of this person reached this clinic within a day: nothing was sent twice."""
    return render(request, "care/request_arrived.html")


def stale(request: HttpRequest, listing: str) -> HttpResponse:
    """The form came without its cookie: everything typed is shown again, nothing is sent or kept.

    No box of consent stays ticked, since another site could have sent this.
    """
    visit = _visit(request, listing, at=timezone.now())
    if isinstance(visit, HttpResponse):
        return visit
    if attaching.in_emergency(visit.conclusion) and request.GET.get("seen") != "yes":
        typed = {name: request.POST.get(name, "") for name in ("name", "phone")}
        return _emergency_again(visit, EmergencyForm(initial=typed), _stale_words(), 403)
    form = visit.form(initial=kept_of(request.POST))
    return _shown(visit, form, status=403, problem=_stale_words())


def _stale_words() -> str:
    return _(
        "The page stood open for long, so it was not sent. Nothing you typed is lost. "
        "Please tick what you agree to and press the button again. If this comes back, let this "
        "site set a cookie, or phone the clinic."
    )


def _visit(request: HttpRequest, listing: str, *, at: datetime) -> Visit | HttpResponse:
    found = recipient_of(listing)
    if found is None:
        raise Http404
    conclusion = attaching.own_conclusion(request)
    if found.clinic is None:
        emergency = emergency_of(request)
        if emergency is not None:
            return render(request, "care/emergency.html", {"page": emergency})
        page = unclaimed_page(found, conclusion, unsent=request.method == "POST")
        return render(request, "care/request_unclaimed.html", {"page": page})
    return Visit(request, at, found, found.clinic, conclusion)


def _begin(visit: Visit) -> HttpResponse:
    kept = drafts.draft_of(visit.request, visit.to.listing, at=visit.at)
    form = visit.form(initial=dict(kept.content) if kept else None)
    notice = ""
    if kept is not None:
        notice = _("This is what you had written. We kept it for you.")
        if visit.request.GET.get("kept") == "yes":
            notice = _("Kept for 24 hours, for this browser alone. You can close the page now.")
    return _shown(visit, form, notice=notice, kept=kept is not None)


def _keep(visit: Visit) -> HttpResponse:
    response = redirect(f"{visit.address}?{_query(visit, kept=True)}")
    if not _keep_what_is_there(visit, response):
        return _shown(visit, visit.form(initial=kept_of(visit.request.POST)), status=429)
    return response


def _afresh(visit: Visit) -> HttpResponse:
    drafts.drop_draft(visit.request, visit.to.listing, at=visit.at)
    response = redirect(f"{visit.address}?{_query(visit, kept=False)}".rstrip("?"))
    drafts.forget(response, path=visit.address)
    return response


def _query(visit: Visit, *, kept: bool) -> str:
    seen = ["seen=yes"] if visit.request.GET.get("seen") == "yes" else []
    return "&".join([*seen, *(["kept=yes"] if kept else [])])


def _keep_what_is_there(visit: Visit, response: HttpResponse) -> bool:
    """Keep the draft and tie it to this browser; False where this network begins too many."""
    begun = drafts.draft_of(visit.request, visit.to.listing, at=visit.at)
    network = {"draft": limits.network_of(visit.request)}
    if begun is None:
        if limits.room(network, at=visit.at) is limits.Room.NONE:
            return False
        limits.count(network, at=visit.at)
    content = kept_of(visit.request.POST)
    made = drafts.keep_draft(visit.request, visit.to.listing, content, at=visit.at)
    drafts.remember(response, made, path=visit.address)
    return True


def _send(visit: Visit) -> HttpResponse:
    posted, listing = visit.request.POST, visit.to.listing
    signed = posted.get("sending", "")
    try:
        sending = judging.sending_of(signed, listing, at=visit.at)
    except judging.TooLate:
        return _shown(
            visit, visit.form(initial=kept_of(posted)), status=422, problem=_stale_words()
        )
    earlier = sent_with(sending)
    if earlier is not None:
        return _receipt(sending)
    form = visit.form(posted)
    if not form.is_valid():
        return _shown(visit, form, signed=signed, status=422)
    refused = _refused(visit, form, signed, sending)
    if refused is not None:
        return refused
    return _sent(visit, form, sending)


def _refused(visit: Visit, form: RequestForm, signed: str, sending: str) -> HttpResponse | None:
    """The same page with what stands in the way, or None where nothing does."""
    try:
        judging.refuse_haste(signed, visit.to.listing, at=visit.at)
    except judging.TooSoon:
        problem = _("That was very fast. Please look it over, then press the button once more.")
        return _shown(visit, form, signed=signed, status=422, problem=problem)
    room = limits.room(_uses(visit, form.stated), at=visit.at)
    if room is limits.Room.NONE:
        problem = _(
            "Too many requests came from here today. Nothing was sent, and nothing you typed is "
            "lost. Please phone the clinic, or try again tomorrow."
        )
        return _shown(visit, form, signed=signed, status=429, problem=problem)
    solution = visit.request.POST.get("work", "")
    if room is limits.Room.HALF and not _confirms(form):
        if limits.worked_out(solution, sending):
            return None
        problem = _(
            "Many requests come from here at the moment. Your browser has to work out a small sum "
            "first: wait until it says that it is done, then press the button again. Without "
            "scripts, give an e-mail address that you can confirm, or phone the clinic."
        )
        work = limits.challenge(sending, at=visit.at)
        return _shown(visit, form, signed=signed, status=422, problem=problem, work=work)
    return None


def _sent(visit: Visit, form: RequestForm, sending: str) -> HttpResponse:
    conclusion = visit.attachable if consent.SUMMARY in form.purposes else None
    try:
        sent = send_request(
            clinic=visit.clinic,
            listing=visit.to.listing,
            discipline=visit.to.discipline,
            stated=form.stated,
            agreed=visit.agreed(form.purposes),
            sending=sending,
            level=conclusion.result.level.id if conclusion else "",
            attached=attaching.attach(conclusion, at=visit.at) if conclusion else None,
            confirm_first=_confirms(form),
            quarantined=form.trapped or judging.looks_like_advertising(form.stated),
            locale=get_language() or "en",
            at=visit.at,
        )
    except ClinicLeft:
        return to(visit.request, visit.to.listing)
    except SentAlready:
        response: HttpResponse = redirect("request:arrived")
    else:
        response = _receipt(sending)
        if sent.new:
            limits.count(_uses(visit, form.stated), at=visit.at)
    drafts.drop_draft(visit.request, visit.to.listing, at=visit.at)
    drafts.forget(response, path=visit.address)
    return response


def _receipt(sending: str) -> HttpResponse:
    return redirect("request:receipt", token=first_token(sending))


def _confirms(form: RequestForm) -> bool:
    """Whether the mailbox is to be confirmed before anything is sent."""
    given = form.cleaned_data
    return settings.MAIL is not None and bool(given["email"] and given.get(consent.E_MAIL))


def _uses(visit: Visit, stated: Stated) -> dict[str, str]:
    return {
        "network": limits.network_of(visit.request),
        "person": person_digest(stated.contact),
        "clinic": visit.clinic.pk.hex,
        "site": "all",
    }


def _shown(
    visit: Visit,
    form: RequestForm,
    *,
    signed: str = "",
    status: int = 200,
    notice: str = "",
    problem: str = "",
    work: str = "",
    kept: bool = False,
) -> HttpResponse:
    """The form, and what was typed kept for a day wherever it could not be sent."""
    shown = Shown(
        sending=signed or judging.new_form(visit.to.listing, at=visit.at),
        notice=notice,
        problem=problem,
        work=work,
        kept=kept,
    )
    summary = attaching.preview(visit.attachable, at=visit.at) if visit.attachable else None
    page = form_page(visit.to, visit.clinic, form, summary, shown)
    response = render(visit.request, "care/request_form.html", {"page": page}, status=status)
    if visit.request.method == "POST" and status in (422, 429):
        _keep_what_is_there(visit, response)
    return response


def _emergency(visit: Visit) -> HttpResponse:
    posted = visit.request.POST if visit.request.method == "POST" else None
    if posted is None:
        return _emergency_again(visit, EmergencyForm(), "", 200)
    form = EmergencyForm(posted)
    try:
        sending = judging.sending_of(posted.get("sending", ""), visit.to.listing, at=visit.at)
    except judging.TooLate:
        return _emergency_again(visit, form, _stale_words(), 422)
    if not form.is_valid():
        return _emergency_again(visit, form, "", 422, signed=posted.get("sending", ""))
    uses = _uses(visit, form.stated)
    if limits.room(uses, at=visit.at) is limits.Room.NONE:
        problem = _("Too many requests came from here today. Please phone the clinic later.")
        return _emergency_again(visit, form, problem, 429, signed=posted.get("sending", ""))
    try:
        sent = send_request(
            clinic=visit.clinic,
            listing=visit.to.listing,
            discipline=visit.to.discipline,
            stated=form.stated,
            agreed=visit.agreed((consent.EMERGENCY,)),
            sending=sending,
            level="emergency",
            locale=get_language() or "en",
            at=visit.at,
        )
    except ClinicLeft:
        return to(visit.request, visit.to.listing)
    except SentAlready:
        return redirect("request:arrived")
    if sent.new:
        limits.count(uses, at=visit.at)
    return _receipt(sending)


def _emergency_again(
    visit: Visit, form: EmergencyForm, problem: str, status: int, *, signed: str = ""
) -> HttpResponse:
    assert visit.conclusion is not None, "an emergency is what a check led to"
    signed = signed or judging.new_form(visit.to.listing, at=visit.at)
    shown = Shown(sending=signed, problem=problem)
    page = emergency_form_page(visit.to, visit.clinic, form, visit.conclusion, shown)
    return render(visit.request, "care/request_emergency.html", {"page": page}, status=status)
