"""Archives are read as a stream, within limits, and broken ones are named."""

from __future__ import annotations

import gzip
import io

import pytest

from tests.support.registries import zipped
from unweary.directory.archives import Limits, TooLarge, UnreadableArchive, open_members

TEXT = b"one\ntwo\nthree\n"


def contents(content: bytes, name: str, limits: Limits | None = None) -> dict[str, bytes]:
    members = open_members(io.BytesIO(content), name, limits=limits or Limits())
    return {member.name: member.stream.read() for member in members}


class TestOpenMembers:
    def test_reads_the_files_of_a_zip_without_their_folders(self) -> None:
        found = contents(zipped({"in/a.csv": TEXT, "b.csv": b"x"}), "both.zip")

        assert found == {"a.csv": TEXT, "b.csv": b"x"}

    def test_reads_a_gzip_under_the_name_of_what_is_in_it(self) -> None:
        assert contents(gzip.compress(TEXT), "a.csv.gz") == {"a.csv": TEXT}

    def test_reads_a_plain_file(self) -> None:
        assert contents(TEXT, "a.csv") == {"a.csv": TEXT}

    def test_takes_a_workbook_for_one_file_though_it_is_a_zip(self) -> None:
        book = zipped({"xl/workbook.xml": b"<x/>"})
        assert contents(book, "a.xlsx") == {"a.xlsx": book}

    def test_asks_which_and_in_which_order(self) -> None:
        archive = io.BytesIO(zipped({"a.csv": b"a", "b.csv": b"b", "c.pdf": b"c"}))

        members = open_members(archive, "x.zip", choose=lambda names: ["b.csv", "a.csv"])

        assert [member.name for member in members] == ["b.csv", "a.csv"]

    @pytest.mark.parametrize(
        ("content", "name"),
        [(TEXT, "a.csv"), (gzip.compress(TEXT), "a.gz"), (zipped({"a.csv": TEXT}), "a.zip")],
    )
    def test_gives_a_stream_that_can_be_rewound(self, content: bytes, name: str) -> None:
        for member in open_members(io.BytesIO(content), name):
            first = member.stream.read()
            member.stream.seek(0)
            assert member.stream.read() == first == TEXT

    def test_can_be_asked_twice(self) -> None:
        file = io.BytesIO(zipped({"a.csv": TEXT}))
        for _ in range(2):
            assert [m.stream.read() for m in open_members(file, "a.zip")] == [TEXT]


class TestLimits:
    def test_refuse_too_many_files(self) -> None:
        archive = zipped({f"{n}.csv": b"x" for n in range(3)})
        with pytest.raises(TooLarge, match="3 files"):
            contents(archive, "a.zip", Limits(most_members=2))

    def test_refuse_a_zip_that_unpacks_to_too_much_before_reading_it(self) -> None:
        archive = zipped({"a.csv": b"\n" * 1_000_000})
        assert len(archive) < 2000
        with pytest.raises(TooLarge, match="unpacks to 1000000"):
            contents(archive, "a.zip", Limits(most_bytes=999_999))

    def test_stop_a_gzip_that_unpacks_to_too_much_while_reading_it(self) -> None:
        with pytest.raises(TooLarge, match="more than 999999"):
            contents(gzip.compress(b"\n" * 1_000_000), "a.gz", Limits(most_bytes=999_999))

    def test_stop_at_a_line_that_does_not_end(self) -> None:
        endless = b"x" * 2_000_000
        with pytest.raises(TooLarge, match="a line of more than"):
            contents(gzip.compress(endless), "a.csv.gz", Limits(most_line=1_000_000))

    def test_let_a_document_in_one_line_pass(self) -> None:
        whole = b"x" * 2_000_000
        limits = Limits(most_line=1_000_000)
        assert contents(gzip.compress(whole), "a.json.gz", limits) == {"a.json": whole}


class TestBrokenFiles:
    @pytest.mark.parametrize("keep", [10, 40, -30])
    def test_a_zip_that_broke_off_is_named(self, keep: int) -> None:
        archive = zipped({"a.csv": TEXT * 100})
        with pytest.raises(UnreadableArchive, match=r"a\.zip"):
            contents(archive[:keep], "a.zip")

    def test_a_gzip_that_broke_off_is_named(self) -> None:
        whole = gzip.compress(bytes(range(256)) * 100 + b"\n")
        with pytest.raises(UnreadableArchive, match=r"a\.csv is broken"):
            contents(whole[:-20], "a.csv.gz")

    def test_a_zip_with_a_changed_byte_is_named(self) -> None:
        archive = bytearray(zipped({"a.csv": TEXT * 100}))
        archive[45] ^= 0xFF
        with pytest.raises(UnreadableArchive, match=r"a\.csv is broken"):
            contents(bytes(archive), "a.zip")

    def test_a_locked_zip_is_named(self) -> None:
        archive = bytearray(zipped({"a.csv": TEXT}))
        archive[6] |= 1  # the flag "encrypted", in the file's own header and in the directory
        archive[archive.index(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(UnreadableArchive, match="password"):
            contents(bytes(archive), "a.zip")
