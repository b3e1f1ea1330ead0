"""A directory that cannot be read closes the pages that need it, calmly, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unweary.web.base.numbers import Number, numbers
from unweary.web.care.register.engine import UNREADABLE

ROOMS = ("/care/", "/request/", "/clinic/")
RETRY_SECONDS = "600"

log = logging.getLogger(__name__)


class Unreadable:
    """Middleware: says so, and how to find care without the list.

    Other errors of the site's own database are left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page in place of an error, where it is the directory's."""
        if not isinstance(error, UNREADABLE) or not request.path.startswith(ROOMS):
            return None
        log.error("the directory cannot be read: unweary directory check", exc_info=error)
        advice = Number(settings.ADVICE_NUMBER, "") if settings.ADVICE_NUMBER else None
        page = {"numbers": numbers(settings.EMERGENCY_NUMBER), "advice_line": advice}
        response = render(request, "care/unreadable.html", page, status=503)
        response["Retry-After"] = RETRY_SECONDS
        return response
