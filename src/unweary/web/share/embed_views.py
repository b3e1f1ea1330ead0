"""Requests of other sites for pictures and exercises. No cookie, no script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from unweary.exchange.provenance import LICENCE
from unweary.web.base.views import FOREVER
from unweary.web.share import files, registry
from unweary.web.share.addresses import share_page, site_address
from unweary.web.share.frames import exercise_frame, gone_frame
from unweary.web.share.policies import ANYWHERE, DOCUMENT, alone, framed
from unweary.web.share.registry import Standing
from unweary.web.share.things import EXERCISE, thing

FILE = re.compile(
    r"(?P<id>[a-z0-9_]+)\.(?P<hash>[0-9a-f]{12})(?:\.(?P<scheme>light|dark))?"
    r"(?:\.(?P<width>\d{2,4}))?\.(?P<ending>svg|png)"
)
FRAME = re.compile(r"(?P<id>[a-z0-9_]+)\.(?P<hash>[0-9a-f]{12})")
A_WHILE = "public, max-age=3600"  # what is not the newest version may change
KINDS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
NO_WIDTH = 1280  # of a PNG whose address names none
STATUS = {Standing.WITHDRAWN: 410, Standing.UNKNOWN: 404}


@dataclass(frozen=True)
class Asked:
    """What the address of a file asks for. The id is "" where it cannot be read."""

    kind: str
    id: str
    hash: str
    scheme: str
    width: int
    ending: str


@require_safe
def file(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """A picture as a file. An old version is answered by the newest one, and says so."""
    asked = _asked(kind, name)
    standing = registry.standing_of(kind, asked.id, asked.hash)
    if not asked.id or standing in STATUS:
        return _no_file(request, asked, standing)
    now = timezone.now()
    shared = thing(kind, asked.id)
    since = registry.publish(shared, at=now)
    source = site_address(request) + share_page(kind, shared.id)
    known = files.provenance(shared, source=source, since=since)
    old = standing is Standing.SUPERSEDED
    notice = files.newer_lines(since) if old else ()
    if asked.ending == "svg":
        content = files.svg_file(shared, asked.scheme, known, notice=notice)
    else:
        content = files.png_file(shared, asked.scheme, asked.width, known, notice=notice)
    if request.method == "GET":
        registry.count(kind, shared.id, day=now.date())
    response = HttpResponse(content, content_type=KINDS[asked.ending])
    response["Cache-Control"] = A_WHILE if old else FOREVER
    response["Link"] = f'<{source}>; rel="canonical", <{LICENCE}>; rel="license"'
    if old:
        newest = name.replace(asked.hash, shared.hash)
        response["Link"] += f', <{newest}>; rel="successor-version"'
    if "download" in request.GET:
        ending = name.removeprefix(f"{asked.id}.{asked.hash}.")
        response["Content-Disposition"] = f'attachment; filename="{asked.id}.{ending}"'
    return alone(response)


@require_safe
def exercise(request: HttpRequest, name: str) -> HttpResponse:
    """An exercise as a page for a frame, which can be stopped without scripts."""
    read = FRAME.fullmatch(name)
    id, hash = (read["id"], read["hash"]) if read else ("", "")
    standing = registry.standing_of(EXERCISE, id, hash)
    if standing in STATUS:
        return gone(request, standing)
    now = timezone.now()
    shared = thing(EXERCISE, id)
    since = registry.publish(shared, at=now)
    old = standing is Standing.SUPERSEDED
    page = exercise_frame(shared, since=since, site=site_address(request), old=old)
    if request.method == "GET":
        registry.count(EXERCISE, id, day=now.date())
    response = render(request, "share/exercise_frame.html", {"page": page})
    response["Cache-Control"] = A_WHILE
    response["X-Robots-Tag"] = "noindex"
    return framed(response, DOCUMENT, ANYWHERE)


@require_safe
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address that never was one."""
    return gone(request)


def gone(request: HttpRequest, standing: Standing = Standing.UNKNOWN) -> HttpResponse:
    """A frame with a sentence, where there is nothing to show."""
    page = gone_frame(withdrawn=standing is Standing.WITHDRAWN, site=site_address(request))
    status = STATUS[standing]
    response = render(request, "share/gone_frame.html", {"page": page}, status=status)
    response["Cache-Control"] = A_WHILE
    response["X-Robots-Tag"] = "noindex"
    return framed(response, DOCUMENT, ANYWHERE)


def _asked(kind: str, name: str) -> Asked:
    read = FILE.fullmatch(name)
    ending = "png" if name.endswith(".png") else "svg"
    width = int(read["width"] or NO_WIDTH) if read else NO_WIDTH
    plain = read is not None and (read["ending"] == "png" or not read["width"])
    if read is None or not plain or width not in files.STEPS:
        return Asked(kind, "", "", "", NO_WIDTH, ending)
    return Asked(kind, read["id"], read["hash"], read["scheme"] or "", width, read["ending"])


def _no_file(request: HttpRequest, asked: Asked, standing: Standing) -> HttpResponse:
    host = site_address(request).partition("://")[2]
    lines = files.gone_lines(withdrawn=standing is Standing.WITHDRAWN, host=host)
    scheme = asked.scheme or "light"
    if asked.ending == "png":
        content = files.sentence_png(lines, scheme, asked.width)
    else:
        content = files.sentence_svg(lines, scheme).encode()
    status = STATUS.get(standing, 404)
    response = HttpResponse(content, content_type=KINDS[asked.ending], status=status)
    response["Cache-Control"] = A_WHILE
    return alone(response)
