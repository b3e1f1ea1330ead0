"""The private page of a request, reached by its link alone. The clock is read here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.exchange.calendar import Slot, Standing, calendar_file
from unweary.web.care import consent, erasing, limits, links, person_actions
from unweary.web.care.models import By, CareRequest, Erasure
from unweary.web.care.private_pages import private_page, receipt_page
from unweary.web.care.request_forms import MessageForm
from unweary.web.care.request_states import NotPossible
from unweary.web.care.sending import send_confirmation_again


@require_safe
def private(request: HttpRequest, token: str) -> HttpResponse:
    """Where a request stands, and what can be done."""
    found = _found(token, at=timezone.now())
    return _page(request, found, token, notice=_notice(request.GET.get("done", "")))


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent to whom, and the link to write down."""
    found = _found(token, at=timezone.now())
    if found.erased_at is not None:
        return redirect("request:private", token=token)
    link = request.build_absolute_uri(reverse("request:private", args=[token]))
    page = receipt_page(found, token, link)
    return render(request, "care/request_receipt.html", {"page": page})


@require_POST
def confirm_again(request: HttpRequest, token: str) -> HttpResponse:
    """One more letter with the link to confirm."""
    at = timezone.now()
    found = _found(token, at=at)
    letters = {"letters": found.person, "asking": limits.network_of(request)}
    if limits.room(letters, at=at) is limits.Room.NONE:
        return _done(token, "often")
    limits.count(letters, at=at)

    def send() -> None:
        send_confirmation_again(request=found, at=at)

    return _tried(request, found, token, send, done="again")


@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Write to the clinic."""
    return _message(request, token, person_actions.answer)


@require_POST
def counter(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for another time."""
    return _message(request, token, person_actions.counter)


@require_POST
def accept(request: HttpRequest, token: str, time: int) -> HttpResponse:
    """Take one of the times that were offered."""
    at = timezone.now()
    found = _found(token, at=at)
    proposal = found.proposals.filter(pk=time).first()
    if proposal is None:
        raise Http404

    def take() -> object:
        return person_actions.accept(request=found, proposal=proposal, at=at)

    return _tried(request, found, token, take)


@require_safe
def calendar(request: HttpRequest, token: str, time: int) -> HttpResponse:
    """One time as a calendar file. It holds nothing about health."""
    at = timezone.now()
    found = _found(token, at=at)
    order = list(found.proposals.order_by("pk").values_list("pk", flat=True))
    proposal = found.proposals.filter(pk=time).first()
    if proposal is None:
        raise Http404
    standing = Standing.CONFIRMED if proposal.accepted_at else Standing.TENTATIVE
    if proposal.withdrawn_at:
        standing = Standing.CANCELLED
    changes = bool(proposal.accepted_at) + bool(proposal.withdrawn_at)
    slot = Slot(order.index(time), proposal.starts_at, proposal.minutes, standing, changes)
    clinic = found.clinic
    file = calendar_file(
        found.reference,
        (slot,),
        clinic=clinic.name,
        address=clinic.address,
        at=at,
        summary=_("Appointment at {clinic}"),
    )
    return _file(file, "text/calendar; charset=utf-8", f"{found.reference}.ics")


