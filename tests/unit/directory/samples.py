"""Where the real files lie that come beside a checkout, and never with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "data"


def sample(folder: str, name: str) -> Path:
    """A real file; the test is skipped where it is not there."""
    path = SHARED / folder / name
    if not path.exists():
        pytest.skip(f"the real file {folder}/{name} is not beside this checkout")
    return path
