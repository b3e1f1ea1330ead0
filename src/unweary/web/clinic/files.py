"""Requests as files: a FHIR Bundle of one, a table of all of the clinic's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from unweary.directory.base import Listing
from unweary.exchange.csv_rows import Cell, csv_lines
from unweary.exchange.fhir_request import (
    Agreed,
    AnswerTold,
    Asking,
    By,
    ProposedTime,
    RequestDocument,
    State,
    request_bundle,
)
from unweary.knowledge.answers import write_reply
from unweary.knowledge.base import UNSURE
from unweary.knowledge.parse import shipped
from unweary.web.care import consent
from unweary.web.care.attaching import told
from unweary.web.care.models import CareRequest
from unweary.web.care.register import current
from unweary.web.care.request_forms import WHAT_FOR
from unweary.web.care.request_wording import listed_days, listed_times
from unweary.web.care.stated import contact_of, story_of
from unweary.web.clinic.inbox_pages import discipline_name, state_name

PREFERS = {"phone": "phone", "e_mail": "email"}
HEADER = (
    "reference",
    "state",
    "level",
    "discipline",
    "sent_at",
    "answered_at",
    "ended_at",
    "name",
    "phone",
    "email",
    "may_leave_message",
    "wants",
    "where",
    "days",
    "times",
    "language",
    "interpreter",
    "access",
    "insurance",
    "words",
    "assigned_to",
)


def request_as_fhir(request: CareRequest) -> bytes:
    """ServiceRequest, Task, Appointment, Consent and the answers of the check, as JSON."""
    bundle = request_bundle(document_of(request))
    return json.dumps(bundle, indent=1, ensure_ascii=False).encode() + b"\n"


def document_of(request: CareRequest) -> RequestDocument:
    """A request as the values that its Bundle is made of."""
    contact, story = contact_of(request), story_of(request)
    listing = current().listings((request.listing,)).get(request.listing)
    last = request.events.order_by("-at", "-id").first()
    wish = ", ".join(part for part in (listed_days(story.days), listed_times(story.times)) if part)
    reason = "; ".join(
        part
        for part in (str(dict(WHAT_FOR).get(story.what_for, "")), story.where, story.words)
        if part
    )
    return RequestDocument(
        reference=request.reference,
        made_at=request.made_at,
        changed_at=last.at if last else request.made_at,
        state=State(request.state),
        level=request.level,
        discipline=request.discipline,
        discipline_text=discipline_name(request.discipline),
        reason=reason,
        listing_name=_listing_name(request, listing),
        listing_npi=listing.npi if listing else "",
        clinic=request.clinic.name,
        person=Asking(
            name=contact.name,
            phone=contact.phone,
            email=contact.email,
            prefers=PREFERS.get(contact.prefers, "phone"),
            languages=(story.language,) if story.language else (),
            access_needs=story.access,
        ),
        preferred_times=wish,
        proposals=tuple(
            ProposedTime(t.starts_at, t.minutes, By(t.by), accepted=t.accepted_at is not None)
            for t in request.proposals.filter(withdrawn_at=None)
        ),
        consent=_consent(request),
        summary=_answers(request),
    )


def requests_as_csv(rows: QuerySet[CareRequest]) -> Iterator[bytes]:
    """A table that no spreadsheet runs as a program."""
    return csv_lines(HEADER, _table(rows.iterator(chunk_size=500)))


def _table(rows: Iterable[CareRequest]) -> Iterator[tuple[Cell, ...]]:
    for request in rows:
        contact, story = contact_of(request), story_of(request)
        yes = {True: "yes", False: ""}
        yield (
            request.reference,
            state_name(request.state),
            request.level,
            request.discipline,
            request.sent_at.isoformat() if request.sent_at else "",
            request.answered_at.isoformat() if request.answered_at else "",
            request.over_at.isoformat() if request.over_at else "",
            contact.name,
            contact.phone,
            contact.email,
            yes[contact.may_leave_message],
            story.what_for,
            story.where,
            listed_days(story.days),
            listed_times(story.times),
            story.language,
            yes[story.interpreter],
            story.access,
            story.insurance,
            story.words,
            str(request.assigned_to or ""),
        )


def _listing_name(request: CareRequest, listing: Listing | None) -> str:
    return listing.name if listing else request.clinic.name


def _consent(request: CareRequest) -> Agreed:
    """The consent by which the request is here: the last one to share, or to hand on."""
    shared = request.consents.filter(
        purpose__in=(consent.SHARE, consent.HAND_ON, consent.EMERGENCY)
    )
    row = shared.order_by("-at", "-id").first()
    if row is None:
        return Agreed(version="", sha256="", at=request.made_at, purpose=_("none is kept"))
    return Agreed(row.version, row.text_digest, row.at, row.purpose)


def _answers(request: CareRequest) -> dict[str, AnswerTold] | None:
    found = told(request)
    if found is None:
        return None
    findings = shipped().findings
    return {
        id: AnswerTold(findings[id].question or findings[id].label, _plain(reply))
        for id, reply in found.answers.items()
    }


def _plain(reply: object) -> str | bool | float:
    if reply is UNSURE:
        return _("not sure")
    if isinstance(reply, bool | float | str):
        return reply
    return str(write_reply(reply))  # type: ignore[arg-type]  # every other reply is written
