"""Whose interview it is: a signed cookie holds the keys of those that this browser began."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse

from unweary.knowledge.parse import shipped
from unweary.web.check.actions import History, history_of
from unweary.web.check.models import Interview

COOKIE = "uw_checks"
WORDS_COOKIE = "uw_words"
MOST = 30  # interviews of one browser that stay open
WORDS_SECONDS = 3600
DAY_SECONDS = 86_400
HELD = "held_interview"


def hold(request: HttpRequest, key: UUID) -> None:
    """This request is about one interview, and whoever sent it may keep no cookie."""
    setattr(request, HELD, key)


def is_held(request: HttpRequest) -> bool:
    """Whether the request can keep nothing in a cookie, as within a frame of another site."""
    return hasattr(request, HELD)


def own_keys(request: HttpRequest) -> tuple[UUID, ...]:
    """The interviews that this browser began, latest first."""
    if is_held(request):
        return (getattr(request, HELD),)
    raw = request.get_signed_cookie(COOKIE, default="", max_age=_kept_seconds())
    if not isinstance(raw, str):
        return ()
    return tuple(UUID(part) for part in raw.split(".") if part)


def own_interview(request: HttpRequest, key: UUID) -> Interview:
    """The interview of this key. Raises Http404 where it is over or another browser's."""
    if key not in own_keys(request):
        raise Http404
    try:
        return Interview.objects.get(key=key)
    except Interview.DoesNotExist as error:
        raise Http404 from error


def own_history(request: HttpRequest, key: UUID) -> History:
    """What was answered in this browser's interview. Raises Http404 as `own_interview` does."""
    history = history_of(shipped(), key) if key in own_keys(request) else None
    if history is None:
        raise Http404
    return history


def remember(request: HttpRequest, response: HttpResponse, key: UUID) -> None:
    """Tie an interview to this browser."""
    if is_held(request):
        return
    others = [k for k in own_keys(request) if k != key]
    _set(response, [key, *others][:MOST])


def forget(request: HttpRequest, response: HttpResponse, key: UUID) -> None:
    """Untie an interview from this browser."""
    if is_held(request):
        return
    _set(response, [k for k in own_keys(request) if k != key])


def _set(response: HttpResponse, keys: list[UUID]) -> None:
    response.set_signed_cookie(
        COOKIE,
        ".".join(k.hex for k in keys),
        max_age=_kept_seconds(),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _kept_seconds() -> int:
    return int(settings.RETENTION_DAYS) * DAY_SECONDS


def keep_words(response: HttpResponse, address: str, words: str) -> None:
    """Keep the person's own words on their own device until they are confirmed."""
    response.set_cookie(
        WORDS_COOKIE,
        signing.dumps(words, salt=WORDS_COOKIE, compress=True),
        max_age=WORDS_SECONDS,
        path=address,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def kept_words(request: HttpRequest) -> str:
    """The words that wait to be confirmed, or "" where there are none."""
    try:
        words = signing.loads(
            request.COOKIES.get(WORDS_COOKIE, ""), salt=WORDS_COOKIE, max_age=WORDS_SECONDS
        )
    except signing.BadSignature:
        return ""
    return words if isinstance(words, str) else ""


def drop_words(response: HttpResponse, address: str) -> None:
    """Forget the words."""
    response.delete_cookie(WORDS_COOKIE, path=address, samesite="Lax")
