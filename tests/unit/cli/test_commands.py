"""`unweary ...`: text out, exit codes, and one clear sentence for every fault."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import unweary
from unweary.cli.main import COMMANDS, commands
from unweary.exchange.result_file import signed_result
from unweary.knowledge.answers import read_answers
from unweary.knowledge.base import Knowledge
from unweary.knowledge.parse import read, shipped, shipped_files
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess

UNWEARY = Path(sys.executable).parent / "unweary"
EMERGENCY = {"where_low_back": "yes", "saddle_numbness": "yes", "age_years": 44}


def run(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(commands, words, input=stdin)


def process(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([UNWEARY, *words], input=stdin, capture_output=True, check=False)


def assessed(answers: dict[str, object], *more: str) -> dict:
    done = run("assess", "-", *more, stdin=json.dumps({"answers": answers}))
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout)


def interviewed(story: dict[str, object]) -> tuple[dict, dict[str, object], int]:
    """The conclusion, the answers and the screens; what the story leaves out is no, or unsure."""
    answers: dict[str, object] = {}
    for screens in range(40):
        done = run("next", "-", stdin=as_json(answers) if screens else "{}")
        assert done.exit_code == 0
        step = json.loads(done.stdout)
        if step["step"] == "conclude":
            return step, answers, screens
        for finding in step["screen"]["findings"]:
            assert finding["id"] not in answers
            silent = "no" if finding["kind"] == "yes_no" else "unsure"
            answers[finding["id"]] = story.get(finding["id"], silent)
    raise AssertionError("no conclusion after 40 screens")


def saved(knowledge: Knowledge | None = None) -> bytes:
    knowledge = knowledge or shipped()
    answers = read_answers(knowledge, EMERGENCY)
    result = assess(model_of(knowledge), answers)
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    return signed_result(knowledge, answers, result, key=key, at=datetime(2026, 3, 1, tzinfo=UTC))


def _without_the_rules_that_fire() -> bytes:
    """The result that a knowledge without the rules of this emergency came to."""
    gone = {f"rules/{reason['rule']}.toml" for reason in assessed(EMERGENCY)["reasons"]}
    return saved(read({p: text for p, text in shipped_files().items() if p not in gone}))


def all_commands(group: click.Group = commands, *path: str):
    for name, command in group.commands.items():
        yield *path, name
        if isinstance(command, click.Group):
            yield from all_commands(command, *path, name)


class TestHelp:
    @pytest.mark.parametrize("path", [(), *all_commands()], ids=" ".join)
    def test_has_an_example_everywhere(self, path):
        done = run(*path, "--help")

        assert done.exit_code == 0
        assert "Example" in done.stdout
        assert " ".join(("unweary", *path)) in done.stdout

    def test_tells_the_version(self):
        assert unweary.__version__ in run("--version").stdout

    @pytest.mark.parametrize("words", [("nope",), ("assess",), ("assess", "-", "--nope")])
    def test_is_offered_for_wrong_arguments(self, words):
        done = run(*words)

        assert done.exit_code == 2
        assert "--help" in done.stderr


class TestAssess:
    def test_gives_level_reasons_and_the_answers_back(self):
        document = assessed(EMERGENCY)

        assert document["level"] == "emergency"
        said = [s["finding"] for reason in document["reasons"] for s in reason["because"]]
        assert "saddle_numbness" in said
        assert document["answers"] == EMERGENCY
        assert document["knowledge"]["digest"] == shipped().digest

    def test_of_the_same_answers_in_another_order_is_the_same_bytes(self):
        one = process("assess", "-", stdin=as_json(EMERGENCY))
        other = process("assess", "-", stdin=as_json(dict(reversed(EMERGENCY.items()))))

        assert one.returncode == 0
        assert one.stdout == other.stdout

    def test_of_one_finding_under_two_names_does_not_hang_on_their_order(self):
        old, new = next(
            (old, new)
            for old, new in sorted(shipped().formerly.items())
            if new in shipped().findings and shipped().findings[new].kind.value == "yes_no"
        )

        one = run("assess", "-", stdin=as_json({old: "yes", new: "no"}))
        other = run("assess", "-", stdin=as_json({new: "no", old: "yes"}))

        assert (one.exit_code, one.output) == (other.exit_code, other.output)

    def test_is_not_talked_down_by_a_no_to_what_follows_from_other_answers(self):
        said = {"where_low_back": "yes", "feels_ache": "yes", "abrupt_severe_pain": "yes"}
        said |= {"age_years": 70, "smoker_ever": "yes"}
        assert assessed(said)["level"] == "emergency"

        done = run("assess", "-", stdin=as_json({**said, "back_pain": "no"}))

        assert done.exit_code == 2 or json.loads(done.stdout)["level"] == "emergency"

    def test_takes_a_former_name(self):
        old, new = next((o, n) for o, n in shipped().formerly.items() if n in shipped().findings)

        assert list(assessed({old: "unsure"})["answers"]) == [new]

    def test_can_say_what_would_change_the_level(self):
        assert "what_would_change" not in assessed(EMERGENCY)
        changes = assessed(EMERGENCY, "--changes")["what_would_change"]
        assert all(change["level"] != "emergency" for change in changes)

    def test_reads_a_file_as_it_reads_standard_input(self, tmp_path):
        file = tmp_path / "answers.json"
        file.write_bytes(as_json(EMERGENCY))

        assert json.loads(run("assess", str(file)).stdout) == assessed(EMERGENCY)


class TestNext:
    def test_drives_a_whole_interview_without_state_to_the_conclusion(self):
        conclusion, answers, _ = interviewed({})

        assert conclusion["complete"]
        del conclusion["step"]
        assert conclusion == assessed(answers)

    def test_ends_an_emergency_early(self):
        _, _, whole = interviewed({})
        conclusion, _, screens = interviewed(EMERGENCY)

        assert conclusion["level"] == "emergency"
        assert screens < whole

    def test_offers_only_values_that_it_takes(self):
        step = json.loads(run("next", "-", stdin="{}").stdout)

        for finding in step["screen"]["findings"]:
            values = finding["values"]
            for value in values if isinstance(values, list) else values.values():
                if value not in (None, values["unit"] if isinstance(values, dict) else None):
                    assert assessed({finding["id"]: value})["answers"]


class TestReplay:
    def test_of_a_saved_result_finds_the_same_words(self, tmp_path):
        file = tmp_path / "result.json"
        file.write_bytes(saved())

        done = run("replay", str(file))

        assert done.exit_code == 0
        assert "The signature is valid" in done.stdout
        assert "The result is the same" in done.stdout

    def test_for_a_program_isas_json(self):
        told = json.loads(run("replay", "-", "--json", stdin=saved()).stdout)

        assert (told["same"], told["same_knowledge"], told["changes"]) == (True, True, [])
        assert told["then"] == told["now"]

    def test_of_a_changed_result_says_what_changed_and_ends_with_1(self):
        older = _without_the_rules_that_fire()

        for more in ((), ("--json",)):
            done = run("replay", "-", *more, stdin=older)
            assert done.exit_code == 1
            assert "would now be emergency" in done.stdout
            assert "now holds" in done.stdout

    def test_of_a_changed_byte_is_refused(self):
        done = run("replay", "-", stdin=saved().replace(b'"emergency"', b'"self_care"'))

        assert_refused(done.exit_code, done.stdout, done.stderr)
        assert "was changed" in done.stderr

    @pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"answers": {}}'])
    def test_of_another_file_is_refused(self, content):
        done = run("replay", "-", stdin=content)

        assert_refused(done.exit_code, done.stdout, done.stderr)
        assert "not a result file" in done.stderr


def assert_refused(code: int, out: str, err: str) -> None:
    assert code == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err[0].isupper() or ": " in err or err.startswith("/")
    assert "Traceback" not in err


def as_json(answers: dict[str, object]) -> bytes:
    return json.dumps({"answers": answers}).encode()


def test_a_command_is_loaded_when_it_is_named() -> None:
    asked = "import sys, unweary.cli.main as m; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)

    modules = loaded.stdout.decode().split()
    assert "unweary.cli.main" in modules
    assert not {"django", "numpy", "questionary", "typst"} & set(modules)
    for name in COMMANDS:
        assert run(name, "--help").exit_code == 0, name
    assert run("nonsense").exit_code == 2
