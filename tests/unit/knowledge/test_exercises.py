"""Exercises are read whole, every problem is told, and what is shipped holds together."""

from __future__ import annotations

from datetime import date

import pytest

from unweary.knowledge.base import Knowledge
from unweary.knowledge.differ import differences
from unweary.knowledge.lint import breaking, lint
from unweary.knowledge.lint_exercises import RANGES, out_of_range
from unweary.knowledge.parse import BadKnowledge, read, shipped, shipped_files

TODAY = date(2026, 3, 1)
LIMB = "shoulder = 0, elbow = 5, hip = 0, knee = 5, ankle = 0"
FRAME = (
    "[[figure.frame]]\nat = {at}\npelvis = 90\nlumbar = 0\nthoracic = 0\nneck = 0\n"
    f"near = {{{{ {LIMB} }}}}\nfar = {{{{ {LIMB} }}}}\ntouches = ['near_ankle', 'far_ankle']\n"
)
STAND = "exercises/stand.toml"
RULES = "exercise_rules.toml"
PROGRAMMES = "programmes.toml"
CLEAN = {
    "harm.toml": shipped_files()["harm.toml"],
    "sources/paper.toml": "id = 'paper'\ntitle = 'A paper'\nverified = true\n",
    STAND: "id = 'stand'\nname = 'Stand'\ngroup = 'posture'\nlevel = 0\npurpose = 'To stand.'\n"
    "position = 'standing'\nstart = 'Stand.'\nsteps = ['Stand.']\nbreathing = 'Breathe.'\n"
    "mistakes = ['Sitting.']\nharder_when = 'Never.'\neasier_how = 'Sit.'\nstop = ['You fall.']\n"
    "muscles = ['legs']\nnot_with = ['weak']\nadapt_with = []\nsources = ['paper']\n"
    "estimate = true\nverified = false\n"
    "review = { status = 'unreviewed', again_by = '2028-03-01' }\n"
    "[[dose]]\nlevel = 0\nsets = 1\nreps = 1\nhold_seconds = 0\nrest_seconds = 0\n"
    "days_per_week = 7\n[figure]\nview = 'sagittal'\nloop = 'forward_back'\n"
    "anchor = 'near_ankle'\nstills = ['Stand.', 'Still.', 'Stand.']\n"
    + FRAME.format(at="0.0")
    + FRAME.format(at="1.0"),
    RULES: "[[code]]\nid = 'weak'\nname = 'Weak'\nwhat = 'Rest.'\n",
    PROGRAMMES: "[[programme]]\nid = 'day'\nname = 'A day'\nlevel = 0\nuse_when = 'Always'\n"
    "items = ['stand']\n",
}


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in CLEAN[path]
    return {**CLEAN, path: CLEAN[path].replace(old, new, 1)}


def told(files: dict[str, str]) -> str:
    return "\n".join(map(str, lint(read(files), today=TODAY)))


class TestRead:
    def test_makes_frozen_values_of_all_that_is_there(self):
        knowledge = read(CLEAN)

        stand = knowledge.exercises["stand"]
        assert stand.figure.frames[0].near.elbow == 5
        assert stand.doses[0].days_per_week == 7
        assert knowledge.exercise_rules.codes["weak"].what == "Rest."
        assert knowledge.exercise_rules.programmes["day"].items == ("stand",)

    def test_does_without_exercises(self):
        knowledge = read({"harm.toml": CLEAN["harm.toml"]})

        assert (knowledge.exercises, dict(knowledge.exercise_rules.codes)) == ({}, {})

    @pytest.mark.parametrize(
        ("path", "old", "new", "problem"),
        [
            (STAND, "pelvis = 90", "pelvis = 'up'", "exercises/stand.toml: pelvis"),
            (STAND, "knee = 5", "knees = 5", 'knees: unknown key; did you mean "knee"?'),
            (STAND, "sets = 1\n", "", "dose[0]: sets: is missing"),
            (STAND, "loop = 'forward_back'\n", "", "figure: loop: is missing"),
            (RULES, "what = 'Rest.'", "", "code[0]: what: is missing"),
            (RULES, "[[code]]", "stopp = []\n[[code]]", 'stopp: unknown key; did you mean "stop"?'),
            (PROGRAMMES, "level = 0", "level = 'low'", "programme[0]: level"),
            (PROGRAMMES, "[[programme]]", "x = 1\n[[programme]]", "x: unknown key"),
            (RULES, "[[code]]", "[[code", "is not TOML"),
        ],
    )
    def test_names_file_and_key_of_a_problem(self, path, old, new, problem):
        with pytest.raises(BadKnowledge) as error:
            read(changed(path, old, new))

        assert problem in str(error.value)


