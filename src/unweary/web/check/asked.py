"""The screen that is shown for answers given so far, remembered for a while within this process.

Many people see the same first screens, and each sees one again after Back or a lost connection.
Only values of the knowledge are kept, in memory, and the oldest go first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from unweary.knowledge.parse import shipped
from unweary.reasoning.model import model_of
from unweary.web.check.actions import History
from unweary.web.check.forms import ScreenForm
from unweary.web.check.pages import QuestionPage, drawn, question_page
from unweary.web.check.screens import screen_before, shown_screen
from unweary.web.check.steps import Given, step_of


@dataclass(frozen=True)
class Asked:
    """A screen ready to draw, and the one that came before it."""

    body: QuestionPage
    inside: SafeString  # the body drawn
    before: str | None


def asked_screen(history: History, screen: str, *, each: bool) -> Asked | None:
    """The screen of this id, None where there is nothing to show on it yet.

    each: every row is asked for itself.
    """
    given = frozenset(history.answers.items())
    return _asked(get_language(), given, history.answered, screen, each)


@lru_cache(maxsize=512)
def _asked(
    _language: str | None, given: Given, answered: tuple[str, ...], screen: str, each: bool
) -> Asked | None:
    model, answers = model_of(shipped()), dict(given)
    shown = shown_screen(model, answers, step_of(answers), screen)
    if shown is None:
        return None
    form = ScreenForm(shown, standing=answers, each=each or shown.doubted(answers))
    body = question_page(form)
    return Asked(body, drawn(body), screen_before(model, answers, list(answered), screen))
