"""Moving figures of exercises, drawn from joint angles: values in, SVG text out."""

from __future__ import annotations

from unweary.drawing.exercise.licence import Credit
from unweary.drawing.exercise.picture import (
    exercise_moving,
    exercise_still,
    exercise_strip,
    room,
)
from unweary.drawing.exercise.values import Frame, Limbs, Movement

__all__ = [
    "Credit",
    "Frame",
    "Limbs",
    "Movement",
    "exercise_moving",
    "exercise_still",
    "exercise_strip",
    "room",
]
