"""Drawings, our own and so safe as they are, and addresses of assets, for templates."""

from __future__ import annotations

from functools import cache

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe

from unweary.drawing import level_mark as levels
from unweary.drawing import marks, scenes
from unweary.web.base.assets import assets

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style sheet, script or icon."""
    return _address(name, get_script_prefix())


@cache
def _address(name: str, _below: str) -> str:
    return reverse("asset", args=[assets()[name].address])


@register.simple_tag
def mark(name: str) -> SafeString:
    """A small line drawing beside words; it says nothing by itself."""
    return mark_safe(marks.mark(name))


@register.simple_tag
def level_mark(level: str) -> SafeString:
    """The shape of a level."""
    return mark_safe(levels.level_mark(level))


@register.simple_tag
def scene(name: str) -> SafeString:
    """A drawing of something to do."""
    return mark_safe(scenes.advice_scene(name))


@register.simple_tag
def hero() -> SafeString:
    """The picture of the first page."""
    return mark_safe(scenes.hero())


@register.simple_tag
def logo() -> SafeString:
    """The sign of the product."""
    return mark_safe(scenes.logo())
