"""Imports of made-up registry files: whole or not at all, and the same again changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connections

from tests.support import registries as made
from tests.support.register import TERMS, everything
from unweary.directory.archives import UnreadableArchive
from unweary.directory.base import Point, Wanted
from unweary.directory.disciplines import NUCC
from unweary.directory.nppes_columns import ColumnShift, UnknownFile
from unweary.web.care import hidden, register
from unweary.web.care.host_actions import leave_out
from unweary.web.care.register.checking import problems_of
from unweary.web.care.register.engine import Busy
from unweary.web.care.register.load import Older, Shrunk, load
from unweary.web.care.register.load_places import load_places
from unweary.web.care.register.pieces import NoFile, Source

PLACES = made.geonames([
    ("US", "62701", "Springfield", "IL", 39.80, -89.65),
    ("US", "62702", "Springfield", "IL", 39.90, -89.65),
    ("US", "60601", "Chicago", "IL", 41.88, -87.62),
])  # fmt: skip
SPRINGFIELD = Wanted(("physical_therapist",), Point(39.8, -89.65))
CHICAGO = Wanted(("physical_therapist",), Point(41.88, -87.62))


@pytest.fixture
def keep(tmp_path: Path):
    """Writes a file and gives its path."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def places(house, keep):
    return load_places(house, [keep("US.txt", PLACES)], TERMS)


@pytest.fixture
def monthly(house, places, keep):
    """A directory of four made-up clinicians, and the file that it came from."""
    path = keep(
        "NPPES_Data_Dissemination_January_2024_V2.zip",
        made.nppes_zip(
            made.nppes_main([
                made.person(1),
                made.person(2, postcode="627020000"),
                made.person(3, codes=("207T00000X",)),
                made.person(4, codes=("1223G0001X",)),
                made.stub(5),
                made.clinic(6),
            ]),
            sites=made.nppes_sites([made.second_site(1), made.second_site(4)]),
            names=made.nppes_names([(6, "EXAMPLE BACK CENTER")]),
            endpoints=made.nppes_endpoints([(1, "DIRECT", "one@example.org")]),
        ),
    )  # fmt: skip
    load(house, [path], TERMS)
    return path


def weekly(keep, main: bytes, **more: bytes) -> Path:
    content = made.nppes_zip(main, period="20240108-20240114", **more)
    return keep("NPPES_Data_Dissemination_010824_011424_Weekly_V2.zip", content)


def keys(page) -> list[str]:
    return [one.key.removeprefix("us-nppes.") for one in page.found]


def npi(number: int) -> str:
    return made.made_up_npi(number)


