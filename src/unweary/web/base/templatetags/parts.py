"""Parts of the interface, each a pure function of its values, so that it is drawn once."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def part(name: str, **values: object) -> SafeString:
    """A part drawn with these values, which must be hashable: most people see the same lists."""
    return _drawn(name, get_language(), tuple(sorted(values.items())))


@lru_cache(maxsize=2048)
def _drawn(name: str, language: str | None, values: tuple[tuple[str, object], ...]) -> SafeString:
    return render_to_string(f"{name}/part.html", dict(values))
