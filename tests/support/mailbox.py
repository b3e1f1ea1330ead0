"""A real mail server on this machine that takes letters, or fails as it is told."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from unweary.web.mail_server import MailServer

PATIENCE_SECONDS = 1.0


@dataclass
class Mailbox:
    """What arrived, and how the server behaves: "takes", "busy", "slow", "drops", "no_such"."""

    behaves: str = "takes"
    letters: list[Message] = field(default_factory=list)
    to: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802  # the library calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.behaves == "no_such":
            return "550 5.1.1 no such mailbox"
        if self.behaves == "busy":
            return "450 4.2.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.behaves == "slow":
            await asyncio.sleep(PATIENCE_SECONDS * 2)
        if self.behaves == "drops":
            assert server.transport is not None
            server.transport.abort()
        if self.behaves == "refuses":
            return "554 5.7.1 not wanted here"
        if self.behaves == "takes":
            self.letters.append(message_from_bytes(envelope.content or b""))
            self.to += envelope.rcpt_tos
        return "250 OK"

    def words(self) -> str:
        """Everything that arrived, headers included."""
        return "\n".join(
            f"{letter.as_string()}\n{letter.get_payload(decode=True)!r}" for letter in self.letters
        )


class Post:
    """A mail server with its mailbox, on a free port."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.box = Mailbox()
        self._controller = Controller(self.box, hostname="127.0.0.1", port=port)
        self.server = MailServer("127.0.0.1", port, "", "", "none", PATIENCE_SECONDS)
        self.url = f"smtp://127.0.0.1:{port}?tls=none"

    def start(self) -> None:
        """Begin to listen."""
        self._controller.start()

    def stop(self) -> None:
        """Be gone."""
        self._controller.stop()
