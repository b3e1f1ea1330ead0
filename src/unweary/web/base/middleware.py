"""Headers that Django does not set by itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PRIVATE = ("/check/", "/care/", "/request/", "/clinic/")
CLOSE_TO_HOME = "/care/"  # where a browser may be asked for its position, and only there


def private_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """What one person sees is kept by no cache and no search engine.

    Its address goes nowhere either: with the policy of the other pages, the request for a style
    sheet would name the page it is for, private link and all, in the access log of a proxy.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(PRIVATE):
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex, nofollow"
            response["Referrer-Policy"] = "strict-origin"
        position = "(self)" if request.path.startswith(CLOSE_TO_HOME) else "()"
        response["Permissions-Policy"] = f"camera=(), microphone=(), geolocation={position}"
        return response

    return answer
