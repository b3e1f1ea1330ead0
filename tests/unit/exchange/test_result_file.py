"""Result files: signed to the byte, and worked out again to the same words or to what changed."""

import base64
import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from unweary.exchange.result_file import BadResultFile, replay, signed_result
from unweary.knowledge.base import UNSURE
from unweary.knowledge.parse import read, shipped, shipped_files
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\1")
AT = datetime(2026, 3, 1, 9, 30, 15, 123456, tzinfo=UTC)
ANSWERS = {
    "where_low_back": True,
    "saddle_numbness": True,
    "age_years": 44.0,
    "sex_at_birth": "female",
    "chest_pain": False,
    "fainted": UNSURE,
}


def saved(answers=ANSWERS, *, key=KEY) -> bytes:
    result = assess(model_of(shipped()), answers)
    return signed_result(shipped(), answers, result, key=key, at=AT)


class TestFile:
    def test_is_the_same_bytes_for_the_same_result(self):
        assert saved() == saved(dict(reversed(ANSWERS.items())))

    def test_holds_plain_answers_versions_and_whole_seconds(self):
        file = json.loads(saved())

        assert file["at"] == "2026-03-01T09:30:15+00:00"
        assert file["answers"] == {
            "age_years": 44,
            "chest_pain": "no",
            "fainted": "unsure",
            "saddle_numbness": "yes",
            "sex_at_birth": "female",
            "where_low_back": "yes",
        }
        assert file["knowledge"]["digest"] == shipped().digest
        assert file["outcome"]["level"] == "emergency"

    def test_with_one_changed_byte_is_refused_wherever_it_is(self):
        file = saved()

        for i, byte in enumerate(file):
            with pytest.raises(BadResultFile):
                replay(shipped(), file[:i] + bytes([byte ^ 1]) + file[i + 1 :])

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("answers", {}),
            ("at", "2026-03-02T09:30:15+00:00"),
            ("engine", "9"),
            ("outcome", {"level": "self_care"}),
            ("signature", ""),
            ("signature", 3),
            ("public_key", None),
            ("more", "words"),
        ],
    )
    def test_with_another_value_is_refused(self, key, value):
        file = {**json.loads(saved()), key: value}

        with pytest.raises(BadResultFile, match="changed after it was saved"):
            replay(shipped(), json.dumps(file).encode())

    def test_signed_again_by_somebody_else_names_the_other_key(self):
        ours, theirs = replay(shipped(), saved()), replay(shipped(), saved(key=OTHER_KEY))

        assert ours.signed_by == json.loads(saved())["public_key"]
        assert theirs.signed_by != ours.signed_by

    def test_with_the_key_of_somebody_else_is_refused(self):
        file = {**json.loads(saved()), "public_key": json.loads(saved(key=OTHER_KEY))["public_key"]}

        with pytest.raises(BadResultFile):
            replay(shipped(), json.dumps(file).encode())

    @pytest.mark.parametrize(
        "content",
        [b"", b"\xff", b"words", b"[]", b"3", b"{}", b'{"form": "else"}', b"[" * 100_000],
    )
    def test_of_another_kind_is_refused(self, content):
        with pytest.raises(BadResultFile, match="not a result file"):
            replay(shipped(), content)

    def test_with_a_number_of_5000_digits_is_refused(self):
        with pytest.raises(BadResultFile):
            replay(shipped(), b"1" * 5000)

    @pytest.mark.parametrize(
        "broken",
        [
            {"answers": ["saddle_numbness"]},
            {"knowledge": "1"},
            {"outcome": {}},
            {"outcome": None},
            {"engine": {}, "answers": None},
        ],
    )
    def test_signed_but_without_sense_is_refused(self, broken):
        with pytest.raises(BadResultFile):
            replay(shipped(), _signed({**json.loads(saved()), **broken}))


class TestReplay:
    def test_with_the_same_knowledge_is_the_same(self):
        again = replay(shipped(), saved())

        assert (again.same_knowledge, again.same_engine, again.changes) == (True, True, ())
        assert again.now == again.then

    def test_of_no_answers_is_the_same(self):
        assert replay(shipped(), saved({})).changes == ()

    def test_without_a_rule_names_it_and_the_level(self):
        now = replay(shipped(), saved())
        fired = [reason["rule"] for reason in now.then["reasons"]]
        gone = {f"rules/{rule}.toml" for rule in fired}
        fewer = read({p: text for p, text in shipped_files().items() if p not in gone})

        again = replay(fewer, saved())

        assert not again.same_knowledge
        assert again.same_engine
        assert again.now["level"] != "emergency"
        assert any("emergency" in c and again.now["level"] in c for c in again.changes)
        for rule in fired:
            assert f"The rule {rule} no longer holds." in again.changes

    def test_with_a_new_rule_names_it(self):
        fired = replay(shipped(), saved()).then["reasons"][0]["rule"]
        text = shipped_files()[f"rules/{fired}.toml"].replace(f'"{fired}"', '"quite_new"', 1)
        more = read({**shipped_files(), "rules/quite_new.toml": text})

        assert "The rule quite_new now holds." in replay(more, saved()).changes

    def test_with_another_chance_gives_both(self):
        first = replay(shipped(), saved()).then["explanations"][0]
        path = f"explanations/{first['id']}.toml"
        prior = shipped().explanations[first["id"]].prior
        text = shipped_files()[path]
        lines = [line for line in text.splitlines() if not line.startswith("prior")]
        lines.insert(
            0,
            f"prior = {{ chance = {prior.chance * 0.9}, low = {prior.low * 0.9}, "
            f'high = {prior.high}, basis = "estimate", rationale = "" }}',
        )

        again = replay(read({**shipped_files(), path: "\n".join(lines)}), saved())

        assert any(
            c.startswith(f"{first['id']}: {first['per_10000']} in 10,000, now ")
            for c in again.changes
        )

    def test_without_a_finding_says_so_and_goes_on_with_the_others(self):
        body = json.loads(saved())
        body["answers"] |= {"gone_finding": "yes", "age_years": 500}

        again = replay(shipped(), _signed(body))

        assert any('no finding "gone_finding"' in c for c in again.changes)
        assert any(c.startswith("age_years: ") for c in again.changes)
        assert again.now["level"] == "emergency"


def _signed(body: dict) -> bytes:
    """A file that says `body`, with a valid signature: what somebody with a key could write."""
    body = {k: v for k, v in body.items() if k != "signature"}
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    signature = base64.b64encode(KEY.sign(text)).decode()
    return json.dumps({**body, "signature": signature}).encode()
