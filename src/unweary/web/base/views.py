"""Pages that are the same for everybody, and what is said when something went wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unweary.knowledge.parse import shipped
from unweary.web.base.assets import by_address
from unweary.web.base.gallery import gallery_page
from unweary.web.base.numbers import numbers

FOREVER = "public, max-age=31536000, immutable"
OVER = {"/check/": "check_over", "/request/": "request_over"}  # what lives for some time only


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How the check works, what it rests on and what it cannot do."""
    return render(request, "base/about.html", {"knowledge": shipped()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, where and for how long."""
    return render(request, "base/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site can be used, and whom to tell when it cannot."""
    return render(request, "base/accessibility.html")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the interface with its examples, in development alone."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "base/gallery.html", {"page": gallery_page()})


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A style sheet, script or icon. Its address changes with its content."""
    found = by_address().get(name)
    if found is None:
        raise Http404
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.packed if packed else found.plain, content_type=found.kind)
    response["Cache-Control"] = FOREVER
    response["Vary"] = "Accept-Encoding"
    if packed:
        response["Content-Encoding"] = "gzip"
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For a load balancer: the knowledge is read and requests are answered."""
    return HttpResponse(f"ok {shipped().version}\n", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    return _trouble(request, "bad_request", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere, or to an interview that is over or somebody else's."""
    named = (name for start, name in OVER.items() if request.path.startswith(start))
    return _trouble(request, next(named, "not_found"), 404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page or a change that this account may not have."""
    return _trouble(request, "not_allowed", 403)


def too_often(request: HttpRequest) -> HttpResponse:
    """A form that was used more often than is good."""
    return _trouble(request, "too_often", 429)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without its cookie: cookies are off, or the page stood open for long."""
    return _trouble(request, "stale_form", 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake. Where safety is in doubt, the page says to see someone."""
    return _trouble(request, "broken", 500)


def _trouble(request: HttpRequest, name: str, status: int) -> HttpResponse:
    context: dict[str, Any] = {"numbers": numbers(settings.EMERGENCY_NUMBER)}
    return render(request, f"base/{name}.html", context, status=status)
