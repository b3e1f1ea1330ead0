"""What commands read: answers from a file or standard input, each fault one clear sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from unweary.knowledge.answers import BadAnswers, read_answers
from unweary.knowledge.base import Knowledge, Reply

LARGEST = 1_000_000  # bytes; a whole interview is under 20,000


def refuse(sentence: str) -> NoReturn:
    """Say what is wrong and stop with exit code 2."""
    click.echo(sentence, err=True)
    sys.exit(2)


def read_bytes(file: str) -> bytes:
    """The content of a file, or of standard input for "-"."""
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as handle:
                content = handle.read(LARGEST + 1)
    except FileNotFoundError:
        refuse(f"There is no file {file}. Give a file of answers, or - for standard input.")
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror or error}.")
    if len(content) > LARGEST:
        refuse(f"{_name(file)} is over {LARGEST:,} bytes, too large to be a set of answers.")
    return content


def read_answer_file(knowledge: Knowledge, file: str) -> dict[str, Reply]:
    """Answers from JSON: {"answers": {...}}, or {} for none yet."""
    content = read_bytes(file)
    if not content.strip():
        refuse(f'{_name(file)} is empty. Write {{"answers": {{}}}} to start.')
    try:
        whole = json.loads(content)
    except UnicodeDecodeError:
        refuse(f"{_name(file)} is not text in UTF-8.")
    except json.JSONDecodeError as error:
        refuse(f"{_name(file)} is not JSON: {error.msg} at line {error.lineno}.")
    except RecursionError:
        refuse(f"{_name(file)} is nested too deeply to be a set of answers.")
    except ValueError:
        refuse(f"{_name(file)} has a number with too many digits.")
    if not isinstance(whole, dict) or not isinstance(whole.get("answers", {}), dict):
        refuse(f'{_name(file)} must be an object such as {{"answers": {{"chest_pain": "no"}}}}.')
    unknown = sorted(set(whole) - {"answers"})
    if unknown:
        refuse(f'{_name(file)} has "{unknown[0]}"; only "answers" is understood.')
    try:
        return read_answers(knowledge, whole.get("answers", {}))
    except BadAnswers as error:
        refuse("\n".join(error.problems))


def _name(file: str) -> str:
    return "Standard input" if file == "-" else file
