"""A server of files on this machine that breaks off as it is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

MOMENT = 1_700_000_000


@dataclass
class Files:
    """What the server has, and how it behaves. `asked` is every request with its Range."""

    held: dict[str, bytes] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)  # bytes after which each answer breaks off
    refusals: list[int] = field(default_factory=list)  # statuses of the first answers
    moment: int = MOMENT
    asked: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(files: Files) -> Iterator[Files]:
    """The server, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            files.asked.append((self.path, wanted))
            content = files.held.get(self.path)
            if files.refusals:
                return self.empty(files.refusals.pop(0))
            if content is None:
                return self.empty(404)
            since = self.headers.get("If-Modified-Since")
            if since and parsedate_to_datetime(since).timestamp() >= files.moment:
                return self.empty(304)
            start = self.start(wanted, len(content))
            if start > len(content) - 1 and start:
                return self.empty(416)
            self.send_response(206 if start else 200)
            self.send_header("ETag", f'"{files.moment}"')
            self.send_header("Last-Modified", formatdate(files.moment, usegmt=True))
            self.send_header("Content-Length", str(len(content) - start))
            if start:
                end = f"{len(content) - 1}/{len(content)}"
                self.send_header("Content-Range", f"bytes {start}-{end}")
            self.end_headers()
            left = content[start:]
            cut = files.cuts.pop(0) if files.cuts else len(left)
            self.wfile.write(left[:cut])
            if cut < len(left):
                self.close_connection = True
            return None

        def start(self, wanted: str, size: int) -> int:
            if not wanted or self.headers.get("If-Range") != f'"{files.moment}"':
                return 0
            return int(wanted.removeprefix("bytes=").rstrip("-"))

        def empty(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    files.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield files
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
