"""Somebody who answers the check through its pages, as a browser without scripts would."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from unweary.knowledge.base import Reply

BACK_PAIN: dict[str, Reply] = {
    "where_low_back": True,
    "age_years": 34.0,
    "sex_at_birth": "male",
    "feels_ache": True,
    "feels_stiff": True,
    "symptom_duration_days": 6.0,
    "pain_score": 4.0,
    "leg_pain_pattern": "stays_in_back",
    "mood_interest": "score_0",
    "mood_down": "score_0",
    "pain_changes_with_movement": True,
    "onset_sudden_during_task": True,
}
NUMB_SADDLE: dict[str, Reply] = {**BACK_PAIN, "saddle_numbness": True, "urinary_retention": True}


class Controls(HTMLParser):
    """The controls of a page's main form: name -> values that can be sent."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden: list[str] = []
        self.ticks: list[str] = []
        self.radios: dict[str, list[str]] = {}
        self.boxes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        if tag != "input":
            return
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        if name == "shown":
            self.hidden.append(value)
        elif kind == "radio":
            self.radios.setdefault(name, []).append(value)
        elif name == "ticked":
            self.ticks.append(value)
        elif kind == "text":
            self.boxes.append(name)


class Person:
    """One browser and one story. What the story does not say is "no" or "not at all"."""

    def __init__(self, story: Mapping[str, Reply], client: Client | None = None) -> None:
        self.story = story
        self.client = client or Client()
        self.page: Any = None
        self.screens = 0

    def begin(self) -> None:
        """Open the first page and start a check."""
        self.client.get("/")
        self.page = self.client.post("/check/", follow=True)

    @property
    def address(self) -> str:
        """Where the person is."""
        return str(self.page.request["PATH_INFO"])

    @property
    def key(self) -> str:
        """The key of the check."""
        return self.address.split("/")[2]

    def text(self) -> str:
        """The page as it was sent."""
        return str(self.page.content.decode())

    def filled(self) -> dict[str, Any]:
        """What this person would send from the page."""
        controls = Controls(self.text())
        ticked = [t for t in controls.ticks if self.story.get(t) is True]
        data: dict[str, Any] = {"shown": controls.hidden}
        if controls.ticks:
            data |= {"ticked": ticked} if ticked else {"none": "1"}
        for name, values in controls.radios.items():
            data[name] = self._radio(name, values)
        for name in controls.boxes:
            reply = self.story.get(name)
            data |= {name: f"{reply:g}"} if isinstance(reply, float) else {f"{name}-unsure": "1"}
        return data

    def _radio(self, name: str, values: list[str]) -> str:
        reply = self.story.get(name, False)
        if reply is True:
            return "yes"
        if isinstance(reply, float):
            choices = [v for v in values if v != "unsure"]
            return min(choices, key=lambda v: abs(float(v) - reply))
        if isinstance(reply, str):
            return reply
        return next((v for v in ("no", "score_0", "unsure") if v in values), values[-1])

    def answer(self, **also: Any) -> HttpResponse:
        """Send the page and follow to the next."""
        self.screens += 1
        self.page = self.client.post(self.address, {**self.filled(), **also}, follow=True)
        return self.page  # type: ignore[no-any-return]

    def finish(self, *, most: int = 40) -> None:
        """Answer until the result."""
        while "/result/" not in self.address:
            assert self.screens < most, f"no end after {self.screens} screens"
            self.answer()
            assert self.page.status_code == 200, self.text()
