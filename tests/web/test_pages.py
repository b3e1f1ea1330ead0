"""Pages that are the same for everybody, and the headers of all of them."""

from __future__ import annotations

import gzip
import re

import pytest
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client

from unweary.web.base.assets import assets
from unweary.web.base.gallery import examples_of, gallery_page, part_names
from unweary.web.clinic.room import in_room

PAGES = ("/", "/about/", "/privacy/", "/accessibility/")
FIRST_SCREEN = 100 * 1024  # bytes, of page, style and script together


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_third_party_for_anything(client: Client, address: str) -> None:
    page = client.get(address)
    text = page.content.decode()
    assert page.status_code == 200
    sources = re.findall(r'(?:src|action|poster)="([^"]+)"', text)
    sources += re.findall(r'<link[^>]+href="([^"]+)"', text)
    assert all(s.startswith("/") for s in sources), sources
    assert "<style" not in text
    assert " style=" not in text
    assert not re.search(r"\son\w+=", text)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_in_its_head_what_it_is_about(client: Client, address: str) -> None:
    described = re.findall(r'<meta name="description" content="([^"]+)">', client.get(address).text)

    assert len(described) == 1
    assert len(described[0]) > 50


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_closed_by_its_headers(client: Client, address: str) -> None:
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", [*PAGES, "/guide/", "/care/", "/check/", "/nothing-here/"])
def test_no_page_but_those_of_clinics_knows_of_accounts(client: Client, address: str) -> None:
    page = client.get(address, headers={"cookie": "uw_staff=anything"})

    assert not hasattr(page.wsgi_request, "session")
    assert not hasattr(page.wsgi_request, "user")
    assert "uw_staff" not in page.cookies


def test_pages_of_clinics_know_who_asks(client: Client) -> None:
    page = client.get("/clinic/account/login/")

    assert page.wsgi_request.user.is_anonymous
    assert hasattr(page.wsgi_request, "session")


def test_a_middleware_with_more_than_a_call_cannot_be_left_out() -> None:
    with pytest.raises(AssertionError):
        in_room(CsrfViewMiddleware)


def test_the_first_screen_is_small(client: Client) -> None:
    page = client.get("/", headers={"accept-encoding": "gzip"})
    style = client.get(f"/assets/{assets()['site.css'].address}")
    sizes = [len(page.content), len(style.content)]
    assert sum(sizes) < FIRST_SCREEN
    scripts = [len(assets()[name].packed) for name in ("htmx.js", "site.js")]
    assert sum(sizes) + sum(scripts) < FIRST_SCREEN


def test_an_asset_keeps_and_is_packed(client: Client) -> None:
    address = f"/assets/{assets()['site.css'].address}"
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert "immutable" in plain["Cache-Control"]
    assert gzip.decompress(packed.content) == plain.content
    assert client.get("/assets/site.000000000000.css").status_code == 404


def test_an_unknown_address_says_where_to_go(client: Client) -> None:
    page = client.get("/nothing-here/")
    assert page.status_code == 404
    assert 'href="/"' in page.content.decode()


def test_health(client: Client) -> None:
    assert client.get("/health/").content.startswith(b"ok")


@pytest.mark.parametrize("part", part_names())
def test_every_part_has_examples_that_draw(part: str) -> None:
    assert examples_of(part)
    page = next(p for p in gallery_page() if p.name == part)
    assert all(example.drawn.strip() for example in page.examples)
