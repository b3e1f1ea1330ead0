"""Who comes into the clinic's side: signed in, with a second factor, and not for ever.

Everything is shut but the names listed here, so that a new address is shut by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from unweary.web.clinic.models import Staff
from unweary.web.clinic.second_factor import has_factor, is_proven

ROOM = "/clinic/"
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_email_verification_sent",
        "account_confirm_email",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "clinic:entry",
        "clinic:invitation",
        "clinic:claim",
        "clinic:claim_received",
    }
)
SET_UP = frozenset(
    {
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
NOTED_SECONDS = 60  # how often the last use is written down


class Gate:
    """Middleware over everything below /clinic/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ROOM) and request.user.is_authenticated and _is_over(request):
            logout(request)
            messages.info(request, _("You were signed out after a while. Please sign in again."))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Let through, or lead to signing in or to setting a second factor up."""
        if not request.path.startswith(ROOM):
            return None
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in OPEN:
            return None
        staff = request.user
        if not isinstance(staff, Staff) or not staff.is_active:
            return _to_sign_in(request)
        if has_factor(staff):
            if is_proven(request):
                return None
            logout(request)  # signed in before the factor was set up, elsewhere
            return _to_sign_in(request)
        if name in SET_UP:
            return None
        return redirect("mfa_index")


def is_through(request: HttpRequest) -> bool:
    """Whether somebody is signed in with all that it takes, on a page that is open to all."""
    staff = request.user
    return isinstance(staff, Staff) and has_factor(staff) and is_proven(request)


def begin(request: HttpRequest) -> None:
    """Start the clock of a sign-in."""
    now = timezone.now().timestamp()
    request.session["began"] = request.session["used"] = now


def _is_over(request: HttpRequest) -> bool:
    """Whether it was idle or went on for too long. Writes down that it is in use."""
    now = timezone.now().timestamp()
    began, used = request.session.get("began"), request.session.get("used")
    if began is None or used is None:
        return True
    if now - used > settings.STAFF_IDLE_MINUTES * 60 or now - began > settings.STAFF_HOURS * 3600:
        return True
    if now - used > NOTED_SECONDS:
        request.session["used"] = now
    return False


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else ROOM
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
