from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from tests.support.requests import LISTING, NOW, a_clinic
from unweary.directory.base import Facts, Opening
from unweary.web.care.clinics import (
    HeldByOther,
    access_note_of,
    clinic_of,
    clinics_of,
    close_clinic,
    edit_clinic,
    edit_facts,
    facts_of,
    hold_listing,
    release_listing,
)

FACTS = Facts(
    accepting_new=True,
    wheelchair=False,
    languages=("en", "es"),
    hours=(Opening(0, time(8), time(17, 30)),),
)


class TestHolding:
    def test_a_listing_has_one_clinic_at_a_time(self, clinic: Any) -> None:
        assert clinic_of(LISTING) == clinic
        other = a_clinic(name="Other Sample Clinic", listing="")
        with pytest.raises(HeldByOther):
            hold_listing(clinic=other, listing=LISTING, at=NOW)
        release_listing(clinic=clinic, listing=LISTING, at=NOW)
        assert clinic_of(LISTING) is None
        hold_listing(clinic=other, listing=LISTING, at=NOW)
        hold_listing(clinic=other, listing=LISTING, at=NOW)
        assert clinics_of([LISTING, "x.1.0.y"]) == {LISTING: other}

    def test_nothing_is_opened_where_one_listing_is_taken(self, clinic: Any) -> None:
        with pytest.raises(HeldByOther):
            a_clinic(name="Other Sample Clinic", listing=LISTING)
        assert clinic_of(LISTING) == clinic

    def test_a_clock_that_was_set_back_breaks_nothing(self, clinic: Any) -> None:
        early = datetime(2020, 1, 1, tzinfo=UTC)
        release_listing(clinic=clinic, listing=LISTING, at=early)
        close_clinic(clinic=clinic, at=early)
        clinic.refresh_from_db()
        assert clinic.closed_at == clinic.opened_at

    def test_a_closed_clinic_holds_nothing(self, clinic: Any) -> None:
        edit_facts(clinic=clinic, facts=FACTS, access_note="", at=NOW)
        close_clinic(clinic=clinic, at=NOW)
        close_clinic(clinic=clinic, at=NOW + timedelta(days=1))
        assert clinic_of(LISTING) is None
        assert facts_of([LISTING]) == {}


class TestFacts:
    def test_are_read_back_as_they_were_said(self, clinic: Any) -> None:
        assert facts_of([LISTING]) == {}
        edit_facts(clinic=clinic, facts=FACTS, access_note="Ring twice.", at=NOW)
        assert facts_of([LISTING]) == {LISTING: FACTS}
        assert access_note_of(clinic) == "Ring twice."
        edit_facts(clinic=clinic, facts=Facts(), access_note="", at=NOW)
        assert facts_of([LISTING]) == {LISTING: Facts()}, "not stated is never no"


class TestEdit:
    def test_changes_what_is_given_and_leaves_the_rest(self, clinic: Any) -> None:
        edit_clinic(clinic=clinic, kept_days=30, notify=("b@example.org", "a@example.org"))
        again = clinic_of(LISTING)
        assert again is not None
        assert (again.kept_days, again.name) == (30, "Sample Street Clinic")
        assert again.notify == ["a@example.org", "b@example.org"]
        edit_clinic(clinic=clinic, notify=())
        clinic.refresh_from_db()
        assert list(clinic.notify) == []
