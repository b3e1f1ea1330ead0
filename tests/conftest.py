from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.network import close_network

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="session")
def _closed_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        close_network(patch)
        yield
