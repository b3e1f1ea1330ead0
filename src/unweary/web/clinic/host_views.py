"""The pages of the host's administrators."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.web.care import clinics
from unweary.web.care.register import current
from unweary.web.clinic import accounts, audit, claims, host_actions, letters
from unweary.web.clinic.access import for_host
from unweary.web.clinic.claims import ClaimSettled
from unweary.web.clinic.forms import AccountForm, ReasonForm
from unweary.web.clinic.host_pages import claim_to_check, host_page, left_out_rows, report_rows
from unweary.web.clinic.log_pages import exported_log, log_page
from unweary.web.clinic.models import Claim, Staff


@require_safe
@for_host
def host(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What waits for an administrator."""
    audit.write(clinic=None, staff=staff, what="list_seen", at=timezone.now())
    page = host_page(current(), at=timezone.now())
    return render(request, "clinic/host.html", {"page": page, "here": "host"})


@require_safe
@for_host
def host_claim(request: HttpRequest, staff: Staff, key: UUID) -> HttpResponse:
    """One claim, with everything that an administrator needs to check it."""
    row = host_actions.any_claim(key)
    audit.write(clinic=None, staff=staff, what="claim_seen", at=timezone.now(), claim=str(key))
    return _claim(
        request, row, grant=ReasonForm(prefix="grant"), refuse=ReasonForm(prefix="refuse")
    )


@require_POST
@for_host
def host_code(request: HttpRequest, staff: Staff, key: UUID) -> HttpResponse:
    """Make a code; it is shown on this answer alone, to be said or printed."""
    row = host_actions.any_claim(key)
    if clinics.clinic_of(row.listing) is not None:
        messages.error(request, _("Another clinic answers for this listing. Settle that first."))
        return redirect("clinic:host_claim", key)
    try:
        code = claims.make_code(claim=row, by=staff, at=timezone.now())
    except ClaimSettled:
        messages.error(request, _("This claim is settled."))
        return redirect("clinic:host_claim", key)
    row = host_actions.any_claim(key)
    page = claim_to_check(row, current(), at=timezone.now())
    address = request.build_absolute_uri(reverse("clinic:own_claim", args=[key]))
    context = {"page": page, "code": code, "address": address, "here": "host"}
    return render(request, "clinic/host_code.html", context)


@require_POST
@for_host
def host_grant(request: HttpRequest, staff: Staff, key: UUID) -> HttpResponse:
    """Open the clinic without a code."""
    row = host_actions.any_claim(key)
    form = ReasonForm(request.POST, prefix="grant")
    if not form.is_valid():
        return _claim(request, row, grant=form, refuse=ReasonForm(prefix="refuse"))
    found = current().listings((row.listing,)).get(row.listing)
    try:
        if found is None:
            messages.error(request, _("This listing is no longer in the directory."))
        else:
            claims.grant(
                claim=row,
                by=staff,
                reason=form.cleaned_data["reason"],
                listing=found,
                at=timezone.now(),
            )
            messages.success(request, _("The clinic is open."))
    except ClaimSettled:
        messages.error(request, _("This claim is settled."))
    except clinics.HeldByOther:
        messages.error(request, _("Another clinic answers for this listing. Settle that first."))
    return redirect("clinic:host_claim", key)


@require_POST
@for_host
def host_refuse(request: HttpRequest, staff: Staff, key: UUID) -> HttpResponse:
    """Refuse a claim."""
    row = host_actions.any_claim(key)
    form = ReasonForm(request.POST, prefix="refuse")
    if not form.is_valid():
        return _claim(request, row, grant=ReasonForm(prefix="grant"), refuse=form)
    try:
        claims.refuse(claim=row, by=staff, reason=form.cleaned_data["reason"], at=timezone.now())
    except ClaimSettled:
        messages.error(request, _("This claim is settled."))
    return redirect("clinic:host_claim", key)


