"""HTML as a browser reads it: texts with where they stand, links, data blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCK = frozenset("p li h1 h2 h3 h4 dt dd td th div section figcaption summary".split())


@dataclass
class Seen:
    """What stands in a document."""

    texts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)  # classes above, text
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)  # blocks of application/ld+json
    open_at_end: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._open: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.seen.tags.append((tag, known))
        if "id" in known:
            self.seen.ids.append(known["id"])
        if tag == "a" and "href" in known:
            self.seen.links.append(known["href"])
        if tag not in VOID:
            self._open.append((tag, known))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        opened, _known = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.seen.data.append(data)
            return
        classes = tuple(c for _tag, known in self._open for c in known.get("class", "").split())
        if data.strip():
            self.seen.texts.append((classes, data.strip()))


def seen_in(text: str) -> Seen:
    """Read a document. An AssertionError where tags do not nest."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.seen.open_at_end = [tag for tag, _known in reader._open]
    return reader.seen
