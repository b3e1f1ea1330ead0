"""The audit log as a page and as a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from unweary.exchange.csv_rows import csv_lines
from unweary.web.clinic.models import AuditEntry, Staff

EACH = 50
HEADER = ("number", "at", "account", "what", "request", "detail", "previous", "digest")
WORDS: Mapping[str, str] = {
    "list_seen": gettext_noop("Saw the list"),
    "request_seen": gettext_noop("Opened a request"),
    "summary_seen": gettext_noop("Read the summary"),
    "summary_saved": gettext_noop("Saved the summary as PDF"),
    "fhir_saved": gettext_noop("Saved a request as FHIR"),
    "requests_exported": gettext_noop("Exported the requests as a table"),
    "assigned": gettext_noop("Assigned a request"),
    "replied": gettext_noop("Wrote to the person"),
    "proposed": gettext_noop("Offered times"),
    "booked": gettext_noop("Wrote down an agreed time"),
    "declined": gettext_noop("Declined a request"),
    "hand_on_asked": gettext_noop("Asked to hand a request on"),
    "hand_on_taken_back": gettext_noop("Took back the question to hand a request on"),
    "closed": gettext_noop("Closed a request"),
    "released": gettext_noop("Took a request out of quarantine"),
    "noted": gettext_noop("Wrote a note"),
    "template_saved": gettext_noop("Saved a ready answer"),
    "template_removed": gettext_noop("Removed a ready answer"),
    "clinic_opened": gettext_noop("The clinic was opened"),
    "clinic_closed": gettext_noop("Closed the clinic"),
    "clinic_edited": gettext_noop("Changed the clinic’s page"),
    "listings_added": gettext_noop("Added listings"),
    "listing_released": gettext_noop("Let go of a listing"),
    "member_invited": gettext_noop("Invited somebody"),
    "invitation_withdrawn": gettext_noop("Withdrew an invitation"),
    "member_joined": gettext_noop("Became a member"),
    "member_removed": gettext_noop("Ended a membership"),
    "role_changed": gettext_noop("Changed a role"),
    "log_seen": gettext_noop("Read the log"),
    "log_exported": gettext_noop("Exported the log"),
    "signed_in": gettext_noop("Signed in"),
    "signed_out": gettext_noop("Signed out"),
    "sign_in_failed": gettext_noop("A wrong password"),
    "password_set": gettext_noop("Set a first password"),
    "password_changed": gettext_noop("Changed the password"),
    "factor_added": gettext_noop("Added a second factor"),
    "factor_removed": gettext_noop("Removed a second factor"),
    "recovery_codes_made": gettext_noop("Made new recovery codes"),
    "session_ended": gettext_noop("Ended a session"),
    "sessions_ended": gettext_noop("Ended other sessions"),
    "account_closed": gettext_noop("An account was closed"),
    "account_reset": gettext_noop("An account was reset"),
    "host_made": gettext_noop("Became an administrator"),
    "link_made": gettext_noop("Made a link into an account"),
    "claim_made": gettext_noop("Claimed a listing"),
    "claim_seen": gettext_noop("Opened a claim"),
    "code_made": gettext_noop("Made a code"),
    "claim_granted": gettext_noop("A claim was granted"),
    "dispute_settled": gettext_noop("Took a listing from its holder"),
    "claim_refused": gettext_noop("A claim was refused"),
    "reports_seen": gettext_noop("Read the reports"),
    "report_settled": gettext_noop("Settled a report"),
    "left_out_seen": gettext_noop("Read who asked to be left out"),
    "left_out_granted": gettext_noop("Left a clinician out"),
    "left_out_refused": gettext_noop("Refused to leave a clinician out"),
}


@dataclass(frozen=True)
class EntryRow:
    """One entry as it is shown."""

    number: int
    at: datetime
    who: str
    what: str
    detail: str
    digest: str  # its first letters


@dataclass(frozen=True)
class LogPage:
    """A page of a log, and the filters that made it."""

    rows: tuple[EntryRow, ...]
    number: int
    pages: int
    total: int
    what: str
    since: str
    until: str
    kinds: tuple[tuple[str, str], ...]
    query: str  # the filters as they go on in an address

    @property
    def before(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after."""
        return self.number + 1