@require_POST
def hand_on(request: HttpRequest, token: str) -> HttpResponse:
    """Let it go to another clinic, or keep it where it is."""
    at = timezone.now()
    found = _found(token, at=at)
    to = found.handing_to
    if to is None:
        return _done(token)
    if "keep" in request.POST:
        return _tried(
            request, found, token, lambda: person_actions.refuse_hand_on(request=found, at=at)
        )
    if request.POST.get("clinic") != to.pk.hex:  # the page showed another one, or none
        error = _("The clinic has named another one since. Please read it again.")
        return _page(request, found, token, error=error)
    if not request.POST.get(consent.HAND_ON):
        error = _("Tick the box if it may be passed on, or choose to leave it where it is.")
        return _page(request, found, token, error=error)
    agreed = consent.consent_to(consent.HAND_ON, clinic=to.name, days=to.kept_days)

    def agree() -> object:
        return person_actions.agree_hand_on(request=found, to=to, agreed=agreed, at=at)

    return _tried(request, found, token, agree)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take the request back: first the question, then the button."""
    at = timezone.now()
    found = _found(token, at=at)
    if request.method != "POST":
        context = {"token": token, "clinic": found.clinic.name, "reference": found.reference}
        return render(request, "care/request_withdraw.html", context)
    return _tried(
        request,
        found,
        token,
        lambda: person_actions.withdraw(request=found, at=at),
        done="withdrawn",
    )


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """Erase it: first the question, then the button. The proof is on the page that follows."""
    at = timezone.now()
    found = _found(token, at=at)
    if request.method != "POST":
        context = {
            "token": token,
            "clinic": found.clinic.name,
            "reference": found.reference,
            "over": found.over_at is not None,
        }
        return render(request, "care/request_erase.html", context)
    erasing.erase(request=found, by=By.PERSON, at=at)
    return _done(token)


@require_safe
def proof_file(request: HttpRequest, token: str) -> HttpResponse:
    """The signed proof that it was erased."""
    found = _found(token, at=timezone.now())
    proof = Erasure.objects.filter(reference=found.reference).first()
    if proof is None:
        raise Http404
    file = erasing.proof_file(proof)
    return _file(file, "application/json", f"erased-{found.reference}.json")


@require_http_methods(["GET", "POST"])
def end_consent(request: HttpRequest, token: str, purpose: str) -> HttpResponse:
    """Take one consent back: first what follows from it, then the button."""
    at = timezone.now()
    found = _found(token, at=at)
    if request.method != "POST":
        if not consent.stands(found, purpose):
            return _done(token)
        context = {"token": token, "clinic": found.clinic.name, "purpose": purpose}
        return render(request, "care/request_end_consent.html", context)
    return _tried(
        request,
        found,
        token,
        lambda: person_actions.take_back_consent(request=found, purpose=purpose, at=at),
        done="stopped",
    )


def stale(request: HttpRequest, token: str) -> HttpResponse:
    """A form of the private page came without its cookie: what was typed is shown again."""
    found = _found(token, at=timezone.now())
    words = _("The page stood open for long, so nothing was sent. Please press the button again.")
    return _page(
        request, found, token, error=words, typed=request.POST.get("message", ""), status=403
    )


def _found(token: str, *, at: datetime) -> CareRequest:
    """Raises Http404 where the link leads nowhere any more."""
    found = links.request_at(token, at=at)
    if found is None:
        raise Http404
    return found


def _message(request: HttpRequest, token: str, act: Callable[..., CareRequest]) -> HttpResponse:
    at = timezone.now()
    found = _found(token, at=at)
    form = MessageForm(request.POST)
    if not form.is_valid():
        typed, error = request.POST.get("message", ""), str(form.errors["message"][0])
        return _page(request, found, token, error=error, typed=typed, wrong=True)
    words, used = form.cleaned_data["message"], {"messages": found.pk.hex}
    if limits.room(used, at=at) is limits.Room.NONE:
        error = _("That is a lot for one day. Please phone the clinic, or write tomorrow.")
        return _page(request, found, token, error=error, typed=words, status=429)
    limits.count(used, at=at)
    return _tried(
        request, found, token, lambda: act(request=found, message=words, at=at), typed=words
    )


def _tried(
    request: HttpRequest,
    found: CareRequest,
    token: str,
    act: Callable[[], object],
    *,
    typed: str = "",
    done: str = "",
) -> HttpResponse:
    """Do it, or say on the same page why it cannot be done."""
    try:
        act()
    except NotPossible as refused:
        return _page(request, found, token, error=refused.sentence, typed=typed)
    return _done(token, done)


def _done(token: str, what: str = "") -> HttpResponse:
    address = reverse("request:private", args=[token])
    return redirect(f"{address}?done={what}" if what else address)


def _notice(done: str) -> str:
    return {
        "withdrawn": _("Your request is withdrawn."),
        "stopped": _("Your consent is taken back."),
        "again": _("The letter is on its way again. Look into your mailbox in a few minutes."),
        "often": _("You have asked often today. Please phone the clinic instead."),
    }.get(done, "")


def _page(
    request: HttpRequest,
    found: CareRequest,
    token: str,
    *,
    error: str = "",
    typed: str = "",
    wrong: bool = False,
    notice: str = "",
    status: int = 0,
) -> HttpResponse:
    found.refresh_from_db()
    page = private_page(
        found, token, at=timezone.now(), error=error, wrong=wrong, typed=typed, notice=notice
    )
    status = status or (422 if error else 200)
    return render(request, "care/request_private.html", {"page": page}, status=status)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
