"""Where letters are handed in: a mail server, from one address in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"starttls": 587, "tls": 465, "none": 25}
TIMEOUT_SECONDS = 20


class BadMailServer(ValueError):
    """The address of the mail server cannot be used; the message says what to write."""


@dataclass(frozen=True)
class MailServer:
    """A server that takes letters over SMTP. `tls` is "starttls", "tls" or "none"."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    timeout_seconds: float = TIMEOUT_SECONDS


def read_mail_server(address: str) -> MailServer:
    """Read smtp://user:password@host:587?tls=starttls. Raises BadMailServer."""
    parts = urlsplit(address)
    wish = "write smtp://user:password@host:587?tls=starttls"
    try:
        port = parts.port
    except ValueError as error:
        raise BadMailServer(f"the port is no number; {wish}.") from error
    if parts.scheme != "smtp":
        raise BadMailServer(f"it does not begin with smtp://; {wish}.")
    if not parts.hostname:
        raise BadMailServer(f"it names no server; {wish}.")
    asked = parse_qs(parts.query, keep_blank_values=True)
    unknown = sorted(asked.keys() - {"tls"})
    if unknown:
        raise BadMailServer(f'"{unknown[0]}" is not known there; only tls can be set.')
    tls = asked.get("tls", ["starttls"])[-1]
    if tls not in PORTS:
        raise BadMailServer(f'tls is "{tls}"; it can be starttls, tls or none.')
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )
