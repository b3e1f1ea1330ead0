"""What the sign-in of django-allauth does differently here."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from unweary.web.base.sealed import CannotOpen, seal, unseal
from unweary.web.clinic import letters

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up by themselves, and letters go out as all letters of the site do."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        made = self._rendered(template_prefix, email, context)
        kind = template_prefix.rpartition("/")[2]
        now = timezone.now()
        letters.send(kind=kind, to=email, subject=str(made.subject), text=str(made.body), at=now)

    def _rendered(self, prefix: str, email: str, told: dict[str, Any]) -> EmailMessage:
        request = context.request
        made = self.render_mail(
            prefix, email, {"request": request, "email": email, "at": timezone.now(), **told}
        )
        assert isinstance(made, EmailMessage)
        return made

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """To have just signed in is as good as to confirm it once more."""
        request = context.request
        records = get_authentication_records(request, request.user)
        latest = max((float(record["at"]) for record in records), default=0.0)
        fresh: bool = time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are sealed, and the last factor cannot be taken away."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return unseal(encrypted_text)
        except CannotOpen as error:
            raise self.validation_error("incorrect_code") from error

    def build_totp_svg(self, url: str) -> str:
        """The picture alone, to stand in the page: no picture may come from elsewhere."""
        drawn: str = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :]

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(n)d") % {"n": count + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if authenticator.type not in FACTORS:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())
