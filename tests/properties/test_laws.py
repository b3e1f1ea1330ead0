"""Laws of the reasoning that hold for any answers."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.knowledge import ASKED, answer_sets, interviewed, replies
from unweary.knowledge.base import UNSURE, Kind, Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Ask
from unweary.reasoning.chances import chances, log_odds, states_of
from unweary.reasoning.interview import next_step
from unweary.reasoning.known import known
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess, level_of

MODEL = model_of(shipped())
RED_FLAGS = sorted(
    f.id
    for f in shipped().findings.values()
    if f.asked
    and f.kind is Kind.YES_NO
    and any(f.id in MODEL.leaves(r.when) for r in MODEL.rules)
    and not any(f.id in r.when.refused() for r in MODEL.rules)
)
usual = settings(max_examples=60, deadline=None)


class TestChances:
    @usual
    @given(answer_sets())
    def test_lie_inside_0_and_1_and_with_none_of_these_sum_to_1_in_a_group(self, answers):
        odds = log_odds(MODEL, states_of(MODEL, known(MODEL.derived, answers).values))

        chance = chances(MODEL.group, odds)

        assert ((chance > 0) & (chance < 1)).all()
        for number in set(MODEL.group.tolist()):
            members = MODEL.group == number
            none_of_these = 1 / (1 + np.exp(odds[members]).sum())
            assert chance[members].sum() + none_of_these == pytest.approx(1)

    @usual
    @given(answer_sets(), st.randoms(use_true_random=False))
    def test_do_not_depend_on_the_order_of_answers(self, answers, rng: random.Random):
        items = list(answers.items())
        rng.shuffle(items)

        assert assess(MODEL, dict(items)) == assess(MODEL, answers)
        assert next_step(MODEL, dict(items)) == next_step(MODEL, answers)

    @usual
    @given(answer_sets(), st.sampled_from(ASKED))
    def test_are_not_moved_by_unsure(self, answers, finding):
        answers.pop(finding, None)

        before = assess(MODEL, answers)
        after = assess(MODEL, {**answers, finding: UNSURE})

        assert {k.explanation.id: k.chance for k in before.explanations} == {
            k.explanation.id: k.chance for k in after.explanations
        }


class TestLevel:
    @usual
    @given(answer_sets(), st.sampled_from(ASKED))
    def test_is_never_lowered_by_unsure(self, answers, finding):
        answers.pop(finding, None)

        assert level_of(MODEL, {**answers, finding: UNSURE}) >= level_of(MODEL, answers)

    @usual
    @given(answer_sets(), st.sampled_from(RED_FLAGS))
    def test_by_rules_is_never_lowered_by_a_red_flag(self, answers, flag):
        answers.pop(flag, None)

        assert _by_rules({**answers, flag: True}) >= _by_rules(answers)

    @usual
    @given(answer_sets())
    def test_never_falls_below_a_rule_that_holds(self, answers):
        result = assess(MODEL, answers)

        assert all(result.level >= f.rule.level for f in result.fired)

    @usual
    @given(answer_sets())
    def test_alone_is_the_level_of_the_whole_assessment(self, answers):
        assert level_of(MODEL, answers) is assess(MODEL, answers).level

    def test_is_not_self_care_before_the_danger_questions_are_answered(self):
        assert level_of(MODEL, {}) >= Level.SOON


class TestWithdrawing:
    @usual
    @given(answer_sets(), st.data())
    def test_an_answer_restores_the_state_before_it(self, answers, data):
        finding = data.draw(st.sampled_from([f for f in ASKED if f not in answers]))
        before = next_step(MODEL, answers)
        answers[finding] = data.draw(replies(shipped().findings[finding]))

        del answers[finding]

        assert next_step(MODEL, answers) == before


class TestInterview:
    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def test_never_shows_more_than_30_screens(self, data):
        answers, screens = {}, 0
        while isinstance(step := next_step(MODEL, answers), Ask):
            screens += 1
            for finding in step.screen.findings:
                assert finding.id not in answers
                answers[finding.id] = data.draw(replies(finding))

        assert screens <= 30

    @settings(max_examples=25, deadline=None)
    @given(answer_sets(most=60))
    def test_ends_complete_unless_in_an_emergency(self, story):
        _, result, screens = interviewed(MODEL, story)

        assert result.complete or result.level is Level.EMERGENCY
        assert screens <= 30


def _by_rules(answers) -> Level:
    values = known(MODEL.derived, answers).values
    return max((r.level for r in MODEL.rules if r.when.fires(values)), default=Level.SELF_CARE)
