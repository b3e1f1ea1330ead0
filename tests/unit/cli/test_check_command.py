"""`unweary check`: the interview by numbers, through a pipe."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.unit.cli.test_commands import assessed, process, run
from unweary.cli.check import LEVELS, Prompt, interview
from unweary.knowledge.answers import write_answers
from unweary.knowledge.base import Answers, Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.interview import next_step
from unweary.reasoning.model import model_of

SADDLE = shipped().findings["saddle_numbness"]
BACK_ACHE = [shipped().findings[f].label for f in ("where_low_back", "feels_ache")]
START = next_step(model_of(shipped()), {}).screen


def typed(*ticks: str) -> tuple[list[str], Answers]:
    """What somebody types who ticks these labels and is not sure of the rest; their answers."""
    lines: list[str] = []

    def choose(question: str, labels: Sequence[str]) -> int:
        lines.append(str(len(labels)))
        return len(labels) - 1

    def tick(question: str, labels: Sequence[str]) -> list[int]:
        chosen = [i for i, label in enumerate(labels) if label.startswith(ticks)] if ticks else []
        lines.append(", ".join(str(i + 1) for i in chosen) or "0")
        return chosen

    def write(question: str) -> str:
        lines.append("")
        return ""

    answers, _ = interview(model_of(shipped()), Prompt(choose, tick, write), quiet=True)
    return lines, answers


def check(lines: list[str], *words: str):
    return run("check", *words, stdin="\n".join(lines) + "\n")


class TestCheck:
    @pytest.mark.parametrize("ticks", [(), BACK_ACHE])
    def test_by_numbers_comes_to_the_same_as_assess(self, ticks):
        lines, answers = typed(*ticks)

        done = check(lines)

        level = Level.named(assessed(write_answers(answers))["level"])
        assert done.exit_code == 0
        assert LEVELS[level] in done.stdout
        assert "never diagnoses" in done.stdout

    def test_through_a_pipe_needs_no_terminal(self):
        lines, _ = typed(*BACK_ACHE)

        done = process("check", stdin="\n".join(lines).encode() + b"\n")

        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
        assert b"Not yet reviewed by a clinician" in done.stdout

    def test_ends_an_emergency_with_what_to_do_and_no_causes(self):
        lines, _ = typed(*BACK_ACHE, SADDLE.label)

        done = check(lines)

        assert LEVELS[Level.EMERGENCY] in done.stdout
        assert SADDLE.label in done.stdout.partition(LEVELS[Level.EMERGENCY])[2]
        assert "What may explain it" not in done.stdout

    def test_for_a_program_prints_the_result_and_nothing_else(self):
        lines, answers = typed()

        done = check(lines, "--json")

        assert done.exit_code == 0
        assert json.loads(done.stdout) == assessed(write_answers(answers))

    def test_takes_back_the_screen_before(self):
        lines, _ = typed()
        first = lines[: len(START.fields) + bool(START.ticks)]

        done = check([*first, "back", *lines])

        assert done.exit_code == 0
        assert _conclusion(done.stdout) == _conclusion(check(lines).stdout)

    def test_takes_back_on_the_first_screen_for_a_fresh_start(self):
        lines, _ = typed()

        assert check(["back", *lines]).exit_code == 0

    @pytest.mark.parametrize("slip", ["9999", "-1", "x", "²", "1" * 5000])
    def test_asks_again_after_a_slip(self, slip):
        lines, _ = typed()
        slips = [line for right in lines[:3] for line in (slip, right)]

        done = check([*slips, *lines[3:]])

        assert done.exit_code == 0
        assert _conclusion(done.stdout) == _conclusion(check(lines).stdout)
        assert done.stderr.count("Type a number") >= 1

    def test_asks_one_by_one_where_some_are_not_sure(self):
        lines, _ = typed()
        end = len(START.fields)
        doubt = str(len(START.ticks) + 1)

        done = check([*lines[:end], doubt, *(["2"] * len(START.ticks)), *lines[end + 1 :]])

        assert _conclusion(done.stdout) == _conclusion(check(lines).stdout)

    @pytest.mark.parametrize("lines", [[], ["", "1"]])
    def test_stopped_halfway_keeps_nothing_and_ends_with_130(self, lines):
        done = process("check", stdin="\n".join(lines).encode())

        assert done.returncode == 130
        assert b"Stopped. Nothing was kept." in done.stderr
        assert b"Traceback" not in done.stderr


def _conclusion(text: str) -> str:
    start = min(text.index(said) for said in LEVELS.values() if said in text)
    return text[start:]
