"""Every check, each to its end: all failures are reported, not only the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.machine import Missing, install_programs
from tests.support.postgres import postgres

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "rooms": ["lint-imports"],
    "types": ["mypy"],
    "knowledge": ["unweary", "knowledge", "lint"],
    "migrations": ["django-admin", "makemigrations", "--check", "--dry-run", "-v", "0"],
    "tests": ["pytest"],
}

WITH_ROWS = ["pytest", "tests/web", "--ignore=tests/web/guide"]  # the guide keeps none


def main() -> int:
    """Run them all; 0 where all pass."""
    try:
        install_programs()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    with postgres() as address:
        on_postgres = {"UNWEARY_DATABASE_URL": address}
        if not _passes("tests of the site on PostgreSQL", WITH_ROWS, on_postgres):
            failed.append("tests of the site on PostgreSQL")
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def _passes(name: str, command: list[str], environment: dict[str, str] | None = None) -> bool:
    print(f"── {name}", flush=True)
    program, *rest = command
    settings = {"DJANGO_SETTINGS_MODULE": "unweary.web.settings", "UNWEARY_DATA": str(ROOT / "var")}
    given = {**os.environ, **(settings if program == "django-admin" else {}), **(environment or {})}
    ran = subprocess.run([str(BIN / program), *rest], cwd=ROOT, env=given, check=False)
    return ran.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
