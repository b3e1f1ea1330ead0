"""Listings that somebody keeps: on their own device alone, in a signed cookie."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from unweary.directory.base import Register

COOKIE = "uw_saved"
PATH = "/care/"
SECONDS = 180 * 86_400
MOST = 30
MOST_BYTES = 3800  # browsers drop a cookie beyond 4096


class ListIsFull(ValueError):
    """No more listings fit on the device's list."""


def saved_keys(request: HttpRequest) -> tuple[str, ...]:
    """The listings that this browser keeps, first saved first."""
    try:
        keys = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=SECONDS)
    except signing.BadSignature:
        return ()
    return tuple(str(key) for key in keys) if isinstance(keys, list) else ()


def keep_keys(response: HttpResponse, keys: tuple[str, ...]) -> None:
    """Keep exactly these. Raises ListIsFull."""
    written = signing.dumps(list(dict.fromkeys(keys)), salt=COOKIE, compress=True)
    if len(keys) > MOST or len(written) > MOST_BYTES:
        raise ListIsFull(f"{len(keys)} listings do not fit")
    response.set_cookie(
        COOKIE,
        written,
        max_age=SECONDS,
        path=PATH,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def followed(register: Register, key: str) -> str:
    """The listing under its clinician's present id, where the registry replaced it."""
    source, _, rest = key.partition(".")
    pieces = rest.rsplit(".", 2)
    if len(pieces) != 3:
        return key
    clinician, slot, discipline = pieces
    now = register.successor(f"{source}.{clinician}")
    if now == f"{source}.{clinician}":
        return key
    offered = tuple(f"{now}.{place}.{discipline}" for place in dict.fromkeys((slot, "0")))
    there = register.listings(offered)
    return next((each for each in offered if each in there), key)
