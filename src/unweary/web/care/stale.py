"""What is shown when a form came without its cookie: nothing typed is lost, nothing is sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from unweary.web.base.views import stale_form as general


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose cookie is gone or no longer fits."""
    return general(request, reason)
