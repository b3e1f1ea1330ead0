"""`/care/`, `/care/for/…/` and `/care/search/`: the form, and what leads to it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from tests.support.register import MADE_UP
from unweary.knowledge.parse import shipped
from unweary.web.check.wording import clinician_name


def checked(story: dict, client: Client | None = None) -> Person:  # type: ignore[type-arg]
    person = Person(story, client)
    person.begin()
    person.finish()
    return person


class TestForm:
    def test_asks_where_who_and_how_far_and_offers_what_the_directory_holds(
        self, client: Client, directory: str
    ) -> None:
        page = client.get("/care/").content.decode()

        assert 'name="where"' in page
        assert 'value="physical_therapist"' in page
        assert 'value="neurologist"' not in page
        assert "25 miles" in page
        assert MADE_UP.name in page

    def test_says_calmly_how_to_find_care_where_nothing_is_loaded(self, client: Client) -> None:
        page = client.get("/care/").content.decode()

        assert "Find care by phone" in page
        assert "unweary directory load" in page
        assert 'name="where"' not in page

    def test_is_linked_from_every_page_only_where_somebody_is_listed(
        self, client: Client, directory: str
    ) -> None:
        assert 'href="/care/"' in client.get("/about/").content.decode()

    def test_is_not_promised_where_nobody_is_listed(self) -> None:
        person = checked(BACK_PAIN)

        assert "/care/" not in person.text()
        assert "Who can help" in person.text()


class TestSearch:
    def test_answers_with_an_address_that_says_nothing_of_the_place(
        self, client: Client, directory: str
    ) -> None:
        sent = {"where": "00001", "kind": ["physical_therapist"], "far": "40"}
        response = client.post("/care/search/", sent)

        assert response.status_code == 302
        assert response["Location"] == "/care/near/"
        cookie = response.cookies["uw_care"]
        assert cookie["path"] == "/care/"
        assert cookie["max-age"] == 3600
        assert cookie["httponly"]
        assert "Exampleton" not in cookie.value
        assert "00001" not in cookie.value

    @pytest.mark.parametrize("where", ["00001", "00001-1234", " exampleton ", "Exampleton, EX"])
    def test_knows_a_place_however_it_is_typed(
        self, client: Client, directory: str, where: str
    ) -> None:
        sent = {"where": where, "kind": "physical_therapist", "far": "40"}
        page = client.post("/care/search/", sent, follow=True).content.decode()

        assert "Example Person 1" in page

    def test_asks_which_town_is_meant_and_loses_nothing(
        self, client: Client, directory: str
    ) -> None:
        sent = {"where": "Twinford", "kind": ["family_medicine"], "far": "16"}
        page = client.post("/care/search/", sent)
        text = page.content.decode()

        assert page.status_code == 422
        assert "<title>Error:" in text
        assert 'value="US~~Twinford~AA"' in text
        assert 'value="US~~Twinford~BB"' in text
        assert 'value="Twinford"' in text
        assert 'value="family_medicine" checked' in text
        assert '<option value="16" selected>' in text

        chosen = client.post("/care/search/", sent | {"place": "US~~Twinford~BB"})
        assert chosen["Location"] == "/care/near/"
        assert "Twinford, BB" in client.get("/care/near/").content.decode()

    def test_says_what_to_do_about_what_is_missing_or_unknown(
        self, client: Client, directory: str
    ) -> None:
        empty = client.post("/care/search/", {"where": ""}).content.decode()
        unknown = client.post("/care/search/", {"where": "Nowhereville"}).content.decode()

        assert "Type a postcode or a town." in empty
        assert "Choose at least one kind" in empty
        assert "We do not know “Nowhereville”" in unknown

    def test_turns_a_position_into_the_nearest_place_and_keeps_nothing_of_it(
        self, client: Client, directory: str
    ) -> None:
        sent = {"where": "", "position": "40.01,-75.01", "kind": "physical_therapist"}
        response = client.post("/care/search/", sent)
        page = client.get("/care/near/").content.decode()

        assert response["Location"] == "/care/near/"
        assert "00001 Exampleton" in page
        assert "40.01" not in page

    def test_keeps_the_place_that_was_chosen_or_found_while_something_else_is_missing(
        self, client: Client, directory: str
    ) -> None:
        chosen = client.post("/care/search/", {"where": "Twinford", "place": "US~~Twinford~BB"})
        found = client.post("/care/search/", {"where": "", "position": "40.01,-75.01"})

        assert 'value="US~~Twinford~BB" checked' in chosen.content.decode()
        assert 'name="where" value="00001"' in found.content.decode()

    def test_a_distance_that_is_not_offered_becomes_the_usual_one(
        self, client: Client, directory: str
    ) -> None:
        sent = {"where": "00001", "kind": "physical_therapist", "far": "everywhere"}

        assert "within 25 miles" in client.post("/care/search/", sent, follow=True).content.decode()

    def test_says_kindly_that_it_knows_no_place_near_a_position(
        self, client: Client, directory: str
    ) -> None:
        for position in ("0.00,0.00", "north,east", "91,0", "nan,nan"):
            sent = {"position": position, "kind": "physical_therapist"}
            page = client.post("/care/search/", sent)
            assert page.status_code == 422
            assert "We know no place near where you are" in page.content.decode()

    def test_guesses_the_country_by_the_language_of_the_browser(
        self, client: Client, directory: str
    ) -> None:
        sent = {"where": "ZZ1 1AA", "kind": "physical_therapist"}
        page = client.post("/care/search/", sent, follow=True, headers={"accept-language": "en-GB"})

        assert "Samplebury" in page.content.decode()
        assert "020 7946 0123" in page.content.decode()


class TestForCheck:
    def test_says_whom_to_see_why_and_how_soon_and_ticks_them(self, directory: str) -> None:
        person = checked(BACK_PAIN)
        assert f"/care/for/{person.key}/" in person.text()

        page = person.client.get(f"/care/for/{person.key}/").content.decode()

        assert "Your check says:" in page
        assert "A physical therapist" in page or "a physical therapist" in page
        assert "Because of:" in page
        assert 'value="physical_therapist" checked' in page
        assert f"/check/{person.key}/result/" in page

    def test_is_closed_to_other_browsers(self, client: Client, directory: str) -> None:
        person = checked(BACK_PAIN)

        assert client.get(f"/care/for/{person.key}/").status_code == 404

    def test_is_offered_to_somebody_who_comes_back_without_it(self, directory: str) -> None:
        person = checked(BACK_PAIN)

        assert f"/care/for/{person.key}/" in person.client.get("/care/").content.decode()

    def test_gives_way_in_an_emergency_everywhere(self, directory: str) -> None:
        person = checked(NUMB_SADDLE)
        client = person.client
        client.post("/care/search/", {"where": "00001", "kind": "physical_therapist"})

        for address in (
            "/care/",
            f"/care/for/{person.key}/",
            "/care/near/",
            "/care/saved/",
            "/care/listing/made-up.1.0.physical_therapist/",
        ):
            page = client.get(address).content.decode()
            assert "Get help now" in page, address
            assert 'href="tel:' in page
            assert f"/check/{person.key}/result/" in page
            assert "Example Person" not in page
        assert "/care/" not in person.text()

    def test_goes_on_where_it_is_for_somebody_else(self, directory: str) -> None:
        person = checked(NUMB_SADDLE)
        person.client.post("/care/for-another/")
        sent = {"where": "00001", "kind": "physical_therapist"}

        page = person.client.post("/care/search/", sent, follow=True).content.decode()

        assert "Example Person 1" in page

    def test_a_later_emergency_is_not_set_aside_with_an_earlier_one(self, directory: str) -> None:
        person = checked(NUMB_SADDLE)
        person.client.post("/care/for-another/")
        checked(NUMB_SADDLE, person.client)

        assert "Get help now" in person.client.get("/care/").content.decode()


def test_every_kind_of_clinician_that_the_knowledge_names_has_a_plain_name() -> None:
    kinds = {kind for e in shipped().explanations.values() for kind in e.clinicians}

    named = {kind: clinician_name(kind) for kind in kinds}

    assert all("_" not in name and ":" not in name for name in named.values()), named
    assert len(set(named.values())) == len(kinds)


class TestSources:
    def test_name_every_register_with_its_age_and_the_places(
        self, client: Client, directory: str
    ) -> None:
        page = client.get("/care/sources/").content.decode()

        assert MADE_UP.name in page
        assert "GeoNames" in page
        assert "CC BY 4.0" in page

    def test_stand_on_the_page_about_privacy_only_where_there_is_a_directory(
        self, client: Client
    ) -> None:
        assert "/care/sources/" not in client.get("/privacy/").content.decode()

    def test_are_read_where_nothing_is_loaded(self, client: Client) -> None:
        assert "holds no list of clinicians" in client.get("/care/sources/").content.decode()
