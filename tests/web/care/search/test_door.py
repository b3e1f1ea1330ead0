"""The way to the directory on every page, and what happens where the directory is broken."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from tests.support.person import NUMB_SADDLE, Person


def test_a_broken_directory_closes_its_own_door_and_nothing_else(
    client: Client, directory: str, settings: Any, tmp_path: Path
) -> None:
    if connections["default"].vendor == "postgresql":
        pytest.skip("PostgreSQL ends the one transaction of a test at its first error")
    broken = tmp_path / "broken"
    shutil.copytree(settings.DATA_FOLDER, broken)
    for file in (broken / "directory").glob("edition-*.sqlite3"):
        file.write_bytes(b"nonsense" * 1000)
    settings.DATA_FOLDER = broken

    page = client.get("/about/")
    person = Person(NUMB_SADDLE)
    person.begin()
    person.finish()

    assert page.status_code == 200
    assert 'href="/care/"' not in page.content.decode()
    assert "uw-level--emergency" in person.text()
