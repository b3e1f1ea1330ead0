from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from unweary.web.share.models import Widget
from unweary.web.share.registry import forget_noted
from unweary.web.share.widgets import add_widget

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """What this process noted belongs to the rows of one test."""
    forget_noted()
    yield
    forget_noted()


@pytest.fixture
def widget() -> Widget:
    return add_widget(name="Sample Street Clinic", domains=["clinic.example"], at=NOW)
