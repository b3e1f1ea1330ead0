"""Addresses that other sites use, in full."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from unweary.web.share.things import EXERCISE, Thing


def site_address(request: HttpRequest) -> str:
    """The site as others reach it: the setting, or the name that was asked for."""
    return settings.ADDRESS or f"{request.scheme}://{request.get_host()}"


def own_hosts(request: HttpRequest) -> frozenset[str]:
    """The names, with ports, under which this site answers this request."""
    return frozenset({request.get_host(), urlsplit(site_address(request)).netloc})


def share_page(kind: str, id: str) -> str:
    """The page of one thing."""
    return reverse("share:page", kwargs={"kind": kind, "id": id})


def file_of(
    shared: Thing, ending: str, *, scheme: str = "", width: int = 0, download: bool = False
) -> str:
    """The address of a file. It names the version, so that it keeps."""
    middle = "".join(f".{part}" for part in (scheme, str(width) if width else "") if part)
    name = f"{shared.id}.{shared.hash}{middle}.{ending}"
    address = reverse("embed:file", kwargs={"kind": shared.kind, "name": name})
    return f"{address}?download" if download else address


def frame_of(shared: Thing) -> str:
    """The address of a frame with an exercise."""
    assert shared.kind == EXERCISE
    return reverse("embed:exercise", kwargs={"name": f"{shared.id}.{shared.hash}"})


def widget_frame(key: str) -> str:
    """The address of the check in a frame."""
    return reverse("embed:check", kwargs={"key": key})


def oembed_for(request: HttpRequest, href: str, form: str) -> str:
    """The address that tells a consumer how to show a page of this site."""
    site = site_address(request)
    return f"{site}{reverse('oembed')}?{urlencode({'url': site + href, 'format': form})}"