class TestMonthlyFile:
    def test_lists_whom_it_is_to_list(self, monthly) -> None:
        here = register.current()
        status = here.status()

        assert status.clinicians == 4
        assert status.listings == 5
        assert status.sources[0].as_of == date(2024, 1, 7)
        assert status.disciplines["physical_therapist"] == 4
        assert set(keys(here.nearest(SPRINGFIELD))) == {
            f"{npi(1)}.0.physical_therapist",
            f"{npi(2)}.0.physical_therapist",
            f"{npi(6)}.0.physical_therapist",
        }

    def test_lists_secondary_locations_under_the_same_disciplines(self, monthly) -> None:
        found = keys(register.current().nearest(CHICAGO))

        assert len(found) == 1
        assert found[0].startswith(npi(1))
        assert found[0].endswith(".physical_therapist")

    def test_finds_a_clinic_by_its_other_name(self, monthly) -> None:
        assert [k.split(".")[0] for k in keys(register.current().by_name("back cent"))] == [npi(6)]

    def test_says_what_was_kept_and_dropped(self, house, places, keep) -> None:
        rows = [made.person(1), made.person(2, codes=("1223G0001X",)), made.stub(3)]
        rows.append(made.person(4, postcode="998990000", town="NOWHERE", region="ZZ"))
        path = keep("npidata_pfile_20050523-20240107.csv", made.nppes_main(rows))

        report = load(house, [path], TERMS)

        tally = report.read[0].tally
        assert (tally.rows, tally.kept) == (4, 2)
        assert tally.dropped == {"no discipline of ours": 1, "deactivated": 1}
        assert report.counted.added == 2
        assert report.located == {"none": 1, "postcode": 1}
        assert report.unlocated == {"US 99899": 1}
        assert "2 clinicians added" in report.to_text()
        assert "1  US 99899" in report.to_text()

    def test_the_same_file_again_changes_nothing(self, house, monthly) -> None:
        before, edition = everything(house), house.standing()

        report = load(house, [monthly], TERMS)

        assert report.nothing_changed
        assert house.standing() == edition
        assert everything(house) == before

    def test_replaces_all_that_its_registry_had_and_nothing_else(
        self, house, monthly, keep
    ) -> None:
        people = made.nppes_main([made.person(7)])
        before = register.current().status()
        path = keep("npidata_pfile_20050523-20240204.csv", people)

        load(house, [path], TERMS)

        after = register.current().status()
        assert after.clinicians == 1
        assert after.sources[0].as_of == date(2024, 2, 4)
        assert after.places == before.places
        assert keys(register.current().nearest(CHICAGO)) == []

    def test_of_a_clinician_given_twice_the_later_row_counts(self, house, places, keep) -> None:
        rows = [made.person(1, line_1="1 OLD STREET"), made.person(2)]
        rows.append(made.person(1, line_1="9 NEW STREET"))
        path = keep("npidata_pfile_20050523-20240107.csv", made.nppes_main(rows))

        report = load(house, [path], TERMS)

        here = register.current()
        listing = here.listings((f"us-nppes.{npi(1)}.0.physical_therapist",))
        assert report.twice == 1
        assert here.status().listings == 2
        assert [one.site.lines for one in listing.values()] == [("9 New Street",)]

    def test_keeps_everybody_where_asked(self, house, places, keep) -> None:
        rows = made.nppes_main([made.person(1), made.person(2, codes=("1223G0001X",))])
        path = keep("npidata_pfile_20050523-20240107.csv", rows)

        load(house, [path], replace(TERMS, keep_all=True))

        assert register.current().status().disciplines == {"physical_therapist": 1, "other": 1}

    def test_an_older_one_is_refused_unless_forced(self, house, monthly, keep) -> None:
        older = keep("npidata_pfile_20050523-20231210.csv", made.nppes_main([made.person(1)]))

        with pytest.raises(Older, match=r"2023-12-10.*2024-01-07.*--force"):
            load(house, [older], TERMS)
        load(house, [older], replace(TERMS, force=True))

        assert register.current().status().sources[0].as_of == date(2023, 12, 10)

    def test_two_of_them_at_once_are_refused(self, house, keep) -> None:
        main = made.nppes_main([made.person(1)])
        both = [keep(f"npidata_pfile_20050523-2024010{n}.csv", main) for n in (1, 2)]

        with pytest.raises(NoFile, match="newer one alone"):
            load(house, both, TERMS)

    def test_a_dry_run_counts_and_changes_nothing(self, house, places, keep) -> None:
        path = keep("npidata_pfile_20050523-20240107.csv", made.nppes_main([made.person(1)]))
        edition = house.standing()

        report = load(house, [path], replace(TERMS, dry_run=True))

        assert report.read[0].tally.kept == 1
        assert report.located == {"postcode": 1}
        assert house.standing() == edition
        assert house.unfinished() is None
        assert "dry run" in report.to_text()


