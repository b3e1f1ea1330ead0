"""Care near home in a real browser: the list, the position, one listing, the saved list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journey.conftest import Open, Server, load_made_up_directory
from tests.journey.steps import begin, find_care, finish
from tests.journey.test_check import assert_usable
from tests.support.person import BACK_PAIN, NUMB_SADDLE

WAYS = [(1280, True), (320, True), (1280, False), (320, False)]
EXAMPLE_TOWN = {"latitude": 36.004321, "longitude": -41.996543}  # in the middle of an ocean
HALFWAY_ROUND = {"latitude": -10.0, "longitude": 100.0}
FIND = "form.uw-search button.uw-button--main"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with the made-up directory."""
    made = Server(tmp_path_factory.mktemp("site"))
    load_made_up_directory(made.folder)
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_the_form_to_a_listing_and_back(opened: Open, width: int, scripts: bool) -> None:
    page = opened(width=width, scripts=scripts).new_page()
    find_care(page)
    expect(page.locator("article.uw-listing").first).to_contain_text("mile")

    page.locator("article.uw-listing h3 a").first.click()
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()
    page.get_by_role("link", name="Directions").click()
    expect(page.locator('a[href^="geo:"]')).to_be_visible()
    page.go_back()
    page.go_back()

    expect(page.locator("article.uw-listing").first).to_be_visible()
    page.reload()
    expect(page.locator("article.uw-listing").first).to_be_visible()
    page.get_by_role("link", name="Change the search").click()
    expect(page.get_by_label("Where?")).to_have_value("00001")


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_a_result_to_care_near_a_postcode(opened: Open, width: int, scripts: bool) -> None:
    page = opened(width=width, scripts=scripts).new_page()
    begin(page)
    finish(page, BACK_PAIN)
    page.get_by_role("link", name="Find care near home").first.click()
    expect(page.get_by_role("heading", name="Who can help you")).to_be_visible()
    expect(page.get_by_label("Physical therapist")).to_be_checked()
    page.get_by_label("Where?").fill("Example Town Two")
    page.locator(FIND).click()
    page.wait_for_url("**/care/near/")
    expect(page.locator('article.uw-listing a[href^="tel:"]').first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible(opened: Open, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    page.goto("/care/")
    assert_usable(page)
    page.locator(FIND).click()
    expect(page.locator("#errors")).to_be_focused()
    assert_usable(page)
    find_care(page)
    assert_usable(page)
    for fold in page.locator("details > summary").all():
        fold.click()
    assert_usable(page)
    listing = page.locator("article.uw-listing h3 a").first.get_attribute("href") or ""
    for number in range(3):
        page.locator("article.uw-listing button:has-text('Save')").nth(number).click()
        page.wait_for_load_state()
    for more in ("", "directions/", "report/", "leave-out/"):
        page.goto(listing + more)
        assert_usable(page)
    page.get_by_role("button", name="Ask to be left out").click()
    expect(page.locator("#errors")).to_be_visible()
    assert_usable(page)
    page.goto("/care/saved/")
    assert_usable(page)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    assert_usable(page)
    for address in (
        "/care/sources/",
        "/privacy/",
        "/care/reported/",
        "/care/asked/",
        "/care/listing/nobody/",
    ):
        page.goto(address)
        assert_usable(page)


def test_a_town_that_nobody_is_near_says_how_to_go_on(opened: Open) -> None:
    page = opened(width=320).new_page()
    find_care(page)
    page.get_by_role("link", name="Change the search").click()
    for box in page.locator("input[name=kind]:checked").all():
        box.uncheck()
    page.get_by_text("More kinds of care").click()
    page.locator("input[name=kind]").last.check()
    page.locator("#f-far").select_option(index=0)
    page.locator(FIND).click()
    page.wait_for_url("**/care/near/")
    assert_usable(page)


def test_a_position_is_taken_on_a_tap_and_leaves_rounded(opened: Open) -> None:
    window = opened(width=320, geolocation=EXAMPLE_TOWN, permissions=["geolocation"])
    page = window.new_page()
    sent: list[str] = []
    addresses: list[str] = []
    window.on("request", lambda r: sent.append(r.post_data or ""))
    window.on("request", lambda r: addresses.append(r.url))
    page.goto("/care/")
    page.get_by_label("Physical therapist").check()
    assert not any("position=36" in body for body in sent)

    page.get_by_role("button", name="Use my position").click()
    page.wait_for_url("**/care/near/")

    expect(page.locator("h1")).to_contain_text("Example Town")
    (body,) = [body for body in sent if "position=" in body]
    assert "position=36.00%2C-42.00" in body
    assert not any(part in url for url in addresses for part in ("36.0", "-42", "Example"))
    page.go_back()
    expect(page.locator("input[name=position]")).to_have_value("")


def test_a_position_far_from_every_place_is_answered_kindly(opened: Open) -> None:
    window = opened(geolocation=HALFWAY_ROUND, permissions=["geolocation"])
    page = window.new_page()
    page.goto("/care/")
    page.get_by_label("Physical therapist").check()
    page.get_by_role("button", name="Use my position").click()
    expect(page.locator("#errors")).to_contain_text("We know no place near where you are")
    expect(page.get_by_label("Physical therapist")).to_be_checked()
    assert_usable(page)


def test_a_position_that_is_refused_asks_for_a_town(opened: Open) -> None:
    page = opened().new_page()
    page.goto("/care/")
    page.get_by_role("button", name="Use my position").click()
    expect(page.get_by_text("Your browser does not tell us where you are")).to_be_visible()
    expect(page.get_by_label("Where?")).to_be_focused()


def test_without_scripts_no_button_is_there_that_does_nothing(opened: Open) -> None:
    page = opened(scripts=False).new_page()
    page.goto("/care/")
    expect(page.get_by_role("button", name="Use my position")).to_be_hidden()
    find_care(page)
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_the_keyboard_is_enough(opened: Open) -> None:
    page = opened().new_page()
    page.goto("/care/")
    page.get_by_label("Where?").focus()
    page.keyboard.type("00001")
    page.get_by_label("Physical therapist").focus()
    page.keyboard.press("Space")
    page.get_by_label("Where?").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/care/near/")
    page.get_by_text("Show a map").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Map of the listings")).to_be_visible()


def test_an_emergency_shows_no_directory_until_it_is_for_somebody_else(opened: Open) -> None:
    page = opened(width=320).new_page()
    begin(page)
    finish(page, NUMB_SADDLE)
    expect(page.get_by_role("link", name="Find care")).to_have_count(0)
    page.goto("/care/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help now")
    assert_usable(page)
    page.get_by_role("button", name="This is for somebody else").click()
    expect(page.get_by_label("Where?")).to_be_visible()


def test_the_list_prints_with_its_numbers_to_call(opened: Open) -> None:
    page = opened().new_page()
    find_care(page)
    page.emulate_media(media="print")
    expect(page.locator('article.uw-listing a[href^="tel:"]').first).to_be_visible()
    expect(page.get_by_role("link", name="Directions").first).to_be_hidden()
