"""The real NPPES files give the counts that their README promises."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator

import pytest

from tests.unit.directory.samples import sample
from unweary.directory.base import Endpoint, Entry, ExtraSite, Gone, Practice, Record, Tally
from unweary.directory.npi import is_npi
from unweary.directory.nppes import Kind, Part, parts, probe, read

A = "npidata_pfile_sample_a.csv.gz"
BACK_CARE = tuple(
    "2251 2255 225X 111N 2081 208VP 207LP29 2084P29 207X 207T 207RR05 2084N 207Q 207QS 207RS "
    "2084S 1711 2257 204C 204D 133 2083X 261QP2000 261QP3300 261QR0400".split()
)  # as the README beside the files lists them


def loaded(name: str, **how: bool) -> tuple[list[Record], Tally, Part]:
    tally = Tally()
    with sample("nppes", name).open("rb") as file:
        for part in parts(file, name):
            probe(part.stream, part.name)
            found = [record for _, record in read(part.stream, part.name, tally, **how)]
            return found, tally, part
    raise AssertionError("no part")


def rows(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(sample("nppes", name), "rt", newline="") as text:
        yield from csv.DictReader(text)


def codes(row: dict[str, str]) -> list[str]:
    return [row[f"Healthcare Provider Taxonomy Code_{n}"] for n in range(1, 16)]


def back_care(name: str) -> set[str]:
    return {
        row["NPI"] for row in rows(name) if any(c.startswith(BACK_CARE) for c in codes(row) if c)
    }


def entries(found: list[Record]) -> dict[str, Entry]:
    return {record.key: record for record in found if isinstance(record, Entry)}


def practice(entry: Entry) -> Practice:
    return entry.practices[0]


class TestSampleA:
    def test_has_its_active_records_and_its_stubs(self) -> None:
        found, tally, part = loaded(A, keep_all=True)

        assert part.kind is Kind.MAIN
        assert tally.rows == 3031
        assert tally.kept == len(entries(found)) == 2476
        assert tally.dropped == {"deactivated": 555}
        assert sum(isinstance(record, Gone) for record in found) == 555

    def test_has_its_back_care_and_none_of_it_from_stubs(self) -> None:
        found, _, _ = loaded(A, keep_all=True)
        cared = back_care(A)

        assert len(cared & entries(found).keys()) == 382
        assert not cared & {record.key for record in found if isinstance(record, Gone)}

    def test_keeps_of_the_back_care_what_the_crosswalk_means(self) -> None:
        kept = entries(loaded(A)[0])
        left_out = back_care(A) - kept.keys()
        lost = {c for row in rows(A) if row["NPI"] in left_out for c in codes(row) if c}

        assert not lost & {"225100000X", "111N00000X", "207Q00000X", "207X00000X", "2084N0400X"}
        assert len(left_out) < 25

    def test_survives_the_zeros_that_postcodes_begin_with(self) -> None:
        found = entries(loaded(A, keep_all=True)[0])
        zeros = [e for e in found.values() if practice(e).site.postcode.startswith("0")]
        assert len(zeros) > 2000
        assert all(len(practice(e).site.postcode) == 5 for e in found.values())

    def test_keeps_a_postcode_that_no_table_knows(self) -> None:
        found = entries(loaded(A, keep_all=True)[0])
        assert practice(found["1649275348"]).site.postcode == "06012"

    def test_has_its_one_row_of_the_minor_islands_in_the_united_states(self) -> None:
        site = practice(entries(loaded(A, keep_all=True)[0])["1154328490"]).site
        assert (site.country, site.region, site.postcode) == ("US", "MA", "01040")

    def test_has_rows_without_a_primary_code_which_begin_with_the_first(self) -> None:
        unmarked = [
            row
            for row in rows(A)
            if row["Entity Type Code"]
            and "Y" not in [row[f"Healthcare Provider Primary Taxonomy Switch_{n}"]
                            for n in range(1, 16)]
        ]  # fmt: skip
        assert len(unmarked) == 43

    def test_has_rows_whose_primary_code_is_not_the_first(self) -> None:
        later = [
            row
            for row in rows(A)
            if row["Healthcare Provider Primary Taxonomy Switch_1"] != "Y"
            and "Y" in [row[f"Healthcare Provider Primary Taxonomy Switch_{n}"]
                        for n in range(2, 16)]
        ]  # fmt: skip
        assert len(later) == 210

    def test_lets_no_mailing_address_through(self) -> None:
        found = entries(loaded(A, keep_all=True)[0])
        lines = [line for e in found.values() for line in practice(e).site.lines]
        assert not [line for line in lines if line.lower().startswith("po box")]

    def test_has_reactivated_clinicians(self) -> None:
        back = {row["NPI"] for row in rows(A) if row["NPI Reactivation Date"]}
        assert len(back) == 48
        assert back <= entries(loaded(A, keep_all=True)[0]).keys()


class TestTheOtherSamples:
    def test_b_has_all_its_rows_of_back_care(self) -> None:
        found, tally, _ = loaded("npidata_pfile_sample_b_partial.csv.gz")
        assert (tally.rows, len(entries(found))) == (1060, 1060)

    def test_c_has_its_rows_and_its_back_care(self) -> None:
        name = "npidata_pfile_sample_c_api.csv.gz"
        found, tally, _ = loaded(name, keep_all=True)
        assert (tally.rows, tally.kept) == (200, 200)
        assert len(back_care(name) & entries(found).keys()) == 26

    def test_the_weekly_file_changes_15_and_ends_5(self) -> None:
        name = "npidata_pfile_weekly_sample.csv.gz"
        found, _, part = loaded(name, keep_all=True)
        assert part.full is False
        assert len(entries(found)) == 15
        assert sum(isinstance(record, Gone) for record in found) == 5

    def test_the_weekly_file_speaks_of_every_one_of_its_rows(self) -> None:
        found, _, _ = loaded("npidata_pfile_weekly_sample.csv.gz", update=True)
        assert len(found) == 20

    @pytest.mark.parametrize(
        ("name", "count"),
        [("pl_pfile_sample.csv.gz", 19), ("pl_pfile_sample_b_from_care_compare.csv.gz", 1269)],
    )
    def test_secondary_locations_are_all_read(self, name: str, count: int) -> None:
        found, tally, part = loaded(name)
        assert part.kind is Kind.SITES
        assert len(found) == tally.kept == count
        assert all(isinstance(r, ExtraSite) and r.site.postcode and r.slot for r in found)

    def test_endpoints_are_all_read(self) -> None:
        found, _, _ = loaded("endpoint_pfile_sample.csv.gz")
        assert len(found) == 13
        assert all(isinstance(record, Endpoint) and record.address for record in found)

    def test_the_deactivation_report_is_read_whole(self) -> None:
        found, tally, part = loaded("NPPES_Deactivated_NPI_Report_100923.zip")
        assert (part.kind, tally.dropped) == (Kind.DEACTIVATED, {})
        assert len(found) == 258_959
        assert all(isinstance(r, Gone) and r.on and is_npi(r.key) for r in found)
