"""Addresses of the guide, for templates: in the language that is spoken, or in full."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

from unweary.web.guide.languages import address

register = template.Library()


@register.simple_tag
def guide_address(name: str, slug: str = "") -> str:
    """The address of a page of the guide in the language spoken now."""
    return address(name, slug)


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, href: str) -> str:
    """An address with the site's name in front, as other sites need it."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(href)
