"""Requests of a search: each one reads, makes one call and answers. The clock is read here."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unweary.directory.base import NO_FILTERS, Register
from unweary.web.base.numbers import Number
from unweary.web.care import register as store
from unweary.web.care.claimed import claimed_near
from unweary.web.care.giving_way import unless_emergency
from unweary.web.care.guidance import emergency_of, guidance_for, guidance_of, set_aside
from unweary.web.care.looking import look
from unweary.web.care.near_page import SOONEST, near_page
from unweary.web.care.saved import saved_keys
from unweary.web.care.search_forms import FilterForm, NameForm, SearchForm, distances
from unweary.web.care.search_pages import front_page, kinds_held, sources_page
from unweary.web.care.sought import Sought, keep_sought, read_onward, sought_by
from unweary.web.check.conclusions import latest_conclusion, own_conclusion


@require_safe
@unless_emergency
def front(request: HttpRequest) -> HttpResponse:
    """The form."""
    sought = sought_by(request, at=timezone.now())
    return _front(request, store.current(), sought)


@require_safe
def for_check(request: HttpRequest, key: UUID) -> HttpResponse:
    """The form with the kinds of clinician that a result calls for. Raises Http404."""
    conclusion = own_conclusion(request, key)
    if conclusion is None:
        return redirect("check:onward", key=key)
    emergency = emergency_of(request, key)
    if emergency is not None:
        return render(request, "care/emergency.html", {"page": emergency})
    now = timezone.now()
    register = store.current()
    guidance = guidance_of(conclusion, kinds_held(register.status()))
    before = sought_by(request, at=now)
    sought = Sought(before.place, guidance.disciplines, before.most_km, check=key)
    response = _front(request, register, sought)
    keep_sought(response, sought, at=now)
    return response


@require_POST
def for_another(request: HttpRequest) -> HttpResponse:
    """The search is for somebody else than the one whose check ended in an emergency."""
    response = redirect("care:front")
    set_aside(request, response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@unless_emergency
def search(request: HttpRequest) -> HttpResponse:
    """Where, what for and how far. The answer has an address of its own, without any of it."""
    if request.method != "POST":
        return redirect("care:front")
    now = timezone.now()
    register = store.current()
    before = sought_by(request, at=now)
    kinds = kinds_held(register.status())
    form = SearchForm(register, kinds, request.POST, before=before, country=_country(request))
    if not form.is_valid():
        return _front(request, register, before, form=form)
    response = redirect("care:near")
    keep_sought(response, form.sought, at=now)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@unless_emergency
def by_name(request: HttpRequest) -> HttpResponse:
    """A clinician or clinic by name."""
    if request.method != "POST":
        return redirect("care:front")
    now = timezone.now()
    before = sought_by(request, at=now)
    names = NameForm(request.POST)
    if not names.is_valid():
        return _front(request, store.current(), before, names=names)
    response = redirect("care:near")
    name = names.cleaned_data["name"]
    sought = replace(before, name=name, filters=NO_FILTERS, soonest=False)
    keep_sought(response, sought, at=now)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@unless_emergency
def near(request: HttpRequest) -> HttpResponse:
    """What was found; by POST, the same search made wider or narrower."""
    now = timezone.now()
    sought = sought_by(request, at=now)
    if not sought.ready:
        return redirect("care:front")
    register = store.current()
    if request.method == "POST":
        response = redirect("care:near")
        keep_sought(response, _changed(request, register, sought), at=now)
        return response
    onward = read_onward(request.GET.get("after", ""))
    saved = saved_keys(request)
    claimed = claimed_near(register, sought)
    guidance = guidance_for(request, sought.check, kinds_held(register.status()))
    looked = look(
        register,
        sought,
        after=onward.after,
        first=onward.first,
        at=now,
        saved=frozenset(saved),
        claimed=claimed,
        asking=guidance is None or not guidance.same_day,
    )
    page = near_page(
        register,
        sought,
        looked,
        onward=onward,
        here=request.get_full_path(),
        guidance=guidance,
        advice_line=_advice_line(),
        saved=len(saved),
        claimed=claimed,
    )
    return render(request, "care/near.html", {"page": page})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Where the lists come from, how old they are and what they are good for."""
    page = sources_page(store.current().status())
    return render(request, "care/sources.html", {"page": page})


def _changed(request: HttpRequest, register: Register, sought: Sought) -> Sought:
    """The search with what a button or the filters change of it. What cannot be read is left."""
    sent = request.POST
    if "far" in sent and sought.place is not None:
        offered = {str(km): float(km) for km in distances(sought.place.country)}
        return replace(sought, most_km=offered.get(sent["far"], sought.most_km))
    if "kind" in sent:
        held = kinds_held(register.status())
        kinds = tuple(k for k in sent.getlist("kind") if k in held)
        return replace(sought, disciplines=kinds or sought.disciplines)
    if "order" in sent:
        return replace(sought, soonest=sent["order"] == SOONEST)
    if "clear" in sent:
        return replace(sought, filters=NO_FILTERS)
    return replace(sought, filters=FilterForm(sent).filters)


def _front(
    request: HttpRequest,
    register: Register,
    sought: Sought,
    *,
    form: SearchForm | None = None,
    names: NameForm | None = None,
) -> HttpResponse:
    status = register.status()
    guidance = guidance_for(request, sought.check, kinds_held(status))
    page = front_page(
        status,
        sought,
        form=form,
        names=names,
        guidance=guidance,
        check="" if guidance else _own_check(request),
        advice_line=_advice_line(),
        likely=_country(request),
        saved=len(saved_keys(request)),
    )
    bound = form is not None or names is not None
    return render(request, "care/front.html", {"page": page}, status=422 if bound else 200)


def _own_check(request: HttpRequest) -> str:
    """The address of the guidance of a check that this browser has finished."""
    latest = latest_conclusion(request)
    return reverse("care:for_check", kwargs={"key": latest.key}) if latest else ""


def _country(request: HttpRequest) -> str:
    """Where the person is likely to be, by the browser's language: "en-GB"."""
    first = request.headers.get("Accept-Language", "").split(",")[0].split(";")[0].strip()
    _language, hyphen, region = first.partition("-")
    return region.upper() if hyphen and len(region) == 2 else ""


def _advice_line() -> Number | None:
    return Number(settings.ADVICE_NUMBER, "") if settings.ADVICE_NUMBER else None
