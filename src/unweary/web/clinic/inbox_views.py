"""The inbox and the files that leave it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from unweary.web.care.attaching import told, told_pdf
from unweary.web.clinic import access, desk
from unweary.web.clinic.access import within
from unweary.web.clinic.files import request_as_fhir, requests_as_csv
from unweary.web.clinic.inbox_pages import inbox_page
from unweary.web.clinic.models import Member, Role


@require_safe
@within()
def inbox(request: HttpRequest, member: Member) -> HttpResponse:
    """The clinic's requests."""
    now = timezone.now()
    page = inbox_page(member, request.GET, at=now)
    desk.log(member, None, "list_seen", now, show=page.chosen, requests=page.keys)
    context = {"page": page, "member": member, "here": "inbox"}
    return render(request, "clinic/inbox.html", context)


@require_safe
@within()
def summary(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """What the person let go along from the check."""
    row = access.clinic_request(member, key)
    found = told(row)
    if found is None:
        raise Http404
    desk.log(member, row, "summary_seen", timezone.now())
    context = {"page": found.summary, "told": found, "row": row, "member": member, "here": "inbox"}
    return render(request, "clinic/summary.html", context)


@require_safe
@within()
def summary_pdf(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """The same as a PDF."""
    row = access.clinic_request(member, key)
    made = told_pdf(row)
    if made is None:
        raise Http404
    desk.log(member, row, "summary_saved", timezone.now())
    return _file(made, "application/pdf", f"{row.reference}-summary.pdf")


@require_safe
@within()
def fhir(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """The request as a FHIR Bundle."""
    row = access.clinic_request(member, key)
    if row.erased_at is not None:
        raise Http404
    made = request_as_fhir(row)
    desk.log(member, row, "fhir_saved", timezone.now())
    return _file(made, "application/fhir+json", f"{row.reference}.json")


@require_POST
@within(changes=Role.OWNER)
def export(request: HttpRequest, member: Member) -> HttpResponse:
    """Every request of the clinic as a table. It takes a POST: nobody saves it by accident."""
    now = timezone.now()
    rows = access.clinic_requests(member).order_by("sent_at", "key")
    desk.log(member, None, "requests_exported", now, count=rows.count())
    response = StreamingHttpResponse(requests_as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="requests.csv"'
    return response  # type: ignore[return-value]  # Django's two answers share no base


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
