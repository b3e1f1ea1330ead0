from __future__ import annotations

from django.test import Client
from django.utils import timezone

from tests.support.nearby import ONE
from tests.support.person import BACK_PAIN, Person
from tests.support.requests import a_clinic
from unweary.web.care.models import CareRequest, LeftOut

FORM = f"/request/to/{ONE}/"


class TestListingThatNobodyClaimed:
    def test_offers_call_and_directions_and_no_form(self, directory: str, client: Client) -> None:
        response = client.get(FORM)
        page = response.content.decode()
        assert response.status_code == 200
        assert "How to reach Example Person 1" in page
        assert 'href="tel:+1-202-555-0143"' in page
        assert f'href="/care/listing/{ONE}/directions/"' in page
        assert "<form" not in page

    def test_sends_nothing_however_it_is_asked(self, directory: str, client: Client) -> None:
        assert client.post(FORM, {"name": "Example Person Three"}).status_code == 200
        assert client.post(f"{FORM}draft/", {"name": "x"}).status_code == 404
        assert not CareRequest.objects.exists()

    def test_names_the_summary_to_take_along(self, directory: str, client: Client) -> None:
        person = Person(BACK_PAIN, client)
        person.begin()
        person.finish()
        assert f'href="/check/{person.key}/result/summary/"' in client.get(FORM).content.decode()

    def test_who_asked_not_to_be_listed_is_not_shown(self, directory: str, client: Client) -> None:
        LeftOut.objects.create(
            clinician="made-up.1", asked_at=timezone.now(), granted_at=timezone.now(), token="t"
        )
        assert client.get(FORM).status_code == 404

    def test_becomes_a_form_once_it_is_claimed(self, directory: str, client: Client) -> None:
        a_clinic(listing=ONE)
        assert "Ask Sample Street Clinic for an appointment" in client.get(FORM).content.decode()
