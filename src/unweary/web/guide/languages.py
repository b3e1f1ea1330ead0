"""The language of a page comes from its address alone: no cookie, no header is looked at.

English is at /guide/…, every other language at /<language>/guide/… where there is a folder of its
pages. A page that a language lacks is read in English, at the English address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from unweary.knowledge.pages import LANGUAGE, Guide, shipped_guide, shipped_languages
from unweary.web.guide import pseudo

KEPT_SECONDS = 600  # how long a page may be kept by whoever passes it on
NAMES = {"en": "English", "es": "Español", pseudo.LANGUAGE: "[Ƥşḗŭḋǿ]"}


def languages() -> tuple[str, ...]:
    """Every language that the guide has; in development the pseudo-language as well."""
    extra = (pseudo.LANGUAGE,) if settings.DEBUG else ()
    return (*shipped_languages(), *extra)


@cache
def guide_in(language: str) -> Guide:
    """The guide in one language."""
    if language == pseudo.LANGUAGE:
        return pseudo.guide(shipped_guide())
    return shipped_guide(language)


def address(name: str, slug: str = "", *, language: str = "") -> str:
    """The address of a page of the guide, by default in the language that is spoken now."""
    language = language or translation.get_language() or LANGUAGE
    where = {"slug": slug} if slug else {}
    if language == LANGUAGE:
        return reverse(f"guide:{name}", kwargs=where)
    return reverse(f"guide-in:{name}", kwargs={"language": language, **where})


def spoken(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that answers in the language of its address. 404 for one that there is not."""

    @wraps(view)
    def answer(
        request: HttpRequest, *args: Any, language: str = LANGUAGE, **more: Any
    ) -> HttpResponse:
        if language not in languages():
            raise Http404
        if language == pseudo.LANGUAGE:
            pseudo.install()
        with translation.override(language):
            response = view(request, *args, **more)
        response["Content-Language"] = language
        if response.status_code == 200:
            response.setdefault("Cache-Control", f"public, max-age={KEPT_SECONDS}")
        return response

    return answer


def page_about(entity: str) -> str:
    """The address of the page about an entry of the knowledge, "" where there is none yet."""
    guide = guide_in(translation.get_language() or LANGUAGE)
    slug = entity if entity in guide.pages else guide.by_entity.get(entity, "")
    return address("page", slug) if slug else ""
