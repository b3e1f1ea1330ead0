"""What clinics state themselves: it makes filters appear, adds to a list, and takes from it."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.nearby import CLINIC, DOCTOR, ONE
from tests.support.requests import a_clinic
from unweary.directory.base import Facts, Opening
from unweary.web.care.clinics import close_clinic, edit_facts

ALWAYS = tuple(Opening(day, time(0), time(23, 59)) for day in range(7))
FAR_OFF = "made-up.6.0.physical_therapist"  # in another land


def stating(listing: str, facts: Facts, **given: Any) -> Any:
    """A clinic that answers for a listing and says this of itself."""
    clinic = a_clinic(name=f"Clinic of {listing}", listing=listing, **{"time_zone": "UTC", **given})
    edit_facts(clinic=clinic, facts=facts, access_note="", at=timezone.now())
    return clinic


def never_today() -> tuple[Opening, ...]:
    """Hours of one day that is far from today."""
    return (Opening((timezone.now().weekday() + 3) % 7, time(8), time(9)),)


def keys(client: Client) -> list[str]:
    return [c.key for g in client.get("/care/near/").context["page"].groups for c in g.cards]


@pytest.fixture
def doctors(directory: str) -> Client:
    client = Client()
    client.post("/care/search/", {"where": "00001", "kind": "family_medicine", "far": "40"})
    return client


class TestFilters:
    def test_appear_where_a_clinic_within_reach_states_something(self, searched: Client) -> None:
        offered = [f.value for f in searched.get("/care/near/").context["page"].filtering.ticks]
        assert "wheelchair" not in offered

        stating(ONE, Facts(wheelchair=False, languages=("de",)))
        page = searched.get("/care/near/").context["page"].filtering

        assert "wheelchair" in [f.value for f in page.ticks]
        assert "de" in [f.value for f in page.languages]

    def test_do_not_appear_for_one_far_away_or_closed(self, searched: Client) -> None:
        stating(FAR_OFF, Facts(wheelchair=True))
        close_clinic(clinic=stating(ONE, Facts(wheelchair=True)), at=timezone.now())

        page = searched.get("/care/near/").context["page"].filtering

        assert "wheelchair" not in [f.value for f in page.ticks]

    def test_add_a_clinic_whose_own_words_differ_from_the_registry(self, doctors: Client) -> None:
        doctors.post("/care/near/", {"accepting_new": "on"})
        assert DOCTOR not in keys(doctors)

        stating(DOCTOR, Facts(accepting_new=True))

        assert DOCTOR in keys(doctors)

    def test_take_away_a_clinic_that_says_no_itself(self, searched: Client) -> None:
        stating(CLINIC, Facts(accepting_new=False))
        searched.post("/care/near/", {"accepting_new": "on"})
        assert CLINIC not in keys(searched)

    def test_add_nobody_who_is_not_of_whom_was_asked_for(self, searched: Client) -> None:
        stating(ONE, Facts(accepting_new=True))  # a woman, says the registry
        searched.post("/care/near/", {"accepting_new": "on", "gender": "male"})
        assert ONE not in keys(searched)


class TestOpenNow:
    def test_leaves_out_who_is_shut_and_keeps_who_does_not_say(self, searched: Client) -> None:
        stating(ONE, Facts(hours=never_today()))
        stating(CLINIC, Facts(hours=ALWAYS))

        searched.post("/care/near/", {"open_now": "on"})

        page = searched.get("/care/near/")
        shown = {c.key: c for g in page.context["page"].groups for c in g.cards}
        assert ONE not in shown
        assert "Open now, until 23:59" in shown[CLINIC].says
        silent = [c for key, c in shown.items() if key != CLINIC]
        assert silent
        assert all("opening hours" in c.silent for c in silent)

    def test_goes_by_the_clinics_own_time_zone(self, searched: Client) -> None:
        now = timezone.now()
        east = now + timedelta(hours=14)  # the time in Kiritimati
        hours = (Opening(east.weekday(), time(0), time(23, 59)),)
        stating(ONE, Facts(hours=hours), time_zone="Pacific/Kiritimati")
        west = "Pacific/Pago_Pago"  # a whole day behind it
        stating(CLINIC, Facts(hours=hours), time_zone=west)

        searched.post("/care/near/", {"open_now": "on"})

        assert ONE in keys(searched)
        assert CLINIC not in keys(searched)

    def test_is_kept_with_the_search_and_can_be_cleared(self, searched: Client) -> None:
        stating(ONE, Facts(hours=never_today()))
        searched.post("/care/near/", {"open_now": "on"})
        assert ONE not in keys(searched)

        searched.post("/care/near/", {"clear": "1"})

        assert ONE in keys(searched)


class TestSoonest:
    def test_is_offered_where_a_clinic_keeps_its_hours(self, searched: Client) -> None:
        assert searched.get("/care/near/").context["page"].other_order is None

        stating(ONE, Facts(hours=never_today()))

        assert searched.get("/care/near/").context["page"].other_order.value == "soonest"

    def test_puts_the_soonest_open_first_and_says_when(self, searched: Client) -> None:
        nearest = keys(searched)
        last, before = nearest[-1], nearest[-2]
        stating(before, Facts(hours=never_today()))
        stating(last, Facts(hours=ALWAYS))

        searched.post("/care/near/", {"order": "soonest"})

        answer = searched.get("/care/near/")
        shown = [c for g in answer.context["page"].groups for c in g.cards]
        assert [c.key for c in shown] == [last, before, *nearest[:-2]]
        assert [c.number for c in shown] == list(range(1, len(shown) + 1))
        assert shown[0].says[0] == "Open now, until 23:59"
        assert re.fullmatch(r"Shut now, opens on \w+day at 08:00", shown[1].says[0])
        assert "soonest open ahead" in answer.text

    def test_stands_nobody_twice_on_the_pages_that_follow(self, directory: str) -> None:
        client = Client()
        client.post("/care/search/", {"where": "00003", "kind": "physical_therapist", "far": "40"})
        stating("made-up.39.0.physical_therapist", Facts(hours=ALWAYS))
        client.post("/care/near/", {"order": "soonest"})

        page = client.get("/care/near/").context["page"]
        shown = [c.key for g in page.groups for c in g.cards]
        while page.onward:
            page = client.get(page.onward).context["page"]
            shown += [c.key for g in page.groups for c in g.cards]

        assert shown[0] == "made-up.39.0.physical_therapist"
        assert len(shown) == len(set(shown)) > 30

    def test_gives_way_to_the_nearest_again(self, searched: Client) -> None:
        nearest = keys(searched)
        stating(nearest[-1], Facts(hours=ALWAYS))
        searched.post("/care/near/", {"order": "soonest"})
        assert keys(searched) != nearest

        searched.post("/care/near/", {"order": "nearest"})

        assert keys(searched) == nearest


def test_where_all_near_are_shut_the_way_goes_on(directory: str) -> None:
    """A page that is empty by the clock alone still leads to those farther away."""
    client = Client()
    client.post("/care/search/", {"where": "00003", "kind": "physical_therapist", "far": "40"})
    for number in range(10, 40):
        stating(f"made-up.{number}.0.physical_therapist", Facts(hours=never_today()))

    client.post("/care/near/", {"open_now": "on"})

    assert {ONE, CLINIC} <= set(keys(client))
