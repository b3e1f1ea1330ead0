"""What every page knows of the site it is on."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Site:
    """The host's own name and numbers."""

    name: str
    contact: str
    retention_days: int
    gallery: bool
    tiles: bool


def site(request: HttpRequest) -> dict[str, Site]:
    """Context processor: `site` in every template."""
    made = Site(
        settings.SITE_NAME,
        settings.CONTACT,
        settings.RETENTION_DAYS,
        settings.DEBUG,
        bool(settings.TILES),
    )
    return {"site": made}
