"""What a person writes is taken for what it says, and for nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unweary.intake.reading import read
from unweary.intake.words import clauses, stem
from unweary.knowledge.base import UNSURE
from unweary.knowledge.parse import shipped


def taken(text: str) -> dict[str, object]:
    return {s.finding: s.reply for s in read(shipped(), text)}


@pytest.mark.parametrize(
    ("text", "finding", "reply"),
    [
        ("my lower back hurts", "where_low_back", True),
        ("I am numb down below", "saddle_numbness", True),
        ("i'm not numb down below", "saddle_numbness", False),
        ("no fever, no pins and needles, not numb down below", "saddle_numbness", False),
        ("not sure if I am numb down below", "saddle_numbness", UNSURE),
        ("maybe a bit numb down below", "saddle_numbness", UNSURE),
        ("nmub donw below, numb dwon below", "saddle_numbness", None),
        ("my wife is numb down below", "saddle_numbness", None),
        ("I used to be numb down below", "saddle_numbness", None),
        ("worried that I will be numb down below", "saddle_numbness", None),
        ("could I be numb down below?", "saddle_numbness", None),
        ("not only numb down below but weak", "saddle_numbness", True),
        ("I'm 62 and my back aches", "age_years", 62.0),
        ("45F", "sex_at_birth", "female"),
        ("my mother is 80 and my back hurts", "age_years", None),
        ("my back has hurt for about two months", "symptom_duration_days", 60.0),
        ("back pain since yesterday", "symptom_duration_days", 1.0),
        ("I took tablets for 3 weeks for the pain", "symptom_duration_days", None),
        ("pain is 8/10", "pain_score", 8.0),
        ("my lower back is killing me since I moved house", "where_low_back", True),
        ("my lower back is killing me since I moved house", "feels_ache", True),
        ("I feel like killing myself", "feels_ache", None),
        ("I feel like killing myself", "suicidal_thoughts", True),
        ("my right calf is swollen", "leg_swelling_one_side", True),
        ("pain down the left leg past the knee", "leg_pain_pattern", "one_below_knee"),
        ("I am all right now and left work", "leg_swelling_one_side", None),
        ("temp of 39.2", "body_temperature_c", 39.2),
        ("fever of 102 f", "body_temperature_c", 38.9),
    ],
)
def test_a_sentence_states(text: str, finding: str, reply: object) -> None:
    assert taken(text).get(finding) == reply


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert taken("I am numb down bellow")["saddle_numbness"] is True


def test_what_is_both_said_and_denied_is_left_out() -> None:
    assert "saddle_numbness" not in taken("Numb down below. Later: not numb down below.")


def test_each_quote_is_a_piece_of_the_text() -> None:
    text = "45F, LOWER back pain for 3 weeks – numb down below"
    for stated in read(shipped(), text):
        assert text[stated.start : stated.end] == stated.quote


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for stated in read(shipped(), text):
        assert text[stated.start : stated.end] == stated.quote


def test_a_letter_that_grows_when_small_moves_no_place() -> None:
    text = "İ am numb down below"
    assert [s.quote for s in read(shipped(), text)] == ["numb down below", "numb"]


def test_clauses_and_stems() -> None:
    assert [c.asks for c in clauses("Is it? Yes. 37.5 degrees")] == [True, False, False]
    assert stem("hurts") == stem("hurting") == stem("hurt")
    assert stem("illness") == "illness"
