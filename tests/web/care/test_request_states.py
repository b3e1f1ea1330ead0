"""Every change of a request: allowed where the table says so, refused with a sentence elsewhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.requests import (
    BY_PHONE,
    LISTING,
    NOW,
    STATED,
    WORDS,
    a_clinic,
    a_request,
    sent,
)
from unweary.web.base.sealed import token_digest
from unweary.web.care import consent, person_actions, request_actions, sending
from unweary.web.care.consent import E_MAIL, SHARE, SUMMARY, consent_to, stands
from unweary.web.care.erasing import erase
from unweary.web.care.models import OVER, By, CareRequest, State
from unweary.web.care.request_states import MOVES, NotPossible
from unweary.web.care.stated import Attached, attached_to, contact_of, story_of
from unweary.web.care.tending import expire_requests

LATER = NOW + timedelta(days=2)
TIMES = [(LATER, 30), (LATER + timedelta(hours=1), 45)]
Act = Callable[[CareRequest, Any], object]


def _accept(request: CareRequest, staff: Any) -> object:
    time = request.proposals.filter(withdrawn_at=None).first()
    if time is None:  # one that was never offered: the state alone decides
        time = request.proposals.create(starts_at=LATER, minutes=30, by=By.CLINIC, offered_at=NOW)
    return person_actions.accept(request=request, proposal=time, at=NOW)


def _hand_on(request: CareRequest, staff: Any) -> object:
    other = a_clinic(name="Other Sample Clinic", listing="")
    return request_actions.hand_on(
        request=request, staff=staff, to_clinic=other, message="", at=NOW
    )


ACTS: dict[str, Act] = {
    "confirm": lambda r, s: sending.confirm_address(request=r, at=NOW),
    "reply": lambda r, s: request_actions.reply(request=r, staff=s, message="Yes.", at=NOW),
    "assign": lambda r, s: request_actions.assign(request=r, staff=s, to=s, at=NOW),
    "propose": lambda r, s: request_actions.propose(
        request=r, staff=s, times=TIMES, message="", at=NOW
    ),
    "book": lambda r, s: request_actions.book(
        request=r, staff=s, starts_at=LATER, minutes=20, message="", at=NOW
    ),
    "decline": lambda r, s: request_actions.decline(
        request=r, staff=s, reason="full", message="", alternatives=[LISTING], at=NOW
    ),
    "ask_hand_on": _hand_on,
    "close": lambda r, s: request_actions.close(request=r, staff=s, at=NOW),
    "accept": _accept,
    "counter": lambda r, s: person_actions.counter(request=r, message="Mondays", at=NOW),
    "answer": lambda r, s: person_actions.answer(request=r, message="Hello", at=NOW),
    "withdraw": lambda r, s: person_actions.withdraw(request=r, at=NOW),
}
WAY: dict[State, tuple[str, ...]] = {
    State.UNVERIFIED: (),
    State.SENT: ("confirm",),
    State.SEEN: ("confirm", "reply"),
    State.PROPOSED: ("confirm", "propose"),
    State.COUNTERED: ("confirm", "propose", "counter"),
    State.BOOKED: ("confirm", "propose", "accept"),
    State.DECLINED: ("confirm", "decline"),
    State.CANCELLED: ("confirm", "withdraw"),
    State.CLOSED: ("confirm", "close"),
}
TWICE_IS_ONCE = {("withdraw", State.CANCELLED), ("decline", State.DECLINED)} | {
    ("reply", State.SEEN),
    ("close", State.CLOSED),
    ("accept", State.BOOKED),
    ("counter", State.COUNTERED),
    ("propose", State.PROPOSED),
    ("book", State.BOOKED),
}


def brought_to(state: State, staff: Any) -> CareRequest:
    request = sent(stated=STATED, confirm_first=True).request
    for act in WAY[state]:
        ACTS[act](request, staff)
        request.refresh_from_db()
    assert request.state == state
    return request


class TestEveryChange:
    @pytest.mark.parametrize("state", list(WAY))
    @pytest.mark.parametrize("what", list(ACTS))
    def test_is_allowed_or_refused_as_the_table_says(
        self, what: str, state: State, staff: Any
    ) -> None:
        request = brought_to(state, staff)
        before = request.events.count()
        allowed, leads_to = MOVES[what]
        confirmed = what == "confirm" and state is not State.UNVERIFIED
        if state in allowed and (what, state) not in TWICE_IS_ONCE:
            ACTS[what](request, staff)
            request.refresh_from_db()
            seen = leads_to or (State.SEEN if (what, state) == ("reply", State.SENT) else state)
            assert request.state == seen
            assert request.events.count() > before
        elif (what, state) in TWICE_IS_ONCE or confirmed:
            ACTS[what](request, staff)
            request.refresh_from_db()
            assert (request.state, request.events.count()) == (state, before)
        else:
            with pytest.raises(NotPossible) as refused:
                ACTS[what](request, staff)
            assert refused.value.sentence.endswith(".")
            request.refresh_from_db()
            assert (request.state, request.events.count()) == (state, before)

    @pytest.mark.parametrize("what", [w for w in ACTS if w != "assign"])
    @pytest.mark.parametrize("state", list(WAY))
    def test_twice_in_a_row_is_once(self, what: str, state: State, staff: Any) -> None:
        request = brought_to(state, staff)
        try:
            ACTS[what](request, staff)
        except NotPossible:
            return
        if what == "ask_hand_on":
            return  # another clinic is made each time
        events, letters = request.events.count(), request.letters.count()
        request.refresh_from_db()
        ACTS[what](request, staff)
        assert (request.events.count(), request.letters.count()) == (events, letters)

    @pytest.mark.parametrize("what", list(ACTS))
    def test_nothing_can_be_done_to_what_was_erased(self, what: str, staff: Any) -> None:
        request = brought_to(State.SENT, staff)
        erase(request=request, by=By.PERSON, at=NOW)
        before = CareRequest.objects.values().get()
        with contextlib.suppress(NotPossible):
            ACTS[what](request, staff)
        assert CareRequest.objects.values().get() == before

    def test_every_move_of_the_table_is_tried(self) -> None:
        handing = {"agree_hand_on", "refuse_hand_on", "take_back_hand_on"}
        assert set(MOVES) == {*ACTS, *handing, "see", "release", "expire"}


class TestAnyOrder:
    @given(st.lists(st.sampled_from(sorted(ACTS)), max_size=8), st.booleans())
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_leaves_a_request_that_makes_sense(
        self, staff: Any, whats: list[str], email: bool
    ) -> None:
        request = sent(
            a_clinic(listing=""), stated=STATED if email else BY_PHONE, confirm_first=email
        ).request
        for what in whats:
            over = request.state in OVER
            if what == "accept" and not request.proposals.filter(withdrawn_at=None).exists():
                continue
            with contextlib.suppress(NotPossible):
                ACTS[what](request, staff)
            request.refresh_from_db()
            assert (request.over_at is not None) == (request.state in OVER)
            assert not over or request.state in OVER, "what is over stays over"
            standing = request.proposals.filter(withdrawn_at=None)
            agreed = standing.filter(accepted_at__isnull=False).count()
            assert agreed == 1 or request.state != State.BOOKED
            if request.state not in (State.PROPOSED, State.BOOKED, State.CLOSED):
                assert not standing.exists()


class TestSee:
    def test_is_written_down_once(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        for _ in range(2):
            request_actions.see(request=request, staff=staff, at=NOW)
        assert request.events.filter(what=State.SEEN).count() == 1

    def test_changes_nothing_later_on(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.propose(request=request, staff=staff, times=TIMES, message="", at=NOW)
        assert request_actions.see(request=request, staff=staff, at=NOW).state == State.PROPOSED


class TestTimes:
    @pytest.mark.parametrize(
        "times",
        [
            [],
            [(LATER + timedelta(hours=n), 30) for n in range(4)],
            [(NOW - timedelta(hours=1), 30)],
        ],
    )
    def test_one_to_three_to_come_can_be_offered(
        self, clinic: Any, staff: Any, times: list[Any]
    ) -> None:
        request = a_request(clinic)
        with pytest.raises(NotPossible):
            request_actions.propose(request=request, staff=staff, times=times, message="", at=NOW)
        assert not request.proposals.exists()

    def test_new_ones_take_the_place_of_the_old(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.propose(request=request, staff=staff, times=TIMES, message="", at=NOW)
        old = request.proposals.first()
        other = [(LATER + timedelta(days=1), 30)]
        request_actions.propose(request=request, staff=staff, times=other, message="", at=NOW)

        assert old is not None
        with pytest.raises(NotPossible, match="accept"):
            person_actions.accept(request=request, proposal=old, at=NOW)

    def test_one_that_has_passed_cannot_be_taken(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.propose(request=request, staff=staff, times=TIMES, message="", at=NOW)
        time = request.proposals.first()
        assert time is not None
        with pytest.raises(NotPossible):
            person_actions.accept(request=request, proposal=time, at=LATER + timedelta(days=1))

    def test_taking_one_takes_the_others_back(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.propose(request=request, staff=staff, times=TIMES, message="", at=NOW)
        time = request.proposals.first()
        assert time is not None
        person_actions.accept(request=request, proposal=time, at=NOW)
        assert [t.pk for t in request.proposals.filter(withdrawn_at=None)] == [time.pk]


class TestHandOn:
    def test_moves_only_once_the_person_agrees(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        other = a_clinic(name="Other Sample Clinic", listing="")
        request_actions.hand_on(
            request=request, staff=staff, to_clinic=other, message="They are nearer.", at=NOW
        )
        request.refresh_from_db()
        assert request.clinic == clinic

        agreed = consent_to(consent.HAND_ON, clinic=other.name, days=other.kept_days)
        person_actions.agree_hand_on(request=request, to=other, agreed=agreed, at=NOW)

        request.refresh_from_db()
        assert (request.clinic, request.state, request.assigned_to) == (other, State.SENT, None)
        assert request.answered_at is None
        assert not stands(request, SHARE)
        assert stands(request, consent.HAND_ON)

    def test_stays_where_the_person_says_no(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        other = a_clinic(name="Other Sample Clinic", listing="")
        request_actions.hand_on(request=request, staff=staff, to_clinic=other, message="", at=NOW)
        person_actions.refuse_hand_on(request=request, at=NOW)
        request.refresh_from_db()
        assert (request.clinic, request.handing_to) == (clinic, None)

    def test_agreeing_to_a_clinic_that_was_not_named_moves_nothing(
        self, clinic: Any, staff: Any
    ) -> None:
        request = a_request(clinic)
        named = a_clinic(name="Other Sample Clinic", listing="")
        third = a_clinic(name="Third Sample Clinic", listing="")
        request_actions.hand_on(request=request, staff=staff, to_clinic=named, message="", at=NOW)
        agreed = consent_to(consent.HAND_ON, clinic=third.name, days=90)
        person_actions.agree_hand_on(request=request, to=third, agreed=agreed, at=NOW)
        request.refresh_from_db()
        assert request.clinic == clinic

    def taken_back(self, clinic: Any, staff: Any) -> tuple[CareRequest, Any]:
        request = a_request(clinic)
        other = a_clinic(name="Other Sample Clinic", listing="")
        request_actions.hand_on(request=request, staff=staff, to_clinic=other, message="", at=NOW)
        self.letters = request.letters.count()
        request.refresh_from_db()
        request_actions.take_back_hand_on(request=request, staff=staff, at=NOW)
        request.refresh_from_db()
        return request, other

    def test_can_be_taken_back_without_a_letter_and_once(self, clinic: Any, staff: Any) -> None:
        request, _other = self.taken_back(clinic, staff)
        request_actions.take_back_hand_on(request=request, staff=staff, at=NOW)

        assert request.handing_to is None
        assert request.letters.count() == self.letters
        told = request.events.filter(what="hand_on_taken_back")
        assert [(e.by, e.staff_id) for e in told] == [(By.CLINIC, staff.pk)]

    def test_agreeing_to_what_was_taken_back_moves_nothing(self, clinic: Any, staff: Any) -> None:
        request, other = self.taken_back(clinic, staff)
        agreed = consent_to(consent.HAND_ON, clinic=other.name, days=90)
        person_actions.agree_hand_on(request=request, to=other, agreed=agreed, at=NOW)
        request.refresh_from_db()
        assert request.clinic == clinic
        assert not stands(request, consent.HAND_ON)

    def test_cannot_be_taken_back_once_the_person_agreed(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        other = a_clinic(name="Other Sample Clinic", listing="")
        request_actions.hand_on(request=request, staff=staff, to_clinic=other, message="", at=NOW)
        agreed = consent_to(consent.HAND_ON, clinic=other.name, days=90)
        person_actions.agree_hand_on(request=request, to=other, agreed=agreed, at=NOW)
        with pytest.raises(NotPossible) as refused:
            request_actions.take_back_hand_on(request=request, staff=staff, at=NOW)
        assert "agreed already" in refused.value.sentence
        request.refresh_from_db()
        assert request.clinic == other

    def test_the_first_clinic_can_do_nothing_more_once_it_moved_on(
        self, clinic: Any, staff: Any
    ) -> None:
        request = a_request(clinic)
        other = a_clinic(name="Other Sample Clinic", listing="")
        request_actions.hand_on(request=request, staff=staff, to_clinic=other, message="", at=NOW)
        agreed = consent_to(consent.HAND_ON, clinic=other.name, days=90)
        person_actions.agree_hand_on(request=request, to=other, agreed=agreed, at=NOW)
        before = request.events.count()

        with pytest.raises(NotPossible):
            request_actions.reply(request=request, staff=staff, message="Hello.", at=NOW)
        with pytest.raises(NotPossible):
            request_actions.close(request=request, staff=staff, at=NOW)
        request_actions.see(request=request, staff=staff, at=NOW)

        assert request.events.count() == before

    def test_a_question_taken_back_is_no_answer(self, clinic: Any, staff: Any) -> None:
        request, other = self.taken_back(clinic, staff)
        assert request.answered_at is None

        request_actions.reply(request=request, staff=staff, message="Hello.", at=NOW)
        request_actions.hand_on(request=request, staff=staff, to_clinic=other, message="", at=NOW)
        request_actions.take_back_hand_on(request=request, staff=staff, at=NOW)
        request.refresh_from_db()
        assert request.answered_at == NOW

    def test_cannot_go_to_itself_or_to_a_closed_one(self, clinic: Any, staff: Any) -> None:
        from unweary.web.care.clinics import close_clinic

        request = a_request(clinic)
        closed = a_clinic(name="Closed Sample Clinic", listing="")
        close_clinic(clinic=closed, at=NOW)
        closed.refresh_from_db()
        for to in (clinic, closed):
            with pytest.raises(NotPossible):
                request_actions.hand_on(
                    request=request, staff=staff, to_clinic=to, message="", at=NOW
                )


class TestSend:
    def test_one_form_is_one_request(self, clinic: Any) -> None:
        first = sent(clinic, sending="the-same")
        second = sent(clinic, sending="the-same")
        assert (second.request.pk, second.token) == (first.request.pk, first.token)
        assert (first.new, second.new) == (True, False)

    def test_a_second_form_within_a_day_is_not_sent(self, clinic: Any) -> None:
        sent(clinic)
        with pytest.raises(sending.SentAlready):
            sent(clinic, at=NOW + timedelta(hours=23))
        assert sent(clinic, at=NOW + timedelta(hours=25)).new

    def test_another_clinic_or_a_withdrawn_one_is_no_second(self, clinic: Any) -> None:
        first = sent(clinic)
        assert sent(a_clinic(name="Other Sample Clinic", listing="")).new
        person_actions.withdraw(request=first.request, at=NOW)
        assert sent(clinic).new

    def test_an_address_tells_nobody_that_it_was_used(self, clinic: Any) -> None:
        first = sent(clinic, stated=STATED, confirm_first=True)
        second = sent(clinic, stated=STATED, confirm_first=True)
        assert second.new
        sending.confirm_address(request=first.request, at=NOW)
        with pytest.raises(sending.SentAlready):
            sending.confirm_address(request=second.request, at=NOW)

    def test_reads_back_what_was_stated(self, clinic: Any) -> None:
        request = CareRequest.objects.get(pk=sent(clinic, stated=STATED).request.pk)
        assert contact_of(request) == STATED.contact
        assert story_of(request) == STATED.story

    def test_stores_no_token(self, clinic: Any) -> None:
        made = sent(clinic)
        stored = list(made.request.links.values_list("token", flat=True))
        assert stored == [token_digest(made.token)]
        assert len(made.token) == 22  # 128 bits

    def test_a_mailbox_is_confirmed_within_a_day_or_not_at_all(self, clinic: Any) -> None:
        request = sent(clinic, stated=STATED, confirm_first=True).request
        with pytest.raises(NotPossible):
            sending.confirm_address(request=request, at=NOW + timedelta(hours=25))


class TestConsent:
    def test_keeps_the_digest_of_the_words_that_were_shown(self, clinic: Any) -> None:
        import hashlib

        agreed = consent_to(SHARE, clinic=clinic.name, days=90)
        row = a_request(clinic).consents.get(purpose=SHARE)
        assert row.text_digest == hashlib.sha256(agreed.text.encode()).hexdigest()
        assert (row.version, row.method) == (agreed.version, "ticked")

    def test_taking_the_summary_back_erases_it(self, clinic: Any) -> None:
        attached = Attached({"where_low_back": "yes"}, "1", "digest", NOW)
        agreed = [consent_to(p, clinic=clinic.name, days=90) for p in (SHARE, SUMMARY)]
        request = a_request(clinic, attached=attached, agreed=agreed, level="soon")
        assert attached_to(CareRequest.objects.get()) == attached

        person_actions.take_back_consent(request=request, purpose=SUMMARY, at=NOW)

        request.refresh_from_db()
        assert (attached_to(request), request.level, request.state) == (None, "", State.SENT)

    def test_without_the_consent_to_share_it_is_withdrawn(self, clinic: Any) -> None:
        request = a_request(clinic)
        person_actions.take_back_consent(request=request, purpose=SHARE, at=NOW)
        request.refresh_from_db()
        assert request.state == State.CANCELLED

    def test_stopping_the_letters_leaves_the_request(self, clinic: Any) -> None:
        request = a_request(clinic, stated=STATED)
        for _ in range(2):
            person_actions.take_back_consent(request=request, purpose=E_MAIL, at=NOW)
        request.refresh_from_db()
        assert request.state == State.SENT
        assert request.events.filter(what="consent_withdrawn").count() == 1


class TestExpire:
    def test_ends_after_two_weeks_without_a_word(self, clinic: Any, staff: Any) -> None:
        request = a_request(clinic)
        request_actions.see(request=request, staff=staff, at=NOW + timedelta(days=13))
        before = timedelta(days=14)

        early = NOW + timedelta(days=14)
        assert expire_requests(before=early - before, at=early) == 0
        late = NOW + timedelta(days=14, minutes=1)
        assert expire_requests(before=late - before, at=late) == 1
        assert expire_requests(before=late - before, at=late) == 0
        request.refresh_from_db()
        assert request.state == State.EXPIRED

    def test_a_message_begins_the_wait_anew(self, clinic: Any) -> None:
        request = a_request(clinic)
        person_actions.answer(request=request, message=WORDS, at=NOW + timedelta(days=10))
        assert expire_requests(before=NOW + timedelta(days=1), at=NOW + timedelta(days=15)) == 0

    @pytest.mark.parametrize("state", [State.BOOKED, State.DECLINED, State.CLOSED])
    def test_leaves_what_is_settled(self, state: State, staff: Any) -> None:
        brought_to(state, staff)
        assert expire_requests(before=NOW + timedelta(days=99), at=NOW + timedelta(days=99)) == 0
