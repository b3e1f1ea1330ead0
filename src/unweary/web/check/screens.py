"""Which findings a screen shows, now or when somebody comes back to it.

The address names the screen. The one asked next shows what is still open on it; one that was
answered before shows what was answered there, so that it can be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from unweary.knowledge.base import UNSURE, Answers, Checklist, Finding, Kind
from unweary.reasoning.base import Ask, Step, WhyAsked
from unweary.reasoning.danger import in_order
from unweary.reasoning.interview import screens_used
from unweary.reasoning.model import Model

START = "start"  # the checklist with a page of its own: the body map


@dataclass(frozen=True)
class Progress:
    """How many screens are done, and about how many come after this one."""

    done: int
    to_come: int


@dataclass(frozen=True)
class Shown:
    """One screen as it is put to the person."""

    id: str
    checklist: Checklist | None
    ticks: tuple[Finding, ...]
    fields: tuple[Finding, ...]
    why: WhyAsked | None = None  # None on a screen that is looked at again
    progress: Progress | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding shown."""
        return (*self.fields, *self.ticks)

    def doubted(self, answers: Answers) -> bool:
        """Whether some row was answered "not sure", which a plain tick cannot show."""
        return any(answers.get(f.id) is UNSURE for f in self.ticks)


def shown_screen(
    model: Model, answers: Answers, step: Step, id: str, *, whole: bool = False
) -> Shown | None:
    """The screen of this id, or None where there is nothing to show on it yet.

    whole: beside what is still open, show what was answered on it before.
    """
    home = home_of(model, id)
    if home is None:
        return None
    answered = {f for f in home if f in answers}
    if not (isinstance(step, Ask) and step.screen.id == id):
        return _shown(model, id, answered) if answered else None
    open_rows = {f.id for f in step.screen.findings}
    progress = Progress(screens_used(model, answers), step.still_to_come)
    return _shown(
        model, id, open_rows | answered if whole else open_rows, step.screen.why, progress
    )


def posted_screen(
    model: Model, answers: Answers, step: Step, id: str, names: Iterable[str]
) -> Shown | None:
    """The screen as the person saw it, from the names sent back. None where they do not fit."""
    home = home_of(model, id)
    rows = set(names)
    if home is None or not rows or not rows <= set(home):
        return None
    if isinstance(step, Ask) and step.screen.id == id:
        progress = Progress(screens_used(model, answers), step.still_to_come)
        return _shown(model, id, rows, step.screen.why, progress)
    return _shown(model, id, rows)


def home_of(model: Model, id: str) -> tuple[str, ...] | None:
    """All findings that this screen may show, or None where there is no such screen."""
    checklist = model.knowledge.checklists.get(id)
    if checklist is not None:
        return checklist.findings
    finding = model.knowledge.findings.get(id)
    if finding is None or not finding.asked:
        return None
    return model.forms.get(id, (id,))


def screens_of(model: Model, answers: Answers) -> Callable[[str], str]:
    """Finding -> the screen on which it can be changed: a checklist that fits, else its own."""
    home: dict[str, str] = {}
    for checklist in in_order(model, answers):
        for finding in checklist.findings:
            home.setdefault(finding, checklist.id)
    return lambda finding: home.get(finding) or model.forms.get(finding, (finding,))[0]


def screen_before(model: Model, answers: Answers, answered: list[str], id: str) -> str | None:
    """The screen that came before this one; `answered` are findings in the order of answering."""
    been = list(dict.fromkeys(map(screens_of(model, answers), answered)))
    if id in been:
        been = been[: been.index(id)]
    return been[-1] if been else None


def _shown(
    model: Model,
    id: str,
    rows: set[str],
    why: WhyAsked | None = None,
    progress: Progress | None = None,
) -> Shown:
    checklist = model.knowledge.checklists.get(id)
    findings = [model.knowledge.findings[f] for f in home_of(model, id) or () if f in rows]
    ticks = tuple(f for f in findings if f.kind is Kind.YES_NO)
    if checklist is None and len(ticks) < 2:
        ticks = ()
    fields = tuple(f for f in findings if f not in ticks)
    return Shown(id, checklist, ticks, fields, why, progress)
