"""Requests for the pages with the code: everything, one thing, the check."""

from __future__ import annotations

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unweary.web.share import registry, widgets
from unweary.web.share.addresses import share_page, site_address, widget_frame
from unweary.web.share.codes import Code, check_code, check_link
from unweary.web.share.meta import meta_of
from unweary.web.share.models import Widget
from unweary.web.share.pages import CheckPage, SharePage, index_page, panel_of
from unweary.web.share.things import NothingSuch, thing

KEPT = "public, max-age=600"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything that may be put on another site."""
    response = render(request, "share/index.html", {"page": index_page()})
    response["Cache-Control"] = KEPT
    return response


@require_safe
def page(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """One picture or exercise: preview, code, files, licence."""
    try:
        shared = thing(kind, id)
    except NothingSuch as error:
        raise Http404 from error
    since = registry.publish(shared, at=timezone.now())
    site, name = site_address(request), settings.SITE_NAME
    panel = panel_of(shared, site=site, name=name, since=since)
    href = share_page(kind, id)
    meta = meta_of(request, title=panel.title, text=panel.text, href=href, shared=shared)
    made = SharePage(panel.title, panel, meta)
    response = render(request, "share/page.html", {"page": made})
    response["Cache-Control"] = KEPT
    return response


@require_safe
@csp_update({"frame-src": ["'self'"]})
def check(request: HttpRequest, key: str = "") -> HttpResponse:
    """How the check gets onto another site, and the code of one widget."""
    site, name = site_address(request), settings.SITE_NAME
    link = Code("link", _("A link"), _("For any page."), check_link(site=site, name=name))
    codes: tuple[Code, ...] = (link,)
    frame, href = "", reverse("share:check")
    if key:
        try:
            widget = widgets.standing_widget(key)
        except Widget.DoesNotExist as error:
            raise Http404 from error
        code = check_code(widget.key, site=site)
        text = _("Only for the domains that were listed for it.")
        codes = (Code("frame", _("The check in a frame"), text, code), link)
        frame, href = widget_frame(widget.key), reverse("share:widget", kwargs={"key": key})
    title = _("The check on your own site")
    about = _("A check for tired, aching or weak muscles, within your page and in your colors.")
    meta = meta_of(request, title=title, text=about, href=href, shared=None)
    made = CheckPage(codes, frame, meta)
    response = render(request, "share/check.html", {"page": made})
    if key:
        response["X-Robots-Tag"] = "noindex"
    return response
