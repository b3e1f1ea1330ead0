"""How a clinic claims its listing, seen from the clinic."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from unweary.directory.base import Listing
from unweary.web.care import clinics
from unweary.web.care.register import current
from unweary.web.clinic import access, accounts, claims, gate, letters
from unweary.web.clinic.claim_pages import claim_page, listing_card, other_listings
from unweary.web.clinic.claims import ClaimSettled, NoCode, WrongCode
from unweary.web.clinic.forms import ClaimForm, CodeForm, OthersForm, WhoForm
from unweary.web.clinic.models import Channel, Claim, Staff


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, listing: str) -> HttpResponse:
    """Claim a listing; first by a letter to one's work address, then signed in."""
    found = listing_or_404(listing)
    if isinstance(request.user, Staff):
        if not gate.is_through(request):
            return redirect("mfa_index")
        return _make(request, request.user, found)
    if not letters.are_sent():
        context = {"listing": listing_card(found), "contact": settings.CONTACT}
        return render(request, "clinic/claim_by_hand.html", context)
    form = WhoForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "listing": listing_card(found)}
        return render(request, "clinic/claim.html", context, status=422 if form.is_bound else 200)
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="claim")
    if limited:
        return limited
    given = form.cleaned_data
    _write(request, listing, email=given["email"], name=given["name"], at=timezone.now())
    return redirect("clinic:claim_received")


@require_safe
def claim_received(request: HttpRequest) -> HttpResponse:
    """A letter is on its way. The same words, whether there is an account or not."""
    return render(request, "clinic/claim_received.html")


@require_http_methods(["GET", "HEAD", "POST"])
def own_claim(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far one's claim is; the code is entered here."""
    staff = access.signed_in(request)
    row = access.claim_of(staff, key)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        limited: HttpResponse | None = ratelimit.consume_or_429(request, action="claim_code")
        if limited:
            return limited
        trouble = _enter(request, row, staff, form.cleaned_data["code"])
        if not trouble:
            return redirect("clinic:own_claim", key)
        form.add_error("code", trouble)
    row = access.claim_of(staff, key)
    page = claim_page(row, current(), at=timezone.now())
    context = {"page": page, "form": form, "here": "home"}
    return render(request, "clinic/own_claim.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def others(request: HttpRequest, key: UUID) -> HttpResponse:
    """Further listings with the same telephone, once the first one is the clinic's."""
    staff = access.signed_in(request)
    row = access.claim_of(staff, key)
    if row.clinic is None:
        raise Http404
    member = access.membership(staff, row.clinic)
    if not member.owns:
        raise Http404
    offered = other_listings(row, current())
    form = OthersForm(request.POST if request.method == "POST" else None, choices=list(offered))
    if offered and not form.is_valid():
        return render(
            request, "clinic/others.html", {"form": form, "member": member, "here": "facts"}
        )
    if offered and form.cleaned_data["listings"]:
        taken = claims.hold_others(
            claim=row,
            clinic=member.clinic,
            staff=staff,
            keys=form.cleaned_data["listings"],
            at=timezone.now(),
        )
        messages.success(request, _("Listings added: %(count)d.") % {"count": len(taken)})
    return redirect("clinic:facts", member.clinic_id)


def listing_or_404(key: str) -> Listing:
    """What the directory says of a listing. Raises Http404."""
    found = current().listings((key,)).get(key)
    if found is None:
        raise Http404
    return found


def _make(request: HttpRequest, staff: Staff, found: Listing) -> HttpResponse:
    form = ClaimForm(
        request.POST if request.method == "POST" else None, phone=bool(found.site.phone)
    )
    if not form.is_valid():
        context = {"form": form, "listing": listing_card(found), "here": "home"}
        return render(request, "clinic/claim.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = claims.make_claim(
        listing=found.key,
        staff=staff,
        position=given["position"],
        channel=Channel(given["channel"]),
        at=timezone.now(),
    )
    return redirect("clinic:own_claim", made.pk)


def _enter(request: HttpRequest, row: Claim, staff: Staff, code: str) -> str:
    """Try a code; "" where it opened the clinic, else what to do."""
    found = current().listings((row.listing,)).get(row.listing)
    if found is None:
        return _("This listing is no longer in the directory. Ask the administrators.")
    try:
        claims.enter_code(claim=row, code=code, staff=staff, listing=found, at=timezone.now())
    except WrongCode:
        return _("That is not the code. Check the six digits and try again.")
    except (NoCode, ClaimSettled):
        return _("This code cannot be used any more. Ask for a new one.")
    except clinics.HeldByOther:
        return _("The administrators have to look at this claim first. They will write to you.")
    messages.success(request, _("Your clinic is open. Requests come in here from now on."))
    return ""


def _write(request: HttpRequest, listing: str, *, email: str, name: str, at: datetime) -> None:
    """A letter with the way on. Whether there was an account is seen only by its reader."""
    onward = reverse("clinic:claim", args=[listing])
    known = accounts.account_of(email)
    if known is not None and not known.is_active:
        return
    if known is not None and known.has_usable_password():
        address = onward
    else:
        _staff, token = accounts.open_account(email=email, name=name, at=at)
        address = f"{reverse('clinic:entry', args=[token])}?{urlencode({'next': onward})}"
    lines = [
        _("Somebody, we hope you, wants to answer requests for a clinic on %(site)s.")
        % {"site": settings.SITE_NAME},
        _("Open this page to go on:"),
        "",
        f"{settings.ADDRESS}{address}",
        "",
        _("If it was not you, do nothing."),
    ]
    letters.send(
        kind="claim",
        to=email,
        subject=_("Go on with your clinic’s page"),
        text="\n".join(lines),
        at=at,
    )
