"""Somebody else's page, on another port and under another name of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ForeignSite:
    """Pages by path, at http://localhost:PORT: another site than 127.0.0.1."""

    def __init__(self, server: ThreadingHTTPServer, pages: dict[str, str]) -> None:
        self.pages = pages
        self.host = f"localhost:{server.server_address[1]}"
        self.address = f"http://{self.host}"


@contextmanager
def foreign_site() -> Iterator[ForeignSite]:
    """The site, for as long as it is needed."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written down."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield ForeignSite(server, pages)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
