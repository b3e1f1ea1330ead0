"""The overview of the guide: every page by kind."""

from __future__ import annotations

from dataclasses import dataclass

from unweary.knowledge.base import Knowledge
from unweary.knowledge.pages import LANGUAGE, Guide, Page
from unweary.web.guide.groups import ORDER, GroupWords, group_words
from unweary.web.guide.languages import address, guide_in
from unweary.web.guide.pages import Edition, editions
from unweary.web.guide.shelves import shelves
from unweary.web.guide.stills import still_address


@dataclass(frozen=True)
class Card:
    """One page in a list."""

    title: str
    summary: str
    href: str
    level: str  # of a serious one, for its mark; else ""
    language: str  # "" where it is the reader's own
    still: str = ""  # the address of a small picture


@dataclass(frozen=True)
class CardShelf:
    """Some pages of a kind. look: "told" with summaries, "stills" with pictures, or "plain"."""

    id: str
    title: str
    cards: tuple[Card, ...]
    look: str


@dataclass(frozen=True)
class Group:
    """Pages of one kind."""

    words: GroupWords
    shelves: tuple[CardShelf, ...]


@dataclass(frozen=True)
class IndexPage:
    """All that the template draws."""

    groups: tuple[Group, ...]
    serious: Group | None
    count: int
    search: str
    glossary: str
    sets: str
    feed: str
    editions: tuple[Edition, ...]


def index_page(guide: Guide, knowledge: Knowledge) -> IndexPage:
    """The overview in the guide's language; pages that it lacks are named in English."""
    pages = {**guide_in(LANGUAGE).pages, **guide.pages}
    groups = [group for kind in ORDER if (group := _group(kind, pages, guide, knowledge))]
    return IndexPage(
        groups=tuple(g for g in groups if g.words.kind != "serious"),
        serious=next((g for g in groups if g.words.kind == "serious"), None),
        count=len(pages),
        search=address("search"),
        glossary=address("glossary"),
        sets=address("sets"),
        feed=address("feed"),
        editions=editions(),
    )


def _group(kind: str, pages: dict[str, Page], guide: Guide, knowledge: Knowledge) -> Group | None:
    found = shelves(kind, pages, knowledge)
    if not found:
        return None
    return Group(
        group_words(kind),
        tuple(
            CardShelf(
                f"shelf-{shelf.id}",
                shelf.title,
                tuple(_card(pages[slug], guide, knowledge) for slug in shelf.slugs),
                "told" if shelf.told else "stills" if kind == "exercise" else "plain",
            )
            for shelf in found
        ),
    )


def _card(page: Page, guide: Guide, knowledge: Knowledge) -> Card:
    explanation = knowledge.explanations.get(page.entity) if page.kind == "serious" else None
    return Card(
        title=page.title,
        summary=page.summary,
        href=address("page", page.slug, language=page.language),
        level=explanation.needs.id if explanation else "",
        language="" if page.language == guide.language else page.language,
        still=still_address(page.entity) if page.entity in knowledge.exercises else "",
    )
