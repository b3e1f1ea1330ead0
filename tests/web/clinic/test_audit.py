"""The log: what is in it, that it only grows, and that a broken chain is found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from threading import Thread
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.support.requests import NOW, WORDS, a_clinic, a_request
from tests.support.staff import a_member, signed_in
from unweary.cli.main import commands
from unweary.web.care.models import CareRequest
from unweary.web.clinic import audit, desk
from unweary.web.clinic.models import AuditEntry, Member, Role

SQLITE = {
    "off": ["DROP TRIGGER audit_never_changes", "DROP TRIGGER audit_never_shrinks"],
}
POSTGRES = {"off": ["ALTER TABLE clinic_auditentry DISABLE TRIGGER USER"]}


def without_triggers() -> None:
    """As somebody with the database's own password could do. Undone with the test."""
    with connection.cursor() as cursor:
        for statement in (SQLITE if connection.vendor == "sqlite" else POSTGRES)["off"]:
            cursor.execute(statement)


def some_entries(count: int = 3) -> list[AuditEntry]:
    clinic = uuid4()
    return [
        audit.write(clinic=clinic, staff=None, what="list_seen", at=NOW, page=n)
        for n in range(count)
    ]


class PowerCut(Exception):
    """The transaction never ends."""


def closed_and_cut_off(member: Member, request: CareRequest) -> None:
    desk.close(member=member, request=request, at=NOW)
    raise PowerCut


def broken() -> list[str]:
    return [f"{b.number}: {b.why}" for b in audit.broken(audit.every_entry())]


class TestChain:
    def test_links_each_entry_to_the_one_before(self) -> None:
        one, two, three = some_entries()

        assert (one.previous, two.previous, three.previous) == ("", one.digest, two.digest)
        assert [e.number for e in (one, two, three)] == [1, 2, 3]
        assert broken() == []

    def test_is_one_for_each_clinic_and_one_for_the_host(self) -> None:
        some_entries()
        some_entries()
        audit.write(clinic=None, staff=None, what="signed_in", at=NOW)

        assert sorted(end[1] for end in audit.ends()) == [1, 3, 3]
        assert broken() == []

    @pytest.mark.parametrize("field", ["what", "detail", "staff", "at", "request"])
    def test_shows_an_entry_that_was_changed(self, field: str) -> None:
        two = some_entries()[1]
        changed = {"what": "closed", "detail": {}, "staff": 7, "at": timezone.now()}
        without_triggers()

        AuditEntry.objects.filter(pk=two.pk).update(**{field: changed.get(field, uuid4())})

        assert broken() == ["2: it was changed"]

    def test_shows_an_entry_that_is_missing(self) -> None:
        two = some_entries()[1]
        without_triggers()

        AuditEntry.objects.filter(pk=two.pk).delete()

        assert broken() == ["3: entries 2 and after it are missing"]

    def test_shows_an_entry_that_was_sealed_anew(self) -> None:
        two = some_entries()[1]
        without_triggers()
        two.what = "closed"
        two.digest = audit.digest_of(two)

        two.save()

        assert broken() == ["3: it does not follow from the entry before it"]


