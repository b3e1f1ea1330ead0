"""What other sites show, in a real browser: three embeds in foreign HTML, the dialog, the pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from tests.journey.conftest import FLAGS, Open, Server
from tests.journey.steps import MOST
from tests.journey.test_check import assert_usable
from tests.support.foreign_site import ForeignSite, foreign_site
from tests.support.machine import chromium
from tests.support.person import BACK_PAIN, NUMB_SADDLE
from unweary.knowledge.base import Reply

NO_FOREIGN_COOKIES = "--test-third-party-cookie-phaseout"
PICTURE = "/share/picture/disc_and_nerve/"
EXERCISE = "/share/exercise/glute_bridge/"
Visit = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def foreign() -> Iterator[ForeignSite]:
    with foreign_site() as site:
        yield site


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps no cookie of a site within another one."""
    flags = [*FLAGS, NO_FOREIGN_COOKIES]
    started = browser.browser_type.launch(executable_path=chromium(), args=flags)
    yield started
    started.close()


@pytest.fixture
def visit(visitors: Browser) -> Iterator[Visit]:
    windows: list[BrowserContext] = []

    def open_window(*, scripts: bool = True, width: int = 1280, **more: object) -> BrowserContext:
        window = visitors.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            **more,  # type: ignore[arg-type]
        )
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def widget(server: Server, foreign: ForeignSite) -> str:
    """The key of a widget for the foreign site, made on the command line."""
    told = unweary(
        server.folder,
        *("widget", "add", "--name", "Sample Street Clinic", "--domain", foreign.host),
        *("--accent", "#7a1f5c", "--paper", "#ffffff"),
        *("--care-url", f"{foreign.address}/care", "--care-text", "Ask our clinic"),
    )
    found = re.search(r"/embed/check/([0-9a-f]+)/", told)
    assert found is not None, told
    return found[1]


def unweary(folder: Path, *words: str) -> str:
    program = Path(sys.executable).parent / "unweary"
    environment = {**os.environ, "UNWEARY_DATA": str(folder)}
    environment.pop("UNWEARY_DATABASE_URL", None)
    done = subprocess.run(
        [str(program), *words], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def three(opened: Open, server: Server, foreign: ForeignSite, widget: str) -> str:
    """The address of a foreign page into which three codes were pasted as they are."""
    page = opened(scripts=False).new_page()
    codes = []
    for address in (PICTURE, EXERCISE, f"/share/check/{widget}/"):
        page.goto(address)
        codes.append(page.locator("textarea").first.input_value())
    foreign.pages["/"] = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Sample Street Clinic</title>'
        "<style>body{font:1rem/1.5 serif;max-width:46rem;margin:1rem auto;padding:0 1rem}</style>"
        "</head><body><h1>Sample Street Clinic</h1><p>About backs.</p>"
        + "\n".join(codes)
        + "</body></html>"
    )
    return f"{foreign.address}/"


def answer_all(page: Page, frame: FrameLocator, story: dict[str, Reply]) -> None:
    """Go through the check within a frame, as far as the result."""
    frame.get_by_role("button", name="Start the check").click()
    frame.locator("main form.uw-form").wait_for()
    for _ in range(2 * MOST):  # a screen that was not there in full yet is filled in once more
        inner = next(f for f in page.frames if "/embed/check/" in f.url)
        inner.wait_for_load_state()
        if "/result/" in inner.url:
            return
        before = inner.url
        fill_frame(frame, story)
        frame.locator("main button.uw-button--main").first.click()
        for _ in range(60):
            if any("/embed/check/" in f.url and f.url != before for f in page.frames):
                break
            page.wait_for_timeout(50)
    raise AssertionError(f"the check does not end: {frame.locator('main').inner_text()}")


def fill_frame(frame: FrameLocator, story: dict[str, Reply]) -> None:
    for box in frame.locator("fieldset[data-ticks]").all():
        ticks = box.locator("input[name=ticked]").all()
        wanted = [t for t in ticks if story.get(str(t.get_attribute("value"))) is True]
        for tick in wanted:
            tick.check()
        if not wanted and box.locator("input[name=ticked]:checked").count() == 0:
            box.locator("input[name=none]").check()
    radios = frame.locator('main input[type="radio"]').all()
    for name in dict.fromkeys(str(r.get_attribute("name")) for r in radios):
        rows = frame.locator(f'main input[type="radio"][name="{name}"]')
        values = [str(r.get_attribute("value")) for r in rows.all()]
        frame.locator(
            f'main input[name="{name}"][value="{chosen(values, story.get(name))}"]'
        ).check()
    for box in frame.locator("main input.uw-box").all():
        name = str(box.get_attribute("name"))
        reply = story.get(name)
        if isinstance(reply, float):
            box.fill(f"{reply:g}")
        else:
            frame.locator(f'input[name="{name}-unsure"]').check()


def chosen(values: list[str], reply: Reply | None) -> str:
    if isinstance(reply, str):
        return reply
    if isinstance(reply, float):
        return min((v for v in values if v != "unsure"), key=lambda v: abs(float(v) - reply))
    if reply is True:
        return "yes"
    return next((v for v in ("no", "score_0", "unsure") if v in values), values[-1])


