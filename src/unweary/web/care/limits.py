"""How often a form may be used: counted by digests whose salt is new each day.

No address and no name is stored. Beyond half of a limit, work or a confirmed mailbox is asked for;
at the limit the form waits. Nobody has to see, hear or drag anything.
"""

from __future__ import annotations

import base64
import hmac
import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import cast

from altcha.v1 import (
    ChallengeOptions,
    Payload,
    PayloadType,
    create_challenge,
    verify_solution,
)
from django.conf import settings
from django.http import HttpRequest

from unweary.web.base.sealed import token_digest
from unweary.web.care.models import Attempt

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_TRIED = 60_000  # numbers of a proof of work: less than a second on a weak telephone


class Room(IntEnum):
    """How much of the limits is left. Later ones are stricter."""

    FREE = 0
    HALF = 1
    NONE = 2


@dataclass(frozen=True)
class Limit:
    """At most so many within a time."""

    most: int
    within: timedelta


LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "network": (Limit(10, HOUR), Limit(30, DAY)),
    "person": (Limit(5, DAY),),
    "clinic": (Limit(60, HOUR), Limit(200, DAY)),
    "site": (Limit(2_000, DAY),),
    "letters": (Limit(5, DAY),),  # asked for by one person: a new link, a second confirmation
    "asking": (Limit(20, HOUR),),  # of one network, for a new link or a letter
    "draft": (Limit(60, HOUR),),  # begun by one network
    "messages": (Limit(20, DAY),),  # written in one request
    "telling": (Limit(20, DAY),),  # of one network, about listings
}


def network_of(request: HttpRequest) -> str:
    """The network that a request came from: /24 or /48, "" where it cannot be told.

    Behind HTTPS a proxy stands in front; the last entry it wrote is the one to trust.
    """
    told = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.HTTPS and forwarded:
        told = forwarded.rsplit(",", 1)[-1].strip()
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    width = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{width}", strict=False))


def room(uses: Mapping[str, str], *, at: datetime) -> Room:
    """The least room that any of these uses has left. Use -> who; "" for who is not counted."""
    left = Room.FREE
    for what, who in uses.items():
        for limit in LIMITS[what] if who else ():
            rows = Attempt.objects.filter(what=what, who=_digest(who, at), at__gt=at - limit.within)
            used = rows.count()
            if used >= limit.most:
                return Room.NONE
            if used * 2 >= limit.most:
                left = Room.HALF
    return left


def count(uses: Mapping[str, str], *, at: datetime) -> None:
    """Write these uses down."""
    Attempt.objects.bulk_create(
        Attempt(what=what, who=_digest(who, at), at=at) for what, who in uses.items() if who
    )


def forget_attempts(*, before: datetime) -> int:
    """Drop what no limit looks at any more. Returns how many."""
    return Attempt.objects.filter(at__lt=before).delete()[0]


def challenge(sending: str, *, at: datetime) -> str:
    """A sum for the browser to work out, good for this one form, as JSON."""
    options = ChallengeOptions(
        algorithm="SHA-256",
        max_number=MOST_TRIED,
        hmac_key=_work_key(),
        expires=at + DAY,
        params={"form": token_digest(sending)},
    )
    return json.dumps(create_challenge(options).to_dict())


def worked_out(solution: str, sending: str) -> bool:
    """Whether the sum was worked out for this form, and not for another."""
    payload = _payload(solution)
    if payload is None:
        return False
    fits, _error = verify_solution(payload.to_dict(), _work_key(), check_expires=True)
    _nonce, _expires, more = payload.parse_salt()
    return fits and more.get("form") == [token_digest(sending)]


def _payload(solution: str) -> Payload | None:
    """What a browser sent as its solution; None where it is no such thing."""
    try:
        given = json.loads(base64.b64decode(solution, validate=True))
    except (ValueError, RecursionError):
        return None
    texts = ("algorithm", "challenge", "salt", "signature")
    if not isinstance(given, dict) or not isinstance(given.get("number"), int):
        return None
    if not all(isinstance(given.get(name), str) for name in texts):
        return None
    return Payload.from_dict(cast(PayloadType, given))


def _work_key() -> str:
    return f"proof of work:{settings.SECRET_KEY}"


def _digest(who: str, at: datetime) -> str:
    salt = f"{at.astimezone(UTC):%Y-%m-%d}:{settings.SECRET_KEY}".encode()
    return hmac.new(salt, who.encode(), "sha256").hexdigest()
