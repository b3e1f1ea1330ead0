"""The summary of a check that goes along with a request: made, shown, and read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from unweary.exchange.summary_pdf import Summary, summarise, typeset
from unweary.knowledge.answers import BadAnswers, read_answers, write_answers
from unweary.knowledge.base import Answers, Knowledge, Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Result
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess
from unweary.web.care.models import CareRequest
from unweary.web.care.stated import Attached, Felt, attached_to
from unweary.web.check.conclusions import Conclusion, latest_conclusion

PLACE, SINCE = "where_", "symptom_duration_days"  # findings
MOST_PLACES, MOST_WHERE = 6, 200
LASTS = ((7, "days"), (42, "weeks"), (90, "months"))  # fewer days than that


@dataclass(frozen=True)
class Told:
    """The answers that came with a request, and what they lead to with today's knowledge."""

    answers: Answers
    result: Result
    summary: Summary
    same_knowledge: bool  # as when the person attached them


def own_conclusion(request: HttpRequest) -> Conclusion | None:
    """What the check of this browser led to, if it is finished."""
    return latest_conclusion(request)


def in_emergency(conclusion: Conclusion | None) -> bool:
    """Whether the check said to get help now."""
    return conclusion is not None and conclusion.result.level is Level.EMERGENCY


def preview(conclusion: Conclusion, *, at: datetime) -> Summary:
    """Exactly what the clinic would read."""
    return summarise(shipped(), conclusion.answers, conclusion.result, at=at)


def attach(conclusion: Conclusion, *, at: datetime) -> Attached:
    """The answers as they go along, sealed in the request's row."""
    knowledge = shipped()
    return Attached(
        answers=dict(write_answers(conclusion.answers)),
        knowledge=knowledge.version,
        digest=knowledge.digest,
        at=at,
    )


def felt(conclusion: Conclusion) -> Felt:
    """Where it hurts and for how long, to fill into the form where the person wants it."""
    findings = shipped().findings
    places = [
        findings[id].label
        for id, reply in conclusion.answers.items()
        if id.startswith(PLACE) and reply is True and id in findings
    ]
    days = conclusion.answers.get(SINCE)
    known = isinstance(days, int | float) and not isinstance(days, bool)
    lasts = next((id for most, id in LASTS if float(str(days)) < most), "long") if known else ""
    return Felt(where=", ".join(places[:MOST_PLACES])[:MOST_WHERE], how_long=lasts)


def told(request: CareRequest) -> Told | None:
    """What the person let go along, for the clinic; None where nothing was, or was taken back."""
    attached = attached_to(request)
    if attached is None:
        return None
    knowledge = shipped()
    answers = _readable(knowledge, attached)
    result = assess(model_of(knowledge), answers)
    return Told(
        answers=answers,
        result=result,
        summary=summarise(knowledge, answers, result, at=attached.at),
        same_knowledge=attached.digest == knowledge.digest,
    )


def told_pdf(request: CareRequest) -> bytes | None:
    """The same as a PDF."""
    found, attached = told(request), attached_to(request)
    if found is None or attached is None:
        return None
    return typeset(found.summary, at=attached.at)


def _readable(knowledge: Knowledge, attached: Attached) -> Answers:
    """The answers that today's knowledge still allows; one that it does not counts as not asked."""
    kept: dict[str, object] = {}
    for id, raw in attached.answers.items():
        try:
            kept |= read_answers(knowledge, {id: raw})
        except BadAnswers:
            continue
    return kept  # type: ignore[return-value]
