"""What is shown when a form came without its cookie: nothing typed is lost, nothing is sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from unweary.web.base.views import stale_form as general
from unweary.web.care import private_views, request_views


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose cookie is gone or no longer fits."""
    try:
        met = resolve(request.path)
        if met.view_name == "request:to":
            return request_views.stale(request, met.kwargs["listing"])
        if met.namespace == "request" and "token" in met.kwargs and met.url_name != "confirm":
            return private_views.stale(request, met.kwargs["token"])
    except (Resolver404, Http404):
        pass
    return general(request, reason)
