"""Pictures of every page at 320 and 1280 pixels, into docs/screens: `make screens`."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import tests.support.environment  # noqa: F401  # settings for the made-up requests
from tests.journey.clinic_screens import take_clinic
from tests.journey.conftest import FLAGS, Server, load_made_up_directory
from tests.journey.steps import begin, fill, find_care, go_on
from tests.support.machine import chromium
from tests.support.person import BACK_PAIN, NUMB_SADDLE

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screens"
WIDTHS = (320, 1280)
TALLEST = 2200  # pixels of a page that are kept; half as many again on a phone
SHOWN = 760  # pixels wide at most, so that all of them stay small
SAID = "My lower back has been hurting for 2 weeks since I moved house, no numbness. I am 44."
WITH_WORDS = {k: v for k, v in BACK_PAIN.items() if k != "where_low_back"}


def main() -> None:
    """Take them all; what was there before goes."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        load_made_up_directory(server.folder)
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
                for width in WIDTHS:
                    take_all(browser, server, width)
                    take_care(browser, server, width)
                take_dark(browser, server)
                take_clinic(browser, WIDTHS, take)
                browser.close()
        finally:
            server.stop()
    print(f"{sum(p.stat().st_size for p in FOLDER.iterdir()) / 1e6:.1f} MB in {FOLDER.name}")


def take_all(browser: Browser, server: Server, width: int) -> None:
    """Every page at one width."""
    window = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=server.address, reduced_motion="reduce"
    )
    page = window.new_page()
    page.goto("/")
    take(page, "landing", width)
    begin(page)
    take(page, "start", width)
    page.locator("main button.uw-button--main").click()
    page.locator("#errors").wait_for()
    take(page, "start-errors", width)
    fill(page, BACK_PAIN)
    page.locator("#f-words").fill(SAID)
    go_on(page)
    if "/words/" in page.url:
        take(page, "own-words", width)
        go_on(page)
    seen = set()
    while "/result/" not in page.url:
        screen = page.url.rstrip("/").rsplit("/", 1)[-1]
        kind = "question" if page.locator("[data-ticks]").count() == 0 else f"list-{screen}"
        if kind not in seen and kind in ("question", "list-now"):
            take(page, kind, width)
        seen.add(kind)
        fill(page, BACK_PAIN)
        go_on(page)
    take(page, "result", width)
    result = page.url
    for name, address in (
        ("summary", f"{result}summary/"),
        ("answers", f"{result}../answers/"),
        ("delete", f"{result}../delete/"),
        ("about", "/about/"),
        ("privacy", "/privacy/"),
        ("accessibility", "/accessibility/"),
        ("not-found", "/nothing-here/"),
        ("guide", "/guide/"),
        ("guide-overview", "/guide/muscle_fatigue/"),
        ("guide-exercise", "/guide/bird_dog/"),
        ("guide-treatment", "/guide/heat/"),
        ("share", "/share/"),
        ("guide-cause", "/guide/lumbar_spinal_stenosis/"),
        ("guide-serious", "/guide/cauda_equina_syndrome/"),
        ("guide-search", "/guide/search/?q=how+far+shud+i+walk"),
    ):
        page.goto(address)
        take(page, name, width)
    begin(page)
    while "/result/" not in page.url:
        fill(page, NUMB_SADDLE)
        go_on(page)
    take(page, "emergency", width)
    window.close()


def take_care(browser: Browser, server: Server, width: int) -> None:
    """The directory: the form, the list, one listing, what is saved."""
    window = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=server.address, reduced_motion="reduce"
    )
    page = window.new_page()
    page.goto("/care/")
    take(page, "care", width)
    find_care(page)
    take(page, "care-near", width)
    for fold in page.locator("details > summary").all():
        fold.click()
    page.locator(".uw-map").scroll_into_view_if_needed()
    take(page, "care-map", width)
    page.goto("/care/near/")
    for number in range(3):
        page.locator("article.uw-listing button:has-text('Save')").nth(number).click()
        page.wait_for_load_state()
    page.locator("article.uw-listing h3 a").first.click()
    page.wait_for_load_state()
    take(page, "care-listing", width)
    page.goto("/care/saved/")
    take(page, "care-saved", width)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_load_state()
    take(page, "care-compare", width)
    window.close()


def take_dark(browser: Browser, server: Server) -> None:
    """The first page and a result in dark colours."""
    window = browser.new_context(
        viewport={"width": 1280, "height": 800}, base_url=server.address, color_scheme="dark"
    )
    page = window.new_page()
    page.goto("/")
    take(page, "landing-dark", 1280)
    begin(page)
    while "/result/" not in page.url:
        fill(page, BACK_PAIN)
        go_on(page)
    take(page, "result-dark", 1280)
    window.close()


def take(page: Page, name: str, width: int) -> None:
    """One picture, as small as it stays readable."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    tallest = TALLEST if width > 600 else TALLEST * 3 // 2
    kept = picture.crop((0, 0, picture.width, min(picture.height, tallest)))
    kept.thumbnail((SHOWN, tallest), Image.Resampling.LANCZOS)
    kept.convert("RGB").save(FOLDER / f"{name}-{width}.webp", quality=22, method=6)


if __name__ == "__main__":
    main()
