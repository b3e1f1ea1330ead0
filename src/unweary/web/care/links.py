"""Ways to a request without an account: private links, and the one-step link in an e-mail."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing

from unweary.web.base.sealed import TOKEN_BYTES, new_token, token_digest
from unweary.web.care.models import CareRequest, PrivateLink

LIVES_ON = timedelta(days=30)  # after the request is over
CONFIRM_WITHIN = timedelta(hours=24)
CONFIRM = "care.confirm"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another


def new_reference() -> str:
    """A reference to say on the telephone: "K7QF-2M9D"."""
    drawn = [secrets.choice(LETTERS) for _ in range(8)]
    return f"{''.join(drawn[:4])}-{''.join(drawn[4:])}"


def read_reference(typed: str) -> str:
    """A reference as somebody typed it, as it was given out."""
    kept = "".join(c for c in typed.upper() if c in LETTERS)
    return f"{kept[:4]}-{kept[4:8]}"


def first_token(sending: str) -> str:
    """The token of the link on the receipt: the same however often one form is sent."""
    key = f"private link:{settings.SECRET_KEY}".encode()
    drawn = hmac.new(key, sending.encode(), hashlib.sha256).digest()[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(drawn).rstrip(b"=").decode()


def add_link(request: CareRequest, *, at: datetime, token: str = "") -> str:
    """One more link to the request. Only the digest of its token is kept; returns the token."""
    token = token or new_token()
    PrivateLink.objects.create(request=request, token=token_digest(token), made_at=at)
    return token


def request_at(token: str, *, at: datetime) -> CareRequest | None:
    """The request that a private link leads to, or None where it leads nowhere any more."""
    rows = CareRequest.objects.select_related("clinic", "handing_to")
    found = rows.filter(links__token=token_digest(token)).first()
    if found is None or (found.over_at is not None and found.over_at + LIVES_ON < at):
        return None
    return found


def confirm_token(request: CareRequest, *, at: datetime) -> str:
    """What the link in the first e-mail holds. Of no use for anything else."""
    return signing.Signer(salt=CONFIRM).sign(f"{request.pk.hex}.{int(at.timestamp())}")


def confirmed_by(token: str, *, at: datetime) -> CareRequest | None:
    """The request that this link confirms, or None where it is too old or not ours."""
    try:
        key, _dot, seconds = signing.Signer(salt=CONFIRM).unsign(token).rpartition(".")
    except signing.BadSignature:
        return None
    if datetime.fromtimestamp(int(seconds), UTC) + CONFIRM_WITHIN < at:
        return None
    return CareRequest.objects.select_related("clinic").filter(pk=key).first()