class TestWeeklyFile:
    def test_updates_adds_and_closes(self, house, monthly, keep) -> None:
        rows = [made.person(1, line_1="5 NEW STREET", updated="01/10/2024"), made.stub(2)]
        rows += [made.person(8), made.person(3, codes=("1223G0001X",))]

        report = load(house, [weekly(keep, made.nppes_main(rows))], TERMS)

        counted = report.counted
        assert (counted.updated, counted.added, counted.closed) == (1, 1, 2)
        here = register.current()
        assert here.status().sources[0].as_of == date(2024, 1, 14)
        assert {k[:10] for k in keys(here.nearest(SPRINGFIELD))} == {npi(1), npi(6), npi(8)}
        key = f"us-nppes.{npi(1)}.0.physical_therapist"
        assert here.listings((key,))[key].site.lines == ("5 New Street",)

    def test_keeps_the_ids_of_those_whom_it_does_not_touch(self, house, monthly, keep) -> None:
        before = set(everything(house)["listing"])

        load(house, [weekly(keep, made.nppes_main([made.person(8)]))], TERMS)

        assert before < set(everything(house)["listing"])

    def test_without_locations_leaves_secondary_ones_under_the_new_disciplines(
        self, house, monthly, keep
    ) -> None:
        rows = made.nppes_main([made.person(1, codes=("111N00000X",))])

        load(house, [weekly(keep, rows)], TERMS)

        here = register.current()
        assert keys(here.nearest(CHICAGO)) == []
        chiropractor = replace(CHICAGO, disciplines=("chiropractor",))
        assert [k[:10] for k in keys(here.nearest(chiropractor))] == [npi(1)]

    def test_with_locations_replaces_them(self, house, monthly, keep) -> None:
        site = made.second_site(1, line_1="7 THIRD STREET", postcode="62702", town="SPRINGFIELD")
        sites = made.nppes_sites([site])

        load(house, [weekly(keep, made.nppes_main([made.person(1)]), sites=sites)], TERMS)

        here = register.current()
        assert keys(here.nearest(CHICAGO)) == []
        assert [k[:10] for k in keys(here.nearest(SPRINGFIELD))].count(npi(1)) == 2

    def test_locations_of_somebody_not_in_the_main_file_replace_theirs(
        self, house, monthly, keep
    ) -> None:
        site = made.second_site(1, line_1="7 THIRD STREET", postcode="62702", town="SPRINGFIELD")

        path = weekly(keep, made.nppes_main([made.person(8)]), sites=made.nppes_sites([site]))
        load(house, [path], TERMS)

        here = register.current()
        assert keys(here.nearest(CHICAGO)) == []
        assert [k[:10] for k in keys(here.nearest(SPRINGFIELD))].count(npi(1)) == 2

    def test_several_are_applied_in_the_order_of_their_days(self, house, monthly, keep) -> None:
        paths = [
            keep(
                f"npidata_pfile_{period}.csv",
                made.nppes_main([made.person(1, line_1=f"{number} STREET")]),
            )
            for number, period in ((3, "20240115-20240121"), (2, "20240108-20240114"))
        ]

        load(house, paths, TERMS)

        key = f"us-nppes.{npi(1)}.0.physical_therapist"
        assert register.current().listings((key,))[key].site.lines == ("3 Street",)

    def test_comes_to_the_same_as_a_full_file(
        self, house, new_house, monthly, places, keep
    ) -> None:
        changed = [made.person(1, postcode="606010000"), made.person(2, codes=("111N00000X",))]
        load(house, [weekly(keep, made.nppes_main(changed))], TERMS)
        by_week = register.current()
        weeks = {k: one for k, one in by_week.listings(_all_keys(house)).items() if ".0." in k}

        other = new_house()
        load_places(other, [keep("US.txt", PLACES)], TERMS)
        rows = [*changed, made.person(3, codes=("207T00000X",)), made.clinic(6)]
        path = keep("npidata_pfile_20050523-20240114.csv", made.nppes_main(rows))
        load(other, [path], TERMS)

        months = register.current().listings(_all_keys(other))
        assert {k: (v.site, v.point) for k, v in weeks.items()} == {
            k: (v.site, v.point) for k, v in months.items()
        }


def _all_keys(house) -> tuple[str, ...]:
    engine = house.open(house.standing())
    return tuple(
        f"us-nppes.{code}.{slot}.{name}"
        for code, slot, name in engine.rows(
            "SELECT c.code, p.slot, d.name FROM @listing l JOIN @practice p ON p.id = l.id / 64"
            " JOIN @clinician c ON c.id = l.id / 65536 JOIN @discipline d ON d.no = l.discipline"
        )
    )


