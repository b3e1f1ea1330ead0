"""How often what is taken from people's own words is right, and how much of it is taken.

`tuning` may be looked at while the reader is mended; `judging` only judges. The stories of the
published cases are not ours to copy: they count where they lie beside this checkout.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from unweary.intake.reading import read
from unweary.knowledge.answers import read_answers
from unweary.knowledge.base import Answers
from unweary.knowledge.parse import shipped

HERE = Path(__file__).parent
STORIES = ROOT.parent / "shared" / "cases" / "dev.jsonl"
PRECISION = 0.95
RECALL = {"tuning": 0.39, "judging": 0.33, "stories": 0.48}


@dataclass(frozen=True)
class Labelled:
    """A text, what it states, and what could fairly be taken from it besides."""

    text: str
    states: Answers
    may: Answers


def texts(part: str) -> Iterator[Labelled]:
    """The labelled texts of one part."""
    if part == "stories":
        labels = json.loads((HERE / "own_words_dev.json").read_text())
        lines = STORIES.read_text().splitlines() if STORIES.exists() else []
        cases = [json.loads(line) for line in lines]
        yield from (_labelled(case["story"], labels[case["id"]]) for case in cases)
    else:
        entries = json.loads((HERE / "own_words.json").read_text())[part]
        yield from (_labelled(entry["text"], entry) for entry in entries)


def _labelled(text: str, entry: Mapping[str, Any]) -> Labelled:
    knowledge = shipped()
    states, may = (read_answers(knowledge, entry.get(key, {})) for key in ("states", "may"))
    return Labelled(text, states, may)


@pytest.mark.parametrize("part", ["tuning", "judging", "stories"])
def test_what_is_taken_is_right(part: str) -> None:
    right = wrong = found = stated = 0
    for one in texts(part):
        taken = {s.finding: s.reply for s in read(shipped(), one.text)}
        for finding, reply in taken.items():
            fair = reply in (one.states.get(finding), one.may.get(finding))
            right, wrong = right + fair, wrong + (not fair)
        stated += len(one.states)
        found += sum(taken.get(f) == reply for f, reply in one.states.items())
    if not stated:
        return  # the stories are not here
    print(f"{part}: precision {right}/{right + wrong}, recall {found}/{stated}")
    assert right >= PRECISION * (right + wrong)
    assert found >= RECALL[part] * stated
