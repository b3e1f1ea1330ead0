"""Replies from outside -> values, each problem a sentence that says what to do."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping

from unweary.knowledge.base import UNSURE, Answers, Finding, Kind, Knowledge, Reply

YES_NO: Mapping[object, bool] = {"yes": True, "no": False}


class BadReply(ValueError):
    """The reply is none that the finding allows."""


class BadAnswers(ValueError):
    """Answers from outside that cannot be read. `problems` has one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def read_answers(knowledge: Knowledge, given: object) -> dict[str, Reply]:
    """Answers from plain values: {"fainted": "no", "age_years": 44, "chest_pain": "unsure"}.

    Ids that were renamed are understood. Raises BadAnswers with every problem.
    """
    if not isinstance(given, Mapping):
        raise BadAnswers(("The answers must be an object: finding ids with their values.",))
    answers: dict[str, Reply] = {}
    problems = []
    for id, raw in given.items():
        finding = knowledge.findings.get(knowledge.formerly.get(str(id), str(id)))
        if finding is None:
            problems.append(f'There is no finding "{id}"{_did_you_mean(str(id), knowledge)}')
            continue
        try:
            reply = read_reply(finding, raw)
        except BadReply as error:
            problems.append(f"{id}: {error}")
            continue
        if answers.setdefault(finding.id, reply) != reply:
            problems.append(f"{finding.id}: two replies, one under a former name; give one.")
    if problems:
        raise BadAnswers(tuple(problems))
    return answers


def read_reply(finding: Finding, raw: object) -> Reply:
    """One reply from a plain value. Raises BadReply with a sentence that says what is allowed."""
    if raw == "unsure":
        return UNSURE
    match finding.kind:
        case Kind.YES_NO:
            if isinstance(raw, bool):
                return raw
            if isinstance(raw, str) and raw in YES_NO:
                return YES_NO[raw]
            raise BadReply(f'{_shown(raw)} is not possible; say "yes", "no" or "unsure".')
        case Kind.CHOICE:
            ids = [c.id for c in finding.choices]
            if isinstance(raw, str) and raw in ids:
                return raw
            raise BadReply(f"{_shown(raw)} is not possible; say one of {', '.join(ids)}, unsure.")
        case Kind.NUMBER:
            return _number(finding, raw)


def write_answers(answers: Answers) -> dict[str, str | float]:
    """Plain values for JSON, sorted by finding: the opposite of read_answers."""
    return {id: write_reply(answers[id]) for id in sorted(answers)}


def write_reply(reply: Reply) -> str | float:
    """One plain value: "yes", "no", "unsure", a choice's id or a number."""
    if isinstance(reply, bool):
        return "yes" if reply else "no"
    if isinstance(reply, float):
        return int(reply) if reply.is_integer() else reply
    return reply if isinstance(reply, str) else reply.value


def allowed(finding: Finding) -> list[str] | dict[str, float | str | None]:
    """The values a finding takes, for a program: a list, or the range of a number."""
    match finding.kind:
        case Kind.YES_NO:
            return ["yes", "no", "unsure"]
        case Kind.CHOICE:
            return [*(c.id for c in finding.choices), "unsure"]
        case Kind.NUMBER:
            return {
                "least": finding.least,
                "most": finding.most,
                "unit": finding.unit,
                "or": "unsure",
            }


def _number(finding: Finding, raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise BadReply(f"{_shown(raw)} is not a number.")
    try:
        number = float(raw.replace(",", ".") if isinstance(raw, str) else raw)
    except (ValueError, OverflowError) as error:
        raise BadReply(f"{_shown(raw)} is not a number.") from error
    least = finding.least if finding.least is not None else -math.inf
    most = finding.most if finding.most is not None else math.inf
    if not least <= number <= most:
        raise BadReply(f"{_shown(raw)} is out of range; say {least:g} to {most:g} {finding.unit}.")
    return number


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 40 else text[:37] + "..."


def _did_you_mean(id: str, knowledge: Knowledge) -> str:
    near = difflib.get_close_matches(id, list(knowledge.findings), n=1)
    return f'; did you mean "{near[0]}"?' if near else "."
