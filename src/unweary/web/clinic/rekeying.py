"""Secrets of second factors, sealed anew with the first key."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import transaction

from unweary.web.base.sealed import CannotOpen, seal, unseal
from unweary.web.care.rekeying import Column

SEALED = ("secret", "seed")


def look_at_factors() -> Column:
    """How many secrets are under which key. Changes nothing."""
    new = old = lost = 0
    for row in Authenticator.objects.iterator(chunk_size=500):
        for sealed in _sealed(row):
            if _under_first(sealed):
                new += 1
            elif _opens(sealed):
                old += 1
            else:
                lost += 1
    return Column("mfa.authenticator.data", new, old, lost)


def reseal_factors() -> int:
    """Seal anew what is under an old key. Returns how many secrets were."""
    done = 0
    for key in Authenticator.objects.values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().get(pk=key)
            anew = {
                name: seal(unseal(row.data[name]))
                for name in SEALED
                if name in row.data and not _under_first(row.data[name]) and _opens(row.data[name])
            }
            if anew:
                row.data = {**row.data, **anew}
                row.save(update_fields=["data"])
            done += len(anew)
    return done


def _sealed(row: Authenticator) -> list[str]:
    return [row.data[name] for name in SEALED if name in row.data]


def _opens(sealed: str) -> bool:
    try:
        unseal(sealed)
    except CannotOpen:
        return False
    return True


def _under_first(sealed: str) -> bool:
    try:
        Fernet(settings.RECORD_KEYS[0]).decrypt(sealed.encode("ascii"))
    except InvalidToken:
        return False
    return True
