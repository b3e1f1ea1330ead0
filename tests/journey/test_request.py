"""A request in a real browser: written, confirmed by a letter, answered, withdrawn, erased."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT
from tests.journey.conftest import Open, Server
from tests.journey.conftest import opened as opened_on
from tests.journey.steps import begin, finish
from tests.journey.test_check import WAYS, assert_usable
from tests.support.mailbox import Post
from tests.support.person import BACK_PAIN, NUMB_SADDLE
from tests.support.requests import LISTING

FORM = f"/request/to/{LISTING}/"
LONGER_THAN_A_MACHINE = 3.1  # seconds
SEND = "button.uw-button--main"


@pytest.fixture(scope="module")
def post() -> Iterator[Post]:
    made = Post()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, post: Post) -> Iterator[Server]:
    """A site of its own, with a mail server and a clinic."""
    made = Server(
        tmp_path_factory.mktemp("requests"),
        UNWEARY_MAIL_URL=post.url,
        UNWEARY_MAIL_FROM="Unweary <care@example.org>",
        UNWEARY_ADDRESS="https://care.example.org",
    )
    act(made, "seed")
    made.start()
    yield made
    made.stop()


opened = opened_on  # on this module's own server


@pytest.fixture(autouse=True)
def _fresh(server: Server) -> None:
    """All of these come from one network; none is to pay for the ones before."""
    act(server, "fresh")


def act(server: Server, what: str) -> None:
    """Something that happens on the site's database beside the browser."""
    environment = {**os.environ, **server.settings, "UNWEARY_DATA": str(server.folder)}
    environment.pop("UNWEARY_DATABASE_URL", None)
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.support.processes", what]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def fill(page: Page, *, phone: str = "", email: str = "") -> None:
    """Fill in what is needed, as somebody tired would."""
    page.get_by_label("Your name, or what to call you").fill("Example Person Three")
    if phone:
        page.locator("#f-phone").fill(phone)
    if email:
        page.locator("#f-email").fill(email)
        page.get_by_label("Write to my e-mail address").check()
    page.get_by_label("A first visit about this problem").check()
    page.get_by_label("In your own words").fill("Worn out by noon, every day.")
    page.get_by_label("Send what I wrote on this page").check()
    time.sleep(LONGER_THAN_A_MACHINE)


def letter(post: Post, reference: str, subject: str) -> str:
    """The link in a letter to the person, once it has arrived."""
    for _ in range(150):
        for found in post.box.letters:
            if found["Subject"].startswith(subject) and reference in found["Subject"]:
                body = found.get_payload(decode=True).decode()  # type: ignore[union-attr]
                link = re.search(r"https://care\.example\.org(/request/\S+)", body)
                assert link
                return link.group(1)
        time.sleep(0.1)
    raise AssertionError(f"no letter “{subject}” for {reference}")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_the_form_to_an_agreed_time_and_back(
    opened: Open, server: Server, post: Post, width: int, scripts: bool
) -> None:
    page = opened(width=width, scripts=scripts).new_page()
    page.goto(FORM)
    fill(page, email=f"example.{width}.{int(scripts)}@example.org")
    page.locator(SEND).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Almost done: look into your mailbox")
    reference = page.locator(".uw-reference").inner_text()

    page.goto(letter(post, reference, "Please confirm"))
    page.get_by_role("button", name="Yes, send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request is sent")

    act(server, "propose")
    page.goto(letter(post, reference, "There is news"))
    expect(page.get_by_text("Please bring a list of your medicines.")).to_be_visible()
    page.get_by_role("button", name="Take this time").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your time is agreed")
    with page.expect_download() as calendar:
        page.get_by_role("link", name="For your calendar").click()
    assert calendar.value.suggested_filename == f"{reference}.ics"

    page.get_by_role("link", name="Withdraw the request").click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You withdrew this request")
    page.get_by_role("link", name="Erase everything").click()
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request is erased")
    with page.expect_download() as proof:
        page.get_by_role("link", name="Save the proof").click()
    text = proof.value.path().read_text()
    page.goto("/request/proof/")
    page.get_by_label("The text of the file").fill(text)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("This proof is real, and unchanged")).to_be_visible()


