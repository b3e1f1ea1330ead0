"""What changed, for feed readers and search engines: Atom, sitemap, robots."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unweary.knowledge.pages import LANGUAGE, Page, shipped_languages
from unweary.web.guide.languages import address, guide_in

Place = tuple[str, Page | None]  # a language, and a page or the overview
if TYPE_CHECKING:
    PageFeed = Feed[Page, None]
    PlaceSitemap = Sitemap[Place]
    NameSitemap = Sitemap[str]
else:  # Django's own classes take no parameters
    PageFeed, PlaceSitemap, NameSitemap = Feed, Sitemap, Sitemap
NEWEST = 50  # pages in the feed


class Changes(PageFeed):
    """The pages that changed last."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("%(site)s: changes of the guide") % {"site": settings.SITE_NAME}

    def link(self) -> str:
        return address("index")

    def feed_url(self) -> str:
        return address("feed")

    def subtitle(self) -> str:
        return _("Pages that are new or changed.")

    def items(self) -> list[Page]:
        pages = guide_in(translation.get_language() or LANGUAGE).pages.values()
        return sorted(pages, key=lambda p: (p.changed, p.slug), reverse=True)[:NEWEST]

    def item_title(self, item: Page) -> str:
        return item.title

    def item_description(self, item: Page) -> str:
        return item.summary

    def item_link(self, item: Page) -> str:
        return address("page", item.slug)

    def item_updateddate(self, item: Page) -> datetime:
        return datetime.combine(item.changed, time(), tzinfo=UTC)


class GuideSitemap(PlaceSitemap):
    """Every page of the guide in every language that it is written in."""

    changefreq = "monthly"

    def items(self) -> list[Place]:
        found: list[Place] = []
        for language in shipped_languages():
            found.append((language, None))
            found += [(language, page) for _slug, page in sorted(guide_in(language).pages.items())]
        return found

    def location(self, item: Place) -> str:
        language, page = item
        if page is None:
            return address("index", language=language)
        return address("page", page.slug, language=language)

    def lastmod(self, item: Place) -> Any:
        language, page = item
        dates = [p.changed for p in guide_in(language).pages.values()]
        return page.changed if page else max(dates, default=None)


class StaticSitemap(NameSitemap):
    """Pages of the site that are the same for everybody."""

    def items(self) -> list[str]:
        return ["landing", "about", "accessibility", "share:index"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"guide": GuideSitemap, "site": StaticSitemap}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may look at: all but people's own pages, and where the sitemap is."""
    lines = (
        "User-agent: *",
        "Disallow: /check/",
        f"Disallow: {reverse('guide:search')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
