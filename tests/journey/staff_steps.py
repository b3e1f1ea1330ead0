"""What people of a clinic and administrators do in the browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.journey.conftest import Server
from tests.support.nearby import CLINIC
from tests.support.staff import PASSWORD, code_from

CODE_SECONDS = 30
CLAIM = f"/clinic/claim/{CLINIC}/"


def act(server: Server, *what: str) -> str:
    """Something that happens on the site's data beside the browser."""
    return _run(server, [sys.executable, "-m", "tests.support.clinic_site", *what])


def entry_link(server: Server, email: str, *more: str) -> str:
    """The path of a link into a new account, from the command line."""
    program = str(Path(sys.executable).parent / "unweary")
    told = _run(server, [program, "staff", "add", email, *more])
    return re.findall(r"(/clinic/enter/\S+)", told)[0]


def _run(server: Server, command: list[str]) -> str:
    settings = getattr(server, "settings", {})
    environment = {**os.environ, **settings, "UNWEARY_DATA": str(server.folder)}
    environment.pop("UNWEARY_DATABASE_URL", None)
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout


def enter(page: Page, link: str, name: str) -> str:
    """From a link to a password and an app with codes; the key of the app."""
    page.goto(link)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Type the six digits").fill(code_from(secret))
    page.get_by_role("button", name="Done").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    return secret


def sign_in(page: Page, email: str, secret: str) -> None:
    """With password and code; waits for a code that was not used yet."""
    page.goto("/clinic/account/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code from your app").fill(next_code(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()


def next_code(secret: str) -> str:
    """A code that this test has not used: of the next half minute, which counts already."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int(time.time()) // CODE_SECONDS + 1))


def claim(page: Page, admin: Page) -> None:
    """From the listing to an open clinic, by a code on the telephone."""
    page.goto(CLAIM)
    page.get_by_label("What you do in this clinic").fill("practice manager")
    page.get_by_label("Call the published telephone").check()
    page.get_by_label("I may speak for this clinic.").check()
    page.get_by_role("button", name="Claim this listing").click()
    admin.goto("/clinic/host/")
    admin.locator(".uw-strong").first.click()
    admin.get_by_role("button", name="Make a code and call").click()
    code = admin.locator(".uw-code").inner_text()
    page.reload()
    page.get_by_label("The code of six digits").fill(code)
    page.get_by_role("button", name="Open my clinic").click()
