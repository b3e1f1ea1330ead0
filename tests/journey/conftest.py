"""A real server in a process of its own, and a real browser that reaches nothing else."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.support.machine import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
Open = Callable[..., BrowserContext]


class Server:
    """`unweary serve` on a free port; it can be stopped and started again over the same data."""

    def __init__(self, folder: Path, **settings: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.folder = folder
        self.settings = settings
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        program = Path(sys.executable).parent / "unweary"
        environment = {**os.environ, **self.settings, "UNWEARY_DATA": str(self.folder)}
        environment.pop("UNWEARY_DATABASE_URL", None)
        self._process = subprocess.Popen(
            [str(program), "serve", "--port", str(self.port)],
            env=environment,
            start_new_session=True,
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.address}/health/", timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def stop(self, *, hard: bool = False) -> None:
        """Stop; `hard` as by a power cut."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL if hard else signal.SIGTERM)
            self._process.wait()


def load_made_up_directory(folder: Path) -> None:
    """`unweary demo` into a data folder, before its server starts."""
    program = Path(sys.executable).parent / "unweary"
    environment = {**os.environ, "UNWEARY_DATA": str(folder)}
    environment.pop("UNWEARY_DATABASE_URL", None)
    subprocess.run([str(program), "demo"], env=environment, check=True, capture_output=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("site"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, server: Server) -> Iterator[Open]:
    """Open a window; at the end no request may have gone elsewhere, no script may have failed."""
    windows: list[BrowserContext] = []
    elsewhere: list[str] = []
    failed: list[str] = []

    def open_window(*, width: int = 1280, scripts: bool = True, **more: object) -> BrowserContext:
        window = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            base_url=server.address,
            **more,  # type: ignore[arg-type]
        )
        window.on(
            "request",
            lambda r: None if r.url.startswith(server.address) else elsewhere.append(r.url),
        )
        window.on("weberror", lambda e: failed.append(str(e.error)))
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()
    assert elsewhere == []
    assert failed == []
