from __future__ import annotations

import json
import re
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from altcha.v1 import ChallengeOptions, Payload, create_challenge
from django.test import Client
from django.utils import timezone

from tests.support.mailbox import Post
from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from tests.support.requests import EMAIL, LISTING, PHONE, WORDS, a_clinic
from unweary.web.care import judging
from unweary.web.care.attaching import told, told_pdf
from unweary.web.care.clinics import close_clinic
from unweary.web.care.links import confirm_token
from unweary.web.care.models import Attempt, CareRequest, Clinic, Draft, State
from unweary.web.care.outbox import send_due
from unweary.web.care.request_forms import TRAP
from unweary.web.care.stated import attached_to, contact_of, story_of

FORM = f"/request/to/{LISTING}/"
FILLED = {
    "name": "Example Person Three",
    "phone": PHONE,
    "what_for": "first_visit",
    "days": ["monday", "friday"],
    "words": WORDS,
    "share_with_clinic": "on",
}
BY_MAIL = {**FILLED, "phone": "", "email": EMAIL, "e_mail": "on"}


def shown(seconds_ago: float = 60) -> str:
    """The secret of a form that was opened a while ago."""
    return judging.new_form(LISTING, at=timezone.now() - timedelta(seconds=seconds_ago))


def post_form(client: Client, **also: Any) -> Any:
    return client.post(FORM, {**FILLED, "sending": shown(), **also})


@pytest.fixture(autouse=True)
def _clinic(clinic: Clinic) -> None:
    """The listing is claimed."""


class TestForm:
    def test_says_who_receives_each_group_and_why(self, client: Client) -> None:
        page = client.get(FORM).content.decode()
        assert page.count("Sample Street Clinic reads this, to") == 6
        assert page.count(" checked") == 3  # "either way", "rather not say" twice: no consent
        assert "Date of birth" not in page

    def test_asks_for_a_date_of_birth_only_where_the_clinic_does(
        self, client: Client, clinic: Clinic
    ) -> None:
        clinic.asks_birth_date = True
        clinic.save()
        assert "Date of birth" in client.get(FORM).content.decode()
        post_form(client, born_on="1980-05-31")
        assert str(contact_of(CareRequest.objects.get()).born_on) == "1980-05-31"

    def test_sends_what_was_filled_in(self, client: Client, clinic: Clinic) -> None:
        response = post_form(client, access="no stairs")

        request = CareRequest.objects.get()
        assert re.fullmatch(r"/request/[\w-]{22}/receipt/", response["Location"])
        assert (request.state, request.clinic, request.confirmed) == (State.SENT, clinic, False)
        assert request.discipline == "physical_therapist"
        assert contact_of(request).phone == PHONE
        assert story_of(request).days == ("monday", "friday")
        assert story_of(request).access == "no stairs"
        receipt = client.get(response["Location"]).content.decode()
        assert request.reference in receipt
        assert "no stairs" in receipt
        assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", request.reference)

    def test_is_private_to_the_browser_and_to_no_cache(self, client: Client) -> None:
        for address in (FORM, post_form(client)["Location"]):
            response = client.get(address)
            assert response["Cache-Control"] == "no-store, private"
            assert response["X-Robots-Tag"] == "noindex, nofollow"
            assert response["Referrer-Policy"] == "strict-origin"

    def test_says_what_is_missing_and_loses_nothing(self, client: Client) -> None:
        response = client.post(FORM, {"words": WORDS, "sending": shown(), "days": "sunday"})

        page = response.content.decode()
        assert response.status_code == 422
        assert "<title>Error: Ask Sample Street Clinic" in page
        assert WORDS in page
        assert re.search(r'value="sunday" checked', page)
        for place in ("f-name", "f-phone", "f-what_for-first_visit", "f-share_with_clinic"):
            assert f'href="#{place}"' in page
            assert f'id="{place}"' in page
        assert not CareRequest.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"phone": "123"}, "Write the whole phone number"),
            ({"phone": "", "email": "nobody"}, "Write the whole e-mail address"),
            ({"prefers": "e_mail"}, "Write your e-mail address, or choose"),
            ({"under_16": "on"}, "Write the name of a parent or guardian."),
            ({"what_for": "anything"}, "Choose from the list."),
            ({"words": "x" * 501}, "This is too long. Use 500 letters or fewer."),
            ({"words": "a\x00b"}, "This holds a letter that cannot be sent."),
            ({"share_with_clinic": ""}, "Tick this box if it may be sent."),
        ],
    )
    def test_says_what_to_do_about(self, client: Client, wrong: dict[str, str], told: str) -> None:
        response = post_form(client, **wrong)
        assert response.status_code == 422
        assert told in response.content.decode()
        assert not CareRequest.objects.exists()

    def test_a_child_has_a_guardian_and_others_have_none(self, client: Client) -> None:
        guardian = {"guardian_name": "Example Guardian", "guardian_contact": "202-555-0144"}
        post_form(client, under_16="on", **guardian)
        assert contact_of(CareRequest.objects.get()).guardian_name == "Example Guardian"
        CareRequest.objects.all().delete()
        post_form(client, **guardian)
        assert not contact_of(CareRequest.objects.get()).child

    def test_nobody_there_gets_call_and_directions_instead(self, client: Client) -> None:
        other = a_clinic(name="Closed Sample Clinic", listing="us-nppes.1.0.chiropractor")
        assert client.get("/request/to/us-nppes.1.0.chiropractor/").status_code == 200
        close_clinic(clinic=other, at=timezone.now())
        assert client.get("/request/to/us-nppes.1.0.chiropractor/").status_code == 404
        assert client.get("/request/to/no.such.0.listing/").status_code == 404
        assert client.get(f"/request/to/{'x' * 200}/").status_code == 404


