"""`unweary knowledge ...`: look at what is known, check it, compare two versions."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tests.unit.cli.test_commands import assert_refused, run
from unweary.knowledge.differ import ROOMS
from unweary.knowledge.lint import lint
from unweary.knowledge.lint_pages import cited_by, lint_pages
from unweary.knowledge.pages import shipped_guide
from unweary.knowledge.parse import shipped, shipped_files

SADDLE = "findings/saddle_numbness.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge."""
    for path, text in shipped_files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def rows(*words: str) -> list[dict]:
    done = run("knowledge", *words, "--json")
    assert done.exit_code == 0
    return json.loads(done.stdout)


class TestLint:
    def test_tells_each_problem_on_a_line_and_ends_with_1_where_there_is_one(self):
        done = run("knowledge", "lint")

        guide, today = shipped_guide(), date.today()
        found = [
            *lint(shipped(), today=today, cited=cited_by(guide)),
            *lint_pages(guide, shipped(), today=today),
        ]
        problems = [str(p) for p in found]
        assert done.exit_code == bool(problems)
        assert done.stdout.splitlines()[:-1] == problems

    def test_of_a_folder_without_problems_ends_with_0(self, tmp_path):
        (tmp_path / "harm.toml").write_text(shipped_files()["harm.toml"])

        assert run("knowledge", "lint", str(tmp_path)).output == "No problems.\n"
        done = run("knowledge", "lint", str(tmp_path), "--json")
        assert (done.exit_code, json.loads(done.stdout)) == (0, {"problems": []})

    def test_of_broken_files_names_them_all(self, folder):
        (folder / SADDLE).write_text("= \n")
        (folder / "sources/odd.toml").write_text('id = "odd"\ntitle = "Odd"\ncolour = "red"\n')

        done = run("knowledge", "lint", str(folder))

        assert done.exit_code == 1
        assert f"{SADDLE}: is not TOML" in done.stdout
        assert "sources/odd.toml: colour: unknown key" in done.stdout
        for_programs = run("knowledge", "lint", str(folder), "--json")
        assert for_programs.exit_code == 1
        assert len(json.loads(for_programs.stdout)["problems"]) >= 2

    def test_of_a_file_that_is_not_text_names_it(self, folder):
        (folder / SADDLE).write_bytes(b"\xff\xfe")

        done = run("knowledge", "lint", str(folder))

        assert done.exit_code in (1, 2)
        assert SADDLE in done.output

    @pytest.mark.parametrize("command", ["lint", "diff"])
    def test_of_a_missing_folder_says_so(self, command, tmp_path):
        done = run("knowledge", command, str(tmp_path / "missing"))

        assert_refused(done.exit_code, done.stdout, done.stderr)
        assert "There is no folder" in done.stderr


class TestList:
    def test_has_every_entry_of_every_folder(self):
        told = {(row["room"], row["id"]) for row in rows("list")}

        assert told == {(room, id) for room in ROOMS for id in getattr(shipped(), room)}
        assert len(run("knowledge", "list").stdout.splitlines()) == len(told)

    @pytest.mark.parametrize("room", ROOMS)
    def test_of_one_folder_has_no_other(self, room):
        assert {row["id"] for row in rows("list", room)} == set(getattr(shipped(), room))

    def test_of_a_folder_that_is_not_names_those_that_are(self):
        done = run("knowledge", "list", "recipes")

        assert done.exit_code == 2
        assert "findings" in done.stderr


class TestShow:
    def test_prints_the_file(self):
        assert shipped_files()[SADDLE] in run("knowledge", "show", "saddle_numbness").stdout

    def test_prints_the_entry_for_a_program(self):
        (entry,) = rows("show", "saddle_numbness")

        assert (entry["room"], entry["id"]) == ("findings", "saddle_numbness")

    @pytest.mark.parametrize("room", ROOMS)
    def test_prints_something_of_every_folder(self, room):
        assert room in {entry["room"] for entry in rows("show", min(getattr(shipped(), room)))}

    def test_understands_a_former_name(self):
        old, new = min(shipped().formerly.items())

        assert new in {entry["id"] for entry in rows("show", old)}

    @pytest.mark.parametrize("id", ["nothing_real", "", "../parse", "findings/age_years", "."])
    def test_refuses_what_is_no_entry(self, id):
        done = run("knowledge", "show", id)

        assert_refused(done.exit_code, done.stdout, done.stderr)


class TestDiff:
    def test_of_the_same_is_none(self, folder):
        assert run("knowledge", "diff", str(folder)).output == "No difference.\n"
        assert rows("diff", str(folder), str(folder)) == []

    def test_names_folder_id_and_key(self, folder):
        text = (folder / SADDLE).read_text()
        (folder / SADDLE).write_text(re.sub(r"(?m)^label = .*$", 'label = "Numb"', text))

        done = run("knowledge", "diff", str(folder))

        assert done.exit_code == 0
        assert done.stdout.startswith("~ findings/saddle_numbness: label: 'Numb' -> ")
        assert done.stdout.endswith("1 differences\n") or done.stdout.endswith("1 difference\n")
        (told,) = rows("diff", str(folder))
        assert (told["room"], told["id"], told["key"]) == ("findings", "saddle_numbness", "label")

    def test_of_broken_files_is_refused_with_their_problems(self, folder):
        (folder / SADDLE).write_text("= \n")

        done = run("knowledge", "diff", str(folder))

        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{SADDLE}: is not TOML" in done.stderr


class TestGraph:
    def test_around_an_entry_has_only_its_links(self):
        done = run("knowledge", "graph", "saddle_numbness")

        links = [line for line in done.stdout.splitlines() if "->" in line]
        assert done.exit_code == 0
        assert links
        assert all('"saddle_numbness"' in link for link in links)

    def test_of_all_is_one_digraph_whose_every_node_is_known(self):
        out = run("knowledge", "graph").stdout

        assert out.startswith("digraph knowledge {")
        assert out.endswith("}\n")
        nodes = {n for pair in re.findall(r'"(\w+)" -> "(\w+)"', out) for n in pair}
        assert nodes <= {id for room in ROOMS for id in getattr(shipped(), room)}

    def test_around_nothing_is_refused(self):
        done = run("knowledge", "graph", "nothing_real")

        assert_refused(done.exit_code, done.stdout, done.stderr)


def test_the_graph_for_a_program_holds_the_same_links():
    drawn = run("knowledge", "graph", "cauda_equina_syndrome").stdout
    links = json.loads(run("knowledge", "graph", "cauda_equina_syndrome", "--json").stdout)
    assert len(links) == drawn.count(" -> ") > 0
    assert {"from", "to", "label"} == set(links[0])
