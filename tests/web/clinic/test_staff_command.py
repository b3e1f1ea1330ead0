"""`unweary staff`: accounts from the command line, never a password."""

from __future__ import annotations

import re

from click.testing import CliRunner, Result
from django.test import Client

from tests.support.staff import a_member, an_account, signed_in
from unweary.cli.main import commands
from unweary.web.clinic.models import Staff


def staff(*words: str) -> Result:
    return CliRunner().invoke(commands, ["staff", *words])


class TestAdd:
    def test_makes_an_administrator_and_prints_a_link(self, client: Client) -> None:
        done = staff("add", "Admin@example.org", "--host", "--address", "https://care.example.org")

        link = re.findall(r"https://care.example.org(/clinic/enter/\S+)", done.output)[0]
        assert done.exit_code == 0
        assert Staff.objects.get(email="admin@example.org").is_host
        assert client.get(link).status_code == 200

    def test_gives_a_new_link_while_there_is_no_password(self, client: Client) -> None:
        staff("add", "admin@example.org", "--host")

        assert staff("add", "admin@example.org", "--host").exit_code == 0
        assert Staff.objects.count() == 1

    def test_makes_a_member_of_staff_an_administrator(self) -> None:
        known = an_account()

        done = staff("add", known.email, "--host")

        known.refresh_from_db()
        assert known.is_host
        assert "/enter/" not in done.output

    def test_refuses_what_is_no_address(self) -> None:
        assert staff("add", "admin").exit_code == 2


class TestList:
    def test_tells_what_each_account_is(self) -> None:
        member = a_member()
        staff("add", "admin@example.org", "--host")

        done = staff("list")

        assert "admin@example.org\t\tadministrator\tno password yet" in done.output
        assert f"{member.staff.email}\tExample Staff\tstaff\ttotp\tSample Street" in done.output


class TestRemove:
    def test_closes_an_account(self) -> None:
        known = an_account(is_host=True)

        assert staff("remove", known.email).exit_code == 0

        known.refresh_from_db()
        assert not known.is_active
        assert not known.is_host

    def test_keeps_the_last_owner_of_a_clinic(self) -> None:
        member = a_member()

        done = staff("remove", member.staff.email)

        assert done.exit_code == 1
        assert "Sample Street Clinic" in done.output

    def test_says_when_there_is_no_such_account(self) -> None:
        assert staff("remove", "nobody@example.org").exit_code == 1


class TestReset:
    def test_takes_password_factors_and_sessions_away(self, client: Client) -> None:
        member = a_member()
        browser = signed_in(member.staff)
        browser.get("/clinic/")

        done = staff("reset", member.staff.email)

        member.staff.refresh_from_db()
        assert "/clinic/enter/" in done.output
        assert not member.staff.has_usable_password()
        assert browser.get(f"/clinic/{member.clinic_id}/").status_code == 302


def test_a_replaced_key_seals_second_factors_anew(settings: object) -> None:
    from cryptography.fernet import Fernet

    from tests.support.staff import code_of
    from unweary.web.clinic.rekeying import look_at_factors, reseal_factors

    known = an_account()
    old = list(settings.RECORD_KEYS)  # type: ignore[attr-defined]
    new = Fernet.generate_key().decode()
    settings.RECORD_KEYS = [new, *old]  # type: ignore[attr-defined]
    assert (look_at_factors().new, look_at_factors().old) == (0, 1)

    done = reseal_factors()

    settings.RECORD_KEYS = [new]  # type: ignore[attr-defined]
    assert done == 1
    assert (look_at_factors().new, look_at_factors().old, look_at_factors().lost) == (1, 0, 0)
    assert len(code_of(known)) == 6
