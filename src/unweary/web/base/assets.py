"""Style and scripts, each under an address that changes with its content, so that it keeps."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

BASE = Path(__file__).parent


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    address: str  # its name with a digest of its content
    kind: str
    plain: bytes
    packed: bytes  # the same, gzipped


@cache
def assets() -> Mapping[str, Asset]:
    """Every file by its plain name, such as `site.css`."""
    htmx = resources.files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"
    clinic = BASE.parent / "clinic" / "assets"
    return {
        "clinic.css": _asset("clinic.css", "text/css", (clinic / "clinic.css").read_bytes()),
        "passkeys.js": _asset("passkeys.js", "text/javascript", _passkeys(clinic)),
        "site.css": _asset("site.css", "text/css", _style().encode()),
        "guide.css": _asset("guide.css", "text/css", (BASE / "guide.css").read_bytes()),
        "site.js": _asset("site.js", "text/javascript", (BASE / "site.js").read_bytes()),
        "care.js": _asset("care.js", "text/javascript", (BASE / "care.js").read_bytes()),
        "request.js": _asset("request.js", "text/javascript", (BASE / "request.js").read_bytes()),
        "share.js": _asset("share.js", "text/javascript", (BASE / "share.js").read_bytes()),
        "htmx.js": _asset("htmx.js", "text/javascript", htmx.read_bytes()),
        "icon.svg": _asset("icon.svg", "image/svg+xml", (BASE / "icon.svg").read_bytes()),
    }


@cache
def by_address() -> Mapping[str, Asset]:
    """Every file by the name that stands in its address."""
    return {asset.address: asset for asset in assets().values()}


def _style() -> str:
    """The tokens and the page first, then each part's own rules."""
    files = [BASE / "site.css", BASE / "pictures.css", *sorted((BASE / "parts").glob("*/*.css"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _passkeys(clinic: Path) -> bytes:
    """The scripts of django-allauth for passkeys, and what we say when one fails."""
    theirs = resources.files("allauth")
    names = ("webauthn-json.js", "webauthn.js")
    scripts = [(theirs / "mfa" / "static" / "mfa" / "js" / name).read_bytes() for name in names]
    return b";\n".join([*scripts, (clinic / "passkeys.js").read_bytes()])


def _asset(name: str, kind: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    stem, _, ending = name.rpartition(".")
    packed = gzip.compress(content, 9, mtime=0)
    return Asset(f"{stem}.{digest}.{ending}", f"{kind}; charset=utf-8", content, packed)
