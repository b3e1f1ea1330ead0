"""`import`: a full-size registry file through the real import, beside `sqlite3 .import` of it.

The file is generated in the layout of NPPES: 330 columns, every value quoted, nobody real. Of 100
rows, 45 have a discipline of ours, as in the real sample. The import streams it from a zip; the
yardstick gets it unpacked, and does nothing but put the text into one table.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.support import registries as made

from unweary.directory.npi import with_check_digit

ROWS = 9_000_000
OURS_IN_100 = 45  # rows of a discipline of ours
MIB = 1 << 20
NAME = "npidata_pfile_20050523-20260111.csv"
OURS = "225100000X 111N00000X 208100000X 207X00000X 207Q00000X 171100000X 225700000X".split()
OTHERS = "1223G0001X 174400000X 1041C0700X 163W00000X 208000000X 101YM0800X".split()
LOAD = """
import django
django.setup()
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from unweary.web.care import register
from unweary.web.care.register.load import Terms, load
from unweary.web.care.register.load_places import load_places
terms = Terms(at=datetime.now(UTC))
load_places(register.house(), [Path(sys.argv[1])], terms)
import time
began = time.perf_counter()
report = load(register.house(), [Path(sys.argv[2])], terms)
taken = time.perf_counter() - began
assert load(register.house(), [Path(sys.argv[2])], terms).nothing_changed
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, report.counted.added)
"""


def lines(rows: int) -> Iterator[bytes]:
    """The file, row by row: a few hundred rows of the real width, each with a new NPI."""
    header, *patterns = made.nppes_main(_patterns()).splitlines(keepends=True)
    cut = [line.split(b'"', 2)[2] for line in patterns]
    yield header
    for number in range(rows):
        npi = with_check_digit(f"1{number:08d}")
        yield b'"' + npi.encode() + b'"' + cut[number % len(cut)]


def _patterns() -> Iterator[dict[str, str]]:
    chance = random.Random(5)
    for number in range(1_000):
        codes = (chance.choice(OURS if number % 100 < OURS_IN_100 else OTHERS),)
        if chance.random() < 0.25:
            codes = (*codes, chance.choice(OTHERS))
        place = f"{chance.randrange(1, 400):05d}"
        row = made.person(
            number,
            codes=codes,
            line_1=f"{number} SAMPLE STREET",
            line_2=chance.choice(("", "STE 100")),
            postcode=place + "0001",
        )
        row["Provider Credential Text"] = "D.P.T."
        row["Certification Date"] = "01/02/2025"
        for n in range(1, chance.randrange(1, 6)):
            row[f"Other Provider Identifier_{n}"] = f"SAMPLE{number:07d}"
            row[f"Other Provider Identifier Issuer_{n}"] = "EXAMPLE INSURANCE"
        yield row


def places() -> bytes:
    """Postcodes for the rows: most of them are known."""
    rows = [("US", f"{n:05d}", "Sampletown", "EX", 30 + n / 30, -100 + n / 20) for n in range(395)]
    return made.geonames(rows)


def main() -> None:
    """Generate, load, compare, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    folder = Path(tempfile.mkdtemp(prefix="unweary-import-"))
    try:
        report(rows, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def report(rows: int, folder: Path) -> None:
    """One run of both, on the same rows; the figures as JSON lines."""
    plain, archive, table = folder / NAME, folder / "NPPES_Full_V2.zip", folder / "US.txt"
    table.write_bytes(places())
    with plain.open("wb") as file:
        file.writelines(lines(rows))
    size = plain.stat().st_size
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        zipped.write(plain, NAME)
    yardstick = import_by_sqlite(plain, folder / "yardstick.sqlite3")
    (folder / "yardstick.sqlite3").unlink(missing_ok=True)
    plain.unlink()
    environment = {**os.environ, "UNWEARY_DATA": str(folder / "data")}
    environment["DJANGO_SETTINGS_MODULE"] = "unweary.web.settings"
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    environment.pop("UNWEARY_DATABASE_URL", None)
    command = [sys.executable, "-c", LOAD, str(table), str(archive)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(ran.stderr)
    taken, peak, added = (float(text) for text in ran.stdout.split())
    tell(
        f"{rows:,} rows of NPPES ({size / 1e9:.1f} GB) from their zip into a searchable directory",
        f"{taken:.0f} s, {rows / taken:,.0f} rows a second, {added:,.0f} clinicians",
        f"sqlite3 .import, unpacked, no index: {yardstick:.0f} s" if yardstick else "no sqlite3",
        f"{taken / yardstick:.2f} of its time" if yardstick else "–",
    )
    tell("memory of the import at its peak", f"{peak * 1024 / MIB:.0f} MiB", "512 MiB", "–")


def import_by_sqlite(plain: Path, target: Path) -> float:
    """Seconds that the sqlite3 program takes for the same rows; 0 where it is not there."""
    program = shutil.which("sqlite3")
    if program is None:
        return 0.0
    began = time.perf_counter()
    orders = f".mode csv\n.import {plain} rows\n"
    subprocess.run([program, str(target)], input=orders, text=True, check=True)
    return time.perf_counter() - began


def tell(what: str, figure: str, yardstick: str, ratio: str) -> None:
    """One figure as a JSON line."""
    line = {"id": "import", "what": what, "figure": figure, "yardstick": yardstick, "ratio": ratio}
    print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
