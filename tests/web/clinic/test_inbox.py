"""The inbox: what comes first, what is shown, what can be answered, and the files that leave."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.person import BACK_PAIN
from tests.support.requests import BY_PHONE, LISTING, NOW, STATED, WORDS, a_clinic, a_request, sent
from tests.support.staff import MadeUpRegister, a_member, moment, signed_in
from unweary.knowledge.answers import write_answers
from unweary.knowledge.parse import shipped
from unweary.web.care import erasing, person_actions
from unweary.web.care.consent import HAND_ON, consent_to
from unweary.web.care.models import By, CareRequest, Letter
from unweary.web.care.stated import Attached, Contact, Stated, Story
from unweary.web.clinic import desk as actions
from unweary.web.clinic.inbox_pages import clock_of, inbox_page
from unweary.web.clinic.models import AuditEntry, Member, Note, Role

NUMBERS = count()
SECOND = "us-nppes.1234567801.0.physical_therapist"


def one(member: Member, request: CareRequest, rest: str = "") -> str:
    return f"/clinic/{member.clinic_id}/requests/{request.pk}/{rest}"


def asked(member: Member, *, level: str = "", hours_ago: float = 1.0, **given: Any) -> CareRequest:
    """A request that came in some hours ago, from somebody with a telephone of their own."""
    contact = replace(BY_PHONE.contact, phone=f"202-555-01{next(NUMBERS) % 100:02}")
    at = timezone.now() - timedelta(hours=hours_ago)
    given.setdefault("stated", replace(BY_PHONE, contact=contact))
    return a_request(member.clinic, level=level, at=at, **given)


class TestList:
    def test_puts_the_most_urgent_first_and_then_who_waits_longest(self, owner: Member) -> None:
        levels = ("", "self_care", "soon", "same_day", "emergency")
        made = {level: asked(owner, level=level) for level in levels}
        older = asked(owner, level="same_day", hours_ago=5)

        page = inbox_page(owner, {}, at=timezone.now())

        wanted = [made["emergency"], older, made["same_day"], made["soon"], made["self_care"]]
        assert [r.key for r in page.rows] == [r.pk for r in [*wanted, made[""]]]

    def test_counts_and_filters(self, owner: Member, desk: Client) -> None:
        fresh, seen, aside = asked(owner), asked(owner), asked(owner, quarantined=True)
        confirmed, closed = asked(owner, stated=STATED), asked(owner)
        now = timezone.now()
        actions.open_request(member=owner, request=seen, at=now)
        actions.assign(member=owner, request=seen, to=owner, at=now)
        actions.close(member=owner, request=closed, at=now)

        page = inbox_page(owner, {}, at=now)
        shown = {
            tab.id: {r.key for r in inbox_page(owner, {"show": tab.id}, at=now).rows}
            for tab in page.tabs
        }

        assert {t.id: t.count for t in page.tabs} == {k: len(v) for k, v in shown.items()}
        assert shown["new"] == {fresh.pk, confirmed.pk}
        assert shown["open"] == {fresh.pk, seen.pk, confirmed.pk}
        assert shown["mine"] == {seen.pk}
        assert shown["quarantined"] == {aside.pk}
        assert shown["unconfirmed"] == {fresh.pk, seen.pk}
        assert shown["closed"] == {closed.pk}

    def test_shows_nothing_that_still_waits_for_its_confirmation(self, owner: Member) -> None:
        sent(owner.clinic, stated=STATED, confirm_first=True)

        assert inbox_page(owner, {}, at=NOW).total == 0

    def test_finds_a_reference(self, owner: Member, desk: Client) -> None:
        wanted, _other = asked(owner), asked(owner)

        page = desk.get(f"/clinic/{owner.clinic_id}/?q={wanted.reference.lower()}")

        assert [r.key for r in page.context["page"].rows] == [wanted.pk]

    def test_has_pages(self, owner: Member, desk: Client) -> None:
        for _ in range(27):
            asked(owner)

        first = desk.get(f"/clinic/{owner.clinic_id}/")
        last = desk.get(f"/clinic/{owner.clinic_id}/?page=2")

        assert len(first.context["page"].rows) == 25
        assert len(last.context["page"].rows) == 2

    def test_is_kept_by_no_cache(self, owner: Member, desk: Client) -> None:
        response = desk.get(f"/clinic/{owner.clinic_id}/")

        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"].startswith("noindex")


class TestClock:
    @pytest.mark.parametrize(
        ("hours", "words", "late"),
        [
            (0.0, "2 days left", False),
            (47.2, "48 minutes left", False),
            (49.5, "1 hour late", True),
            (100.0, "2 days late", True),
        ],
    )  # fmt: skip
    def test_says_what_is_left_of_the_promise(
        self, owner: Member, hours: float, words: str, late: bool
    ) -> None:
        request = a_request(owner.clinic)

        clock = clock_of(request, owner.clinic, at=NOW + timedelta(hours=hours))

        assert clock is not None
        assert words in clock.words
        assert clock.late is late
        assert ("uw-clock__late" in clock.ring) is late

    def test_stops_with_the_first_answer(self, owner: Member) -> None:
        request = a_request(owner.clinic)
        actions.reply(member=owner, request=request, message="Hello", at=NOW)
        request.refresh_from_db()

        assert clock_of(request, owner.clinic, at=NOW) is None


class TestRequest:
    def test_shows_what_the_person_wrote_and_marks_it_as_seen(
        self, owner: Member, desk: Client
    ) -> None:
        request = asked(owner)

        page = desk.get(one(owner, request))

        request.refresh_from_db()
        assert WORDS in page.text
        assert 'href="tel:20255501' in page.text
        assert request.state == "seen"

    def test_times_are_those_of_the_clinic(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        given = {"day_1": "2031-07-01", "time_1": "09:30", "minutes": "45", "message": "Welcome"}

        done = desk.post(one(owner, request, "propose/"), given)

        times = list(request.proposals.values_list("starts_at", "minutes"))
        assert done.status_code == 302
        assert times == [(moment("2031-07-01T13:30"), 45)]  # New York is UTC-4 in summer
        assert "1 July, 09:30" in desk.get(one(owner, request)).text

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({}, "Give at least one day and time."),
            ({"day_1": "2031-07-01"}, "Give both the day and the time."),
            ({"day_1": "2001-07-01", "time_1": "09:30"}, "This time has passed."),
            ({"day_1": "2031-03-09", "time_1": "02:30"}, "this time does not exist"),
            (
                {
                    "day_1": "2031-07-01", "time_1": "09:30",
                    "day_2": "2031-07-01", "time_2": "09:30",
                },
                "You gave this time twice.",
            ),
            ({"day_1": "soon", "time_1": "09:30"}, "Write the day like"),
        ],
    )  # fmt: skip
    def test_says_what_is_wrong_with_times(
        self, owner: Member, desk: Client, given: dict[str, str], told: str
    ) -> None:
        request = asked(owner)

        page = desk.post(
            one(owner, request, "propose/"), {"minutes": "30", "message": "Kept words", **given}
        )

        assert page.status_code == 422
        assert told in page.text
        assert "Kept words" in page.text
        assert "<title>Error:" in page.text
        assert not request.proposals.exists()

    def test_goes_from_proposal_to_counter_to_booking(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        given = {"day_1": "2031-07-01", "time_1": "09:30", "minutes": "30", "message": ""}
        desk.post(one(owner, request, "propose/"), given)
        person_actions.counter(request=request, message="Rather at four", at=timezone.now())

        page = desk.get(one(owner, request))
        given = {"day_1": "2031-07-01", "time_1": "16:00", "minutes": "30", "message": "See you"}
        desk.post(one(owner, request, "book/"), given)

        request.refresh_from_db()
        assert "Rather at four" in page.text
        assert request.state == "booked"
        taken = request.proposals.get(accepted_at__isnull=False)
        assert taken.starts_at == moment("2031-07-01T20:00")

    def test_is_declined_with_others_nearby(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request = asked(owner)
        directory.add(SECOND, name="Example Person Nine")

        form = desk.get(one(owner, request, "decline/"))
        given = {"reason": "full", "message": "Sorry.", "alternatives": [SECOND]}
        desk.post(one(owner, request, "decline/"), given)

        request.refresh_from_db()
        assert "Example Person Nine" in form.text
        assert request.state == "declined"
        told = request.events.get(what="declined")
        assert told.detail == {"reason": "full", "alternatives": [SECOND]}

    def test_offers_only_what_is_nearby_as_an_alternative(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request = asked(owner)
        directory.add(SECOND)

        page = desk.post(
            one(owner, request, "decline/"),
            {"reason": "full", "message": "Sorry", "alternatives": ["made.up.0.key"]},
        )

        assert page.status_code == 422

    def test_says_in_words_what_is_no_longer_possible(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        person_actions.withdraw(request=request, at=timezone.now())

        page = desk.post(one(owner, request, "reply/"), {"message": "Hello"}, follow=True)

        assert "This request was withdrawn. It is over." in page.text

    def test_set_aside_is_released_and_not_seen_before(self, owner: Member, desk: Client) -> None:
        request = asked(owner, quarantined=True)
        desk.get(one(owner, request))
        request.refresh_from_db()
        assert (request.state, request.quarantined) == ("sent", True)

        desk.post(one(owner, request, "release/"))

        request.refresh_from_db()
        assert request.quarantined is False

    def test_is_assigned_to_members_who_can_answer(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        reader = a_member(owner.clinic, Role.READER)
        staff = a_member(owner.clinic, Role.STAFF)

        refused = desk.post(one(owner, request, "assign/"), {"to": str(reader.pk)})
        desk.post(one(owner, request, "assign/"), {"to": str(staff.pk)})

        request.refresh_from_db()
        assert refused.status_code == 422
        assert request.assigned_to_id == staff.staff_id

    def test_a_ready_answer_is_filled_in(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        template = actions.save_template(
            member=owner,
            template=None,
            title="Hello",
            words="Dear {name}, about {reference} {other}",
            at=NOW,
        )

        page = desk.get(one(owner, request, f"reply/?words={template.pk}"))

        assert f"Dear Example Person Four, about {request.reference} {{other}}" in page.text

    def test_no_letter_of_an_answer_holds_its_words(
        self, owner: Member, desk: Client, mail: None
    ) -> None:
        request = asked(owner, stated=STATED)
        desk.post(one(owner, request, "reply/"), {"message": "Bring your swimming shoes"})

        texts = [str(letter.content) for letter in Letter.objects.all()]

        assert texts
        assert not any("swimming" in text for text in texts)


class TestHandingOn:
    def second(self, directory: MadeUpRegister) -> Member:
        directory.add(SECOND, name="Second Clinic")
        return a_member(a_clinic(name="Second Clinic", listing=SECOND), name="Second Owner")

    def asking(self, second: Member) -> dict[str, str]:
        return {"clinic": str(second.clinic_id), "message": "They are closer to you"}

    def test_asks_the_person_and_then_leaves_the_first_clinic(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request, second = asked(owner), self.second(directory)
        actions.write_note(member=owner, request=request, words="Only ours", at=NOW)
        actions.reply(member=owner, request=request, message="Words of the first", at=NOW)

        desk.post(one(owner, request, "hand-on/"), self.asking(second))
        before = signed_in(second.staff).get(one(second, request)).status_code
        agreed = consent_to(HAND_ON, clinic="Second Clinic", days=90)
        person_actions.agree_hand_on(
            request=request, to=second.clinic, agreed=agreed, at=timezone.now()
        )
        theirs = signed_in(second.staff).get(one(second, request))

        assert before == 404
        assert desk.get(one(owner, request)).status_code == 404
        assert theirs.status_code == 200
        assert WORDS in theirs.text
        for kept in ("Only ours", "Words of the first", "Example Owner", "closer to you"):
            assert kept not in theirs.text

    def test_can_be_taken_back_on_its_page_as_long_as_nobody_agreed(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request, second = asked(owner), self.second(directory)
        button = "Take the question back"
        before = desk.get(one(owner, request)).text
        desk.post(one(owner, request, "hand-on/"), self.asking(second))
        between = desk.get(one(owner, request)).text

        for _twice in range(2):
            after = desk.post(one(owner, request, "hand-on/take-back/"), follow=True).text

        assert (button in before, button in between, button in after) == (False, True, False)
        assert "The request stays here. The person is no longer asked." in after
        assert "took back the question to hand it on" in after
        assert "Hand on to another clinic" in after
        told = AuditEntry.objects.filter(what="hand_on_taken_back")
        assert [e.detail["to"] for e in told] == [str(second.clinic_id)]

    def test_a_reader_sees_the_question_and_no_button(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request, second = asked(owner), self.second(directory)
        desk.post(one(owner, request, "hand-on/"), self.asking(second))
        reader = a_member(owner.clinic, Role.READER, name="Example Reader")

        page = signed_in(reader.staff).get(one(owner, request))

        assert "The person is asked whether it may go to" in page.text
        assert "Take the question back" not in page.text

    def test_offers_only_clinics_that_take_requests(
        self, owner: Member, desk: Client, directory: MadeUpRegister
    ) -> None:
        request = asked(owner)
        directory.add(SECOND)

        page = desk.get(one(owner, request, "hand-on/"))

        assert "No other clinic of this kind nearby" in page.text


class TestNotes:
    def test_are_sealed_and_go_with_erasure(self, owner: Member, desk: Client) -> None:
        from django.db import connection

        request = asked(owner)
        desk.post(one(owner, request, "note/"), {"words": "Prefers the ground floor"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM clinic_note")
            lies = cursor.fetchone()[0]

        erasing.erase(request=request, by=By.PERSON, at=timezone.now())

        assert lies.startswith("gAAAA")
        assert not Note.objects.exists()
        page = desk.get(one(owner, request))
        assert "The person erased what they wrote." in page.text
        assert "Example Person" not in page.text

    def test_a_double_click_writes_and_says_it_once(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        for _click in range(2):
            desk.post(one(owner, request, "note/"), {"words": "Prefers the ground floor"})
            desk.post(one(owner, request, "reply/"), {"message": "Hello"})

        assert Note.objects.count() == 1
        assert request.events.filter(what="message").count() == 1

    def test_cannot_be_written_about_what_was_erased(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        erasing.erase(request=request, by=By.PERSON, at=timezone.now())

        desk.post(one(owner, request, "note/"), {"words": "Still here"})

        assert not Note.objects.exists()


class TestFiles:
    def attached(self) -> Attached:
        knowledge = shipped()
        answers = dict(write_answers(BACK_PAIN))
        return Attached(answers, knowledge.version, knowledge.digest, NOW)

    def test_the_summary_is_a_page_and_a_pdf(self, owner: Member, desk: Client) -> None:
        request = asked(owner, level="soon", attached=self.attached())

        page = desk.get(one(owner, request, "summary/"))
        pdf = desk.get(one(owner, request, "summary.pdf"))

        assert page.status_code == 200
        assert "Explanations weighed" in page.text
        assert pdf.content.startswith(b"%PDF-")

    def test_without_a_check_there_is_none(self, owner: Member, desk: Client) -> None:
        request = asked(owner)

        assert desk.get(one(owner, request, "summary/")).status_code == 404
        assert desk.get(one(owner, request, "summary.pdf")).status_code == 404

    def test_the_request_is_fhir(self, owner: Member, desk: Client) -> None:
        from fhir.resources.R4B.bundle import Bundle

        request = asked(owner, level="soon", attached=self.attached())
        given = {"day_1": "2031-07-01", "time_1": "09:30", "minutes": "30", "message": ""}
        desk.post(one(owner, request, "propose/"), given)

        file = desk.get(one(owner, request, "request.json"))

        told = json.loads(file.content)
        kinds = {e["resource"]["resourceType"] for e in told["entry"]}
        assert {
            "ServiceRequest", "Task", "Appointment", "QuestionnaireResponse", "Consent", "Patient",
        } <= kinds  # fmt: skip
        assert file["Content-Type"] == "application/fhir+json"
        Bundle.model_validate(told)

    def test_an_erased_request_gives_no_file(self, owner: Member, desk: Client) -> None:
        request = asked(owner)
        erasing.erase(request=request, by=By.PERSON, at=timezone.now())

        assert desk.get(one(owner, request, "request.json")).status_code == 404

    def test_the_table_holds_ones_own_clinic_and_runs_nothing(
        self, owner: Member, desk: Client
    ) -> None:
        trick = Stated(Contact(name="=1+1", phone="202-555-0143"), Story(words="@SUM(A1)"))
        mine = asked(owner, stated=trick)
        a_request(a_clinic(name="The Other Clinic", listing=""), stated=BY_PHONE)

        file = desk.post(f"/clinic/{owner.clinic_id}/export/")

        rows = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"))))
        assert [r["reference"] for r in rows] == [mine.reference]
        assert rows[0]["name"] == "'=1+1"
        assert rows[0]["words"] == "'@SUM(A1)"

    def test_the_table_is_for_owners(self, owner: Member) -> None:
        staff = a_member(owner.clinic, Role.STAFF)

        done = signed_in(staff.staff).post(f"/clinic/{owner.clinic_id}/export/")

        assert done.status_code == 403


class TestClinicPage:
    def test_facts_are_saved_and_reach_the_search(self, owner: Member, desk: Client) -> None:
        from unweary.web.care.clinics import facts_of

        desk.post(
            f"/clinic/{owner.clinic_id}/facts/",
            {
                "accepting_new": "yes",
                "telehealth": "",
                "wheelchair": "no",
                "languages": ["en", "es"],
                "networks": "Example Net\n\nSample Plan\nExample Net",
                "access_note": "Ramp at the back",
                "opens_0": "08:00",
                "closes_0": "12:00",
                "opens_again_0": "13:00",
                "closes_again_0": "17:30",
            },
        )

        facts = facts_of([LISTING])[LISTING]
        assert (facts.accepting_new, facts.telehealth, facts.wheelchair) == (True, None, False)
        assert facts.languages == ("en", "es")
        assert facts.networks == ("Example Net", "Sample Plan")
        assert [(o.weekday, f"{o.opens:%H:%M}") for o in facts.hours or ()] == [
            (0, "08:00"),
            (0, "13:00"),
        ]
        page = desk.get(f"/clinic/{owner.clinic_id}/facts/")
        assert 'value="17:30"' in page.text

    def test_nothing_filled_in_is_not_stated(self, owner: Member, desk: Client) -> None:
        from unweary.web.care.clinics import facts_of

        desk.post(f"/clinic/{owner.clinic_id}/facts/", {})

        facts = facts_of([LISTING])[LISTING]
        assert facts.languages is None
        assert facts.hours is None
        assert facts.accepting_new is None

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({"opens_0": "08:00"}, "Give both when you open and when you close."),
            ({"opens_0": "08:00", "closes_0": "07:00"}, "Closing has to be later"),
            ({"opens_2": "late"}, "Write the time like 08:30."),
        ],
    )
    def test_says_what_is_wrong_with_hours(
        self, owner: Member, desk: Client, given: dict[str, str], told: str
    ) -> None:
        page = desk.post(f"/clinic/{owner.clinic_id}/facts/", given)

        assert page.status_code == 422
        assert told in page.text

    def test_settings_are_saved(self, owner: Member, desk: Client) -> None:
        given = {
            "name": "Sample Street Clinic",
            "phone": "202-555-0110",
            "address": "1 Sample Street",
            "time_zone": "Europe/London",
            "answer_hours": "24",
            "kept_days": "30",
            "asks_birth_date": "on",
            "notify": "one@example.org\ntwo@example.org",
        }

        desk.post(f"/clinic/{owner.clinic_id}/settings/", given)

        clinic = owner.clinic
        clinic.refresh_from_db()
        assert (clinic.answer_hours, clinic.kept_days, clinic.asks_birth_date) == (24, 30, True)
        assert clinic.notify == ["one@example.org", "two@example.org"]

    def test_a_listing_is_let_go(self, owner: Member, desk: Client) -> None:
        from unweary.web.care.clinics import clinic_of

        address = f"/clinic/{owner.clinic_id}/facts/release/"

        unknown = desk.post(address, {"listing": "made.up.0.key"})
        desk.post(address, {"listing": LISTING})

        assert unknown.status_code == 404
        assert clinic_of(LISTING) is None

    def test_says_which_address_is_none(self, owner: Member, desk: Client) -> None:
        page = desk.post(f"/clinic/{owner.clinic_id}/settings/", {"notify": "nobody"})

        assert page.status_code == 422
        assert "“nobody” is not an e-mail address." in page.text
