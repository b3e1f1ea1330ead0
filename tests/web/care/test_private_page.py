from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.mailbox import Post
from tests.support.requests import BY_PHONE, EMAIL, LISTING, STATED, WORDS, a_clinic, sent
from unweary.web.care import request_actions
from unweary.web.care.erasing import BadProof, check_proof, erase, proof_file
from unweary.web.care.models import By, CareRequest, Erasure, State
from unweary.web.care.outbox import send_due
from unweary.web.care.request_wording import reasons
from unweary.web.care.sending import Sent, confirm_address


@pytest.fixture
def made(clinic: Any) -> Sent:
    return sent(clinic, stated=BY_PHONE, at=timezone.now())


def page_of(client: Client, made: Sent) -> str:
    response = client.get(f"/request/{made.token}/")
    assert response.status_code == 200
    return str(response.content.decode())


def offer(made: Sent, staff: Any) -> None:
    now = timezone.now()
    times = [(now + timedelta(days=1), 30), (now + timedelta(days=2), 30)]
    request_actions.propose(
        request=made.request, staff=staff, times=times, message="Bring a list.", at=now
    )


class TestLink:
    def test_opens_one_request_and_no_other(self, client: Client, made: Sent) -> None:
        other = sent(a_clinic(name="Other Sample Clinic", listing=""), at=timezone.now())
        assert made.request.reference in page_of(client, made)
        assert other.request.reference not in page_of(client, made)

    @pytest.mark.parametrize("token", ["x", "A" * 22, "..", "%00", "receipt"])
    def test_one_that_was_guessed_opens_nothing(self, client: Client, token: str) -> None:
        for rest in ("", "receipt/", "withdraw/", "erase/", "proof.json", "times/1.ics"):
            response = client.get(f"/request/{token}/{rest}")
            assert response.status_code == 404
            assert 'href="/request/find/"' in response.content.decode()

    def test_dies_thirty_days_after_the_end(self, client: Client, made: Sent) -> None:
        client.post(f"/request/{made.token}/withdraw/")
        page_of(client, made)
        CareRequest.objects.update(over_at=timezone.now() - timedelta(days=31))
        assert client.get(f"/request/{made.token}/").status_code == 404

    def test_reading_it_changes_nothing(self, client: Client, made: Sent, staff: Any) -> None:
        offer(made, staff)
        before = CareRequest.objects.values().get(), made.request.events.count()
        for rest in ("", "receipt/", "withdraw/", "erase/", "consent/share_with_clinic/"):
            client.get(f"/request/{made.token}/{rest}")
        assert (CareRequest.objects.values().get(), made.request.events.count()) == before

    @pytest.mark.parametrize("rest", ["answer/", "another-time/", "confirm-again/", "hand-on/"])
    def test_what_changes_something_needs_a_button(
        self, client: Client, made: Sent, rest: str
    ) -> None:
        assert client.get(f"/request/{made.token}/{rest}").status_code == 405


