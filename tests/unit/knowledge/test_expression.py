"""Expressions: three-valued, so that unknown is never no."""

from itertools import product

import pytest

from unweary.knowledge.expression import BadExpression, parse

STATES = (True, False, None)
THREE = (
    "a and b and c",
    "a or b or c",
    "at_least(2, a, b, c)",
    "a and not b or c",
    "not (a or b) and c",
    "at_least(2, a, not b, c and a)",
)


def known(**states: bool | None) -> dict[str, object]:
    return {finding: state for finding, state in states.items() if state is not None}


class TestSettled:
    @pytest.mark.parametrize(("a", "settled"), [(True, False), (False, True), (None, None)])
    def test_not_of_unknown_is_unknown(self, a, settled):
        assert parse("not a").settled(known(a=a)) is settled

    @pytest.mark.parametrize(
        ("a", "b", "both", "either"),
        [
            (True, True, True, True),
            (True, False, False, True),
            (True, None, None, True),
            (False, False, False, False),
            (False, None, False, None),
            (None, None, None, None),
        ],
    )
    def test_and_with_or_follow_kleene_either_way_round(self, a, b, both, either):
        for first, second in ((a, b), (b, a)):
            values = known(a=first, b=second)
            assert parse("a and b").settled(values) is both
            assert parse("a or b").settled(values) is either

    @pytest.mark.parametrize(
        ("states", "settled"),
        [
            ((True, True, None), True),
            ((True, None, False), None),
            ((False, False, None), False),
            ((None, None, None), None),
        ],
    )
    def test_at_least_waits_only_while_it_can_still_turn(self, states, settled):
        values = known(**dict(zip("abc", states, strict=True)))

        assert parse("at_least(2, a, b, c)").settled(values) is settled

    @pytest.mark.parametrize("text", THREE)
    def test_once_decided_is_never_turned_by_a_later_answer(self, text):
        expression = parse(text)
        for states in product(STATES, repeat=3):
            decided = expression.settled(known(**dict(zip("abc", states, strict=True))))
            if decided is None:
                continue
            for later in product((True, False), repeat=3):
                whole = {
                    f: now if then is None else then
                    for f, then, now in zip("abc", states, later, strict=True)
                }
                assert expression.settled(whole) is decided

    @pytest.mark.parametrize("op", ["<", "<=", "==", "!=", ">=", ">"])
    def test_a_comparison_with_an_unknown_number_is_unknown(self, op):
        assert parse(f"days {op} 14").settled({}) is None

    @pytest.mark.parametrize(
        ("text", "days", "holds"),
        [
            ("days > 14", 14.0, False),
            ("days >= 14", 14.0, True),
            ("days < 14", 13.9, True),
            ("days <= 14", 14.1, False),
            ("days == 14", 14.0, True),
            ("days != 14", 14.0, False),
            ("days > -1", 0.0, True),
        ],
    )
    def test_a_comparison_knows_its_edge(self, text, days, holds):
        assert parse(text).settled({"days": days}) is holds

    def test_a_choice_is_held_against_its_id(self):
        assert parse('side == "left"').settled({"side": "left"}) is True
        assert parse('side == "left"').settled({"side": "right"}) is False

    def test_a_total_waits_for_every_part(self):
        total = parse("total(a, b) >= 3")

        assert total.settled({"a": "score_3"}) is None
        assert total.settled({"a": "score_1", "b": "score_2"}) is True
        assert total.settled({"a": "score_1", "b": 1.0}) is False

    def test_a_body_mass_waits_for_both_measures(self):
        heavy = parse("bmi(kg, cm) >= 30")

        assert heavy.settled({"kg": 120.0}) is None
        assert heavy.settled({"kg": 86.7, "cm": 170.0}) is True  # 30.0 kg per square metre
        assert heavy.settled({"kg": 86.6, "cm": 170.0}) is False


class TestFires:
    def test_unknown_is_not_a_yes(self):
        assert not parse("a").fires({})
        assert not parse("days > 14").fires({})

    def test_unknown_does_not_hide_behind_not(self):
        assert parse("a and not b").fires({"a": True})
        assert parse("a and not days > 14").fires({"a": True})
        assert not parse("a and not b").fires({"a": True, "b": True})

    @pytest.mark.parametrize("text", THREE)
    def test_wherever_it_is_settled_true_it_fires(self, text):
        expression = parse(text)
        for states in product(STATES, repeat=3):
            values = known(**dict(zip("abc", states, strict=True)))
            if expression.settled(values) is not None:
                assert expression.fires(values) is expression.settled(values)

    def test_not_sure_may_hold_on_both_sides_of_not(self):
        maybe = frozenset({"b"})

        assert parse("a and b").fires({"a": True}, maybe)
        assert parse("a and not b").fires({"a": True}, maybe)
        assert not parse("a and b").fires({"b": True}, frozenset({"c"}))

    @pytest.mark.parametrize("text", THREE)
    def test_what_is_not_possible_is_made_to_fire_by_no_answers(self, text):
        expression = parse(text)
        for states in product(STATES, repeat=3):
            values = known(**dict(zip("abc", states, strict=True)))
            later = (
                {**known(**dict(zip("abc", more, strict=True))), **values}
                for more in product((True, False), repeat=3)
            )
            assert expression.possible(values) or not any(expression.fires(v) for v in later)


class TestReasons:
    def test_name_what_holds_and_never_what_was_denied(self):
        assert parse("a and not b and (c or d)").holding({"a": True, "c": True}) == {"a", "c"}
        assert parse("a and b").holding({"a": True}) == set()

    def test_name_what_a_yes_could_undo(self):
        assert parse("a and not (b or days > 3)").refused() == {"b", "days"}

    def test_name_what_keeps_it_open(self):
        assert parse("a and (b or c)").doubts({"a": True, "c": False}) == {"b"}
        assert parse("a and b").doubts({"a": False}) == set()

    def test_want_the_shortest_part_first(self):
        assert parse("(a or b) and c").wants({}) == {"c"}
        assert parse("(a or b) and c").wants({"c": True}) == {"a", "b"}
        assert parse("(a or b) and c").wants({"c": False}) == set()

    def test_name_forms_that_only_count_together(self):
        text = "total(a, b) >= 3 or bmi(kg, cm) < 18.5"

        assert parse(text).forms() == {("a", "b"), ("kg", "cm")}


class TestParse:
    def test_squeezes_the_text_to_one_line(self):
        assert str(parse("(a\n  and   b)")) == "(a and b)"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "a b",
            "a <",
            "a < b",
            "a < True",
            "1 < a < 3",
            "f(a)",
            "a if b else c",
            "at_least(3, a, b)",
            "at_least(0, a)",
            "at_least(a, b)",
            "total() > 1",
            "total(a, 2) > 1",
            'bmi(kg, cm) > "high"',
            "a == [1]",
            "__import__('os')",
            "a.b",
        ],
    )
    def test_refuses_what_is_no_expression_over_findings(self, text):
        with pytest.raises(BadExpression):
            parse(text)
