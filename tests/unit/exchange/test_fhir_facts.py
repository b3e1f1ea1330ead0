"""Facts of FHIR elements: what is stated, and above all what is not."""

from datetime import date, time

import pytest

from tests.unit.exchange.fhir_examples import PLAN_NET, TODAY, accepting, concept, delivered
from unweary.directory.base import Opening, Point
from unweary.exchange.fhir_facts import (
    Phone,
    accepts_of,
    hours_of,
    languages_of,
    phone_of,
    point_of,
    site_of,
    taking_new,
    telehealth_of,
    wheelchair_of,
)
from unweary.exchange.fhir_json import day_of, is_npi, words


def new_patients(*extensions, networks=()):
    return taking_new(accepts_of({"extension": list(extensions)}, within=""), frozenset(networks))


class TestNewPatients:
    @pytest.mark.parametrize(
        ("code", "answer"),
        [("newpt", True), ("nopt", False), ("existptonly", False), ("existptfam", False)],
    )
    def test_are_taken_or_not_by_code(self, code, answer):
        assert new_patients(accepting(code)) is answer

    def test_are_not_stated_without_a_code_that_we_know(self):
        assert new_patients() is None
        assert new_patients(accepting("perhaps")) is None

    def test_are_taken_if_one_network_is_open(self):
        stated = accepting("nopt", "Organization/a"), accepting("newpt", "Organization/b")

        assert new_patients(*stated, networks=("Organization/a", "Organization/b")) is True

    def test_are_not_stated_where_another_network_may_be_open(self):
        stated = accepting("nopt", "Organization/a")

        assert new_patients(stated, networks=("Organization/a", "Organization/b")) is None
        assert new_patients(stated, networks=("Organization/a",)) is False
        assert new_patients(stated) is False

    def test_are_refused_to_all_where_no_network_is_named(self):
        assert new_patients(accepting("nopt"), networks=("Organization/a",)) is False


class TestHours:
    def test_are_by_day_and_sorted(self):
        row = {
            "daysOfWeek": ["fri", "mon"],
            "availableStartTime": "08:30:00",
            "availableEndTime": "17:00:00",
        }

        assert hours_of({"availableTime": [row]}) == (
            Opening(0, time(8, 30), time(17)),
            Opening(4, time(8, 30), time(17)),
        )

    def test_of_a_location_are_read_too(self):
        row = {"daysOfWeek": ["sun"], "openingTime": "08:00:00", "closingTime": "12:00:00"}

        assert hours_of({"hoursOfOperation": [row]}) == (Opening(6, time(8), time(12)),)

    def test_of_a_whole_day_end_a_minute_before_midnight(self):
        row = {"daysOfWeek": ["tue"], "allDay": True}

        assert hours_of({"availableTime": [row]}) == (Opening(1, time(0), time(23, 59)),)

    def test_past_midnight_go_on_the_next_day(self):
        row = {"daysOfWeek": ["sun"], "openingTime": "20:00:00", "closingTime": "02:00:00"}

        assert hours_of({"hoursOfOperation": [row]}) == (
            Opening(0, time(0), time(2)),
            Opening(6, time(20), time(23, 59)),
        )

    @pytest.mark.parametrize(
        "row",
        [
            {"daysOfWeek": ["mon"]},
            {"daysOfWeek": ["mon"], "openingTime": "08:00:00"},
            {"openingTime": "08:00:00", "closingTime": "12:00:00"},
            {"daysOfWeek": ["someday"], "allDay": True},
            {"daysOfWeek": ["mon"], "openingTime": "25:00:00", "closingTime": "26:00:00"},
            {"daysOfWeek": "mon", "allDay": True},
        ],
    )
    def test_that_are_not_clear_are_not_stated(self, row):
        assert hours_of({"hoursOfOperation": [row]}) == ()


class TestLanguages:
    def test_are_two_letters_however_they_are_coded(self):
        codes = ["en-US", "ES", "fra", "ger", "zh-Hans", "en"]

        spoken = languages_of([concept("urn:ietf:bcp:47", c) for c in codes])

        assert spoken == ("en", "es", "fr", "de", "zh")

    def test_spoken_too_little_or_without_a_short_code_are_left_out(self):
        level = {
            "url": f"{PLAN_NET}/StructureDefinition/communication-proficiency",
            "valueCodeableConcept": concept("any", "10"),
        }

        spoken = [concept("any", "ru") | {"extension": [level]}, concept("any", "haw")]

        assert languages_of(spoken) == ()


class TestAccess:
    @pytest.mark.parametrize("code", ["adacomp", "handiaccess", "mobility"])
    def test_by_wheelchair_is_stated(self, code):
        url = f"{PLAN_NET}/StructureDefinition/accessibility"

        fit = {"extension": [{"url": url, "valueCodeableConcept": concept("any", code)}]}

        assert wheelchair_of(fit) is True

    def test_by_wheelchair_is_never_denied(self):
        url = f"{PLAN_NET}/StructureDefinition/accessibility"

        bus = {"extension": [{"url": url, "valueCodeableConcept": concept("any", "pubtrans")}]}

        assert wheelchair_of(bus) is None
        assert wheelchair_of({}) is None

    def test_at_a_distance_is_stated_by_the_ways_of_delivery(self):
        assert telehealth_of({"extension": [delivered("virtual"), delivered("physical")]}) is True
        assert telehealth_of({"extension": [delivered("physical")]}) is False
        assert telehealth_of({}) is None


