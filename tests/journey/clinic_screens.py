"""Pictures of the clinic's side, for `make screens`: a site of its own with made-up requests."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journey.conftest import Server
from tests.support.nearby import CLINIC

OWNER, ADMIN = "owner@clinic.example.org", "admin@example.org"
Take = Callable[[Page, str, int], None]


def take_clinic(browser: Browser, widths: tuple[int, ...], take: Take) -> None:
    """The pages that people of a clinic see most, at each width."""
    import django

    django.setup()
    from tests.journey.staff_steps import act, claim, enter, entry_link

    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        act(server, "directory")
        server.start()
        try:
            admin = browser.new_context(base_url=server.address).new_page()
            enter(admin, entry_link(server, ADMIN, "--host"), "Example Admin")
            page = browser.new_context(base_url=server.address).new_page()
            enter(page, entry_link(server, OWNER), "Example Owner")
            claim(page, admin)
            act(server, "requests", CLINIC)
            page.get_by_role("link", name="To the inbox").click()
            for width in widths:
                _take_all(page, width, take)
        finally:
            server.stop()


def _take_all(page: Page, width: int, take: Take) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/clinic/")
    take(page, "clinic-inbox", width)
    request = str(page.locator(".uw-mail__who a").nth(1).get_attribute("href"))
    page.goto(request)
    take(page, "clinic-request", width)
