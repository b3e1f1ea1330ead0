"""Listings as FHIR: valid R4, and read back as they were."""

import json
from dataclasses import replace

import pytest
from fhir.resources.R4B.bundle import Bundle

from tests.unit.exchange import fhir_examples
from tests.unit.exchange.fhir_examples import read
from tests.unit.exchange.listing_examples import PERSON
from unweary.directory.base import NOTHING_STATED, Facts, Precision, Who
from unweary.exchange.directory_fhir import listing_bundle, listing_resources

BASE = "https://unweary.example/api/fhir"
CLINIC = replace(PERSON, who=Who.ORGANISATION, name="Sample Street Clinic", clinic="")
BARE = replace(
    PERSON,
    npi="",
    credential="",
    gender="",
    clinic="",
    site=replace(PERSON.site, phone="", extension=""),
    facts=NOTHING_STATED,
    confirmed_on=None,
    precision=Precision.POSTCODE,
)


def bundle(*listings):
    return listing_bundle(listings, texts={"physical_therapist": "Physical therapist"}, base=BASE)


def by_type(listing):
    made = listing_resources(listing, discipline_text="Physical therapist")
    return {r["resourceType"]: r for r in made}


@pytest.fixture
def ours(monkeypatch):
    system = "urn:x-unweary:discipline", "physical_therapist"
    monkeypatch.setitem(fhir_examples.OURS, system, ("physical_therapist",))


class TestListing:
    @pytest.mark.parametrize("listing", [PERSON, CLINIC, BARE, replace(BARE, who=Who.ORGANISATION)])
    def test_is_valid_fhir(self, listing):
        made = bundle(listing)

        read = Bundle.model_validate_json(json.dumps(made))

        assert json.loads(read.model_dump_json(exclude_none=True))["entry"]
        assert "[]" not in json.dumps(made)

    @pytest.mark.parametrize("listing", [PERSON, CLINIC, BARE, replace(BARE, who=Who.ORGANISATION)])
    def test_is_read_back_as_it_was(self, ours, listing):
        records, tally = read(json.dumps(bundle(listing)).encode())

        (entry,) = records
        (practice,) = entry.practices
        assert not [note for note in tally.notes if "dangling" in note]
        assert (entry.who, entry.npi, entry.name) == (listing.who, listing.npi, listing.name)
        assert entry.confirmed_on == listing.confirmed_on
        assert practice.disciplines == ("physical_therapist",)
        exact = listing.precision is Precision.EXACT
        assert practice.site == replace(listing.site, point=listing.point if exact else None)
        assert practice.facts == listing.facts
        if listing.who is Who.PERSON:
            assert practice.clinic == (listing.clinic or listing.name)
            assert (entry.credential, entry.gender) == (listing.credential, listing.gender)

    @pytest.mark.parametrize("telehealth", [True, False, None])
    @pytest.mark.parametrize("accepting", [True, False, None])
    @pytest.mark.parametrize("who", list(Who))
    def test_keeps_apart_yes_no_and_not_stated(self, ours, who, accepting, telehealth):
        facts = Facts(accepting_new=accepting, telehealth=telehealth)

        records, _ = read(json.dumps(bundle(replace(BARE, who=who, facts=facts))).encode())

        assert records[0].practices[0].facts == facts

    def test_has_no_position_that_we_only_guessed(self):
        assert by_type(PERSON)["Location"]["position"] == {"longitude": -72.75, "latitude": 41.5}
        assert "position" not in by_type(replace(PERSON, precision=Precision.TOWN))["Location"]

    def test_groups_days_with_the_same_hours(self):
        assert by_type(PERSON)["PractitionerRole"]["availableTime"] == [
            {
                "daysOfWeek": ["mon", "wed"],
                "availableStartTime": "08:00:00",
                "availableEndTime": "12:00:00",
            },
            {
                "daysOfWeek": ["mon"],
                "availableStartTime": "13:00:00",
                "availableEndTime": "17:00:00",
            },
            {"daysOfWeek": ["sat"], "allDay": True},
        ]

    def test_has_ids_that_stay(self):
        ids = {type_: r["id"] for type_, r in by_type(PERSON).items()}

        assert ids == {type_: r["id"] for type_, r in by_type(replace(PERSON, name="N")).items()}
        assert len(set(ids.values())) == len(ids)

    def test_shares_its_clinician_with_other_listings(self):
        other = replace(PERSON, key="us-nppes.1234567893.ab.pain", discipline="pain")

        urls = [e["fullUrl"] for e in bundle(PERSON, other)["entry"]]

        assert len(urls) == len(set(urls))
        assert sum("/Practitioner/" in url for url in urls) == 1
        assert sum("/PractitionerRole/" in url for url in urls) == 2
