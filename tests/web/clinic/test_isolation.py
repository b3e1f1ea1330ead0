"""A member of one clinic never reaches another's row: every address, by walking the resolver.

An address that is added later is swept by itself; one whose parts are not known here fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.conftest import ROOT
from tests.support.requests import STATED, a_clinic, a_request
from tests.support.staff import MadeUpRegister, a_member, an_account, signed_in
from unweary.web.care import clinics
from unweary.web.care.models import CareRequest, LeftOut, ListingReport
from unweary.web.clinic import claims, desk, membership
from unweary.web.clinic.gate import OPEN, SET_UP
from unweary.web.clinic.models import Channel, Claim, Invitation, Member, Note, ReplyTemplate, Role

OTHERS = "us-nppes.1234567801.0.physical_therapist"
SECRET = "Zebrafish at noon in the other clinic"


@dataclass(frozen=True)
class Address:
    """One pattern: its name, and its parts as the resolver has them."""

    name: str
    route: str
    parts: tuple[str, ...]


def addresses() -> Iterator[Address]:
    """Every address below /clinic/."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern) == "clinic/":
            yield from _below(pattern, "", "/clinic/", ())


def _below(
    resolver: URLResolver, space: str, route: str, parts: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        found = (*parts, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name}", here, found)
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern, inner, here, found)


ALL = tuple(addresses())
OF_A_CLINIC = tuple(a for a in ALL if "clinic" in a.parts)
SHUT = tuple(a for a in ALL if a.name not in OPEN)
BODIES = {
    "clinic:assign": {"to": ""},
    "clinic:note": {"words": "A sample note"},
    "clinic:reply": {"message": "A sample message"},
    "clinic:propose": {"day_1": "2031-03-03", "time_1": "10:00", "minutes": "30", "message": ""},
    "clinic:book": {"day_1": "2031-03-03", "time_1": "10:00", "minutes": "30", "message": ""},
    "clinic:decline": {"reason": "full", "message": "Sorry"},
    "clinic:template": {"title": "Changed", "words": "Changed"},
    "clinic:new_template": {"title": "New", "words": "New"},
    "clinic:role": {"role": "reader"},
    "clinic:invite": {"email": "third@example.org", "role": "owner"},
    "clinic:settings": {
        "name": "Changed", "phone": "1", "address": "x", "time_zone": "UTC",
        "answer_hours": "5", "kept_days": "5",
    },
    "clinic:facts": {"accepting_new": "no"},
    "clinic:close_clinic": {"sure": "on"},
    "clinic:release_listing": {"listing": OTHERS},
    "clinic:host_release": {"release-reason": "Because"},
    "clinic:host_grant": {"grant-reason": "Because"},
    "clinic:host_refuse": {"refuse-reason": "Because"},
    "clinic:host_decide": {"decision": "grant"},
}  # fmt: skip


@dataclass
class Other:
    """A clinic with a row of every kind, whose identifiers are tried."""

    member: Member
    request: CareRequest
    template: ReplyTemplate
    invitation: Invitation
    claim: Claim
    report: ListingReport
    left_out: LeftOut

    def parts(self, address: Address) -> dict[str, Any]:
        """Values for the parts of an address, all of this clinic."""
        at = address.name
        keys: dict[str, Any] = {
            "clinic": self.member.clinic_id,
            "key": self.claim.pk if "claim" in at or "host" in at else self.request.pk,
            "form": "csv",
            "token": "not-a-token",
            "listing": OTHERS,
            "uidb36": "1",
            "pk": self.member.pk,
        }
        if at == "clinic:others":
            keys["key"] = self.claim.pk
        if "template" in at:
            keys["pk"] = self.template.pk
        elif "invitation" in at:
            keys["pk"] = self.invitation.pk
        elif at == "clinic:host_settle":
            keys["pk"] = self.report.pk
        elif at == "clinic:host_decide":
            keys["pk"] = self.left_out.pk
        return {part: keys[part] for part in address.parts}

    def state(self) -> dict[str, Any]:
        """Everything that must not change."""
        watched = (
            CareRequest,
            ReplyTemplate,
            Invitation,
            Claim,
            Member,
            Note,
            ListingReport,
            LeftOut,
        )
        rows = {m.__name__: list(m.objects.order_by("pk").values()) for m in watched}
        self.member.clinic.refresh_from_db()
        return {
            **rows,
            "events": list(self.request.events.values_list("what", flat=True)),
            "clinic": self.member.clinic.name,
            "facts": clinics.access_note_of(self.member.clinic),
            "held": clinics.clinic_of(OTHERS),
        }


