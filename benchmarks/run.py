"""Runs every benchmark beside its yardstick, writes results.json and prints a table."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = ("step", "web")


def main() -> int:
    """One JSON line a figure, on the way and in the file at the end."""
    figures = []
    for name in BENCHMARKS:
        ran = subprocess.run(
            [sys.executable, str(HERE / f"{name}.py")], capture_output=True, text=True, check=False
        )
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
    (HERE / "results.json").write_text(json.dumps(kept, indent=1) + "\n")
    print("\n| benchmark | figure | yardstick | ratio |\n|---|---|---|---|")
    for f in figures:
        print(f"| {f['id']}: {f['what']} | {f['figure']} | {f['yardstick']} | {f['ratio']} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
