"""Where it hurts and for how long: from the check where its box is ticked, and only then."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from tests.web.care.test_request_form import FORM, post_form
from unweary.knowledge.base import Reply
from unweary.web.care.attaching import felt
from unweary.web.care.models import CareRequest
from unweary.web.care.stated import Felt, story_of
from unweary.web.check.conclusions import Conclusion

BOX = "Take this from my check: Lower back; Less than a week"


@pytest.fixture(autouse=True)
def _clinic(clinic: Any) -> None:
    """The listing is claimed."""


@pytest.fixture
def checked(client: Client) -> Client:
    """A browser that has finished a check."""
    person = Person(BACK_PAIN, client)
    person.begin()
    person.finish()
    return client


class TestBox:
    def test_shows_what_would_be_sent_and_is_not_ticked(self, checked: Client) -> None:
        page = checked.get(FORM)

        assert BOX in page.text
        assert not page.context["page"].groups[3].fields[0].options[0].checked

    def test_fills_in_both_where_it_is_ticked(self, checked: Client) -> None:
        post_form(checked, from_check="on")

        story = story_of(CareRequest.objects.get())
        assert (story.where, story.how_long) == ("Lower back", "days")

    def test_sends_nothing_of_the_check_where_it_is_not(self, checked: Client) -> None:
        post_form(checked)

        story = story_of(CareRequest.objects.get())
        assert (story.where, story.how_long) == ("", "")

    def test_never_takes_the_place_of_what_was_typed(self, checked: Client) -> None:
        post_form(checked, from_check="on", where="Left hip")

        story = story_of(CareRequest.objects.get())
        assert (story.where, story.how_long) == ("Left hip", "days")

    def test_is_not_kept_with_a_draft(self, checked: Client) -> None:
        checked.post(FORM, {"keep": "1", "from_check": "on", "words": "Some words"})

        assert not checked.get(FORM).context["page"].groups[3].fields[0].options[0].checked

    def test_is_not_there_without_a_finished_check(self, client: Client) -> None:
        assert "from my check" not in client.get(FORM).text

    def test_is_not_there_after_an_emergency(self, client: Client) -> None:
        person = Person(NUMB_SADDLE, client)
        person.begin()
        person.finish()

        assert "from my check" not in client.get(f"{FORM}?seen=yes").text


@pytest.mark.parametrize(
    ("days", "lasts"),
    [
        (0.0, "days"),
        (6.0, "days"),
        (7.0, "weeks"),
        (41.0, "weeks"),
        (42.0, "months"),
        (90.0, "long"),
    ],
)
def test_days_become_what_the_form_asks(days: float, lasts: str) -> None:
    answers: dict[str, Reply] = {"symptom_duration_days": days, "where_arms": False}
    assert felt(Conclusion(uuid4(), answers, None)) == Felt("", lasts)  # type: ignore[arg-type]
