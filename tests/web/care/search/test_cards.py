"""What a card says: hours, numbers, addresses, distances."""

from __future__ import annotations

from datetime import date, time

import pytest

from unweary.directory.base import Facts, Listing, Opening, Precision, Site, SourceSeen, Who
from unweary.web.care.cards import address_lines, card_of, phone_of
from unweary.web.care.wording import distance_text, is_old

SOURCE = SourceSeen("made-up", "Made Up for Examples (MUE)", "none", date(2026, 11, 9), "", 1)
SITE = Site(("1 Sample Street",), "Exampleton", "EX", "00001", "US", "+12025550143", "7")
TODAY = date(2026, 11, 25)


def card(**facts: object):  # type: ignore[no-untyped-def]
    listing = Listing(
        key="made-up.1.0.physical_therapist",
        clinician="made-up.1",
        source=SOURCE,
        npi="",
        who=Who.PERSON,
        name="Example Person One",
        credential="PT",
        gender="",
        discipline="physical_therapist",
        clinic="",
        site=SITE,
        point=None,
        precision=Precision.NONE,
        facts=Facts(**facts),  # type: ignore[arg-type]
        confirmed_on=None,
    )
    return card_of(listing, today=TODAY, near=True, km=None)


def test_days_that_are_alike_stand_together() -> None:
    week = [Opening(day, time(8), time(17)) for day in range(5)]
    halves = [Opening(5, time(9), time(12)), Opening(5, time(13), time(15, 30))]

    said = card(hours=(*week, *halves)).stated("Opening hours")

    assert said == "Monday to Friday 08:00 to 17:00; Saturday 09:00 to 12:00, 13:00 to 15:30"


def test_what_is_not_known_is_said_so() -> None:
    made = card()

    assert made.distance == "distance not known"
    assert made.measured == "We do not know where this address lies."
    assert made.confirmed == "It is not stated when this was last confirmed."
    assert made.old
    assert made.source == "Source: MUE, November 2026."
    assert made.stated("New patients") == ""


def test_no_is_said_and_is_not_the_same_as_not_stated() -> None:
    assert card(accepting_new=False).stated("New patients") == "No"
    assert "Takes no new patients" in card(accepting_new=False).says


def test_an_extension_is_dialled_too() -> None:
    phone = phone_of(SITE)

    assert phone is not None
    assert phone.text == "(202) 555-0143 x7"
    assert phone.href == "tel:+1-202-555-0143;ext=7"


@pytest.mark.parametrize(
    ("country", "last"),
    [("US", "Exampleton, EX 00001"), ("GB", "Exampleton, 00001"), ("DE", "00001 Exampleton")],
)
def test_an_address_is_in_the_order_of_its_country(country: str, last: str) -> None:
    site = Site(("1 Sample Street",), "Exampleton", "EX", "00001", country)

    assert address_lines(site) == ("1 Sample Street", last)


@pytest.mark.parametrize(
    ("km", "country", "said"),
    [
        (0.0, "DE", "about 1 km"),
        (3.2, "DE", "about 3 km"),
        (3.2, "GB", "about 2 miles"),
        (1.5, "US", "about 1 mile"),
        (71.0, "CA", "about 70 km"),
    ],
)
def test_a_distance_is_said_as_people_there_count(km: float, country: str, said: str) -> None:
    assert distance_text(km, country) == said


def test_two_years_are_old() -> None:
    assert not is_old(date(2024, 11, 30), TODAY)
    assert is_old(date(2024, 11, 20), TODAY)
    assert is_old(date(2009, 12, 31), TODAY)
