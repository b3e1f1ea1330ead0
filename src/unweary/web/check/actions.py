"""What can be done to an interview. Each is one transaction, and safe to do twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

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


def standing_answers(knowledge: Knowledge, interview: Interview) -> Answers:
    """The answers that stand. One that the knowledge no longer allows counts as not asked."""
    answers: dict[str, Reply] = {}
    rows = Answer.objects.filter(STANDING, interview=interview)
    for id, value in rows.values_list("finding", "value"):
        finding = knowledge.findings.get(knowledge.formerly.get(id, id))
        if finding is None:
            continue
        try:
            answers[finding.id] = read_reply(finding, value)
        except BadReply:
            continue
    return answers


def answered_order(interview: Interview) -> list[str]:
    """Findings with an answer that stands, in the order in which they were first answered."""
    rows = Answer.objects.filter(interview=interview).values_list("finding", "withdrawn_at")
    standing = {finding for finding, withdrawn_at in rows if withdrawn_at is None}
    return [f for f in dict.fromkeys(finding for finding, _ in rows) if f in standing]


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
