"""Resources out of FHIR files: NDJSON line by line, Bundles and single documents in one piece."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from unweary.directory.base import Tally
from unweary.exchange.fhir_json import Json, each, one, words

LONGEST_LINE = 8 << 20  # bytes of one resource in NDJSON
LARGEST_DOCUMENT = 64 << 20  # bytes of a Bundle, which is held in memory as a whole
MOST_BAD = 0.01  # share of lines that may be unreadable
MOST_NAMED = 20  # unreadable lines that are named one by one
LOOK_EARLY = 10_000  # lines after which a file that is mostly unreadable is given up

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?"
    r"(?P<rest>(?:[/?][^\s\\]*)?)",
    re.IGNORECASE,
)


class UnreadableDirectory(ValueError):
    """A file is no FHIR directory, or too much of it is damaged; the message says what to do."""


class NextPageElsewhere(ValueError):
    """A server sends us on to another one for the next page, where we do not go."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A resource, and the full address that its Bundle gives it. None where it was deleted."""

    resource: Json | None
    full_url: str = ""
    deleted: str = ""  # "Practitioner/1"


@dataclass(slots=True)
class _Lines:
    """How many lines of a file were read, and which of them were no resources."""

    name: str
    tally: Tally
    read: int = 0
    bad: int = 0
    first_bad: list[int] = field(default_factory=list)

    def spoilt(self, line: int) -> None:
        self.bad += 1
        self.tally.drop("line that is no resource")
        if len(self.first_bad) < MOST_NAMED:
            self.first_bad.append(line)
            self.tally.note(f"{self.name}, line {line}: no resource")

    def judge(self) -> None:
        if self.bad > MOST_BAD * self.read:
            named = ", ".join(str(n) for n in self.first_bad[:5])
            more = " and more" if self.bad > 5 else ""
            raise UnreadableDirectory(
                f"{self.name}: {self.bad} of {self.read} lines are no FHIR resources "
                f"(line {named}{more}). Nothing was changed. "
                "Fetch the file again, and check that it is FHIR R4 as NDJSON or a Bundle."
            )


def resources(name: str, file: BinaryIO, tally: Tally) -> Iterator[Seen]:
    """Every resource of one open file, NDJSON or one JSON document; Bundles are opened.

    A line over LONGEST_LINE or without a resource is counted and named; more than one in a
    hundred raises UnreadableDirectory. A document is one Bundle, one resource or a list of them,
    of at most LARGEST_DOCUMENT bytes.
    """
    try:
        yield from _resources(name, file, tally)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableDirectory(
            f"{name}: the file is cut off or damaged. Nothing was changed. Fetch it again."
        ) from error


def _resources(name: str, file: BinaryIO, tally: Tally) -> Iterator[Seen]:
    first = file.readline(LONGEST_LINE + 1).removeprefix(b"\xef\xbb\xbf")
    if not first:
        return
    begun = [first]
    while begun[-1].isspace():
        begun.append(file.readline(LONGEST_LINE + 1))
    if not begun[-1]:
        return
    if _parsed(begun[-1]) is None:
        opening = begun[-1].strip()
        lines_follow = False
        if len(begun[-1]) <= LONGEST_LINE:
            begun.append(file.readline(LONGEST_LINE + 1))
            goes_on = opening.endswith((b"[", b"{", b","))  # one document, its entries on lines
            lines_follow = begun[-1].startswith(b"{") and not goes_on
        if not lines_follow:
            yield from _opened(_document(name, b"".join(begun), file))
            return
    yield from _by_line(name, begun, file, tally)


def _by_line(name: str, begun: list[bytes], file: BinaryIO, tally: Tally) -> Iterator[Seen]:
    lines = _Lines(name, tally)
    for number, line in enumerate(_all_lines(begun, file), start=1):
        if not line.strip():
            continue
        lines.read += 1
        found = _opened(document) if (document := _parsed(line)) is not None else None
        if found:
            yield from found
        else:
            lines.spoilt(number)
        if lines.read == LOOK_EARLY:
            lines.judge()
    lines.judge()


def _all_lines(begun: list[bytes], file: BinaryIO) -> Iterator[bytes]:
    """The lines begun with and those that follow, each of at most LONGEST_LINE bytes and one."""
    yield from begun[:-1]
    line = begun[-1]
    while line:
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield line
        line = file.readline(LONGEST_LINE + 1)


def _document(name: str, begun: bytes, file: BinaryIO) -> object:
    rest = file.read(max(0, LARGEST_DOCUMENT - len(begun) + 1))
    if len(begun) + len(rest) > LARGEST_DOCUMENT:
        raise UnreadableDirectory(
            f"{name}: one JSON document of more than {LARGEST_DOCUMENT >> 20} MiB. "
            "Nothing was changed. Ask the registry for NDJSON, or split the Bundle."
        )
    try:
        document: object = json.loads(begun + rest)
    except (ValueError, RecursionError) as error:
        raise UnreadableDirectory(
            f"{name}: this is not JSON. Nothing was changed. "
            "Check that it is FHIR R4 as NDJSON or a Bundle, and not XML or an error page."
        ) from error
    if not _opened(document):
        raise UnreadableDirectory(f"{name}: there is no FHIR resource in it. Nothing was changed.")
    return document


def _parsed(line: bytes) -> object | None:
    """A JSON object or list, else None."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _opened(document: object) -> list[Seen]:
    """The resource, or those of a Bundle or a list. Empty where it is none of them."""
    if isinstance(document, list):
        return [seen for inner in document for seen in _opened(inner)]
    resource = one(document)
    if not words(resource.get("resourceType")):
        return []
    if resource["resourceType"] != "Bundle":
        return [Seen(resource)]
    made = []
    for entry in each(resource.get("entry")):
        inner = one(entry.get("resource"))
        request = one(entry.get("request"))
        if one(entry.get("search")).get("mode") == "outcome":
            continue
        if inner:
            made.append(Seen(inner, full_url=words(entry.get("fullUrl"))))
        elif request.get("method") == "DELETE":
            made.append(Seen(None, deleted=words(request.get("url"))))
    return made or [Seen(None)]  # an empty Bundle is a Bundle


def next_link(bundle: Json, base: str) -> str | None:
    """Address of the next page of a search, or None on the last one.

    base: the address that this page came from. Only its own origin (scheme, host, port) is
    followed: a link to another one raises NextPageElsewhere.
    """
    links = [k for k in each(bundle.get("link")) if k.get("relation") == "next"]
    given = links[0].get("url") if links else None
    if not isinstance(given, str) or not given:
        return None
    here = _ADDRESS.fullmatch(base)
    if not here:
        raise ValueError(f"{base!r} is no address of a server")
    start = base[: here.start("rest")]
    path, _, _ = here["rest"].partition("?")
    if given.startswith("//"):
        given = f"{here['scheme']}:{given}"
    elif given.startswith("/"):
        given = start + given
    elif given.startswith("?"):
        given = start + path + given
    elif "://" not in given:
        given = f"{start}{path.rpartition('/')[0]}/{given}"
    there = _ADDRESS.fullmatch(given)
    if not there or _origin(there) != _origin(here):
        raise NextPageElsewhere(
            "The server sends us to another address for the next page. "
            "Nothing was changed. Ask its host, or load the directory from files."
        )
    return given


def _origin(address: re.Match[str]) -> tuple[str, str, int]:
    scheme = address["scheme"].lower()
    port = int(address["port"] or (443 if scheme == "https" else 80))
    return scheme, address["host"].lower(), port
