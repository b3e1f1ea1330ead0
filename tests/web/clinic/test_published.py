"""What the registry publishes, as administrators and a new clinic see it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.requests import LISTING
from tests.support.staff import MadeUpRegister, an_account, signed_in
from unweary.directory.base import Site
from unweary.web.care.models import LeftOut, ListingReport
from unweary.web.clinic import claims
from unweary.web.clinic.models import Channel


@pytest.fixture
def admin() -> Client:
    return signed_in(an_account(is_host=True))


class TestHost:
    def test_sees_whom_a_wish_to_be_left_out_is_about(
        self, admin: Client, directory: MadeUpRegister
    ) -> None:
        clinician = LISTING.rpartition(".")[0].rpartition(".")[0]
        LeftOut.objects.create(
            clinician=clinician, asked_at=timezone.now(), contact="me@example.org", token="a"
        )

        page = admin.get("/clinic/host/left-out/").text

        assert "Sample Street Clinic" in page
        assert "(202) 555-0143" in page

    def test_reads_in_words_what_is_wrong(self, admin: Client, directory: MadeUpRegister) -> None:
        ListingReport.objects.create(listing=LISTING, what="phone", at=timezone.now())
        assert "The telephone number is wrong" in admin.get("/clinic/host/reports/").text


class TestNewClinic:
    @pytest.mark.parametrize(
        ("region", "zone"),
        [("NY", "America/New_York"), ("Oregon", "America/Los_Angeles"), ("EX", "UTC")],
    )
    def test_begins_with_its_own_time_and_a_number_that_can_be_read(
        self, directory: MadeUpRegister, region: str, zone: str
    ) -> None:
        site = Site(("1 Sample Street",), "Sampletown", region, "00000", "US", "+12025550143")
        listing, now = directory.add(LISTING, site=site), timezone.now()
        claim = claims.make_claim(
            listing=LISTING, staff=an_account(), position="owner", channel=Channel.HOST, at=now
        )

        clinic = claims.grant(
            claim=claim, by=an_account(is_host=True), reason="known", listing=listing, at=now
        )

        assert clinic.time_zone == zone
        assert clinic.phone == "(202) 555-0143"
