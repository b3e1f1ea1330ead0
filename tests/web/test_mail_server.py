from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from unweary.web.mail_server import BadMailServer, MailServer, read_mail_server


class TestReading:
    @pytest.mark.parametrize(
        ("address", "read"),
        [
            (
                "smtp://user:pa%40ss@mail.example.org:587?tls=starttls",
                MailServer("mail.example.org", 587, "user", "pa@ss", "starttls"),
            ),
            ("smtp://mail.example.org", MailServer("mail.example.org", 587, "", "", "starttls")),
            ("smtp://mail.example.org?tls=tls", MailServer("mail.example.org", 465, "", "", "tls")),
            ("smtp://localhost?tls=none", MailServer("localhost", 25, "", "", "none")),
        ],
    )
    def test_reads(self, address: str, read: MailServer) -> None:
        assert read_mail_server(address) == read

    @pytest.mark.parametrize(
        ("address", "told"),
        [
            ("mail.example.org", "does not begin with smtp://"),
            ("http://mail.example.org", "does not begin with smtp://"),
            ("smtp://", "names no server"),
            ("smtp://host:port", "the port is no number"),
            ("smtp://host?tls=maybe", 'tls is "maybe"'),
            ("smtp://host?tsl=tls", '"tsl" is not known'),
        ],
    )
    def test_says_what_is_wrong(self, address: str, told: str) -> None:
        with pytest.raises(BadMailServer, match=told):
            read_mail_server(address)


def test_settings_that_do_not_fit_together_stop_the_site(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "UNWEARY_DATA": str(tmp_path),
        "UNWEARY_MAIL_URL": "smtp://host?tls=maybe",
        "UNWEARY_ADDRESS": "care.example.org",
    }
    done = subprocess.run(
        [sys.executable, "-m", "unweary.cli.main", "mail", "send"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "UNWEARY_MAIL_URL cannot be used" in done.stderr
    assert "UNWEARY_MAIL_URL needs UNWEARY_MAIL_FROM" in done.stderr
    assert "write it like https://care.example.org" in done.stderr
    assert "Traceback" not in done.stderr
