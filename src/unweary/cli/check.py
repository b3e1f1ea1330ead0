"""`check`: the interview in a terminal, by arrow keys or by numbers; "back" works."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import click
import questionary

from unweary.exchange.documents import result_document
from unweary.knowledge.answers import BadReply, read_reply
from unweary.knowledge.base import Answers, Finding, Kind, Level, Reply
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Ask, Result, Screen
from unweary.reasoning.interview import next_step
from unweary.reasoning.model import Model, model_of

T = TypeVar("T")
BACK = "back"
NONE = "none"
NOT_SURE_OF_SOME = "I am not sure about some of these (asks them one by one)"
LEVELS = {
    Level.EMERGENCY: "EMERGENCY. Call the emergency number or go to the emergency department now.",
    Level.SAME_DAY: "SAME DAY. Be seen by a clinician today.",
    Level.SOON: "SOON. Be seen by a clinician within one to two weeks.",
    Level.SELF_CARE: "SELF-CARE. You can look after this yourself for now.",
}


class WentBack(Exception):
    """The person asked for the screen before."""


@dataclass(frozen=True)
class Prompt:
    """How questions are put: `choose` one of the labels, `tick` any of them, `write` a number."""

    choose: Callable[[str, Sequence[str]], int]
    tick: Callable[[str, Sequence[str]], list[int]]
    write: Callable[[str], str]


@click.command("check")
@click.option("--plain", is_flag=True, help="numbers instead of arrow keys")
@click.option("--json", "as_json", is_flag=True, help="print the result for a program")
def check_command(*, plain: bool, as_json: bool) -> None:
    """The interview, here in the terminal. Choose "back" to return to the screen before.

    \b
    Example:
      unweary check --plain
    """
    model = model_of(shipped())
    arrows = sys.stdin.isatty() and sys.stdout.isatty() and not plain
    prompt = _arrow_prompt() if arrows else _number_prompt(err=as_json)
    if not as_json:
        click.echo("Unweary never diagnoses. If you think this is an emergency, call now.\n")
    try:
        answers, result = interview(model, prompt, quiet=as_json)
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("\nStopped. Nothing was kept.", err=True)
        sys.exit(130)
    if as_json:
        document = result_document(result, model.knowledge, answers)
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        _tell(result)


def interview(model: Model, prompt: Prompt, *, quiet: bool) -> tuple[Answers, Result]:
    """Ask until there is a result. Going back drops the answers of the screen before."""
    before: list[dict[str, Reply]] = []
    answers: dict[str, Reply] = {}
    while isinstance(step := next_step(model, answers), Ask):
        if not quiet:
            click.echo(f"\n[about {step.still_to_come} more after this]")
        try:
            replies = _put(step.screen, prompt)
        except WentBack:
            answers = before.pop() if before else {}
            continue
        before.append(dict(answers))
        answers |= replies
    return answers, step.result


def _put(screen: Screen, prompt: Prompt) -> dict[str, Reply]:
    replies: dict[str, Reply] = {}
    for finding in screen.fields:
        replies[finding.id] = _field(finding, prompt)
    if screen.ticks:
        title = screen.checklist.title if screen.checklist else "Does any of these fit?"
        chosen = prompt.tick(title, [*(_row(f) for f in screen.ticks), NOT_SURE_OF_SOME])
        if len(screen.ticks) in chosen:
            replies |= {f.id: _field(f, prompt) for f in screen.ticks}
        else:
            replies |= {f.id: i in chosen for i, f in enumerate(screen.ticks)}
    return replies


def _row(finding: Finding) -> str:
    return f"{finding.label} ({finding.help})" if finding.help else finding.label


def _field(finding: Finding, prompt: Prompt) -> Reply:
    question = f"{finding.question} {finding.help}".strip()
    labels, values = _options(finding)
    if not labels:
        return _number(finding, question, prompt)
    return read_reply(finding, values[prompt.choose(question, labels)])


def _options(finding: Finding) -> tuple[list[str], list[object]]:
    match finding.kind:
        case Kind.YES_NO:
            return ["Yes", "No", "Not sure"], ["yes", "no", "unsure"]
        case Kind.CHOICE:
            labels = [c.label for c in finding.choices]
            return [*labels, "Not sure"], [*(c.id for c in finding.choices), "unsure"]
        case Kind.NUMBER:
            presets = finding.presets
            if not presets:
                return [], []
            return [*(p.label for p in presets), "Not sure"], [
                *(p.number for p in presets),
                "unsure",
            ]


def _number(finding: Finding, question: str, prompt: Prompt) -> Reply:
    while True:
        written = prompt.write(f"{question} ({finding.unit}; empty for not sure)").strip()
        if written == BACK:
            raise WentBack
        try:
            return read_reply(finding, written or "unsure")
        except BadReply as error:
            click.echo(str(error), err=True)


def _arrow_prompt() -> Prompt:
    """Arrow keys and space, by questionary."""

    def choose(question: str, labels: Sequence[str]) -> int:
        rows = [questionary.Choice(label, i) for i, label in enumerate(labels)]
        answer = questionary.select(question, [*rows, questionary.Choice("« back", BACK)]).ask()
        return int(_answered(answer))

    def tick(question: str, labels: Sequence[str]) -> list[int]:
        rows = [questionary.Choice(label, i) for i, label in enumerate(labels)]
        also = [questionary.Choice("None of these", NONE), questionary.Choice("« back", BACK)]
        answer = questionary.checkbox(
            question,
            [*rows, *also],
            instruction="(space ticks, enter goes on)",
            validate=_one_way,
        ).ask()
        if answer is not None and BACK in answer:
            raise WentBack
        return [i for i in _answered(answer) if i != NONE]

    def write(question: str) -> str:
        return str(_answered(questionary.text(f'{question} ("{BACK}" goes back)').ask()))

    return Prompt(choose, tick, write)


def _one_way(ticked: Sequence[object]) -> bool | str:
    """Nothing ticked is no answer: "none of these" is one."""
    if not ticked:
        return "Tick what fits with the space bar, or None of these."
    if NONE in ticked and len(ticked) > 1 and BACK not in ticked:
        return "You ticked something and None of these. Choose one of the two."
    return True


def _answered(answer: T | None) -> T:
    if answer is None:
        raise KeyboardInterrupt
    if answer == BACK:
        raise WentBack
    return answer


def _number_prompt(*, err: bool) -> Prompt:
    """Plain lines: works through a pipe, a braille display or a very old terminal.

    err: questions go to standard error, where standard output is for a program.
    """

    def choose(question: str, labels: Sequence[str]) -> int:
        _list(question, labels, err=err)
        while True:
            line = _line("Number: ")
            if _is_row(line, labels):
                return int(line) - 1
            click.echo(f'Type a number from 1 to {len(labels)}, or "{BACK}".', err=True)

    def tick(question: str, labels: Sequence[str]) -> list[int]:
        _list(question, labels, err=err)
        while True:
            words = _line("Numbers that fit, or 0 for none of these: ").replace(",", " ").split()
            if words == ["0"]:
                return []
            if words and all(_is_row(w, labels) for w in words):
                return [int(w) - 1 for w in words]
            click.echo(f'Type numbers from 1 to {len(labels)}, 0 or "{BACK}".', err=True)

    return Prompt(choose, tick, lambda question: _line(f"{question}: "))


def _is_row(word: str, labels: Sequence[str]) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= len(labels)


def _list(question: str, labels: Sequence[str], *, err: bool) -> None:
    click.echo("\n".join(textwrap.wrap(question, 88)), err=err)
    for i, label in enumerate(labels, start=1):
        row = textwrap.fill(label, 84, initial_indent=f"{i:>3}  ", subsequent_indent="     ")
        click.echo(row, err=err)


def _line(ask: str) -> str:
    click.echo(ask, nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    if line.strip().lower() == BACK:
        raise WentBack
    return line.strip()


def _tell(result: Result) -> None:
    if not result.ours:
        click.echo("\nThis check is made for tired, sore and weak muscles, not for this.")
    click.echo(f"\n{LEVELS[result.level]}")
    for fired in result.fired[:3]:
        said = "; ".join(s.finding.label for s in fired.because)
        click.echo(f"  {fired.rule.title}. {fired.rule.why} (You said: {said}.)")
    if result.level is Level.EMERGENCY:
        return
    if not result.ours:
        return
    click.echo("\nWhat may explain it (chances, as counts out of 100):")
    for likely in [k for k in result.explanations if k.pressing or k.supported][:5]:
        low, high = round(100 * likely.low), round(100 * likely.high)
        click.echo(
            f"  {likely.explanation.name}: about {round(100 * likely.chance)} ({low} to {high})"
        )
    click.echo("\nNot yet reviewed by a clinician. Get help at once if it suddenly gets worse.")
