"""The directory gives way to what to do now where a check ended in an emergency."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from unweary.web.care.guidance import emergency_of
from unweary.web.care.sought import sought_by

Given = ParamSpec("Given")


def unless_emergency(
    view: Callable[Concatenate[HttpRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Where this browser's check ended in an emergency, say what to do now instead."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        sought = sought_by(request, at=timezone.now())
        emergency = emergency_of(request, sought.check)
        if emergency is not None:
            return render(request, "care/emergency.html", {"page": emergency})
        return view(request, *args, **kwargs)

    return answer