class TestTable:
    def test_refuses_a_change(self) -> None:
        entry = some_entries()[0]

        with pytest.raises(DatabaseError, match="can only grow"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).update(what="closed")

        entry.refresh_from_db()
        assert entry.what == "list_seen"

    def test_refuses_to_delete(self) -> None:
        entry = some_entries()[0]

        with pytest.raises(DatabaseError, match="can only grow"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).delete()

        assert AuditEntry.objects.filter(pk=entry.pk).exists()

    @pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
    def test_refuses_to_be_emptied(self) -> None:
        some_entries()

        with (
            pytest.raises(DatabaseError, match="can only grow"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("TRUNCATE clinic_auditentry")


class TestEntries:
    def test_stand_or_fall_with_what_they_tell(self, owner: Member) -> None:
        request = a_request(owner.clinic)

        with pytest.raises(PowerCut), transaction.atomic():
            closed_and_cut_off(owner, request)

        request.refresh_from_db()
        assert request.state == "sent"
        assert not AuditEntry.objects.filter(what="closed").exists()

    def test_tell_everything_seen_and_done(self, owner: Member, desk: Client) -> None:
        request = a_request(owner.clinic)
        base = f"/clinic/{owner.clinic_id}/"
        one = f"{base}requests/{request.pk}/"

        desk.get(base)
        desk.get(one)
        desk.get(f"{one}request.json")
        desk.post(f"{one}note/", {"words": "A sample note"})
        desk.post(f"{one}reply/", {"message": "A sample message"})
        desk.post(f"{one}close/")
        desk.post(f"{base}export/")
        desk.get(f"{base}log/")

        told = AuditEntry.objects.filter(chain=str(owner.clinic_id)).order_by("number")
        assert [e.what for e in told] == [
            "list_seen", "request_seen", "fhir_saved", "noted", "replied", "closed",
            "requests_exported", "log_seen",
        ]  # fmt: skip
        assert {e.staff for e in told} == {owner.staff_id}
        assert told[0].detail["requests"] == [str(request.pk)]
        assert told[1].request == request.pk

    @pytest.mark.parametrize("form", ["reply", "propose", "book", "decline", "hand-on"])
    def test_tell_that_a_form_showed_what_somebody_wrote(
        self, owner: Member, desk: Client, form: str
    ) -> None:
        request = a_request(owner.clinic)

        page = desk.get(f"/clinic/{owner.clinic_id}/requests/{request.pk}/{form}/")

        assert "Example Person Four" in page.text
        told = AuditEntry.objects.get(chain=str(owner.clinic_id))
        assert (told.what, told.request) == ("request_seen", request.pk)

    def test_tell_that_a_page_with_an_error_showed_it(self, owner: Member, desk: Client) -> None:
        request = a_request(owner.clinic)

        desk.post(f"/clinic/{owner.clinic_id}/requests/{request.pk}/note/", {"words": ""})

        told = AuditEntry.objects.get(chain=str(owner.clinic_id))
        assert (told.what, told.request) == ("request_seen", request.pk)

    def test_hold_no_contents(self, owner: Member, desk: Client) -> None:
        request = a_request(owner.clinic)
        one = f"/clinic/{owner.clinic_id}/requests/{request.pk}/"
        desk.get(f"/clinic/{owner.clinic_id}/?q={request.reference}")
        desk.get(one)
        desk.post(f"{one}note/", {"words": "A sample note of ours"})
        desk.post(f"{one}decline/", {"reason": "full", "message": "Sorry, we are full."})

        rows = json.dumps(list(AuditEntry.objects.values()), default=str)

        for word in (WORDS, "Example Person", "sample note", "Sorry", "555-0143"):
            assert word not in rows


class TestLogPage:
    def test_is_for_owners_alone(self, owner: Member) -> None:
        staff = a_member(owner.clinic, Role.STAFF)

        assert signed_in(staff.staff).get(f"/clinic/{owner.clinic_id}/log/").status_code == 403

    def test_is_filtered_by_kind_and_day(self, owner: Member, desk: Client) -> None:
        desk.get(f"/clinic/{owner.clinic_id}/")
        desk.get(f"/clinic/{owner.clinic_id}/log/")
        today = timezone.localdate(timezone=ZoneInfo(owner.clinic.time_zone)).isoformat()

        page = desk.get(f"/clinic/{owner.clinic_id}/log/?what=list_seen&since={today}")
        none = desk.get(f"/clinic/{owner.clinic_id}/log/?until=2001-01-01&since=nonsense-2")

        assert {r.what for r in page.context["page"].rows} == {"Saw the list"}
        assert none.context["page"].total == 0

    def test_is_exported_as_a_table_and_as_json(self, owner: Member, desk: Client) -> None:
        desk.get(f"/clinic/{owner.clinic_id}/")

        table = desk.get(f"/clinic/{owner.clinic_id}/log/file.csv").getvalue()
        file = desk.get(f"/clinic/{owner.clinic_id}/log/file.json").getvalue()

        rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
        told = json.loads(file)
        assert [r["what"] for r in rows] == ["list_seen", "log_exported"]
        assert [e["what"] for e in told] == ["list_seen", "log_exported", "log_exported"]
        assert told[1]["previous"] == told[0]["digest"] == rows[0]["digest"]
        assert desk.get(f"/clinic/{owner.clinic_id}/log/file.xml").status_code == 404

    def test_shows_only_ones_own_clinic(self, owner: Member, desk: Client) -> None:
        other = a_member(a_clinic(name="The Other Clinic", listing=""))
        signed_in(other.staff).get(f"/clinic/{other.clinic_id}/")

        page = desk.get(f"/clinic/{owner.clinic_id}/log/")

        assert [r.who for r in page.context["page"].rows] == ["Example Owner"]


class TestVerify:
    def test_says_that_every_chain_holds(self) -> None:
        last = some_entries()[-1]

        done = CliRunner().invoke(commands, ["clinic", "audit", "verify"])

        assert done.exit_code == 0
        assert last.digest in done.output

    def test_ends_with_1_where_one_does_not(self) -> None:
        two = some_entries()[1]
        without_triggers()
        AuditEntry.objects.filter(pk=two.pk).update(what="closed")

        done = CliRunner().invoke(commands, ["clinic", "audit", "verify"])

        assert done.exit_code == 1
        assert "2: it was changed" in done.output


@pytest.fixture
def emptied_by_hand() -> Iterator[None]:
    """After a test that commits, the table has to be emptied by hand."""
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE clinic_auditentry DISABLE TRIGGER USER")
            cursor.execute("DELETE FROM clinic_auditentry")
            cursor.execute("ALTER TABLE clinic_auditentry ENABLE TRIGGER USER")
            return
        kept = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'"
        cursor.execute(kept)
        made = [sql for (sql,) in cursor.fetchall()]
        without_triggers()
        cursor.execute("DELETE FROM clinic_auditentry")
        for sql in made:
            cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer anyway")
@pytest.mark.usefixtures("transactional_db", "emptied_by_hand")
def test_two_who_write_at_once_take_turns() -> None:
    clinic = uuid4()

    def write() -> None:
        try:
            for _ in range(20):
                audit.write(clinic=clinic, staff=None, what="list_seen", at=NOW)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert AuditEntry.objects.filter(chain=str(clinic)).count() == 80
    assert broken() == []
