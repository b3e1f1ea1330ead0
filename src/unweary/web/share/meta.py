"""Link previews and oEmbed discovery for pages of the share app and of the guide."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest

from unweary.web.share.addresses import file_of, oembed_for, site_address
from unweary.web.share.pages import Meta, described, preview_size
from unweary.web.share.things import Thing, spoken


def meta_of(
    request: HttpRequest, *, title: str, text: str, href: str, shared: Thing | None
) -> Meta:
    """What is told of a page that one picture or exercise leads, or of one without."""
    site = site_address(request)
    told = Meta(
        title=title,
        text=described(text),
        href=site + href,
        site=settings.SITE_NAME,
        json=oembed_for(request, href, "json"),
        xml=oembed_for(request, href, "xml"),
    )
    if shared is None:
        return told
    width, height = preview_size(shared)
    return replace(
        told,
        image=site + file_of(shared, "png", width=width),
        alt=described(spoken(shared).text),
        width=width,
        height=height,
    )
