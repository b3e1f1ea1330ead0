"""What only shows between processes: two senders at once, and a power cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.support.mailbox import Post


def run(*words: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        **settings,
        "UNWEARY_DATA": str(folder),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    return subprocess.run(
        [sys.executable, "-m", *words],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_one_form_sent_eight_times_at_once_is_one_request(tmp_path: Path) -> None:
    """On SQLite, or on the PostgreSQL that the tests were given."""
    done = run("tests.support.processes", "at_once", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    kinds, status, address, requests, events, letters = done.stdout.split()
    assert (kinds, status, requests, events, letters) == ("1", "302", "1", "1", "0"), done.stdout
    assert address.endswith("/receipt/")


def test_a_letter_goes_out_once_though_the_power_failed_after_the_commit(
    tmp_path: Path, post: Post
) -> None:
    mail = {
        "UNWEARY_MAIL_URL": post.url,
        "UNWEARY_MAIL_FROM": "Unweary <care@example.org>",
        "UNWEARY_ADDRESS": "https://care.example.org",
        "UNWEARY_DATABASE_URL": "",  # a fresh one, whatever the other tests are on
    }
    killed = run("tests.support.processes", "cut_off", folder=tmp_path, **mail)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert post.box.letters == []

    first = run("unweary.cli.main", "mail", "send", "--once", folder=tmp_path, **mail)
    second = run("unweary.cli.main", "mail", "send", "--once", folder=tmp_path, **mail)

    assert (first.stdout, second.stdout) == (
        "1 sent, 0 wait, 0 failed.\n",
        "0 sent, 0 wait, 0 failed.\n",
    ), first.stderr
    assert len(post.box.letters) == 1


def test_the_command_says_that_no_mail_server_is_set(tmp_path: Path) -> None:
    done = run("unweary.cli.main", "mail", "send", folder=tmp_path, UNWEARY_MAIL_URL="")
    assert done.returncode == 2
    assert "UNWEARY_MAIL_URL" in done.stderr
