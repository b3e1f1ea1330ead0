"""The check in a real browser: with scripts and without, wide and narrow, by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.journey.conftest import Open, Server
from tests.journey.steps import begin, fill, finish, go_on
from tests.support.person import BACK_PAIN, NUMB_SADDLE

WAYS = [(1280, True), (320, True), (1280, False), (320, False)]


def assert_usable(page: Page) -> None:
    """No barrier that axe can see, and nothing wider than the window."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    broken = [
        f"{v['id']}: {[n['html'][:120] for n in v['nodes']]}" for v in found.response["violations"]
    ]
    assert broken == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_from_the_first_page_to_a_result(opened: Open, width: int, scripts: bool) -> None:
    page = opened(width=width, scripts=scripts).new_page()
    begin(page)
    assert finish(page, BACK_PAIN) <= 30
    expect(page.get_by_role("heading", name="What may be behind it")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible(opened: Open, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    page.goto("/")
    assert_usable(page)
    begin(page)
    assert_usable(page)
    page.locator("main button.uw-button--main").click()  # nothing answered: the errors
    expect(page.locator("#errors")).to_be_visible()
    assert_usable(page)
    while "/result/" not in page.url:
        fill(page, BACK_PAIN)
        go_on(page)
        assert_usable(page)
    result = page.url
    for fold in page.locator("details > summary").all():
        if fold.is_visible():
            fold.click()
    assert_usable(page)
    for address in ("summary/", "../answers/", "../delete/", "/about/", "/privacy/"):
        page.goto(address if address.startswith("/") else result + address)
        assert_usable(page)
    for address in ("/accessibility/", "/nothing-here/"):
        page.goto(address)
        assert_usable(page)


def test_an_emergency_in_the_browser(opened: Open) -> None:
    page = opened(width=320).new_page()
    begin(page)
    assert finish(page, NUMB_SADDLE) <= 6
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help now")
    assert page.locator('a[href^="tel:"]').first.is_visible()
    assert_usable(page)
    page.get_by_role("link", name="All that we weighed").click()
    assert_usable(page)


def test_the_body_is_chosen_by_mouse_keyboard_and_list(opened: Open) -> None:
    page = opened().new_page()
    begin(page)
    region = page.get_by_role("checkbox", name="Lower back, Back")
    box = page.locator("#f-where_low_back")
    region.locator("path").first.click()
    expect(box).to_be_checked()
    expect(region).to_have_attribute("aria-checked", "true")
    region.press("Space")
    expect(box).not_to_be_checked()
    box.check()
    expect(region).to_have_attribute("aria-checked", "true")
    page.locator("#f-none").check()
    expect(box).not_to_be_checked()


def test_by_keyboard_alone(opened: Open) -> None:
    page = opened().new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".uw-skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Start the check":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/start/")
    page.locator("#f-where_neck").focus()
    page.keyboard.press("Space")
    page.locator("#f-age_years").focus()
    page.keyboard.type("40")
    page.locator('input[name="sex_at_birth"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/question/**")
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # the reader is led on


def test_the_back_button_of_the_browser(opened: Open) -> None:
    page = opened().new_page()
    begin(page)
    fill(page, BACK_PAIN)
    go_on(page)
    fill(page, BACK_PAIN)
    go_on(page)
    page.go_back()
    page.wait_for_url("**/question/feels/")
    expect(page.get_by_label("Ache or pain")).to_be_checked()
    fill(page, BACK_PAIN)
    go_on(page)
    finish(page, BACK_PAIN)


def test_a_double_click_sends_once(opened: Open) -> None:
    page = opened().new_page()
    begin(page)
    fill(page, BACK_PAIN)
    page.locator("main button.uw-button--main").dblclick()
    page.wait_for_url("**/question/feels/")
    fill(page, BACK_PAIN)
    go_on(page)
    assert "/question/now/" in page.url


def test_a_power_cut_in_the_middle_loses_nothing(opened: Open, server: Server) -> None:
    page = opened().new_page()
    begin(page)
    fill(page, BACK_PAIN)
    go_on(page)
    fill(page, BACK_PAIN)
    go_on(page)
    here = page.url
    server.stop(hard=True)
    server.start()
    page.goto("/")
    page.get_by_role("link", name="Go on with it").click()
    assert page.url == here
    finish(page, BACK_PAIN)


DRAWN = """document.readyState !== "loading" && document.querySelector("#places") !== null
    && [...document.querySelectorAll("link[rel=stylesheet]")].every((link) => link.sheet)"""


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_jumps_when_the_body_map_comes(opened: Open, width: int) -> None:
    page = opened(width=width).new_page()
    held: list[Route] = []
    page.route("**/assets/site.*.js", lambda route: held.append(route))
    page.goto("/")
    page.get_by_role("button", name="Start the check").click()
    page.wait_for_url("**/start/", wait_until="commit")
    while not (held and page.evaluate(DRAWN)):  # the policy forbids Playwright's own waiting
        page.wait_for_timeout(20)
    before = page.locator("#places").bounding_box()
    expect(page.locator("[data-bodies]")).to_be_hidden()
    held[0].continue_()
    expect(page.locator("[data-bodies]")).to_be_visible()
    assert page.locator("#places").bounding_box() == before


def test_without_scripts_no_room_is_kept_for_the_body_map(opened: Open) -> None:
    page = opened(width=320, scripts=False).new_page()
    begin(page)
    assert page.locator("[data-bodies]").bounding_box() is None


def test_files_and_deletion(opened: Open) -> None:
    page = opened().new_page()
    begin(page)
    finish(page, BACK_PAIN)
    result = page.url
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save this result", exact=True).click()
    assert saved.value.suggested_filename == "unweary-result.json"
    page.get_by_role("link", name="Delete my answers").click()
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
    assert page.goto(result).status == 404  # type: ignore[union-attr]


def test_each_answer_is_asked_for_itself_where_something_is_unsure(opened: Open) -> None:
    page = opened(width=320).new_page()
    begin(page)
    fill(page, BACK_PAIN)
    go_on(page)
    fill(page, BACK_PAIN)
    go_on(page)
    page.get_by_role("button", name="I am not sure of some").click()
    expect(page.locator("input[value=unsure]").first).to_be_visible()
    assert_usable(page)
    page.locator("input[value=unsure]").first.check()
    fill(page, BACK_PAIN)
    go_on(page)


def test_without_a_connection_the_page_stays_and_says_so(opened: Open) -> None:
    window = opened()
    page = window.new_page()
    begin(page)
    fill(page, BACK_PAIN)
    window.set_offline(True)
    page.locator("main button.uw-button--main").click()
    expect(page.get_by_text("There is no connection")).to_be_visible()
    window.set_offline(False)
    go_on(page)
    assert "/question/feels/" in page.url


def test_the_print_out_keeps_the_numbers_to_call(opened: Open) -> None:
    page = opened().new_page()
    begin(page)
    finish(page, NUMB_SADDLE)
    page.emulate_media(media="print")
    expect(page.locator('a[href^="tel:"]').first).to_be_visible()