class TestPage:
    def test_says_where_it_stands(self, client: Client, made: Sent, staff: Any) -> None:
        assert "Your request is sent" in page_of(client, made)
        request_actions.see(request=made.request, staff=staff, at=timezone.now())
        assert "The clinic has read your request" in page_of(client, made)
        offer(made, staff)
        page = page_of(client, made)
        assert "You can choose a time" in page
        assert "Bring a list." in page
        assert page.count("Take this time") == 2

    @pytest.mark.parametrize("reason", request_actions.REASONS)
    def test_a_refusal_has_a_reason_and_names_others(
        self, client: Client, made: Sent, staff: Any, reason: str
    ) -> None:
        request_actions.decline(
            request=made.request,
            staff=staff,
            reason=reason,
            message="",
            alternatives=[LISTING, "gone.1.0.chiropractor"],
            at=timezone.now(),
        )
        page = page_of(client, made)
        assert reasons()[reason] in page
        assert f'href="/care/listing/{LISTING}/"' in page
        assert "gone.1.0" not in page

    def test_a_time_is_taken_once(self, client: Client, made: Sent, staff: Any) -> None:
        offer(made, staff)
        first, second = made.request.proposals.all()
        for _ in range(2):
            response = client.post(f"/request/{made.token}/times/{first.pk}/")
            assert response.status_code == 302
        assert "Your time is agreed" in page_of(client, made)
        late = client.post(f"/request/{made.token}/times/{second.pk}/")
        assert late.status_code == 422
        assert "A time is agreed already." in late.content.decode()
        assert client.post(f"/request/{made.token}/times/99999/").status_code == 404

    def test_a_time_goes_into_a_calendar(self, client: Client, made: Sent, staff: Any) -> None:
        offer(made, staff)
        time = made.request.proposals.first()
        assert time is not None
        response = client.get(f"/request/{made.token}/times/{time.pk}.ics")
        assert response["Content-Type"].startswith("text/calendar")
        assert b"BEGIN:VEVENT" in response.content
        assert b"Sample Street Clinic" in response.content
        assert b"worn" not in response.content

    def test_words_to_the_clinic_are_kept_when_they_cannot_be_sent(
        self, client: Client, made: Sent
    ) -> None:
        client.post(f"/request/{made.token}/answer/", {"message": WORDS})
        assert made.request.events.get(what="message").message == WORDS
        client.post(f"/request/{made.token}/withdraw/")
        refused = client.post(f"/request/{made.token}/answer/", {"message": "One more thing"})
        assert refused.status_code == 422
        assert "This request was withdrawn." in refused.content.decode()
        empty = client.post(f"/request/{made.token}/answer/", {"message": " "})
        assert "Write what the clinic should know." in empty.content.decode()

    def test_nobody_can_flood_a_clinic_with_messages(self, client: Client, made: Sent) -> None:
        address = f"/request/{made.token}/answer/"
        codes = [client.post(address, {"message": f"No. {n}"}).status_code for n in range(21)]
        assert codes == [302] * 20 + [429]

    def test_a_stale_form_shows_the_words_again(self, made: Sent) -> None:
        strict = Client(enforce_csrf_checks=True)
        response = strict.post(f"/request/{made.token}/answer/", {"message": WORDS})
        assert response.status_code == 403
        assert WORDS in response.content.decode()
        assert not made.request.events.filter(what="message").exists()

    def test_another_time_is_asked_for_in_words(
        self, client: Client, made: Sent, staff: Any
    ) -> None:
        offer(made, staff)
        client.post(f"/request/{made.token}/another-time/", {"message": "Only mornings"})
        made.request.refresh_from_db()
        assert made.request.state == State.COUNTERED
        assert "Only mornings" in page_of(client, made)

    def test_passing_it_on_is_asked_first(self, client: Client, made: Sent, staff: Any) -> None:
        other = a_clinic(name="Other Sample Clinic", listing="")
        now = timezone.now()
        request_actions.hand_on(
            request=made.request, staff=staff, to_clinic=other, message="They are free.", at=now
        )
        assert "May it go to Other Sample Clinic?" in page_of(client, made)
        address, seen = f"/request/{made.token}/hand-on/", {"clinic": other.pk.hex}
        assert f'name="clinic" value="{other.pk.hex}"' in page_of(client, made)
        assert client.post(address, seen).status_code == 422
        client.post(address, seen | {"hand_on": "on"})
        made.request.refresh_from_db()
        assert made.request.clinic == other
        assert client.post(address, seen | {"hand_on": "on"}).status_code == 302
        said = client.get(f"/request/{made.token}/").context["page"].said
        assert [(s.who, s.words) for s in said if s.words] == [
            ("Sample Street Clinic", "They are free.")
        ]

    def test_a_question_that_was_taken_back_is_asked_no_longer(
        self, client: Client, made: Sent, staff: Any
    ) -> None:
        other, now = a_clinic(name="Other Sample Clinic", listing=""), timezone.now()
        clinic = made.request.clinic
        request_actions.hand_on(
            request=made.request, staff=staff, to_clinic=other, message="", at=now
        )
        made.request.refresh_from_db()
        request_actions.take_back_hand_on(request=made.request, staff=staff, at=now)

        answer = {"clinic": other.pk.hex, "hand_on": "on"}  # from a page that was open meanwhile
        page = client.post(f"/request/{made.token}/hand-on/", answer, follow=True)

        made.request.refresh_from_db()
        assert made.request.clinic == clinic
        assert "May it go to" not in page.text
        assert "Keeps your request. You need not answer the question." in page.text

    def test_agrees_to_no_other_clinic_than_the_page_named(
        self, client: Client, made: Sent, staff: Any
    ) -> None:
        clinic, now = made.request.clinic, timezone.now()
        first, second = (a_clinic(name=f"Sample Clinic {n}", listing="") for n in (1, 2))
        for named in (first, second):
            request_actions.hand_on(
                request=made.request, staff=staff, to_clinic=named, message="", at=now
            )

        agreed = {"hand_on": "on", "clinic": first.pk.hex}
        response = client.post(f"/request/{made.token}/hand-on/", agreed)

        assert response.status_code == 422
        assert "has named another one" in response.text
        made.request.refresh_from_db()
        assert made.request.clinic == clinic

    def test_consents_end_one_by_one(self, client: Client, clinic: Any, post: Post) -> None:
        now = timezone.now()
        mailed = sent(clinic, stated=STATED, confirm_first=True, at=now)
        confirm_address(request=mailed.request, at=now)
        assert "E-mails about this request" in page_of(client, mailed)
        client.post(f"/request/{mailed.token}/consent/e_mail/")
        mailed.request.refresh_from_db()
        assert mailed.request.state == State.SENT
        assert "E-mails about this request" not in page_of(client, mailed)


