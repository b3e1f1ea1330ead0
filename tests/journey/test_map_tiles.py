"""The map of a search on tiles that the host supplies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journey.conftest import Open, Server, load_made_up_directory
from tests.journey.steps import find_care
from tests.journey.test_check import assert_usable


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with the made-up directory, and with tiles."""
    made = Server(
        tmp_path_factory.mktemp("site"),
        UNWEARY_TILES="/tiles/{z}/{x}/{y}.svg",
        UNWEARY_TILES_CREDIT="© Example Mappers",
    )
    load_made_up_directory(made.folder)
    made.start()
    yield made
    made.stop()


def a_tile(address: str) -> str:
    """Land, a road, a lake, and which tile it is."""
    name = address.partition("/tiles/")[2]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
    <rect width="256" height="256" fill="#f2efe9"/><circle cx="70" cy="190" r="44" fill="#9cc5e0"/>
    <path d="M0 60C90 20 160 110 256 60" fill="none" stroke="#d98b3a" stroke-width="6"/>
    <path d="M0 0H256V256H0Z" fill="none" stroke="#777" stroke-width="2"/>
    <text x="60" y="140" font-size="24">{name}</text></svg>"""


def with_tiles(page: Page) -> list[str]:
    """What the host's proxy would answer, and what it was asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=a_tile(route.request.url), content_type="image/svg+xml")

    page.route("**/tiles/**", answer)
    return asked


@pytest.mark.parametrize(
    ("width", "scheme", "scripts"),
    [(1280, "light", True), (320, "dark", True), (1280, "dark", False)],
)
def test_lies_on_tiles_of_the_site_itself(
    opened: Open, width: int, scheme: str, scripts: bool
) -> None:
    page = opened(width=width, color_scheme=scheme, scripts=scripts).new_page()
    asked = with_tiles(page)
    find_care(page)
    page.get_by_text("Show a map").click()

    expect(page.get_by_text("Map: © Example Mappers")).to_be_visible()
    images = page.locator(".uw-map__tiles image")
    assert 1 <= images.count() <= 12
    assert len(set(asked)) == images.count()
    assert page.locator(".uw-map__tiles ~ .uw-map__ring").count() >= 2
    if scripts:
        assert_usable(page)


def test_is_printed_with_its_credit(opened: Open) -> None:
    page = opened().new_page()
    with_tiles(page)
    find_care(page)
    page.get_by_text("Show a map").click()
    page.emulate_media(media="print")

    expect(page.locator(".uw-map__picture")).to_be_visible()
    expect(page.get_by_text("Map: © Example Mappers")).to_be_visible()


def test_without_its_tiles_the_map_is_still_one(opened: Open) -> None:
    page = opened().new_page()
    find_care(page)  # nothing answers under /tiles/
    page.get_by_text("Show a map").click()

    expect(page.locator(".uw-map__number").first).to_be_visible()
