"""`/care/listing/…/`: one listing, the way there, its card, and what is told about it."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.support.nearby import CLINIC, ONE
from tests.support.person import BACK_PAIN, Person
from tests.support.requests import a_clinic
from unweary.cli.main import commands
from unweary.web.care.models import LeftOut, ListingReport


@pytest.fixture(autouse=True)
def _loaded(directory: str) -> None:
    """Every test here has the directory."""


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


class TestPage:
    def test_shows_everything_that_is_known_and_where_from(self, client: Client) -> None:
        page = text_of(client, f"/care/listing/{CLINIC}/")

        for said in (
            "Sample Street Clinic",
            "Physical therapist; Family doctor",
            "3 Sample Street<br>",
            "Sampleville, EX 00002<br>",
            "United States",
            "(202) 555-0150",
            "English, Spanish",
            "Example Net",
            "Made up for tests",
            "Last confirmed May 2009.",
            "We know its postcode, not its door.",
        ):
            assert said in page, said
        assert "opening hours" in page.partition("Not stated:")[2]

    def test_offers_to_ask_only_where_a_clinic_answers(self, client: Client) -> None:
        assert "/request/to/" not in text_of(client, f"/care/listing/{CLINIC}/")
        a_clinic(listing=CLINIC)
        assert f"/request/to/{CLINIC}/" in text_of(client, f"/care/listing/{CLINIC}/")

    def test_offers_the_page_for_the_doctor_after_a_check(self) -> None:
        person = Person(BACK_PAIN)
        person.begin()
        assert "/result/summary/" not in text_of(person.client, f"/care/listing/{ONE}/")
        person.finish()

        page = text_of(person.client, f"/care/listing/{ONE}/")

        assert f"/check/{person.key}/result/summary/" in page

    def test_one_that_is_gone_says_so_and_leads_on(self, client: Client) -> None:
        page = client.get("/care/listing/made-up.404.0.physical_therapist/")

        assert page.status_code == 404
        assert "not listed any more" in page.content.decode()
        assert 'href="/care/"' in page.content.decode()


class TestDirections:
    def test_name_the_destination_and_never_the_origin(self, client: Client) -> None:
        sent = {"where": "00003", "kind": "physical_therapist"}
        client.post("/care/search/", sent)
        page = text_of(client, f"/care/listing/{ONE}/directions/")

        assert 'href="geo:0,0?q=12%20Sample%20Street' in page
        assert "openstreetmap.org/search?query=12+Sample+Street" in page
        assert "00003" not in page
        assert "Specimen" not in page

    def test_vcard_says_where_its_facts_are_from(self, client: Client) -> None:
        response = client.get(f"/care/listing/{ONE}/card.vcf")
        card = response.content.decode().replace("\r\n ", "")

        assert response["Content-Type"].startswith("text/vcard")
        assert "BEGIN:VCARD" in card
        assert "Example Person 1" in card
        assert "Made up for tests" in card
        assert "GEO" not in card


class TestReport:
    def test_reaches_the_host(self, client: Client) -> None:
        words = "They moved to 14 Sample Street."
        response = client.post(
            f"/care/listing/{ONE}/report/", {"what": "address", "words": words}, follow=True
        )

        assert "Thank you" in response.content.decode()
        report = ListingReport.objects.get()
        assert (report.listing, report.what, report.words) == (ONE, "address", words)

        ran = CliRunner().invoke(commands, ["directory", "reports"])
        assert ONE in ran.output
        assert words in ran.output
        CliRunner().invoke(commands, ["directory", "reports", "--settle", ONE])
        assert "No report waits." in CliRunner().invoke(commands, ["directory", "reports"]).output

    def test_says_what_is_missing_and_keeps_the_words(self, client: Client) -> None:
        page = client.post(f"/care/listing/{ONE}/report/", {"words": "All of it"})

        assert page.status_code == 422
        assert "Choose what is wrong." in page.content.decode()
        assert ">All of it</textarea>" in page.content.decode()

    def test_of_a_program_is_thanked_for_and_dropped(self, client: Client) -> None:
        sent = {"what": "other", "company": "Sample Adverts"}
        response = client.post(f"/care/listing/{ONE}/report/", sent, follow=True)

        assert "Thank you" in response.content.decode()
        assert not ListingReport.objects.exists()

    def test_a_flood_is_stopped(self, client: Client) -> None:
        for _ in range(22):
            page = client.post(f"/care/listing/{ONE}/report/", {"what": "phone"})

        assert ListingReport.objects.count() == 20
        assert page.status_code == 422
        assert "Try again tomorrow" in page.content.decode()


class TestLeaveOut:
    def test_waits_for_the_host_who_grants_it(self, client: Client) -> None:
        address = f"/care/listing/{ONE}/leave-out/"
        response = client.post(address, {"contact": "202-555-0143", "mine": "1"}, follow=True)

        assert "We have your wish" in response.content.decode()
        assert client.get(f"/care/listing/{ONE}/").status_code == 200
        asked = CliRunner().invoke(commands, ["directory", "left-out"])
        assert "made-up.1  waits  202-555-0143" in asked.output

        done = CliRunner().invoke(commands, ["directory", "leave-out", "made-up.1"])

        assert done.exit_code == 0, done.output
        assert client.get(f"/care/listing/{ONE}/").status_code == 404
        CliRunner().invoke(commands, ["directory", "leave-out", "made-up.1", "--refuse"])
        assert client.get(f"/care/listing/{ONE}/").status_code == 200

    def test_asked_twice_keeps_both_contacts(self, client: Client) -> None:
        for contact in ("202-555-0143", "one@example.org", "202-555-0143"):
            sent = {"contact": contact, "mine": "1"}
            client.post(f"/care/listing/{ONE}/leave-out/", sent)

        assert LeftOut.objects.get().contact == "202-555-0143\none@example.org"

    def test_asks_for_what_is_needed(self, client: Client) -> None:
        page = client.post(f"/care/listing/{ONE}/leave-out/", {"contact": "me"})

        assert page.status_code == 422
        assert "so that we can ask back" in page.content.decode()
        assert "Tick this if the listing is yours." in page.content.decode()
        assert 'value="me"' in page.content.decode()

    def test_a_wish_that_nobody_had_cannot_be_refused(self) -> None:
        ran = CliRunner().invoke(commands, ["directory", "leave-out", "made-up.77", "--refuse"])

        assert ran.exit_code == 2
        assert "Nobody asked" in ran.output


class TestSaved:
    def save(self, client: Client, key: str, **more: Any) -> Any:
        return client.post("/care/saved/", {"key": key, **more})

    def test_is_kept_on_the_device_and_leads_back(self, client: Client) -> None:
        response = self.save(client, ONE, back="/care/near/#l-1")

        assert response["Location"] == "/care/near/#l-1"
        assert response.cookies["uw_saved"]["path"] == "/care/"
        assert "Example Person 1, PT" in text_of(client, "/care/saved/")
        self.save(client, ONE, do="remove")
        assert "Nothing is saved yet" in text_of(client, "/care/saved/")

    @pytest.mark.parametrize(
        "back", ["https://example.org/care/", "//example.org/", "/check/", "/care/../check/", ""]
    )
    def test_leads_nowhere_else(self, client: Client, back: str) -> None:
        assert self.save(client, ONE, back=back)["Location"] == "/care/saved/"

    def test_stands_side_by_side_and_says_what_nobody_states(self, client: Client) -> None:
        for key in (ONE, CLINIC):
            self.save(client, key)

        page = text_of(client, f"/care/saved/compare/?key={ONE}&key={CLINIC}")

        assert "English, Spanish" in page
        assert "None of them states:" in page
        assert client.get(f"/care/saved/compare/?key={ONE}")["Location"] == "/care/saved/"

    def test_goes_into_an_address_book(self, client: Client) -> None:
        for key in (ONE, CLINIC):
            self.save(client, key)

        assert client.get("/care/saved/cards.vcf").content.count(b"BEGIN:VCARD") == 2

    def test_takes_no_more_than_fits(self, client: Client) -> None:
        for number in (1, 2, *range(10, 40)):
            response = self.save(client, f"made-up.{number}.0.physical_therapist")

        assert response["Location"] == "/care/saved/?full"
        page = text_of(client, "/care/saved/?full")
        assert "Your list is full" in page
        assert page.count('class="uw-listing"') == 30

    def test_names_what_is_gone(self, client: Client) -> None:
        self.save(client, ONE)
        CliRunner().invoke(commands, ["directory", "leave-out", ONE])

        assert "Not listed any more" in text_of(client, "/care/saved/")

    def test_holds_no_listing_that_is_none(self, client: Client) -> None:
        self.save(client, "made-up.404.0.physical_therapist")

        assert "Nothing is saved yet" in text_of(client, "/care/saved/")
