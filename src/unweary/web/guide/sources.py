"""The sources of one page, numbered in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge
from unweary.web.base.wording import SourceLine, source_line

JUDGED = ("", "expert_estimate")  # no paper: the word "estimate" says it


@dataclass(frozen=True)
class Numbered:
    """A source at the foot of a page. `back` is the place that first names it, "" for none."""

    number: int
    line: SourceLine
    back: str


@dataclass
class Sources:
    """Counts the sources while a page is made."""

    knowledge: Knowledge
    _numbers: dict[str, int] = field(default_factory=dict)
    _marked: dict[str, int] = field(default_factory=dict)

    def mark(self, id: str) -> SafeString:
        """The small number behind what a source says, with a link to the foot."""
        if id in JUDGED or id not in self.knowledge.sources:
            return SafeString("")
        number = self._numbers.setdefault(id, len(self._numbers) + 1)
        place = self._marked[id] = self._marked.get(id, 0) + 1
        return format_html(
            '<sup class="uw-ref"><a href="#source-{n}" id="ref-{n}-{place}" role="doc-noteref">'
            '<span class="uw-hidden">{said} </span>{n}</a></sup>',
            n=number,
            place=place,
            said=_("Source"),
        )

    def marks(self, ids: Iterable[str]) -> SafeString:
        """Several of them, each once."""
        return SafeString("".join(self.mark(id) for id in dict.fromkeys(ids)))

    def link(self, id: str) -> str:
        """The address of a source at the foot."""
        return f"#source-{self._numbers.setdefault(id, len(self._numbers) + 1)}"

    def numbered(self, further: Iterable[str] = ()) -> tuple[Numbered, ...]:
        """All of them: those that the page marks, then further ones that it rests on."""
        for id in further:
            if id not in JUDGED and id in self.knowledge.sources:
                self._numbers.setdefault(id, len(self._numbers) + 1)
        return tuple(
            Numbered(n, source_line(self.knowledge, id), f"ref-{n}-1" if id in self._marked else "")
            for id, n in self._numbers.items()
        )
