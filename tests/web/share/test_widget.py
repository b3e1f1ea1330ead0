"""The check within another site: whose it is, who may frame it, and that no cookie is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from tests.web.share.conftest import NOW
from unweary.knowledge.base import Reply
from unweary.web.base.templatetags.parts import part
from unweary.web.check.actions import record_answers
from unweary.web.check.models import Answer, Interview
from unweary.web.share import tickets
from unweary.web.share.models import Widget
from unweary.web.share.widget_views import addresses_within
from unweary.web.share.widgets import CannotShow, add_widget, ancestors, end_widget, read_domain

START = {"ticked": "where_low_back", "age_years": "44", "sex": "female"}


class CookieFree(Client):
    """A browser that keeps no cookie, as in a frame of another site."""

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        assert not answer.cookies
        self.cookies.clear()
        return answer


def begun(client: Client, widget: Widget) -> str:
    """The address of the first screen of a new check in the widget."""
    return str(client.post(f"/embed/check/{widget.key}/")["Location"])


def prefix_of(address: str) -> str:
    return address.partition("check/")[0] + "check/" + "/".join(address.split("/")[3:5]) + "/"


def fields(text: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="shown" value="([^"]+)"', text)


def no_cookie(*answers: HttpResponse) -> bool:
    return not any(a.cookies for a in answers)


class TestFrame:
    def test_is_for_its_own_domains_and_no_others(self, client: Client, widget: Widget) -> None:
        answer = client.get(f"/embed/check/{widget.key}/")

        policy = answer["Content-Security-Policy"]
        framed_by = policy.partition("frame-ancestors ")[2].split()
        assert framed_by == ["'self'", "https://clinic.example", "http://clinic.example"]
        assert "X-Frame-Options" not in answer
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer["Cache-Control"] == "no-store, private"

    def test_over_https_takes_no_plain_site(self, widget: Widget, settings: object) -> None:
        settings.HTTPS = True  # type: ignore[attr-defined]

        assert ancestors(widget) == ("'self'", "https://clinic.example")

    def test_begins_nothing_before_the_button(self, client: Client, widget: Widget) -> None:
        client.get(f"/embed/check/{widget.key}/")

        assert not Interview.objects.exists()

    def test_says_who_should_call_for_help_instead(self, client: Client, widget: Widget) -> None:
        text = client.get(f"/embed/check/{widget.key}/").text

        assert "Call for help now if you have" in text
        assert 'href="tel:911"' in text

    def test_of_an_unknown_widget_is_a_sentence_in_any_site(self, client: Client) -> None:
        answer = client.get("/embed/check/nothing/")

        assert answer.status_code == 404
        assert "What should stand here is not there." in answer.text
        assert "frame-ancestors *" in answer["Content-Security-Policy"]

    def test_of_an_ended_widget_says_that_it_was_taken_back(
        self, client: Client, widget: Widget
    ) -> None:
        inside = begun(client, widget)
        end_widget(key=widget.key, at=timezone.now())

        for address in (f"/embed/check/{widget.key}/", inside):
            answer = client.get(address)
            assert answer.status_code == 410
            assert "What stood here was taken back." in answer.text


class TestCheck:
    def test_goes_from_screen_to_screen_without_a_cookie(
        self, client: Client, widget: Widget
    ) -> None:
        address = begun(client, widget)
        first = client.get(address)
        shown = fields(first.text)

        answer = client.post(address, {**START, "shown": shown, "feels": "feels_tired"})

        assert first.status_code == 200
        assert no_cookie(first, answer)
        assert not client.cookies
        assert answer.status_code in (302, 422)
        assert all(
            link.startswith(prefix_of(address))
            for link in [answer.get("Location", prefix_of(address))]
        )

    def test_links_stay_inside_or_open_elsewhere(self, client: Client, widget: Widget) -> None:
        address = begun(client, widget)
        text = client.get(address).text

        prefix = prefix_of(address)
        for tag in re.findall(r"<a [^>]+>", text):
            href = re.search(r'href="([^"]*)"', tag)
            assert href is not None
            inside = href[1].startswith((prefix, "#", "tel:"))
            assert inside != ('target="_blank"' in tag), tag
        assert 'href="/assets/' in text
        assert f"{prefix}assets" not in text
        assert client.get(f"{prefix}assets/site.css").status_code == 404

    def test_keeps_what_was_answered(self, client: Client, widget: Widget) -> None:
        address = begun(client, widget)
        interview = Interview.objects.get()
        record_answers(interview=interview, replies={"where_low_back": True}, at=timezone.now())

        answers = client.get(address.replace("/start/", "/answers/"))

        assert answers.status_code == 200
        assert "Change" in answers.text
        assert Answer.objects.count() == 1

    def test_shows_at_once_what_was_understood_from_own_words(
        self, client: Client, widget: Widget
    ) -> None:
        address = begun(client, widget)
        page = client.get(address)
        names = set(re.findall(r'type="radio"[^>]* name="([^"]+)"', page.text))
        data: dict[str, object] = {"shown": fields(page.text), "ticked": ["where_low_back"]}
        for name in names:
            value = re.search(rf'name="{name}" value="([^"]+)"', page.text)
            assert value is not None
            data[name] = value[1]
        for name in re.findall(r'<input class="uw-box"[^>]* name="([^"]+)"', page.text):
            data[name] = "44"
        data["words"] = "My lower back is killing me since I moved house, no numbness."

        answer = client.post(address, data)

        assert answer.status_code == 200, answer.text[:2000]
        assert "Did we understand you?" in answer.text
        assert f'action="{address.replace("/start/", "/words/")}"' in answer.text
        assert no_cookie(answer)
        assert "killing" not in answer.get("Location", "")

    def test_is_shown_to_nobody_with_another_ticket(self, client: Client, widget: Widget) -> None:
        first, second = begun(client, widget), begun(client, widget)
        other = add_widget(name="Other", domains=["other.example"], at=NOW)
        ticket = first.split("/")[4]

        mixed = first.replace(
            first.split("/check/")[2].split("/")[0], second.split("/check/")[2].split("/")[0]
        )
        assert client.get(mixed).status_code == 404
        assert client.get(first.replace(widget.key, other.key)).status_code == 404
        assert client.get(first.replace(ticket, ticket[:-2] + "xx")).status_code == 404
        assert client.get(first.partition(ticket)[2]).status_code == 404, (
            "the site needs its cookie"
        )

    def test_is_over_after_a_day_and_says_how_to_go_on(
        self, client: Client, widget: Widget, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        address = begun(client, widget)
        monkeypatch.setattr(tickets, "GOOD_SECONDS", -1)

        answer = client.get(address)

        assert answer.status_code == 404
        assert "This check is over" in answer.text
        assert f'action="/embed/check/{widget.key}/"' in answer.text

    def test_reaches_nothing_but_the_check(self, client: Client, widget: Widget) -> None:
        prefix = prefix_of(begun(client, widget))

        for rest in ("about/", "clinic/", "embed/check/x/", "health/", "check/", "../../health/"):
            answer = client.get(prefix + rest)
            assert answer.status_code in (302, 404), rest
            assert not answer.text.startswith("ok ")

    def test_can_be_deleted(self, client: Client, widget: Widget) -> None:
        address = begun(client, widget).replace("/start/", "/delete/")

        answer = client.post(address)

        assert "Your answers are deleted" in answer.text
        assert not Interview.objects.exists()
        assert client.get(address).status_code == 404
        assert client.get(prefix_of(address))["Location"] == f"/embed/check/{widget.key}/"

    def test_does_not_leave_its_addresses_to_later_requests(
        self, client: Client, widget: Widget
    ) -> None:
        client.get(begun(client, widget))

        assert "/embed/" not in client.get("/about/").text

    def test_does_not_see_the_check_of_the_site_itself(
        self, client: Client, widget: Widget
    ) -> None:
        client.post("/check/")
        theirs = Interview.objects.get()
        ticket = begun(client, widget).split("/")[4]

        answer = client.get(f"/embed/check/{widget.key}/{ticket}/check/{theirs.key}/start/")

        assert answer.status_code == 404


class TestResult:
    def finished(self, widget: Widget, story: Mapping[str, Reply]) -> Person:
        """Somebody who answers all screens within the frame, with cookies off."""
        person = Person(story, CookieFree())
        person.page = person.client.post(f"/embed/check/{widget.key}/", follow=True)
        person.finish()
        return person

    def test_is_reached_without_a_cookie_and_leads_to_the_host_s_own_care(self) -> None:
        widget = add_widget(
            name="A",
            domains=["clinic.example"],
            care_url="https://clinic.example/care?a=1&b=2",
            care_text="Ask us for an appointment",
            at=NOW,
        )

        text = self.finished(widget, BACK_PAIN).text()

        assert "What may be behind it" in text
        assert 'href="https://clinic.example/care?a=1&amp;b=2" target="_blank"' in text
        assert "Ask us for an appointment" in text

    def test_can_be_saved_and_begun_again_within_the_frame(self, widget: Widget) -> None:
        person = self.finished(widget, BACK_PAIN)

        for end in ("summary/", "summary.pdf", "result.json", "all/"):
            assert person.client.get(person.address + end).status_code == 200, end
        again = person.client.post(prefix_of(person.address) + "check/")
        assert again["Location"].startswith(f"/embed/check/{widget.key}/")
        assert Interview.objects.count() == 2

    def test_of_an_emergency_shows_the_numbers_and_no_care(self) -> None:
        widget = add_widget(
            name="A", domains=["clinic.example"], care_url="https://clinic.example/care", at=NOW
        )

        text = self.finished(widget, NUMB_SADDLE).text()

        assert 'href="tel:911"' in text
        assert "uw-page--emergency" in text
        assert "https://clinic.example/care" not in text


class TestGoOn:
    def test_in_a_window_of_its_own_needs_a_button(self, client: Client, widget: Widget) -> None:
        address = begun(client, widget)
        ticket = address.split("/")[4]
        key = Interview.objects.get().key
        here = f"/share/check/{widget.key}/{ticket}/"
        assert here in client.get(address).text

        asked = client.get(here)
        assert "uw_checks" not in asked.cookies
        kept = client.post(here)

        assert kept["Location"] == f"/check/{key}/"
        assert client.get(f"/check/{key}/start/").status_code == 200

    def test_is_refused_without_the_form_of_this_site(self, widget: Widget) -> None:
        strict = Client(enforce_csrf_checks=True)
        ticket = begun(strict, widget).split("/")[4]

        assert strict.post(f"/share/check/{widget.key}/{ticket}/").status_code == 403

    def test_with_a_made_up_ticket_leads_nowhere(self, client: Client, widget: Widget) -> None:
        forged = signing.TimestampSigner(salt="another", sep="~").sign(
            f"{widget.key}.{uuid4().hex}"
        )

        assert client.get(f"/share/check/{widget.key}/{forged}/").status_code == 404


class TestStaff:
    def test_lists_domains_in_one_form(self) -> None:
        assert read_domain("https://Clinic.Example/care/") == "clinic.example"
        assert read_domain("localhost:8001") == "localhost:8001"
        assert read_domain("*.clinic.example") == "*.clinic.example"
        assert read_domain("bücher.example") == "xn--bcher-kva.example"

    @pytest.mark.parametrize(
        "given", ["", "*", "*.com", "clinic.example; script-src *", "a b", "x:y", "-a.example"]
    )
    def test_is_refused_what_is_no_domain(self, given: str) -> None:
        with pytest.raises(CannotShow):
            read_domain(given)

    def test_needs_domains_and_a_safe_link(self) -> None:
        with pytest.raises(CannotShow, match="domains"):
            add_widget(name="A", domains=[], at=NOW)
        with pytest.raises(CannotShow, match="https"):
            add_widget(name="A", domains=["a.example"], care_url="javascript:alert(1)", at=NOW)

    def test_can_end_a_widget_twice(self, widget: Widget) -> None:
        first = end_widget(key=widget.key, at=NOW + timedelta(days=1)).ended_at

        assert end_widget(key=widget.key, at=NOW + timedelta(days=2)).ended_at == first


def test_a_part_that_is_drawn_once_keeps_no_address_of_a_frame() -> None:
    with addresses_within("/embed/check/a/b/"):
        assert '"/embed/check/a/b/about/"' in part("site_links", care=False, gallery=False)

    assert '"/about/"' in part("site_links", care=False, gallery=False)
