"""The whole model against an independent one: exact inference by pgmpy, a network a group.

A fact has three states in a network: it holds, it does not, or nothing is known. The chance of
each is its ratio times a constant, so any pair of published ratios makes a proper table.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.knowledge import answer_sets
from unweary.knowledge.base import Answers
from unweary.knowledge.parse import shipped
from unweary.reasoning.chances import chances, log_odds, states_of, weights
from unweary.reasoning.known import known
from unweary.reasoning.model import Model, model_of

CLOSE = 1e-9


@pytest.fixture(scope="module")
def pgmpy() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies warn while they load
        import pgmpy.factors.discrete
        import pgmpy.inference
        import pgmpy.models
    return pgmpy


@given(answers=answer_sets())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_chance_equals_exact_inference(pgmpy: Any, answers: Answers) -> None:
    model = model_of(shipped())
    states = states_of(model, known(model.derived, answers).values)
    ours = chances(model.group, log_odds(model, states))
    for number in range(int(model.group.max()) + 1):
        members = np.flatnonzero(model.group == number)
        exact = posteriors(pgmpy, model, members, states)
        np.testing.assert_allclose(ours[members], exact, rtol=CLOSE, atol=CLOSE)


def posteriors(pgmpy: Any, model: Model, members: Any, states: Any) -> Any:
    """Exact chances of one group's members, from a network of its own."""
    table, network, inference = (
        pgmpy.factors.discrete.TabularCPD,
        pgmpy.models.DiscreteBayesianNetwork,
        pgmpy.inference.VariableElimination,
    )
    odds = np.exp(np.concatenate([[0.0], model.log_odds[members]]))
    tables = [table("cause", len(odds), (odds / odds.sum())[:, None])]
    evidence, edges = {}, []
    weight = weights(model, states)
    for fact in np.flatnonzero(states):
        ratios = np.ones((2, len(odds)))
        ratios[0, 1:] = np.exp(weight[fact] * model.present_table[fact, members])
        ratios[1, 1:] = np.exp(weight[fact] * model.absent_table[fact, members])
        if (ratios == 1).all():
            continue
        share = ratios * (0.45 / ratios.max())
        rows = np.vstack([share, 1 - share.sum(axis=0)])
        name = f"fact {fact}"
        edges.append(("cause", name))
        tables.append(table(name, 3, rows, evidence=["cause"], evidence_card=[len(odds)]))
        evidence[name] = 0 if states[fact] > 0 else 1
    made = network(edges)
    made.add_node("cause")
    made.add_cpds(*tables)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = inference(made).query(["cause"], evidence=evidence, show_progress=False)
    return found.values[1:]
