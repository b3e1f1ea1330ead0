"""Requests of a check: each one reads, makes one call and answers. The clock is read here."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from unweary.knowledge.base import Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.model import model_of
from unweary.web.base.numbers import numbers
from unweary.web.check import access, actions, documents
from unweary.web.check.asked import asked_screen
from unweary.web.check.conclusions import conclusion_of
from unweary.web.check.forms import ScreenForm, WordsForm, confirmed_replies
from unweary.web.check.models import Interview
from unweary.web.check.pages import (
    address_of,
    drawn,
    own_page,
    question_page,
    screen_address,
    start_page,
)
from unweary.web.check.result_page import emergency_page, result_page
from unweary.web.check.review_page import review_page
from unweary.web.check.screens import START, posted_screen, screen_before, shown_screen
from unweary.web.check.steps import step_of
from unweary.web.check.understanding import understood
from unweary.web.check.words_page import words_page


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What this is, and the way in."""
    going_on = next(iter(access.own_keys(request)), None)
    context = {
        "numbers": numbers(settings.EMERGENCY_NUMBER),
        "going_on": reverse("check:onward", kwargs={"key": going_on}) if going_on else "",
    }
    return render(request, "check/landing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """A new interview. Its key stays in this browser."""
    if request.method != "POST":
        return redirect("landing")
    interview = actions.start_interview(at=timezone.now())
    response = redirect("check:start", key=interview.key)
    access.remember(request, response, interview.key)
    return response


@require_safe
def onward(request: HttpRequest, key: UUID) -> HttpResponse:
    """The next screen, or the result."""
    interview = access.own_interview(request, key)
    return _onward(interview)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, key: UUID) -> HttpResponse:
    """Where it is, in a picture, a list and own words; age and sex."""
    interview = access.own_interview(request, key)
    model = model_of(shipped())
    answers = actions.standing_answers(model.knowledge, interview)
    step = step_of(answers)
    if request.method == "POST":
        shown = posted_screen(model, answers, step, START, request.POST.getlist("shown"))
    else:
        shown = shown_screen(model, answers, step, START, whole=True)
    if shown is None:
        return redirect("check:onward", key=key)
    data = request.POST if request.method == "POST" else None
    words = WordsForm(data)
    said = words.cleaned_data["words"] if data is not None and words.is_valid() else ""
    told = bool(understood(model.knowledge, said, {}))
    form = ScreenForm(shown, data, standing=answers, ticks_required=not told)
    if data is not None and words.is_valid() and form.is_valid():
        now = timezone.now()
        actions.record_answers(interview=interview, replies=form.replies, at=now)
        taken = understood(model.knowledge, said, {**answers, **form.replies}) if said else ()
        if taken and access.is_held(request):  # no cookie to keep the words in: shown at once
            return render(request, "check/words.html", {"page": words_page(key, said, taken)})
        if taken:
            response = redirect("check:words", key=key)
            access.keep_words(response, reverse("check:words", kwargs={"key": key}), said)
            return response
        return _onward(interview)
    page = start_page(key, form, words)
    return render(request, "check/start.html", {"page": page}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, key: UUID) -> HttpResponse:
    """What we understood from the person's own words. It counts once it is confirmed."""
    interview = access.own_interview(request, key)
    knowledge = shipped()
    here = reverse("check:words", kwargs={"key": key})
    if request.method == "POST":
        replies = confirmed_replies(knowledge, request.POST)
        actions.record_answers(interview=interview, replies=replies, at=timezone.now())
        response = _onward(interview)
        access.drop_words(response, here)
        return response
    said = access.kept_words(request)
    taken = understood(knowledge, said, actions.standing_answers(knowledge, interview))
    if not taken:
        return _onward(interview)
    return render(request, "check/words.html", {"page": words_page(key, said, taken)})


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: UUID, screen: str) -> HttpResponse:
    """One screen at its own address, so that a double click cannot answer the next one."""
    history = access.own_history(request, key)
    if screen == START:
        return redirect("check:start", key=key)
    each = "each" in request.GET
    if request.method == "POST":
        return _answered(request, key, screen, history, each=each)
    asked = asked_screen(history, screen, each=each)
    if asked is None:
        return redirect("check:onward", key=key)
    page = own_page(key, asked.body, asked.inside, before=asked.before)
    return render(request, "check/question.html", {"page": page})


