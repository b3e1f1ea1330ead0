"""Content security policies of what stands within other sites."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse

HEADER = "Content-Security-Policy"
FILE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a picture's own colours
DOCUMENT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
CHECK = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
ANYWHERE = ("*",)


def framed(response: HttpResponse, policy: str, where: Iterable[str]) -> HttpResponse:
    """A page that may be framed there, and nowhere else."""
    response[HEADER] = f"{policy}; frame-ancestors {' '.join(where)}"
    return response


def alone(response: HttpResponse) -> HttpResponse:
    """A file: it is shown as a picture, and runs nothing where it is opened by itself."""
    response[HEADER] = FILE
    return response