@pytest.mark.parametrize("scripts", [True, False])
def test_three_embeds_work_in_a_foreign_page(
    visit: Visit, three: str, foreign: ForeignSite, scripts: bool
) -> None:
    window = visit(scripts=scripts)
    page = window.new_page()
    page.goto(three)

    picture = page.locator("figure img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True) if scripts else None
    assert (picture.bounding_box() or {})["height"] > 200

    moving = page.frame_locator("iframe >> nth=0")
    page.locator("iframe").first.scroll_into_view_if_needed()
    expect(moving.locator(".uw-exercise__moving svg")).to_be_visible()
    moving.get_by_label("Stop the movement").check()
    expect(moving.locator(".uw-exercise__moving")).to_be_hidden()
    expect(moving.locator(".uw-exercise__stills li").first).to_be_visible()
    expect(moving.get_by_text("not yet reviewed by a clinician")).to_be_visible()

    page.locator("iframe").last.scroll_into_view_if_needed()
    check = page.frame_locator("iframe >> nth=1")
    answer_all(page, check, dict(BACK_PAIN))
    expect(check.get_by_role("heading", name="What may be behind it")).to_be_attached()
    care = check.get_by_role("link", name="Ask our clinic")
    expect(care).to_have_attribute("href", f"{foreign.address}/care")
    assert window.cookies() == []
    assert page.url == three


def test_an_emergency_in_a_frame_shows_the_numbers(visit: Visit, three: str) -> None:
    page = visit(width=320).new_page()
    page.goto(three)
    page.locator("iframe").last.scroll_into_view_if_needed()
    check = page.frame_locator("iframe >> nth=1")

    answer_all(page, check, dict(NUMB_SADDLE))

    expect(check.locator('a[href="tel:911"]').first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_check_goes_on_in_a_window_of_its_own_and_loses_nothing(visit: Visit, three: str) -> None:
    window = visit()
    page = window.new_page()
    page.goto(three)
    page.locator("iframe").last.scroll_into_view_if_needed()
    check = page.frame_locator("iframe >> nth=1")
    check.get_by_role("button", name="Start the check").click()
    expect(check.get_by_role("heading", name="Where is it")).to_be_visible()
    fill_frame(check, dict(BACK_PAIN))
    check.locator("main button.uw-button--main").first.click()
    expect(check.get_by_role("heading", name="Where is it")).to_have_count(0)

    with window.expect_page() as opening:
        check.get_by_role("link", name="Open in a window of its own").click()
    own = opening.value
    own.get_by_role("button", name="Go on").click()
    own.get_by_role("link", name="My answers").click()

    expect(own.get_by_text("34")).to_be_visible()
    assert {c["name"] for c in window.cookies()} == {"csrftoken", "uw_checks"}


def test_the_check_is_not_shown_on_another_site(
    visit: Visit, foreign: ForeignSite, server: Server, widget: str
) -> None:
    """Listed is localhost with its port; under 127.0.0.1 it is another site."""
    foreign.pages["/stolen"] = (
        f'<!doctype html><iframe src="{server.address}/embed/check/{widget}/"></iframe>'
    )
    refused: list[str] = []
    page = visit().new_page()
    page.on("console", lambda message: refused.append(message.text))

    page.goto(f"http://127.0.0.1:{foreign.host.partition(':')[2]}/stolen")

    assert page.frame_locator("iframe").get_by_role("button").count() == 0
    assert any("frame-ancestors" in text for text in refused)


def test_the_dialog_ends_by_backdrop_escape_and_button(opened: Open) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto("/guide/lumbar_spinal_stenosis/")
    link = page.get_by_role("link", name="Put this on your site").first
    dialog = page.get_by_role("dialog")

    def open_it() -> None:
        link.click()
        expect(dialog).to_be_visible()

    open_it()
    assert_usable(page)
    dialog.get_by_role("button", name=re.compile("^Copy")).first.click()
    expect(dialog.get_by_text("Copied.").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("<figure")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()

    open_it()
    page.mouse.click(4, 4)  # the backdrop
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()

    open_it()
    dialog.get_by_role("heading").first.click()  # within: it stays
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    assert "/guide/" in page.url


def test_without_scripts_the_link_leads_to_the_page(opened: Open) -> None:
    page = opened(width=320, scripts=False).new_page()
    page.goto("/guide/lumbar_spinal_stenosis/")

    page.get_by_role("link", name="Put this on your site").first.click()

    page.wait_for_url("**/share/picture/**")
    expect(page.locator("textarea").first).to_have_value(re.compile("^<figure"))
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    with page.expect_download() as saving:
        page.get_by_role("link", name="PNG, 640 pixels wide").click()
    assert saving.value.suggested_filename.endswith(".640.png")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page_is_accessible(
    opened: Open, server: Server, widget: str, width: int, scheme: str
) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    frames = [f"/embed/check/{widget}/"]
    for address in ("/share/", PICTURE, EXERCISE, "/share/check/", f"/share/check/{widget}/"):
        page.goto(address)
        assert_usable(page)
        frames += [str(f.get_attribute("src")) for f in page.locator("iframe").all()]
        code = page.locator("textarea").first
        if address == EXERCISE:
            found = re.search(r'src="([^"]+)"', code.input_value())
            assert found is not None
            frames.append(found[1])
    for address in frames:
        page.goto(address)
        assert_usable(page)
    assert refused == []