@require_POST
@for_host
def host_release(request: HttpRequest, staff: Staff, key: UUID) -> HttpResponse:
    """Take a disputed listing from the clinic that holds it."""
    row = host_actions.any_claim(key)
    form = ReasonForm(request.POST, prefix="release")
    if not form.is_valid():
        messages.error(request, _("Say why. Both clinics may ask."))
        return redirect("clinic:host_claim", key)
    try:
        claims.settle_dispute(
            claim=row, by=staff, reason=form.cleaned_data["reason"], at=timezone.now()
        )
    except ClaimSettled:
        messages.error(request, _("This claim is settled."))
    return redirect("clinic:host_claim", key)


@require_safe
@for_host
def host_reports(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What people said is wrong with listings."""
    audit.write(clinic=None, staff=staff, what="reports_seen", at=timezone.now())
    rows = report_rows(current())
    return render(request, "clinic/host_reports.html", {"rows": rows, "here": "host"})


@require_POST
@for_host
def host_settle(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """A report is dealt with."""
    host_actions.settle_report(id=pk, by=staff, at=timezone.now())
    return redirect("clinic:host_reports")


@require_safe
@for_host
def host_left_out(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Who asked not to be listed."""
    audit.write(clinic=None, staff=staff, what="left_out_seen", at=timezone.now())
    rows = left_out_rows(current())
    return render(request, "clinic/host_left_out.html", {"rows": rows, "here": "host"})


@require_POST
@for_host
def host_decide(request: HttpRequest, staff: Staff, pk: int) -> HttpResponse:
    """Leave a clinician out, or refuse to."""
    grant = request.POST.get("decision") == "grant"
    host_actions.decide_left_out(id=pk, grant=grant, by=staff, at=timezone.now())
    return redirect("clinic:host_left_out")


@require_http_methods(["GET", "HEAD", "POST"])
@for_host
def host_link(request: HttpRequest, staff: Staff) -> HttpResponse:
    """A link into an account, to be handed over; for sites that send no letters, and in need."""
    form = AccountForm(request.POST if request.method == "POST" else None)
    address = ""
    if form.is_valid():
        now = timezone.now()
        given = form.cleaned_data
        known = accounts.account_of(given["email"])
        if known is not None and (known.has_usable_password() or not known.is_active):
            form.add_error("email", _("This account has a password, or is closed."))
        else:
            made, token = accounts.open_account(email=given["email"], name=given["name"], at=now)
            audit.write(clinic=None, staff=staff, what="link_made", at=now, account=made.pk)
            address = request.build_absolute_uri(reverse("clinic:entry", args=[token]))
    context = {
        "form": form,
        "address": address,
        "letters": letters.are_sent(),
        "here": "host",
    }
    return render(request, "clinic/host_link.html", context, status=422 if form.errors else 200)


@require_safe
@for_host
def host_log(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What administrators did, and who signed in."""
    audit.write(clinic=None, staff=staff, what="log_seen", at=timezone.now())
    page = log_page(host_actions.host_entries(), request.GET)
    context = {"page": page, "here": "host", "of_host": True}
    return render(request, "clinic/log.html", context)


@require_safe
@for_host
def host_log_file(request: HttpRequest, staff: Staff, form: str) -> HttpResponse:
    """The host's log as a file."""
    audit.write(clinic=None, staff=staff, what="log_exported", at=timezone.now(), form=form)
    return exported_log(host_actions.host_entries(), form=form, name="host-log")


def _claim(
    request: HttpRequest, row: Claim, *, grant: ReasonForm, refuse: ReasonForm
) -> HttpResponse:
    page = claim_to_check(row, current(), at=timezone.now())
    context = {
        "page": page,
        "grant": grant,
        "refuse": refuse,
        "release": ReasonForm(prefix="release"),
        "here": "host",
    }
    status = 422 if grant.errors or refuse.errors else 200
    return render(request, "clinic/host_claim.html", context, status=status)
