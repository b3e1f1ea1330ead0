"""A language for development: every string that can be translated is marked, so that one sees
what was left behind. Letters carry accents, each string stands in brackets and is longer."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace

from django.utils.translation import trans_real

from unweary.knowledge.pages import HEADINGS, Guide, Page, Section, Term

LANGUAGE = "xx"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀćďéƒğĥíĵķłɱñóþɋřšŧúṽŵẋýžÁɃĆĎÉƑĞĤÍĴĶŁṀÑÓÞɊŘŠŦÚṼŴẊÝŽ"
LETTERS = str.maketrans(PLAIN, ACCENTED)
# What must stay as it is: places for values, marks of Markdown and HTML.
KEPT = re.compile(
    r"%\(\w+\)[a-z]|%%|%[sd]|\{\{[^}]*\}\}|\{\w+\}|\]\([^)]*\)|<[^>]*>|&\w+;|&#\d+;"
    r"|^#+ |^[-*] |^\d+\. ",
    re.MULTILINE,
)


def pseudo(text: str) -> str:
    """A string of the interface in the pseudo-language."""
    return f"⟦{accented(text)}⟧" if text.strip() else text


def accented(text: str) -> str:
    """The same words with accents; values, marks and addresses stay."""
    parts, at = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[at : kept.start()].translate(LETTERS), kept[0]]
        at = kept.end()
    return "".join((*parts, text[at:].translate(LETTERS)))


class Pseudo(gettext.NullTranslations):
    """A catalogue that has every string."""

    def gettext(self, message: str) -> str:
        context, mark, bare = message.rpartition("\x04")
        return pseudo(bare if mark and context else message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def to_language(self) -> str:
        """The language that a page says it is in."""
        return LANGUAGE


def install() -> None:
    """Let Django speak it."""
    trans_real._translations.setdefault(LANGUAGE, Pseudo())  # type: ignore[attr-defined]


def guide(english: Guide) -> Guide:
    """The English guide in the pseudo-language."""
    return Guide(
        LANGUAGE,
        {slug: _page(page) for slug, page in english.pages.items()},
        {id: _term(term) for id, term in english.terms.items()},
        english.facts,
    )


def _page(page: Page) -> Page:
    return replace(
        page,
        title=pseudo(page.title),
        summary=pseudo(page.summary),
        sections=tuple(
            Section(s.heading if s.heading in HEADINGS[page.kind] else accented(s.heading), text)
            for s in page.sections
            for text in (accented(s.text),)
        ),
        language=LANGUAGE,
    )


def _term(term: Term) -> Term:
    return replace(
        term,
        term=accented(term.term),
        also=tuple(accented(form) for form in term.also),
        means=pseudo(term.means),
    )
