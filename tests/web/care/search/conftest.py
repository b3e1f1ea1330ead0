from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from tests.support.nearby import ENTRIES, PLACES
from tests.support.register import edition, wipe_postgres
from unweary.web.care import register


@pytest.fixture(autouse=True)
def _data(settings: Any, tmp_path: Path) -> Iterator[None]:
    """An empty directory of its own for each test."""
    settings.DATA_FOLDER = tmp_path / "data"
    settings.DATA_FOLDER.mkdir()
    if connections["default"].vendor == "postgresql":
        wipe_postgres()
    yield
    if connections["default"].vendor == "postgresql":
        wipe_postgres()


@pytest.fixture
def directory(_data: None) -> str:
    """The made-up directory of tests.support.nearby."""
    return edition(register.house(), ENTRIES, PLACES)


@pytest.fixture
def searched(directory: str) -> Client:
    """A browser that looks for physical therapists near Exampleton."""
    client = Client()
    client.post("/care/search/", {"where": "00001", "kind": "physical_therapist", "far": "40"})
    return client
