"""Fields that the database sees only as sealed text: who a person is and what they wrote.

Sealed with Fernet (AES-128-CBC and HMAC-SHA256). The keys are in the settings, never in the
database; the first seals, all of them open, so that a key can be replaced while the site runs.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

if TYPE_CHECKING:
    Column = models.TextField[Any, Any]
else:
    Column = models.TextField

TOKEN_BYTES = 16  # 128 bits cannot be guessed


class CannotOpen(ValueError):
    """A sealed field was sealed with a key that the settings no longer hold."""


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> str:
    """The text, sealed with the first key."""
    return _box(tuple(settings.RECORD_KEYS)).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """What was sealed. Raises CannotOpen where its key is gone."""
    try:
        return _box(tuple(settings.RECORD_KEYS)).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken as error:
        raise CannotOpen("No key of UNWEARY_RECORD_KEYS opens this row.") from error


def blind(text: str, *, purpose: str) -> str:
    """A digest by which equal texts can be found, of no use without the site's secret key."""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def new_token() -> str:
    """A secret for an address, 128 bits. Only its `token_digest` is stored."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class SealedText(Column):
    """Text that is sealed in its column. It cannot be searched: an empty text stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return seal(plain) if plain else plain

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return unseal(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("isnull", "exact"):  # `exact` serves "is empty" alone
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed and cannot be searched.")


class SealedJson(SealedText):
    """A value of JSON, sealed. Empty is {}."""

    _pyi_private_set_type: Any  # for the type checker: any value, not text alone
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(json.dumps(value, ensure_ascii=False) if value else "")

    def from_db_value(self, value: str | None, *rest: object) -> Any:
        plain = super().from_db_value(value, *rest)
        return json.loads(plain) if plain else {}

    def to_python(self, value: Any) -> Any:
        return value


def sealed_columns() -> list[tuple[type[models.Model], tuple[str, ...]]]:
    """Every model with sealed fields, and their names."""
    found = []
    for model in apps.get_models():
        names = tuple(f.name for f in model._meta.concrete_fields if isinstance(f, SealedText))
        if names:
            found.append((model, names))
    return found
