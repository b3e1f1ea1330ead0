"""The way to the directory on every page, and what happens where the directory is broken."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connections
from django.test import Client, RequestFactory

from tests.support.person import NUMB_SADDLE, Person
from tests.support.requests import LISTING, a_clinic
from unweary.cli.main import commands
from unweary.web.care import register
from unweary.web.care.models import LeftOut
from unweary.web.care.register.engine import UNREADABLE, UnreadableEdition
from unweary.web.care.unreadable import Unreadable


@pytest.fixture(params=["gone", "damaged"])
def broken(directory: str, settings: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """An edition that is named and is not there, or of which a part is no longer one."""
    gone = request.param == "gone"
    if connections["default"].vendor == "postgresql":
        schema = f"directory_{directory}"
        with connections["default"].cursor() as cursor:
            cursor.execute(
                f"DROP SCHEMA {schema} CASCADE" if gone else f"DROP TABLE {schema}.source"
            )
            if not gone:
                cursor.execute(f"ALTER TABLE {schema}.clinician RENAME TO nonsense")
        return
    broken = tmp_path / "broken"
    shutil.copytree(settings.DATA_FOLDER, broken)
    for file in (broken / "directory").glob("edition-*.sqlite3"):
        if gone:
            file.unlink()
        else:
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

    def test_is_named_for_what_it_is(self) -> None:
        with pytest.raises(UNREADABLE):
            register.current().status()

    def test_is_left_as_it_is_by_a_command_that_needs_it(self) -> None:
        ran = CliRunner().invoke(commands, ["directory", "leave-out", LISTING])

        assert ran.exit_code == 2
        assert "unweary directory check" in ran.output
        assert not LeftOut.objects.exists()

    def test_still_takes_requests_to_a_clinic_that_answers(self, client: Client) -> None:
        clinic = a_clinic()

        page = client.get(f"/request/to/{LISTING}/")

        assert page.status_code == 200
        assert f"Send to {clinic.name}" in page.text


@pytest.mark.parametrize(
    ("error", "calm"),
    [(UnreadableEdition("edition 1 is gone"), True), (DatabaseError("a table of ours"), False)],
)
def test_only_errors_of_an_edition_get_the_calm_page(error: Exception, calm: bool) -> None:
    answering = Unreadable(lambda request: pytest.fail("nothing is asked again"))

    page = answering.process_exception(RequestFactory().get("/care/"), error)

    assert (page is not None and page.status_code == 503) == calm
