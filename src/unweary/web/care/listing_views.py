"""Requests about one listing: its page, the way there, its card, and what is told about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from unweary.directory.base import Listing
from unweary.web.care import host_actions, limits
from unweary.web.care import register as store
from unweary.web.care.cards import Card
from unweary.web.care.giving_way import unless_emergency
from unweary.web.care.guidance import summary_of, today_of
from unweary.web.care.listing_forms import LeaveOutForm, ReportForm, Trapped
from unweary.web.care.listing_pages import (
    cards_of,
    directions_page,
    leave_out_page,
    listing_page,
    report_page,
)
from unweary.web.care.saved import followed, saved_keys
from unweary.web.care.vcards import vcard_file


@dataclass(frozen=True)
class Shown:
    """A listing that may be shown."""

    listing: Listing
    card: Card


def _shown(request: HttpRequest, key: str) -> Shown | None:
    """The listing, or None where it is gone or asked to be left out."""
    register = store.current()
    saved = frozenset(saved_keys(request))
    today = timezone.localdate()
    asking = today_of(request) is None
    card = cards_of(register, (key,), today=today, saved=saved, asking=asking).get(key)
    return Shown(register.listings((key,))[key], card) if card else None


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "care/gone.html", status=404)


@require_safe
@unless_emergency
def listing(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that is known. A listing under its old id leads to the new one."""
    shown = _shown(request, key)
    if shown is None:
        now = followed(store.current(), key)
        return redirect("care:listing", key=now) if now != key else _gone(request)
    page = listing_page(
        shown.listing,
        shown.card,
        summary=summary_of(request),
        today=today_of(request) is not None,
        here=request.get_full_path(),
    )
    return render(request, "care/listing.html", {"page": page})


@require_safe
@unless_emergency
def directions(request: HttpRequest, key: str) -> HttpResponse:
    """The way there, in the person's own map or on a site of their choice."""
    shown = _shown(request, key)
    if shown is None:
        return _gone(request)
    page = directions_page(shown.listing, shown.card)
    return render(request, "care/directions.html", {"page": page})


@require_safe
def card(request: HttpRequest, key: str) -> HttpResponse:
    """A vCard for the address book. Raises Http404."""
    shown = _shown(request, key)
    if shown is None:
        raise Http404
    return vcard_file({key: shown.card}, {key: shown.listing})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, key: str) -> HttpResponse:
    """Something is wrong with a listing: the host hears of it."""
    shown = _shown(request, key)
    if shown is None:
        return _gone(request)
    now = timezone.now()
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _may_tell(request, form, "what", at=now):
        if not form.trapped:
            host_actions.report_listing(
                listing=key,
                what=form.cleaned_data["what"],
                words=form.cleaned_data["words"],
                at=now,
            )
        return redirect("care:reported")
    page = report_page(shown.card, form)
    return render(request, "care/report.html", {"page": page}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, key: str) -> HttpResponse:
    """A clinician asks not to be listed: the host looks into it."""
    shown = _shown(request, key)
    if shown is None:
        return _gone(request)
    now = timezone.now()
    form = LeaveOutForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _may_tell(request, form, "contact", at=now):
        if not form.trapped:
            host_actions.ask_to_leave_out(
                clinician=shown.listing.clinician,
                contact=form.cleaned_data["contact"],
                at=now,
            )
        return redirect("care:asked_out")
    page = leave_out_page(shown.card, form)
    status = 422 if form.is_bound else 200
    return render(request, "care/leave_out.html", {"page": page}, status=status)


def _may_tell(request: HttpRequest, form: Trapped, field: str, *, at: datetime) -> bool:
    """Count one note to the host; at the limit of a network, say so beside the field."""
    network = {"telling": limits.network_of(request)}
    if limits.room(network, at=at) is limits.Room.NONE:
        form.add_error(field, _("Many notes came from your network today. Try again tomorrow."))
        return False
    limits.count(network, at=at)
    return True


@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """Thanks for a report."""
    return render(request, "care/reported.html")


@require_safe
def asked_out(request: HttpRequest) -> HttpResponse:
    """The wish has arrived, and what happens now."""
    return render(request, "care/asked_out.html")
