"""NPPES files of our own making: what is kept, what is left out and why, what stops it."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.registries import (
    PRACTICE,
    clinic,
    deactivation_workbook,
    made_up_npi,
    main_header,
    nppes_endpoints,
    nppes_main,
    nppes_names,
    nppes_sites,
    nppes_zip,
    person,
    second_site,
    stub,
    table,
    zipped,
)
from unweary.directory.archives import TooLarge, UnreadableArchive
from unweary.directory.base import (
    Endpoint,
    Entry,
    ExtraSite,
    Gone,
    OtherName,
    Record,
    Tally,
    Who,
)
from unweary.directory.nppes import Kind, parts, period, probe, read
from unweary.directory.nppes_columns import ColumnShift, UnknownFile

NAME = "npidata_pfile_20050523-20240107.csv"


def records(content: bytes, name: str = NAME, tally: Tally | None = None, **how) -> list[Record]:
    stream = io.BytesIO(content)
    probe(stream, name)
    return [record for _, record in read(stream, name, tally or Tally(), **how)]


def one(row: dict[str, str]) -> Entry:
    (record,) = records(nppes_main([row]))
    assert isinstance(record, Entry)
    return record


class TestAPerson:
    def test_is_read_as_people_write_it(self) -> None:
        entry = one(person(1, line_1="100 N SAMPLE ST", line_2="STE 3A"))

        (practice,) = entry.practices
        assert (entry.who, entry.name, entry.credential) == (
            Who.PERSON,
            "Example Person One",
            "PT",
        )
        assert practice.site.lines == ("100 N Sample St", "Ste 3A")
        assert (practice.site.town, practice.site.region) == ("Springfield", "IL")
        assert (practice.site.postcode, practice.site.country) == ("62701", "US")
        assert (practice.site.phone, practice.slot) == ("2025550101", "0")
        assert practice.disciplines == ("physical_therapist",)
        assert (entry.gender, entry.confirmed_on) == ("female", date(2023, 1, 2))

    def test_has_no_mailing_address_and_no_official_in_it(self) -> None:
        said = repr(records(nppes_main([person(1), clinic(2)])))

        assert "NEVER" not in said.upper()
        assert "MAILTOWN" not in said.upper()
        assert "2025550199" not in said
        assert "2025550198" not in said

    def test_is_confirmed_on_the_later_of_two_days(self) -> None:
        assert one(person(1, Certification_Date="05/06/2024")).confirmed_on == date(2024, 5, 6)
        assert one(person(1, Certification_Date="05/06/2020")).confirmed_on == date(2023, 1, 2)
        assert one(person(1, updated="")).confirmed_on is None

    @pytest.mark.parametrize(
        ("postcode", "code"),
        [
            ("012345678", "01234"),
            ("12345678", "01234"),
            ("1234", "01234"),
            ("00901", "00901"),
            ("62701-0001", "62701"),
            ("", ""),
        ],
    )
    def test_keeps_the_zeros_that_a_postcode_begins_with(self, postcode: str, code: str) -> None:
        assert one(person(1, postcode=postcode)).practices[0].site.postcode == code

    def test_on_an_island_of_the_united_states_is_in_the_united_states(self) -> None:
        site = one(person(1, country="UM", postcode="010400000")).practices[0].site
        assert (site.country, site.postcode) == ("US", "01040")

    def test_abroad_keeps_the_postcode_and_the_region_of_that_country(self) -> None:
        row = person(1, country="CA", region="ONTARIO", postcode="M5V 2T6", town="TORONTO")
        site = one(row).practices[0].site
        assert (site.country, site.postcode, site.region) == ("CA", "M5V", "Ontario")

    def test_whose_sex_is_neither_or_not_stated_has_none(self) -> None:
        for text in ("X", "U", ""):
            row = person(1) | {"Provider Sex Code": text}
            assert one(row).gender == ""

    def test_names_the_key_that_took_its_place(self) -> None:
        assert one(person(1, Replacement_NPI=made_up_npi(2))).replaced_by == made_up_npi(2)


class TestDisciplinesOfAPerson:
    def test_begin_with_the_primary_code_wherever_it_stands(self) -> None:
        row = person(1, codes=["225100000X", "111N00000X"], primary=2)
        assert one(row).practices[0].disciplines == ("chiropractor", "physical_therapist")

    def test_begin_with_the_first_code_where_none_is_marked(self) -> None:
        row = person(1, codes=["225100000X", "111N00000X"], primary=None)
        assert one(row).practices[0].disciplines == ("physical_therapist", "chiropractor")

    def test_say_each_once(self) -> None:
        row = person(1, codes=["225100000X", "2251X0800X"])
        assert one(row).practices[0].disciplines == ("physical_therapist",)

    def test_are_read_from_the_last_of_fifteen_codes(self) -> None:
        row = person(1, codes=["1223G0001X"] * 14 + ["225100000X"])
        assert one(row).practices[0].disciplines == ("physical_therapist",)

    def test_leave_out_primary_care_where_it_is_not_the_main_work(self) -> None:
        row = person(1, codes=["207R00000X", "207RC0000X"], primary=2)
        assert one(row).practices[0].disciplines == ("cardiologist",)
        row = person(1, codes=["207R00000X"])
        assert one(row).practices[0].disciplines == ("primary_care_wider",)


class TestAClinic:
    def test_has_a_name_and_other_names_but_no_person(self) -> None:
        row = clinic(4) | {"Provider Other Organization Name": "THE SAMPLE CLINIC"}

        entry = one(row)

        assert (entry.who, entry.name) == (Who.ORGANISATION, "Sample Street Clinic LLC")
        assert entry.other_names == ("The Sample Clinic",)
        assert (entry.gender, entry.credential) == ("", "")


class TestWhatIsLeftOut:
    def test_is_counted_with_its_reason(self) -> None:
        bare = person(6) | {
            "Provider First Line Business Practice Location Address": "",
            PRACTICE + "City Name": "",
            PRACTICE + "Postal Code": "",
        }
        wrong = person(7) | {"NPI": "1000000013"}
        rows = [person(1), stub(2), person(5, codes=["1223G0001X"]), bare, person(8)]
        tally = Tally()

        kept = records(nppes_main([*rows * 4, wrong]), tally=tally)

        assert (tally.rows, tally.kept) == (21, 8)
        assert tally.dropped == {
            "deactivated": 4,
            "no discipline of ours": 4,
            "no practice address": 4,
            "check digit is wrong": 1,
        }
        assert tally.unmapped == {"1223G0001X": 4}
        assert tally.disciplines == {"physical_therapist": 8}
        assert len(kept) == 12

    def test_is_kept_when_all_are_asked_for(self) -> None:
        (entry,) = records(nppes_main([person(5, codes=["1223G0001X"])]), keep_all=True)
        assert isinstance(entry, Entry)
        assert entry.practices[0].disciplines == ()

    def test_ends_what_the_directory_had_in_a_file_of_changes(self) -> None:
        content = nppes_main([person(5, codes=["1223G0001X"])])
        assert records(content, update=True) == [Gone(made_up_npi(5), None)]
        assert records(content) == []


class TestDeactivation:
    def test_of_a_stub_gives_no_person(self) -> None:
        assert records(nppes_main([stub(2)])) == [Gone(made_up_npi(2), date(2022, 3, 4))]

    def test_of_a_whole_row_counts_too(self) -> None:
        row = person(1, NPI_Deactivation_Date="03/04/2022")
        assert records(nppes_main([row])) == [Gone(made_up_npi(1), date(2022, 3, 4))]

    def test_ends_with_a_later_reactivation(self) -> None:
        days = {"NPI_Deactivation_Date": "03/04/2022", "NPI_Reactivation_Date": "03/04/2022"}
        assert isinstance(one(person(1, **days)), Entry)

    def test_stands_where_the_reactivation_was_before_it(self) -> None:
        days = {"NPI_Deactivation_Date": "03/04/2022", "NPI_Reactivation_Date": "03/03/2022"}
        assert isinstance(records(nppes_main([person(1, **days)]))[0], Gone)


class TestColumns:
    def test_are_found_in_an_older_release(self) -> None:
        header = main_header(sex="Provider Gender Code", certified=False)
        row = person(1)
        row["Provider Gender Code"] = row.pop("Provider Sex Code")

        (entry,) = records(nppes_main([row], header=header))

        assert len(header) == 329
        assert isinstance(entry, Entry)
        assert entry.gender == "female"

    def test_are_found_in_any_order_and_spacing(self) -> None:
        header = [column.replace(" ", "  ") for column in reversed(main_header())]
        row = {column.replace(" ", "  "): value for column, value in person(1).items()}

        assert records(table(header, [row])) == [one(person(1))]

    def test_that_are_missing_are_named(self) -> None:
        header = [c for c in main_header() if c not in {"NPI Deactivation Date"}]
        with pytest.raises(ColumnShift, match="no column 'NPI Deactivation Date'"):
            records(nppes_main([], header=header))

    def test_of_another_file_are_refused(self) -> None:
        with pytest.raises(UnknownFile, match="begins with a, b"):
            probe(io.BytesIO(b"a,b\n1,2\n"), "x.csv")
        with pytest.raises(UnknownFile):
            probe(io.BytesIO(b""), "x.csv")


class TestAColumnShift:
    def shifted(self) -> bytes:
        """Every row has one value too many at its front, as when a column was put in."""
        head, _, body = nppes_main([person(n) for n in range(1, 40)]).partition(b"\n")
        return head + b"\n" + b"".join(b'"0",' + line + b"\n" for line in body.splitlines())

    def test_is_found_before_anything_is_yielded(self) -> None:
        with pytest.raises(ColumnShift, match="39 of the first 39 rows"):
            probe(io.BytesIO(self.shifted()), NAME)

    def test_is_found_where_values_changed_places_under_the_same_header(self) -> None:
        rows = [person(n) for n in range(1, 40)]
        swapped = [r | {"Entity Type Code": "IL", PRACTICE + "State Name": "1"} for r in rows]
        with pytest.raises(ColumnShift):
            probe(io.BytesIO(nppes_main(swapped)), NAME)

    def test_is_found_by_wrong_check_digits(self) -> None:
        rows = [person(n) for n in range(1, 5000)]
        bad = [row | {"NPI": "1000000013"} for row in rows[:6]]
        probe(io.BytesIO(nppes_main(bad[:4] + rows[4:])), NAME)
        with pytest.raises(ColumnShift, match="6 of the first 4999"):
            probe(io.BytesIO(nppes_main(bad + rows[6:])), NAME)

    def test_is_found_further_down_while_reading(self) -> None:
        good = nppes_main([person(n) for n in range(1, 100)])
        stream = io.BytesIO(good + self.shifted().partition(b"\n")[2])
        with pytest.raises(ColumnShift, match="11 of the first 110 rows"):
            list(read(stream, NAME, Tally()))

    def test_is_not_one_bad_row_of_a_small_file(self) -> None:
        rows = [person(n) for n in range(1, 20)]
        assert len(records(nppes_main([*rows, person(20) | {"NPI": "1000000013"}]))) == 19


class TestResuming:
    def test_goes_on_after_the_row_that_was_last_seen(self) -> None:
        content = nppes_main([person(1), stub(2), person(3, codes=["1223G0001X"]), person(4)])
        whole = list(read(io.BytesIO(content), NAME, Tally()))

        assert [row for row, _ in whole] == [1, 2, 4]
        for row, _ in whole:
            rest = list(read(io.BytesIO(content), NAME, Tally(), start_row=row))
            assert rest == [pair for pair in whole if pair[0] > row]

    def test_leaves_the_stream_open_and_rewound(self) -> None:
        stream = io.BytesIO(nppes_main([person(1), person(2)]))
        reading = read(stream, NAME, Tally())
        next(reading)
        reading.close()
        assert stream.tell() == 0


class TestABrokenFile:
    def test_with_a_quote_that_never_ends_is_named(self) -> None:
        content = nppes_main([person(1)]) + b'"' + b"x\n" * 100_000
        with pytest.raises(UnreadableArchive, match="is not a CSV file"):
            probe(io.BytesIO(content), NAME)

    def test_that_broke_off_is_refused_at_its_end(self) -> None:
        whole = nppes_main([person(n) for n in range(1, 20)])
        with pytest.raises(ColumnShift, match="ends in the middle of a row"):
            records(whole[:-500])

    def test_with_a_column_gone_from_its_middle_is_refused(self) -> None:
        """One more at the end keeps the width; dates and codes stand one column to the left."""
        lines = nppes_main([person(n) for n in range(1, 40)]).splitlines()
        header = lines[0].split(b",")
        moved = b",".join([*header[:10], *header[11:], b'"Extra"'])
        with pytest.raises(ColumnShift, match="do not belong in the columns"):
            probe(io.BytesIO(b"\n".join([moved, *lines[1:]])), NAME)

    def test_whose_cells_move_from_a_row_on_is_refused(self) -> None:
        rows = nppes_main([person(n) for n in range(1, 40)]).splitlines()
        moved = [b",".join([*c[:20], b'""', *c[20:-1]]) for c in (r.split(b",") for r in rows[9:])]
        with pytest.raises(ColumnShift, match="do not belong in the columns"):
            records(b"\n".join([*rows[:9], *moved]) + b"\n")

    def test_in_another_encoding_is_still_read(self) -> None:
        content = nppes_main([person(1, town="CAÑON CITY")])
        assert isinstance(records(b"\xef\xbb\xbf" + content)[0], Entry)
        assert isinstance(records(content.replace("Ñ".encode(), b"\xd1"))[0], Entry)

    @given(junk=st.binary(max_size=400), headed=st.booleans())
    def test_never_fails_with_anything_but_a_named_exception(
        self, junk: bytes, headed: bool
    ) -> None:
        content = (nppes_main([person(1)]) if headed else b"") + junk
        named = (UnknownFile, ColumnShift, UnreadableArchive, TooLarge)
        with suppress(*named):
            for part in parts(io.BytesIO(content), "npidata.csv"):
                probe(part.stream, part.name)
                list(read(part.stream, part.name, Tally()))


class TestMemory:
    def test_stays_the_same_however_long_the_file_is(self) -> None:
        def peak(times: int) -> int:
            head, _, body = nppes_main([person(1), stub(2), clinic(4)]).partition(b"\n")
            archive = io.BytesIO(zipped({NAME: head + b"\n" + body * times}))
            tracemalloc.start()
            for part in parts(archive, "a.zip"):
                assert sum(1 for _ in read(part.stream, part.name, Tally())) == 3 * times
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return most

        peak(100)
        assert peak(4000) < peak(1000) + 300_000


class TestABundle:
    def bundle(self) -> bytes:
        return nppes_zip(
            nppes_main([person(1), clinic(4)]),
            sites=nppes_sites([second_site(1, extension="x7")]),
            names=nppes_names([(4, "THE SAMPLE CLINIC")]),
            endpoints=nppes_endpoints([(1, "DIRECT", "example@direct.example.org")]),
        )

    def test_is_read_main_file_first_and_without_what_is_no_data(self) -> None:
        found = list(parts(io.BytesIO(self.bundle()), "NPPES_Data_Dissemination_V2.zip"))

        assert [part.kind for part in found] == [
            Kind.MAIN,
            Kind.SITES,
            Kind.NAMES,
            Kind.ENDPOINTS,
        ]
        assert {(p.starts_on, p.ends_on, p.full) for p in found} == {
            (date(2005, 5, 23), date(2024, 1, 7), True)
        }

    def test_yields_each_kind_of_record(self) -> None:
        found: list[Record] = []
        for part in parts(io.BytesIO(self.bundle()), "bundle.zip"):
            probe(part.stream, part.name)
            found += [record for _, record in read(part.stream, part.name, Tally())]

        kinds = [type(record) for record in found]
        assert kinds == [Entry, Entry, ExtraSite, OtherName, Endpoint]
        (extra,) = [r for r in found if isinstance(r, ExtraSite)]
        assert extra.site.lines == ("2 Other Street",)
        assert (extra.site.town, extra.site.postcode) == ("Chicago", "60601")
        assert extra.site.extension == "7"
        assert extra.slot not in {"", "0"}
        (other,) = [r for r in found if isinstance(r, OtherName)]
        assert other == OtherName(made_up_npi(4), "The Sample Clinic")
        (end,) = [r for r in found if isinstance(r, Endpoint)]
        assert end == Endpoint(made_up_npi(1), "DIRECT", "example@direct.example.org", "DIRECT")

    def test_without_data_is_refused(self) -> None:
        with pytest.raises(UnknownFile, match="holds no NPPES file"):
            list(parts(io.BytesIO(zipped({"readme.pdf": b"%PDF"})), "a.zip"))

    def test_may_be_one_file_by_itself_under_any_name(self) -> None:
        content = gzip.compress(nppes_main([person(1)]))
        (part,) = parts(io.BytesIO(content), "sample.gz")
        assert part.kind is Kind.MAIN
        assert part.full is None

    def test_of_a_week_is_one_of_changes(self) -> None:
        week = nppes_zip(nppes_main([stub(2)]), period="20240101-20240107")
        (part,) = parts(io.BytesIO(week), "NPPES_Data_Dissemination_010124_010724_Weekly_V2.zip")
        assert part.full is False

    def test_of_the_deactivation_report_ends_npis(self) -> None:
        book = deactivation_workbook([(2, "03/04/2022"), (3, "")])
        archive = zipped({"NPPES Deactivated NPI Report 20231009.xlsx": book})
        opened = parts(io.BytesIO(archive), "NPPES_Deactivated_NPI_Report_100923.zip")
        part = next(opened)
        tally = Tally()

        found = [record for _, record in read(part.stream, part.name, tally)]

        assert (part.kind, part.ends_on) == (Kind.DEACTIVATED, date(2023, 10, 9))
        assert found == [Gone(made_up_npi(2), date(2022, 3, 4)), Gone(made_up_npi(3), None)]
        assert (tally.rows, tally.kept) == (2, 2)

    def test_of_another_workbook_is_refused(self) -> None:
        book = deactivation_workbook([(2, "03/04/2022")], header=("Number", "Day"))
        with pytest.raises(UnknownFile, match="no column NPI"):
            list(parts(io.BytesIO(book), "deactivated.xlsx"))


class TestPeriod:
    @pytest.mark.parametrize(
        ("name", "days"),
        [
            ("npidata_pfile_20050523-20240107.csv", (date(2005, 5, 23), date(2024, 1, 7))),
            ("NPPES_Data_Dissemination_010124_010724_Weekly_V2.zip",
             (date(2024, 1, 1), date(2024, 1, 7))),
            ("NPPES_Deactivated_NPI_Report_100923.zip", (None, date(2023, 10, 9))),
            ("NPPES Deactivated NPI Report 20231009.xlsx", (None, date(2023, 10, 9))),
            ("NPPES_Data_Dissemination_January_2024_V2.zip", (None, None)),
            ("npidata_99999999-99999999.csv", (None, None)),
        ],
    )  # fmt: skip
    def test_is_read_from_the_name(self, name: str, days: tuple[date | None, date | None]) -> None:
        assert period(name) == days


def test_the_same_address_has_the_same_slot_however_it_is_spaced() -> None:
    contents = [
        nppes_sites([second_site(1, line_1=line)])
        for line in ("2 OTHER STREET", "2  Other  Street", "3 OTHER STREET")
    ]
    slots = [
        record.slot
        for content in contents
        for record in records(content, "pl_pfile.csv")
        if isinstance(record, ExtraSite)
    ]
    assert slots[0] == slots[1] != slots[2]
