"""The second factor: every code counts once, and a sign-in without one reaches nothing."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from unweary.web.clinic.adapters import FACTORS
from unweary.web.clinic.models import Staff

SPENT_SECONDS = 180  # longer than any code is valid
PROVEN = "second_factor"


def has_factor(staff: Staff) -> bool:
    """Whether a second factor is set up for this account."""
    return bool(Authenticator.objects.filter(user_id=staff.pk, type__in=FACTORS).exists())


def is_proven(request: HttpRequest) -> bool:
    """Whether this very sign-in showed a second factor, or has just set one up."""
    if request.session.get(PROVEN):
        return True
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


class _OnceForm:
    """A code that was accepted is refused the second time, in every process."""

    user: Staff

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        digest = hashlib.sha256(code.strip().encode()).hexdigest()
        if not cache.add(f"spent:{self.user.pk}:{digest}", 1, SPENT_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceForm, AuthenticateForm):  # type: ignore[misc]
    """A code at sign-in: from the app, or a recovery code."""


class CodeAgainForm(_OnceForm, ReauthenticateForm):  # type: ignore[misc]
    """A code before something that matters."""


class _Sets:
    """Whoever has just set a factor up has shown it."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        self.request.session[PROVEN] = True
        return response


class SetUpApp(_Sets, ActivateTOTPView):  # type: ignore[misc]
    """An authenticator app."""


class AddPasskey(_Sets, AddWebAuthnView):  # type: ignore[misc]
    """A passkey or security key."""


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey away, unless it is the last second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            told = _("This is your only second factor. Add another one first.")
            messages.error(self.request, told)
            return redirect("mfa_index")
        response: HttpResponse = super().form_valid(form)
        return response
