"""What a check of this browser has led to, for the pages that go on from there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from unweary.knowledge.base import Answers
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Conclude, Result
from unweary.web.check import access, actions
from unweary.web.check.models import Interview
from unweary.web.check.steps import step_of


@dataclass(frozen=True)
class Conclusion:
    """A finished check: its key, the answers and what they lead to."""

    key: UUID
    answers: Answers
    result: Result


def conclusion_of(interview: Interview) -> Conclusion | None:
    """What the answers lead to, or None while something is still to be asked."""
    answers = actions.standing_answers(shipped(), interview)
    step = step_of(answers)
    if not isinstance(step, Conclude):
        return None
    return Conclusion(interview.key, answers, step.result)


def own_conclusion(request: HttpRequest, key: UUID) -> Conclusion | None:
    """The conclusion of this browser's check. Raises Http404 where it is over or another's."""
    return conclusion_of(access.own_interview(request, key))


def latest_conclusion(request: HttpRequest) -> Conclusion | None:
    """The conclusion of the latest check of this browser that is finished.

    One that was begun after it and stands open takes nothing away: an emergency stays one.
    """
    for key in access.own_keys(request):
        with suppress(Http404):
            found = own_conclusion(request, key)
            if found is not None:
                return found
    return None
