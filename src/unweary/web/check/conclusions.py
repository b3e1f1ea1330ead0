"""What a check of this browser has led to, for the pages that go on from there."""

from __future__ import annotations

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
    """The conclusion of the check that this browser began last, if it is finished."""
    for key in access.own_keys(request)[:1]:
        try:
            return own_conclusion(request, key)
        except Http404:
            return None
    return None