class TestPhone:
    def best(self, *points):
        return phone_of(list(points), today=TODAY)

    def test_is_the_best_rank_then_the_one_for_work(self):
        assert self.best(
            {"system": "phone", "value": "202-555-0101", "rank": 2, "use": "work"},
            {"system": "url", "value": "https://sample.example", "rank": 1},
            {"system": "phone", "value": "(202) 555-0102", "rank": 1},
        ) == Phone("2025550102")
        assert self.best(
            {"system": "phone", "value": "2025550101"},
            {"system": "phone", "value": "2025550102", "use": "work"},
        ) == Phone("2025550102")

    def test_is_never_at_home_or_out_of_use(self):
        ended = {"system": "phone", "value": "2025550103", "period": {"end": "2026-02"}}

        assert (
            self.best(
                {"system": "phone", "value": "2025550101", "use": "home"},
                {"system": "phone", "value": "2025550102", "use": "old"},
                {"system": "fax", "value": "2025550104"},
                ended,
            )
            == Phone()
        )

    def test_is_a_mobile_only_where_there_is_no_other(self):
        mobile = {"system": "phone", "value": "2025550101", "use": "mobile", "rank": 1}

        assert self.best(mobile).number == "2025550101"
        assert self.best(mobile, {"system": "phone", "value": "2025550102"}).number == "2025550102"

    @pytest.mark.parametrize(
        ("value", "phone"),
        [
            ("+1 (202) 555-0143", Phone("+12025550143")),
            ("202.555.0143 ext. 12", Phone("2025550143", "12")),
            ("202-555-0143 x7", Phone("2025550143", "7")),
            ("tel:+44-20-7946-0123;ext=9", Phone("+442079460123", "9")),
            ("call us", Phone()),
            ("123", Phone()),
        ],
    )
    def test_is_digits_and_its_extension(self, value, phone):
        assert self.best({"system": "phone", "value": value}) == phone


class TestPoint:
    def test_is_read_from_whole_numbers_too(self):
        assert point_of({"latitude": 15, "longitude": -3.5}) == (Point(15.0, -3.5), False)

    def test_may_lie_on_the_equator_or_the_meridian(self):
        assert point_of({"latitude": 0, "longitude": 9.5})[0] == Point(0.0, 9.5)
        assert point_of({"latitude": 51.48, "longitude": 0})[0] == Point(51.48, 0.0)

    @pytest.mark.parametrize(
        ("lat", "lon"),
        [
            (0, 0),
            (0.0, -0.0),
            (90.1, 0),
            (0, 180.1),
            (float("nan"), 1),
            (float("inf"), 1),
            (10**400, 1),
            ("41.5", "-72"),
            (True, 5),
            (None, None),
        ],
    )
    def test_that_cannot_be_is_none_and_told(self, lat, lon):
        assert point_of({"latitude": lat, "longitude": lon}) == (None, True)

    def test_that_is_not_given_is_not_told(self):
        assert point_of(None) == (None, False)


class TestSite:
    def test_is_the_first_that_patients_may_be_sent_to(self):
        post = {"type": "postal", "line": ["PO Box 1"], "city": "Sampleton"}
        home = {"use": "home", "line": ["2 Sample Street"], "city": "Sampleton"}
        work = {"use": "work", "line": ["3 Sample Street"], "city": "Sampleton"}

        assert site_of([post, home, work], country="US").lines == ("3 Sample Street",)

    @pytest.mark.parametrize(
        ("stated", "country"), [("USA", "US"), ("gb", "GB"), ("", "NL"), ("Somewhere", "NL")]
    )
    def test_has_a_country_of_two_letters(self, stated, country):
        address = {"city": "Sampleton", "country": stated}

        assert site_of(address, country="NL").country == country

    def test_needs_a_town_or_a_postcode(self):
        assert site_of([{"state": "CT"}], country="US") is None


class TestText:
    def test_is_one_line_of_printable_characters(self):
        assert words("  Sample\r\nStreet\x00\u202e Clinic ") == "Sample Street Clinic"
        assert words(7) == ""

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
            ("2024-02-10T23:00:00+01:00", date(2024, 2, 10), date(2024, 2, 10)),
            ("2024-13", None, None),
            ("2024-02-31", None, None),
            ("soon", None, None),
            (None, None, None),
        ],
    )
    def test_of_a_date_is_its_first_or_last_day(self, text, first, last):
        assert day_of(text) == first
        assert day_of(text, last=True) == last

    def test_of_an_npi_has_a_check_digit(self):
        assert is_npi("1234567893")
        assert not is_npi("1234567890")
        assert not is_npi("NPI3233")
        assert not is_npi("123456789")
        assert not is_npi("١٢٣٤٥٦٧٨٩٣")
