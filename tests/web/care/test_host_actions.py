"""What people tell the host is kept until it was decided, and no longer."""

from __future__ import annotations

from datetime import timedelta

from tests.support.requests import LISTING, NOW
from unweary.web.care import host_actions
from unweary.web.care.models import LeftOut, ListingReport

LATER = NOW + timedelta(days=1)


def test_the_words_of_a_report_go_once_it_is_settled() -> None:
    host_actions.report_listing(listing=LISTING, what="phone", words="It rings nowhere.", at=NOW)
    assert ListingReport.objects.get().words == "It rings nowhere."

    assert host_actions.settle_reports(listing=LISTING, at=LATER) == 1

    assert ListingReport.objects.get().words == ""


def test_how_to_reach_a_clinician_goes_with_the_decision() -> None:
    for clinician in ("made-up.1", "made-up.2"):
        host_actions.ask_to_leave_out(clinician=clinician, contact="me@example.org", at=NOW)

    host_actions.leave_out(clinician="made-up.1", at=LATER)
    host_actions.refuse_to_leave_out(clinician="made-up.2", at=LATER)

    assert [row.contact for row in LeftOut.objects.all()] == ["", ""]


def test_whoever_asks_again_is_heard_again() -> None:
    host_actions.ask_to_leave_out(clinician="made-up.1", contact="me@example.org", at=NOW)
    host_actions.refuse_to_leave_out(clinician="made-up.1", at=NOW)

    host_actions.ask_to_leave_out(clinician="made-up.1", contact="again@example.org", at=LATER)

    row = LeftOut.objects.get()
    assert (row.contact, row.refused_at) == ("again@example.org", None)
