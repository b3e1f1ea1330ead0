"""What an account needs of a request, done for the clinic's addresses alone.

No other page knows of sessions, and those in need of an answer do not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from unweary.web.clinic.gate import ROOM

Respond = Callable[[HttpRequest], Any]
HOOKS = ("process_view", "process_exception", "process_template_response")


def in_room(inner: Callable[[Respond], Respond]) -> Callable[[Respond], Respond]:
    """A middleware that is left out everywhere else. It may have no hook beside the call."""
    assert not any(hasattr(inner, hook) for hook in HOOKS), inner

    def middleware(get_response: Respond) -> Respond:
        with_inner = inner(get_response)

        def answer(request: HttpRequest) -> HttpResponse:
            on = with_inner if request.path.startswith(ROOM) else get_response
            response: HttpResponse = on(request)
            return response

        return answer

    return middleware


sessions = in_room(SessionMiddleware)
accounts = in_room(AuthenticationMiddleware)
messages = in_room(MessageMiddleware)
last_seen = in_room(UserSessionsMiddleware)