class TestTwice:
    def test_a_double_click_is_one_request_and_one_receipt(self, client: Client) -> None:
        sending = shown()
        first = post_form(client, sending=sending)
        second = post_form(client, sending=sending)
        assert first["Location"] == second["Location"]
        assert CareRequest.objects.count() == 1

    def test_a_second_form_is_told_that_the_first_has_arrived(self, client: Client) -> None:
        post_form(client)
        response = post_form(client, follow=True)
        assert response["Location"] == "/request/arrived/"
        assert CareRequest.objects.count() == 1
        page = client.get("/request/arrived/").content.decode()
        assert CareRequest.objects.get().reference not in page


class TestDraft:
    def test_keeps_what_was_typed_until_one_comes_back(self, client: Client) -> None:
        response = client.post(FORM, {"words": WORDS, "days": ["monday"], "keep": "1"}, follow=True)

        page = response.content.decode()
        assert "Kept for 24 hours" in page
        assert WORDS in page
        again = client.get(FORM).content.decode()
        assert "This is what you had written." in again
        assert re.search(r'value="monday" checked', again)
        assert not CareRequest.objects.exists()

    def test_a_page_keeps_it_by_itself_and_no_consent_with_it(self, client: Client) -> None:
        response = client.post(f"{FORM}draft/", FILLED)
        assert response.status_code == 204
        assert response.cookies["uw_draft"]["path"] == FORM
        assert response.cookies["uw_draft"]["httponly"]
        content = Draft.objects.get().content
        assert content["words"] == WORDS
        assert "share_with_clinic" not in content
        client.post(f"{FORM}draft/", {**FILLED, "words": "anew"})
        assert Draft.objects.get().content["words"] == "anew"

    def test_a_form_that_has_to_be_mended_is_kept_too(self, client: Client) -> None:
        post_form(client, name="")
        assert WORDS in client.get(FORM).content.decode()

    def test_is_nobody_elses_and_ends_with_the_sending(self, client: Client) -> None:
        client.post(f"{FORM}draft/", FILLED)
        assert WORDS not in Client().get(FORM).content.decode()
        post_form(client)
        assert not Draft.objects.exists()
        assert WORDS not in client.get(FORM).content.decode()

    def test_ends_after_a_day(self, client: Client) -> None:
        client.post(f"{FORM}draft/", FILLED)
        Draft.objects.update(changed_at=timezone.now() - timedelta(hours=25))
        assert WORDS not in client.get(FORM).content.decode()

    def test_can_be_thrown_away(self, client: Client) -> None:
        client.post(f"{FORM}draft/", FILLED)
        response = client.post(FORM, {"afresh": "1"}, follow=True)
        assert WORDS not in response.content.decode()
        assert not Draft.objects.exists()

    def test_a_changed_cookie_opens_nothing(self, client: Client) -> None:
        client.post(f"{FORM}draft/", FILLED)
        client.cookies["uw_draft"] = Draft.objects.get().key.hex + ":forged"
        assert WORDS not in client.get(FORM).content.decode()


