from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from tests.support.mailbox import Post
from tests.support.requests import a_clinic
from unweary.web.care.models import Clinic


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    """A mail server that the site is set to use."""
    made = Post()
    made.start()
    settings.MAIL = made.server
    settings.MAIL_FROM = "Unweary <care@example.org>"
    settings.ADDRESS = "https://care.example.org"
    yield made
    made.stop()


@pytest.fixture
def clinic() -> Clinic:
    return a_clinic()


@pytest.fixture
def staff() -> Any:
    return get_user_model().objects.create_user("desk@clinic.example.org")
