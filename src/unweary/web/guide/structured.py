"""Structured data of a page (schema.org, JSON-LD): what it is about, where it stands, its steps.

A block of type application/ld+json is data: a browser neither runs it nor applies the policy for
scripts to it.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.knowledge.lint_pages import plain_prose
from unweary.knowledge.pages import Page
from unweary.web.guide.index_page import IndexPage
from unweary.web.guide.languages import address
from unweary.web.guide.pages import GuidePage

ABOUT = {
    "cause": "MedicalCondition",
    "serious": "MedicalCondition",
    "consequence": "MedicalCondition",
    "treatment": "MedicalTherapy",
    "exercise": "ExercisePlan",
}
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
CONTEXT = "https://schema.org"


def of_page(request: HttpRequest, made: GuidePage) -> SafeString:
    """The data of one page."""
    page = made.page
    here = request.build_absolute_uri(made.href)
    about: dict[str, Any] = {
        "@type": "MedicalWebPage",
        "@id": here,
        "url": here,
        "name": page.title,
        "description": page.summary,
        "inLanguage": translation.get_language(),
        "dateModified": page.changed.isoformat(),
        "isAccessibleForFree": True,
        "audience": {"@type": "Patient"},
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME},
    }
    if page.kind in ABOUT:
        about["about"] = _about(made)
    if made.reviewed_by:
        about["reviewedBy"] = {"@type": "Person", "name": made.reviewed_by}
    if made.sources:
        about["citation"] = [s.line.text for s in made.sources]
    crumbs = [(_("Guide"), address("index")), (made.group.name, made.group.href)]
    graph = [about, _crumbs(request, [*crumbs, (page.title, made.href)])]
    if page.kind == "exercise" and (steps := _steps(made)):
        graph.append(_how_to(page, steps))
    return _block({"@context": CONTEXT, "@graph": graph})


def of_index(request: HttpRequest, page: IndexPage) -> SafeString:
    """The data of the overview."""
    here = request.build_absolute_uri(address("index"))
    about = {
        "@type": ["CollectionPage", "MedicalWebPage"],
        "@id": here,
        "url": here,
        "name": _("Guide to tired muscles and backs"),
        "inLanguage": translation.get_language(),
        "isAccessibleForFree": True,
    }
    return _block({"@context": CONTEXT, "@graph": [about]})


def _about(made: GuidePage) -> dict[str, Any]:
    page = made.page
    thing: dict[str, Any] = {"@type": ABOUT[page.kind], "name": page.title}
    if made.cause is not None:
        thing["alternateName"] = made.cause.doctors_say
    return thing


def _crumbs(request: HttpRequest, path: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": i,
                "name": name,
                "item": request.build_absolute_uri(href),
            }
            for i, (name, href) in enumerate(path, start=1)
        ],
    }


def _steps(made: GuidePage) -> list[str]:
    """The numbered steps of an exercise."""
    text = next((s.text for s in made.page.sections if s.heading == "How to do it"), "")
    return [
        plain_prose(line.partition(". ")[2])
        for line in text.splitlines()
        if line.partition(". ")[0].isdigit()
    ]


def _how_to(page: Page, steps: list[str]) -> dict[str, Any]:
    return {
        "@type": "HowTo",
        "name": page.title,
        "description": page.summary,
        "step": [
            {"@type": "HowToStep", "position": i, "text": step}
            for i, step in enumerate(steps, start=1)
        ],
    }


def _block(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
