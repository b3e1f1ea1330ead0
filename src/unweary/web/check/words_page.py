"""What we understood of the person's own words, ready to draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from unweary.knowledge.answers import write_reply
from unweary.knowledge.base import Choice, Finding, Kind, Reply
from unweary.web.check.forms import LEAVE, rows_of
from unweary.web.check.pages import Option
from unweary.web.check.wording import label_of, reply_text


@dataclass(frozen=True)
class Piece:
    """A stretch of the person's own words, marked where something was understood from it."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Understood:
    """One thing that we took from the words, to be confirmed."""

    name: str
    id: str
    quote: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class WordsPage:
    """What we understood, each with its quote. Nothing counts before it is confirmed."""

    key: UUID
    pieces: tuple[Piece, ...]
    understood: tuple[Understood, ...]


@dataclass(frozen=True)
class Taken:
    """A reply taken from the words, and where in them it was found."""

    finding: Finding
    reply: Reply
    quote: str
    start: int
    end: int


def words_page(key: UUID, words: str, taken: Iterable[Taken]) -> WordsPage:
    """The page for what was taken from these words."""
    every = tuple(taken)
    return WordsPage(key, _pieces(words, every), tuple(_understood(t) for t in every))


def _understood(taken: Taken) -> Understood:
    finding = taken.finding
    value = str(write_reply(taken.reply))
    if finding.kind is Kind.YES_NO:
        rows = [*rows_of(finding)]
        text = label_of(finding)
    else:
        rows = [Choice(value, _("That is right"))]
        text = f"{label_of(finding)}: {reply_text(finding, taken.reply)}"
    rows.append(Choice(LEAVE, _("Leave it out")))
    options = tuple(
        Option(row.id, f"w-{finding.id}-{row.id}", row.label, row.id == value) for row in rows
    )
    return Understood(finding.id, options[0].id, taken.quote, text, options)


def _pieces(words: str, taken: tuple[Taken, ...]) -> tuple[Piece, ...]:
    """The words cut at the quotes; of quotes that overlap, the first is marked."""
    pieces = []
    at = 0
    for t in sorted(taken, key=lambda t: (t.start, -t.end)):
        if t.start < at:
            continue
        pieces += [Piece(words[at : t.start], False), Piece(words[t.start : t.end], True)]
        at = t.end
    pieces.append(Piece(words[at:], False))
    return tuple(p for p in pieces if p.text)