class TestDeactivationReport:
    def report(self, keep, gone: list[tuple[int, str]], day: str = "020924") -> Path:
        name = f"NPPES_Deactivated_NPI_Report_{day}"
        return keep(f"{name}.zip", made.zipped({f"{name}.xlsx": made.deactivation_workbook(gone)}))

    def test_closes_those_who_ended(self, house, monthly, keep) -> None:
        report = load(house, [self.report(keep, [(1, "02/01/2024"), (99, "01/01/2020")])], TERMS)

        assert report.counted.closed == 1
        assert register.current().status().clinicians == 3

    def test_leaves_those_who_were_certified_again_since(self, house, monthly, keep) -> None:
        report = load(house, [self.report(keep, [(1, "01/01/2022")])], TERMS)

        assert (report.counted.closed, report.counted.still_active) == (0, 1)

    def test_one_that_is_older_than_the_files_is_refused(self, house, monthly, keep) -> None:
        with pytest.raises(Older):
            load(house, [self.report(keep, [(1, "02/01/2023")], day="020923")], TERMS)


class TestReplacement:
    def test_leads_to_who_took_the_place(self, house, monthly, keep) -> None:
        rows = [
            made.stub(1) | {"Replacement NPI": npi(2)},
            made.stub(2) | {"Replacement NPI": npi(8)},
        ]
        load(house, [weekly(keep, made.nppes_main([*rows, made.person(8)]))], TERMS)
        here = register.current()

        assert here.successor(f"us-nppes.{npi(1)}") == f"us-nppes.{npi(8)}"
        assert here.successor(f"us-nppes.{npi(8)}") == f"us-nppes.{npi(8)}"


class TestLeftOut:
    def test_they_are_not_loaded(self, house, places, keep) -> None:
        path = keep(
            "npidata_pfile_20050523-20240107.csv",
            made.nppes_main([made.person(1), made.person(2)]),
        )

        report = load(house, [path], replace(TERMS, left_out={f"us-nppes.{npi(1)}"}))

        assert report.counted.left_out == 1
        assert register.current().status().clinicians == 1

    def test_the_same_files_again_take_out_who_asked_since(self, house, monthly) -> None:
        terms = replace(TERMS, left_out={f"us-nppes.{npi(1)}", "us-nppes.0", "else.1"})

        report = load(house, [monthly], terms)

        assert not report.nothing_changed
        assert register.current().status().clinicians == 3
        assert load(house, [monthly], terms).nothing_changed

    def test_they_do_not_come_back_with_a_weekly_file(self, house, monthly, keep) -> None:
        terms = replace(TERMS, left_out={f"us-nppes.{npi(8)}", f"us-nppes.{npi(1)}"})
        rows = made.nppes_main([made.person(8), made.person(1)])

        load(house, [weekly(keep, rows)], terms)

        engine = house.open(house.standing())
        codes = {code for (code,) in engine.rows("SELECT code FROM @clinician")}
        assert codes == {npi(2), npi(3), npi(6)}


