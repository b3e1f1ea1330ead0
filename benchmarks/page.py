"""`page`: pages on an emulated slow phone, by Lighthouse; and what is left of each without scripts.

Lighthouse comes from npm into a folder that goes again. Ends with 3 where a program is missing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3  # of which the median counts: a busy machine costs the performance points
MOST_KIB = 100
MISSING = 3  # the exit code that `run.py` reads as "not on this machine"
CLOSED = "is-crawlable"  # what a page of one person alone loses on purpose


@dataclass(frozen=True)
class Place:
    """A page to measure; `private`: it asks not to be found by search engines."""

    what: str
    address: str
    private: bool


def main() -> int:
    """The site with a made-up directory, a check through to its result, then page by page."""
    missing = programs_missing()
    if missing:
        print(missing, file=sys.stderr)
        return MISSING
    with tempfile.TemporaryDirectory() as folder, the_site(Path(folder) / "data") as address:
        program = lighthouse(Path(folder))
        if program is None:
            print(f"npm cannot install {LIGHTHOUSE}: is a registry reachable?", file=sys.stderr)
            return MISSING
        places, cookie = a_check(address)
        for place in places:
            runs = [measured(program, place, cookie, Path(folder)) for _ in range(RUNS)]
            report = sorted(runs, key=performance)[RUNS // 2]
            for line in (scores(place, report), moved(place, report), words(place, cookie)):
                print(json.dumps({"id": "page", **line}, ensure_ascii=False), flush=True)
    return 0


def programs_missing() -> str:
    """What to install, in a sentence, or ""."""
    from tests.support.machine import chromium

    if shutil.which("npm") is None:
        return "npm is missing: install Debian's package npm to measure pages."
    if chromium() is None:
        return "Chromium is missing: install Debian's package chromium to measure pages."
    return ""


@contextmanager
def the_site(data: Path) -> Iterator[str]:
    """The site in a process of its own, with clinicians to find."""
    from tests.journey.conftest import Server, load_made_up_directory

    data.mkdir()
    load_made_up_directory(data)
    server = Server(data)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


def lighthouse(folder: Path) -> Path | None:
    """Its program, installed into this folder; None where npm cannot."""
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    done = subprocess.run(
        [*command, "--prefix", str(folder), LIGHTHOUSE], stdout=subprocess.DEVNULL, check=False
    )
    program = folder / "node_modules" / ".bin" / "lighthouse"
    return program if done.returncode == 0 and program.exists() else None


def a_check(address: str) -> tuple[list[Place], dict[str, str]]:
    """Drive a check to its result. The pages to measure, and the cookies that open them."""
    from playwright.sync_api import sync_playwright
    from tests.journey.steps import begin, finish
    from tests.support.person import BACK_PAIN

    with opened(sync_playwright(), address, {}, scripts=True) as page:
        begin(page)
        finish(page, BACK_PAIN)
        result = page.url
        begin(page)  # a check that waits at its first screen
        first = page.url
        cookies = {str(c.get("name")): str(c.get("value")) for c in page.context.cookies()}
    places = [
        Place("first screen of the check", first, private=True),
        Place("result", result, private=True),
        Place("guide page", f"{address}/guide/lumbar_spinal_stenosis/", private=False),
        Place("care", f"{address}/care/", private=True),
    ]
    return places, cookies


@contextmanager
def opened(
    playwright: Any, address: str, cookies: dict[str, str], *, scripts: bool
) -> Iterator[Any]:
    """A window of a phone's width, with these cookies."""
    from tests.journey.conftest import FLAGS
    from tests.support.machine import chromium

    with playwright as started:
        browser = started.chromium.launch(executable_path=chromium(), args=FLAGS)
        window = browser.new_context(
            viewport={"width": 412, "height": 823}, java_script_enabled=scripts, base_url=address
        )
        window.add_cookies(
            [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
        )
        yield window.new_page()
        browser.close()


def measured(program: Path, place: Place, cookies: dict[str, str], folder: Path) -> dict[str, Any]:
    """What Lighthouse says of a page. The cookie travels in a file: it opens the result."""
    from tests.journey.conftest import FLAGS
    from tests.support.machine import chromium

    headers, report = folder / "headers.json", folder / "report.json"
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    headers.write_text(json.dumps({"Cookie": cookie}))
    quoted = (f'{k}="{v}"' if v else k for k, _, v in (flag.partition("=") for flag in FLAGS))
    command = [str(program), place.address, "--quiet", "--output=json", "--output-path", report]
    command += [f"--extra-headers={headers}", f"--only-categories={','.join(CATEGORIES)}"]
    command += [f"--chrome-flags=--headless=new {' '.join(quoted)}"]
    environment = {**os.environ, "CHROME_PATH": str(chromium())}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    read: dict[str, Any] = json.loads(report.read_text())
    assert read["finalDisplayedUrl"] == place.address, read["finalDisplayedUrl"]
    return read


def performance(report: dict[str, Any]) -> float:
    """The score that differs from run to run."""
    return float(report["categories"]["performance"]["score"])


def scores(place: Place, report: dict[str, Any]) -> dict[str, str]:
    """The four scores, and every audit that cost points."""
    got = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
    lost = sorted(
        ref["id"]
        for name in CATEGORIES
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"]
        and (report["audits"][ref["id"]]["score"] or 0) < 0.9
        and report["audits"][ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
    )
    said = [f"{id} (on purpose)" if place.private and id == CLOSED else id for id in lost]
    return {
        "what": f"{place.what}: performance, accessibility, best practices, search",
        "figure": "/".join(map(str, got)),
        "yardstick": "Lighthouse, slow phone: 100/100/100/100",
        "ratio": f"lost by {', '.join(said)}" if said else "reached",
    }


def moved(place: Place, report: dict[str, Any]) -> dict[str, str]:
    """Bytes over the wire, the page with all that it fetches."""
    kib = sum(r["transferSize"] for r in report["audits"]["network-requests"]["details"]["items"])
    return {
        "what": f"{place.what}: moved",
        "figure": f"{kib / 1024:.1f} KiB",
        "yardstick": f"at most {MOST_KIB} KiB",
        "ratio": f"{kib / 1024 / MOST_KIB:.0%}",
    }


def words(place: Place, cookies: dict[str, str]) -> dict[str, str]:
    """How many of the words that stand there with scripts are there without them."""
    from playwright.sync_api import sync_playwright

    seen = {}
    for scripts in (True, False):
        with opened(sync_playwright(), place.address, cookies, scripts=scripts) as page:
            page.goto(place.address)
            seen[scripts] = Counter(re.findall(r"\w+", page.locator("main").inner_text()))
    both = (seen[True] & seen[False]).total()
    return {
        "what": f"{place.what}: read without scripts",
        "figure": f"{seen[False].total():,} words",
        "yardstick": f"with scripts: {seen[True].total():,}",
        "ratio": f"{both / seen[True].total():.0%} of them",
    }


if __name__ == "__main__":
    sys.exit(main())
