"""`step`: one person's chances, gains and next question, beside pgmpy's posteriors alone."""

from __future__ import annotations

import json
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from tests.properties.test_independent_model import posteriors
from tests.support.person import BACK_PAIN

from unweary.knowledge.base import UNSURE, Kind, Reply
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Ask
from unweary.reasoning.batch import chances_of_all, gains_of_all, states_of_all
from unweary.reasoning.chances import chances, log_odds, states_of
from unweary.reasoning.gains import fact_gains
from unweary.reasoning.interview import next_step
from unweary.reasoning.known import known
from unweary.reasoning.model import model_of

PEOPLE = 20_000


def main() -> None:
    """Figures at every screen of a back-pain interview; medians over the screens."""
    warnings.simplefilter("ignore")
    import pgmpy.factors.discrete
    import pgmpy.inference
    import pgmpy.models

    model = model_of(shipped())
    moments = interview(model)
    late = moments[-1]
    numbers, whole = [], []
    for answers in moments:
        states = states_of(model, known(model.derived, answers).values)
        numbers.append(median(lambda s=states: numeric(model, s)))
        whole.append(median(lambda a=answers: next_step(model, a), times=30))
    states = states_of(model, known(model.derived, late).values)

    def exact() -> Any:
        return [
            posteriors(pgmpy, model, np.flatnonzero(model.group == g), states)
            for g in range(int(model.group.max()) + 1)
        ]

    apart = np.concatenate(exact())
    order = np.argsort(model.group, kind="stable")
    ours = chances(model.group, log_odds(model, states))[order]
    difference = float(np.abs(ours - apart).max())
    yardstick = median(exact, times=3)
    report("chances, every gain and choice", statistics.median(numbers), yardstick, difference)
    report("whole step with its rules and screens", statistics.median(whole), yardstick, difference)
    rows = np.repeat(states_of_all(model, moments), PEOPLE // len(moments) + 1, axis=0)[:PEOPLE]
    start = time.perf_counter()
    for part in np.array_split(rows, 40):
        chances_of_all(model, part)
        gains_of_all(model, part)
    report(
        "the same in batches, a person",
        (time.perf_counter() - start) / PEOPLE,
        yardstick,
        difference,
    )


def interview(model: Any) -> list[dict[str, Reply]]:
    """The answers before each screen of somebody with back pain."""
    answers: dict[str, Reply] = {}
    moments = []
    while isinstance(step := next_step(model, answers), Ask):
        moments.append(dict(answers))
        for f in step.screen.findings:
            answers[f.id] = BACK_PAIN.get(f.id, False if f.kind is Kind.YES_NO else UNSURE)
    return moments


def numeric(model: Any, states: Any) -> int:
    """Chances, all gains, and the fact that gains most."""
    odds = log_odds(model, states)
    return int(np.argmax(fact_gains(model, states, odds, chances(model.group, odds))))


def median(work: Callable[[], object], *, times: int = 300) -> float:
    """Seconds, the median of so many runs after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def report(what: str, seconds: float, yardstick: float, difference: float) -> None:
    """One figure as a JSON line."""
    print(
        json.dumps(
            {
                "id": "step",
                "what": what,
                "figure": f"{seconds * 1e6:.0f} µs",
                "yardstick": f"pgmpy, posteriors alone: {yardstick * 1e3:.0f} ms",
                "ratio": f"{yardstick / seconds:,.0f} times faster; equal to {difference:.0e}",
            },
            ensure_ascii=False,
        ),
        flush=True,
    )


if __name__ == "__main__":
    main()
