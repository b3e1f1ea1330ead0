"""Where somebody is signed in, and how to end it from afar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from unweary.web.clinic import audit
from unweary.web.clinic.access import signed_in

BROWSERS = ("Firefox", "Edg", "OPR", "Chrome", "Safari")  # in this order: each names the next
NAMED = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")


@dataclass(frozen=True)
class Session:
    """One sign-in as it is shown."""

    id: int
    device: str
    address: str
    began_at: datetime
    used_at: datetime
    current: bool


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Every place where this account is signed in. A POST ends all but this one."""
    staff = signed_in(request)
    if request.method == "POST":
        end_other_sessions(request, staff)
        audit.write(clinic=None, staff=staff, what="sessions_ended", at=timezone.now())
        messages.success(request, _("All other sessions are ended."))
        return redirect("usersessions_list")
    rows = UserSession.objects.purge_and_list(staff)
    page = tuple(
        Session(
            row.pk,
            device(row.user_agent),
            row.ip,
            row.created_at,
            row.last_seen_at,
            row.is_current(),
        )
        for row in sorted(rows, key=lambda row: row.last_seen_at, reverse=True)
    )
    return render(request, "clinic/sessions.html", {"page": page})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions."""
    staff = signed_in(request)
    row = UserSession.objects.filter(user=staff, pk=pk).first()
    if row is None:
        raise Http404
    audit.write(clinic=None, staff=staff, what="session_ended", at=timezone.now())
    end_sessions(request, [row])
    messages.success(request, _("That session is ended."))
    return redirect("usersessions_list")


def device(agent: str) -> str:
    """A browser's own description, in a few words."""
    browser = next((b for b in BROWSERS if b in agent), "")
    system = next((s for s in SYSTEMS if s in agent), "")
    if not browser:
        return _("Unknown browser")
    name = NAMED.get(browser, browser)
    return f"{name}, {system.replace('Mac OS X', 'Mac')}" if system else name
