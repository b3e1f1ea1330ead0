"""An import that is killed, and one that cannot make its edition stand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections

from tests.support import registries as made
from tests.support.register import TERMS, everything
from unweary.directory.base import Point, Wanted
from unweary.web.care import register
from unweary.web.care.register.load import load
from unweary.web.care.register.load_places import load_places

PEOPLE = 400
SPRINGFIELD = Wanted(("physical_therapist",), Point(39.8, -89.65))
KILLED_AFTER = """
import os, signal, sys
import django
django.setup()
from dataclasses import replace
from pathlib import Path
from tests.support.register import TERMS
from unweary.web.care import register
from unweary.web.care.register import load as loading
loading.TOGETHER = 25
left = int(sys.argv[1])
def seen(name, rows):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
loading.load(register.house(), [Path(p) for p in sys.argv[2:]], replace(TERMS, seen=seen))
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    rows = [made.person(n) for n in range(1, PEOPLE)] + [made.stub(n) for n in range(900, 950)]
    sites = [made.second_site(n) for n in range(1, PEOPLE, 3)]
    path = tmp_path / "NPPES_Data_Dissemination_January_2024_V2.zip"
    path.write_bytes(
        made.nppes_zip(
            made.nppes_main(rows),
            sites=made.nppes_sites(sites),
            names=made.nppes_names([(n, f"EXAMPLE NAME {n}") for n in range(1, 60)]),
            endpoints=made.nppes_endpoints([(n, "DIRECT", f"{n}@example.org") for n in range(60)]),
        )
    )
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "US.txt"
    path.write_bytes(made.geonames([("US", "62701", "Springfield", "IL", 39.8, -89.65)]))
    return path


def load_and_be_killed(after: int, path: Path) -> None:
    """Run the import in a process of its own, which kills itself after so many batches."""
    place = connections["default"].settings_dict
    environment = {**os.environ, "UNWEARY_DATA": str(django_settings.DATA_FOLDER)}
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    if connections["default"].vendor == "postgresql":
        host = f"{place['HOST']}:{place['PORT']}"
        environment["UNWEARY_DATABASE_URL"] = f"postgres://{place['USER']}@{host}/{place['NAME']}"
    command = [sys.executable, "-c", KILLED_AFTER, str(after), str(path)]
    ran = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert ran.returncode == -signal.SIGKILL, ran.stderr


@pytest.mark.django_db(transaction=True)
class TestKilled:
    @pytest.mark.parametrize("after", [1, 9, 17, 20, 24])
    def test_the_same_command_goes_on_to_the_same_edition(
        self, new_house, bundle, table, monkeypatch, after
    ) -> None:
        monkeypatch.setattr("unweary.web.care.register.load.TOGETHER", 25)
        whole = new_house()
        load_places(whole, [table], TERMS)
        load(whole, [bundle], TERMS)
        expected, edition = everything(whole), whole.standing()

        house = new_house()
        load_places(house, [table], TERMS)
        load_and_be_killed(after, bundle)
        assert house.standing() == "1"
        assert register.current().nearest(SPRINGFIELD).found == ()
        report = load(house, [bundle], TERMS)

        assert everything(house) == expected
        assert house.standing() == edition
        assert report.read[0].tally.rows == PEOPLE - 1 + 50
        assert report.counted.added == PEOPLE - 1
        assert house.unfinished() is None

    def test_another_command_begins_anew(self, new_house, bundle, table, tmp_path) -> None:
        house = new_house()
        load_places(house, [table], TERMS)
        load_and_be_killed(9, bundle)
        other = tmp_path / "npidata_pfile_20050523-20240204.csv"
        other.write_bytes(made.nppes_main([made.person(1)]))

        load(house, [other], TERMS)

        assert register.current().status().clinicians == 1
        assert house.unfinished() is None

    def test_what_was_done_is_not_done_again(self, new_house, bundle, table, monkeypatch) -> None:
        monkeypatch.setattr("unweary.web.care.register.load.TOGETHER", 25)
        house = new_house()
        load_places(house, [table], TERMS)
        load_and_be_killed(9, bundle)

        report = load(house, [bundle], TERMS)

        assert report.taken_up_at == 9 * 25


class TestSwap:
    def test_one_that_fails_leaves_the_edition_before(
        self, house, bundle, table, monkeypatch
    ) -> None:
        load_places(house, [table], TERMS)

        def fail() -> str:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(house, "stand", fail)
            with pytest.raises(OSError, match="No space"):
                load(house, [bundle], TERMS)

        assert house.standing() == "1"
        assert register.current().nearest(SPRINGFIELD).found == ()
        load(house, [bundle], TERMS)
        assert house.standing() == "2"
        assert register.current().status().clinicians == PEOPLE - 1

    def test_one_that_fails_half_way_does_so_too(self, house, bundle, table, monkeypatch) -> None:
        load_places(house, [table], TERMS)
        if connections["default"].vendor == "postgresql":
            target, name = "unweary.web.care.register.postgres.POINT_TO", "SELECT 1 / 0"
        else:
            target, name = "unweary.web.care.register.sqlite.NEW_POINTER", "no/such/folder"

        with monkeypatch.context() as patch:
            patch.setattr(target, name)
            with pytest.raises(Exception, match=r"No such|zero"):
                load(house, [bundle], TERMS)

        assert house.standing() == "1"
        assert register.current().nearest(SPRINGFIELD).found == ()
        load(house, [bundle], TERMS)
        assert house.standing() == "2"
        assert register.current().status().clinicians == PEOPLE - 1
