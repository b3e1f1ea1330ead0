"""The real samples of registries, where they are there: they load with the counts they promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.register import SHARED, TERMS, everything
from unweary.directory.base import Point, Wanted
from unweary.web.care import register
from unweary.web.care.register.checking import problems_of
from unweary.web.care.register.load import load
from unweary.web.care.register.load_places import load_places
from unweary.web.care.register.pieces import Source

NPPES, GEONAMES, FHIR = SHARED / "nppes", SHARED / "geonames", SHARED / "fhir"
pytestmark = pytest.mark.skipif(
    not NPPES.is_dir(), reason="the real samples are not beside this repository"
)
ALL = replace(TERMS, keep_all=True)
HARTFORD = Point(41.7672, -72.676)


def test_sample_a_then_the_weekly_file_updates_15_and_closes_5(house) -> None:
    full = load(house, [NPPES / "npidata_pfile_sample_a.csv.gz"], ALL)
    weekly = load(house, [NPPES / "npidata_pfile_weekly_sample.csv.gz"], ALL)

    tally = full.read[0].tally
    assert (tally.rows, tally.kept, tally.dropped["deactivated"]) == (3_031, 2_476, 555)
    assert full.counted.added == 2_476
    assert (weekly.counted.updated, weekly.counted.added, weekly.counted.closed) == (15, 0, 5)
    assert register.current().status().clinicians == 2_471
    assert load(house, [NPPES / "npidata_pfile_weekly_sample.csv.gz"], ALL).nothing_changed


def test_all_samples_together_are_placed_and_searched(house) -> None:
    tables = [GEONAMES / f"postal_{country}.txt.gz" for country in ("CH", "US")]
    places = load_places(house, tables, TERMS)
    mains = ("sample_a", "sample_b_partial", "sample_c_api")
    paths = [NPPES / f"npidata_pfile_{name}.csv.gz" for name in mains]
    paths += sorted(NPPES.glob("pl_pfile_*")) + sorted(NPPES.glob("endpoint_*"))

    report = load(house, paths, TERMS)

    assert [one.tally.rows for one in places.read] == [4_521, 41_483]
    assert [one.tally.rows for one in report.read] == [3_031, 1_060, 200, 19, 1_269, 13]
    assert [one.tally.kept for one in report.read[3:]] == [19, 1_269, 13]
    assert report.counted.added == sum(one.tally.kept for one in report.read[:3])
    assert report.located["postcode"] > 3_400
    assert report.located.get("none", 0) < 10
    here = register.current()
    page = here.nearest(Wanted(("physical_therapist",), HARTFORD, 160), count=40)
    assert len(page.found) == 40
    assert [one.km for one in page.found] == sorted(one.km for one in page.found)
    assert len(here.listings(tuple(one.key for one in page.found))) == 40
    assert problems_of(house.open(house.standing()), at=TERMS.at) == []


def test_an_import_again_changes_no_row(house) -> None:
    paths = [NPPES / "npidata_pfile_sample_b_partial.csv.gz"]
    paths.append(NPPES / "pl_pfile_sample_b_from_care_compare.csv.gz")
    load(house, paths, TERMS)
    before, edition = everything(house), house.standing()

    assert load(house, paths, TERMS).nothing_changed
    forced = replace(TERMS, keep_all=True)  # loads them anew, with the same outcome
    load(house, paths, forced)

    assert house.standing() != edition
    assert everything(house) == before


def test_the_deactivation_report_is_read_to_its_end(house) -> None:
    load(house, [NPPES / "npidata_pfile_sample_a.csv.gz"], ALL)

    report = load(house, [NPPES / "NPPES_Deactivated_NPI_Report_100923.zip"], ALL)

    tally = report.read[0].tally
    assert (tally.rows, tally.kept) == (258_959, 258_959)
    here = register.current().status()
    assert here.clinicians == 2_476 - report.counted.closed


def test_the_plan_net_examples_list_those_who_have_a_role_of_ours(house) -> None:
    source = Source("plan-net", "Plan-Net examples", "US", "CC0-1.0")

    report = load(house, [FHIR / "plan-net-examples.ndjson.gz"], replace(TERMS, fhir=source))

    tally = report.read[0].tally
    assert tally.notes["Location read"] == 9
    assert tally.notes["PractitionerRole read"] == 6
    here = register.current()
    assert here.status().clinicians == tally.kept > 0
    assert here.status().sources[0].licence == "CC0-1.0"
