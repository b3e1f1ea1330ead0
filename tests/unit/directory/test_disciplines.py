"""Codes of registries and words of the knowledge lead to the same kinds of clinician."""

from __future__ import annotations

import re

import pytest

from unweary.directory.disciplines import (
    NO_SEARCH,
    NUCC,
    RARE_KM,
    SNOMED,
    USUAL_KM,
    BadDisciplines,
    all_disciplines,
    discipline,
    disciplines_for,
    disciplines_near,
    disciplines_of,
    offered,
    read_disciplines,
)
from unweary.knowledge.parse import shipped

KINDS = sorted({kind for e in shipped().explanations.values() for kind in e.clinicians})


class TestDisciplinesOf:
    @pytest.mark.parametrize(
        ("code", "ids"),
        [
            ("225100000X", ("physical_therapist",)),
            ("2251X0800X", ("physical_therapist",)),
            ("207XX0005X", ("orthopaedic_surgeon", "sports_medicine")),
            ("2081S0010X", ("rehabilitation_physician", "sports_medicine")),
            ("207X00000X", ("orthopaedic_surgeon",)),
            ("225200000X", ("physical_therapist_assistant",)),
            ("133VN1201X", ("dietitian",)),
            ("133VN9999X", ("dietitian",)),  # one that the code set may get
            ("207XS0106X", ()),  # hand
            ("207XP3100X", ()),  # children
            ("2081P0010X", ()),  # children
            ("2084V0102X", ()),
            ("174400000X", ()),  # says nothing
            ("", ()),
        ],
    )
    def test_reads_a_code_of_the_united_states(self, code: str, ids: tuple[str, ...]) -> None:
        assert disciplines_of(NUCC, code) == ids

    def test_adds_those_who_also_do_it_only_when_asked(self) -> None:
        assert "spine_surgeon" not in disciplines_of(NUCC, "207X00000X")
        assert disciplines_of(NUCC, "207X00000X", second_tier=True)[-1] == "spine_surgeon"

    def test_reads_a_code_of_snomed(self) -> None:
        assert disciplines_of(SNOMED, "36682004") == ("physical_therapist",)

    def test_takes_an_osteopath_for_one_outside_the_united_states_only(self) -> None:
        assert disciplines_of(SNOMED, "76231001", country="GB") == ("osteopath",)
        assert disciplines_of(SNOMED, "76231001", country="US") == ()

    def test_knows_no_code_of_another_system(self) -> None:
        assert disciplines_of("http://example.org/codes", "225100000X") == ()


class TestDisciplinesFor:
    @pytest.mark.parametrize("kind", [k for k in KINDS if k != NO_SEARCH])
    def test_answers_every_kind_of_the_knowledge(self, kind: str) -> None:
        assert disciplines_for([kind])

    def test_never_searches_for_an_emergency_department(self) -> None:
        assert NO_SEARCH in KINDS
        assert disciplines_for([NO_SEARCH]) == ()

    def test_keeps_the_order_of_the_kinds_and_says_each_once(self) -> None:
        found = disciplines_for(["spine_surgeon", "gp", "spine_surgeon"])

        assert found == ("spine_surgeon", "neurosurgeon", "family_medicine")

    def test_answers_no_word_that_the_knowledge_does_not_use(self) -> None:
        answered = {kind for one in all_disciplines().values() for kind in one.answers}
        assert answered <= set(KINDS)


class TestTheShippedDisciplines:
    def test_have_codes_of_the_right_form(self) -> None:
        for one in all_disciplines().values():
            assert one.nucc or one.snomed, one.id
            for code in (*one.nucc, *one.nucc_second):
                assert re.fullmatch(r"[0-9A-Z]{9}X|[0-9A-Z]{4,8}\*", code), code
            for code in one.snomed:
                assert re.fullmatch(r"[1-9]\d{5,17}", code), code

    def test_name_no_code_twice_within_one_discipline(self) -> None:
        for one in all_disciplines().values():
            codes = (*one.nucc, *one.snomed)
            assert len(codes) == len(set(codes)), one.id

    def test_offer_neighbours_that_are_others(self) -> None:
        for id in all_disciplines():
            assert disciplines_near(id)
            assert id not in disciplines_near(id)

    def test_look_further_for_the_rare_ones(self) -> None:
        assert discipline("spine_surgeon").radius_km == RARE_KM
        assert discipline("physical_therapist").radius_km == USUAL_KM

    def test_offer_assistants_to_nobody_who_did_not_ask(self) -> None:
        ids = [one.id for one in offered()]
        assert "physical_therapist" in ids
        assert "physical_therapist_assistant" not in ids


class TestReadDisciplines:
    def test_names_every_problem_at_once(self) -> None:
        text = (
            '[one]\nname = "one"\nnames = "ones"\ndoes = "x"\nnear = ["two"]\n'
            '[three]\nname = "three"\nnames = "threes"\ncolour = "red"\n'
        )

        with pytest.raises(BadDisciplines) as caught:
            read_disciplines(text)

        assert "one.near: no discipline two" in str(caught.value)
        assert "three.colour: no such key" in str(caught.value)
        assert "three.does: is missing" in str(caught.value)