def log_page(entries: QuerySet[AuditEntry], asked: Mapping[str, str]) -> LogPage:
    """A page of a log; filters that cannot be read are left out."""
    what, since, until = asked.get("what", ""), asked.get("since", ""), asked.get("until", "")
    rows = entries
    if what in WORDS:
        rows = rows.filter(what=what)
    if (first := _day(since)) is not None:
        rows = rows.filter(at__gte=_midnight(first))
    if (last := _day(until)) is not None:
        rows = rows.filter(at__lt=_midnight(last + timedelta(days=1)))
    page = Paginator(rows, EACH).get_page(asked.get("page"))
    names = _names(page.object_list)
    given = {"what": what, "since": since, "until": until}
    return LogPage(
        rows=tuple(_row(entry, names) for entry in page.object_list),
        number=page.number,
        pages=page.paginator.num_pages,
        total=page.paginator.count,
        what=what,
        since=since,
        until=until,
        kinds=tuple((kind, _(words)) for kind, words in WORDS.items()),
        query=urlencode({key: value for key, value in given.items() if value}),
    )


def exported_log(entries: QuerySet[AuditEntry], *, form: str, name: str) -> HttpResponse:
    """A whole log as CSV or JSON, oldest first. Raises Http404 for another form."""
    rows = entries.order_by("number").iterator(chunk_size=1000)
    kinds = {"csv": ("text/csv; charset=utf-8", _csv), "json": ("application/json", _json)}
    if form not in kinds:
        raise Http404
    kind, lines = kinds[form]
    response = StreamingHttpResponse(lines(rows), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response  # type: ignore[return-value]  # Django's two answers share no base


def _csv(rows: Iterable[AuditEntry]) -> Iterator[bytes]:
    return csv_lines(
        HEADER,
        (
            (
                e.number,
                e.at.isoformat(),
                e.staff,
                e.what,
                str(e.request or ""),
                json.dumps(e.detail, sort_keys=True),
                e.previous,
                e.digest,
            )
            for e in rows
        ),
    )


def _json(rows: Iterable[AuditEntry]) -> Iterator[bytes]:
    yield b"["
    for place, e in enumerate(rows):
        told = {
            "chain": e.chain,
            "number": e.number,
            "at": e.at.isoformat(),
            "staff": e.staff,
            "what": e.what,
            "request": str(e.request) if e.request else None,
            "detail": e.detail,
            "previous": e.previous,
            "digest": e.digest,
        }
        yield (b",\n" if place else b"\n") + json.dumps(told, ensure_ascii=False).encode()
    yield b"\n]\n"


def _row(entry: AuditEntry, names: Mapping[int, str]) -> EntryRow:
    who = names.get(entry.staff, "") if entry.staff else ""
    told = [f"{key}: {_short(value)}" for key, value in entry.detail.items()]
    if entry.request:
        told.insert(0, str(entry.request)[:8])
    return EntryRow(
        number=entry.number,
        at=entry.at,
        who=who or (_("account %(id)d") % {"id": entry.staff} if entry.staff else _("the site")),
        what=_(WORDS[entry.what]) if entry.what in WORDS else entry.what.replace("_", " "),
        detail="; ".join(told),
        digest=entry.digest[:10],
    )


def _short(value: object) -> str:
    if isinstance(value, list):
        return _("%(count)d of them") % {"count": len(value)}
    return str(value)


def _names(entries: Iterable[AuditEntry]) -> dict[int, str]:
    ids = {entry.staff for entry in entries if entry.staff}
    return {staff.pk: str(staff) for staff in Staff.objects.filter(pk__in=ids)}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
