"""What the question pages show, ready to draw: one frozen value a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.forms import BoundField
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.drawing.body_map import body_map
from unweary.knowledge.base import UNSURE, Choice, Finding
from unweary.reasoning.base import Ask, Purpose, Step
from unweary.web.check.forms import MOST_WORDS, ReplyField, ScreenForm, WordsForm
from unweary.web.check.screens import START, Progress, Shown
from unweary.web.check.wording import joined, label_of, lower_first, progress_text

MOST_DANGERS = 6  # named in "why we ask"; the rest are counted


def address_of(key: UUID, step: Step) -> str:
    """Where the interview goes on: the next screen, or the result."""
    if isinstance(step, Ask):
        return screen_address(key, step.screen.id)
    return reverse("check:result", kwargs={"key": key})


def screen_address(key: UUID, id: str) -> str:
    """The address of a screen."""
    if id == START:
        return reverse("check:start", kwargs={"key": key})
    return reverse("check:question", kwargs={"key": key, "screen": id})


@dataclass(frozen=True)
class Tick:
    """One row to tick."""

    value: str
    id: str
    label: str
    help: str
    checked: bool
    private: bool


@dataclass(frozen=True)
class Option:
    """One radio row."""

    value: str
    id: str
    label: str
    checked: bool


@dataclass(frozen=True)
class Question:
    """One question with its rows, or its box; `error` says what to do about the last try."""

    name: str
    id: str
    text: str
    help: str
    why: str
    options: tuple[Option, ...]
    typed: str | None  # what stands in the box; None where there is no box
    unit: str
    least: str
    most: str
    whole: bool
    unsure: Option | None  # the tick beside the box
    scale: bool  # short numbers, drawn side by side
    self_test: bool
    error: str

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to the field."""
        parts = [f"{self.id}-error"] * bool(self.error) + [f"{self.id}-help"] * bool(self.help)
        return " ".join(parts)


@dataclass(frozen=True)
class Meter:
    """Progress as a sentence, and as a bar of `done` in `whole`."""

    text: str
    done: int
    whole: int


@dataclass(frozen=True)
class Why:
    """Why a screen is asked: a sentence, the dangers it clears, what it tells apart."""

    text: str
    dangers: str
    separates: str
    rows: tuple[tuple[str, str], ...]  # finding and why it is asked


@dataclass(frozen=True)
class QuestionPage:
    """A screen: a checklist, or one question. The same for everybody with the same answers."""

    screen: str
    title: str
    intro: str
    help: str
    questions: tuple[Question, ...]
    ticks: tuple[Tick, ...]
    ticks_error: str
    none_checked: bool
    each: bool
    single: bool  # one question, whose text is the title
    why: Why
    meter: Meter | None
    shown: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the last try has to be mended; the title then says so."""
        return bool(self.ticks_error) or any(q.error for q in self.questions)

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each error with the id of the first control that mends it."""
        found = [(q.error, q.id) for q in self.questions if q.error]
        if self.ticks_error:
            found.append((self.ticks_error, self.ticks[0].id))
        return tuple(found)


@dataclass(frozen=True)
class OwnPage:
    """A screen within somebody's interview."""

    key: UUID
    body: QuestionPage
    inside: SafeString  # the body drawn, to stand in its form
    back: str  # the address of the screen before, "" on the first


def own_page(key: UUID, body: QuestionPage, inside: SafeString, *, before: str | None) -> OwnPage:
    """The screen with the ways on from it. before: the screen that came before."""
    return OwnPage(key, body, inside, screen_address(key, before) if before else "")


def drawn(body: QuestionPage) -> SafeString:
    """What a screen asks, as it stands inside the form."""
    return render_to_string("check/screen.html", {"page": body})


def question_page(form: ScreenForm) -> QuestionPage:
    """The page of a form, with what was typed or chosen in it."""
    shown = form.shown
    questions = tuple(_question(form[f.id]) for f in _asked(form))
    single = shown.checklist is None and len(questions) == 1 and not shown.ticks
    first = shown.findings[0]
    if shown.checklist is not None:
        title = shown.checklist.title
    else:
        title = first.question if single else _("A few short questions")
    return QuestionPage(
        screen=shown.id,
        title=title,
        intro=_intro(shown, each=form.each, single=single),
        help=first.help if single else "",
        questions=questions,
        ticks=_ticks(form),
        ticks_error=_first_error(form, "ticked"),
        none_checked=bool(form["none"].value()) if "none" in form.fields else False,
        each=form.each,
        single=single,
        why=why_of(shown),
        meter=meter_of(shown.progress),
        shown=tuple(f.id for f in shown.findings),
    )


