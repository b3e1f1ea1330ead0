"""Parts of the interface, each a pure function of its values, so that it is drawn once."""

from __future__ import annotations

from functools import cache, lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from unweary.web.base.gallery import PARTS

register = template.Library()


@register.simple_tag
def part(name: str, **values: object) -> SafeString:
    """A part drawn with these values, which must be hashable: most people see the same lists."""
    start = get_script_prefix() if _names_pages(name) else ""
    return _drawn(name, get_language(), start, tuple(sorted(values.items())))


@lru_cache(maxsize=2048)
def _drawn(
    name: str, language: str | None, start: str, values: tuple[tuple[str, object], ...]
) -> SafeString:
    return render_to_string(f"{name}/part.html", dict(values))


@cache
def _names_pages(name: str) -> bool:
    """Whether the part has addresses, which begin in another way within a frame elsewhere."""
    return "{% url" in (PARTS / f"{name}/part.html").read_text(encoding="utf-8")