def test_a_double_click_sends_once(opened: Open, server: Server) -> None:
    with closing(sqlite3.connect(server.folder / "unweary.sqlite3")) as rows:
        (before,) = rows.execute("SELECT count(*) FROM care_carerequest").fetchone()
    for scripts, phone in ((True, "202-555-0170"), (False, "202-555-0171")):
        page = opened(scripts=scripts).new_page()
        page.goto(FORM)
        fill(page, phone=phone)
        page.locator(SEND).dblclick()
        page.wait_for_url("**/receipt/")
        assert "202-555-017" in page.locator("main").inner_text()
    with closing(sqlite3.connect(server.folder / "unweary.sqlite3")) as rows:
        (after,) = rows.execute("SELECT count(*) FROM care_carerequest").fetchone()
    assert after == before + 2


def test_nothing_typed_is_lost_over_a_restart_in_the_middle(opened: Open, server: Server) -> None:
    page = opened().new_page()
    page.goto(FORM)
    page.get_by_label("Your name, or what to call you").fill("Example Person Three")
    page.get_by_label("In your own words").fill("Half a sentence about my")
    expect(page.get_by_text("What you typed is kept for 24 hours.")).to_be_visible()

    server.stop(hard=True)
    server.start()

    page.goto(FORM)
    expect(page.get_by_label("In your own words")).to_have_value("Half a sentence about my")
    expect(page.get_by_label("Send what I wrote on this page")).not_to_be_checked()
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_label("In your own words")).to_have_value("")


def test_an_expired_session_costs_no_word(opened: Open) -> None:
    window = opened(scripts=False)
    page = window.new_page()
    page.goto(FORM)
    fill(page, phone="202-555-0172")
    window.clear_cookies()
    page.locator(SEND).click()
    expect(page.get_by_text("Nothing you typed is lost.")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_have_value("Worn out by noon, every day.")
    page.get_by_label("Send what I wrote on this page").check()
    time.sleep(LONGER_THAN_A_MACHINE)
    page.locator(SEND).click()
    page.wait_for_url("**/receipt/")


def test_the_browser_works_out_the_sum_when_many_ask(
    opened: Open, browser: Browser, server: Server
) -> None:
    for n in range(6):
        page = opened().new_page()
        page.goto(FORM)
        fill(page, phone=f"202-555-018{n}")
        page.locator(SEND).click()
        page.wait_for_load_state()
        if "receipt" not in page.url:
            break
    expect(page.get_by_text("The sum is done. You can press the button now.")).to_be_visible(
        timeout=20_000
    )
    page.locator(SEND).click()
    page.wait_for_url("**/receipt/")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible(
    opened: Open, server: Server, post: Post, width: int, scheme: str
) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    begin(page)
    finish(page, BACK_PAIN)
    page.goto(FORM)
    for fold in page.locator("details > summary").all():
        fold.click()
    assert_usable(page)
    page.locator(SEND).click()
    expect(page.locator("#errors")).to_be_focused()
    assert_usable(page)
    fill(page, email=f"example.axe.{width}@example.org")
    page.get_by_label("Also send the summary of my check").check()
    page.locator(SEND).click()
    page.wait_for_url("**/receipt/")
    reference = page.locator(".uw-reference").inner_text()
    assert_usable(page)
    page.goto(letter(post, reference, "Please confirm"))
    assert_usable(page)
    page.get_by_role("button", name="Yes, send it").click()
    page.wait_for_load_state()
    act(server, "propose")
    page.reload()
    for fold in page.locator("details > summary").all():
        fold.click()
    assert_usable(page)
    private = page.url
    for more in ("withdraw/", "erase/", "consent/e_mail/", "consent/share_summary/"):
        page.goto(private + more)
        assert_usable(page)
    page.goto(private + "erase/")
    page.get_by_role("button", name="Erase it for good").click()
    page.wait_for_load_state()
    assert_usable(page)
    for address in ("/request/find/", "/request/proof/", "/request/arrived/"):
        page.goto(address)
        assert_usable(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_an_emergency_gives_way_to_what_to_do_now(opened: Open, width: int) -> None:
    page = opened(width=width, scripts=width > 320).new_page()
    begin(page)
    finish(page, NUMB_SADDLE)
    page.goto(FORM)
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help now")
    assert page.locator('a[href^="tel:"]').first.is_visible()
    if width > 320:
        assert_usable(page)
    page.get_by_label("Tell Sample Street Clinic that this check").check()
    page.get_by_role("button", name="Let the clinic know").click()
    page.wait_for_url("**/receipt/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sample Street Clinic knows")
