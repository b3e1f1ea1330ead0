"""Files become knowledge, or every problem is named with its file and key."""

import pytest

from unweary.knowledge.parse import BadKnowledge, digest, read, shipped, shipped_files

FINDING = 'id = "sore"\nkind = "yes_no"\n'
SOURCE = 'id = "paper"\ntitle = "A paper"\nverified = true\n'
RULE = (
    'id = "sore_long"\nlevel = "soon"\nwhen = "sore"\ntopic = "spine"\nbasis = "estimate"\n'
    'source = "paper"\n'
)
EXPLANATION = """
id = "strain"
name = "A strain"
medical_name = "Strain"
needs = "self_care"
prior = { chance = 0.2, low = 0.1, high = 0.3, basis = "estimate", rationale = "A judgement." }

[[clue]]
test = "sore"
ratio = { present = 2.0, absent = 0.5 }
basis = "estimate"
source = "paper"
"""
SMALL = {
    "harm.toml": shipped_files()["harm.toml"],
    "findings/sore.toml": FINDING,
    "sources/paper.toml": SOURCE,
    "rules/sore_long.toml": RULE,
    "explanations/strain.toml": EXPLANATION,
}


def problems(files: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(BadKnowledge) as caught:
        read(files)
    return caught.value.problems


def problem(path: str, text: str) -> str:
    (found,) = problems({**SMALL, path: text})
    assert found.startswith(f"{path}: ")
    return found


class TestRead:
    def test_makes_frozen_types(self):
        knowledge = read(SMALL)

        assert knowledge.findings["sore"].asked
        assert knowledge.explanations["strain"].clues[0].test.findings() == {"sore"}
        assert knowledge.digest == digest(SMALL)

    def test_understands_everything_that_is_shipped(self):
        paths = [path for path in shipped_files() if "/" in path]

        for path in paths:
            room, _, name = path.partition("/")
            assert name.removesuffix(".toml") in getattr(shipped(), room)

    def test_knows_an_entry_by_its_former_name(self):
        renamed = {**SMALL, "findings/sore.toml": FINDING + 'formerly = ["ache"]\n'}

        assert read(renamed).formerly == {"ache": "sore"}

    def test_gives_a_contributor_the_clues_of_its_explanation(self):
        text = (
            'id = "sitting"\nname = "Sitting"\none_thing = "Stand up."\nwhy = "It tires."\n'
            'source = "paper"\nexplanation = "strain"\n'
            'prior = { chance = 0.2, low = 0.1, high = 0.3, basis = "estimate", rationale = "" }\n'
        )
        knowledge = read({**SMALL, "contributors/sitting.toml": text})

        assert knowledge.contributors["sitting"].clues == knowledge.explanations["strain"].clues
        wrong = text.replace("strain", "strian")
        assert 'did you mean "strain"?' in problem("contributors/sitting.toml", wrong)


class TestProblem:
    def test_of_broken_toml_has_its_file(self):
        assert "is not TOML" in problem("findings/sore.toml", FINDING + "label = \n")

    def test_of_an_unknown_key_says_which_was_meant(self):
        found = problem("findings/sore.toml", FINDING + 'lable = "Sore"\n')

        assert "lable: unknown key" in found
        assert 'did you mean "label"?' in found

    def test_of_an_unknown_key_within_a_clue_says_which_clue(self):
        found = problem("explanations/strain.toml", EXPLANATION + "presnet = 2.0\n")

        assert "clue[0]" in found
        assert "presnet: unknown key" in found

    def test_of_a_wrong_id_says_the_right_one(self):
        assert 'id: must be "sore"' in problem("findings/sore.toml", FINDING.replace("sore", "so"))

    def test_of_a_strange_folder_lists_the_folders(self):
        assert "findings, explanations" in problem("recipes/soup.toml", 'id = "soup"\n')

    @pytest.mark.parametrize(
        ("path", "text", "key"),
        [
            ("findings/sore.toml", FINDING.replace("yes_no", "maybe"), "kind"),
            ("findings/sore.toml", FINDING.replace("kind", "# kind"), "kind"),
            ("findings/sore.toml", FINDING + 'asked_if = "a b"\n', "asked_if"),
            ("findings/sore.toml", FINDING + 'derived = "a <"\n', "derived"),
            ("rules/sore_long.toml", RULE.replace("soon", "later"), "level"),
            ("rules/sore_long.toml", RULE.replace('"estimate"', '"hunch"'), "basis"),
            ("rules/sore_long.toml", RULE.replace("when", "# when"), "when"),
            ("rules/sore_long.toml", RULE.replace("topic", "# topic"), "topic"),
            ("explanations/strain.toml", EXPLANATION.replace("self_care", "never"), "needs"),
            ("explanations/strain.toml", EXPLANATION.replace("prior =", "# prior ="), "prior"),
            ("explanations/strain.toml", EXPLANATION.replace("absent", "missing"), "absent"),
            ("explanations/strain.toml", EXPLANATION.replace("ratio =", "# ratio ="), "ratio"),
            ("explanations/strain.toml", EXPLANATION.replace("test =", "# test ="), "test"),
            ("sources/paper.toml", SOURCE.replace("title", "# title"), "title"),
        ],
    )
    def test_of_an_entry_has_file_and_key(self, path, text, key):
        found = problems({**SMALL, path: text})

        assert any(p.startswith(f"{path}: ") and f"{key}: " in p for p in found)

    @pytest.mark.parametrize("text", ["", "basis = ", 'basis = "estimate"\nrationale = "x"\n'])
    def test_of_the_harm_table_says_what_it_needs(self, text):
        assert "a cost for each pair" in problem("harm.toml", text)

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("explanations/strain.toml", EXPLANATION.replace('"sore"', "3")),
            ("explanations/strain.toml", EXPLANATION.replace('"self_care"', "3")),
            ("explanations/strain.toml", EXPLANATION.replace("chance = 0.2", 'chance = "rare"')),
            ("findings/sore.toml", FINDING + "formerly = 3\n"),
            ("findings/sore.toml", FINDING + 'background = "rare"\n'),
            ("findings/sore.toml", FINDING + 'synonyms = "ache"\n'),
        ],
    )
    def test_of_a_value_of_the_wrong_kind_is_no_crash(self, path, text):
        assert any(p.startswith(path) for p in problems({**SMALL, path: text}))

    def test_never_comes_alone_where_there_are_more(self):
        shipped_copy = dict(shipped_files())
        broken, odd, gone = (p for p in sorted(shipped_copy)[3:300:100])
        shipped_copy[broken] = "= \n"
        shipped_copy[odd] = 'colour = "red"\n' + shipped_copy[odd]
        shipped_copy[gone] = f'id = "{gone.rpartition("/")[2].removesuffix(".toml")}"\n'

        found = problems(shipped_copy)

        assert any(p.startswith(f"{broken}: is not TOML") for p in found)
        assert any(p.startswith(f"{odd}: colour: unknown key") for p in found)
        assert any(p.startswith(f"{gone}: ") and p.endswith("is missing") for p in found)


class TestDigest:
    def test_changes_with_any_text_or_name(self):
        assert digest({"a": "x"}) != digest({"a": "y"})
        assert digest({"a": "x"}) != digest({"b": "x"})

    def test_is_the_same_for_either_kind_of_line_end(self):
        assert digest({"a": "x\r\ny"}) == digest({"a": "x\ny"})
