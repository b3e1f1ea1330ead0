from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.requests import LISTING
from tests.support.staff import MadeUpRegister, a_member, signed_in
from unweary.web.care.models import Clinic
from unweary.web.clinic.models import Member, Role
from unweary.web.mail_server import read_mail_server

WHERE = ("claiming", "host_views", "nearby", "files")


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """No try of another test counts."""
    cache.clear()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Hundreds of accounts are made here; what the site itself uses is tested once."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> MadeUpRegister:
    """A directory with one listing, in place of the real one."""
    made = MadeUpRegister()
    made.add(LISTING)
    for module in WHERE:
        monkeypatch.setattr(f"unweary.web.clinic.{module}.current", lambda: made)
    monkeypatch.setattr("unweary.web.care.register.current", lambda: made)
    return made


@pytest.fixture
def owner() -> Member:
    return a_member(role=Role.OWNER, name="Example Owner")


@pytest.fixture
def clinic(owner: Member) -> Clinic:
    return owner.clinic


@pytest.fixture
def desk(owner: Member) -> Client:
    """A browser of the clinic's owner."""
    return signed_in(owner.staff)


@pytest.fixture
def mail(settings: Any) -> None:
    """A site that sends letters. They stay in the outbox: nothing takes them out here."""
    settings.MAIL = read_mail_server("smtp://127.0.0.1:25")
    settings.ADDRESS = "https://care.example.org"