class TestFaults:
    def broken(self, house, path, fault) -> None:
        before, edition = everything(house), house.standing()

        with pytest.raises(fault):
            load(house, [path], TERMS)

        assert house.standing() == edition
        assert everything(house) == before
        assert house.unfinished() is None

    def test_a_shifted_column_stops_it(self, house, monthly, keep) -> None:
        rows = [made.person(n) for n in range(1, 40)]
        content = made.nppes_main(rows).replace(b'"1","","","","PERSON', b'"1","","","PERSON')
        self.broken(house, keep("npidata_pfile_20050523-20240204.csv", content), ColumnShift)

    def test_a_shift_far_into_the_file_stops_it_too(
        self, house, monthly, keep, monkeypatch
    ) -> None:
        monkeypatch.setattr("unweary.directory.nppes.PROBED", 10)
        monkeypatch.setattr("unweary.web.care.register.load.TOGETHER", 7)
        lines = made.nppes_main([made.person(n) for n in range(1, 60)]).split(b"\n")
        lines[30:] = [line[line.find(b",") + 1 :] for line in lines[30:]]
        path = keep("npidata_pfile_20050523-20240204.csv", b"\n".join(lines))
        self.broken(house, path, ColumnShift)

    def test_a_zip_that_is_cut_off_stops_it(self, house, monthly, keep) -> None:
        content = made.nppes_zip(made.nppes_main([made.person(1)]), period="20050523-20240204")
        path = keep("NPPES_Data_Dissemination_February_2024_V2.zip", content[:-200])
        self.broken(house, path, UnreadableArchive)

    def test_a_zip_with_a_wrong_byte_stops_it(self, house, monthly, keep) -> None:
        main = made.nppes_main([made.person(n) for n in range(1, 400)])
        content = bytearray(made.nppes_zip(main, period="20050523-20240204"))
        content[len(content) // 2] ^= 0xFF
        path = keep("NPPES_Data_Dissemination_February_2024_V2.zip", bytes(content))
        self.broken(house, path, (UnreadableArchive, ColumnShift))

    def test_a_file_of_something_else_stops_it(self, house, monthly, keep) -> None:
        self.broken(house, keep("letter.csv", b'"Dear","reader"\n"a","b"\n'), UnknownFile)
        self.broken(house, Path("nowhere.zip"), NoFile)

    def test_fhir_without_a_name_is_refused(self, house, monthly, keep) -> None:
        path = keep("a.ndjson", b'{"resourceType": "Organization", "id": "1"}\n')
        self.broken(house, path, NoFile)


class TestStanding:
    def test_a_search_during_an_import_sees_the_edition_before(
        self, house, monthly, keep, monkeypatch
    ) -> None:
        monkeypatch.setattr("unweary.web.care.register.load.TOGETHER", 5)
        before, edition = keys(register.current().nearest(SPRINGFIELD)), house.standing()
        seen = []

        def look(name: str, rows: int) -> None:
            here = register.current()
            seen.append((here.status().edition, keys(here.nearest(SPRINGFIELD))))

        people = made.nppes_main([made.person(n) for n in range(20, 60)])
        path = keep("npidata_pfile_20050523-20240204.csv", people)
        load(house, [path], replace(TERMS, seen=look))

        assert len(seen) > 5
        assert seen == [(edition, before)] * len(seen)
        assert register.current().status().clinicians == 40

    def test_a_reader_keeps_its_edition_to_the_end_of_its_page(self, house, monthly, keep) -> None:
        here = register.current()
        found = keys(here.nearest(SPRINGFIELD))
        path = keep("npidata_pfile_20050523-20240204.csv", made.nppes_main([made.person(30)]))

        load(house, [path], TERMS)

        assert keys(here.nearest(SPRINGFIELD)) == found
        assert here.listings(tuple(f"us-nppes.{key}" for key in found))

    def test_only_one_edition_before_is_kept(self, house, monthly, keep) -> None:
        for month in range(2, 6):
            name = f"npidata_pfile_20050523-20240{month}04.csv"
            load(house, [keep(name, made.nppes_main([made.person(month)]))], TERMS)
        last = int(house.standing())

        assert house.editions() == [last - 1, last]

    def test_two_imports_at_once_are_refused(self, house, monthly, keep) -> None:
        held, done = Event(), Event()

        def hold() -> None:
            with house.locked():
                held.set()
                done.wait(20)
            connections.close_all()

        other = Thread(target=hold)
        other.start()
        held.wait(20)
        path = keep("npidata_pfile_20050523-20240204.csv", made.nppes_main([made.person(1)]))
        try:
            with pytest.raises(Busy):
                load(house, [path], TERMS)
        finally:
            done.set()
            other.join()


class TestPlaces:
    def test_loaded_after_the_clinicians_they_place_them(self, house, keep) -> None:
        rows = made.nppes_main([made.person(1), made.person(2, postcode="606010000")])
        load(house, [keep("npidata_pfile_20050523-20240107.csv", rows)], TERMS)
        assert register.current().nearest(SPRINGFIELD).found == ()

        report = load_places(house, [keep("US.txt", PLACES)], TERMS)

        assert report.relocated == 2
        assert report.located == {"postcode": 2}
        assert [k[:10] for k in keys(register.current().nearest(SPRINGFIELD))] == [npi(1)]

    def test_the_same_again_change_nothing(self, house, places, keep) -> None:
        assert load_places(house, [keep("US.txt", PLACES)], TERMS).nothing_changed

    def test_a_newer_table_replaces_that_of_its_countries(self, house, places, keep) -> None:
        table = made.geonames([("US", "99501", "Anchorage", "AK", 61.2, -149.9)])

        load_places(house, [keep("US-2.txt", table)], TERMS)

        here = register.current()
        assert here.places("62701") == ()
        assert [p.name for p in here.places("99501")] == ["Anchorage"]

    def test_an_unknown_postcode_falls_back_to_area_and_town(self, house, places, keep) -> None:
        towns = made.geonames_towns([("US", "Sampleton", "KS", 38.0, -97.0, 900)])
        load_places(house, [keep("towns.txt", towns)], TERMS)
        rows = made.nppes_main([
            made.person(1, postcode="627990000"),
            made.person(2, postcode="999990000", town="SAMPLETON", region="KS"),
            made.person(3, postcode="999990000", town="NOWHERE", region="ZZ"),
        ])  # fmt: skip

        report = load(house, [keep("npidata_pfile_20050523-20240107.csv", rows)], TERMS)

        assert report.located == {"area": 1, "town": 1, "none": 1}
        page = register.current().by_name("example person three")
        listing = register.current().listings((page.found[0].key,))[page.found[0].key]
        assert listing.point is None
        assert listing.precision == "none"


class TestFhir:
    def test_a_registry_of_its_own_stands_beside_the_others(self, house, monthly, keep) -> None:
        source = Source("ch-example", "Example registry", "CH", "CC0")
        lines = (
            b'{"resourceType":"Practitioner","id":"a.b","name":[{"family":"Person Nine",'
            b'"given":["Example"]}]}\n'
            b'{"resourceType":"Location","id":"l","status":"active","address":{"city":"Bern",'
            b'"postalCode":"3011","country":"CH"},"position":{"latitude":46.95,"longitude":7.44}}\n'
            b'{"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":'
            b'"Practitioner/a.b"},"location":[{"reference":"Location/l"}],"specialty":[{"coding":'
            b'[{"system":"http://nucc.org/provider-taxonomy","code":"225100000X"}]}]}\n'
        )
        path = keep("directory.ndjson", lines)

        load(house, [path], replace(TERMS, fhir=source))

        here = register.current()
        assert [s.id for s in here.status().sources] == ["us-nppes", "ch-example"]
        page = here.nearest(Wanted(("physical_therapist",), Point(46.9, 7.4)))
        listing = here.listings((page.found[0].key,))[page.found[0].key]
        assert listing.name == "Example Person Nine"
        assert listing.clinician == "ch-example.practitioner-a.b"
        assert load(house, [path], replace(TERMS, fhir=source)).nothing_changed
        assert len(here.nearest(SPRINGFIELD).found) == 3

    def payer(self, keep, number: int, postcode: str = "62701") -> Path:
        """A directory that lists a clinician of NPPES again, by NPI."""
        role = {
            "resourceType": "PractitionerRole",
            "id": "r",
            "practitioner": {"reference": "Practitioner/p"},
            "location": [{"reference": "Location/l"}],
            "specialty": [{"coding": [{"system": NUCC, "code": "225100000X"}]}],
        }
        person = {
            "resourceType": "Practitioner",
            "id": "p",
            "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": npi(number)}],
            "name": [{"family": "Person One", "given": ["Example"]}],
        }
        location = {
            "resourceType": "Location",
            "id": "l",
            "status": "active",
            "address": {"city": "Springfield", "state": "IL", "postalCode": postcode},
        }
        lines = "".join(json.dumps(one) + "\n" for one in (role, person, location))
        return keep("payer.ndjson", lines.encode())

    def test_who_is_in_two_registries_at_one_place_shows_once(self, house, monthly, keep) -> None:
        source = Source("us-payer", "Example payer", "US", "none")
        before = keys(register.current().nearest(SPRINGFIELD))

        load(house, [self.payer(keep, 1)], replace(TERMS, fhir=source))

        here = register.current()
        found = [one.key for one in here.nearest(SPRINGFIELD).found]
        assert len(found) == len(before) == 3
        assert f"us-nppes.{npi(1)}.0.physical_therapist" not in found
        assert sum(key.startswith("us-payer.") for key in found) == 1
        named = [one.key for one in here.by_name("example person one").found]
        assert [key.partition(".")[0] for key in named] == ["us-nppes", "us-payer"]  # and Chicago
        assert here.listings((f"us-nppes.{npi(1)}.0.physical_therapist",))

    def test_that_registry_gone_elsewhere_the_other_listing_shows_again(
        self, house, monthly, keep
    ) -> None:
        terms = replace(TERMS, fhir=Source("us-payer", "Example payer", "US", "none"))
        load(house, [self.payer(keep, 1)], terms)

        load(house, [self.payer(keep, 1, postcode="60601")], terms)

        found = [one.key for one in register.current().nearest(SPRINGFIELD).found]
        assert f"us-nppes.{npi(1)}.0.physical_therapist" in found
        assert len(found) == 3
        assert problems_of(house.open(house.standing()), at=TERMS.at)[0].startswith("us-nppes is")

    def test_who_is_left_out_is_so_in_every_registry(self, house, monthly, keep) -> None:
        terms = replace(TERMS, fhir=Source("us-payer", "Example payer", "US", "none"))
        load(house, [self.payer(keep, 1)], terms)
        payers, nppes = "us-payer.practitioner-p", f"us-nppes.{npi(1)}"
        assert set(register.current().same_person(payers)) == {payers, nppes}
        assert set(register.current().same_person(nppes)) == {payers, nppes}

        leave_out(clinician=payers, at=TERMS.at)

        assert hidden.left_out() == {payers, nppes}

    def test_who_is_left_out_stays_so_where_another_registry_names_them(
        self, house, monthly, keep
    ) -> None:
        out = frozenset([f"us-nppes.{npi(1)}"])
        source = Source("us-payer", "Example payer", "US", "none")
        path = self.payer(keep, 1)

        report = load(house, [path], replace(TERMS, fhir=source, left_out=out, force=True))

        found = [one.key for one in register.current().by_name("example person one").found]
        assert found == []
        assert report.counted.left_out == 2  # in either