@pytest.fixture
def other(directory: MadeUpRegister) -> Other:
    directory.add(OTHERS)
    clinic = a_clinic(name="The Other Clinic", listing=OTHERS)
    member = a_member(clinic, name="Other Owner")
    now = timezone.now()
    request = a_request(clinic, stated=STATED, listing=OTHERS)
    desk.write_note(member=member, request=request, words=SECRET, at=now)
    template = desk.save_template(
        member=member, template=None, title=SECRET[:40], words=SECRET, at=now
    )
    membership.invite(member=member, email="second@example.org", role=Role.STAFF, at=now)
    claim = claims.make_claim(
        listing=OTHERS, staff=member.staff, position=SECRET, channel=Channel.PHONE, at=now
    )
    return Other(
        member=member,
        request=request,
        template=template,
        invitation=Invitation.objects.get(),
        claim=claim,
        report=ListingReport.objects.create(listing=OTHERS, what="phone", words=SECRET, at=now),
        left_out=LeftOut.objects.create(
            clinician="us-nppes.9", asked_at=now, contact=SECRET, token="x"
        ),
    )


def url_of(address: Address, parts: dict[str, Any]) -> str:
    from django.urls import reverse

    return reverse(address.name, kwargs=parts)


def both(client: Client, address: Address, url: str) -> Iterator[Any]:
    """The page, then a change that would be valid."""
    yield client.get(url)
    yield client.post(url, BODIES.get(address.name, {}))


def test_every_part_of_every_address_is_known(other: Other) -> None:
    assert len(OF_A_CLINIC) > 25
    for address in ALL:
        assert url_of(address, other.parts(address)), address


@pytest.mark.parametrize("address", OF_A_CLINIC, ids=lambda a: a.name)
def test_a_member_of_one_clinic_finds_nothing_of_another(address: Address, other: Other) -> None:
    """With the other clinic's key, and with its rows under one's own clinic."""
    mine = a_member(a_clinic(name="My Clinic", listing=""))
    client = signed_in(mine.staff)
    before = other.state()
    theirs = other.parts(address)
    tries = [theirs]
    if set(address.parts) & {"key", "pk"}:
        tries.append({**theirs, "clinic": mine.clinic_id})

    for parts in tries:
        for response in both(client, address, url_of(address, parts)):
            assert response.status_code in (404, 405), parts
            assert SECRET not in response.text
            assert "The Other Clinic" not in response.text

    assert other.state() == before


@pytest.mark.parametrize("address", [a for a in SHUT if a not in OF_A_CLINIC], ids=lambda a: a.name)
def test_nobody_finds_another_persons_rows(address: Address, other: Other) -> None:
    client = signed_in(an_account())
    before = other.state()

    for response in both(client, address, url_of(address, other.parts(address))):
        assert response.status_code in (200, 302, 403, 404, 405, 422)
        text = b"".join(response) if response.streaming else response.content
        assert SECRET.encode() not in text
        if "host" in address.name:
            assert response.status_code in (404, 405)

    assert other.state() == before


@pytest.mark.parametrize("address", SHUT, ids=lambda a: a.name)
def test_whoever_is_not_signed_in_is_led_to_sign_in(address: Address, other: Other) -> None:
    before = other.state()

    for response in both(Client(), address, url_of(address, other.parts(address))):
        assert response.status_code == 302
        assert response.url.startswith("/clinic/account/login/")

    assert other.state() == before


@pytest.mark.parametrize("address", SHUT, ids=lambda a: a.name)
def test_without_a_second_factor_only_its_setting_up_is_reached(
    address: Address, other: Other
) -> None:
    from allauth.mfa.models import Authenticator

    staff = other.member.staff
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    Authenticator.objects.all().delete()
    before = other.state()

    for response in both(client, address, url_of(address, other.parts(address))):
        if address.name not in SET_UP:
            assert response.status_code == 302
            assert response.url == "/clinic/account/second/"

    assert other.state() == before


