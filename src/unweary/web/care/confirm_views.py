"""The link in the first e-mail, a new private link, and the check of a proof of erasure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unweary.web.care import erasing, limits, links
from unweary.web.care.fields import errors_of, typed
from unweary.web.care.letters import write_to_person
from unweary.web.care.models import By, CareRequest
from unweary.web.care.request_forms import FindForm
from unweary.web.care.request_states import NotPossible
from unweary.web.care.sending import SentAlready, confirm_address
from unweary.web.care.stated import Contact, person_digest

MOST_PROOF = 4_000


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The button that sends a request. The link alone sends nothing: scanners follow links."""
    at = timezone.now()
    found = links.confirmed_by(token, at=at)
    if found is None or found.erased_at is not None:
        return render(request, "care/request_confirm_old.html", status=410)
    if found.confirmed:
        return render(request, "care/request_confirmed.html", {"request_": found})
    if request.method != "POST":
        return render(request, "care/request_confirm.html", {"request_": found})
    try:
        confirm_address(request=found, at=at)
    except SentAlready:
        erasing.erase(request=found, by=By.SITE, at=at)
        return redirect("request:arrived")
    except NotPossible:
        return render(request, "care/request_confirm_old.html", status=410)
    return redirect("request:private", token=links.add_link(found, at=at))


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """A new link by reference and e-mail. The answer is the same whether they fit or not."""
    at = timezone.now()
    form = FindForm(request.POST if request.method == "POST" else None)
    told, status = "", 200
    if form.is_bound:
        told, status = _found(request, form, at) if form.is_valid() else ("", 422)
    fields = (
        typed(form, "reference", _("Reference"), help=_("For example K7QF-2M9D.")),
        typed(form, "email", _("E-mail address"), kind="email", autocomplete="email"),
    )
    context: dict[str, Any] = {
        "fields": fields,
        "errors": errors_of(form, fields),
        "told": told,
        "letters": settings.MAIL is not None,
    }
    return render(request, "care/request_find.html", context, status=status)


def _found(request: HttpRequest, form: FindForm, at: datetime) -> tuple[str, int]:
    network = {"asking": limits.network_of(request)}
    if limits.room(network, at=at) is limits.Room.NONE:
        return _("You have asked often. Please wait an hour, or phone the clinic."), 429
    limits.count(network, at=at)
    person = person_digest(Contact(email=form.cleaned_data["email"]))
    reference = links.read_reference(form.cleaned_data["reference"])
    rows = CareRequest.objects.select_related("clinic").filter(erased_at=None)
    found = rows.filter(reference=reference, person=person).first()
    letters = {"letters": person}
    if found is not None and limits.room(letters, at=at) is not limits.Room.NONE:
        limits.count(letters, at=at)
        write_to_person(found, "link", at=at)
    return (
        _("If both fit a request, a letter with a new link is on its way. Look into your mailbox."),
        200,
    )


@require_http_methods(["GET", "POST"])
def proof(request: HttpRequest) -> HttpResponse:
    """Check a proof of erasure: was it made by this site, and not changed since?"""
    context: dict[str, Any] = {"pasted": "", "error": "", "said": None}
    if request.method == "POST":
        context["pasted"] = str(request.POST.get("proof", ""))[:MOST_PROOF]
        try:
            context["said"] = erasing.check_proof(context["pasted"].encode())
        except erasing.BadProof as bad:
            context["error"] = _(str(bad))
    status = 422 if context["error"] else 200
    return render(request, "care/request_proof.html", context, status=status)
