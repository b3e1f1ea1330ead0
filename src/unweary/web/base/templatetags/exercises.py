"""Drawings of exercises by their ids, for templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from unweary.drawing.exercise import exercise_moving, exercise_still, room
from unweary.exchange.exercise_pictures import exercise_text, movement
from unweary.knowledge.parse import shipped

register = template.Library()


@register.simple_tag(name="exercise_moving")
def moving(id: str) -> SafeString:
    """The moving figure, named by its whole text alternative."""
    return mark_safe(exercise_moving(movement(shipped().exercises[id]), text=text(id)))


@register.simple_tag(name="exercise_still")
def still(id: str, number: int) -> SafeString:
    """Still 1, 2 or 3; its caption stands beside it."""
    return mark_safe(exercise_still(movement(shipped().exercises[id]), number))


@register.simple_tag
def exercise_shape(id: str) -> str:
    """`wide` for somebody who lies or kneels, `tall` for somebody who sits or stands."""
    seen = room(movement(shipped().exercises[id]))
    return "wide" if seen.width > 1.2 * seen.height else "tall"


@register.simple_tag(name="exercise_text")
def text(id: str) -> str:
    """The whole exercise in words of the language that is spoken now."""
    return exercise_text(shipped().exercises[id], gettext)
