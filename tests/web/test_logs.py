"""What a log may hold."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from unweary.web.base.logs import NoAnswers
from unweary.web.keeping import kept_secret


def test_an_error_is_logged_by_its_place_and_kind_alone() -> None:
    row = "sad" + "dle: yes"
    try:
        raise ValueError(row)
    except ValueError:
        record = logging.LogRecord(
            "unweary", logging.ERROR, "", 0, "at %s", ("/check/1234/question/now/",), sys.exc_info()
        )
    assert NoAnswers().filter(record)
    said = logging.Formatter().format(record)
    assert "saddle" not in said
    assert "1234" not in said
    assert "ValueError" in said
    assert "test_logs.py" in said


@pytest.mark.parametrize("room", ["check", "care", "request", "clinic"])
def test_no_address_of_a_private_room_is_logged(room: str) -> None:
    said = "Not Found: /%s/listing/somebody/"
    record = logging.LogRecord("unweary", logging.WARNING, "", 0, said, (room,), None)
    assert NoAnswers().filter(record)
    assert record.getMessage() == f"Not Found: /{room}/…"


def test_the_data_folder_and_its_secrets_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = kept_secret(folder, "signing-key")
    assert kept_secret(folder, "signing-key") == first
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "signing-key").stat().st_mode & 0o077 == 0