@pytest.mark.parametrize("address", OF_A_CLINIC, ids=lambda a: a.name)
def test_its_own_owner_reaches_every_one_of_them(address: Address, other: Other) -> None:
    """So that the sweeps above do not pass for want of a page."""
    client = signed_in(other.member.staff)
    second = a_member(other.member.clinic, Role.OWNER)
    CareRequest.objects.update(quarantined=address.name == "clinic:release")
    parts = other.parts(address)
    if address.name in ("clinic:role", "clinic:remove_member"):
        parts["pk"] = second.pk
    if address.name in ("clinic:summary", "clinic:summary_pdf"):
        return  # no check came with this request

    answers = [r.status_code for r in both(client, address, url_of(address, parts))]

    assert set(answers) <= {200, 302, 405} or address.name == "clinic:hand_on"
    assert answers != [405, 405]


@pytest.mark.parametrize("address", OF_A_CLINIC, ids=lambda a: a.name)
def test_a_reader_changes_nothing(address: Address, other: Other) -> None:
    reader = a_member(other.member.clinic, Role.READER, name="Example Reader")
    client = signed_in(reader.staff)
    before = other.state()

    response = client.post(url_of(address, other.parts(address)), BODIES.get(address.name, {}))

    if address.name == "clinic:leave":  # everybody may go
        assert response.status_code == 302
        return
    assert response.status_code in (403, 405)
    assert other.state() == before


def test_a_reader_who_opens_a_request_does_not_mark_it_as_seen(other: Other) -> None:
    reader = a_member(other.member.clinic, Role.READER)

    page = signed_in(reader.staff).get(f"/clinic/{reader.clinic_id}/requests/{other.request.pk}/")

    other.request.refresh_from_db()
    assert page.status_code == 200
    assert other.request.state == "sent"


@pytest.mark.parametrize("address", OF_A_CLINIC, ids=lambda a: a.name)
def test_somebody_who_left_finds_nothing_any_more(address: Address, other: Other) -> None:
    gone = a_member(other.member.clinic, Role.OWNER, name="Gone")
    client = signed_in(gone.staff)
    membership.remove(by=other.member, member=gone, at=timezone.now())

    for response in both(client, address, url_of(address, other.parts(address))):
        assert response.status_code in (404, 405)


def test_no_key_that_was_never_given_out_is_told_apart_from_anothers(other: Other) -> None:
    mine = a_member(a_clinic(name="My Clinic", listing=""))
    client = signed_in(mine.staff)

    theirs = client.get(f"/clinic/{mine.clinic_id}/requests/{other.request.pk}/")
    nobodys = client.get(f"/clinic/{mine.clinic_id}/requests/{uuid4()}/")

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content == nobodys.content


class TestCode:
    """What the sweep cannot see: no page starts from a bare manager."""

    STARTS = frozenset(
        {
            "access", "accounts", "audit", "claims", "host_actions", "listening", "log_pages",
            "membership", "models", "rekeying", "second_factor", "adapters", "desk", "letters",
            "sessions",
        }
    )  # fmt: skip

    def modules(self) -> list[Path]:
        folder = ROOT / "src" / "unweary" / "web" / "clinic"
        return sorted(p for p in folder.glob("*.py") if p.stem != "__init__")

    def test_only_these_modules_use_a_manager(self) -> None:
        for path in self.modules():
            used = {
                node.attr
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Attribute)
            }
            if path.stem not in self.STARTS:
                assert not used & {"objects", "_default_manager", "_base_manager"}, path.name

    def test_requests_are_fetched_in_one_place(self) -> None:
        for path in self.modules():
            text = path.read_text()
            if path.stem not in ("access", "desk"):
                assert "CareRequest.objects" not in text, path.name
            assert "get_object_or_404" not in text, path.name

    def test_no_page_writes_a_row(self) -> None:
        for path in self.modules():
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Attribute) and path.stem not in self.STARTS:
                    assert node.attr not in ("save", "bulk_create", "bulk_update"), path.name
