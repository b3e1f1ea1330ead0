from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet
from django.apps import apps
from django.db import connection, models

from tests.support.mailbox import Post
from tests.support.requests import EMAIL, NOW, PHONE, STATED, WORDS, a_request
from unweary.cli.main import commands
from unweary.web.base.sealed import CannotOpen, sealed_columns
from unweary.web.care import person_actions
from unweary.web.care.models import CareRequest, Draft, LeftOut, Letter, ListingReport
from unweary.web.care.rekeying import look, reseal
from unweary.web.care.stated import contact_of, story_of

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
PLAIN = ("Example Person", PHONE, "5550143", EMAIL, "example.three", "Zebrafish", "worn out")


@pytest.fixture
def rows(settings: Any, post: Post) -> CareRequest:
    """A row in every table that holds something sealed, under the old key."""
    settings.RECORD_KEYS = [OLD]
    request = a_request(stated=STATED)
    person_actions.answer(request=request, message=WORDS, at=NOW)
    Draft.objects.create(listing="x", content={"words": WORDS, "name": EMAIL}, changed_at=NOW)
    LeftOut.objects.create(clinician="x", asked_at=NOW, contact=EMAIL, token="t")
    ListingReport.objects.create(listing="x", what="moved", words=WORDS, at=NOW)
    return request


def as_it_lies() -> str:
    """Every value of every row of ours, as the database has it."""
    found = []
    for model in apps.get_models():
        table = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


class TestSealing:
    def test_the_database_holds_nothing_in_plain(self, rows: CareRequest) -> None:
        dump = as_it_lies()
        assert rows.reference in dump, "the dump is of this database"
        assert [word for word in PLAIN if word in dump] == []

    def test_every_sealed_column_of_care_is_covered_here(self, rows: CareRequest) -> None:
        empty = {"care.carerequest.summary", "care.requestevent.detail"}
        for model, names in sealed_columns():
            if model._meta.app_label != "care":
                continue
            for name in names:
                filled = model._default_manager.exclude(**{name: ""}).exists()
                label = f"{model._meta.label_lower}.{name}"
                assert filled is (label not in empty), label


class TestRotation:
    def test_everything_is_sealed_anew_in_batches(self, rows: CareRequest, settings: Any) -> None:
        settings.RECORD_KEYS = [NEW, OLD]
        old = sum(column.old for column in look())
        assert old > 8

        assert reseal(batch=2) == old
        assert reseal(batch=2) == 0

        settings.RECORD_KEYS = [NEW]
        request = CareRequest.objects.get()
        assert contact_of(request) == STATED.contact
        assert story_of(request) == STATED.story
        assert request.events.get(what="message").message == WORDS
        assert Letter.objects.filter(kind="new_request").get().to == "desk@clinic.example.org"

    def test_goes_on_where_it_was_stopped(
        self, rows: CareRequest, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from unweary.web.care import rekeying

        settings.RECORD_KEYS = [NEW, OLD]
        whole, calls = rekeying._reseal, []

        def cut_off(model: type[models.Model], name: str, keys: list[Any]) -> int:
            calls.append(name)
            if len(calls) == 4:
                raise KeyboardInterrupt
            return whole(model, name, keys)

        with monkeypatch.context() as patch:
            patch.setattr(rekeying, "_reseal", cut_off)
            with pytest.raises(KeyboardInterrupt):
                reseal(batch=1)
        reseal(batch=1)
        assert sum(column.old for column in look()) == 0

    def test_a_value_that_no_key_opens_is_left_and_told(
        self, rows: CareRequest, settings: Any
    ) -> None:
        settings.RECORD_KEYS = [NEW]
        assert reseal() == 0
        assert sum(column.lost for column in look()) > 8
        with pytest.raises(CannotOpen):
            CareRequest.objects.get()
        told = CliRunner().invoke(commands, ["keys", "rotate"])
        assert told.exit_code == 1
        assert "give the key that sealed them" in told.output

    def test_the_command_says_when_the_old_key_can_go(
        self, rows: CareRequest, settings: Any
    ) -> None:
        settings.RECORD_KEYS = [NEW, OLD]
        dry = CliRunner().invoke(commands, ["keys", "rotate", "--dry-run"])
        assert dry.exit_code == 0
        assert "Keep it." in dry.output
        assert sum(column.new for column in look()) == 0

        done = CliRunner().invoke(commands, ["keys", "rotate", "--batch", "3"])
        assert done.exit_code == 0
        assert done.output.endswith("The other keys can be taken away.\n")
