"""Every fault of what a command reads: one clear sentence, no trace, the right exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import unweary
from tests.unit.cli.test_commands import EMERGENCY, UNWEARY, as_json, assert_refused, process, run


class TestFault:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b" \n", "is empty"),
            (b"{", "is not JSON"),
            (b'{"answers": {}} more', "is not JSON"),
            (b"\xff\xfe\xfd", "is not"),
            (b"[1]", "must be an object"),
            (b"null", "must be an object"),
            (b'{"answers": []}', "must be an object"),
            (b'{"answers": null}', "must be an object"),
            (b'{"saddle_numbness": "yes"}', 'only "answers" is understood'),
            (b'{"answers": {"sadle_numbness": "yes"}}', 'did you mean "saddle_numbness"?'),
            (b'{"answers": {"saddle_numbness": "maybe"}}', 'say "yes", "no" or "unsure"'),
            (b'{"answers": {"saddle_numbness": 1}}', 'say "yes", "no" or "unsure"'),
            (b'{"answers": {"saddle_numbness": null}}', 'say "yes", "no" or "unsure"'),
            (b'{"answers": {"sex_at_birth": "yes"}}', "say one of female, male"),
            (b'{"answers": {"age_years": 500}}', "out of range; say 0 to 120 years"),
            (b'{"answers": {"age_years": -1}}', "out of range"),
            (b'{"answers": {"age_years": NaN}}', "out of range"),
            (b'{"answers": {"age_years": 1e999}}', "out of range"),
            (b'{"answers": {"age_years": "old"}}', "is not a number"),
            (b'{"answers": {"age_years": true}}', "is not a number"),
            (b'{"answers": {"age_years": ' + b"1" * 5000 + b"}}", "number"),
            (b"[" * 100_000, "nested too deeply"),
            (b" " * 1_000_001, "too large"),
        ],
        ids=lambda value: value[:40].decode("latin-1") if isinstance(value, bytes) else "",
    )
    @pytest.mark.parametrize("command", ["assess", "next"])
    def test_in_answers_is_one_clear_sentence(self, command, content, said):
        done = run(command, "-", stdin=content)

        assert_refused(done.exit_code, done.stdout, done.stderr)
        assert said in done.stderr

    def test_in_answers_comes_with_all_others(self):
        done = run("assess", "-", stdin=as_json({"sadle": "yes", "age_years": 500, "fainted": 3}))

        assert len(done.stderr.splitlines()) == 3

    def test_in_answers_ends_with_one_stop(self):
        done = run("assess", "-", stdin=as_json({"sadle_numbness": "yes"}))

        assert not done.stderr.strip().endswith("?.")

    @pytest.mark.parametrize("command", ["assess", "next", "replay"])
    def test_of_a_missing_file_names_it(self, command, tmp_path):
        missing, folder = tmp_path / "missing.json", tmp_path

        for path, said in ((missing, "There is no file"), (folder, "cannot be read")):
            done = process(command, str(path))
            assert_refused(done.returncode, done.stdout.decode(), done.stderr.decode())
            assert said in done.stderr.decode()
            assert str(path) in done.stderr.decode()

    @pytest.mark.parametrize("words", ["knowledge list", "knowledge graph", "assess answers.json"])
    def test_of_a_reader_who_left_is_no_fault(self, words, tmp_path):
        (tmp_path / "answers.json").write_bytes(as_json(EMERGENCY))
        reader, writer = os.pipe()
        os.close(reader)

        done = subprocess.run(
            [UNWEARY, *words.split()],
            cwd=tmp_path,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writer)

        assert (done.returncode, done.stderr) == (0, b"")

    def test_of_the_knowledge_itself_ends_with_3(self, tmp_path):
        shutil.copytree(Path(unweary.__file__).parent, tmp_path / "unweary")
        broken = tmp_path / "unweary/knowledge/data/findings/saddle_numbness.toml"
        broken.write_text('colour = "red"\n' + broken.read_text())

        done = subprocess.run(
            [sys.executable, "-m", "unweary.cli.main", "assess", "-"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            input=as_json(EMERGENCY),
            capture_output=True,
            check=False,
        )

        assert done.returncode == 3
        assert b"findings/saddle_numbness.toml: colour: unknown key" in done.stderr
        assert b"Traceback" not in done.stderr