def _answered(
    request: HttpRequest, key: UUID, screen: str, history: actions.History, *, each: bool
) -> HttpResponse:
    interview = access.own_interview(request, key)
    model, answers = model_of(shipped()), history.answers
    sent = request.POST.getlist("shown")
    shown = posted_screen(model, answers, step_of(answers), screen, sent)
    if shown is None:
        return redirect("check:onward", key=key)
    if "doubt" in request.POST:  # "not sure of some": keep what is ticked, ask each other row
        kept = ScreenForm(shown, request.POST, standing=answers).readable
        actions.record_answers(interview=interview, replies=kept, at=timezone.now())
        return redirect(f"{screen_address(key, screen)}?each=1")
    form = ScreenForm(shown, request.POST, standing=answers, each=each)
    if form.is_valid():
        actions.record_answers(interview=interview, replies=form.replies, at=timezone.now())
        return _onward(interview)
    before = screen_before(model, answers, list(history.answered), screen)
    body = question_page(form)
    page = own_page(key, body, drawn(body), before=before)
    return render(request, "check/question.html", {"page": page}, status=422)


@require_safe
def review(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every answer, with a way to change it."""
    interview = access.own_interview(request, key)
    model = model_of(shipped())
    answers = actions.standing_answers(model.knowledge, interview)
    page = review_page(key, model, answers, step_of(answers))
    return render(request, "check/review.html", {"page": page})


@require_safe
def result(request: HttpRequest, key: UUID) -> HttpResponse:
    """How soon to be seen. An emergency shows only what to do now."""
    interview = access.own_interview(request, key)
    concluded = conclusion_of(interview)
    if concluded is None:
        return redirect("check:onward", key=key)
    answers, outcome = concluded.answers, concluded.result
    if outcome.level is Level.EMERGENCY:
        page = emergency_page(key, outcome)
        return render(request, "check/emergency.html", {"page": page})
    full = result_page(key, shipped(), answers, outcome)
    return render(request, "check/result.html", {"page": full})


@require_safe
def result_in_full(request: HttpRequest, key: UUID) -> HttpResponse:
    """The whole working, also behind an emergency."""
    interview = access.own_interview(request, key)
    concluded = conclusion_of(interview)
    if concluded is None:
        return redirect("check:onward", key=key)
    answers, outcome = concluded.answers, concluded.result
    page = result_page(key, shipped(), answers, outcome)
    return render(request, "check/result.html", {"page": page})


@require_safe
def summary(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page for the clinician, to print."""
    interview = access.own_interview(request, key)
    concluded = conclusion_of(interview)
    if concluded is None:
        return redirect("check:onward", key=key)
    answers, outcome = concluded.answers, concluded.result
    made = documents.summary(shipped(), answers, outcome, at=timezone.localtime())
    return render(request, "check/summary.html", {"page": made, "key": key})


@require_safe
def summary_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page for the clinician as a PDF."""
    interview = access.own_interview(request, key)
    concluded = conclusion_of(interview)
    if concluded is None:
        return redirect("check:onward", key=key)
    answers, outcome = concluded.answers, concluded.result
    pdf = documents.summary_pdf(shipped(), answers, outcome, at=timezone.localtime())
    return _download(pdf, "application/pdf", "unweary-summary.pdf")


@require_safe
def result_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The signed file from which the result can be worked out again."""
    interview = access.own_interview(request, key)
    concluded = conclusion_of(interview)
    if concluded is None:
        return redirect("check:onward", key=key)
    answers, outcome = concluded.answers, concluded.result
    file = documents.result_file(shipped(), answers, outcome, at=timezone.localtime())
    return _download(file, "application/json", "unweary-result.json")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask once, then delete every answer."""
    interview = access.own_interview(request, key)
    if request.method != "POST":
        return render(request, "check/delete.html", {"key": key})
    actions.delete_interview(interview=interview)
    response = render(request, "check/deleted.html")
    access.forget(request, response, key)
    return response


def _onward(interview: Interview) -> HttpResponse:
    answers = actions.standing_answers(shipped(), interview)
    return redirect(address_of(interview.key, step_of(answers)))


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
