"""The page of a search: what was asked, what fits, and where to go when nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge, Level
from unweary.knowledge.pages import Guide
from unweary.knowledge.parse import shipped
from unweary.web.base.numbers import Number, numbers
from unweary.web.base.wording import joined
from unweary.web.guide.blocks import Link, crisis_line, page_links
from unweary.web.guide.groups import group_words
from unweary.web.guide.languages import address, guide_in
from unweary.web.guide.search import Hit, Index

URGENT_WITHIN = 3  # a page about an emergency among the first of these brings the numbers to call
FIRST = ("muscle_fatigue", "nonspecific_low_back_pain", "walking", "stay_active")


@dataclass(frozen=True)
class HitCard:
    """One page that fits."""

    title: str
    href: str
    snippet: SafeString
    group: str


@dataclass(frozen=True)
class SearchPage:
    """All that the template draws."""

    asked: str
    hits: tuple[HitCard, ...]
    read_as: str
    crisis: bool  # words of somebody who may not want to live
    urgent: bool
    numbers: tuple[Number, ...]
    read_first: Link | None
    suggestions: tuple[Link, ...]
    editions: tuple[()] = ()


@cache
def index_of(language: str) -> Index:
    """The index of a language, built at the first search of this process."""
    return Index(guide_in(language), shipped())


def search_page(asked: str, guide: Guide, knowledge: Knowledge, emergency: str) -> SearchPage:
    """The page for what somebody typed. emergency: the host's number to call, "" for several."""
    found = index_of(guide.language).search(asked)
    pressing = [hit for hit in found.hits[:URGENT_WITHIN] if _urgent(hit, guide, knowledge)]
    crisis = any(_crisis(hit, guide, knowledge) for hit in found.hits[:1])
    leading = found.hits[:1] if crisis else pressing[:1]
    return SearchPage(
        asked=asked,
        hits=tuple(_card(hit, guide) for hit in found.hits),
        read_as=joined([_("“%(word)s”") % {"word": word} for word in found.read_as]),
        crisis=crisis,
        urgent=bool(pressing) and not crisis,
        numbers=(crisis_line() if crisis else ()) + (numbers(emergency) if leading else ()),
        read_first=next(iter(page_links((hit.slug for hit in leading), guide)), None),
        suggestions=page_links(FIRST, guide),
    )


def _urgent(hit: Hit, guide: Guide, knowledge: Knowledge) -> bool:
    page = guide.pages[hit.slug]
    explanation = knowledge.explanations.get(page.entity)
    return explanation is not None and explanation.needs is Level.EMERGENCY


def _crisis(hit: Hit, guide: Guide, knowledge: Knowledge) -> bool:
    explanation = knowledge.explanations.get(guide.pages[hit.slug].entity)
    return explanation is not None and explanation.rules_only


def _card(hit: Hit, guide: Guide) -> HitCard:
    page = guide.pages[hit.slug]
    pieces = ((format_html("<mark>{}</mark>", p) if found else p,) for p, found in hit.snippet)
    return HitCard(
        title=page.title,
        href=address("page", page.slug),
        snippet=format_html_join("", "{}", pieces),
        group=group_words(page.kind).title,
    )
