"""Downloads from a server on this machine that cuts, refuses and changes its mind."""

from __future__ import annotations

import hashlib
import random

import pytest

from tests.support import registries as made
from tests.support.file_server import Files, serving
from unweary.web.care.register.fetch import (
    TRIES,
    Fetcher,
    NotWhatWasSaid,
    Unreachable,
    official_files,
)

CONTENT = random.Random(3).randbytes(2_000_000)
ZIP = made.zipped({"a.bin": CONTENT[:600_000]})


@pytest.fixture
def server():
    with serving(Files({"/a.bin": CONTENT, "/a.zip": ZIP})) as files:
        yield files


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def fetcher(tmp_path, waited):
    return Fetcher(tmp_path / "downloads", wait=waited.append)


class TestFile:
    def test_arrives_whole_although_the_connection_is_cut(self, server, fetcher, waited) -> None:
        server.cuts = [300_000, 700_000, 1]

        path = fetcher.file(f"{server.address}/a.bin")

        assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(CONTENT).digest()
        ranges = [wanted for _, wanted in server.asked]
        assert ranges == ["", "bytes=300000-", "bytes=1000000-", "bytes=1000001-"]
        assert waited == []  # each try brought something
        assert [p.name for p in path.parent.iterdir()] == ["a.bin"]

    def test_goes_on_where_a_stopped_command_was(self, server, fetcher, tmp_path) -> None:
        server.cuts = [500_000] + [0] * TRIES
        with pytest.raises(Unreachable):
            fetcher.file(f"{server.address}/a.bin")
        server.asked.clear()
        server.cuts = []

        path = Fetcher(tmp_path / "downloads").file(f"{server.address}/a.bin")

        assert path.read_bytes() == CONTENT
        assert server.asked == [("/a.bin", "bytes=500000-")]

    def test_begins_anew_where_another_file_is_there_now(self, server, fetcher) -> None:
        server.cuts = [500_000] + [0] * TRIES
        with pytest.raises(Unreachable):
            fetcher.file(f"{server.address}/a.bin")
        server.held["/a.bin"] = CONTENT[::-1]
        server.moment += 60
        server.cuts = []

        assert fetcher.file(f"{server.address}/a.bin").read_bytes() == CONTENT[::-1]

    def test_that_is_here_is_not_read_again_until_it_changes(self, server, fetcher) -> None:
        url = f"{server.address}/a.zip"
        path = fetcher.file(url)
        before = path.stat().st_mtime_ns

        assert fetcher.file(url).stat().st_mtime_ns == before
        server.held["/a.zip"] = made.zipped({"b": b"newer"})
        server.moment += 3_600

        assert fetcher.file(url).read_bytes() == server.held["/a.zip"]

    def test_waits_longer_and_longer_then_says_what_was_wrong(
        self, server, fetcher, waited
    ) -> None:
        server.refusals = [503] * TRIES

        with pytest.raises(Unreachable, match=r"/a\.bin could not be read: it answered 503"):
            fetcher.file(f"{server.address}/a.bin")

        assert waited == [2.0, 4.0, 8.0, 16.0, 32.0]

    def test_does_not_insist_where_there_is_no_such_file(self, server, fetcher) -> None:
        with pytest.raises(Unreachable, match="404"):
            fetcher.file(f"{server.address}/none.zip")

        assert len(server.asked) == 1

    def test_a_damaged_zip_is_thrown_away(self, server, fetcher) -> None:
        broken = bytearray(ZIP)
        broken[len(broken) // 2] ^= 0xFF
        server.held["/a.zip"] = bytes(broken)

        with pytest.raises(NotWhatWasSaid, match=r"a\.zip arrived damaged"):
            fetcher.file(f"{server.address}/a.zip")
        server.held["/a.zip"] = ZIP

        assert fetcher.file(f"{server.address}/a.zip").read_bytes() == ZIP

    def test_nobody_listening_is_said_in_a_sentence(self, fetcher) -> None:
        with pytest.raises(Unreachable, match=r"127\.0\.0\.1:9/x\.zip could not be read"):
            fetcher.file("http://127.0.0.1:9/x.zip")


PAGE = """
<a href="./NPPES_Data_Dissemination_December_2025_V2.zip">old</a>
<a href='NPPES_Data_Dissemination_January_2026.zip'>V1</a>
<a href='NPPES_Data_Dissemination_January_2026_V2.zip'>V2</a>
<a href="NPPES_Data_Dissemination_011926_012526_Weekly.zip">week</a>
<a href="NPPES_Data_Dissemination_011926_012526_Weekly_V2.zip">week</a>
<a href="NPPES_Data_Dissemination_011226_011826_Weekly_V2.zip">week</a>
<a href="NPPES_Deactivated_NPI_Report_011226_V2.zip">ended</a>
<a href="NPPES_Deactivated_NPI_Report_120825.zip">ended</a>
<a href="https://elsewhere.example/NPPES_Data_Dissemination_May_2030_V2.zip">another host</a>
<a href="NPPES_Data_Dissemination_Smarch_2031.zip">no month</a>
<a href="readme.zip">other</a>
"""


class TestOfficialFiles:
    def test_are_the_newest_full_file_the_weeks_and_the_newest_report(self) -> None:
        base = "https://files.example/nppes/"

        found = official_files(PAGE, base + "index.html")

        assert found == [
            f"{base}NPPES_Data_Dissemination_January_2026_V2.zip",
            f"{base}NPPES_Data_Dissemination_011226_011826_Weekly_V2.zip",
            f"{base}NPPES_Data_Dissemination_011926_012526_Weekly_V2.zip",
            f"{base}NPPES_Deactivated_NPI_Report_011226_V2.zip",
        ]

    def test_are_none_on_another_page(self) -> None:
        assert official_files("<p>Moved</p>", "https://files.example/") == []
