"""One person and a batch go through the same lines, and come to the same numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.knowledge import answer_sets
from unweary.knowledge.base import Answers
from unweary.knowledge.parse import shipped
from unweary.reasoning.batch import chances_of_all, gains_of_all, harms_of_all, states_of_all
from unweary.reasoning.chances import chances, log_odds
from unweary.reasoning.gains import fact_gains
from unweary.reasoning.model import model_of
from unweary.reasoning.urgency import expected_harm

CLOSE = 1e-9


@given(people=st.lists(answer_sets(), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_batch_is_every_person_by_themselves(people: list[Answers]) -> None:
    model = model_of(shipped())
    states = states_of_all(model, people)
    chance, gain = chances_of_all(model, states), gains_of_all(model, states)
    harm = harms_of_all(model, chance)
    for row, alone in enumerate(states):
        odds = log_odds(model, alone)
        ours = chances(model.group, odds)
        np.testing.assert_allclose(chance[row], ours, rtol=CLOSE, atol=CLOSE)
        np.testing.assert_allclose(
            gain[row], fact_gains(model, alone, odds, ours), rtol=CLOSE, atol=CLOSE
        )
        needed = expected_harm(model, ours[: len(model.explanations)])
        np.testing.assert_allclose(harm[row], needed, rtol=CLOSE, atol=CLOSE)


def test_a_batch_of_nobody_is_empty() -> None:
    model = model_of(shipped())
    assert chances_of_all(model, states_of_all(model, [])).shape == (0, len(model.log_odds))
