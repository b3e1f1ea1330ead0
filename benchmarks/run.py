"""Runs every benchmark beside its yardstick, writes results.json and prints a table."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = ("step", "web", "page", "start", "near", "import_registry")
MISSING = 3  # the exit code of a benchmark whose programs are not on this machine
QUICK = {"near": ["--listings", "400000"], "import_registry": ["--rows", "400000"]}


def main() -> int:
    """One JSON line a figure, on the way and in the file at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller directories; writes no file")
    quick = parser.parse_args().quick
    figures = []
    for name in BENCHMARKS:
        command = [
            sys.executable,
            str(HERE / f"{name}.py"),
            *(QUICK.get(name, []) if quick else []),
        ]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode == MISSING:
            print(f"{name}: left out. {ran.stderr.strip()}", file=sys.stderr)
            continue
        if ran.returncode:
            print(ran.stderr, file=sys.stderr)
            return 1
        for line in ran.stdout.splitlines():
            print(line, flush=True)
            figures.append(json.loads(line))
    machine = {
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    kept = {"machine": machine, "figures": figures}
    if not quick:
        (HERE / "results.json").write_text(json.dumps(kept, indent=1) + "\n")
    print("\n| benchmark | figure | yardstick | ratio |\n|---|---|---|---|")
    for f in figures:
        print(f"| {f['id']}: {f['what']} | {f['figure']} | {f['yardstick']} | {f['ratio']} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
