from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from unweary.web.care import register
from unweary.web.care.register.engine import House


@pytest.fixture
def house(settings: Any, tmp_path: Path) -> House:
    """An empty house of the engine that the tests run on."""
    settings.DATA_FOLDER = tmp_path / "data"
    return register.house()
