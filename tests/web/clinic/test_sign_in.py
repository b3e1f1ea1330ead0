"""Signing in: password, second factor, links, lock-out, and how a sign-in ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from tests.support.requests import a_clinic
from tests.support.staff import (
    PASSWORD,
    a_member,
    an_account,
    code_from,
    code_of,
    signed_in,
)
from unweary.web.care.models import Letter
from unweary.web.clinic import accounts, audit
from unweary.web.clinic.models import Staff

LOGIN = "/clinic/account/login/"
SECOND = "/clinic/account/second/sign-in/"


def sign_in(client: Client, staff: Staff, password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"login": staff.email, "password": password})


class TestSignIn:
    def test_asks_for_the_second_factor_after_the_password(self, client: Client) -> None:
        member = a_member()

        first = sign_in(client, member.staff)
        second = client.post(SECOND, {"code": code_of(member.staff)})

        assert first.url == SECOND  # type: ignore[attr-defined]
        assert second.url == "/clinic/"
        inbox = client.get("/clinic/", follow=True)
        assert inbox.redirect_chain[-1][0] == f"/clinic/{member.clinic_id}/"
        assert inbox.status_code == 200

    def test_reaches_nothing_with_the_password_alone(self, client: Client) -> None:
        member = a_member()
        sign_in(client, member.staff)

        response = client.get(f"/clinic/{member.clinic_id}/")

        assert response.status_code == 302
        assert response.url.startswith(LOGIN)

    def test_counts_a_code_only_once(self, client: Client) -> None:
        member = a_member()
        code = code_of(member.staff)
        sign_in(client, member.staff)
        client.post(SECOND, {"code": code})
        other = Client()
        sign_in(other, member.staff)

        response = other.post(SECOND, {"code": code})

        assert response.status_code == 200
        assert b"Incorrect code" in response.content

    def test_goes_by_a_recovery_code_once(self, client: Client) -> None:
        from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

        member = a_member()
        code = RecoveryCodes.activate(member.staff).generate_codes()[0]
        sign_in(client, member.staff)

        assert client.post(SECOND, {"code": code}).url == "/clinic/"

    def test_locks_an_address_after_five_wrong_passwords(self, client: Client) -> None:
        staff = an_account()
        for _ in range(5):
            sign_in(client, staff, "a wrong password")

        response = sign_in(client, staff)

        assert b"Too many failed" in response.content  # type: ignore[attr-defined]
        assert sign_in(client, an_account()).url == SECOND  # type: ignore[attr-defined]

    def test_locks_the_second_factor_as_well(self, client: Client) -> None:
        staff = an_account()
        sign_in(client, staff)
        for _ in range(5):
            client.post(SECOND, {"code": "000000"})

        assert client.post(SECOND, {"code": code_of(staff)}).status_code == 200

    def test_says_the_same_of_an_unknown_address_and_a_wrong_password(self, client: Client) -> None:
        staff = an_account()
        known = sign_in(client, staff, "a wrong password")
        unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": "x"})

        told = b"not correct"
        assert told in known.content
        assert told in unknown.content

    def test_lets_nobody_sign_up(self, client: Client) -> None:
        assert client.get("/clinic/account/signup/").status_code == 404

    def test_leads_back_only_within_the_clinics_side(self, client: Client) -> None:
        staff = an_account()
        address = f"{LOGIN}?next=https://elsewhere.example.org/"
        client.post(address, {"login": staff.email, "password": PASSWORD, "next": "//x.example"})

        assert client.post(SECOND, {"code": code_of(staff)}).url == "/clinic/"


class TestSecondFactor:
    def test_has_to_be_set_up_before_anything_else(self, client: Client) -> None:
        member = a_member()
        Authenticator.objects.all().delete()

        sign_in(client, member.staff)
        response = client.get(f"/clinic/{member.clinic_id}/")

        assert response.url == "/clinic/account/second/"
        assert client.get("/clinic/account/sessions/").url == "/clinic/account/second/"

    def test_is_set_up_with_the_key_that_is_shown(self, client: Client) -> None:
        member = a_member()
        Authenticator.objects.all().delete()
        sign_in(client, member.staff)
        page = client.get("/clinic/account/second/app/")
        secret = page.context["form"].secret

        done = client.post("/clinic/account/second/app/", {"code": code_from(secret)})

        assert done.url == "/clinic/account/second/codes/"
        codes = client.get(done.url)
        assert len(codes.context["unused_codes"]) == 10
        assert client.get(f"/clinic/{member.clinic_id}/").status_code == 200

    def test_lies_sealed_in_the_database(self) -> None:
        staff = an_account()
        row = Authenticator.objects.get(user_id=staff.pk)

        assert row.data["secret"].startswith("gAAAA")

    def test_ends_a_sign_in_from_before_it_was_set_up(self, client: Client) -> None:
        member = a_member()
        Authenticator.objects.all().delete()
        sign_in(client, member.staff)  # a thief with the password
        from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

        TOTP.activate(member.staff, generate_totp_secret())  # the owner, elsewhere

        response = client.get("/clinic/account/second/passkeys/add/")

        assert response.url.startswith(LOGIN)
        assert "_auth_user_id" not in client.session

    def test_cannot_be_removed_when_it_is_the_last(self) -> None:
        staff = an_account()
        client = Client()
        sign_in(client, staff)
        client.post(SECOND, {"code": code_of(staff)})

        page = client.post("/clinic/account/second/app/remove/")

        assert page.status_code == 200
        assert Authenticator.objects.filter(user_id=staff.pk, type="totp").exists()

    def test_asks_again_before_a_factor_is_changed_later_on(self) -> None:
        client = signed_in(an_account())

        response = client.get("/clinic/account/second/app/remove/")

        assert response.url.startswith("/clinic/account/again/")


class TestEntry:
    def test_sets_a_password_and_leads_to_the_second_factor(self, client: Client) -> None:
        staff, token = accounts.open_account(
            email="new@clinic.example.org", name="", at=timezone.now()
        )
        given = {"name": "Example New", "password": PASSWORD, "again": PASSWORD}

        response = client.post(f"/clinic/enter/{token}/", given, follow=True)

        assert response.redirect_chain[-1][0] == "/clinic/account/second/"
        staff.refresh_from_db()
        assert staff.name == "Example New"
        assert client.get(f"/clinic/enter/{token}/").status_code == 404

    @pytest.mark.parametrize("password", ["short", "password1234", "new@clinic.example"])
    def test_refuses_a_weak_password(self, client: Client, password: str) -> None:
        _staff, token = accounts.open_account(
            email="new@clinic.example.org", name="", at=timezone.now()
        )
        given = {"name": "Example New", "password": password, "again": password}

        response = client.post(f"/clinic/enter/{token}/", given)

        assert response.status_code == 422
        assert b"<title>Error:" in response.content

    def test_ends_after_seven_days(self, client: Client) -> None:
        old = timezone.now() - timedelta(days=8)
        _staff, token = accounts.open_account(email="new@clinic.example.org", name="", at=old)

        assert client.get(f"/clinic/enter/{token}/").status_code == 404

    def test_of_a_new_link_ends_the_older_ones(self, client: Client) -> None:
        staff, token = accounts.open_account(
            email="new@clinic.example.org", name="", at=timezone.now()
        )
        accounts.new_link(staff=staff, at=timezone.now())

        assert client.get(f"/clinic/enter/{token}/").status_code == 404

    def test_keeps_the_second_factor_of_an_account_that_has_one(self, client: Client) -> None:
        staff = an_account()
        token = accounts.new_link(staff=staff, at=timezone.now())
        given = {"name": "Example New", "password": PASSWORD, "again": PASSWORD}

        response = client.post(f"/clinic/enter/{token}/", given)

        assert response.url == SECOND


@pytest.mark.usefixtures("mail")
class TestForgottenPassword:
    FORGOTTEN = "/clinic/account/password/forgotten/"

    def test_is_set_anew_by_letter_and_the_second_factor_stays(self, client: Client) -> None:
        staff = an_account()
        client.post(self.FORGOTTEN, {"email": staff.email})
        text = Letter.objects.get().content["text"]
        link = re.findall(r"http\S+?(/clinic/account/password/new/\S+)", text)[0]
        new = "other sample words 2027"

        page = client.get(link, follow=True)
        client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})

        assert sign_in(client, staff, new).url == SECOND  # type: ignore[attr-defined]
        kinds = set(Letter.objects.values_list("kind", flat=True))
        assert kinds == {"password_reset_key", "password_reset"}

    def test_of_an_unknown_address_sends_nothing_and_says_the_same(self, client: Client) -> None:
        known = client.post(self.FORGOTTEN, {"email": an_account().email})
        unknown = client.post(self.FORGOTTEN, {"email": "nobody@example.org"})

        assert known.url == unknown.url
        assert Letter.objects.count() == 1

    def test_without_letters_is_for_an_administrator(self, client: Client, settings) -> None:
        settings.MAIL = None

        assert "gives you a link" in client.get(self.FORGOTTEN).text


def test_accounts_that_nobody_entered_are_forgotten() -> None:
    now = timezone.now()
    accounts.open_account(email="first@example.org", name="", at=now)
    member = a_member()
    Staff.objects.update(joined_at=now - timedelta(days=31))

    accounts.open_account(email="second@example.org", name="", at=now)

    emails = set(Staff.objects.values_list("email", flat=True))
    assert emails == {"second@example.org", member.staff.email}


def test_passwords_are_kept_as_argon2() -> None:
    from unweary.web import settings as site

    assert site.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


class TestSessions:
    def test_end_when_idle(self) -> None:
        member = a_member()
        client = signed_in(member.staff)
        session = client.session
        session["used"] = timezone.now().timestamp() - 31 * 60
        session.save()

        assert client.get(f"/clinic/{member.clinic_id}/").url.startswith(LOGIN)

    def test_end_after_twelve_hours_of_use(self) -> None:
        member = a_member()
        client = signed_in(member.staff)
        session = client.session
        session["began"] = timezone.now().timestamp() - 12 * 3600 - 1
        session.save()

        assert client.get(f"/clinic/{member.clinic_id}/").url.startswith(LOGIN)

    def test_go_on_while_they_are_used(self) -> None:
        member = a_member()
        client = signed_in(member.staff)
        session = client.session
        session["used"] = timezone.now().timestamp() - 29 * 60
        session.save()

        assert client.get(f"/clinic/{member.clinic_id}/").status_code == 200
        assert client.session["used"] > timezone.now().timestamp() - 60

    def test_are_listed_and_ended_one_by_one(self) -> None:
        staff = an_account()
        here, there = signed_in(staff), signed_in(staff)
        there.get("/clinic/", headers={"user-agent": "Mozilla/5.0 (Linux) Firefox/140.0"})
        page = here.get("/clinic/account/sessions/")
        other = next(s for s in page.context["page"] if not s.current)

        here.post(f"/clinic/account/sessions/{other.id}/end/")

        assert "Firefox, Linux" in page.text
        assert there.get("/clinic/").url.startswith(LOGIN)
        assert here.get("/clinic/account/sessions/").status_code == 200

    def test_of_somebody_else_cannot_be_ended(self) -> None:
        stranger, staff = signed_in(an_account()), an_account()
        signed_in(staff).get("/clinic/account/sessions/")
        row = UserSession.objects.get(user=staff)

        assert stranger.post(f"/clinic/account/sessions/{row.pk}/end/").status_code == 404
        assert UserSession.objects.filter(pk=row.pk).exists()

    def test_end_everywhere_with_a_closed_account(self) -> None:
        staff = an_account()
        client = signed_in(staff)
        client.get("/clinic/")

        accounts.close_account(staff=staff, by=None, at=timezone.now())

        assert client.get("/clinic/").url.startswith(LOGIN)

    def test_send_their_cookie_to_this_side_alone(self, client: Client) -> None:
        sign_in(client, an_account())

        cookie = client.cookies["uw_staff"]

        assert cookie["path"] == "/clinic/"
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_what_happens_to_accounts_is_in_the_hosts_log(client: Client) -> None:
    staff = an_account()
    sign_in(client, staff, "a wrong password")
    sign_in(client, staff)
    client.post(SECOND, {"code": code_of(staff)})
    client.post("/clinic/account/logout/")

    told = [entry.what for entry in audit.every_entry()]

    assert told == ["sign_in_failed", "signed_in", "signed_out"]


def test_the_last_owner_of_a_clinic_is_not_closed() -> None:
    member = a_member(a_clinic(name="Only Owner Clinic"))

    with pytest.raises(accounts.LastOwner, match="Only Owner Clinic"):
        accounts.close_account(staff=member.staff, by=None, at=timezone.now())
