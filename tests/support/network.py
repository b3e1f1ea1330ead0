"""The network, closed but for this machine itself."""

from __future__ import annotations

import socket
from typing import Any

OWN = ("127.0.0.1", "::1", "localhost")


class NetworkClosed(ConnectionError):
    """A test tried to reach another machine."""


def close_network(patch: Any) -> None:
    """Let sockets reach this machine alone. `patch` is pytest's MonkeyPatch."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] not in OWN:
            raise NetworkClosed(f"tests reach no other machine, not even {address[0]}")
        return connect(self, address)

    def look_up_here(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in (*OWN, None, b"localhost"):
            raise NetworkClosed(f"tests look up no other machine, not even {host}")
        return look_up(host, *rest, **named)

    patch.setattr(socket.socket, "connect", connect_here)
    patch.setattr(socket, "getaddrinfo", look_up_here)
