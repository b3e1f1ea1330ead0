"""The page on which an owner closes their clinic: what follows first, then the button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from unweary.web.care.closing import waiting_at
from unweary.web.clinic import desk
from unweary.web.clinic.access import within
from unweary.web.clinic.forms import CloseForm
from unweary.web.clinic.models import Member, Role


@require_http_methods(["GET", "HEAD", "POST"])
@within(sees=Role.OWNER, changes=Role.OWNER)
def close(request: HttpRequest, member: Member) -> HttpResponse:
    """Close the clinic here, for good."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {
            "form": form,
            "member": member,
            "waiting": waiting_at(member.clinic),
            "here": "facts",
        }
        return render(
            request, "clinic/close_clinic.html", context, status=422 if form.is_bound else 200
        )
    desk.leave(member=member, at=timezone.now())
    messages.success(request, _("%(clinic)s is closed here.") % {"clinic": member.clinic.name})
    return redirect("clinic:home")
