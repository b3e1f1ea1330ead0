"""The list that somebody keeps on their own device: look, add, remove, compare, take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from unweary.web.care import register as store
from unweary.web.care.giving_way import unless_emergency
from unweary.web.care.guidance import today_of
from unweary.web.care.listing_pages import (
    MOST_BESIDE,
    SavedPage,
    cards_of,
    compare_page,
)
from unweary.web.care.saved import PATH, ListIsFull, followed, keep_keys, saved_keys
from unweary.web.care.vcards import vcard_file


@require_http_methods(["GET", "HEAD", "POST"])
def saved(request: HttpRequest) -> HttpResponse:
    """The list; by POST, one listing more or less on it."""
    if request.method == "POST":
        return _change(request)
    return _saved(request)


@unless_emergency
def _saved(request: HttpRequest) -> HttpResponse:
    register = store.current()
    keys = tuple(followed(register, key) for key in saved_keys(request))
    today = today_of(request) is not None
    cards = cards_of(
        register, keys, today=timezone.localdate(), saved=frozenset(keys), asking=not today
    )
    page = SavedPage(
        cards=tuple(cards.values()),
        gone=tuple(key for key in dict.fromkeys(keys) if key not in cards),
        vcards=reverse("care:saved_cards"),
        here=reverse("care:saved"),
        full="full" in request.GET,
        today=today,
    )
    response = render(request, "care/saved.html", {"page": page})
    if keys != saved_keys(request):
        keep_keys(response, keys)
    return response


def _change(request: HttpRequest) -> HttpResponse:
    """Add or remove, and back to where the button was."""
    key = request.POST.get("key", "")[:200]
    keys = saved_keys(request)
    response = redirect(_back(request))
    if request.POST.get("do") == "remove":
        register = store.current()
        keep_keys(response, tuple(k for k in keys if key not in (k, followed(register, k))))
    elif store.current().listings((key,)):
        try:
            keep_keys(response, (*keys, key))
        except ListIsFull:
            return redirect(f"{reverse('care:saved')}?full")
    return response


def _back(request: HttpRequest) -> str:
    """Where the button was, on these pages alone."""
    back = request.POST.get("back", "")
    path = back.partition("?")[0].partition("#")[0]
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    if safe and path.startswith(PATH) and ".." not in path:
        return back
    return reverse("care:saved")


@require_safe
@unless_emergency
def compare(request: HttpRequest) -> HttpResponse:
    """Up to three of the list side by side."""
    keys = saved_keys(request)
    chosen = tuple(k for k in request.GET.getlist("key") if k in keys)[:MOST_BESIDE]
    if len(chosen) < 2:
        return redirect("care:saved")
    found = cards_of(store.current(), chosen, today=timezone.localdate(), saved=frozenset(keys))
    return render(request, "care/compare.html", {"page": compare_page(tuple(found.values()))})


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The whole list as vCards in one file."""
    register = store.current()
    keys = saved_keys(request)
    found = cards_of(register, keys, today=timezone.localdate(), saved=frozenset(keys))
    return vcard_file(found, register.listings(tuple(found)))
