"""The tests themselves reach no other machine."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from tests.support.network import NetworkClosed


def test_no_other_machine_can_be_reached() -> None:
    with pytest.raises(NetworkClosed), socket.create_connection(("192.0.2.1", 80), timeout=2):
        pass


def test_no_other_machine_can_be_looked_up() -> None:
    with pytest.raises(NetworkClosed):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(OSError, match=r"no other machine"):
        urllib.request.urlopen("http://192.0.2.1/", timeout=2)
