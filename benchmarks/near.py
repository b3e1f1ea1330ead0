"""`near`: the nearest 25 of one discipline among eight million listings, beside PostGIS KNN.

The listings are generated: towns by a power law, 38,981 postcodes around them, 1.27 million sites,
14 disciplines from 24,000 to 2.2 million of eight. PostGIS holds the same rows with one partial
GiST index for each discipline; both must give the same distances. Where PostgreSQL or PostGIS
cannot be had, its lines are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

LISTINGS = 8_000_000
POSTCODES, SITES_SHARE, TOWNS = 38_981, 0.16, 4_000
QUERIES, COUNT, CHUNK = 1_000, 25, 100_000
SHARES = np.geomspace(24_000, 2_200_000, 14) / np.geomspace(24_000, 2_200_000, 14).sum()
NAMES = [f"discipline_{n:02d}" for n in range(1, 15)]
SOUTH, NORTH, WEST, EAST = 25.5, 48.5, -123.5, -68.0
SAME_KM = 0.01


@dataclass(frozen=True)
class World:
    """Everything that is generated, the same for the same number of listings."""

    weights: Any  # (P,) of postcodes
    postcodes: Any  # (P, 2) degrees
    at: Any  # (N, 2) degrees
    discipline: Any  # (N,) 1 to 14

    @classmethod
    def generated(cls, listings: int) -> World:
        random = np.random.default_rng(20260301)
        size = 1.0 / np.arange(1, TOWNS + 1) ** 1.05
        towns = random.uniform((SOUTH, WEST), (NORTH, EAST), (TOWNS, 2))
        town = random.choice(TOWNS, POSTCODES, p=np.sqrt(size) / np.sqrt(size).sum())
        spread = 0.02 + 0.25 * np.sqrt(size[town])[:, None]
        postcodes = towns[town] + random.normal(0, 1, (POSTCODES, 2)) * spread
        weights = size[town] / np.bincount(town, minlength=TOWNS)[town]
        weights /= weights.sum()
        sites = max(int(listings * SITES_SHARE), 1)
        of_site = random.choice(POSTCODES, sites, p=weights)
        site = postcodes[of_site] + random.normal(0, 0.02, (sites, 2))
        at = site[random.integers(0, sites, listings)]
        discipline = random.choice(14, listings, p=SHARES) + 1
        return cls(weights, postcodes, at, discipline)

    def searches(self) -> list[tuple[float, float, int]]:
        """Latitude, longitude and discipline: most where people are, some anywhere."""
        random = np.random.default_rng(7)
        crowded = random.choice(POSTCODES, QUERIES, p=self.weights)
        anywhere = random.integers(0, POSTCODES, QUERIES)
        which = np.where(random.random(QUERIES) < 0.7, crowded, anywhere)
        points = self.postcodes[which]
        kinds = random.integers(1, 15, QUERIES)
        return [(float(a), float(b), int(d)) for (a, b), d in zip(points, kinds, strict=True)]


def start(folder: str, address: str = "") -> Any:
    """The site's settings, on a folder of its own; the house of its directory."""
    os.environ["UNWEARY_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "unweary.web.settings"
    os.environ.pop("UNWEARY_DATABASE_URL", None)
    if address:
        os.environ["UNWEARY_DATABASE_URL"] = address
    import django

    django.setup()
    from unweary.web.care import register

    return register.house()


def build(folder: str, address: str, listings: int, whole: bool) -> dict[str, float]:
    """An edition of these listings; `whole` with clinicians and places, else listings alone."""
    house = start(folder, address)
    world = World.generated(listings)
    from unweary.web.care.register.finish import finish
    from unweary.web.care.register.preparing import prepare

    began = time.perf_counter()
    with house.locked():
        engine = prepare(house, (), plan="near")
        engine.insert("source", [(0, "made-up", "Made up", "US", "none", "", "", "", 0)])
        engine.insert("discipline", [(n, name, 0) for n, name in enumerate(NAMES, 1)])
        for rows in chunks(world, whole):
            with engine.transaction():
                for table, some in rows.items():
                    engine.insert(table, some)
        loaded = time.perf_counter()
        finish(engine)
        engine.run("DELETE FROM @progress")
        house.stand()
    return {"load_s": loaded - began, "index_s": time.perf_counter() - loaded}


def chunks(world: World, whole: bool) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
    """Rows of the tables, some at a time."""
    from unweary.directory.nearest import DISCIPLINES, band_of
    from unweary.web.care.register.tables import PLACES

    for first in range(0, len(world.discipline), CHUNK):
        at = world.at[first : first + CHUNK].tolist()
        kinds = world.discipline[first : first + CHUNK].tolist()
        ids = range(first + 1, first + 1 + len(kinds))
        room = PLACES * DISCIPLINES
        rows: dict[str, list[tuple[Any, ...]]] = {
            "listing": [
                (i * room, kind, band_of(lat), lat, lon, 256)
                for i, kind, (lat, lon) in zip(ids, kinds, at, strict=True)
            ]
        }
        if whole:
            rows["clinician"] = [
                (i, 0, str(i), "", "person", f"Example Person {i}", "", "", "", 1) for i in ids
            ]
            rows["practice"] = [
                (
                    i * PLACES, "0", f"{i} Sample Street", "Sampletown", "EX", "00001", "US",
                    "2025550143", "", "", "", "exact",
                )
                for i in ids
            ]  # fmt: skip
        yield rows


def ask_register(folder: str, address: str, listings: int) -> dict[str, Any]:
    """The searches through the register, keys included; and through its boxes alone."""
    house = start(folder, address)
    from unweary.directory.base import Filters, Point, Wanted
    from unweary.directory.nearest import FARTHEST_KM, nearest
    from unweary.web.care import register
    from unweary.web.care.register.searching import BoxSearch

    here, engine = register.current(), house.open(house.standing())
    asked = [(Point(a, b), d) for a, b, d in World.generated(listings).searches()]
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # numpy's part of the memory

    def boxes(one: tuple[Point, int]) -> list[tuple[float, int]]:
        wanted = Wanted((), one[0], FARTHEST_KM)
        return list(nearest(BoxSearch(engine, (one[1],)), wanted, count=COUNT).found)

    def whole(one: tuple[Point, int]) -> Any:
        return here.nearest(Wanted((NAMES[one[1] - 1],), one[0], FARTHEST_KM), count=COUNT)

    def filtered(one: tuple[Point, int]) -> Any:
        wanted = Wanted((NAMES[one[1] - 1],), one[0], FARTHEST_KM, Filters(accepting_new=True))
        return here.nearest(wanted, count=COUNT)

    times, answers = timed(boxes, asked)
    figures: dict[str, Any] = {"boxes": times, "answers": answers}
    if not address:
        figures["whole"], _ = timed(whole, asked)
        figures["filtered"], _ = timed(filtered, asked)
        file = next((Path(folder) / "directory").glob("edition-*"))
        figures["disk"] = file.stat().st_size
        figures["memory"] = memory_now()
        figures["numpy"] = resident * 1024
    return figures


def ask_postgis(address: str, listings: int) -> dict[str, Any] | None:
    """The same searches by PostGIS: nearest by its own index; None where it is not there."""
    import psycopg

    asked = World.generated(listings).searches()
    with psycopg.connect(address, autocommit=True) as connection:
        try:
            connection.execute("CREATE EXTENSION IF NOT EXISTS postgis")
        except psycopg.Error:
            return None
        began = time.perf_counter()
        connection.execute(
            "CREATE TABLE near_point AS SELECT id, discipline, lat, lon,"
            " ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS at FROM directory_1.listing"
        )
        for n in range(1, 15):
            connection.execute(f"CREATE INDEX ON near_point USING gist (at) WHERE discipline = {n}")
        connection.execute("VACUUM ANALYZE near_point")
        built = time.perf_counter() - began
        (disk,) = connection.execute("SELECT pg_total_relation_size('near_point')").fetchone()

        def knn(one: tuple[float, float, int]) -> list[tuple[int, float, float]]:
            lat, lon, kind = one
            sql = (
                f"SELECT id, lat, lon FROM near_point WHERE discipline = {kind} ORDER BY at <->"
                f" ST_SetSRID(ST_MakePoint({lon!r}, {lat!r}), 4326)::geography LIMIT {COUNT}"
            )
            return connection.execute(sql).fetchall()

        times, answers = timed(knn, asked)
    return {"times": times, "answers": answers, "built_s": built, "disk": disk}


def timed(work: Callable[[Any], Any], asked: Sequence[Any]) -> tuple[list[float], list[Any]]:
    """Seconds of each search and its answer, in the second of two rounds."""
    for one in asked:
        work(one)
    times, answers = [], []
    for one in asked:
        began = time.perf_counter()
        answer = work(one)
        times.append(time.perf_counter() - began)
        answers.append(answer)
    return times, answers


def memory_now() -> int:
    """Bytes that this process holds for itself, without the file that the system shares."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty"):
            return int(line.split()[1]) * 1024
    return 0


def apart(work: Callable[..., Any], *given: Any) -> Any:
    """Run in a process of its own, so that nothing is left of it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def agree(ours: list[Any], theirs: list[Any], asked: list[tuple[float, float, int]]) -> float:
    """The largest difference in kilometres between two lists of distances."""
    from unweary.directory.base import Point
    from unweary.directory.nearest import with_distance

    worst = 0.0
    for found, other, (lat, lon, _) in zip(ours, theirs, asked, strict=True):
        sorted_other = sorted(km for km, _ in with_distance(Point(lat, lon), other))
        assert len(found) == len(sorted_other)
        pairs = zip((km for km, _ in found), sorted_other, strict=True)
        worst = max(worst, *(abs(a - b) for a, b in pairs))
    return worst


def said(times: list[float]) -> str:
    cut = statistics.quantiles(times, n=100)
    return f"p50 {cut[49] * 1e3:.2f}, p95 {cut[94] * 1e3:.2f}, p99 {cut[98] * 1e3:.2f} ms"


def report(what: str, figure: str, yardstick: str, ratio: str) -> None:
    """One figure as a JSON line."""
    line = {"id": "near", "what": what, "figure": figure, "yardstick": yardstick, "ratio": ratio}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def p50(times: list[float]) -> float:
    return statistics.median(times)


def postgis_installed() -> bool:
    """PostGIS beside PostgreSQL: installed where that can be done."""
    import subprocess

    from tests.support.machine import Missing, install_programs

    try:
        install_programs()
    except Missing:
        return False
    if list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        version = next(iter(sorted(Path("/usr/lib/postgresql").glob("*"))), Path("15")).name
        package = f"postgresql-{version}-postgis-3"
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return bool(list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")))


def main() -> None:
    """Build, ask, compare, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=LISTINGS)
    listings = parser.parse_args().listings
    folder = tempfile.mkdtemp(prefix="unweary-near-")
    try:
        made = apart(build, folder, "", listings, True)
        ours = apart(ask_register, folder, "", listings)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    theirs = plain = None
    if postgis_installed():
        from tests.support.postgres import postgres

        with postgres() as address:
            inner = tempfile.mkdtemp(prefix="unweary-near-")
            try:
                apart(build, inner, address, listings, False)
                plain = apart(ask_register, inner, address, listings)
                theirs = apart(ask_postgis, address, listings)
            finally:
                shutil.rmtree(inner, ignore_errors=True)
    tell(listings, made, ours, plain, theirs)


def tell(
    listings: int,
    made: dict[str, float],
    ours: dict[str, Any],
    plain: dict[str, Any] | None,
    theirs: dict[str, Any] | None,
) -> None:
    """The lines of the report."""
    asked = World.generated(listings).searches()
    among = f"nearest {COUNT} of one discipline among {listings:,}"
    yardstick, ratio, space = "PostGIS cannot be had here", "–", "–"
    if theirs is not None:
        worst = agree(ours["answers"], theirs["answers"], asked)
        assert worst < SAME_KM, worst
        yardstick = f"PostGIS KNN: {said(theirs['times'])}"
        faster = p50(theirs["times"]) / p50(ours["boxes"])
        tail = p99(theirs["times"]) / p99(ours["boxes"])
        ratio = f"{faster:.1f} times faster at p50, {tail:.1f} at p99; same to {worst * 1e3:.2f} m"
        space = f"PostGIS table and indices: {theirs['disk'] / 1e6:,.0f} MB"
    report(f"{among}, embedded", said(ours["boxes"]), yardstick, ratio)
    report(f"{among}, embedded, with the keys of listings", said(ours["whole"]), yardstick, "–")
    report(f"{among}, embedded, with a filter", said(ours["filtered"]), yardstick, "–")
    if plain is not None:
        same = plain["answers"] == ours["answers"]
        assert same
        report(f"{among}, PostgreSQL without PostGIS", said(plain["boxes"]), yardstick, "same rows")
    report(
        "memory of the searching process, disk",
        f"{ours['memory'] / 1e6:.0f} MB ({ours['numpy'] / 1e6:.0f} MB before, of the benchmark"
        f" itself); {ours['disk'] / 1e6:,.0f} MB with clinicians and places",
        space,
        f"built in {made['load_s']:.0f} + {made['index_s']:.0f} s",
    )


if __name__ == "__main__":
    sys.exit(main())