class TestLint:
    def test_finds_nothing_in_clean_files(self):
        assert "exercise" not in told(CLEAN)
        assert "programmes" not in told(CLEAN)

    @pytest.mark.parametrize(
        ("path", "old", "new", "problem"),
        [
            (STAND, "knee = 5", "knee = 170", "frame[0].near.knee: no joint bends to 170"),
            (STAND, "knee = 5", "knee = -20", "no joint bends to -20"),
            (STAND, "lumbar = 0", "lumbar = -60", "frame[0].lumbar"),
            (STAND, "'near_ankle', 'far_ankle'", "'tail'", '"tail" is no joint'),
            (STAND, "at = 1.0", "at = 0.0", "does not rise from 0 to 1"),
            (STAND, "'Stand.', 'Still.', 'Stand.'", "'Stand.'", "are not three"),
            (STAND, "sagittal", "oblique", "view or loop"),
            (STAND, "group = 'posture'", "group = 'dance'", '"dance" is not known'),
            (STAND, "sets = 1", "sets = 0", "dose[0]: cannot be done"),
            (STAND, "level = 0\nsets", "level = 4\nsets", "level: is none of 0 to 3"),
            (STAND, "sources = ['paper']", "sources = []", "sources: is empty"),
            (STAND, "['paper']", "['papers']", 'did you mean "paper"?'),
            (STAND, "['weak']", "['week']", 'did you mean "weak"?'),
            (STAND, "adapt_with = []", "adapt_with = ['weak']", "not_with and adapt_with"),
            (STAND, "adapt_with", "easier = ['stand']\nadapt_with", "names itself"),
            (STAND, "adapt_with", "harder = ['walk']\nadapt_with", '"walk" is not in exercises/'),
            (STAND, "estimate = true", "estimate = false", "estimate: neither"),
            (STAND, "['Sitting.']", "[]", "mistakes: is missing"),
            (STAND, "2028-03-01", "2020-03-01", "review: was due"),
            (PROGRAMMES, "['stand']", "['stands']", 'did you mean "stand"?'),
            (RULES, "[[code]]", "sources = ['none']\n[[code]]", "exercise_rules.toml: sources"),
        ],
    )
    def test_tells_what_is_wrong(self, path, old, new, problem):
        assert problem in told(changed(path, old, new))

    def test_stops_the_site_for_an_angle_that_cannot_be(self):
        assert breaking(read(changed(STAND, "knee = 5", "knee = 170")))

    def test_reads_the_words(self):
        hard = "Immunological abnormalities necessitate comprehensive interdisciplinary " * 3

        assert "reading grade" in told(changed(STAND, "'To stand.'", f"'{hard}.'"))


class TestDiffer:
    def test_names_the_angle_and_the_code_that_changed(self):
        after = changed(STAND, "knee = 5", "knee = 6")
        after[RULES] = after[RULES].replace("Rest.", "Walk.")

        found = [str(d) for d in differences(read(CLEAN), read(after))]

        assert any("figure.frames[0].near.knee: 5 -> 6" in line for line in found)
        assert any(line.startswith("~ exercise_rules/all") for line in found)


class TestShipped:
    def known(self) -> Knowledge:
        return shipped()

    def test_has_the_thirty_six_and_their_eight_programmes(self):
        assert len(self.known().exercises) == 36
        assert len(self.known().exercise_rules.programmes) == 8
        assert len(self.known().exercise_rules.codes) == 24

    def test_every_exercise_is_left_out_with_signs_of_danger(self):
        asked_first = {c.id for c in self.known().exercise_rules.codes.values() if c.ask_first}

        for exercise in self.known().exercises.values():
            assert "cauda_equina_or_other_red_flag" in exercise.not_with
            assert "new_or_progressive_leg_weakness" in exercise.not_with
            assert "suspected_calf_clot" in exercise.not_with
            assert "chest_pain_or_breathlessness_at_rest" in exercise.not_with
        assert len(asked_first) == 5

    def test_easier_is_never_of_a_higher_level_and_harder_never_of_a_lower(self):
        known = self.known().exercises
        for exercise in known.values():
            assert all(known[id].level <= exercise.level for id in exercise.easier), exercise.id

    def test_no_programme_holds_what_it_leaves_out(self):
        for programme in self.known().exercise_rules.programmes.values():
            assert not set(programme.items) & set(programme.leave_out)

    def test_every_angle_is_one_that_a_body_reaches(self):
        for exercise in self.known().exercises.values():
            for frame in exercise.figure.frames:
                assert not list(out_of_range(frame, exercise.figure.view)), exercise.id
        assert all(low < high for low, high in RANGES.values())
