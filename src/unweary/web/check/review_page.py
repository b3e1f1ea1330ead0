"""Every answer of a check, ready to draw, with the way to change it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from unweary.knowledge.base import UNSURE, Answers, Knowledge
from unweary.reasoning.base import Ask, Said, Step
from unweary.reasoning.model import Model
from unweary.web.check.pages import address_of, screen_address
from unweary.web.check.screens import screens_of
from unweary.web.check.wording import label_of, reply_text


@dataclass(frozen=True)
class AnswerLine:
    """One answer on the review page."""

    text: str
    reply: str
    unsure: bool


@dataclass(frozen=True)
class AnswerGroup:
    """The answers of one screen, with the link that changes them."""

    title: str
    change: str
    lines: tuple[AnswerLine, ...]
    denied: str  # what was answered "no" on a checklist, in one sentence


@dataclass(frozen=True)
class ReviewPage:
    """Every answer, with a way to change it."""

    key: UUID
    groups: tuple[AnswerGroup, ...]
    onward: str
    concluded: bool


def review_page(key: UUID, model: Model, answers: Answers, step: Step) -> ReviewPage:
    """The page of all answers that stand."""
    screens: dict[str, list[Said]] = {}
    screen_of = screens_of(model, answers)
    for id in _in_order(model, answers):
        finding = model.knowledge.findings[id]
        screens.setdefault(screen_of(id), []).append(Said(finding, answers[id]))
    groups = tuple(_group(key, model.knowledge, id, said) for id, said in screens.items())
    return ReviewPage(key, groups, address_of(key, step), not isinstance(step, Ask))


def _in_order(model: Model, answers: Answers) -> list[str]:
    rows = [f for c in model.checklists for f in c.findings]
    order = dict.fromkeys([*rows, *sorted(answers)])
    return [f for f in order if f in answers]


def _group(key: UUID, knowledge: Knowledge, id: str, said: list[Said]) -> AnswerGroup:
    checklist = knowledge.checklists.get(id)
    if checklist is not None:
        title = checklist.title
        denied = [label_of(s.finding) for s in said if s.reply is False]
        told = [s for s in said if s.reply is not False]
    else:
        title = said[0].finding.question or label_of(said[0].finding)
        denied, told = [], said
    lines = tuple(
        AnswerLine(
            label_of(s.finding) if checklist or len(said) > 1 else "",
            reply_text(s.finding, s.reply),
            s.reply is UNSURE,
        )
        for s in told
    )
    return AnswerGroup(title, screen_address(key, id), lines, "; ".join(denied))
