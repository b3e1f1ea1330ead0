"""What changed between two versions of the knowledge, key by key."""

import re

from unweary.knowledge.differ import ROOMS, Difference, differences
from unweary.knowledge.parse import read, shipped, shipped_files

RULE = sorted(shipped().rules)[0]
FINDING = next(id for id, f in sorted(shipped().findings.items()) if f.asked)
EXPLANATION = next(id for id, e in sorted(shipped().explanations.items()) if len(e.clues) > 1)


def changed(path: str, pattern: str, new: str) -> tuple[Difference, ...]:
    text, count = re.subn(pattern, new, shipped_files()[path], count=1, flags=re.MULTILINE)
    assert count == 1
    return differences(shipped(), read({**shipped_files(), path: text}))


class TestDifferences:
    def test_of_a_knowledge_from_itself_are_none(self):
        assert differences(shipped(), read(shipped_files())) == ()

    def test_name_the_changed_key_with_both_values(self):
        (only,) = changed(f"findings/{FINDING}.toml", r"^label = .*$", 'label = "Quite new"')

        assert (only.room, only.id, only.key) == ("findings", FINDING, "label")
        assert only.before == repr(shipped().findings[FINDING].label)
        assert only.after == "'Quite new'"
        assert str(only) == f"~ findings/{FINDING}: label: {only.before} -> 'Quite new'"

    def test_reach_into_a_clue(self):
        (only,) = changed(
            f"explanations/{EXPLANATION}.toml", r"^(ratio = .*)present = [\d.]+", r"\1present = 77"
        )

        assert re.fullmatch(r"clues\[\d+\]\.present", only.key)
        assert only.after == "77.0"

    def test_show_a_level_as_it_is_written(self):
        before = shipped().rules[RULE].level.id
        after = "same_day" if before == "soon" else "soon"

        (only,) = changed(f"rules/{RULE}.toml", r"^level = .*$", f'level = "{after}"')

        assert (only.before, only.after) == (before, after)

    def test_show_an_expression_as_it_is_written(self):
        path = f"explanations/{EXPLANATION}.toml"

        (only,) = changed(path, r"^name = ", 'only_if = "chest_pain and not fainted"\nname = ')

        assert only.key == "only_if"
        assert only.after == "chest_pain and not fainted"

    def test_show_what_is_new_and_what_is_gone(self):
        fewer = dict(shipped_files())
        del fewer[f"rules/{RULE}.toml"]
        less = read(fewer)

        (gone,) = differences(shipped(), less)
        (new,) = differences(less, shipped())

        assert str(gone) == f"- rules/{RULE}"
        assert str(new) == f"+ rules/{RULE}"

    def test_show_a_clue_added(self):
        path = f"explanations/{EXPLANATION}.toml"
        clue = (
            f'\n[[clue]]\ntest = "{FINDING}"\nratio = {{ present = 2, absent = 0.5 }}\n'
            'basis = "estimate"\nsource = "expert_estimate"\n'
        )

        found = differences(
            shipped(), read({**shipped_files(), path: shipped_files()[path] + clue})
        )

        place = f"clues[{len(shipped().explanations[EXPLANATION].clues)}]"
        assert {d.key.partition(".")[0] for d in found if d.room == "explanations"} == {place}
        assert all(d.before is None for d in found)
        assert f"+ explanations/{EXPLANATION}: {place}.test = {FINDING}" in map(str, found)

    def test_of_harm_are_told(self):
        (only,) = changed("harm.toml", r"^self_care = .*$", "self_care = 0.125")

        assert only.room == "harm"
        assert "0.125" in str(only.after)

    def test_look_into_every_folder(self):
        folders = {path.partition("/")[0] for path in shipped_files() if "/" in path}

        assert set(ROOMS) == folders
