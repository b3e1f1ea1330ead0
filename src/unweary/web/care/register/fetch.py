"""Downloads of registry files: resumed where they broke off, checked before they are used."""

from __future__ import annotations

import os
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, SSLError

BLOCK = 1 << 18
TRIES = 6  # in a row without a byte; one that brings some begins the count anew
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0  # seconds between tries
LARGEST_PAGE = 4_000_000  # bytes of an index
ZIPS = re.compile(r"""href=["']?([^"'>\s]*NPPES_\w+\.zip)""", re.IGNORECASE)
MONTHLY = re.compile(r"NPPES_Data_Dissemination_([A-Za-z]+)_(20\d\d)(_V2)?\.zip", re.IGNORECASE)
WEEKLY = re.compile(r"NPPES_Data_Dissemination_(\d{6})_(\d{6})_Weekly(_V2)?\.zip", re.IGNORECASE)
ENDED = re.compile(r"NPPES_Deactivated_NPI_Report_(\d{6})(_V2)?\.zip", re.IGNORECASE)
MONTHS = (
    "january february march april may june july august september october november december"
).split()

Seen = Callable[[str, int, int], None]  # name, bytes so far, bytes in all (0 where not said)


class Unreachable(OSError):
    """An address could not be read; the message says which and why."""


class NotWhatWasSaid(OSError):
    """A download is not whole, or not the file that it is said to be."""


