"""The clinic's side in a real browser: from a claim to an agreed time, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journey.conftest import FLAGS, Open, Server
from tests.journey.conftest import opened as opened_on
from tests.journey.staff_steps import CLAIM, act, claim, enter, entry_link, next_code, sign_in
from tests.journey.test_check import assert_usable
from tests.support.machine import chromium
from tests.support.nearby import CLINIC
from tests.support.staff import PASSWORD

OWNER, ADMIN = "owner@clinic.example.org", "admin@example.org"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site of its own with a directory, that sends no letters."""
    made = Server(tmp_path_factory.mktemp("clinic"))
    act(made, "directory")
    made.start()
    yield made
    made.stop()


opened = opened_on  # on this module's own server


@pytest.fixture(scope="module")
def secrets(browser: Browser, server: Server) -> dict[str, str]:
    """An administrator, and the owner of a clinic that has requests; the keys of their apps."""
    admin = browser.new_context(base_url=server.address, java_script_enabled=False).new_page()
    first = enter(admin, entry_link(server, ADMIN, "--host"), "Example Admin")
    page = browser.new_context(base_url=server.address, java_script_enabled=False).new_page()
    second = enter(page, entry_link(server, OWNER), "Example Owner")
    claim(page, admin)
    expect(page.get_by_role("heading", name="This listing is yours.")).to_be_visible()
    act(server, "requests", CLINIC)
    admin.context.close()
    page.context.close()
    return {ADMIN: first, OWNER: second}


@pytest.fixture(autouse=True)
def _fresh(server: Server) -> None:
    act(server, "fresh")


def at_desk(opened: Open, secrets: dict[str, str], **window: object) -> Page:
    page = opened(**window).new_page()
    sign_in(page, OWNER, secrets[OWNER])
    page.goto("/clinic/")
    if page.get_by_role("heading", name="My clinics").count():
        page.locator(".uw-strong").first.click()
    return page


@pytest.mark.parametrize(
    ("width", "scripts", "name"),
    [(1280, True, "Example Person Six"), (320, False, "Example Person Seven")],
)
def test_from_the_inbox_to_an_agreed_time(
    opened: Open, server: Server, secrets: dict[str, str], width: int, scripts: bool, name: str
) -> None:
    page = at_desk(opened, secrets, width=width, scripts=scripts)
    page.get_by_role("link", name=name).click()
    expect(page.get_by_text("Sitting makes it worse.")).to_be_visible()
    page.get_by_role("link", name="Offer times").click()
    day = (date.today() + timedelta(days=400)).isoformat()
    page.get_by_label("Day").first.fill(day)
    page.get_by_label("Time", exact=True).first.fill("09:30")
    page.get_by_label("Your message (optional)").fill("Please bring a list of your medicines.")
    page.get_by_role("button", name="Offer these times").click()
    expect(page.get_by_text("The times are offered.")).to_be_visible()

    act(server, "accept")
    page.reload()

    expect(page.locator(".uw-case__tags").get_by_text("Booked")).to_be_visible()
    expect(page.locator(".uw-times__agreed")).to_contain_text("09:30")
    page.get_by_role("button", name="It is done: close it").click()
    expect(page.locator(".uw-case__tags").get_by_text("Closed")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible(
    opened: Open, server: Server, secrets: dict[str, str], width: int, scheme: str
) -> None:
    page = at_desk(opened, secrets, width=width, color_scheme=scheme)
    inbox = page.url
    assert_usable(page)
    request = str(page.locator(".uw-mail__who a").first.get_attribute("href"))
    told = page.locator('.uw-mail a:has-text("Example Person Five")')
    with_check = str(told.get_attribute("href"))
    pages = [
        request,
        *(f"{request}{name}/" for name in ("propose", "book", "reply", "decline", "hand-on")),
        f"{with_check}summary/",
        *(f"{inbox}{name}/" for name in ("answers", "answers/new", "facts", "settings")),
        *(f"{inbox}{name}/" for name in ("members", "log")),
        f"{inbox}?show=quarantined",
        f"{inbox}?show=closed",
        "/clinic/?all",
        CLAIM,
        *(f"/clinic/account/{name}/" for name in ("second", "password", "sessions", "logout")),
        "/clinic/account/second/passkeys/",
        "/clinic/account/second/passkeys/add/",
        "/clinic/account/second/codes/new/",
    ]
    for address in pages:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        assert_usable(page)
    page.goto(f"{request}propose/")
    page.get_by_role("button", name="Offer these times").click()
    expect(page.locator("#errors")).to_be_visible()
    assert_usable(page)
    page.goto(f"{inbox}facts/")
    page.locator("#f-opens_0").fill("08:00")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#errors")).to_be_visible()
    assert_usable(page)
    for address in ("/clinic/account/login/", "/clinic/account/password/forgotten/", CLAIM):
        page.context.clear_cookies()
        page.goto(address)
        assert_usable(page)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_of_administrators_is_accessible(
    opened: Open, server: Server, secrets: dict[str, str], width: int, scheme: str
) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    sign_in(page, ADMIN, secrets[ADMIN])
    for name in ("", "reports/", "left-out/", "link/", "log/"):
        page.goto(f"/clinic/host/{name}")
        assert_usable(page)


def test_a_wrong_code_is_told_and_can_be_mended(opened: Open, secrets: dict[str, str]) -> None:
    page = opened(width=320).new_page()
    page.goto("/clinic/account/login/")
    page.get_by_label("E-mail address").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code from your app").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#errors")).to_be_focused()
    assert_usable(page)
    page.get_by_label("Code from your app").fill(next_code(secrets[OWNER]))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/clinic/**")


def test_a_passkey_is_added_and_signs_in_alone(
    browser: Browser, server: Server, secrets: dict[str, str]
) -> None:
    """With Chromium's virtual authenticator. Passkeys need a name: localhost, not 127.0.0.1."""
    flags = [f for f in FLAGS if "resolver" not in f]
    flags.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")
    apart = browser.browser_type.launch(executable_path=chromium(), args=flags)
    page = apart.new_context(base_url=f"http://localhost:{server.port}").new_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    sign_in(page, OWNER, secrets[OWNER])
    page.goto("/clinic/account/second/passkeys/add/")
    page.get_by_label("A name for it").fill("sample phone")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add it now").click()
    page.get_by_role("heading", name="Second factor").wait_for()
    page.goto("/clinic/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url("**/clinic/*/")
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    apart.close()
