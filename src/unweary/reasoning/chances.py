"""How likely each explanation is: weights of evidence, added in logs.

Every function takes arrays with any number of leading axes, so that one person and a batch go
through the same lines. Shapes are given for one person.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from unweary.reasoning.model import Floats, Ints, Model

States = NDArray[np.int8]  # (..., T): 1 where a fact holds, -1 where it does not, 0 unknown


class ImpossibleAnswers(ValueError):
    """The answers leave no finite odds."""


def states_of(model: Model, known: Mapping[str, object]) -> States:
    """(T,) what the known answers say of each fact. Only facts that could be known are tried."""
    states = np.zeros(len(model.facts), dtype=np.int8)
    reach = model.facts_of
    for number in {n for finding in known for n in reach.get(finding, ())}:
        settled = model.facts[number].test.settled(known)
        if settled is not None:
            states[number] = 1 if settled else -1
    return states


def weights(model: Model, states: States) -> Floats:
    """(T,) how much of an answer is news beside its cluster: 1 / sqrt(m) for m answered questions.

    The remedy that Iliad found for the overconfidence of plain Bayes; see docs/reference.
    """
    return np.where(model.clusters >= 0, 1 / np.sqrt(np.maximum(company(model, states), 1)), 1.0)


def company(model: Model, states: States) -> Floats:
    """(T,) how many questions of a fact's cluster are answered; of no use where it has none."""
    same, stand = model.questions
    answered = ((states != 0) @ same > 0).astype(np.float64)
    return np.asarray((answered @ stand)[..., np.maximum(model.clusters, 0)])


def log_odds(model: Model, states: States) -> Floats:
    """(X,) ln odds of each target once the answers are in, each weighed on its own.

    A question left unanswered has state 0 and no part in the sum: unknown is never read as "no".
    Source: weights of evidence, Spiegelhalter & Knill-Jones 1984, J R Stat Soc A 147:35-77.
    Raises ImpossibleAnswers.
    """
    weight = weights(model, states)
    holds = np.where(states > 0, weight, 0.0)
    fails = np.where(states < 0, weight, 0.0)
    posterior = model.log_odds + holds @ model.present_table + fails @ model.absent_table
    if not np.isfinite(posterior).all():
        raise ImpossibleAnswers(f"{int(np.abs(states).sum())} answers leave no finite odds")
    return np.asarray(posterior)


def chances(group: Ints, odds: Floats) -> Floats:
    """(X,) chance of each target, in (0, 1).

    odds: (X,) ln odds. Targets of one group cannot hold together and share one "none of these":
    P(e) = odds(e) / (1 + sum of odds in the group). A group of one is the plain logistic.
    """
    order, starts = _by_group(group)
    summed = np.logaddexp.reduceat(odds[..., order], starts, axis=-1)
    whole = np.logaddexp(0.0, summed)  # ln 1: "none of these"
    return np.asarray(np.exp(odds - whole[..., group]))


def _by_group(group: Ints) -> tuple[Ints, Ints]:
    """Targets in the order of their groups, and where each group begins."""
    order = np.argsort(group, kind="stable")
    return order, np.searchsorted(group[order], np.arange(int(group.max()) + 1))
