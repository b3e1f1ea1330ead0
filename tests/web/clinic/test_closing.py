"""A clinic closes: who waited for it is told, and nobody can send to it any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.requests import LISTING, STATED, a_clinic, a_request, sent
from tests.support.staff import MadeUpRegister, a_member, signed_in
from unweary.web.care import person_actions, request_actions
from unweary.web.care.clinics import clinic_of
from unweary.web.care.consent import HAND_ON, consent_to
from unweary.web.care.models import Letter, State
from unweary.web.care.request_states import NotPossible
from unweary.web.care.sending import ClinicLeft, confirm_address
from unweary.web.clinic.models import AuditEntry, Member, Role

SURE = {"sure": "on"}


def page_of(member: Member) -> str:
    return f"/clinic/{member.clinic_id}/close/"


class TestClosing:
    def test_says_first_what_follows(self, owner: Member, desk: Client) -> None:
        a_request(owner.clinic)

        page = desk.get(page_of(owner))
        unsure = desk.post(page_of(owner), {})

        assert "1 open request is declined" in page.text
        assert unsure.status_code == 422
        assert clinic_of(LISTING) == owner.clinic

    @pytest.mark.usefixtures("mail")
    def test_declines_what_is_open_and_writes_to_whoever_waits(
        self, owner: Member, desk: Client
    ) -> None:
        request = a_request(owner.clinic, stated=STATED, at=timezone.now())

        desk.post(page_of(owner), SURE)

        request.refresh_from_db()
        assert request.state == State.DECLINED
        assert request.events.get(what="declined").detail["reason"] == "left"
        assert Letter.objects.filter(request=request, kind="news").exists()
        assert clinic_of(LISTING) is None
        told = AuditEntry.objects.get(chain=str(owner.clinic_id), what="clinic_closed")
        assert told.detail == {"ended": 1}

    def test_leaves_an_agreed_time_agreed(self, owner: Member, desk: Client) -> None:
        made, now = sent(owner.clinic, at=timezone.now()), timezone.now()
        request_actions.book(
            request=made.request, staff=owner.staff, starts_at=now + timedelta(days=3),
            minutes=30, message="", at=now,
        )  # fmt: skip

        desk.post(page_of(owner), SURE)

        made.request.refresh_from_db()
        assert made.request.state == State.CLOSED
        page = Client().get(f"/request/{made.token}/").text
        assert "Your time" in page
        assert "Take this time" not in page
        assert "please phone us" in page

    def test_ends_what_was_never_confirmed(self, owner: Member, desk: Client) -> None:
        now = timezone.now()
        request = sent(owner.clinic, stated=STATED, confirm_first=True, at=now).request

        desk.post(page_of(owner), SURE)

        request.refresh_from_db()
        assert request.state == State.EXPIRED
        with pytest.raises(NotPossible):
            confirm_address(request=request, at=now)

    def test_what_another_clinic_hands_on_stays_there(self, owner: Member, desk: Client) -> None:
        first, now = a_member(a_clinic(name="First Sample Clinic", listing="")), timezone.now()
        request = a_request(first.clinic, at=now)
        request_actions.hand_on(
            request=request, staff=first.staff, to_clinic=owner.clinic, message="", at=now
        )
        agreed = consent_to(HAND_ON, clinic=owner.clinic.name, days=90)

        desk.post(page_of(owner), SURE)

        person_actions.agree_hand_on(request=request, to=owner.clinic, agreed=agreed, at=now)
        request.refresh_from_db()
        assert (request.clinic, request.handing_to) == (first.clinic, None)

    def test_is_for_owners_alone(self, owner: Member) -> None:
        staff = signed_in(a_member(owner.clinic, Role.STAFF).staff)

        assert staff.get(page_of(owner)).status_code == 403
        assert staff.post(page_of(owner), SURE).status_code == 403

    def test_twice_is_once(self, owner: Member, desk: Client) -> None:
        desk.post(page_of(owner), SURE)

        assert desk.post(page_of(owner), SURE).status_code == 404
        assert AuditEntry.objects.filter(what="clinic_closed").count() == 1


@pytest.mark.usefixtures("directory")
class TestAfterwards:
    def test_a_form_that_was_open_says_that_nothing_was_sent(
        self, owner: Member, desk: Client, client: Client
    ) -> None:
        desk.post(page_of(owner), SURE)

        page = client.post(f"/request/to/{LISTING}/", {"name": "Example Person Three"})

        assert "Nothing was sent." in page.text
        assert "Nothing was sent." not in client.get(f"/request/to/{LISTING}/").text

    def test_a_request_that_was_under_way_is_refused(self, owner: Member, desk: Client) -> None:
        desk.post(page_of(owner), SURE)

        with pytest.raises(ClinicLeft):
            sent(owner.clinic)

    def test_the_listing_can_be_claimed_again(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        desk.post(page_of(owner), SURE)

        assert clinic_of(LISTING) is None
        assert a_clinic(name="Sample Street Clinic, new") == clinic_of(LISTING)


def test_closing_a_request_takes_back_times_that_nobody_took(owner: Member) -> None:
    made, now = sent(owner.clinic, at=timezone.now()), timezone.now()
    times = [(now + timedelta(days=n), 30) for n in (1, 2)]
    request_actions.propose(
        request=made.request, staff=owner.staff, times=times, message="", at=now
    )

    request_actions.close(request=made.request, staff=owner.staff, at=now)

    assert not made.request.proposals.filter(withdrawn_at=None).exists()
