"""The check within another site. It sets no cookie: a ticket in its addresses stands for one.

The pages are those of the check itself. While one is drawn, every address that it names begins
with the widget and the ticket, so that whatever is pressed stays within them; what leads
elsewhere opens in a window of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from unweary.web.base.numbers import numbers
from unweary.web.base.views import FOREVER
from unweary.web.check import access, actions
from unweary.web.share import embed_views, registry, widgets
from unweary.web.share.colours import colours
from unweary.web.share.frames import Held
from unweary.web.share.models import Widget
from unweary.web.share.policies import CHECK, framed
from unweary.web.share.registry import Standing
from unweary.web.share.things import CHECK as CHECK_KIND
from unweary.web.share.tickets import NotGood, new_ticket, read_ticket

PRIVATE = "no-store, private"
LINK = re.compile(rb'<a (?![^>]*\btarget=)([^>]*?)href="(?P<to>[^"]*)"')
METHODS = require_http_methods(["GET", "HEAD", "POST"])
WidgetView = Callable[..., HttpResponse]


def of_widget(view: WidgetView) -> WidgetView:
    """A view of a widget that stands, framed by its own sites. Another one gets a sentence."""

    @csrf_exempt  # nothing here rests on a cookie: a ticket cannot be guessed
    @METHODS
    @wraps(view)
    def answer(request: HttpRequest, key: str, **more: str) -> HttpResponse:
        try:
            widget = widgets.standing_widget(key)
        except Widget.DoesNotExist:
            ended = widgets.was_ended(key)
            return embed_views.gone(request, Standing.WITHDRAWN if ended else Standing.UNKNOWN)
        try:
            response = view(request, widget, **more)
        except Http404:
            return embed_views.gone(request)
        response["Cache-Control"] = PRIVATE
        response["X-Robots-Tag"] = "noindex, nofollow"
        return framed(response, CHECK, widgets.ancestors(widget))

    return answer


@of_widget
def front(request: HttpRequest, widget: Widget) -> HttpResponse:
    """The way in; by its button a check begins."""
    if request.method == "POST":
        return _begin(widget)
    if request.method == "GET":
        registry.count(CHECK_KIND, widget.key, day=timezone.now().date())
    hold(request, widget)
    return _front(request)


@of_widget
def within(request: HttpRequest, widget: Widget, ticket: str, rest: str) -> HttpResponse:
    """A page of the check that the ticket is for."""
    try:
        interview = read_ticket(ticket, widget=widget.key)
    except NotGood:
        hold(request, widget)
        return _front(request, over=True)
    if rest == reverse("check:begin")[1:] and request.method == "POST":
        return _begin(widget)
    hold(request, widget, ticket=ticket, interview=interview)
    prefix = reverse("embed:within", kwargs={"key": widget.key, "ticket": ticket, "rest": ""})
    try:
        met = resolve(f"/{rest}")
    except Resolver404 as error:
        raise Http404 from error
    if not rest or met.view_name == "check:begin":
        return redirect("embed:check", key=widget.key)
    if met.namespace != "check" or met.kwargs.get("key") != interview:
        raise Http404
    try:
        with addresses_within(prefix):
            response: HttpResponse = met.func(request, **met.kwargs)
    except Http404:  # deleted, or its time is over
        return _front(request, over=True)
    return _turned_out(response, prefix)


@require_safe
def colour_sheet(request: HttpRequest, key: str, hash: str) -> HttpResponse:
    """The host's colours as a style sheet, which wins over our own."""
    try:
        sheet = _sheet(widgets.standing_widget(key))
    except Widget.DoesNotExist as error:
        raise Http404 from error
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOREVER if hash == _hash(sheet) else "no-cache"
    return response


@METHODS
def go_on(request: HttpRequest, key: str, ticket: str) -> HttpResponse:
    """The same check in a window of its own: by a button, this browser keeps it."""
    try:
        interview = read_ticket(ticket, widget=key)
    except NotGood as error:
        raise Http404 from error
    if request.method != "POST":
        response = render(request, "share/go_on.html")
    else:
        response = redirect("check:onward", key=interview)
        access.remember(request, response, interview)
    response["Cache-Control"] = PRIVATE
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def hold(
    request: HttpRequest, widget: Widget, *, ticket: str = "", interview: UUID | None = None
) -> None:
    """Tell the pages of the check where they are."""
    sheet = _sheet(widget)
    named = {"key": widget.key, "hash": _hash(sheet)}
    onward = reverse("landing")
    if interview is not None:
        access.hold(request, interview)
        onward = reverse("share:go_on", kwargs={"key": widget.key, "ticket": ticket})
    request.held = Held(  # type: ignore[attr-defined]
        start=reverse("embed:check", kwargs={"key": widget.key}),
        colours=reverse("embed:colours", kwargs=named) if sheet else "",
        care_href=widget.care_url,
        care_text=widget.care_text,
        onward=onward,
    )


@contextmanager
def addresses_within(prefix: str) -> Iterator[None]:
    """Every address of the site begins with this, for as long as a page is drawn."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def _front(request: HttpRequest, *, over: bool = False) -> HttpResponse:
    context = {"numbers": numbers(settings.EMERGENCY_NUMBER), "over": over}
    return render(request, "share/check_front.html", context, status=404 if over else 200)


def _begin(widget: Widget) -> HttpResponse:
    interview = actions.start_interview(at=timezone.now())
    ticket = new_ticket(widget=widget.key, interview=interview.key)
    rest = reverse("check:start", kwargs={"key": interview.key})[1:]
    return redirect("embed:within", key=widget.key, ticket=ticket, rest=rest)


def _turned_out(response: HttpResponse, prefix: str) -> HttpResponse:
    """Addresses that are not of the check are those of the site; links to them leave the frame."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return response
    start = prefix.encode()
    body = re.sub(re.escape(start) + rb"(?=[a-z])(?!check/)", b"/", response.content)

    def turned(link: re.Match[bytes]) -> bytes:
        stays = link["to"].startswith((start, b"#", b"?", b"tel:"))
        return link[0] if stays else link[0] + b' target="_blank" rel="noopener"'

    response.content = LINK.sub(turned, body)
    return response


def _sheet(widget: Widget) -> str:
    if not (widget.accent or widget.paper):
        return ""
    return colours(accent=widget.accent, paper=widget.paper).style_sheet


def _hash(sheet: str) -> str:
    return hashlib.sha256(sheet.encode()).hexdigest()[:12]
