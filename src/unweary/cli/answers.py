"""`assess`, `next` and `replay`: the reasoning for programs, without state."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from unweary.cli.reading import read_answer_file, read_bytes, refuse
from unweary.exchange.documents import change_document, result_document, step_document
from unweary.exchange.result_file import BadResultFile, replay
from unweary.knowledge.parse import shipped
from unweary.reasoning.change import what_would_change
from unweary.reasoning.interview import next_step
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess


@click.command("assess")
@click.argument("file")
@click.option("--changes", is_flag=True, help="add what would change the level (slower)")
def assess_command(file: str, *, changes: bool) -> None:
    """Answers in JSON (FILE, or - for standard input) -> the result in JSON.

    \b
    Example:
      echo '{"answers": {"saddle_numbness": "yes", "where_low_back": "yes"}}' | unweary assess -
    """
    knowledge = shipped()
    answers = read_answer_file(knowledge, file)
    model = model_of(knowledge)
    document = result_document(assess(model, answers), knowledge, answers)
    if changes:
        found = what_would_change(model, answers)
        document["what_would_change"] = [change_document(c) for c in found]
    _print(document)


@click.command("next")
@click.argument("file")
def next_command(file: str) -> None:
    """Answers in JSON (FILE, or -) -> the next screen, or the conclusion, in JSON.

    Put the replies to a screen's findings beside the answers so far and call it again.

    \b
    Example:
      echo '{"answers": {}}' | unweary next -
    """
    knowledge = shipped()
    answers = read_answer_file(knowledge, file)
    step = next_step(model_of(knowledge), answers)
    _print(step_document(step, knowledge, answers))


@click.command("replay")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="print it for a program")
def replay_command(file: str, *, as_json: bool) -> None:
    """Work a saved result FILE out again: the same words, or what changed and why.

    Exit code 1 where something changed.

    \b
    Example:
      unweary replay my-result.json
    """
    try:
        again = replay(shipped(), read_bytes(file))
    except BadResultFile as error:
        refuse(str(error))
    if as_json:
        _print(
            {
                "same": not again.changes,
                "same_knowledge": again.same_knowledge,
                "same_engine": again.same_engine,
                "changes": list(again.changes),
                "then": dict(again.then),
                "now": dict(again.now),
                "signed_by": again.signed_by,
            }
        )
    else:
        click.echo(f"The signature is valid (key {again.signed_by}).")
        click.echo(f"Knowledge: {'the same' if again.same_knowledge else 'another version'}.")
        click.echo(f"Engine: {'the same' if again.same_engine else 'another version'}.")
        for sentence in again.changes or ("The result is the same, to the word.",):
            click.echo(sentence)
    sys.exit(1 if again.changes else 0)


def _print(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))
