"""The way to the directory on every page, and what happens where the directory is broken."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from tests.support.person import NUMB_SADDLE, Person
from tests.support.requests import LISTING, a_clinic


@pytest.fixture
def broken(directory: str, settings: Any, tmp_path: Path) -> None:
    """An edition that holds nonsense."""
    if connections["default"].vendor == "postgresql":
        pytest.skip("PostgreSQL ends the one transaction of a test at its first error")
    broken = tmp_path / "broken"
    shutil.copytree(settings.DATA_FOLDER, broken)
    for file in (broken / "directory").glob("edition-*.sqlite3"):
        file.write_bytes(b"nonsense" * 1000)
    settings.DATA_FOLDER = broken


@pytest.mark.usefixtures("broken")
def test_a_broken_directory_closes_its_own_door_and_nothing_else(client: Client) -> None:
    page = client.get("/about/")
    person = Person(NUMB_SADDLE)
    person.begin()
    person.finish()

    assert page.status_code == 200
    assert 'href="/care/"' not in page.content.decode()
    assert "uw-level--emergency" in person.text()


@pytest.mark.usefixtures("broken")
class TestBroken:
    @pytest.mark.parametrize("address", ["/care/", "/care/listing/a.b.0.physical_therapist/"])
    def test_says_so_calmly_and_how_to_find_care_without_it(
        self, client: Client, address: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        page = client.get(address)

        assert page.status_code == 503
        assert page["Retry-After"] == "600"
        assert "try again in ten minutes" in page.text
        assert "unweary directory check" in caplog.text

    def test_still_takes_requests_to_a_clinic_that_answers(self, client: Client) -> None:
        clinic = a_clinic()

        page = client.get(f"/request/to/{LISTING}/")

        assert page.status_code == 200
        assert f"Send to {clinic.name}" in page.text
