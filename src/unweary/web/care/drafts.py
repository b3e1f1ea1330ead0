"""A request that is being written, kept sealed for a day, so that nothing typed is lost.

A signed cookie of this one form names the row. Neither holds a consent: those are given anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unweary.web.care.models import Draft

COOKIE = "uw_draft"
KEPT = timedelta(hours=24)


def draft_of(request: HttpRequest, listing: str, *, at: datetime) -> Draft | None:
    """What this browser has begun to write to a listing."""
    raw = request.get_signed_cookie(COOKIE, default="", salt=listing, max_age=KEPT)
    if not isinstance(raw, str) or not raw:
        return None
    rows = Draft.objects.filter(key=UUID(raw), listing=listing, changed_at__gt=at - KEPT)
    return rows.first()


def keep_draft(
    request: HttpRequest, listing: str, content: Mapping[str, Any], *, at: datetime
) -> Draft:
    """Keep what was written so far, in place of what was kept before."""
    draft = draft_of(request, listing, at=at) or Draft(listing=listing)
    draft.content = dict(content)
    draft.changed_at = at
    draft.save()
    return draft


def remember(response: HttpResponse, draft: Draft, *, path: str) -> None:
    """Tie the draft to this browser and this one form."""
    response.set_signed_cookie(
        COOKIE,
        draft.key.hex,
        salt=draft.listing,
        max_age=int(KEPT.total_seconds()),
        path=path,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def drop_draft(request: HttpRequest, listing: str, *, at: datetime) -> None:
    """Forget it: it was sent, or the person starts afresh."""
    draft = draft_of(request, listing, at=at)
    if draft is not None:
        draft.delete()


def forget(response: HttpResponse, *, path: str) -> None:
    """Untie the draft from this browser."""
    response.delete_cookie(COOKIE, path=path, samesite="Lax")


def forget_drafts(*, before: datetime) -> int:
    """Delete those that nobody has touched since. Returns how many."""
    return Draft.objects.filter(changed_at__lt=before).delete()[0]
