"""oEmbed 1.0 (oembed.com): an editor asks how to show a page of this site within another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unweary.exchange.provenance import LICENCE
from unweary.knowledge.pages import Page
from unweary.knowledge.parse import shipped
from unweary.web.base.middleware import PRIVATE
from unweary.web.guide.languages import guide_in
from unweary.web.share import codes, files, widgets
from unweary.web.share.addresses import file_of, own_hosts, site_address
from unweary.web.share.models import Widget
from unweary.web.share.things import EXERCISE, KINDS, PICTURE, NothingSuch, Thing, thing

FORMATS = ("json", "xml")
CACHE_SECONDS = 86_400
LARGEST = 1280  # pixels, where nobody asks for less
NUMBER = re.compile(r"[1-9]\d{0,5}")
VERSIONED = re.compile(r"([a-z0-9_]+)\.[0-9a-f]{12}")
Answer = dict[str, str | int]


class CannotAsk(ValueError):
    """The question is not one that oEmbed knows; the message says what is wrong."""


@dataclass(frozen=True)
class Room:
    """How large the answer may be, in pixels."""

    width: int
    height: int

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """The size with the same shape that goes in."""
        share = min(1.0, self.width / width, self.height / height)
        return max(1, int(width * share)), max(1, int(height * share))


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """How to show the page that `url` names. 400, 401, 404 and 501 as the specification says."""
    form = request.GET.get("format", "json").lower()
    if form not in FORMATS:
        return _refused(_("Ask for format=json or format=xml."), 501)
    try:
        path = _own_path(request)
        room = Room(_pixels(request, "maxwidth"), _pixels(request, "maxheight"))
    except CannotAsk as error:
        return _refused(str(error), 400)
    if path.startswith(PRIVATE):
        return _refused(_("This page is somebody’s own. Link to it."), 401)
    try:
        answer = _answer(request, path, room)
    except (Resolver404, Http404, NothingSuch, Widget.DoesNotExist):
        return _refused(_("There is nothing to show for this address."), 404)
    response: HttpResponse = JsonResponse(answer)
    if form == "xml":
        response = HttpResponse(_xml(answer), content_type="text/xml; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    response["Access-Control-Allow-Origin"] = "*"  # editors in a browser ask as well
    return response


def _answer(request: HttpRequest, path: str, room: Room) -> Answer:
    site = site_address(request)
    met = resolve(path)
    if met.view_name == "share:page":
        return _thing(thing(met.kwargs["kind"], met.kwargs["id"]), site, room)
    if met.view_name in ("embed:exercise", "embed:file"):
        read = VERSIONED.match(met.kwargs["name"])
        return _thing(thing(met.kwargs.get("kind", EXERCISE), read[1] if read else ""), site, room)
    if met.view_name in ("embed:check", "share:widget"):
        return _check(widgets.standing_widget(met.kwargs["key"]), site, room)
    if met.view_name == "guide:page":
        page = guide_in("en").pages.get(met.kwargs["slug"])
        if page is None:
            raise Http404
        return _page(page, site, room)
    raise Http404


def _page(page: Page, site: str, room: Room) -> Answer:
    """A page of the guide: what leads it, under the page's own title."""
    about = {"title": page.title, "author_url": f"{site}/guide/{page.slug}/"}
    try:
        led = lead_of(page)
    except NothingSuch:
        return {**_common(site, page.title), "type": "link", **about}
    return {**_thing(led, site, room), **about}


def lead_of(page: Page) -> Thing:
    """What leads a page of the guide: its exercise or its first picture. Raises NothingSuch."""
    if page.kind == EXERCISE and page.entity in shipped().exercises:
        return thing(EXERCISE, page.entity)
    if not page.pictures:
        raise NothingSuch(f"no picture leads {page.slug}")
    return thing(PICTURE, page.pictures[0])


def _thing(shared: Thing, site: str, room: Room) -> Answer:
    assert shared.kind in KINDS
    if shared.moves:
        width = min(codes.FRAME_WIDTH, room.width)
        height = min(codes.frame_height(shared, width), room.height)
        html = codes.frame_code(shared, site=site, width=width, height=height)
        return {
            **_common(site, shared.title),
            "type": "rich",
            "html": html,
            "width": width,
            "height": height,
            **_thumbnail(shared, site, room),
        }
    url, width, height = _image(shared, site, room)
    return {
        **_common(site, shared.title),
        "type": "photo",
        "url": url,
        "width": width,
        "height": height,
        "license": LICENCE,
        "text": shared.text,
    }


def _check(widget: Widget, site: str, room: Room) -> Answer:
    width, height = min(736, room.width), min(codes.CHECK_HEIGHT, room.height)
    html = codes.check_code(widget.key, site=site, width=width, height=height)
    title = _("Check: tired, aching or weak muscles")
    sizes: Answer = {"html": html, "width": width, "height": height}
    return {**_common(site, title), "type": "rich", **sizes}


def _image(shared: Thing, site: str, room: Room) -> tuple[str, int, int]:
    """The largest PNG that fits; where even the smallest does not, the drawing itself."""
    for width in sorted(files.STEPS, reverse=True):
        height = shared.height_at(width)
        if width <= min(room.width, LARGEST) and height <= room.height:
            return site + file_of(shared, "png", width=width), width, height
    width, height = room.fit(shared.width, shared.height)
    return site + file_of(shared, "svg"), width, height


def _thumbnail(shared: Thing, site: str, room: Room) -> Answer:
    url, width, height = _image(shared, site, Room(min(room.width, 480), room.height))
    return {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}


def _common(site: str, title: str) -> Answer:
    return {
        "version": "1.0",
        "title": title,
        "author_name": settings.SITE_NAME,
        "author_url": f"{site}/",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{site}/",
        "cache_age": CACHE_SECONDS,
    }


def _own_path(request: HttpRequest) -> str:
    given = request.GET.get("url", "").strip()
    if not given:
        raise CannotAsk(_("Say which page: url=https://…"))
    try:
        parts = urlsplit(given)
    except ValueError as error:
        raise CannotAsk(_("This address cannot be read.")) from error
    if parts.scheme not in ("http", "https"):
        raise CannotAsk(_("Only addresses that begin with http or https are known here."))
    return parts.path or "/" if parts.netloc in own_hosts(request) else "//"


def _pixels(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "").strip()
    if not given:
        return 10**6
    if not NUMBER.fullmatch(given):
        raise CannotAsk(_("%(name)s is a whole number of pixels.") % {"name": name})
    return int(given)


def _refused(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def _xml(answer: Answer) -> str:
    told = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in answer.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{told}</oembed>\n'
