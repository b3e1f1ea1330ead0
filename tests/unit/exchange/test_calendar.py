"""Calendar files: the same event each time, and nothing about health."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from unweary.exchange.calendar import Slot, Standing, calendar_file

AT = datetime(2026, 3, 1, 9, 30, 15, 5, tzinfo=UTC)
START = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=-5)))
PROPOSED = Slot(0, START, 30, Standing.TENTATIVE)
CLINIC = "Sample Street Clinic, back; neck"
ADDRESS = "1 Sample Street\nSampleton, CT 06012"


def file(*slots, reference="UW-1", **more):
    return calendar_file(reference, slots, clinic=CLINIC, address=ADDRESS, at=AT, **more)


def events(*slots, **more):
    return Calendar.from_ical(file(*slots, **more)).walk("VEVENT")


class TestCalendar:
    def test_is_published_for_any_program(self):
        made = Calendar.from_ical(file(PROPOSED))

        assert (made["method"], made["version"]) == ("PUBLISH", "2.0")
        assert file(PROPOSED).endswith(b"END:VCALENDAR\r\n")

    def test_holds_a_time_in_utc_with_place_and_standing(self):
        (event,) = events(PROPOSED)

        assert b"DTSTART:20260305T150000Z" in file(PROPOSED)
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=30)
        assert event["summary"] == f"Appointment at {CLINIC}"
        assert event["location"] == ADDRESS
        assert event["status"] == "TENTATIVE"
        assert event["sequence"] == 0

    def test_replaces_an_event_that_changed(self):
        moved = Slot(0, START + timedelta(days=1), 30, Standing.CONFIRMED, changes=1)

        (before,), (after,) = events(PROPOSED), events(moved)

        assert before["uid"] == after["uid"]
        assert (after["status"], after["sequence"]) == ("CONFIRMED", 1)

    def test_keeps_times_and_requests_apart(self):
        second = Slot(1, START, 30, Standing.CANCELLED)

        first, other = events(PROPOSED, second)
        (elsewhere,) = events(PROPOSED, reference="UW-2")

        assert len({first["uid"], other["uid"], elsewhere["uid"]}) == 3
        assert "UW-1" not in file(PROPOSED).decode()

    def test_says_nothing_but_where_and_when(self):
        (event,) = events(PROPOSED)

        assert set(event) == {
            *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND"),
            *("SUMMARY", "LOCATION", "STATUS", "CLASS"),
        }

    def test_has_its_title_in_the_language_of_the_reader(self):
        (event,) = events(PROPOSED, summary="Cita en {clinic}")

        assert event["summary"] == f"Cita en {CLINIC}"

    def test_refuses_a_moment_without_a_time_zone(self):
        with pytest.raises(ValueError, match="time zone"):
            file(Slot(0, datetime(2026, 3, 5, 10), 30, Standing.TENTATIVE))
