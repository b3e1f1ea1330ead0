"""What is shown within other sites: no cookie goes in or out, and any cache may keep it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

WITHIN_OTHERS = ("/embed/", "/oembed/")


def without_cookies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands first, so that nothing behind it sees a cookie or sets one."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(WITHIN_OTHERS):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        vary = [v for v in response.get("Vary", "").split(",") if v.strip().lower() != "cookie"]
        del response["Vary"]
        patch_vary_headers(response, [v.strip() for v in vary if v.strip()])
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        del response["X-Frame-Options"]
        del response["Cross-Origin-Opener-Policy"]
        return response

    return answer
