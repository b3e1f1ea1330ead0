"""The guide in a real browser: a page of each kind, words explained without scripts, print."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journey.conftest import Open
from unweary.knowledge.pages import shipped_guide
from unweary.web.share.things import things

SAMPLE = {page.kind: slug for slug, page in sorted(shipped_guide().pages.items(), reverse=True)}
ADDRESSES = [
    "/guide/",
    "/guide/glossary/",
    "/guide/sets/",
    "/guide/search/",
    "/guide/search/?q=numb+between+my+legs",
    "/guide/search/?q=i+want+to+die",
    "/guide/search/?q=zzzz",
    "/guide/aortic_dissection/",  # a map of the body
    "/guide/emergency_department/",  # numbers to call
    *(f"/guide/{slug}/" for slug in sorted(SAMPLE.values())),
]
GUIDE = [f"/guide/{slug}/" for slug in sorted(shipped_guide().pages)]
SHARED = ["/share/", "/share/check/", *(f"/share/{t.kind}/{t.id}/" for t in things())]
ONLY = {"resultTypes": ["violations"]}  # what passes is not told node by node
LARGE = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast"]}
OTHER = {"light": "dark", "dark": "light"}


def broken(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds wrong with these options."""
    found = Axe().run(page, options=options | ONLY).response["violations"]
    return [f"{v['id']}: {[n['html'][:120] for n in v['nodes']]}" for v in found]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_kind_of_page_is_accessible(opened: Open, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    for address in ADDRESSES:
        page.goto(address)
        for fold in page.locator("main details > summary").all():
            fold.click()
        assert broken(page, LARGE) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        page.emulate_media(color_scheme=OTHER[scheme], reduced_motion="reduce")
        assert broken(page, COLOURS) == [], page.url
        page.emulate_media(color_scheme=scheme, reduced_motion="no-preference")
    assert refused == []  # the policy refuses nothing, data blocks included


@pytest.mark.parametrize(
    ("every", "width", "scheme"),
    [(GUIDE, 320, "light"), (GUIDE, 1280, "dark"), (SHARED, 320, "dark")],
    ids=["guide on a phone", "guide in the dark", "share"],
)
def test_each_page_is_accessible(opened: Open, every: list[str], width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme).new_page()
    wrong: dict[str, list[str]] = {}
    for address in every:
        page.goto(address)
        found = broken(page, {})
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append("wider than the window")
        if found:
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("address", ["/guide/", "/guide/cat_camel/", "/guide/sarcopenia/"])
def test_letters_twice_as_large_stay_in_the_window(opened: Open, address: str) -> None:
    page = opened(width=640).new_page()
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_exercise_stands_still_where_less_motion_is_wanted(opened: Open) -> None:
    page = opened(width=320, reduced_motion="reduce").new_page()
    page.goto("/guide/cat_camel/")

    expect(page.locator(".uw-exercise__moving")).to_be_hidden()
    expect(page.locator(".uw-exercise__stills svg")).to_have_count(3)
    expect(page.locator(".uw-exercise__stills")).to_be_visible()


def test_an_exercise_is_stopped_by_the_keyboard(opened: Open) -> None:
    page = opened(scripts=False).new_page()
    page.goto("/guide/cat_camel/")
    page.get_by_role("checkbox", name="Stop the movement").focus()

    page.keyboard.press("Space")

    expect(page.locator(".uw-exercise__moving")).to_be_hidden()
    expect(page.locator(".uw-exercise__stills")).to_be_visible()


def test_a_list_of_exercises_shows_each(opened: Open) -> None:
    page = opened(width=320, scripts=False).new_page()
    page.goto("/guide/sets/")

    for picture in page.locator("#set-desk_break ~ ol img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 0


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_is_explained_where_it_stands(opened: Open, width: int) -> None:
    page = opened(width=width, scripts=False).new_page()
    page.goto("/guide/lumbar_spinal_stenosis/")
    word = page.locator("a.uw-term").first
    word.scroll_into_view_if_needed()

    word.click()

    meaning = page.locator(".uw-terms__one:target")
    expect(meaning).to_be_in_viewport()
    expect(word).to_be_in_viewport()
    meaning.get_by_role("link", name="Back to the text").click()
    expect(page.locator(".uw-terms__one:target")).to_have_count(0)
    expect(word).to_be_in_viewport()


def test_a_source_leads_to_the_foot_and_back(opened: Open) -> None:
    page = opened(scripts=False).new_page()
    page.goto("/guide/walking/")
    page.locator(".uw-ref a").first.click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    page.locator("#source-1 .uw-back").click()
    expect(page.locator("#ref-1-1")).to_be_in_viewport()


def test_prints_what_is_read_and_nothing_to_press(opened: Open) -> None:
    page = opened().new_page()
    page.goto("/guide/cauda_equina_syndrome/")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="When to be seen")).to_be_visible()
    expect(page.locator(".uw-contents")).to_be_hidden()
    expect(page.locator(".uw-header nav")).to_be_hidden()
    assert len(page.pdf(format="A4")) > 10_000


def test_from_a_search_to_the_check(opened: Open) -> None:
    page = opened(width=320, scripts=False).new_page()
    page.goto("/guide/")
    page.get_by_label("What would you like to know?").fill("how far shud i walk")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Walking for a tired back").click()
    page.get_by_role("link", name="Not sure what you have? Take the check").click()
    expect(page.get_by_role("button", name="Start the check")).to_be_visible()
