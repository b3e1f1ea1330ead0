"""What link previews and editors are told of a page of the guide."""

from __future__ import annotations

from django import template

from unweary.web.guide.pages import GuidePage
from unweary.web.share.meta import meta_of
from unweary.web.share.oembed import lead_of
from unweary.web.share.pages import Meta
from unweary.web.share.things import NothingSuch

register = template.Library()


@register.simple_tag(takes_context=True)
def guide_preview(context: template.Context, made: GuidePage) -> Meta:
    """The picture and the oEmbed addresses of a page of the guide."""
    page = made.page
    try:
        led = lead_of(page)
    except NothingSuch:
        led = None
    request = context["request"]
    return meta_of(request, title=page.title, text=page.summary, href=made.href, shared=led)
