"""What the person's own words say that is not answered yet."""

from __future__ import annotations

from unweary.intake.reading import read
from unweary.knowledge.base import Answers, Knowledge
from unweary.web.check.words_page import Taken


def understood(knowledge: Knowledge, words: str, answers: Answers) -> tuple[Taken, ...]:
    """What was taken from these words, in their order; nothing that an answer already settles."""
    return tuple(
        Taken(knowledge.findings[s.finding], s.reply, s.quote, s.start, s.end)
        for s in read(knowledge, words)
        if answers.get(s.finding) != s.reply
    )
