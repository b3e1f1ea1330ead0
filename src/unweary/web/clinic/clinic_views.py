"""The clinic's own page, its ready answers, its members and its log."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.directory.base import Facts
from unweary.web.care import clinics
from unweary.web.care.models import Clinic
from unweary.web.care.recipient import name_of
from unweary.web.clinic import access, audit, desk, letters, membership
from unweary.web.clinic.access import within
from unweary.web.clinic.accounts import LastOwner
from unweary.web.clinic.clinic_forms import (
    ClinicForm,
    FactsForm,
    clinic_as_typed,
    facts_as_typed,
)
from unweary.web.clinic.desk_forms import TemplateForm
from unweary.web.clinic.forms import InviteForm, RoleForm
from unweary.web.clinic.log_pages import exported_log, log_page
from unweary.web.clinic.membership import AlreadyMember
from unweary.web.clinic.models import Member, ReplyTemplate, Role


@require_http_methods(["GET", "HEAD", "POST"])
@within(changes=Role.OWNER)
def facts(request: HttpRequest, member: Member) -> HttpResponse:
    """What the search shows of the clinic."""
    clinic = member.clinic
    typed = facts_as_typed(_facts_of(clinic), clinics.access_note_of(clinic))
    form = FactsForm(request.POST if request.method == "POST" else None, initial=typed)
    if form.is_valid():
        now = timezone.now()
        with transaction.atomic():
            clinics.edit_facts(
                clinic=clinic,
                facts=form.facts,
                access_note=form.cleaned_data["access_note"],
                at=now,
            )
            desk.log(member, None, "clinic_edited", now, part="facts")
        messages.success(request, _("Saved. The search shows it from now on."))
        return redirect("clinic:facts", member.clinic_id)
    held = [(key, name_of(key)) for key in clinics_listings(clinic)]
    context = {"form": form, "member": member, "held": held, "here": "facts"}
    return render(request, "clinic/facts.html", context, status=422 if form.is_bound else 200)


@require_POST
@within(changes=Role.OWNER)
def release(request: HttpRequest, member: Member) -> HttpResponse:
    """Let go of a listing."""
    listing = request.POST.get("listing", "")
    if listing not in clinics_listings(member.clinic):
        raise Http404
    now = timezone.now()
    with transaction.atomic():
        clinics.release_listing(clinic=member.clinic, listing=listing, at=now)
        desk.log(member, None, "listing_released", now, listing=listing)
    messages.success(request, _("You no longer answer for this listing."))
    return redirect("clinic:facts", member.clinic_id)


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.OWNER, changes=Role.OWNER)
def settings(request: HttpRequest, member: Member) -> HttpResponse:
    """How the clinic works here: its promise, its time zone, whom letters go to."""
    typed = clinic_as_typed(member.clinic)
    form = ClinicForm(request.POST if request.method == "POST" else None, initial=typed)
    if form.is_valid():
        now = timezone.now()
        with transaction.atomic():
            clinics.edit_clinic(clinic=member.clinic, **form.cleaned_data)
            desk.log(member, None, "clinic_edited", now, part="settings", fields=form.changed_data)
        messages.success(request, _("Saved."))
        return redirect("clinic:settings", member.clinic_id)
    context = {
        "form": form,
        "member": member,
        "letters": letters.are_sent(),
        "here": "facts",
    }
    return render(request, "clinic/settings.html", context, status=422 if form.is_bound else 200)


@require_safe
@within()
def templates(request: HttpRequest, member: Member) -> HttpResponse:
    """The clinic's own words to answer with."""
    rows = access.templates_of(member)
    context = {"rows": rows, "member": member, "here": "templates"}
    return render(request, "clinic/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def new_template(request: HttpRequest, member: Member) -> HttpResponse:
    """A new ready answer."""
    return _template(request, member, None)


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.STAFF)
def template(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Change a ready answer."""
    return _template(request, member, access.template_of(member, pk))


@require_POST
@within()
def remove_template(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """A ready answer is gone."""
    row = access.template_of(member, pk)
    desk.remove_template(member=member, template=row, at=timezone.now())
    messages.success(request, _("Removed."))
    return redirect("clinic:templates", member.clinic_id)


@require_safe
@within()
def members(request: HttpRequest, member: Member) -> HttpResponse:
    """Who belongs to the clinic."""
    return _members(request, member, InviteForm())


@require_POST
@within(changes=Role.OWNER)
def invite(request: HttpRequest, member: Member) -> HttpResponse:
    """Invite somebody by a letter, or by a link where no letters are sent."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="invite")
    if limited:
        return limited
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _members(request, member, form)
    given = form.cleaned_data
    try:
        token = membership.invite(
            member=member, email=given["email"], role=Role(given["role"]), at=timezone.now()
        )
    except AlreadyMember:
        form.add_error("email", _("They are a member already."))
        return _members(request, member, form)
    if letters.are_sent():
        messages.success(request, _("The invitation is on its way."))
        return redirect("clinic:members", member.clinic_id)
    link = request.build_absolute_uri(reverse("clinic:invitation", args=[token]))
    return _members(request, member, InviteForm(), link=link)


@require_POST
@within(changes=Role.OWNER)
def withdraw_invitation(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The link no longer works."""
    row = access.invitation_of(member, pk)
    membership.withdraw_invitation(member=member, invitation=row, at=timezone.now())
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("clinic:members", member.clinic_id)


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.OWNER, changes=Role.OWNER)
def role(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Give somebody another role."""
    other = access.member_of(member, pk)
    form = RoleForm(
        request.POST if request.method == "POST" else None, initial={"role": other.role}
    )
    if not form.is_valid():
        context = {"form": form, "other": other, "member": member, "here": "members"}
        return render(request, "clinic/role.html", context, status=422 if form.is_bound else 200)
    try:
        membership.change_role(
            by=member, member=other, role=Role(form.cleaned_data["role"]), at=timezone.now()
        )
        messages.success(request, _("Saved."))
    except LastOwner:
        messages.error(request, _("Make somebody else an owner first. A clinic needs one."))
    return redirect("clinic:members", member.clinic_id)


@require_POST
@within(changes=Role.OWNER)
def remove_member(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Somebody is no longer a member."""
    other = access.member_of(member, pk)
    try:
        membership.remove(by=member, member=other, at=timezone.now())
        messages.success(request, _("They are no longer a member."))
    except LastOwner:
        messages.error(request, _("Make somebody else an owner first. A clinic needs one."))
    return redirect(
        "clinic:home" if other.pk == member.pk else "clinic:members", *_of(member, other)
    )


@require_POST
@within(changes=Role.READER)
def leave(request: HttpRequest, member: Member) -> HttpResponse:
    """Leave the clinic oneself."""
    try:
        membership.remove(by=member, member=member, at=timezone.now())
        messages.success(request, _("You left the clinic."))
    except LastOwner:
        messages.error(request, _("Make somebody else an owner first. A clinic needs one."))
        return redirect("clinic:members", member.clinic_id)
    return redirect("clinic:home")


@require_safe
@within(sees=Role.OWNER)
def log(request: HttpRequest, member: Member) -> HttpResponse:
    """Everything seen and done in the clinic."""
    now = timezone.now()
    desk.log(member, None, "log_seen", now)
    page = log_page(access.entries_of(member), request.GET)
    context = {"page": page, "member": member, "here": "log"}
    return render(request, "clinic/log.html", context)


@require_safe
@within(sees=Role.OWNER)
def log_file(request: HttpRequest, member: Member, form: str) -> HttpResponse:
    """The log as a file."""
    audit.write(
        clinic=member.clinic_id,
        staff=member.staff,
        what="log_exported",
        at=timezone.now(),
        form=form,
    )
    return exported_log(access.entries_of(member), form=form, name="clinic-log")


def clinics_listings(clinic: Clinic) -> list[str]:
    """The listings that a clinic answers for."""
    return list(clinic.held.filter(until=None).values_list("listing", flat=True))


def _facts_of(clinic: Clinic) -> Facts:
    row = getattr(clinic, "facts", None)
    return clinics.stated(row) if row is not None else Facts()


def _of(member: Member, other: Member) -> tuple[object, ...]:
    return () if other.pk == member.pk else (member.clinic_id,)


def _members(
    request: HttpRequest, member: Member, form: InviteForm, *, link: str = ""
) -> HttpResponse:
    context = {
        "rows": access.members_of(member),
        "invitations": access.invitations_of(member),
        "form": form,
        "link": link,
        "member": member,
        "now": timezone.now(),
        "here": "members",
    }
    return render(request, "clinic/members.html", context, status=422 if form.errors else 200)


def _template(request: HttpRequest, member: Member, row: ReplyTemplate | None) -> HttpResponse:
    typed = {"title": row.title, "words": row.words} if row else {}
    form = TemplateForm(request.POST if request.method == "POST" else None, initial=typed)
    if form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                desk.save_template(
                    member=member,
                    template=row,
                    title=given["title"],
                    words=given["words"],
                    at=timezone.now(),
                )
        except IntegrityError:
            form.add_error("title", _("Another ready answer has this title."))
        else:
            messages.success(request, _("Saved."))
            return redirect("clinic:templates", member.clinic_id)
    context = {"form": form, "row": row, "member": member, "here": "templates"}
    return render(request, "clinic/template.html", context, status=422 if form.is_bound else 200)