class TestAFullSetThatLost:
    NAME = "npidata_pfile_20050523-20240204.csv"

    @pytest.fixture
    def many(self, house, places, keep) -> None:
        rows = made.nppes_main([made.person(n) for n in range(1, 41)])
        load(house, [keep("npidata_pfile_20050523-20240107.csv", rows)], TERMS)

    def test_a_third_is_refused_unless_forced(self, house, many, keep) -> None:
        path = keep(self.NAME, made.nppes_main([made.person(n) for n in range(1, 27)]))

        with pytest.raises(Shrunk, match=r"40 clinicians and would keep 26.*--force"):
            load(house, [path], TERMS)
        assert register.current().status().clinicians == 40
        load(house, [path], replace(TERMS, force=True))

        assert register.current().status().clinicians == 26

    def test_everybody_is_refused(self, house, many, keep) -> None:
        rows = [made.person(n, codes=("1223G0001X",)) for n in range(1, 41)]

        with pytest.raises(Shrunk, match="hold no clinician of a kind"):
            load(house, [keep(self.NAME, made.nppes_main(rows))], TERMS)

        assert register.current().status().clinicians == 40

    def test_few_is_taken(self, house, many, keep) -> None:
        path = keep(self.NAME, made.nppes_main([made.person(n) for n in range(1, 40)]))

        load(house, [path], TERMS)

        assert register.current().status().clinicians == 39
