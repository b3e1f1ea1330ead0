"""Programs that the tests need beside Python: found, installed, or asked for in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


class Missing(RuntimeError):
    """A program is not there and cannot be installed from here; the message says how."""


def chromium() -> str | None:
    """The path of Debian's Chromium, or None where Playwright brings its own."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def postgres_folder() -> Path | None:
    """The folder with `initdb` and `postgres`."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


def install_programs() -> None:
    """Install Chromium and PostgreSQL where they are missing. Raises Missing."""
    wanted = []
    if chromium() is None and not _playwright_has_one():
        wanted.append("chromium")
    if postgres_folder() is None:
        wanted.append("postgresql")
    if not wanted:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if "chromium" in wanted and chromium() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        if not _playwright_has_one():
            raise Missing("No browser: install Debian's package chromium, then run this again.")
    if "postgresql" in wanted and postgres_folder() is None:
        raise Missing("No PostgreSQL: install the package postgresql, then run this again.")


def _playwright_has_one() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()
