"""`/care/near/`: what was found."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.nearby import CLINIC, DOCTOR, ONE
from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from tests.support.requests import a_clinic
from unweary.directory.base import Facts
from unweary.web.care import clinics, host_actions


def names(page: str) -> list[str]:
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', page)


def text_of(client: Client, address: str = "/care/near/") -> str:
    return client.get(address).content.decode()


class TestList:
    def test_stands_nearest_first_and_says_why(self, searched: Client) -> None:
        page = text_of(searched)

        assert names(page)[:3] == [
            "Example Person 1, PT",
            "Example Person 2, PT",
            "Sample Street Clinic",
        ]
        assert "Nearest first. Nobody can pay to stand higher." in page
        assert "about 1 mile" in page
        assert "about 4 miles" in page

    def test_says_on_each_card_how_to_call_how_old_and_from_where(self, searched: Client) -> None:
        page = text_of(searched)

        assert 'href="tel:+1-202-555-0143"' in page
        assert "(202) 555-0143" in page
        assert "12 Sample Street, Exampleton, EX 00001" in page
        assert "Last confirmed March 2026." in page
        assert "Last confirmed May 2009." in page
        assert page.count("It may be out of date") == 1
        assert "Source: Made up for tests." in page

    def test_groups_those_at_one_address_and_hides_none(self, searched: Client) -> None:
        page = text_of(searched)

        assert "2 listings at this address" in page
        assert len(names(page)) == 20

    def test_goes_on_page_by_page_without_the_place_in_the_address(self, searched: Client) -> None:
        first = text_of(searched)
        onward = re.search(r'href="(/care/near/\?after=[^"]+)"', first)
        assert onward

        second = text_of(searched, onward[1])

        assert not set(names(first)) & set(names(second))
        assert len(names(first)) + len(names(second)) == 33
        assert 'id="l-21"' in second
        assert "Back to the nearest" in second
        assert "40" not in onward[1].partition("=")[0]

    def test_begins_again_where_the_address_was_meddled_with(self, searched: Client) -> None:
        assert names(text_of(searched, "/care/near/?after=nonsense")) == names(text_of(searched))

    def test_leads_back_to_the_form_without_a_search(self, client: Client, directory: str) -> None:
        assert client.get("/care/near/")["Location"] == "/care/"
        client.cookies["uw_care"] = "meddled"
        assert client.get("/care/near/")["Location"] == "/care/"

    def test_shows_the_same_person_once_with_all_that_was_looked_for(
        self, client: Client, directory: str
    ) -> None:
        kinds = ["physical_therapist", "family_medicine"]
        sent = {"where": "00002", "kind": kinds, "far": "8"}
        page = client.post("/care/search/", sent, follow=True).content.decode()

        assert names(page).count("Sample Street Clinic") == 1
        assert "Physical therapist; Family doctor" in page
        assert "Physical therapists and family doctors" in page
        assert "No telephone number is listed." in page


def test_the_form_leads_to_the_list_that_is_kept(directory: str) -> None:
    client = Client()
    assert "/care/saved/" not in client.get("/care/").text
    client.post("/care/saved/", {"key": ONE})
    assert "1 saved" in client.get("/care/").text


@pytest.mark.parametrize(("browser", "far"), [("en-US", "25 miles"), ("de-DE", "50 km")])
def test_distances_are_counted_as_people_there_do(directory: str, browser: str, far: str) -> None:
    assert far in Client(headers={"Accept-Language": browser}).get("/care/").text


class TestCount:
    def test_says_how_many_once_the_end_is_seen(self, directory: str) -> None:
        client = Client()
        client.post("/care/search/", {"where": "00003", "kind": "physical_therapist", "far": "40"})
        page, shown = client.get("/care/near/").context["page"], 0
        assert page.within.startswith("The nearest within")
        while page.onward:
            shown += sum(len(g.cards) for g in page.groups)
            page = client.get(page.onward).context["page"]

        shown += sum(len(g.cards) for g in page.groups)
        assert page.within.startswith(f"{shown} within")

    def test_does_not_call_a_page_of_names_all_of_them(self, directory: str) -> None:
        client = Client()
        client.post("/care/name/", {"name": "example"})
        assert "Numbers 1 to 20. There are more." in client.get("/care/near/").text

    def test_of_a_name_that_nobody_has_says_what_to_try(self, directory: str) -> None:
        client = Client()
        client.post("/care/name/", {"name": "zzzz"})
        assert "Nobody by that name" in client.get("/care/near/").text


class TestFilters:
    def test_keep_what_is_not_stated_and_say_so(self, searched: Client) -> None:
        searched.post("/care/near/", {"accepting_new": "on"})
        page = text_of(searched)

        assert "Example Person 1, PT" in names(page)
        assert "Not stated: new patients." in page
        assert "Narrow the list (1 set)" in page

    def test_drop_what_is_stated_otherwise(self, client: Client, directory: str) -> None:
        client.post("/care/search/", {"where": "00002", "kind": "family_medicine", "far": "8"})
        assert "Example Person 4, MD" in names(text_of(client))

        client.post("/care/near/", {"accepting_new": "on"})

        assert names(text_of(client)) == ["Sample Street Clinic"]
        client.post("/care/near/", {"clear": "1"})
        assert "Example Person 4, MD" in names(text_of(client))

    def test_are_only_those_that_some_listing_supports(self, searched: Client) -> None:
        page = text_of(searched)

        assert 'name="telehealth"' in page
        assert 'name="language"' in page
        assert 'name="wheelchair"' not in page

    def test_hear_what_a_clinic_says_of_itself(self, searched: Client) -> None:
        clinic = a_clinic(listing=CLINIC)
        said = Facts(accepting_new=False, languages=("fr",))
        clinics.edit_facts(clinic=clinic, facts=said, access_note="", at=timezone.now())
        page = text_of(searched)
        assert "Takes no new patients" in page
        assert "Speaks French" in page
        assert "The clinic says so itself." in page

        searched.post("/care/near/", {"accepting_new": "on"})

        assert "Sample Street Clinic" not in names(text_of(searched))


class TestWiderAndOther:
    def test_nobody_found_says_how_to_go_on(self, client: Client, directory: str) -> None:
        client.post("/care/search/", {"where": "Twinford, AA", "kind": "physical_therapist"})
        page = text_of(client)

        assert "Nobody was found there" in page
        assert "Look within 50 miles" in page
        assert "Find care by phone" in page
        assert "video or telephone visits" in page

    def test_looks_wider_by_a_button(self, client: Client, directory: str) -> None:
        sent = {"where": "00001", "kind": "family_medicine", "far": "8"}
        client.post("/care/search/", sent)
        assert "Look within 10 miles" in text_of(client)

        client.post("/care/near/", {"far": "16"})

        assert "within 10 miles" in text_of(client)

    def test_a_name_is_found_by_its_beginning(self, client: Client, directory: str) -> None:
        response = client.post("/care/name/", {"name": "sample str"})

        assert response["Location"] == "/care/near/"
        page = text_of(client)
        assert names(page) == ["Sample Street Clinic"]
        assert "“sample str”" in page

    def test_a_name_of_one_letter_is_asked_for_again(self, client: Client, directory: str) -> None:
        page = client.post("/care/name/", {"name": "s"})

        assert page.status_code == 422
        assert "Type at least two letters" in page.content.decode()


class TestAsking:
    def test_is_offered_only_where_a_clinic_answers(self, searched: Client) -> None:
        assert "Ask for an appointment" not in text_of(searched)

        a_clinic(listing=ONE)
        page = text_of(searched)

        assert page.count("Ask for an appointment") == 1
        assert f'href="/request/to/{ONE}/"' in page


class TestLeavingOut:
    def test_a_granted_wish_hides_everywhere_at_once(self, searched: Client) -> None:
        host_actions.leave_out(clinician="made-up.1", at=timezone.now())

        page = text_of(searched)

        assert "Example Person 1, PT" not in names(page)
        assert "Example Person 10, PT" in names(page)
        assert len(names(page)) >= 19
        assert searched.get(f"/care/listing/{ONE}/").status_code == 404
        assert searched.get(f"/care/listing/{ONE}/card.vcf").status_code == 404
        searched.post("/care/name/", {"name": "Example Person 1"})
        assert "Example Person 1, PT" not in names(text_of(searched))


class TestMap:
    def test_shows_rings_numbers_and_the_same_in_words(self, searched: Client) -> None:
        page = text_of(searched)

        assert 'class="uw-map__picture"' in page
        assert ">1–2</text>" in page
        assert "1 and 2: about 1 mile" in page
        assert "to the north" in page
        assert "Exampleton" in page

    def test_has_no_picture_from_anywhere_unless_the_host_supplies_tiles(
        self, searched: Client
    ) -> None:
        page = text_of(searched)

        assert "<image" not in page
        assert "figcaption" not in page
        assert "No map is fetched from anybody." in searched.get("/privacy/").text

    def test_lies_on_tiles_of_this_site_with_their_credit(
        self, searched: Client, settings: Any
    ) -> None:
        settings.TILES, settings.TILES_CREDIT = "/tiles/{z}/{x}/{y}.png", "© Example Mappers"

        page = text_of(searched)

        hrefs = re.findall(r'<image href="([^"]+)"', page)
        assert 1 <= len(hrefs) <= 12
        assert all(re.fullmatch(r"/tiles/\d+/\d+/\d+\.png", href) for href in hrefs)
        assert "Map: © Example Mappers</figcaption>" in page
        assert "No map is fetched from anybody." not in searched.get("/privacy/").text


class TestPrivacy:
    def test_headers_close_the_pages_and_allow_the_position_here_alone(
        self, searched: Client
    ) -> None:
        near, about = searched.get("/care/near/"), searched.get("/about/")

        assert near["Cache-Control"] == "no-store, private"
        assert near["X-Robots-Tag"] == "noindex, nofollow"
        assert near["Referrer-Policy"] == "strict-origin"
        assert "geolocation=(self)" in near["Permissions-Policy"]
        assert "geolocation=()" in about["Permissions-Policy"]
        assert "geolocation=()" in searched.get("/check/")["Permissions-Policy"]

    def test_nothing_of_the_place_is_in_a_log(
        self, client: Client, directory: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        sent = {"position": "40.01,-75.01", "kind": "physical_therapist", "where": "Exampleton"}
        client.post("/care/search/", sent, follow=True)
        client.get("/care/listing/made-up.nobody/")

        said = "\n".join(record.getMessage() for record in caplog.records)
        assert "40.01" not in said
        assert "Exampleton" not in said

    def test_links_away_tell_no_referrer(self, searched: Client) -> None:
        page = text_of(searched, f"/care/listing/{ONE}/directions/")

        away = re.findall(r'<a href="https://[^>]+>', page)
        assert len(away) == 3
        assert all('rel="noreferrer external"' in link for link in away)
        assert "00001" in away[0]
        assert "40.0" not in page


class TestToday:
    def test_comes_first_and_leaves_no_time_for_a_written_request(
        self, directory: str, settings: Any
    ) -> None:
        settings.ADVICE_NUMBER = "111"
        a_clinic(listing=ONE)
        person = Person({**BACK_PAIN, "fever_or_chills": True})
        person.begin()
        person.finish()
        assert "See someone today" in person.text()

        form = text_of(person.client, f"/care/for/{person.key}/")
        sent = {"where": "00001", "kind": "physical_therapist", "far": "40"}
        page = person.client.post("/care/search/", sent, follow=True).content.decode()

        assert form.index("First, today") < form.index("Where?")
        assert form.count(" checked>") == 1
        assert 'value="family_medicine" checked' in form
        assert 'href="tel:111"' in form
        assert page.index("Be seen today") < page.index("Example Person 1")
        assert "Ask for an appointment" not in page

    @pytest.fixture
    def today(self, directory: str) -> Client:
        """A browser whose check says to be seen today, at a clinic that takes requests."""
        a_clinic(listing=ONE)
        person = Person({**BACK_PAIN, "fever_or_chills": True})
        person.begin()
        person.finish()
        return person.client

    @pytest.mark.parametrize("page", ["listing", "saved", "menu"])
    def test_comes_first_whichever_way_somebody_comes(self, today: Client, page: str) -> None:
        today.post("/care/saved/", {"key": ONE})
        if page == "menu":  # not by the result
            sent = {"where": "00001", "kind": "physical_therapist", "far": "40"}
            text = today.post("/care/search/", sent, follow=True).content.decode()
        else:
            text = text_of(today, f"/care/listing/{ONE}/" if page == "listing" else "/care/saved/")

        assert text.index("Be seen today") < text.index("Example Person 1", text.index("<h1"))
        assert "Ask for an appointment" not in text

    def test_stands_before_the_form_and_gives_way_to_who_was_seen(self, today: Client) -> None:
        answer = today.get(f"/request/to/{ONE}/")
        assert "A written request is too slow" in answer.content.decode()
        assert 'name="sending"' not in answer.content.decode()

        assert 'name="sending"' in text_of(today, f"/request/to/{ONE}/?seen=yes")

    def test_is_not_for_somebody_else(self, today: Client) -> None:
        today.post("/care/for-another/")

        text = text_of(today, f"/care/listing/{ONE}/")
        assert "Be seen today" not in text
        assert "Ask for an appointment" in text
        assert 'name="sending"' in text_of(today, f"/request/to/{ONE}/")


class TestEmergency:
    def test_stays_one_while_another_check_stands_open(self, directory: str) -> None:
        person = Person(NUMB_SADDLE)
        person.begin()
        person.finish()
        Person(BACK_PAIN, person.client).begin()

        assert "Do not look for an appointment" in text_of(person.client, "/care/")
        unclaimed = text_of(person.client, f"/request/to/{ONE}/")
        assert "Do not look for an appointment" in unclaimed


def test_a_doctor_without_a_telephone_is_still_listed(client: Client, directory: str) -> None:
    page = client.get(f"/care/listing/{DOCTOR}/").content.decode()

    assert "Example Person 4, MD" in page
    assert "tel:" not in page


class TestCrisis:
    def test_has_its_own_words_and_number_before_any_list(
        self, directory: str, settings: Any
    ) -> None:
        settings.CRISIS_NUMBER = "116 123"
        story = {**BACK_PAIN, "suicidal_thoughts": True, "mood_down": "score_3"}
        person = Person({**story, "mood_interest": "score_3"})
        person.begin()
        person.finish()
        assert "Talk to someone today" in person.text()

        form = text_of(person.client, f"/care/for/{person.key}/")

        assert form.index("Tell somebody you trust today") < form.index("Where?")
        assert 'href="tel:116123"' in form
