"""What a person does in the browser."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from unweary.knowledge.base import Reply

MOST = 40
GO_ON = "main button.uw-button--main"


def begin(page: Page) -> None:
    """From the first page into a check."""
    page.goto("/")
    page.get_by_role("button", name="Start the check").click()
    page.wait_for_url("**/start/")


def find_care(page: Page, where: str = "00001") -> None:
    """From the form to the list of physical therapists near a made-up town."""
    page.goto("/care/")
    page.get_by_label("Where?").fill(where)
    page.get_by_label("Physical therapist").check()
    page.locator("form.uw-search button.uw-button--main").click()
    page.wait_for_url("**/care/near/")


def fill(page: Page, story: Mapping[str, Reply]) -> None:
    """Answer what is on the screen; what the story does not say is "no" or "not sure"."""
    for box in page.locator("fieldset[data-ticks]").all():
        wanted = [t for t in _values(box) if story.get(t) is True]
        for value in wanted:
            box.locator(f'input[value="{value}"]').check()
        if not wanted and box.locator("input[name=ticked]:checked").count() == 0:
            box.locator("input[name=none]").check()
    for name in _names(page, 'main input[type="radio"]'):
        rows = page.locator(f'main input[type="radio"][name="{name}"]')
        rows.and_(page.locator(f'[value="{_choice(rows, story.get(name, False))}"]')).check()
    for name in _names(page, "main input.uw-box"):
        reply = story.get(name)
        if isinstance(reply, float):
            page.locator(f'input[name="{name}"]').fill(f"{reply:g}")
        else:
            page.locator(f'input[name="{name}-unsure"]').check()


def go_on(page: Page) -> None:
    """Send the screen, and wait for the next."""
    before = page.url
    page.locator(GO_ON).first.click()
    page.wait_for_url(lambda url: url != before)
    page.wait_for_load_state()


def finish(page: Page, story: Mapping[str, Reply]) -> int:
    """Answer until the result; how many screens that took."""
    for screens in range(MOST):
        if "/result/" in page.url:
            return screens
        fill(page, story)
        go_on(page)
    raise AssertionError("the check does not end")


def _values(box: Locator) -> list[str]:
    rows = box.locator("input[name=ticked]").all()
    return [str(row.get_attribute("value")) for row in rows]


def _names(page: Page, selector: str) -> list[str]:
    return list(dict.fromkeys(str(e.get_attribute("name")) for e in page.locator(selector).all()))


def _choice(rows: Locator, reply: Reply) -> str:
    values = [str(row.get_attribute("value")) for row in rows.all()]
    if isinstance(reply, str):
        return reply
    if isinstance(reply, float):
        return min((v for v in values if v != "unsure"), key=lambda v: abs(float(v) - reply))
    if reply is True:
        return "yes"
    return next((v for v in ("no", "score_0", "unsure") if v in values), values[-1])
