"""Addresses of the guide, for templates: in the language that is spoken, or in full."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from unweary.drawing.svg import element
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


@register.simple_tag
def bar(share: int) -> SafeString:
    """A bar filled to so many hundredths. The words beside it say the same."""
    track = element("rect", width=100, height=8, class_="uw-bar__track", fill="#e3dacb")
    filled = element("rect", width=share, height=8, class_="uw-bar__fill", fill="#0f5b57")
    return mark_safe(
        element(
            "svg",
            track,
            filled if share else "",
            viewBox="0 0 100 8",
            class_="uw-bar",
            preserveAspectRatio="none",
            aria_hidden="true",
            focusable="false",
        )
    )
