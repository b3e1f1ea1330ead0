"""`start`: `unweary serve` to its first page on an empty folder; beside a hello world of Django."""

from __future__ import annotations

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
TIMES = 5
LOOK_SECONDS = 0.01
MOST_SECONDS = 60
HELLO = """
from django.http import HttpResponse
from django.urls import path

SECRET_KEY = "only for this measurement"
DEBUG = True
ROOT_URLCONF = __name__
urlpatterns = [path("", lambda request: HttpResponse("hello, world"))]
"""


def main() -> None:
    """Start each in turn, several times, so that both meet the same load.

    The first time of each is not counted: it compiles what an installation has compiled already.
    """
    with tempfile.TemporaryDirectory() as compiled:
        pairs = [(unweary(compiled), hello_world(compiled)) for _ in range(1 + TIMES)][1:]
    mine, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    line = {"id": "start", "what": "to the first page, on an empty folder"}
    line |= {"figure": f"{mine:.2f} s", "yardstick": f"runserver, hello world: {theirs:.2f} s"}
    line |= {"ratio": f"{mine / theirs:.1f} x"}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def unweary(compiled: str) -> float:
    """Seconds to the landing page, from nothing at all: keys, database, knowledge."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(PROGRAMS / "unweary"), "serve", "--port"]
        return first_page(command, [], compiled, UNWEARY_DATA=folder)


def hello_world(compiled: str) -> float:
    """Seconds to a page of two words, as a beginner starts it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(HELLO)
        more = ["--settings", "hello", "--pythonpath", folder]
        return first_page([str(PROGRAMS / "django-admin"), "runserver"], more, compiled)


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def first_page(command: list[str], more: list[str], compiled: str, **settings: str) -> float:
    """Seconds from the command to the first page, then everything that it started is ended."""
    apart = ("UNWEARY_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(apart)}
    port = free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [*command, str(port), *more],
        env={**kept, "PYTHONPYCACHEPREFIX": compiled, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # runserver has a child, which has to end with it
    )
    try:
        while time.perf_counter() - began < MOST_SECONDS:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                    page.read()
                return time.perf_counter() - began
            except OSError:
                if server.poll() is not None:
                    break
                time.sleep(LOOK_SECONDS)
        raise RuntimeError(f"{command[0]} does not answer")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


if __name__ == "__main__":
    main()
