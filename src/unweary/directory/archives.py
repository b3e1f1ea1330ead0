"""Files as registries publish them: a zip of several, one gzip, or the file itself.

Nothing is unpacked to disk. Sizes, numbers of files and lengths of lines have limits, since an
archive of a few kilobytes can hold more than a machine can.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

GIB = 1024**3
BLOCK = 256 * 1024


class UnreadableArchive(ValueError):
    """The file is broken off, locked with a password, or not what its name says."""


class TooLarge(ValueError):
    """The file goes beyond a limit of size, number of files, or length of a line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one archive may hold."""

    most_bytes: int = 40 * GIB  # all files of it, unpacked
    most_members: int = 200
    most_line: int = 4 * 1024 * 1024  # bytes from one line end to the next


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive. `stream` can be rewound; it is shut when the next one is asked for.

    `size` is in bytes, unpacked; None where only reading it tells (gzip).
    """

    name: str
    size: int | None
    stream: BinaryIO


class Watched(io.RawIOBase):
    """A stream whose limits are watched while it is read. `done` is how many bytes were read."""

    def __init__(self, source: Any, limits: Limits, name: str) -> None:
        self._source, self._limits, self._name = source, limits, name
        self.done = 0
        self._line = 0
        self._lines = not name.lower().endswith((".xlsx", ".json"))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.done

    def seek(self, to: int, whence: int = io.SEEK_SET) -> int:
        """Only back to the start: unpacking goes one way."""
        if to or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("an archive can only be rewound")
        self.done = self._line = 0
        return int(self._source.seek(0))

    def readinto(self, buffer: Any) -> int:
        try:
            block = self._source.read(len(buffer))
        except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as error:
            raise UnreadableArchive(f"{self._name} is broken: {error}") from error
        self._watch(block)
        buffer[: len(block)] = block
        return len(block)

    def _watch(self, block: bytes) -> None:
        self.done += len(block)
        if self.done > self._limits.most_bytes:
            raise TooLarge(f"{self._name} unpacks to more than {self._limits.most_bytes} bytes")
        if self._lines:
            last = block.rfind(b"\n")
            self._line = self._line + len(block) if last < 0 else len(block) - last - 1
            if self._line > self._limits.most_line:
                most = self._limits.most_line
                raise TooLarge(f"{self._name} has a line of more than {most} bytes")


def everything(names: Sequence[str]) -> list[str]:
    """All files of an archive, in its own order."""
    return list(names)


def open_members(
    file: BinaryIO,
    name: str,
    *,
    choose: Callable[[Sequence[str]], Sequence[str]] = everything,
    limits: Limits = LIMITS,
) -> Iterator[Member]:
    """The files in an open file, one after the other; `choose` says which, in which order.

    file: seekable, and still open afterwards. name: tells a workbook from an archive.
    Raises UnreadableArchive and TooLarge, the latter also while a stream is read.
    """
    file.seek(0)
    magic = file.read(4)
    file.seek(0)
    if magic[:2] == b"\x1f\x8b":
        inner = name[:-3] if name.lower().endswith(".gz") else name
        yield from _one(cast(BinaryIO, gzip.GzipFile(fileobj=file)), inner, None, choose, limits)
    elif magic == b"PK\x03\x04" and not name.lower().endswith(".xlsx"):
        yield from _zipped(file, name, choose, limits)
    else:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        yield from _one(file, name, size, choose, limits)


def _one(
    source: BinaryIO,
    name: str,
    size: int | None,
    choose: Callable[[Sequence[str]], Sequence[str]],
    limits: Limits,
) -> Iterator[Member]:
    if size is not None and size > limits.most_bytes:
        raise TooLarge(f"{name} holds {size} bytes; the limit is {limits.most_bytes}")
    if choose([name]):
        yield Member(name, size, _buffered(source, limits, name))


def _zipped(
    file: BinaryIO,
    name: str,
    choose: Callable[[Sequence[str]], Sequence[str]],
    limits: Limits,
) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableArchive(f"{name} is not a whole zip file: {error}") from error
    with archive:
        entries = [e for e in archive.infolist() if not e.is_dir()]
        if len(entries) > limits.most_members:
            raise TooLarge(f"{name} holds {len(entries)} files; the limit is {limits.most_members}")
        if (total := sum(e.file_size for e in entries)) > limits.most_bytes:
            raise TooLarge(f"{name} unpacks to {total} bytes; the limit is {limits.most_bytes}")
        by_name = {entry.filename: entry for entry in entries}
        for chosen in choose(list(by_name)):
            entry = by_name[chosen]
            if entry.flag_bits & 1:
                raise UnreadableArchive(f"{chosen} in {name} is locked with a password")
            try:
                source = archive.open(entry)
            except (zipfile.BadZipFile, NotImplementedError) as error:
                raise UnreadableArchive(f"{chosen} in {name} cannot be read: {error}") from error
            with source:
                short = PurePosixPath(chosen).name
                stream = _buffered(cast(BinaryIO, source), limits, short)
                yield Member(short, entry.file_size, stream)


def _buffered(source: BinaryIO, limits: Limits, name: str) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(Watched(source, limits, name), BLOCK))
