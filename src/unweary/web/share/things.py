"""What other sites may show: every picture, every exercise. Each version has a hash."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import gettext

from unweary.drawing.exercise import Credit, exercise_moving, exercise_strip
from unweary.drawing.pictures import PICTURES, picture_svg
from unweary.exchange.exercise_pictures import exercise_text, movement
from unweary.knowledge.exercise import Exercise
from unweary.knowledge.parse import shipped

PICTURE, EXERCISE, CHECK = "picture", "exercise", "check"
KINDS = (PICTURE, EXERCISE)
HASH_LETTERS = 12
SCHEMES = ("light", "dark")
BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class NothingSuch(LookupError):
    """There is no picture or exercise of this name."""


@dataclass(frozen=True)
class Thing:
    """A picture or an exercise, ready to be shown elsewhere."""

    kind: str
    id: str
    title: str
    text: str  # the whole text alternative
    hash: str  # of the content as it is now
    width: int  # of the drawing, in its own units; only the ratio counts
    height: int

    @property
    def moves(self) -> bool:
        """Whether it is shown in a frame, in which it can be stopped."""
        return self.kind == EXERCISE

    @property
    def identifier(self) -> str:
        """Kind, id and hash in one word."""
        return f"{self.kind}/{self.id}@{self.hash}"

    def height_at(self, width: int) -> int:
        """So many pixels high when so many wide."""
        return round(width * self.height / self.width)


@cache
def thing(kind: str, id: str) -> Thing:
    """What is shown under this name. Raises NothingSuch."""
    if kind == PICTURE and id in PICTURES:
        picture = PICTURES[id]
        return _made(kind, id, picture.title, picture.text, drawing(kind, id))
    if kind == EXERCISE and (exercise := shipped().exercises.get(id)):
        return _made(kind, id, exercise.name, exercise_text(exercise), still_drawing(id, "light"))
    raise NothingSuch(f"there is no {kind} called {id}")


def spoken(shared: Thing) -> Thing:
    """The same with its title and text in the language that is spoken now."""
    said = exercise_text(_exercise(shared.id), gettext) if shared.moves else gettext(shared.text)
    return replace(shared, title=gettext(shared.title), text=said)


def things() -> tuple[Thing, ...]:
    """Everything: pictures in the order of the library, then exercises by name."""
    pictures = [thing(PICTURE, id) for id in PICTURES]
    exercises = [thing(EXERCISE, id) for id in sorted(shipped().exercises)]
    return (*pictures, *exercises)


def drawing(kind: str, id: str, scheme: str = "auto") -> str:
    """The SVG that stands alone; of an exercise the moving one."""
    if kind == PICTURE:
        return picture_svg(id, scheme=scheme, standalone=True)
    exercise = _exercise(id)
    text, credit = exercise_text(exercise), Credit(exercise.name)
    return exercise_moving(movement(exercise), text=text, scheme=scheme, credit=credit)


def still_drawing(id: str, scheme: str) -> str:
    """An exercise as its three stills, for files that cannot move."""
    exercise = _exercise(id)
    text, credit = exercise_text(exercise), Credit(exercise.name)
    return exercise_strip(movement(exercise), text=text, scheme=scheme, credit=credit)


def _exercise(id: str) -> Exercise:
    return shipped().exercises[id]


def _made(kind: str, id: str, title: str, text: str, still: str) -> Thing:
    content = drawing(kind, id) + (still if kind == EXERCISE else "")
    box = BOX.search(still)
    assert box is not None
    digest = hashlib.sha256(content.encode()).hexdigest()[:HASH_LETTERS]
    return Thing(kind, id, title, text, digest, round(float(box[1])), round(float(box[2])))
