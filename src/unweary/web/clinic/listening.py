"""What is done here because something happened elsewhere."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from django.utils import timezone

from unweary.web.care.models import Erasure
from unweary.web.clinic import audit, gate
from unweary.web.clinic.models import Note, Staff


def begin() -> None:
    """Connect everything below."""
    user_logged_in.connect(_signed_in, dispatch_uid="clinic_signed_in")
    user_logged_out.connect(_told("signed_out"), weak=False, dispatch_uid="clinic_signed_out")
    user_login_failed.connect(_failed, dispatch_uid="clinic_sign_in_failed")
    for signal, what in (
        (password_changed, "password_changed"),
        (password_reset, "password_changed"),
        (authenticator_added, "factor_added"),
        (authenticator_removed, "factor_removed"),
        (authenticator_reset, "recovery_codes_made"),
    ):
        signal.connect(_told(what), weak=False, dispatch_uid=f"clinic_{what}_{id(signal)}")
    post_save.connect(_forget_notes, sender=Erasure, dispatch_uid="clinic_forgets_notes")


def _signed_in(request: Any, user: Any, **more: Any) -> None:
    gate.begin(request)
    _told("signed_in")(user=user)


def _failed(**more: Any) -> None:
    """A wrong password. The address is not written down: it may be a mistyped password."""
    audit.write(clinic=None, staff=None, what="sign_in_failed", at=timezone.now())


def _told(what: str) -> Any:
    def write(user: Any = None, authenticator: Any = None, **more: Any) -> None:
        if not isinstance(user, Staff):
            return
        now = timezone.now()
        if authenticator is None:
            audit.write(clinic=None, staff=user, what=what, at=now)
        else:
            kind = str(authenticator.type)
            audit.write(clinic=None, staff=user, what=what, at=now, factor=kind)

    return write


def _forget_notes(instance: Erasure, created: bool, **more: Any) -> None:
    """Notes about a person go when the person's request is erased, in the same transaction."""
    if created:
        Note.objects.filter(request__reference=instance.reference).delete()
