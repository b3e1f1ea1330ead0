"""Members: invited, given a role, removed; somebody can work in several clinics."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.requests import a_clinic
from tests.support.staff import PASSWORD, a_member, an_account, signed_in
from unweary.web.care.models import Letter
from unweary.web.clinic import accounts, membership
from unweary.web.clinic.models import Invitation, Member, Role, Staff

NEW = "new@clinic.example.org"


def link_in_letter() -> str:
    text = Letter.objects.latest("written_at").content["text"]
    return re.findall(r"https://care.example.org(/\S+)", text)[0]


def invited(desk: Client, owner: Member, email: str = NEW, role: str = "staff") -> str:
    desk.post(f"/clinic/{owner.clinic_id}/members/invite/", {"email": email, "role": role})
    return link_in_letter()


@pytest.mark.usefixtures("mail")
class TestInvitation:
    def test_makes_an_account_and_a_member(
        self, client: Client, owner: Member, desk: Client
    ) -> None:
        link = invited(desk, owner)

        page = client.get(link)
        given = {"name": "Example New", "password": PASSWORD, "again": PASSWORD}
        done = client.post(link, given, follow=True)

        assert "Sample Street Clinic" in page.text
        assert done.redirect_chain[-1][0] == "/clinic/account/second/"
        member = Member.objects.get(staff__email=NEW)
        assert (member.clinic, member.role) == (owner.clinic, Role.STAFF)

    def test_works_once(self, client: Client, owner: Member, desk: Client) -> None:
        link = invited(desk, owner)
        client.post(link, {"name": "Example New", "password": PASSWORD, "again": PASSWORD})

        assert Client().get(link).status_code == 404

    def test_ends_after_seven_days(self, client: Client, owner: Member, desk: Client) -> None:
        link = invited(desk, owner)
        old = timezone.now() - timedelta(days=8)
        Invitation.objects.update(made_at=old, expires_at=old + timedelta(days=7))

        assert client.get(link).status_code == 404

    def test_can_be_withdrawn(self, client: Client, owner: Member, desk: Client) -> None:
        link = invited(desk, owner)
        row = Invitation.objects.get()

        desk.post(f"/clinic/{owner.clinic_id}/members/invitations/{row.pk}/withdraw/")

        assert client.get(link).status_code == 404

    def test_sent_again_ends_the_first_link(
        self, client: Client, owner: Member, desk: Client
    ) -> None:
        first = invited(desk, owner)
        invited(desk, owner)

        assert client.get(first).status_code == 404

    def test_keeps_only_a_digest_of_its_link(self, owner: Member, desk: Client) -> None:
        link = invited(desk, owner)

        assert link.rstrip("/").rpartition("/")[2] not in Invitation.objects.get().token

    def test_is_accepted_by_the_account_it_was_sent_to(self, owner: Member, desk: Client) -> None:
        known, stranger = an_account(), an_account()
        link = invited(desk, owner, known.email)

        other = signed_in(stranger).get(link)
        done = signed_in(known).post(link)

        assert "Sign in with it" in other.text
        assert done.url == f"/clinic/{owner.clinic_id}/"
        assert not Member.objects.filter(staff=stranger).exists()

    def test_does_not_enter_an_account_that_waits_for_its_password(
        self, client: Client, owner: Member, desk: Client
    ) -> None:
        accounts.open_account(email=NEW, name="", at=timezone.now(), is_host=True)
        link = invited(desk, owner)

        given = {"name": "Example Thief", "password": PASSWORD, "again": PASSWORD}
        page = client.post(link, given)

        assert "A letter with a link is on its way" in page.text
        assert not Staff.objects.get(email=NEW).has_usable_password()
        assert "/clinic/enter/" in link_in_letter()

    def test_of_a_member_says_so(self, owner: Member, desk: Client) -> None:
        page = desk.post(
            f"/clinic/{owner.clinic_id}/members/invite/",
            {"email": owner.staff.email, "role": "staff"},
        )

        assert page.status_code == 422
        assert "They are a member already." in page.text


class TestWithoutLetters:
    def test_the_link_is_shown_once_to_the_owner(self, owner: Member, desk: Client) -> None:
        given = {"email": NEW, "role": "reader"}

        page = desk.post(f"/clinic/{owner.clinic_id}/members/invite/", given)

        link = re.findall(r"http://testserver(/clinic/invitation/[^/]+/)", page.text)[0]
        assert Client().get(link).status_code == 200
        assert "/clinic/invitation/" not in desk.get(f"/clinic/{owner.clinic_id}/members/").text


class TestMembership:
    def test_of_the_last_owner_cannot_end(self, owner: Member, desk: Client) -> None:
        a_member(owner.clinic, Role.STAFF)

        left = desk.post(f"/clinic/{owner.clinic_id}/members/leave/", follow=True)
        demoted = desk.post(
            f"/clinic/{owner.clinic_id}/members/{owner.pk}/role/", {"role": "staff"}, follow=True
        )

        owner.refresh_from_db()
        assert "Make somebody else an owner first." in left.text
        assert "Make somebody else an owner first." in demoted.text
        assert (owner.role, owner.until) == (Role.OWNER, None)

    def test_ends_once_there_is_another_owner(self, owner: Member, desk: Client) -> None:
        a_member(owner.clinic, Role.OWNER)

        desk.post(f"/clinic/{owner.clinic_id}/members/leave/")

        assert desk.get(f"/clinic/{owner.clinic_id}/").status_code == 404

    def test_of_an_owner_whose_account_is_closed_does_not_count(self, owner: Member) -> None:
        other = a_member(owner.clinic, Role.OWNER)
        other.staff.is_active = False
        other.staff.save()

        with pytest.raises(accounts.LastOwner):
            membership.remove(by=owner, member=owner, at=timezone.now())

    def test_is_ended_by_an_owner(self, owner: Member, desk: Client) -> None:
        other = a_member(owner.clinic, Role.STAFF)

        desk.post(f"/clinic/{owner.clinic_id}/members/{other.pk}/remove/")

        assert signed_in(other.staff).get(f"/clinic/{owner.clinic_id}/").status_code == 404

    def test_can_begin_again(self, owner: Member) -> None:
        other = a_member(owner.clinic, Role.STAFF)
        now = timezone.now()
        membership.remove(by=owner, member=other, at=now)

        again = membership.add_member(
            clinic=owner.clinic, staff=other.staff, role=Role.READER, at=now
        )

        assert again.pk != other.pk


class TestChooser:
    def test_names_every_clinic_of_a_person(self, owner: Member, desk: Client) -> None:
        second = a_clinic(name="Second Clinic", listing="")
        membership.add_member(clinic=second, staff=owner.staff, role=Role.READER, at=timezone.now())

        page = desk.get("/clinic/")

        assert "Sample Street Clinic" in page.text
        assert "Second Clinic" in page.text
        assert desk.get(f"/clinic/{second.pk}/").status_code == 200

    def test_says_what_to_do_where_there_is_none(self) -> None:
        page = signed_in(an_account()).get("/clinic/")

        assert "You are not a member of a clinic yet." in page.text


class TestReadyAnswers:
    def test_of_one_title_stand_once(self, owner: Member, desk: Client) -> None:
        given = {"title": "Hello", "words": "Dear {name}"}
        desk.post(f"/clinic/{owner.clinic_id}/answers/new/", given)

        page = desk.post(f"/clinic/{owner.clinic_id}/answers/new/", given)

        assert page.status_code == 422
        assert "Another ready answer has this title." in page.text
