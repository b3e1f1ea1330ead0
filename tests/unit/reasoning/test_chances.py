"""Chances: weights of evidence in odds, groups, clusters."""

import numpy as np
import pytest

from unweary.knowledge.parse import shipped
from unweary.reasoning.chances import chances, log_odds, states_of, weights
from unweary.reasoning.model import model_of


@pytest.fixture(scope="module")
def model():
    return model_of(shipped())


class TestChances:
    def test_of_a_lone_target_are_the_logistic_of_its_odds(self):
        chance = chances(np.array([0, 1]), np.array([0.0, np.log(3.0)]))

        assert chance == pytest.approx([0.5, 0.75])

    def test_of_a_group_share_one_none_of_these(self):
        odds = np.log(np.array([1.0, 2.0]))

        chance = chances(np.array([0, 0]), odds)

        assert chance == pytest.approx([1 / 4, 2 / 4])

    def test_without_answers_are_the_priors_in_a_group_too(self, model):
        states = states_of(model, {})

        chance = chances(model.group, log_odds(model, states))

        for i, explanation in enumerate(model.explanations):
            assert chance[i] == pytest.approx(explanation.prior.chance)


class TestWeights:
    def test_two_answers_of_one_cluster_count_as_root_two(self, model):
        states = states_of(model, {"poor_sleep": True, "unrefreshing_sleep": True})

        weight = weights(model, states)

        assert weight[np.flatnonzero(states)] == pytest.approx([2**-0.5, 2**-0.5])

    def test_two_thresholds_of_one_answer_do_not_discount_each_other(self, model):
        states = states_of(model, {"morning_stiffness_minutes": 90.0})

        weight = weights(model, states)

        assert weight[np.flatnonzero(states)] == pytest.approx(1.0)