class TestStaleForm:
    def test_shows_everything_typed_again_and_sends_nothing(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        response = strict.post(FORM, {**FILLED, "sending": shown()})

        page = response.content.decode()
        assert response.status_code == 403
        assert WORDS in page
        assert "Nothing you typed is lost." in page
        assert not re.search(r'name="share_with_clinic" value="on" checked', page)
        assert not CareRequest.objects.exists()
        assert not Draft.objects.exists()

    def test_is_sent_with_the_fresh_token(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        page = strict.post(FORM, FILLED).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        response = strict.post(
            FORM, {**FILLED, "sending": shown(), "csrfmiddlewaretoken": token.group(1)}
        )
        assert response.status_code == 302
        assert CareRequest.objects.count() == 1

    def test_a_form_older_than_a_day_is_shown_again(self, client: Client) -> None:
        response = post_form(client, sending=shown(25 * 3600))
        assert response.status_code == 422
        assert WORDS in response.content.decode()
        assert not CareRequest.objects.exists()

    @pytest.mark.parametrize(
        "sending", ["", "made-up", "a.1:b", judging.new_form("x", at=timezone.now())]
    )
    def test_a_secret_that_is_none_of_ours_is_as_good_as_old(
        self, client: Client, sending: str
    ) -> None:
        assert post_form(client, sending=sending).status_code == 422
        assert not CareRequest.objects.exists()


class TestMachines:
    def test_two_seconds_are_too_fast_and_lose_nothing(self, client: Client) -> None:
        response = post_form(client, sending=(sending := shown(2)))
        page = response.content.decode()
        assert response.status_code == 422
        assert "That was very fast." in page
        assert WORDS in page
        assert re.search(r'name="share_with_clinic" value="on" checked', page)
        assert sending in page
        assert not CareRequest.objects.exists()

    def test_a_box_that_nobody_sees_sets_it_aside(self, client: Client) -> None:
        post_form(client, **{TRAP: "555"})
        assert CareRequest.objects.get().quarantined

    @pytest.mark.parametrize(
        ("words", "aside"),
        [
            (WORDS, False),
            ("My physio's page is https://example.org, may I come?", False),
            ("Buy at https://a.example.com and www.b.example.net now", True),
            ("Cheap $5 at deals.shop", True),
            ("Call 2025550143, 2025550144 or 2025550145", True),
            ("Since 2019, after 3 operations at 10:30", False),
        ],
    )
    def test_advertising_is_set_aside_and_never_thrown_away(
        self, client: Client, words: str, aside: bool
    ) -> None:
        post_form(client, words=words)
        assert CareRequest.objects.get().quarantined is aside

    def test_the_eleventh_within_an_hour_has_to_wait(self, client: Client) -> None:
        for n in range(10):
            Attempt.objects.all().delete()
            post_form(client, phone=f"202-555-01{n:02}")
        network = [
            Attempt(what="network", who=a.who, at=a.at)
            for a in Attempt.objects.filter(what="network")
            for _ in range(9)
        ]
        Attempt.objects.bulk_create(network)

        response = post_form(client, phone="202-555-0150")

        assert response.status_code == 429
        assert WORDS in response.content.decode()
        assert CareRequest.objects.count() == 10
        elsewhere = client.post(
            FORM,
            {**FILLED, "sending": shown(), "phone": "202-555-0151"},
            REMOTE_ADDR="198.51.100.7",
        )
        assert elsewhere.status_code == 302

    def test_no_network_is_stored_as_it_is(self, client: Client) -> None:
        post_form(client)
        assert {a.what for a in Attempt.objects.all()} == {"network", "person", "clinic", "site"}
        assert all(re.fullmatch(r"[0-9a-f]{64}", a.who) for a in Attempt.objects.all())


class TestWork:
    """Half of a limit used: a sum for the browser, or a mailbox that is confirmed."""

    @pytest.fixture(autouse=True)
    def _half(self, client: Client) -> None:
        for n in range(5):
            sending = shown()
            response = client.post(FORM, {**FILLED, "sending": sending, "phone": f"202-555-01{n}0"})
            assert response.status_code == 302

    def test_asks_for_a_sum_and_takes_it(self, client: Client) -> None:
        sending = shown()
        response = post_form(client, sending=sending)
        assert response.status_code == 422
        asked = response.context["page"].work
        assert asked

        solved = _solve(json.loads(asked))
        assert post_form(client, sending=sending, work=solved).status_code == 302

    def test_a_sum_of_another_form_or_of_somebody_else_counts_for_nothing(
        self, client: Client
    ) -> None:
        other = json.loads(post_form(client).context["page"].work)
        assert post_form(client, work=_solve(other)).status_code == 422
        forged = create_challenge(
            ChallengeOptions(max_number=10, hmac_key="guessed", params={"form": "x"})
        )
        assert post_form(client, work=_solve(forged.to_dict())).status_code == 422
        for rubbish in ("x", "e30=", "bnVsbA==", "W10="):
            assert post_form(client, work=rubbish).status_code == 422

    def test_a_mailbox_does_as_well(self, client: Client, post: Post) -> None:
        assert client.post(FORM, {**BY_MAIL, "sending": shown()}).status_code == 302


def _solve(asked: dict[str, Any]) -> str:
    number = next(
        n
        for n in range(asked["maxNumber"] + 1)
        if sha256(f"{asked['salt']}{n}".encode()).hexdigest() == asked["challenge"]
    )
    parts = (asked["challenge"], number, asked["salt"], asked["signature"])
    return Payload(asked["algorithm"], *parts).to_base64()


class TestSummary:
    def test_goes_along_only_if_it_was_ticked_and_is_shown_before(self, client: Client) -> None:
        person = Person(BACK_PAIN, client)
        person.begin()
        person.finish()

        page = client.get(FORM)
        assert page.context["page"].summary.level in page.content.decode()
        post_form(client)
        without = CareRequest.objects.get()
        assert (attached_to(without), without.level) == (None, "")

        post_form(client, phone="202-555-0150", share_summary="on")
        request = CareRequest.objects.exclude(pk=without.pk).get()
        attached = attached_to(request)
        assert attached is not None
        assert attached.answers["where_low_back"] == "yes"
        assert request.level in ("self_care", "soon")
        assert request.consents.filter(purpose="share_summary").exists()

    def test_the_clinic_gets_it_as_it_was_shown(self, client: Client) -> None:
        person = Person(BACK_PAIN, client)
        person.begin()
        person.finish()
        preview = client.get(FORM).context["page"].summary
        post_form(client, share_summary="on")

        request = CareRequest.objects.get()
        read = told(request)
        assert read is not None
        assert read.same_knowledge
        assert (read.summary.level, read.summary.rows) == (preview.level, preview.rows)
        assert (told_pdf(request) or b"").startswith(b"%PDF")

    def test_nothing_can_be_attached_without_a_check(self, client: Client) -> None:
        post_form(client, share_summary="on")
        assert attached_to(CareRequest.objects.get()) is None


class TestEmergency:
    @pytest.fixture(autouse=True)
    def _told_to_get_help(self, client: Client) -> None:
        person = Person(NUMB_SADDLE, client)
        person.begin()
        person.finish()

    def test_the_form_gives_way_to_what_to_do_now(self, client: Client) -> None:
        page = client.get(FORM).content.decode()
        assert "Get help now" in page
        assert "tel:" in page
        assert "What is it for?" not in page
        assert "checked" not in page

    def test_the_clinic_hears_of_it_only_by_consent(self, client: Client) -> None:
        assert client.post(FORM, {"sending": shown()}).status_code == 422
        assert not CareRequest.objects.exists()

        response = client.post(FORM, {"sending": shown(0), "share_emergency": "on"}, follow=True)

        request = CareRequest.objects.get()
        assert (request.level, request.state) == ("emergency", State.SENT)
        assert request.consents.get().purpose == "share_emergency"
        assert "Get help now." in response.content.decode()

    def test_a_stale_form_keeps_name_and_number(self, client: Client) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        response = strict.post(FORM, {"name": "Example Person Six", "share_emergency": "on"})
        page = response.content.decode()
        assert response.status_code == 403
        assert "Example Person Six" in page
        assert not re.search(r'name="share_emergency" value="on" checked', page)
        assert not CareRequest.objects.exists()

    def test_a_common_form_cannot_be_sent_past_it(self, client: Client) -> None:
        assert post_form(client).status_code == 422
        assert not CareRequest.objects.exists()

    def test_who_was_seen_since_can_ask(self, client: Client) -> None:
        page = client.get(f"{FORM}?seen=yes").content.decode()
        assert "What is it for?" in page
        response = client.post(f"{FORM}?seen=yes", {**FILLED, "sending": shown()})
        assert response.status_code == 302
        assert CareRequest.objects.get().level == ""


class TestConfirm:
    @pytest.fixture
    def link(self, client: Client, post: Post) -> str:
        client.post(FORM, {**BY_MAIL, "sending": shown()})
        send_due(now=timezone.now, jitter=lambda: 0.0)
        body = post.box.letters[-1].get_payload(decode=True).decode()  # type: ignore[union-attr]
        found = re.search(r"https://care\.example\.org(/request/confirm/\S+)", body)
        assert found
        return found.group(1)

    def test_opening_the_link_sends_nothing_pressing_the_button_does(
        self, client: Client, link: str
    ) -> None:
        for _ in range(2):  # as the scanner of a mail server does
            assert client.get(link).status_code == 200
        assert CareRequest.objects.get().state == State.UNVERIFIED

        response = client.post(link)

        request = CareRequest.objects.get()
        assert (request.state, request.confirmed) == (State.SENT, True)
        assert client.get(response["Location"]).status_code == 200

    def test_a_link_that_was_used_opens_no_private_page(self, client: Client, link: str) -> None:
        client.post(link)
        for response in (client.get(link), client.post(link)):
            assert response.status_code == 200
            assert "Your request is sent already" in response.content.decode()
        assert CareRequest.objects.get().events.filter(what="sent").count() == 1

    def test_a_link_that_is_too_old_or_changed_does_nothing(
        self, client: Client, link: str
    ) -> None:
        request = CareRequest.objects.get()
        old = confirm_token(request, at=timezone.now() - timedelta(hours=25))
        for address in (f"/request/confirm/{old}/", link[:-4] + "AAA/"):
            for response in (client.get(address), client.post(address)):
                assert response.status_code == 410
        request.refresh_from_db()
        assert request.state == State.UNVERIFIED

    def test_the_receipt_says_that_it_is_not_sent_yet(self, client: Client, post: Post) -> None:
        response = client.post(FORM, {**BY_MAIL, "sending": shown()}, follow=True)
        assert "Almost done" in response.content.decode()

    def test_an_address_alone_needs_its_box(self, client: Client, post: Post) -> None:
        response = client.post(FORM, {**BY_MAIL, "e_mail": "", "sending": shown()})
        assert response.status_code == 422

    def test_without_a_mail_server_no_letter_is_promised(self, client: Client) -> None:
        page = client.get(FORM).content.decode()
        assert "This site sends no e-mails." in page
        response = client.post(FORM, {**BY_MAIL, "sending": shown()}, follow=True)
        request = CareRequest.objects.get()
        assert (request.state, request.confirmed) == (State.SENT, False)
        assert "write it down, print this page" in response.content.decode()