def _asked(form: ScreenForm) -> tuple[Finding, ...]:
    return form.shown.findings if form.each else form.shown.fields


def _intro(shown: Shown, *, each: bool, single: bool) -> str:
    if single or not shown.ticks:
        return ""
    if each:
        return _("Answer each line. “Not sure” is a good answer.")
    return _("Tick everything that fits you. If nothing does, choose “None of these”.")


def _question(bound: BoundField) -> Question:
    field = bound.field
    assert isinstance(field, ReplyField)
    finding = field.finding
    value = str(bound.value() or "")
    error = bound.errors[0] if bound.errors else ""
    rows = [_option(bound, row, value) for row in field.rows]
    typed = field.typed
    unsure = next((o for o in rows if o.value == UNSURE.value), None) if typed else None
    return Question(
        name=bound.name,
        id=f"f-{bound.name}" if typed else rows[0].id,
        text=finding.question or label_of(finding),
        help=finding.help,
        why=finding.why,
        options=() if typed else tuple(rows),
        typed=("" if value == UNSURE.value else value) if typed else None,
        unit=finding.unit,
        least=f"{finding.least:g}" if finding.least is not None else "",
        most=f"{finding.most:g}" if finding.most is not None else "",
        whole=True,
        unsure=unsure,
        scale=_is_scale(finding),
        self_test=finding.self_test,
        error=str(error),
    )


def _option(bound: BoundField, row: Choice, value: str) -> Option:
    return Option(row.id, f"f-{bound.name}-{row.id}", row.label, row.id == value)


def _is_scale(finding: Finding) -> bool:
    """Whether the replies are numbers in a row, such as 0 to 10."""
    numbers = [p.number for p in finding.presets]
    return len(numbers) > 8 and numbers == [float(i) for i in range(len(numbers))]


def _ticks(form: ScreenForm) -> tuple[Tick, ...]:
    if "ticked" not in form.fields:
        return ()
    ticked = set(form["ticked"].value() or ())
    return tuple(
        Tick(f.id, f"f-{f.id}", label_of(f), f.help, f.id in ticked, f.private)
        for f in form.shown.ticks
    )


def _first_error(form: ScreenForm, name: str) -> str:
    errors = form.errors.get(name) if form.is_bound else None
    return str(errors[0]) if errors else ""


def meter_of(progress: Progress | None) -> Meter | None:
    """Progress in words and as a bar."""
    if progress is None:
        return None
    whole = progress.done + 1 + progress.to_come
    return Meter(progress_text(progress.to_come), progress.done, whole)


def why_of(shown: Shown) -> Why:
    """Why this screen is asked."""
    text = shown.checklist.why if shown.checklist else shown.findings[0].why
    rows = [(label_of(f), f.why) for f in shown.findings if f.why and f.why != text]
    if shown.why is None:
        return Why(text, "", "", tuple(rows))
    dangers = shown.why.dangers if shown.why.purpose is not Purpose.TELL_APART else ()
    return Why(
        text,
        _names(e.name for e in dangers),
        _names(e.name for e in shown.why.separates),
        tuple(rows),
    )


def _names(names: Iterable[str]) -> str:
    every = [lower_first(name) for name in names]
    if len(every) > MOST_DANGERS:
        more = len(every) - MOST_DANGERS
        every = [*every[:MOST_DANGERS], _("%(count)d more") % {"count": more}]
    return joined(every)


@dataclass(frozen=True)
class StartPage:
    """Where it is, own words, age and sex, on one page."""

    key: UUID
    body: QuestionPage
    front: SafeString  # the body map, "" where the place is not asked
    back: SafeString
    words: str
    words_error: str
    most_words: int

    @property
    def has_errors(self) -> bool:
        """Whether the last try has to be mended; the title then says so."""
        return bool(self.words_error) or self.body.has_errors

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each error with the id of the control that mends it."""
        own = ((self.words_error, "f-words"),) if self.words_error else ()
        return (*own, *self.body.errors)


def start_page(key: UUID, form: ScreenForm, words: WordsForm) -> StartPage:
    """The first page of a check."""
    body = question_page(form)
    labels = {tick.value: tick.label for tick in body.ticks}
    chosen = {tick.value for tick in body.ticks if tick.checked}
    error = words.errors.get("words") if words.is_bound else None
    return StartPage(
        key=key,
        body=body,
        front=_body(labels, chosen, side="front"),
        back=_body(labels, chosen, side="back"),
        words=str(words["words"].value() or ""),
        words_error=str(error[0]) if error else "",
        most_words=MOST_WORDS,
    )


def _body(labels: Mapping[str, str], chosen: set[str], *, side: str) -> SafeString:
    return mark_safe(body_map(labels, chosen, side=side)) if labels else SafeString()
