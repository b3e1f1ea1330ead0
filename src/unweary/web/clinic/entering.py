"""The first way in: by a link, by an invitation; and where one goes from there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.views import password_reset
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from unweary.web.clinic import access, accounts, letters, membership
from unweary.web.clinic.accounts import LinkOver
from unweary.web.clinic.forms import PasswordForm
from unweary.web.clinic.models import Staff

AFTER = "after_set_up"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The clinics of whoever is signed in; straight on where there is only one."""
    staff = access.signed_in(request)
    wanted = request.session.pop(AFTER, "")
    if wanted:
        return redirect(wanted)
    members = list(access.memberships(staff))
    claims = list(access.claims_of(staff).filter(granted_at=None))
    if len(members) == 1 and not claims and not staff.is_host and "all" not in request.GET:
        return redirect("clinic:inbox", members[0].clinic_id)
    context = {"members": members, "claims": claims, "here": "home"}
    return render(request, "clinic/home.html", context)


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, token: str) -> HttpResponse:
    """Set the first password of an account, by the link to it."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="entry")
    if limited:
        return limited
    now = timezone.now()
    try:
        link = accounts.link(token, at=now)
    except LinkOver:
        return render(request, "clinic/link_over.html", status=404)
    data = request.POST if request.method == "POST" else None
    form = PasswordForm(data, email=link.staff.email, initial={"name": link.staff.name})
    if not form.is_valid():
        context = {"form": form, "email": link.staff.email}
        return render(request, "clinic/entry.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    try:
        staff = accounts.enter(token=token, name=given["name"], password=given["password"], at=now)
    except LinkOver:
        return render(request, "clinic/link_over.html", status=404)
    return _sign_in(request, staff, onward=own_address(request, request.GET.get("next", "")))


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: with the account that one has, or with a new one."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="entry")
    if limited:
        return limited
    now = timezone.now()
    try:
        found = membership.invitation(token, at=now)
    except LinkOver:
        return render(request, "clinic/link_over.html", status=404)
    known = accounts.account_of(found.email)
    context: dict[str, Any] = {"invitation": found}
    if known is not None and known.has_usable_password():
        if request.user != known:
            return render(request, "clinic/invitation.html", {**context, "sign_in": True})
        if request.method != "POST":
            return render(request, "clinic/invitation.html", {**context, "accept": True})
        try:
            member = membership.accept(token=token, staff=known, at=now)
        except LinkOver:
            return render(request, "clinic/link_over.html", status=404)
        messages.success(request, _("You are a member now."))
        return redirect("clinic:inbox", member.clinic_id)
    if known is not None:
        if request.method == "POST":
            _write_link(request, known)
        sent = request.method == "POST"
        return render(request, "clinic/invitation.html", {**context, "waits": True, "sent": sent})
    form = PasswordForm(request.POST if request.method == "POST" else None, email=found.email)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "clinic/invitation.html", {**context, "form": form}, status=status)
    given = form.cleaned_data
    try:
        member = membership.accept_as_new(
            token=token, name=given["name"], password=given["password"], at=now
        )
    except LinkOver:
        return render(request, "clinic/link_over.html", status=404)
    return _sign_in(request, member.staff, onward="")


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """A new password by letter, where this site sends letters."""
    if not letters.are_sent():
        return render(request, "clinic/no_letters.html", {"contact": settings.CONTACT})
    response: HttpResponse = password_reset(request)
    return response


def own_address(request: HttpRequest, wanted: str) -> str:
    """Where to go on, if that is a page of this side of the site; else ""."""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/clinic/") else ""


def _write_link(request: HttpRequest, staff: Staff) -> None:
    """A new link into an account that has no password yet, to its own address."""
    if not letters.are_sent() or not staff.is_active:
        return
    now = timezone.now()
    address = reverse("clinic:entry", args=[accounts.new_link(staff=staff, at=now)])
    lines = [
        _("Set your password on this page. The link works once, for 7 days:"),
        "",
        f"{settings.ADDRESS}{address}?{urlencode({'next': request.path})}",
    ]
    letters.send(
        kind="entry",
        to=staff.email,
        subject=_("Set your password"),
        text="\n".join(lines),
        at=now,
    )


def _sign_in(request: HttpRequest, staff: Staff, *, onward: str) -> HttpResponse:
    """Through the same stages as with a password: a second factor is still asked for."""
    if request.user.is_authenticated:
        logout(request)
    login = Login(user=staff, email=staff.email)
    response: HttpResponse = perform_password_login(request, {"email": staff.email}, login)
    if onward:
        request.session[AFTER] = onward
    return response
