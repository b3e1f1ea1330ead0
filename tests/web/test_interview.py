"""An interview through its pages: what survives, what ends it, and who may see it."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.person import BACK_PAIN, NUMB_SADDLE, Person
from unweary.exchange.result_file import replay
from unweary.knowledge.base import UNSURE
from unweary.knowledge.parse import shipped
from unweary.web.check import steps
from unweary.web.check.models import STANDING, Answer, Interview


def begun(story: dict = BACK_PAIN) -> Person:  # type: ignore[type-arg]
    person = Person(story)
    person.begin()
    return person


def test_the_result_leads_into_the_guide() -> None:
    person = begun()
    person.finish()

    pages = set(re.findall(r'href="/guide/(\w+)/"', person.text()))

    assert {"nonspecific_low_back_pain", "walking", "bed_rest"} <= pages
    assert all(person.client.get(f"/guide/{slug}/").status_code == 200 for slug in pages)


def test_common_back_pain_ends_in_a_result_with_its_reasons() -> None:
    person = begun()
    person.finish()
    page = person.text()
    assert 'class="uw-level uw-level--' in page
    for heading in ("Why this soon", "What may be behind it", "The dangers we looked for"):
        assert heading in page
    assert person.screens <= 30


def test_an_emergency_ends_the_interview_at_once_and_shows_only_what_to_do() -> None:
    person = begun(NUMB_SADDLE)
    person.finish()
    page = person.text()
    assert person.screens <= 6
    assert "uw-level--emergency" in page
    assert "in 100" not in page
    assert "What may be behind it" not in page
    everything = person.client.get(f"/check/{person.key}/result/all/").content.decode()
    assert "What may be behind it" in everything


def test_what_is_not_ours_gets_a_way_to_go_and_no_made_up_cause() -> None:
    person = begun({"where_chest": True, "age_years": 50.0, "feels_other": True})
    person.finish()
    assert "something else" in person.text() or "uw-level--emergency" in person.text()
    assert "What may be behind it" not in person.text()


def test_an_empty_screen_says_what_to_do_and_keeps_what_was_given() -> None:
    person = begun()
    sent = person.filled() | {"age_years": "412", "ticked": ["where_neck"]}
    page = person.client.post(person.address, sent)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Type a number from" in text
    assert 'value="412"' in text
    assert 'value="where_neck" checked' in text
    empty = person.client.post(person.address, {"shown": sent["shown"]})
    assert empty.status_code == 422
    assert "Tick what applies" in empty.content.decode()


def test_a_number_and_not_saying_it_are_not_both_taken() -> None:
    person = begun()
    page = person.client.post(person.address, {**person.filled(), "age_years-unsure": "1"})
    assert page.status_code == 422
    assert "Choose one of the two" in page.content.decode()


def test_a_double_click_records_each_answer_once() -> None:
    person = begun()
    sent, address = person.filled(), person.address
    first = person.client.post(address, sent)
    second = person.client.post(address, sent)
    assert first["Location"] == second["Location"]
    standing = Answer.objects.filter(STANDING).values_list("finding", flat=True)
    assert len(standing) == len(set(standing)) == Answer.objects.count()


def test_two_tabs_answer_their_own_screens_and_lose_nothing() -> None:
    person = begun()
    person.answer()
    other_tab = Person(BACK_PAIN, person.client)
    other_tab.page = person.client.get(person.address)
    person.answer()
    ahead = person.address
    other_tab.answer()  # the screen that the first tab has left
    assert other_tab.address == ahead
    person.finish()


def test_the_back_button_shows_what_was_answered_and_a_change_counts() -> None:
    person = begun()
    start = person.address
    person.finish()
    again = person.client.get(start).content.decode()
    assert 'id="f-where_low_back" name="ticked" value="where_low_back" checked' in again
    person.page = person.client.get(start)
    person.story = {**BACK_PAIN, "where_low_back": False, "where_neck": True}
    person.answer()
    review = person.client.get(f"/check/{person.key}/answers/").content.decode()
    assert "Neck" in review


def test_a_restart_of_the_server_loses_nothing() -> None:
    person = begun()
    person.answer()
    person.answer()
    here = person.address
    steps._step.cache_clear()
    later = Client()
    later.cookies = person.client.cookies
    page = later.get(f"/check/{person.key}/", follow=True)
    assert page.request["PATH_INFO"] == here


def test_nobody_sees_the_check_of_somebody_else() -> None:
    person = begun()
    person.finish()
    stranger = Person(BACK_PAIN)
    stranger.begin()
    ends = ("", "start/", "words/", "question/feels/", "answers/", "result/", "result/all/")
    files = ("result/summary/", "result/summary.pdf", "result/result.json", "delete/")
    for end in (*ends, *files):
        assert stranger.client.get(f"/check/{person.key}/{end}").status_code == 404
        assert stranger.client.post(f"/check/{person.key}/{end}").status_code in (404, 405)
    assert Interview.objects.filter(key=person.key).exists()


def test_a_forged_cookie_opens_nothing() -> None:
    person = begun()
    thief = Client()
    thief.cookies["uw_checks"] = person.key.replace("-", "") + ":x:y"
    assert thief.get(f"/check/{person.key}/").status_code == 404


def test_not_sure_of_some_asks_each_row_and_never_counts_as_no() -> None:
    person = begun()
    person.answer()
    person.answer()
    page = person.client.post(person.address, {**person.filled(), "doubt": "1"}, follow=True)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'type="radio"' in text
    assert 'value="unsure"' in text
    person.page = page
    sent = person.filled()
    rows = [name for name in sent if name != "shown"]
    sent[rows[0]] = "unsure"
    person.client.post(f"{person.address}?each=1", sent)
    assert Answer.objects.get(STANDING, finding=rows[0]).value == UNSURE.value


def test_what_was_ticked_before_doubt_is_kept() -> None:
    person = begun()
    person.answer()
    person.answer()
    shown = person.filled()["shown"]
    person.client.post(person.address, {"shown": shown, "ticked": ["seizure"], "doubt": "1"})
    assert Answer.objects.get(STANDING, finding="seizure").value == "yes"


def test_words_that_say_nothing_we_know_leave_the_place_to_be_ticked() -> None:
    person = begun()
    sent = {**person.filled(), "words": "qwerty asdf"}
    del sent["ticked"]
    page = person.client.post(person.address, sent)
    assert page.status_code == 422
    assert "qwerty asdf" in page.content.decode()


def test_long_words_may_hold_line_breaks() -> None:
    person = begun()
    said = ("My lower back aches.\r\n" * 40)[:830]
    page = person.client.post(person.address, {**person.filled(), "words": said})
    assert page.status_code == 302


def test_a_child_is_seen_and_gets_no_causes_or_care_of_adults() -> None:
    person = begun({**BACK_PAIN, "age_years": 8.0})
    person.finish()
    assert "uw-level--self_care" not in person.text()
    assert "For a child or young person" in person.text()
    assert "What may be behind it" not in person.text()
    assert "What to do today</h2>" not in person.text()


def test_nothing_named_at_all_is_never_looked_after_at_home() -> None:
    person = begun({"age_years": 50.0, "sex_at_birth": "male"})
    person.finish()
    assert "uw-level--self_care" not in person.text()


def test_thoughts_of_suicide_get_advice_of_their_own() -> None:
    person = begun({**BACK_PAIN, "suicidal_thoughts": True})
    person.finish()
    assert "Talk to someone today" in person.text()
    assert "You do not have to carry this alone" in person.text()


@pytest.mark.parametrize(
    "sign", ["shaking_chills", "leg_numbness_new", "abrupt_severe_pain", "chest_pain"]
)
def test_no_sign_that_the_card_names_ends_at_home(sign: str) -> None:
    person = begun({**BACK_PAIN, sign: True})
    person.finish()
    assert "uw-level--self_care" not in person.text()


def test_what_has_to_be_ruled_out_is_never_called_unlikely() -> None:
    person = begun(NUMB_SADDLE)
    person.finish()
    everything = person.client.get(f"/check/{person.key}/result/all/").content.decode()
    first = everything.split("<article")[1]
    assert "to be ruled out" in first
    assert "<strong>Unlikely</strong>" not in first


def test_own_words_count_only_once_confirmed() -> None:
    person = begun()
    said = "I've had lower back pain for 3 weeks. I am 45."
    sent = {"shown": person.filled()["shown"], "words": said, "age_years": "45"}
    sent |= {"sex_at_birth": "female"}
    person.page = person.client.post(person.address, sent, follow=True)
    assert "Did we understand you?" in person.text()
    assert "for 3 weeks" in person.text()
    assert not Answer.objects.filter(finding="symptom_duration_days").exists()
    reply = {"where_low_back": "yes", "symptom_duration_days": "leave"}
    person.page = person.client.post(person.address, reply, follow=True)
    assert Answer.objects.filter(finding="where_low_back", value="yes").exists()
    assert not Answer.objects.filter(finding="symptom_duration_days").exists()


def test_delete_leaves_no_row() -> None:
    person = begun()
    person.finish()
    person.client.get(f"/check/{person.key}/delete/")
    assert Answer.objects.exists()
    page = person.client.post(f"/check/{person.key}/delete/")
    assert "deleted" in page.content.decode()
    assert not Answer.objects.exists()
    assert not Interview.objects.exists()
    assert person.client.get(f"/check/{person.key}/result/").status_code == 404


def test_answers_go_after_the_retention_period() -> None:
    person = begun()
    person.answer()
    old = timezone.now() - timedelta(days=31)
    Interview.objects.update(started_at=old)
    call_command("forget_interviews", verbosity=0)
    assert not Answer.objects.exists()


def test_a_saved_result_replays_to_the_same_words() -> None:
    person = begun()
    person.finish()
    file = person.client.get(f"/check/{person.key}/result/result.json")
    assert file["Content-Disposition"].startswith("attachment")
    replayed = replay(shipped(), file.content)
    assert replayed.same_knowledge
    assert replayed.changes == ()


def test_the_page_for_the_clinician_is_a_pdf_too() -> None:
    person = begun()
    person.finish()
    pdf = person.client.get(f"/check/{person.key}/result/summary.pdf")
    assert pdf.content.startswith(b"%PDF-")
    page = person.client.get(f"/check/{person.key}/result/summary/").content.decode()
    assert "Summary for a clinician" in page
    assert "Lower back" in page


def test_no_answer_and_no_address_of_a_check_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    person = begun(NUMB_SADDLE)
    person.finish()
    person.client.get(f"/check/{person.key}/nothing-here/")
    for record in caplog.records:
        said = record.getMessage()
        if record.name.startswith("django.db"):
            continue  # written only where the host asks for it, with values left out below INFO
        assert "saddle" not in said


def test_other_methods_are_refused_and_head_is_answered() -> None:
    person = begun()
    assert person.client.put(person.address).status_code == 405
    assert person.client.head(person.address).status_code == 200
    assert person.client.get("/check/").status_code == 302


def test_a_form_without_its_cookie_says_what_to_do() -> None:
    page = Client(enforce_csrf_checks=True).post("/check/")
    assert page.status_code == 403
    assert "cookie" in page.content.decode().lower()


@pytest.mark.parametrize("screen", ["no-such-screen", "mood_interest", "start"])
def test_a_screen_that_is_not_due_leads_to_the_one_that_is(screen: str) -> None:
    person = begun()
    page = person.client.get(f"/check/{person.key}/question/{screen}/", follow=True)
    assert page.request["PATH_INFO"].endswith("/start/")


def test_a_screen_remembered_for_others_shows_each_their_own_answers() -> None:
    first, second = begun(), begun()
    first.answer()
    second.answer()
    asked = second.address
    first.answer()
    first.page = first.client.get(asked.replace(second.key, first.key))
    second.page = second.client.get(asked)

    assert "checked" in first.text()
    assert "checked" not in second.text()
    assert first.key not in second.text()


def test_the_interview_of_a_screen_is_read_by_one_query() -> None:
    person = begun()
    person.answer()

    with CaptureQueriesContext(connection) as queries:
        assert person.client.get(person.address).status_code == 200

    # On PostgreSQL the link to the directory asks for the edition beside it.
    of_the_check = [q["sql"] for q in queries if "check_" in q["sql"]]
    assert len(of_the_check) == 1
    assert len(queries) <= 2


def test_a_screen_of_an_interview_that_is_over_is_gone() -> None:
    person = begun()
    person.answer()
    Interview.objects.all().delete()

    assert person.client.get(person.address).status_code == 404


def test_a_screen_comes_before_any_answer_too() -> None:
    person = begun()

    feels = person.client.get(f"/check/{person.key}/question/feels/")
    assert feels.status_code == 302


def test_the_way_back_follows_the_order_of_answering_though_one_was_changed() -> None:
    person = begun()
    person.answer()
    person.answer()
    third = person.address
    start = person.client.get(f"/check/{person.key}/start/")
    person.page = start
    changed = person.filled() | {"age_years": "61", "shown": ["age_years"]}
    person.client.post(f"/check/{person.key}/start/", changed)

    page = person.client.get(third).text

    assert f'href="/check/{person.key}/question/feels/"' in page
