"""Requests of the guide. The language comes from the address; nothing is kept, no cookie is set."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_safe

from unweary.knowledge.pages import LANGUAGE, Guide
from unweary.knowledge.parse import shipped
from unweary.web.guide import feeds, structured
from unweary.web.guide.glossary_page import glossary_page
from unweary.web.guide.index_page import index_page
from unweary.web.guide.languages import address, guide_in, spoken
from unweary.web.guide.pages import guide_page
from unweary.web.guide.search_page import search_page
from unweary.web.guide.sets_page import sets_page
from unweary.web.guide.stills import still_file

STILL_SECONDS = 30 * 86400  # its address names the version
LONGEST = 200  # characters of a search that are read


@require_safe
@spoken
def index(request: HttpRequest) -> HttpResponse:
    """Every page, by kind."""
    page = index_page(_guide(), shipped())
    data = structured.of_index(request, page)
    return render(request, "guide/index.html", {"page": page, "data": data})


@require_safe
@spoken
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page. A slug that it had before leads to it for good."""
    guide = _guide()
    found = guide.pages.get(slug)
    if found is not None:
        made = guide_page(found, guide, shipped())
        data = structured.of_page(request, made)
        return render(request, "guide/page.html", {"page": made, "data": data})
    return _elsewhere(slug)


def _elsewhere(slug: str) -> HttpResponse:
    """Where a page moved to, or the English one where this language has none."""
    guide = _guide()
    bare = slug.replace("-", "_").lower()
    now = guide.formerly.get(slug) or guide.formerly.get(bare) or bare
    if now in guide.pages:
        return HttpResponsePermanentRedirect(address("page", now))
    english = guide_in(LANGUAGE)
    now = english.formerly.get(now, now)
    if now not in english.pages:
        raise Http404
    return redirect(address("page", now, language=LANGUAGE))


@require_safe
@spoken
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word that the guide explains."""
    page = glossary_page(_guide())
    return render(request, "guide/glossary.html", {"page": page})


@require_safe
@spoken
def sets(request: HttpRequest) -> HttpResponse:
    """Exercises that go together, by situation."""
    return render(request, "guide/sets.html", {"page": sets_page(shipped())})


@require_safe
@spoken
def still(request: HttpRequest, id: str) -> HttpResponse:
    """A small picture of an exercise. Raises Http404."""
    if id not in shipped().exercises:
        raise Http404
    response = HttpResponse(still_file(id, shipped()), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={STILL_SECONDS}"
    return response


@require_safe
@spoken
def search(request: HttpRequest) -> HttpResponse:
    """Pages that fit what somebody typed. It is written down nowhere."""
    asked = request.GET.get("q", "")[:LONGEST].strip()
    page = search_page(asked, _guide(), shipped(), settings.EMERGENCY_NUMBER)
    response = render(request, "guide/search.html", {"page": page})
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@spoken
def changes(request: HttpRequest) -> HttpResponse:
    """The pages that changed last, as an Atom feed."""
    return feeds.Changes()(request)


def _guide() -> Guide:
    return guide_in(translation.get_language() or LANGUAGE)
