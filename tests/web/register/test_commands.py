"""`unweary directory`, `places` and `demo`, from their arguments to their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connections
from django.test import Client
from django.utils import timezone

from tests.support import registries as made
from tests.support.file_server import Files, serving
from tests.support.requests import a_clinic, a_request, sent
from unweary.cli.main import commands
from unweary.directory.base import Point, Wanted
from unweary.directory.disciplines import offered
from unweary.web.care import register
from unweary.web.care.demo_clinic import demo_clinic
from unweary.web.care.models import CareRequest, Clinic, LeftOut

PLACES = made.geonames([("US", "62701", "Springfield", "IL", 39.80, -89.65)])
MAIN = made.nppes_main([made.person(1), made.person(2), made.stub(3)])
MONTHLY = "NPPES_Data_Dissemination_January_2024_V2.zip"
KEY = f"us-nppes.{made.made_up_npi(1)}.0.physical_therapist"


@pytest.fixture
def folder(house, tmp_path: Path) -> Path:
    (tmp_path / "US.txt").write_bytes(PLACES)
    (tmp_path / MONTHLY).write_bytes(made.nppes_zip(MAIN))
    (tmp_path / "letter.csv").write_bytes(b"Dear reader\n")
    return tmp_path


def run(*arguments: object, expect: int = 0) -> str:
    result = CliRunner().invoke(commands, [str(a) for a in arguments])
    assert result.exit_code == expect, result.output
    return result.output


class TestLoad:
    def test_loads_reports_and_is_safe_to_repeat(self, folder) -> None:
        assert "Edition 1" in run("places", "load", folder / "US.txt")
        said = run("directory", "load", folder / MONTHLY)
        assert "3 rows, 2 kept" in said
        assert "2 clinicians added" in said
        assert "Nothing changed" in run("directory", "load", folder / MONTHLY)

    def test_reports_as_json(self, folder) -> None:
        report = json.loads(run("directory", "load", "--json", "--dry-run", folder / MONTHLY))

        assert report["dry_run"] is True
        assert report["read"][0]["tally"]["dropped"] == {"deactivated": 1}
        assert register.current().status().edition == ""

    def test_says_what_is_wrong_in_a_sentence(self, folder) -> None:
        said = run("directory", "load", folder / "letter.csv", expect=2)
        assert "letter.csv is no NPPES file" in said
        assert "The directory is as it was." in said
        assert "There is no file" in run("directory", "load", folder / "none.zip", expect=2)
        assert "parted by tabs" in run("places", "load", folder / "letter.csv", expect=2)

    def test_asks_for_the_name_of_a_fhir_registry(self, folder) -> None:
        path = folder / "a.ndjson"
        path.write_text('{"resourceType": "Organization", "id": "1"}\n')

        assert "--id" in run("directory", "load", path, expect=2)
        assert "--id" in run("directory", "load", path, "--source", "fhir", expect=2)
        bad = ("--source", "fhir", "--id", "Not.good", "--name", "X")
        assert "small letters" in run("directory", "load", path, *bad, expect=2)

    def test_leaves_out_who_asked_for_it_and_was_granted_it(self, folder) -> None:
        for number, granted in ((1, timezone.now()), (2, None)):
            LeftOut.objects.create(
                clinician=f"us-nppes.{made.made_up_npi(number)}",
                asked_at=timezone.now(),
                token=str(number),
                granted_at=granted,
            )

        assert "1 left out since they asked for it" in run("directory", "load", folder / MONTHLY)
        assert register.current().status().clinicians == 1


class TestLooking:
    def test_an_empty_directory_says_how_to_fill_it(self, house) -> None:
        assert "directory load --help" in run("directory", "status")
        assert "directory load --help" in run("directory", "check", expect=1)
        assert "no listing a.b.0.c" in run("directory", "show", "a.b.0.c", expect=2)

    def test_status_counts(self, folder) -> None:
        run("directory", "load", folder / MONTHLY)

        said = run("directory", "status")
        status = json.loads(run("directory", "status", "--json"))

        assert "2 listings of" in said
        assert "us-nppes" in said
        assert status["clinicians"] == 2
        assert status["sources"][0]["as_of"] == "2024-01-07"

    def test_show_prints_a_listing(self, folder) -> None:
        run("directory", "load", folder / MONTHLY)

        listing = json.loads(run("directory", "show", KEY))

        assert listing["name"] == "Example Person One"
        assert listing["site"]["postcode"] == "62701"

    def test_check_finds_old_data_and_faults(self, folder, house) -> None:
        run("directory", "load", folder / MONTHLY)

        assert "us-nppes is of 2024-01-07" in run("directory", "check", expect=1)

    def test_check_finds_what_hangs_in_the_air(self, folder) -> None:
        run("demo")
        assert "No problems." in run("directory", "check")
        break_the_standing_edition()

        said = run("directory", "check", expect=1)

        assert "Listings without a place: 1." in said
        assert "Listings whose position cannot be: 1." in said
        assert "count 300" in said
        assert "unweary directory load FILE" in said

    def test_check_says_what_to_do_where_nothing_can_be_read(self, house, settings) -> None:
        if connections["default"].vendor == "postgresql":
            pytest.skip("on PostgreSQL there is no file to damage")
        run("demo")
        for file in (settings.DATA_FOLDER / "directory").glob("edition-*.sqlite3"):
            file.unlink()  # it may be open
            file.write_bytes(b"nonsense" * 1000)
        settings.DATA_FOLDER = settings.DATA_FOLDER.rename(settings.DATA_FOLDER.with_name("moved"))

        said = run("directory", "check", expect=1)

        assert "cannot be read" in said
        assert "unweary directory load FILE" in said

    def test_check_says_where_an_edition_is_missing(self, house, settings) -> None:
        if connections["default"].vendor == "postgresql":
            pytest.skip("on PostgreSQL there is no file to lose")
        run("demo")
        for file in (settings.DATA_FOLDER / "directory").glob("edition-*.sqlite3"):
            file.unlink()
        settings.DATA_FOLDER = settings.DATA_FOLDER.rename(settings.DATA_FOLDER.with_name("moved"))

        assert "is not there" in run("directory", "check", expect=1)


def break_the_standing_edition() -> None:
    """Do to it what only a damaged disk could."""
    at = register.house()
    with at.locked():
        engine = at.begin(copying=True)
        engine.insert("listing", [(999_999_999, 1, 1800, 0.0, 0.0, 0)])
        at.stand()


class TestDemo:
    def test_can_be_tried_and_taken_out(self, house) -> None:
        assert "is loaded" in run("demo")
        here = register.current()
        status = here.status()
        assert status.listings == 300
        assert {one.id for one in offered() if one.nucc} <= set(status.disciplines)
        (town,) = here.places("Example Town One")
        page = here.nearest(Wanted(("physical_therapist",), town.point, 160))
        listings = here.listings(tuple(one.key for one in page.found))
        assert len(listings) > 5
        assert all(one.name.startswith("Example Person") for one in listings.values())
        assert all(one.site.phone.startswith("+12025550") for one in listings.values())
        assert {"accepting_new", "telehealth", "language", "wheelchair"} <= set(
            here.supported(("physical_therapist", "chiropractor", "massage_therapist"))
        )
        assert "Nothing changed" in run("demo")

        assert "is gone" in run("demo", "--remove")
        assert register.current().status().listings == 0
        assert register.current().status().places == 0
        assert "was not there" in run("demo", "--remove")

    def test_one_clinic_of_it_takes_requests(self, house) -> None:
        assert "takes requests" in run("demo")
        clinic = demo_clinic()
        assert clinic is not None
        assert "made up" in clinic.name
        first = clinic.held.first()
        page = Client().get(f"/request/to/{first.listing}/")
        assert f"Send to {clinic.name}" in page.text

        said = run("staff", "add", "host@example.org", "--demo")
        run("demo")  # again: still one clinic

        assert "/clinic/enter/" in said
        assert [m.staff.email for m in clinic.members.all()] == ["host@example.org"]
        assert Clinic.objects.count() == 1

    def test_is_taken_out_with_what_was_sent_to_it(self, house) -> None:
        real, other = a_clinic(), a_clinic(name="Other Sample Clinic", listing="")
        kept = a_request(real)
        run("demo")
        clinic = demo_clinic()
        sent(clinic, listing=clinic.held.first().listing)
        run("staff", "add", "host@example.org", "--demo")

        run("demo", "--remove")

        assert demo_clinic() is None
        assert set(Clinic.objects.all()) == {real, other}
        assert list(CareRequest.objects.all()) == [kept]

    def test_nobody_joins_a_made_up_clinic_that_is_not_there(self, house) -> None:
        assert "First: unweary demo" in run("staff", "add", "host@example.org", "--demo", expect=1)

    def test_stands_in_real_towns_where_they_are_known(self, folder) -> None:
        run("places", "load", folder / "US.txt")

        run("demo")

        here = register.current()
        page = here.nearest(Wanted(("physical_therapist",), Point(39.8, -89.65)))
        listing = here.listings((page.found[0].key,))[page.found[0].key]
        assert listing.site.town == "Springfield"
        run("demo", "--remove")
        assert here.places("62701")

    def test_leaves_the_real_directory_alone(self, folder) -> None:
        run("directory", "load", folder / MONTHLY)
        run("demo")

        run("demo", "--remove")

        assert [s.id for s in register.current().status().sources] == ["us-nppes"]
        assert register.current().listings((KEY,))


class TestUpdate:
    @pytest.fixture(autouse=True)
    def _waits_for_nothing(self, monkeypatch) -> None:
        monkeypatch.setattr("unweary.web.care.register.fetch.FIRST_WAIT", 0.0)

    def options(self, address: str) -> list[str]:
        return [
            "--index", f"{address}/nppes/index.html", "--postal", f"{address}/zip/",
            "--towns", f"{address}/dump/cities5000.zip",
        ]  # fmt: skip

    def files(self) -> Files:
        week = "NPPES_Data_Dissemination_010824_011424_Weekly_V2.zip"
        changes = made.nppes_main([made.person(9), made.stub(1)])
        towns = made.geonames_towns([("US", "Springfield", "IL", 39.8, -89.65, 114_000)])
        return Files({
            "/nppes/index.html": f'<a href="{MONTHLY}"> <a href="./{week}">'.encode(),
            f"/nppes/{MONTHLY}": made.nppes_zip(MAIN),
            f"/nppes/{week}": made.nppes_zip(changes, period="20240108-20240114"),
            "/zip/US.zip": made.zipped({"US.txt": PLACES, "readme.txt": b"GeoNames"}),
            "/dump/cities5000.zip": made.zipped({"cities5000.txt": towns}),
        })  # fmt: skip

    def test_fetches_and_loads_all_of_it_over_a_bad_line(self, house) -> None:
        with serving(self.files()) as server:
            server.cuts = [100] * 9

            said = run("directory", "update", *self.options(server.address))

        assert "1 clinicians closed" in said
        here = register.current()
        assert here.status().clinicians == 2
        assert len(here.nearest(Wanted(("physical_therapist",), Point(39.8, -89.65))).found) == 2
        assert here.places("springfield")[0].population == 114_000

    def test_again_loads_only_what_is_new(self, house) -> None:
        with serving(self.files()) as server:
            options = self.options(server.address)
            run("directory", "update", *options)
            before = house.standing()
            assert run("directory", "update", *options).count("Nothing changed") == 2
            assert house.standing() == before
            later = "NPPES_Data_Dissemination_011524_012124_Weekly_V2.zip"
            server.held["/nppes/index.html"] += f' <a href="{later}">week</a>'.encode()
            rows = made.nppes_main([made.person(10)])
            server.held[f"/nppes/{later}"] = made.nppes_zip(rows, period="20240115-20240121")
            server.moment += 3_600

            said = run("directory", "update", *options)

        assert "20240115-20240121.csv (main): 1 rows, 1 kept" in said
        assert MONTHLY not in said
        assert register.current().status().clinicians == 3

    def test_says_what_to_fetch_by_hand_where_nothing_answers(self, house) -> None:
        address = "http://127.0.0.1:9"

        said = run("directory", "update", *self.options(address), "--no-places", expect=1)

        assert f"{address}/nppes/index.html could not be read" in said
        assert "unweary directory load NPPES_Data_Dissemination_MONTH_YEAR_V2.zip" in said
        assert "The directory is as it was." in said
