"""Notices of letters that came back (RFC 3464), as a mail server hands them on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from uuid import UUID

OURS = re.compile(r"<?([0-9a-f]{32})@[^>\s]+>?")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
FOR_GOOD = ("failed",)


class NoNotice(ValueError):
    """This is no notice of a letter of ours; the message says what is missing."""


@dataclass(frozen=True)
class Notice:
    """One letter that came back. `final` is False where the mail server still tries."""

    letter: UUID
    status: str  # "5.1.1"
    final: bool


def read_notice(raw: bytes) -> Notice:
    """Read a delivery status notification. Raises NoNotice."""
    message = message_from_bytes(raw, policy=policy.default)
    report = _part(message, "message/delivery-status")
    if report is None:
        raise NoNotice("The message holds no delivery report (RFC 3464).")
    action, status = _said(report)
    key = _letter(message, report)
    if key is None:
        raise NoNotice("The report names no letter of this site.")
    return Notice(UUID(key), status or "5.0.0", action in FOR_GOOD)


def _part(message: Message, kind: str) -> Message | None:
    return next((p for p in message.walk() if p.get_content_type() == kind), None)


def _said(report: Message) -> tuple[str, str]:
    """Action and status of the first recipient."""
    for block in report.walk():
        action = str(block.get("Action", "")).strip().lower()
        if action:
            found = STATUS.search(str(block.get("Status", "")))
            return action, found.group() if found else ""
    return "", ""


def _letter(message: EmailMessage, report: Message) -> str | None:
    """The id of the letter: from its envelope, or from what came back of it."""
    told = [str(b.get("Original-Envelope-Id", "")) for b in report.walk()]
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            told += [str(p.get("Message-ID", "")) for p in part.walk()]
        elif kind == "text/rfc822-headers":
            told.append(str(part.get_payload()))
    for text in told:
        line = re.search(r"(?im)^message-id:\s*(\S+)", text)
        found = OURS.search(line.group(1) if line else text)
        if found:
            return found.group(1)
    return None
