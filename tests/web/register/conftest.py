from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.support.register import wipe_postgres
from unweary.web.care import register
from unweary.web.care.register.engine import House


@pytest.fixture
def new_house(settings: Any, tmp_path: Path) -> Iterator[Callable[[], House]]:
    """Makes an empty house of the engine that the tests run on, and `current()` look into it."""
    count = 0

    def make() -> House:
        nonlocal count
        count += 1
        settings.DATA_FOLDER = tmp_path / f"data-{count}"
        if connections["default"].vendor == "postgresql":
            wipe_postgres()
        return register.house()

    yield make
    if connections["default"].vendor == "postgresql":
        wipe_postgres()


@pytest.fixture
def house(new_house: Callable[[], House]) -> House:
    """An empty house."""
    return new_house()
