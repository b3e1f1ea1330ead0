"""Exercises as drawings that leave the site, with words that suffice by themselves."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from unweary.exchange.exercise_pictures import every_exercise_svg, exercise_text, resting
from unweary.knowledge.lint import reading_grade
from unweary.knowledge.parse import shipped

EXERCISES = shipped().exercises


@pytest.mark.parametrize("id", sorted(EXERCISES))
def test_the_words_say_start_movement_end_breath_and_what_rests(id: str) -> None:
    text = exercise_text(EXERCISES[id])

    for heading in ("Start: ", "Movement: ", "End: ", "Breathing: ", "At rest all the time: "):
        assert heading in text
    assert reading_grade(text) <= 8
    assert len(text) < 700


def test_both_sides_are_named_together_and_one_alone() -> None:
    assert resting(EXERCISES["bird_dog"]) == "one hand, one knee and one foot on the floor"
    assert resting(EXERCISES["chin_tuck"]) == "the hips on the chair and both feet on the floor"
    assert resting(EXERCISES["calf_stretch"]) == "both hands on the wall and both feet on the floor"


@pytest.mark.parametrize("id", sorted(EXERCISES))
def test_another_language_gets_every_word(id: str) -> None:
    told = exercise_text(EXERCISES[id], lambda text: re.sub(r"[a-z](?![a-z]*})", "ø", text.lower()))

    assert not re.search("[A-Za-z]", told)


def test_every_exercise_is_written_moving_and_still() -> None:
    drawn = every_exercise_svg()

    assert set(drawn) == {f"{id}{kind}" for id in EXERCISES for kind in ("", "_stills")}
    for name, svg in drawn.items():
        root = ET.fromstring(svg)
        assert root.get("width") is not None
        assert ("<animate" in svg) == (not name.endswith("_stills"))
        assert "creativecommons.org/licenses/by/4.0" in svg
