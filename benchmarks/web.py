"""`web`: a step of the check over HTTP; beside an empty Django view on the same server."""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

CONNECTIONS = 16
SECONDS = 8.0
WORKERS = 2


def main() -> None:
    """Start the server twice over: the check, then the empty view of the same process."""
    with tempfile.TemporaryDirectory() as folder:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        program = [str(Path(sys.executable).parent / "unweary"), "serve", "--port", str(port)]
        environment = {**os.environ, "UNWEARY_DATA": folder}
        command = [*program, "--workers", str(WORKERS), "--threads", "8"]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait(port)
            empty = load(port, [("GET", "/health/", "", {})] * CONNECTIONS)
            step = load(port, [question(port) for _ in range(CONNECTIONS)])
        finally:
            server.terminate()
            server.wait()
    for what, of in (("requests a second", 0), ("99th percentile", 1)):
        ratio = f"{step[0] / empty[0]:.0%} of its throughput" if of == 0 else "reach 50 ms"
        figure, yard = (
            f"{v:,.0f}/s" if of == 0 else f"{v * 1e3:.0f} ms" for v in (step[of], empty[of])
        )
        line = {"id": "web", "what": f"a screen shown, {what}", "figure": figure}
        line |= {"yardstick": f"empty view: {yard}", "ratio": ratio}
        print(json.dumps(line, ensure_ascii=False), flush=True)


Request = tuple[str, str, str, dict[str, str]]


def question(port: int) -> Request:
    """Begin a check and answer the first page; the request for the screen that follows."""
    jar: dict[str, str] = {}
    first = ask(port, "GET", "/", jar=jar)
    token = first.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    start = ask(port, "POST", "/check/", {"csrfmiddlewaretoken": token}, jar=jar, follow=True)
    shown = [part.split('"')[0] for part in start.split('name="shown" value="')[1:]]
    form = {"csrfmiddlewaretoken": token, "shown": shown, "ticked": ["where_low_back"]}
    form |= {"age_years": "44", "sex_at_birth": "female"}
    address = jar["at"]
    ask(port, "POST", address, form, jar=jar)
    return ("GET", jar["at"], "", {"Cookie": cookies(jar)})


def ask(
    port: int,
    method: str,
    address: str,
    form: dict[str, object] | None = None,
    *,
    jar: dict[str, str],
    follow: bool = False,
) -> str:
    """One request; `jar` holds the cookies, and under "at" where a redirect points."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": cookies(jar), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, address, urllib.parse.urlencode(form or {}, doseq=True), headers)
    response = connection.getresponse()
    text = response.read().decode()
    for cookie in response.headers.get_all("Set-Cookie") or []:
        name, _, value = cookie.split(";")[0].partition("=")
        jar[name] = value
    if response.status in (301, 302):
        jar["at"] = response.headers["Location"]
        if follow:
            return ask(port, "GET", jar["at"], jar=jar)
    elif response.status >= 400:
        raise RuntimeError(f"{method} {address}: {response.status}")
    return text


def cookies(jar: dict[str, str]) -> str:
    """The cookie header."""
    return "; ".join(f"{k}={v}" for k, v in jar.items() if k != "at")


def load(port: int, requests: list[Request]) -> tuple[float, float]:
    """Requests a second, and the 99th percentile in seconds, over one connection a request."""
    taken: list[float] = []
    until = time.perf_counter() + SECONDS

    def repeat(request: Request) -> None:
        method, address, body, headers = request
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.perf_counter() < until:
            start = time.perf_counter()
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            response.read()
            assert response.status == 200, response.status
            taken.append(time.perf_counter() - start)

    threads = [threading.Thread(target=repeat, args=(r,)) for r in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(taken) / SECONDS, statistics.quantiles(taken, n=100)[98]


def wait(port: int) -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            ask(port, "GET", "/health/", jar={})
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


if __name__ == "__main__":
    main()
