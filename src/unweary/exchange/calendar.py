"""Proposed and booked times as an iCalendar file. It never says what the visit is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event

from unweary.exchange.fhir_made import id_of

MAKER = "-//Unweary//Appointments//EN"


class Standing(StrEnum):
    """How firm a time is, in the words of iCalendar."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Slot:
    """A time. `number` is its place among the proposals of the request, and never changes.

    `start` knows its time zone. `changes` counts how often the time was changed since it was first
    sent, so that calendars replace what they have.
    """

    number: int
    start: datetime
    minutes: int
    standing: Standing
    changes: int = 0


def calendar_file(
    reference: str,
    slots: tuple[Slot, ...],
    *,
    clinic: str,
    address: str,
    at: datetime,
    summary: str = "Appointment at {clinic}",
) -> bytes:
    """An .ics file with one event for each time; the same request and number give the same UID.

    at: when the file is made. summary: the title in the reader's language; it must hold nothing
    about health. Raises ValueError for a moment without a time zone.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for slot in slots:
        event = Event()
        event.add("uid", id_of(reference, "event", str(slot.number)))
        event.add("dtstamp", _utc(at))
        event.add("sequence", slot.changes)
        event.add("dtstart", _utc(slot.start))
        event.add("dtend", _utc(slot.start) + timedelta(minutes=slot.minutes))
        event.add("summary", summary.replace("{clinic}", clinic))
        if address:
            event.add("location", address)
        event.add("status", slot.standing.value)
        event.add("class", "PRIVATE")
        made.add_component(event)
    return bytes(made.to_ical())


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at.astimezone(UTC).replace(microsecond=0)
