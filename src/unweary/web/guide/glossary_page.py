"""The words that the guide explains, in the order of the alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from unweary.knowledge.pages import Guide, Term
from unweary.web.guide.languages import page_about
from unweary.web.guide.pages import Explained


@dataclass(frozen=True)
class Letter:
    """Words that begin alike."""

    letter: str
    words: tuple[Explained, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """All that the template draws."""

    letters: tuple[Letter, ...]
    editions: tuple[()] = ()


def glossary_page(guide: Guide) -> GlossaryPage:
    """Every word of a guide."""
    ordered = sorted(guide.terms.values(), key=_sorted_by)
    return GlossaryPage(
        tuple(
            Letter(
                letter,
                tuple(Explained(t.id, t.term, t.means, page_about(t.page)) for t in terms),
            )
            for letter, terms in groupby(ordered, key=lambda t: _sorted_by(t)[:1].upper())
        )
    )


def _sorted_by(term: Term) -> str:
    return term.term.lower()
