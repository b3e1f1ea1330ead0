"""Small pictures of exercises, as files of their own: a list of many loads them when seen."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from unweary.drawing.exercise import Credit, exercise_still
from unweary.exchange.exercise_pictures import movement
from unweary.knowledge.base import Knowledge
from unweary.knowledge.parse import shipped

MIDDLE = 2  # the still that tells most


def still_address(id: str) -> str:
    """The address of an exercise's picture; another version of the knowledge has another one."""
    return f"{reverse('guide:still', kwargs={'id': id})}?v={shipped().digest[:8]}"


def still_file(id: str, knowledge: Knowledge) -> str:
    """An exercise's picture as an SVG file that turns dark with the reader's device."""
    exercise = knowledge.exercises[id]
    text = exercise.figure.stills[MIDDLE - 1]
    return exercise_still(
        movement(exercise), MIDDLE, text=_(text), credit=Credit(title=_(exercise.name))
    )
