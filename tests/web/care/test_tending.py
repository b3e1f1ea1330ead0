from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management import call_command

from tests.support.mailbox import Post
from tests.support.requests import BY_PHONE, NOW, STATED, a_request, sent
from unweary.web.care import person_actions, request_actions
from unweary.web.care.models import Attempt, CareRequest, Draft, Erasure, PrivateLink, State
from unweary.web.care.tending import Tended, tend

DAY = timedelta(days=1)


class TestTend:
    def test_a_mailbox_that_stays_silent_for_a_day_is_erased(self, clinic: Any) -> None:
        sent(clinic, stated=STATED, confirm_first=True)
        assert tend(at=NOW + timedelta(hours=23)).erased == 0
        assert tend(at=NOW + timedelta(hours=25)).erased == 1
        request = CareRequest.objects.get()
        assert (request.contact, request.state) == ({}, State.CANCELLED)
        assert Erasure.objects.get().asked_by == "site"

    def test_what_is_over_is_kept_as_long_as_the_clinic_keeps_it(self, clinic: Any) -> None:
        clinic.kept_days = 10
        clinic.save()
        request = a_request(clinic)
        person_actions.withdraw(request=request, at=NOW)
        assert tend(at=NOW + 10 * DAY).erased == 0
        assert tend(at=NOW + 11 * DAY) == Tended(expired=0, closed=0, erased=1, drafts=0)
        assert tend(at=NOW + 12 * DAY).erased == 0

    def test_who_waits_in_vain_is_told_to_phone(self, clinic: Any, post: Post) -> None:
        request = a_request(clinic, stated=STATED)
        assert tend(at=NOW + 15 * DAY).expired == 1
        letter = request.letters.get(kind="expired")
        assert "202-555-0110" in letter.content["text"]

    def test_an_agreed_time_that_is_over_closes_it(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.book(
            request=request, staff=staff, starts_at=NOW + DAY, minutes=30, message="", at=NOW
        )
        assert tend(at=NOW + 7 * DAY).closed == 0
        assert tend(at=NOW + 9 * DAY).closed == 1
        request.refresh_from_db()
        assert request.state == State.CLOSED

    def test_links_drafts_and_counts_do_not_pile_up(self, clinic: Any) -> None:
        request = a_request(clinic, stated=BY_PHONE)
        person_actions.withdraw(request=request, at=NOW)
        Draft.objects.create(listing="x", content={"name": "x"}, changed_at=NOW)
        Attempt.objects.create(what="network", who="x", at=NOW)
        done = tend(at=NOW + 31 * DAY)
        assert done.drafts == 1
        assert not PrivateLink.objects.exists()
        assert not Attempt.objects.exists()

    def test_the_command_says_what_it_did(self, capsys: Any) -> None:
        call_command("tend_requests")
        assert capsys.readouterr().out == "0 ended, 0 closed, 0 erased, 0 drafts forgotten.\n"
