"""Claiming a listing: by a code to the published telephone or address, or by an administrator."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.requests import LISTING, a_clinic
from tests.support.staff import PASSWORD, MadeUpRegister, an_account, signed_in
from unweary.web.care import clinics
from unweary.web.care.models import Letter
from unweary.web.clinic import audit
from unweary.web.clinic.models import Channel, Claim, Member, Role, Staff

CLAIM = f"/clinic/claim/{LISTING}/"
BY_PHONE = {"position": "practice manager", "channel": "phone", "speaks": "on"}
pytestmark = pytest.mark.usefixtures("directory", "mail")


@pytest.fixture
def admin() -> Client:
    """A browser of an administrator."""
    return signed_in(an_account(is_host=True, name="Example Admin"))


@pytest.fixture
def claimant() -> Staff:
    return an_account(name="Example Claimant")


def claimed(client: Client, **given: str) -> Claim:
    client.post(CLAIM, {**BY_PHONE, **given})
    return Claim.objects.get()


def code_for(admin: Client, claim: Claim) -> str:
    page = admin.post(f"/clinic/host/claims/{claim.pk}/code/")
    return re.findall(r'class="uw-code">(\d{6})<', page.text)[0]


def enter(client: Client, claim: Claim, code: str) -> object:
    return client.post(f"/clinic/claims/{claim.pk}/", {"code": code})


class TestFirstStep:
    def test_sends_a_letter_that_leads_back_to_the_listing(self, client: Client) -> None:
        given = {"name": "Example New", "email": "New@clinic.example.org"}
        client.post(CLAIM, given)
        letter = Letter.objects.get()
        link = re.findall(r"https://care.example.org(/clinic/enter/\S+)", letter.content["text"])[0]

        client.post(link, {"name": "Example New", "password": PASSWORD, "again": PASSWORD})

        assert letter.to.lower() == "new@clinic.example.org"
        assert client.session["after_set_up"] == CLAIM

    def test_says_the_same_whether_there_is_an_account(
        self, client: Client, claimant: Staff
    ) -> None:
        new = client.post(CLAIM, {"name": "Example", "email": "new@clinic.example.org"})
        known = client.post(CLAIM, {"name": "Example", "email": claimant.email})

        assert new.url == known.url == "/clinic/claim/sent/"
        texts = [letter.content["text"] for letter in Letter.objects.all()]
        assert len(texts) == 2
        assert "/enter/" not in texts[1]

    def test_is_limited(self, client: Client) -> None:
        given = {"name": "Example", "email": "new@clinic.example.org"}
        answers = [client.post(CLAIM, given).status_code for _ in range(11)]

        assert answers == [302] * 10 + [429]

    def test_of_an_unknown_listing_is_not_there(self, client: Client) -> None:
        assert client.get("/clinic/claim/made.up.0.key/").status_code == 404

    def test_without_letters_names_the_administrators(self, client: Client, settings) -> None:
        settings.MAIL, settings.CONTACT = None, "admin@example.org"

        page = client.get(CLAIM)

        assert "admin@example.org" in page.text
        assert client.post(CLAIM, {"name": "x", "email": "x@example.org"}).status_code == 200
        assert not Staff.objects.exists()

    def test_asks_whoever_is_signed_in_for_a_second_factor_first(self, client: Client) -> None:
        staff = an_account()
        client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(CLAIM).url == "/clinic/account/second/"


class TestCode:
    def test_opens_the_clinic_and_makes_the_claimant_its_owner(
        self, admin: Client, claimant: Staff
    ) -> None:
        browser = signed_in(claimant)
        claim = claimed(browser)
        queue = admin.get("/clinic/host/")

        done = enter(browser, claim, code_for(admin, claim))

        assert "Call (202) 555-0143 and read out a code." in queue.text
        assert done.status_code == 302  # type: ignore[attr-defined]
        clinic = clinics.clinic_of(LISTING)
        assert clinic is not None
        member = Member.objects.get(clinic=clinic)
        assert (member.staff, member.role) == (claimant, Role.OWNER)
        assert (clinic.name, clinic.phone) == ("Sample Street Clinic", "(202) 555-0143")
        assert browser.get(f"/clinic/{clinic.pk}/").status_code == 200

    def test_is_six_digits_kept_only_as_a_digest(self, admin: Client, claimant: Staff) -> None:
        claim = claimed(signed_in(claimant))

        code = code_for(admin, claim)

        claim.refresh_from_db()
        assert re.fullmatch(r"\d{6}", code)
        assert code not in claim.code
        assert len(claim.code) == 64
        assert code not in admin.get(f"/clinic/host/claims/{claim.pk}/").text

    def test_allows_five_tries(self, admin: Client, claimant: Staff) -> None:
        browser = signed_in(claimant)
        claim = claimed(browser)
        code = code_for(admin, claim)
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        tries = [enter(browser, claim, wrong).text for _ in range(5)]  # type: ignore[attr-defined]

        late = enter(browser, claim, code)

        assert all("That is not the code." in text for text in tries)
        assert "cannot be used any more" in late.text  # type: ignore[attr-defined]
        assert clinics.clinic_of(LISTING) is None

    @pytest.mark.parametrize(("channel", "hours"), [(Channel.PHONE, 24), (Channel.POST, 240)])
    def test_expires(self, admin: Client, claimant: Staff, channel: Channel, hours: int) -> None:
        browser = signed_in(claimant)
        claim = claimed(browser, channel=channel.value)
        code = code_for(admin, claim)
        claim.refresh_from_db()
        assert claim.code_made_at is not None
        assert claim.code_expires_at is not None
        assert claim.code_expires_at - claim.code_made_at == timedelta(hours=hours)
        Claim.objects.update(code_expires_at=timezone.now())

        assert "cannot be used" in enter(browser, claim, code).text  # type: ignore[attr-defined]

    def test_made_anew_ends_the_one_before(self, admin: Client, claimant: Staff) -> None:
        browser = signed_in(claimant)
        claim = claimed(browser)
        first, second = code_for(admin, claim), code_for(admin, claim)
        if first != second:
            enter(browser, claim, first)
            assert clinics.clinic_of(LISTING) is None

        enter(browser, claim, second)

        assert clinics.clinic_of(LISTING) is not None

    def test_of_somebody_else_opens_nothing(self, admin: Client, claimant: Staff) -> None:
        claim = claimed(signed_in(claimant))
        code = code_for(admin, claim)

        assert enter(signed_in(an_account()), claim, code).status_code == 404  # type: ignore[attr-defined]

    def test_by_post_is_a_letter_to_the_published_address(
        self, admin: Client, claimant: Staff
    ) -> None:
        claim = claimed(signed_in(claimant), channel="post")

        page = admin.post(f"/clinic/host/claims/{claim.pk}/code/")

        assert "1 Sample Street, Sampletown EX 00000" in page.text
        assert f"/clinic/claims/{claim.pk}/" in page.text

    def test_by_phone_is_not_offered_without_a_published_one(
        self, directory: MadeUpRegister, claimant: Staff
    ) -> None:
        from dataclasses import replace

        listing = directory.held[LISTING]
        directory.held[LISTING] = replace(listing, site=replace(listing.site, phone=""))

        page = signed_in(claimant).post(CLAIM, BY_PHONE)

        assert page.status_code == 422
        assert not Claim.objects.exists()


class TestOtherListings:
    def test_with_the_same_telephone_are_offered(
        self, admin: Client, claimant: Staff, directory: MadeUpRegister
    ) -> None:
        second, third = "made.up.0.chiropractor", "made.up.1.chiropractor"
        directory.add(second, name="Example Person Two")
        directory.add(third, name="Example Person Five")
        held = a_clinic(name="Another Clinic", listing=third)
        browser = signed_in(claimant)
        claim = claimed(browser)
        enter(browser, claim, code_for(admin, claim))

        form = browser.get(f"/clinic/claims/{claim.pk}/others/")
        browser.post(f"/clinic/claims/{claim.pk}/others/", {"listings": [second]})

        assert "Example Person Two" in form.text
        assert "Example Person Five" not in form.text
        mine, others = clinics.clinic_of(second), clinics.clinic_of(third)
        assert mine is not None
        assert mine.pk == Claim.objects.get().clinic
        assert others == held


class TestDispute:
    def test_tells_the_claimant_nothing_about_the_holder(
        self, admin: Client, claimant: Staff
    ) -> None:
        free = signed_in(an_account()).get(CLAIM).text
        holder = a_clinic(name="Holder of It", listing=LISTING)
        browser = signed_in(claimant)

        page = browser.get(CLAIM)
        claim = claimed(browser)
        status = browser.get(f"/clinic/claims/{claim.pk}/")
        queue = admin.get("/clinic/host/")

        hidden = re.compile(r'value="[^"]{40,}"')
        assert hidden.sub("", page.text.replace(claimant.name, "")) == hidden.sub(
            "", free.replace("Example Staff", "")
        )
        assert holder.name not in status.text
        assert "We will call." in status.text
        assert "A dispute: another clinic answers for this listing." in queue.text
        assert holder.name in admin.get(f"/clinic/host/claims/{claim.pk}/").text

    def test_gets_no_code_and_no_grant(self, admin: Client, claimant: Staff) -> None:
        a_clinic(name="Holder of It", listing=LISTING)
        claim = claimed(signed_in(claimant))

        admin.post(f"/clinic/host/claims/{claim.pk}/code/")
        admin.post(f"/clinic/host/claims/{claim.pk}/grant/", {"grant-reason": "Because"})

        claim.refresh_from_db()
        assert claim.code == ""
        assert claim.granted_at is None
        assert claim.disputed

    def test_is_settled_by_taking_the_listing_from_its_holder(
        self, admin: Client, claimant: Staff
    ) -> None:
        holder = a_clinic(name="Holder of It", listing=LISTING)
        browser = signed_in(claimant)
        claim = claimed(browser)

        admin.post(f"/clinic/host/claims/{claim.pk}/release/", {"release-reason": ""})
        before = clinics.clinic_of(LISTING)
        given = {"release-reason": "Both were heard"}
        admin.post(f"/clinic/host/claims/{claim.pk}/release/", given)
        enter(browser, claim, code_for(admin, claim))

        after = clinics.clinic_of(LISTING)
        assert before == holder
        assert after is not None
        assert after.pk == Claim.objects.get().clinic
        told = [e.what for e in audit.every_entry() if e.chain == str(holder.pk)]
        assert told == ["listing_released"]


class TestAdministrator:
    def test_grants_with_a_reason(self, admin: Client, claimant: Staff) -> None:
        claim = claimed(signed_in(claimant), channel="host")

        empty = admin.post(f"/clinic/host/claims/{claim.pk}/grant/", {"grant-reason": ""})
        admin.post(f"/clinic/host/claims/{claim.pk}/grant/", {"grant-reason": "Known to us"})

        claim.refresh_from_db()
        assert empty.status_code == 422
        assert claim.granted_at is not None
        assert claim.reason == "Known to us"
        assert clinics.clinic_of(LISTING) is not None

    def test_is_told_by_letter_that_a_claim_waits_and_tells_what_came_of_it(
        self, admin: Client, claimant: Staff
    ) -> None:
        claim = claimed(signed_in(claimant))
        admin.post(f"/clinic/host/claims/{claim.pk}/refuse/", {"refuse-reason": "Not them"})

        told = {letter.kind: letter.content["text"] for letter in Letter.objects.all()}

        assert set(told) == {"claim_waits", "claim_decided"}
        assert "Not them" not in str(told)

    def test_refuses_with_a_reason(self, admin: Client, claimant: Staff) -> None:
        browser = signed_in(claimant)
        claim = claimed(browser)

        admin.post(f"/clinic/host/claims/{claim.pk}/refuse/", {"refuse-reason": "Not them"})

        page = browser.get(f"/clinic/claims/{claim.pk}/")
        assert "This claim was refused." in page.text
        assert "Not them" not in page.text

    def test_leaves_a_trace_without_contents(self, admin: Client, claimant: Staff) -> None:
        claim = claimed(signed_in(claimant))
        code = code_for(admin, claim)

        told = [(e.what, e.detail) for e in audit.every_entry() if e.detail]

        assert [what for what, _detail in told] == ["claim_made", "code_made"]
        assert all(detail["claim"] == str(claim.pk) for _what, detail in told)
        assert code not in str(told)

    def test_makes_a_link_only_into_an_account_without_a_password(self, admin: Client) -> None:
        known = an_account()

        refused = admin.post("/clinic/host/link/", {"email": known.email, "name": "x"})
        made = admin.post("/clinic/host/link/", {"email": "new@example.org", "name": "New"})

        assert refused.status_code == 422
        assert re.search(r"http://testserver/clinic/enter/\S+/", made.text)

    def test_settles_reports_and_leaves_clinicians_out(self, admin: Client) -> None:
        from unweary.web.care import host_actions as care
        from unweary.web.care.models import LeftOut, ListingReport

        now = timezone.now()
        care.report_listing(listing=LISTING, what="phone_wrong", words="It rings elsewhere", at=now)
        care.ask_to_leave_out(clinician="made.up", contact="me@example.org", at=now)
        care.ask_to_leave_out(clinician="made.two", contact="you@example.org", at=now)
        report, first, second = (
            ListingReport.objects.get(), *LeftOut.objects.order_by("clinician").reverse()
        )  # fmt: skip

        seen = admin.get("/clinic/host/reports/").text + admin.get("/clinic/host/left-out/").text
        admin.post(f"/clinic/host/reports/{report.pk}/settle/")
        admin.post(f"/clinic/host/left-out/{first.pk}/decide/", {"decision": "grant"})
        admin.post(f"/clinic/host/left-out/{second.pk}/decide/", {"decision": "refuse"})

        assert "It rings elsewhere" in seen
        assert "me@example.org" in seen
        for row in (report, first, second):
            row.refresh_from_db()
        assert report.settled_at
        assert first.granted_at
        assert second.refused_at
        told = [e.what for e in audit.every_entry()]
        assert told[-3:] == ["report_settled", "left_out_granted", "left_out_refused"]
