"""What can be done to an interview. Each is one transaction, and safe to do twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from unweary.knowledge.answers import BadReply, read_reply, write_reply
from unweary.knowledge.base import Answers, Knowledge, Reply
from unweary.web.check.models import STANDING, Answer, Interview

TRIES = 5  # two tabs that answer at the same instant: the later one tries again


def start_interview(*, at: datetime) -> Interview:
    """A new interview, under a key that cannot be guessed. Those past their time go."""
    forget_interviews(started_before=at - timedelta(days=settings.RETENTION_DAYS))
    return Interview.objects.create(started_at=at)


@dataclass(frozen=True)
class History:
    """What was answered in an interview: what stands, and findings in the order of answering."""

    answers: Answers
    answered: tuple[str, ...]


def history_of(knowledge: Knowledge, key: UUID) -> History | None:
    """All of it, mostly by one query. None where there is no such interview any longer."""
    rows = Answer.objects.filter(interview=key)
    found = list(rows.values_list("finding", "value", "withdrawn_at"))
    if not found and not Interview.objects.filter(key=key).exists():
        return None
    standing = {id: value for id, value, withdrawn_at in found if withdrawn_at is None}
    order = dict.fromkeys(id for id, _, _ in found)
    return History(_read(knowledge, standing.items()), tuple(id for id in order if id in standing))


def standing_answers(knowledge: Knowledge, interview: Interview) -> Answers:
    """The answers that stand. One that the knowledge no longer allows counts as not asked."""
    rows = Answer.objects.filter(STANDING, interview=interview)
    return _read(knowledge, rows.values_list("finding", "value"))


def _read(knowledge: Knowledge, rows: Iterable[tuple[str, str]]) -> Answers:
    answers: dict[str, Reply] = {}
    for id, value in rows:
        finding = knowledge.findings.get(knowledge.formerly.get(id, id))
        if finding is None:
            continue
        try:
            answers[finding.id] = read_reply(finding, value)
        except BadReply:
            continue
    return answers


def record_answers(*, interview: Interview, replies: Mapping[str, Reply], at: datetime) -> None:
    """Record replies, all or none. The same reply twice is one row; the last reply stands."""
    for attempt in range(TRIES):
        try:
            return _record(interview, replies, at)
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    return None


@transaction.atomic
def _record(interview: Interview, replies: Mapping[str, Reply], at: datetime) -> None:
    values = {id: str(write_reply(reply)) for id, reply in replies.items()}
    standing = _standing(interview, values)
    changed = [id for id, value in values.items() if standing.get(id, "") != value]
    _withdraw(interview, [id for id in changed if id in standing], at)
    Answer.objects.bulk_create(
        Answer(interview=interview, finding=id, value=values[id], given_at=at) for id in changed
    )


def _standing(interview: Interview, findings: Mapping[str, str]) -> dict[str, str]:
    rows = Answer.objects.filter(STANDING, interview=interview, finding__in=list(findings))
    return dict(rows.values_list("finding", "value"))


def _withdraw(interview: Interview, findings: list[str], at: datetime) -> None:
    rows = Answer.objects.filter(STANDING, interview=interview, finding__in=findings)
    for row in rows:  # a clock that was set back must not break the order of events
        row.withdrawn_at = max(at, row.given_at)
    Answer.objects.bulk_update(rows, ["withdrawn_at"])


def delete_interview(*, interview: Interview) -> None:
    """Delete the interview and every answer ever given in it."""
    Interview.objects.filter(key=interview.key).delete()


def forget_interviews(*, started_before: datetime, dry_run: bool = False) -> int:
    """Delete interviews older than this, with their answers. Returns how many."""
    old = Interview.objects.started_before(started_before)
    count = old.count()
    if not dry_run:
        old.delete()
    return count
