"""What was seen and done, as a chain: each entry's digest covers the one before it.

An entry is written in the transaction of what it tells, so that neither stands without the other.
A chain shows a changed or missing entry; that its end was cut off shows only against a digest
that was kept elsewhere, such as an export.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from unweary.web.clinic.models import HOST, AuditEntry, Staff


@dataclass(frozen=True)
class Broken:
    """A place where a chain does not hold."""

    chain: str
    number: int
    why: str


def write(
    *,
    clinic: UUID | None,
    staff: Staff | None,
    what: str,
    at: datetime,
    request: UUID | None = None,
    **detail: object,
) -> AuditEntry:
    """Add an entry to a clinic's chain, or to the host's where `clinic` is None.

    detail: ids and kinds alone, never contents; values of JSON.
    """
    chain = HOST if clinic is None else str(clinic)
    with transaction.atomic():
        _wait_for_turn(chain)
        last = AuditEntry.objects.filter(chain=chain).order_by("-number").first()
        entry = AuditEntry(
            chain=chain,
            number=last.number + 1 if last else 1,
            staff=staff.pk if staff else None,
            what=what,
            request=request,
            detail=detail,
            at=at,
            previous=last.digest if last else "",
        )
        entry.digest = digest_of(entry)
        entry.save(force_insert=True)
    return entry


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 over all that an entry says, and over the digest before it."""
    told: Mapping[str, object] = {
        "chain": entry.chain,
        "number": entry.number,
        "staff": entry.staff,
        "what": entry.what,
        "request": str(entry.request) if entry.request else None,
        "detail": entry.detail,
        "at": entry.at.astimezone(UTC).isoformat(),
        "previous": entry.previous,
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def broken(entries: Iterable[AuditEntry]) -> Iterable[Broken]:
    """Every place where chains do not hold. Entries come by chain, then by number."""
    chain, number, digest = "", 0, ""
    for entry in entries:
        if entry.chain != chain:
            chain, number, digest = entry.chain, 0, ""
        if entry.number != number + 1:
            yield Broken(chain, entry.number, f"entries {number + 1} and after it are missing")
        elif entry.previous != digest:
            yield Broken(chain, entry.number, "it does not follow from the entry before it")
        if digest_of(entry) != entry.digest:
            yield Broken(chain, entry.number, "it was changed")
        number, digest = entry.number, entry.digest


def every_entry() -> Iterable[AuditEntry]:
    """All chains, one after the other."""
    return AuditEntry.objects.order_by("chain", "number").iterator(chunk_size=2000)


def ends() -> list[tuple[str, int, str]]:
    """The last entry of each chain: its number and digest, to keep elsewhere."""
    last = AuditEntry.objects.values("chain").annotate(last=Max("number")).order_by("chain")
    found = []
    for row in last:
        entry = AuditEntry.objects.get(chain=row["chain"], number=row["last"])
        found.append((entry.chain, entry.number, entry.digest))
    return found


def _wait_for_turn(chain: str) -> None:
    """One writer to a chain at a time. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        lock = int.from_bytes(hashlib.sha256(chain.encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
