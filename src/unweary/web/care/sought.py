"""What was looked for, kept for an hour in one sealed cookie: never in an address, row or log."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unweary.directory.base import NO_FILTERS, Cursor, Filters, Place, Point, Who
from unweary.web.base.sealed import CannotOpen, seal, unseal

COOKIE = "uw_care"
PATH = "/care/"
SECONDS = 3600
USUAL_KM = 40.0


@dataclass(frozen=True)
class Sought:
    """A search. A place is a postcode or a town, never where somebody stands."""

    place: Place | None = None
    disciplines: tuple[str, ...] = ()
    most_km: float = USUAL_KM
    filters: Filters = NO_FILTERS
    name: str = ""  # of a clinician or clinic; then disciplines do not matter
    soonest: bool = False  # clinics that keep their own hours stand first, soonest open ahead
    check: UUID | None = None  # the check whose result led here

    @property
    def ready(self) -> bool:
        """Whether there is enough to look for."""
        return bool(self.name) or (self.place is not None and bool(self.disciplines))


def keep_sought(response: HttpResponse, sought: Sought, *, at: datetime) -> None:
    """Let the browser carry it, unreadable to all but this site."""
    written = asdict(sought) | {
        "check": str(sought.check or ""),
        "until": int(at.timestamp()) + SECONDS,
    }
    response.set_cookie(
        COOKIE,
        seal(json.dumps(written, separators=(",", ":"), ensure_ascii=False)),
        max_age=SECONDS,
        path=PATH,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def sought_by(request: HttpRequest, *, at: datetime) -> Sought:
    """What this browser looked for last; an empty search after an hour."""
    try:
        read = json.loads(unseal(request.COOKIES.get(COOKIE, "")))
        if read["until"] < at.timestamp():
            return Sought()
        return _sought(read)
    except (CannotOpen, KeyError, TypeError, ValueError):
        return Sought()


def forget_sought(response: HttpResponse) -> None:
    """Drop it."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def _sought(read: dict[str, Any]) -> Sought:
    place, filters = read["place"], read["filters"]
    return Sought(
        place=Place(**{**place, "point": Point(**place["point"])}) if place else None,
        disciplines=tuple(read["disciplines"]),
        most_km=float(read["most_km"]),
        filters=Filters(**{**filters, "who": Who(filters["who"]) if filters["who"] else None}),
        name=read["name"],
        soonest=bool(read["soonest"]),
        check=UUID(read["check"]) if read["check"] else None,
    )


@dataclass(frozen=True)
class Onward:
    """Where a list goes on: after which listing, and with which number."""

    after: Cursor | None = None
    first: int = 1


def onward_text(onward: Onward) -> str:
    """For an address. It is sealed, since a distance tells something of the place."""
    assert onward.after is not None
    return seal(json.dumps([*astuple(onward.after), onward.first]))


def read_onward(text: str) -> Onward:
    """What an address says, or the beginning of the list where it is none of ours."""
    try:
        km, id, edition, first = json.loads(unseal(text))
        return Onward(Cursor(float(km), int(id), str(edition)), int(first))
    except (CannotOpen, TypeError, ValueError):
        return Onward()
