"""A PostgreSQL of the tests' own, on a free port of this machine, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.machine import Missing, postgres_folder


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a fresh database, while it runs."""
    programs = postgres_folder()
    if programs is None:
        raise Missing("No PostgreSQL: install the package postgresql, then run this again.")
    folder = Path(tempfile.mkdtemp(prefix="unweary-postgres-"))
    other = _other_user()  # PostgreSQL refuses to run as root
    if other:
        shutil.chown(folder, "postgres", "postgres")
    port = _free_port()
    data = folder / "data"
    run = [*other, str(programs / "initdb"), "-D", str(data), "-U", "unweary", "-A", "trust", "-N"]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    control = [*other, str(programs / "pg_ctl"), "-D", str(data), "-w"]
    start = [*control, "-o", options, "-l", str(folder / "log"), "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL)
    try:
        yield f"postgres://unweary@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
