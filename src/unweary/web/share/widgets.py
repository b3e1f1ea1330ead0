"""What can be done to a widget: the check on the sites that the host's staff listed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from unweary.web.share.colours import colours, read_colour
from unweary.web.share.models import Widget

DOMAIN = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?")
PORT = re.compile(r"\d{1,5}")
KEY_BYTES = 9
MOST_DOMAINS = 50


class CannotShow(ValueError):
    """The widget cannot be made like that; the message says what to change."""


@transaction.atomic
def add_widget(
    *,
    name: str,
    domains: Sequence[str],
    accent: str = "",
    paper: str = "",
    care_url: str = "",
    care_text: str = "",
    at: datetime,
) -> Widget:
    """A widget for these domains. Raises CannotShow and colours.TooFaint."""
    listed = list(dict.fromkeys(read_domain(d) for d in domains))
    if not name.strip():
        raise CannotShow(_("Give the site a name."))
    if not 1 <= len(listed) <= MOST_DOMAINS:
        raise CannotShow(_("List the domains of the site, such as clinic.example."))
    if care_url and urlsplit(care_url).scheme not in ("http", "https"):
        raise CannotShow(_("The address for care begins with https://."))
    accent, paper = (read_colour(c) if c else "" for c in (accent, paper))
    colours(accent=accent, paper=paper)
    return Widget.objects.create(
        key=secrets.token_hex(KEY_BYTES),
        name=name.strip(),
        domains="\n".join(listed),
        accent=accent,
        paper=paper,
        care_url=care_url,
        care_text=care_text.strip() or (_("Find care") if care_url else ""),
        made_at=at,
    )


@transaction.atomic
def end_widget(*, key: str, at: datetime) -> Widget:
    """Show it no more. Safe to do twice. Raises Widget.DoesNotExist."""
    widget = Widget.objects.select_for_update().get(key=key)
    if widget.ended_at is None:
        widget.ended_at = max(at, widget.made_at)
        widget.save(update_fields=["ended_at"])
    return widget


def standing_widget(key: str) -> Widget:
    """The widget, where it is not ended. Raises Widget.DoesNotExist."""
    return Widget.objects.get(key=key, ended_at=None)


def was_ended(key: str) -> bool:
    """Whether there was such a widget once."""
    return Widget.objects.filter(key=key).exclude(ended_at=None).exists()


def ancestors(widget: Widget) -> tuple[str, ...]:
    """Who may frame it, as a policy names them: over HTTPS only where we speak HTTPS."""
    starts = ("https://",) if settings.HTTPS else ("https://", "http://")
    return ("'self'", *(f"{start}{d}" for d in widget.domains.split("\n") for start in starts))


def read_domain(given: str) -> str:
    """A domain in small letters, with its port if it has one. Raises CannotShow."""
    bare = given.strip().lower()
    if "://" in bare:
        bare = urlsplit(bare).netloc
    host, colon, port = bare.rstrip("/").partition(":")
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        host = ""
    if not DOMAIN.fullmatch(host) or (colon and not PORT.fullmatch(port)):
        raise CannotShow(
            _("“%(given)s” is no domain; write it like clinic.example.") % {"given": given.strip()}
        )
    if host.startswith("*.") and "." not in host[2:]:
        raise CannotShow(_("“%(given)s” would let in far too many sites.") % {"given": host})
    return host + colon + port