class TestErase:
    def test_leaves_nothing_but_a_proof(self, client: Client, made: Sent, staff: Any) -> None:
        client.post(f"/request/{made.token}/answer/", {"message": WORDS})
        offer(made, staff)
        client.post(f"/request/{made.token}/erase/")

        request = CareRequest.objects.get()
        assert (request.contact, request.story, request.summary) == ({}, {}, {})
        assert (request.level, request.person, request.state) == ("", "", State.CANCELLED)
        assert {e.message for e in request.events.all()} == {""}
        assert not request.proposals.exists()
        assert request.consents.exists()
        assert "Your request is erased" in page_of(client, made)
        file = client.get(f"/request/{made.token}/proof.json").content
        assert check_proof(file)["reference"] == request.reference
        assert b"Example Person" not in file

    def test_takes_what_waits_in_the_outbox_with_it(
        self, client: Client, clinic: Any, post: Post
    ) -> None:
        now = timezone.now()
        made = sent(clinic, stated=STATED, confirm_first=True, at=now)
        client.post(f"/request/{made.token}/erase/")
        send_due(now=timezone.now, jitter=lambda: 0.0)
        assert post.box.letters == []

    def test_twice_is_once(self, made: Sent) -> None:
        now = timezone.now()
        first = erase(request=made.request, by=By.PERSON, at=now)
        second = erase(request=made.request, by=By.PERSON, at=now + timedelta(hours=1))
        assert first.pk == second.pk
        assert Erasure.objects.count() == 1

    def test_a_proof_that_was_changed_is_refused(self, client: Client, made: Sent) -> None:
        good = proof_file(erase(request=made.request, by=By.PERSON, at=timezone.now()))
        body = json.loads(good)
        for wrong in (
            b"",
            b"[]",
            b"{}",
            good[:-5],
            json.dumps({**body, "reference": "AAAA-AAAA"}).encode(),
            json.dumps({**body, "public_key": "AAAA"}).encode(),
            json.dumps({**body, "signature": 5}).encode(),
        ):
            with pytest.raises(BadProof):
                check_proof(wrong)
        shown = client.post("/request/proof/", {"proof": good.decode()}).content.decode()
        assert "This proof is real, and unchanged" in shown
        changed = good.decode().replace(body["reference"], "AAAA-AAAA")
        response = client.post("/request/proof/", {"proof": changed})
        assert response.status_code == 422
        assert "The proof was changed after it was made" in response.content.decode()


class TestFind:
    def test_says_the_same_whether_it_fits_or_not(
        self, client: Client, clinic: Any, post: Post
    ) -> None:
        made = sent(clinic, stated=STATED, confirm_first=True, at=timezone.now())
        send_due(now=timezone.now, jitter=lambda: 0.0)
        post.box.letters.clear()
        reference = made.request.reference
        answers = {
            re.sub(r'value="[^"]*"', "", client.post("/request/find/", given).content.decode())
            for given in (
                {"reference": reference, "email": EMAIL},
                {"reference": reference, "email": "another@example.org"},
                {"reference": "AAAA-AAAA", "email": EMAIL},
            )
        }
        assert len(answers) == 1
        send_due(now=timezone.now, jitter=lambda: 0.0)
        (letter,) = post.box.letters
        body = letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
        link = re.search(r"https://care\.example\.org(/request/[\w-]{22}/)", body)
        assert link
        assert made.token not in body
        assert reference in client.get(link.group(1)).content.decode()

    def test_reads_a_reference_as_people_type_it(
        self, client: Client, clinic: Any, post: Post
    ) -> None:
        made = sent(clinic, stated=STATED, confirm_first=True, at=timezone.now())
        typed = made.request.reference.lower().replace("-", " ")
        client.post("/request/find/", {"reference": typed, "email": EMAIL.upper()})
        assert made.request.letters.filter(kind="link").count() == 1

    def test_does_not_fill_a_mailbox(self, client: Client, clinic: Any, post: Post) -> None:
        made = sent(clinic, stated=STATED, confirm_first=True, at=timezone.now())
        given = {"reference": made.request.reference, "email": EMAIL}
        statuses = [client.post("/request/find/", given).status_code for _ in range(21)]
        assert made.request.letters.filter(kind="link").count() == 5
        assert statuses == [200] * 20 + [429]