def _sees_nothing(name: str, so_far: int, whole: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Reads addresses into a folder. `wait` sleeps for so many seconds."""

    folder: Path
    seen: Seen = _sees_nothing
    wait: Callable[[float], None] = time.sleep
    pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=20, read=60), retries=False
        )
    )

    def page(self, url: str) -> str:
        """A small page as text. Raises Unreachable."""
        problem = ""
        for turn in range(TRIES):
            self._pause(turn)
            try:
                with closing(self._get(url, {})) as answer:
                    if answer.status == 200:
                        text = answer.read(LARGEST_PAGE).decode("utf-8", errors="replace")
                        return str(text)
                    problem = f"it answered {answer.status}"
                    if answer.status < 500:
                        break
            except HTTPError as error:
                problem = _said(error)
                if isinstance(error, SSLError):
                    break
        raise Unreachable(f"{url} could not be read: {problem}.")

    def file(self, url: str) -> Path:
        """The file at an address, whole and checked; one that is here already is not read again.

        Raises Unreachable and NotWhatWasSaid.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / (Path(urlsplit(url).path).name or "download")
        part = target.with_name(target.name + ".part")
        problem, idle = "", 0
        while idle < TRIES:
            self._pause(idle)
            before = _size(part)
            try:
                if self._some(url, target, part):
                    return target
                problem = "it broke off"
            except HTTPError as error:
                problem = _said(error)
                if isinstance(error, SSLError):
                    break
            except _Refused as refused:
                problem = str(refused)
                if refused.for_good:
                    break
            idle = 0 if _size(part) > before else idle + 1
        raise Unreachable(f"{url} could not be read: {problem}.")

    def _some(self, url: str, target: Path, part: Path) -> bool:
        """One request; whether the file is whole now."""
        mark = part.with_name(part.name + ".mark")
        headers = _headers(target, part, mark)
        with closing(self._get(url, headers)) as answer:
            if answer.status == 304:
                return True
            if answer.status == 416:  # nothing is left to send, or another file is there now
                part.unlink(missing_ok=True)
                return False
            if answer.status not in (200, 206):
                raise _Refused(answer.status)
            begun = _size(part) if answer.status == 206 else 0
            whole = _whole_size(answer.headers, begun)
            mark.write_text(answer.headers.get("ETag") or answer.headers.get("Last-Modified") or "")
            with part.open("ab" if begun else "wb") as file:
                for block in answer.stream(BLOCK, decode_content=False):
                    file.write(block)
                    begun += len(block)
                    self.seen(target.name, begun, whole)
            if whole and begun != whole:
                return False
            _check(part, target.name)
            _date(part, answer.headers.get("Last-Modified"))
        mark.unlink(missing_ok=True)
        os.replace(part, target)
        return True

    def _get(self, url: str, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        asked = {"Accept-Encoding": "identity", "User-Agent": "unweary", **headers}
        return self.pool.request(
            "GET", url, headers=asked, preload_content=False, redirect=True,
            retries=urllib3.Retry(connect=0, read=0, redirect=4, status=0, other=0),
        )  # fmt: skip

    def _pause(self, turn: int) -> None:
        if turn:
            self.wait(min(FIRST_WAIT * 2.0**turn, LONGEST_WAIT))


class _Refused(Exception):
    """The server answered, but not with the file."""

    def __init__(self, status: int) -> None:
        super().__init__(f"it answered {status}")
        self.for_good = 400 <= status < 500 and status not in (408, 429)


def _headers(target: Path, part: Path, mark: Path) -> dict[str, str]:
    begun = _size(part)
    known = mark.read_text().strip() if mark.is_file() else ""
    if begun and known:
        return {"Range": f"bytes={begun}-", "If-Range": known}
    if target.is_file():
        return {"If-Modified-Since": formatdate(target.stat().st_mtime, usegmt=True)}
    return {}


def _whole_size(headers: Mapping[str, str], begun: int) -> int:
    told = re.search(r"/(\d+)$", headers.get("Content-Range") or "")
    if told:
        return int(told[1])
    length = headers.get("Content-Length") or ""
    return begun + int(length) if length.isdecimal() else 0


def _check(part: Path, name: str) -> None:
    """Read a zip to its end: every sum must be right. Raises NotWhatWasSaid and throws it away."""
    if not name.endswith(".zip"):
        return
    try:
        with zipfile.ZipFile(part) as archive:
            wrong = archive.testzip()
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError) as error:
        wrong = str(error)
    if wrong is not None:
        part.unlink()
        raise NotWhatWasSaid(f"{name} arrived damaged ({wrong}). Start again.")


def _date(path: Path, told: str | None) -> None:
    """Give a file the day that the server says, so that it is asked for changes since."""
    try:
        moment = parsedate_to_datetime(told or "").astimezone(UTC).timestamp()
    except (TypeError, ValueError):
        return
    os.utime(path, (moment, moment))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _said(error: HTTPError) -> str:
    text = str(error).split(": ")[-1]
    return text.strip("() ") or type(error).__name__


def official_files(page: str, index: str) -> list[str]:
    """Addresses of the newest full file, of the weekly ones, and of the newest report of the ended.

    page: the index of NPPES as HTML. Links to other machines are left out. Where a file is there
    in two forms, the newer form (V2) is taken.
    """
    host = urlsplit(index).netloc
    urls = dict.fromkeys(urljoin(index, found) for found in ZIPS.findall(page))
    names = {Path(urlsplit(u).path).name: u for u in urls if urlsplit(u).netloc == host}
    full = max(((key, name) for name in names if (key := _month(name))), default=None)
    ended = max(((key, name) for name in names if (key := _day(ENDED, name))), default=None)
    weeks: dict[str, str] = {}
    for name in sorted(names, key=lambda n: "_V2" in n.upper()):
        if day := _day(WEEKLY, name, group=2):
            weeks[day[:6]] = name
    chosen = [full[1]] if full else []
    chosen += [weeks[day] for day in sorted(weeks)]
    chosen += [ended[1]] if ended else []
    return [names[name] for name in chosen]


def _month(name: str) -> str:
    found = MONTHLY.fullmatch(name)
    if found is None or found[1].lower() not in MONTHS:
        return ""
    return f"{found[2]}{MONTHS.index(found[1].lower()):02d}{found[3] or ''}"


def _day(pattern: re.Pattern[str], name: str, *, group: int = 1) -> str:
    """The day in a name as YYMMDD, with "_V2" at its end where it says so."""
    found = pattern.fullmatch(name)
    if found is None:
        return ""
    text = found[group]
    return f"{text[4:]}{text[:4]}{'_V2' if name.upper().endswith('_V2.ZIP') else ''}"
