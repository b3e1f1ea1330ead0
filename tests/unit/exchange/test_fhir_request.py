"""Requests as FHIR Bundles: valid R4, the same each time, and true to how far the request is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fhir.resources.R4B.bundle import Bundle

from unweary.exchange.fhir_request import (
    Agreed,
    AnswerTold,
    Asking,
    By,
    ProposedTime,
    RequestDocument,
    State,
    request_bundle,
)

AT = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
START = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=-5)))

SENT = RequestDocument(
    reference="UW-7F3K-2Q9D",
    made_at=AT,
    changed_at=AT + timedelta(hours=1),
    state=State.SENT,
    level="soon",
    discipline="physical_therapist",
    discipline_text="Physical therapist",
    reason="Back is worn out by noon",
    listing_name="Example Person One",
    listing_npi="1234567893",
    clinic="Sample Street Clinic",
    person=Asking(
        name="Example Person Three",
        phone="2025550143",
        email="three@sample.example",
        prefers="email",
        languages=("es", "en"),
        access_needs="No stairs",
    ),
    preferred_times="Mornings",
    proposals=(),
    consent=Agreed(version="2026-02", sha256="ab" * 32, at=AT, purpose="Share with the clinic"),
    summary={
        "saddle_numbness": AnswerTold("Is the skin between your legs numb?", False),
        "symptom_duration_days": AnswerTold("For how long?", 20.0),
        "where": AnswerTold("Where is it?", "low back"),
    },
)
CLINIC = ProposedTime(START, 30, By.CLINIC)
PERSON = ProposedTime(START + timedelta(days=1), 45, By.PERSON)


def resources(document=SENT):
    return [entry["resource"] for entry in request_bundle(document)["entry"]]


def one(type_, document=SENT):
    (found,) = [r for r in resources(document) if r["resourceType"] == type_]
    return found


def appointments(state, *proposals):
    document = replace(SENT, state=state, proposals=proposals)
    return [r for r in resources(document) if r["resourceType"] == "Appointment"]


class TestBundle:
    @pytest.mark.parametrize("state", list(State))
    @pytest.mark.parametrize("proposals", [(), (CLINIC,), (CLINIC, replace(PERSON, accepted=True))])
    def test_is_valid_in_every_state_and_loses_nothing_on_the_way(self, state, proposals):
        made = request_bundle(replace(SENT, state=state, proposals=proposals))

        read = Bundle.model_validate_json(json.dumps(made))

        assert json.loads(read.model_dump_json(exclude_none=True)) == made

    def test_is_valid_with_as_little_as_can_be(self):
        bare = replace(
            SENT,
            level="",
            reason="",
            listing_npi="",
            person=Asking(name="Example Person Three", phone="2025550143"),
            preferred_times="",
            summary=None,
        )

        made = request_bundle(bare)

        Bundle.model_validate_json(json.dumps(made))
        assert "[]" not in json.dumps(made)
        assert '""' not in json.dumps(made)
        assert "QuestionnaireResponse" not in json.dumps(made)

    def test_has_what_r4_requires(self):
        required = {
            "ServiceRequest": {"status", "intent", "subject"},
            "Task": {"status", "intent"},
            "Appointment": {"status", "participant"},
            "QuestionnaireResponse": {"status"},
            "Consent": {"status", "scope", "category", "policyRule", "patient"},
            "Patient": {"id"},
        }

        made = {r["resourceType"]: set(r) for r in resources()}

        assert made.keys() == required.keys()
        assert all(required[type_] <= made[type_] for type_ in required)
        assert request_bundle(SENT)["type"] == "collection"

    def test_refers_only_to_what_is_in_it(self):
        made = request_bundle(replace(SENT, proposals=(CLINIC, PERSON)))
        urls = [e["fullUrl"] for e in made["entry"]]

        def references(value):
            if isinstance(value, dict):
                yield from [value["reference"]] if isinstance(value.get("reference"), str) else []
                for inner in value.values():
                    yield from references(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from references(inner)

        assert len(urls) == len(set(urls)) == 7
        assert all(url.startswith("urn:uuid:") for url in urls)
        assert set(references(made["entry"])) <= set(urls)

    def test_is_the_same_for_the_same_request_and_other_for_another(self):
        other = request_bundle(replace(SENT, reference="UW-OTHER"))
        ours = request_bundle(SENT)

        assert ours == request_bundle(SENT)
        assert {e["fullUrl"] for e in ours["entry"]}.isdisjoint(
            e["fullUrl"] for e in other["entry"]
        )

    def test_refuses_a_moment_without_a_time_zone(self):
        with pytest.raises(AssertionError, match="time zone"):
            request_bundle(replace(SENT, made_at=datetime(2026, 3, 1)))


class TestServiceRequest:
    @pytest.mark.parametrize(
        ("level", "priority"),
        [
            ("emergency", "stat"),
            ("same_day", "asap"),
            ("soon", "urgent"),
            ("self_care", "routine"),
            ("", "routine"),
        ],
    )
    def test_is_as_pressing_as_the_level(self, level, priority):
        document = replace(SENT, level=level)

        assert one("ServiceRequest", document)["priority"] == priority
        assert one("Task", document)["priority"] == priority

    def test_says_what_is_wanted_of_whom(self):
        made = one("ServiceRequest")

        assert made["intent"] == "proposal"
        assert made["code"]["coding"][0]["code"] == "physical_therapist"
        assert made["performer"][0]["identifier"]["value"] == "1234567893"
        assert made["reasonCode"] == [{"text": "Back is worn out by noon"}]
        assert [n["text"] for n in made["note"]] == [
            "Preferred times: Mornings",
            "Access needs: No stairs",
        ]

    @pytest.mark.parametrize(
        ("state", "status"),
        [
            (State.UNVERIFIED, "draft"),
            (State.SENT, "active"),
            (State.PROPOSED, "active"),
            (State.HANDED_ON, "active"),
            (State.BOOKED, "completed"),
            (State.CANCELLED, "revoked"),
        ],
    )
    def test_has_the_status_of_the_wish(self, state, status):
        assert one("ServiceRequest", replace(SENT, state=state))["status"] == status


class TestTask:
    @pytest.mark.parametrize(
        ("state", "status"),
        [
            (State.UNVERIFIED, "requested"),
            (State.SENT, "requested"),
            (State.SEEN, "received"),
            (State.PROPOSED, "accepted"),
            (State.COUNTERED, "accepted"),
            (State.BOOKED, "completed"),
            (State.CLOSED, "completed"),
            (State.DECLINED, "rejected"),
            (State.HANDED_ON, "rejected"),
            (State.CANCELLED, "cancelled"),
            (State.EXPIRED, "failed"),
        ],
    )
    def test_says_how_far_it_is_in_both_words(self, state, status):
        made = one("Task", replace(SENT, state=state))

        assert made["status"] == status
        assert made["businessStatus"]["coding"][0]["code"] == state.value

    def test_is_for_the_clinic_and_changed_after_it_was_made(self):
        made = one("Task")

        assert made["owner"]["display"] == "Sample Street Clinic"
        assert made["authoredOn"] == "2026-03-01T09:30:15Z"
        assert made["lastModified"] == "2026-03-01T10:30:15Z"


class TestAppointment:
    def test_before_any_time_is_a_wish(self):
        (made,) = appointments(State.SENT)

        assert made["status"] == "proposed"
        assert made["comment"] == "Mornings"
        assert "start" not in made

    def test_is_pending_until_both_sides_agree(self):
        ours, theirs = appointments(State.COUNTERED, CLINIC, PERSON)

        assert (ours["status"], theirs["status"]) == ("pending", "pending")
        assert [p["status"] for p in ours["participant"]] == ["needs-action", "accepted"]
        assert [p["status"] for p in theirs["participant"]] == ["accepted", "needs-action"]

    def test_is_booked_once_and_its_rivals_are_cancelled(self):
        rival, booked = appointments(State.BOOKED, CLINIC, replace(PERSON, accepted=True))

        assert (rival["status"], booked["status"]) == ("cancelled", "booked")
        assert {p["status"] for p in booked["participant"]} == {"accepted"}

    @pytest.mark.parametrize(
        "state", [State.DECLINED, State.CANCELLED, State.EXPIRED, State.HANDED_ON]
    )
    def test_is_cancelled_with_the_request(self, state):
        assert {a["status"] for a in appointments(state, CLINIC, PERSON)} == {"cancelled"}
        assert {a["status"] for a in appointments(state)} == {"cancelled"}

    def test_is_in_utc_and_as_long_as_was_said(self):
        (made,) = appointments(State.PROPOSED, CLINIC)

        assert (made["start"], made["end"]) == ("2026-03-05T15:00:00Z", "2026-03-05T15:30:00Z")
        assert made["minutesDuration"] == 30


class TestAnswers:
    def test_are_sent_by_finding_and_kind(self):
        items = one("QuestionnaireResponse")["item"]

        assert [(i["linkId"], i["answer"][0]) for i in items] == [
            ("saddle_numbness", {"valueBoolean": False}),
            ("symptom_duration_days", {"valueDecimal": 20.0}),
            ("where", {"valueString": "low back"}),
        ]

    def test_are_not_sent_unless_given(self):
        types = {r["resourceType"] for r in resources(replace(SENT, summary=None))}

        assert "QuestionnaireResponse" not in types


class TestPerson:
    def test_is_reached_as_they_prefer(self):
        assert one("Patient")["telecom"] == [
            {"system": "email", "value": "three@sample.example", "rank": 1},
            {"system": "phone", "value": "2025550143", "rank": 2},
        ]

    def test_speaks_the_first_language_best(self):
        spoken = one("Patient")["communication"]

        assert [(s["language"]["coding"][0]["code"], s["preferred"]) for s in spoken] == [
            ("es", True),
            ("en", False),
        ]

    def test_agreed_to_one_text_at_one_time(self):
        made = one("Consent")

        assert made["dateTime"] == "2026-03-01T09:30:15Z"
        assert made["policyRule"]["coding"][0]["code"] == "2026-02"
        assert "ab" * 32 in made["policyRule"]["text"]
        assert made["provision"]["actor"][0]["reference"]["display"] == "Sample Street Clinic"
