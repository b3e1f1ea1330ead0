"""Pages of one request: to read it, and to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.web.care.models import CareRequest
from unweary.web.care.request_states import NotPossible
from unweary.web.clinic import access, desk
from unweary.web.clinic.access import within
from unweary.web.clinic.desk_forms import (
    MOST_TIMES,
    AssignForm,
    DeclineForm,
    HandOnForm,
    MessageForm,
    NoteForm,
    TimesForm,
)
from unweary.web.clinic.forms import Form
from unweary.web.clinic.models import Member, Role
from unweary.web.clinic.nearby import clinics_to_hand_on_to, listings_nearby
from unweary.web.clinic.request_page import filled_in, request_page, zone_of


@require_safe
@within()
def opened(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """One request. To open it counts as seen."""
    now = timezone.now()
    row = access.clinic_request(member, key)
    desk.open_request(member=member, request=row, at=now)
    return _page(request, member, access.clinic_request(member, key))


@require_POST
@within()
def assign(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Somebody of the clinic takes it on."""
    row = access.clinic_request(member, key)
    form = _assign_form(member, row, request.POST)
    if not form.is_valid():
        return _page(request, member, row, status=422)
    chosen = form.cleaned_data["to"]
    to = access.member_of(member, int(chosen)) if chosen else None
    return _done(
        request, member, row, lambda: desk.assign(member=member, request=row, to=to, at=_now())
    )


@require_POST
@within()
def note(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """A note of the clinic to itself."""
    row = access.clinic_request(member, key)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, member, row, note=form, status=422)
    words = form.cleaned_data["words"]
    return _done(
        request,
        member,
        row,
        lambda: desk.write_note(member=member, request=row, words=words, at=_now()),
    )


@require_POST
@within()
def close(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """It is done."""
    row = access.clinic_request(member, key)
    return _done(request, member, row, lambda: desk.close(member=member, request=row, at=_now()))


@require_POST
@within()
def release(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """It is no advertising."""
    row = access.clinic_request(member, key)
    return _done(request, member, row, lambda: desk.release(member=member, request=row, at=_now()))


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def reply(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Write to the person."""
    row = access.clinic_request(member, key)
    form = MessageForm(_posted(request), initial=_ready(request, member, row))
    if not form.is_valid():
        return _form(request, member, row, form, "reply")
    words = form.cleaned_data["message"]
    return _done(
        request,
        member,
        row,
        lambda: desk.reply(member=member, request=row, message=words, at=_now()),
        told=_("Your message is on the person’s private page."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def propose(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Offer up to three times."""
    row = access.clinic_request(member, key)
    form = _times_form(request, member, row, most=MOST_TIMES)
    if not form.is_valid():
        return _form(request, member, row, form, "propose")
    given = form.cleaned_data
    return _done(
        request,
        member,
        row,
        lambda: desk.propose(
            member=member,
            request=row,
            times=given["times"],
            message=given["message"],
            at=_now(),
        ),
        told=_("The times are offered. The person chooses one on their private page."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def book(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Write down a time that was agreed, on the telephone or because the person asked for it."""
    row = access.clinic_request(member, key)
    form = _times_form(request, member, row, most=1)
    if not form.is_valid():
        return _form(request, member, row, form, "book")
    given = form.cleaned_data
    starts_at, minutes = given["times"][0]
    return _done(
        request,
        member,
        row,
        lambda: desk.book(
            member=member,
            request=row,
            starts_at=starts_at,
            minutes=minutes,
            message=given["message"],
            at=_now(),
        ),
        told=_("The time is written down. The person finds it on their private page."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def decline(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """The clinic cannot help; it can name others nearby."""
    row = access.clinic_request(member, key)
    nearby = listings_nearby(row)
    form = DeclineForm(_posted(request), nearby=nearby, initial=_ready(request, member, row))
    if not form.is_valid():
        return _form(request, member, row, form, "decline")
    given = form.cleaned_data
    return _done(
        request,
        member,
        row,
        lambda: desk.decline(
            member=member,
            request=row,
            reason=given["reason"],
            message=given["message"],
            alternatives=given.get("alternatives", []),
            at=_now(),
        ),
        told=_("The request is declined. The person reads why on their private page."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def hand_on(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Ask the person whether another clinic may have the request."""
    row = access.clinic_request(member, key)
    offered = clinics_to_hand_on_to(row)
    form = HandOnForm(
        _posted(request),
        clinics=[(str(clinic.pk), name) for clinic, name in offered],
        initial=_ready(request, member, row),
    )
    if not form.is_valid():
        return _form(request, member, row, form, "hand_on", offered=bool(offered))
    given = form.cleaned_data
    to = next(clinic for clinic, _name in offered if str(clinic.pk) == given["clinic"])
    return _done(
        request,
        member,
        row,
        lambda: desk.hand_on(
            member=member, request=row, to_clinic=to, message=given["message"], at=_now()
        ),
        told=_("The person is asked. The request stays here until they agree."),
    )


@require_POST
@within()
def take_back_hand_on(request: HttpRequest, member: Member, key: UUID) -> HttpResponse:
    """Ask the person no longer."""
    row = access.clinic_request(member, key)
    return _done(
        request,
        member,
        row,
        lambda: desk.take_back_hand_on(member=member, request=row, at=_now()),
        told=_("The request stays here. The person is no longer asked."),
    )


def _now() -> Any:
    return timezone.now()


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _times_form(request: HttpRequest, member: Member, row: CareRequest, *, most: int) -> TimesForm:
    return TimesForm(
        _posted(request),
        zone=zone_of(member),
        at=_now(),
        most=most,
        initial=_ready(request, member, row),
    )


def _ready(request: HttpRequest, member: Member, row: CareRequest) -> dict[str, str]:
    """The words of a ready answer, where one was asked for."""
    asked = request.GET.get("words", "")
    if not asked.isdigit():
        return {}
    template = access.template_of(member, int(asked))
    return {"message": filled_in(template.words, row)}


def _assign_form(member: Member, row: CareRequest, data: Any = None) -> AssignForm:
    members = list(access.members_of(member))
    chosen = next((m.pk for m in members if m.staff_id == row.assigned_to_id), "")
    named = [(str(m.pk), str(m.staff)) for m in members if m.may_change]
    return AssignForm(data, members=named, initial={"to": str(chosen)})


def _page(
    request: HttpRequest,
    member: Member,
    row: CareRequest,
    *,
    note: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if status != 200:
        desk.log(member, row, "request_seen", _now())  # else it was opened, and written down then
    context = {
        "page": request_page(member, row, at=_now()),
        "member": member,
        "note": note or NoteForm(),
        "assign": _assign_form(member, row),
        "here": "inbox",
    }
    return render(request, "clinic/request.html", context, status=status)


def _form(
    request: HttpRequest,
    member: Member,
    row: CareRequest,
    form: Form,
    name: str,
    **more: object,
) -> HttpResponse:
    desk.log(member, row, "request_seen", _now(), form=name)  # what they wrote stands beside it
    context = {
        "page": request_page(member, row, at=_now()),
        "form": form,
        "member": member,
        "templates": access.templates_of(member),
        "here": "inbox",
        **more,
    }
    status = 422 if form.is_bound else 200
    return render(request, f"clinic/request_{name}.html", context, status=status)


def _done(
    request: HttpRequest,
    member: Member,
    row: CareRequest,
    act: Callable[[], None],
    *,
    told: str = "",
) -> HttpResponse:
    """Act, and go back to the request; or say why it is not possible."""
    try:
        act()
    except NotPossible as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, told or _("Saved."))
    return redirect("clinic:request", member.clinic_id, row.pk)
