"""Replayable results: a small signed file of answers, versions, level and reasons."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from unweary import __version__
from unweary.knowledge.answers import BadAnswers, read_answers, write_answers
from unweary.knowledge.base import Answers, Knowledge, Reply
from unweary.reasoning.base import Result
from unweary.reasoning.model import model_of
from unweary.reasoning.result import assess

FORM = "unweary-result-1"


class BadResultFile(ValueError):
    """The file is no result of this product, or was changed; the message says which."""


@dataclass(frozen=True)
class Replay:
    """A result worked out again, beside what the file says."""

    then: Mapping[str, Any]  # level, reasons and explanations as the file has them
    now: Mapping[str, Any]
    same_knowledge: bool
    same_engine: bool
    changes: tuple[str, ...]  # a sentence for each difference; empty where the words are the same
    signed_by: str  # the public key, base64


def signed_result(
    knowledge: Knowledge,
    answers: Answers,
    result: Result,
    *,
    key: Ed25519PrivateKey,
    at: datetime,
) -> bytes:
    """A result file: UTF-8 JSON, sorted, signed over everything but the signature."""
    body = {
        "form": FORM,
        "at": at.isoformat(timespec="seconds"),
        "engine": __version__,
        "knowledge": {"version": knowledge.version, "digest": knowledge.digest},
        "answers": write_answers(answers),
        "outcome": outcome(result),
        "public_key": _base64(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)),
    }
    signed = {**body, "signature": _base64(key.sign(_bytes(body)))}
    return json.dumps(signed, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def outcome(result: Result) -> dict[str, Any]:
    """What a replay must come to again: the level, the rules and the first explanations."""
    return {
        "level": result.level.id,
        "cause": result.cause.value,
        "reasons": [
            {"rule": f.rule.id, "because": sorted(s.finding.id for s in f.because)}
            for f in result.fired
        ],
        "in_doubt": [d.rule.id for d in result.doubtful],
        "explanations": [
            {"id": k.explanation.id, "per_10000": round(k.chance * 10_000)}
            for k in result.explanations[:5]
        ],
    }


def replay(knowledge: Knowledge, file: bytes) -> Replay:
    """Work a saved result out again with this knowledge. Raises BadResultFile."""
    body = _checked(file)
    try:
        answers: dict[str, Reply] = read_answers(knowledge, body["answers"])
        lost: tuple[str, ...] = ()
    except BadAnswers as error:
        answers, lost = _readable(knowledge, body["answers"]), error.problems
    now = outcome(assess(model_of(knowledge), answers))
    then = body["outcome"]
    changes = (*lost, *_differences(then, now))
    return Replay(
        then=then,
        now=now,
        same_knowledge=body["knowledge"]["digest"] == knowledge.digest,
        same_engine=body["engine"] == __version__,
        changes=changes,
        signed_by=body["public_key"],
    )


def _checked(file: bytes) -> dict[str, Any]:
    try:
        signed = json.loads(file)
    except (ValueError, RecursionError) as error:
        raise BadResultFile("This is not a result file: it is not JSON.") from error
    if not isinstance(signed, dict) or signed.get("form") != FORM:
        raise BadResultFile("This is not a result file of Unweary.")
    body = {k: v for k, v in signed.items() if k != "signature"}
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(body["public_key"]))
        public.verify(base64.b64decode(signed["signature"]), _bytes(body))
    except (InvalidSignature, KeyError, TypeError, ValueError) as error:
        raise BadResultFile("The file was changed after it was saved, or is damaged.") from error
    missing = {"answers", "outcome", "knowledge", "engine"} - body.keys()
    if missing:
        raise BadResultFile(f"The file lacks {', '.join(sorted(missing))}.")
    if not _makes_sense(body):
        raise BadResultFile("The file is signed, but its content makes no sense.")
    return body


def _makes_sense(body: Mapping[str, Any]) -> bool:
    """Whether the parts are of the kinds that `signed_result` writes: anybody can sign."""
    answers, then, knowledge = body["answers"], body["outcome"], body["knowledge"]
    if not all(isinstance(part, dict) for part in (answers, then, knowledge)):
        return False
    if not isinstance(body["engine"], str) or not isinstance(knowledge.get("digest"), str):
        return False
    return (
        isinstance(then.get("level"), str)
        and isinstance(then.get("cause"), str)
        and isinstance(then.get("in_doubt"), list)
        and _entries(then.get("reasons"), "rule", str)
        and _entries(then.get("explanations"), "id", str)
        and _entries(then.get("explanations"), "per_10000", int)
    )


def _entries(rows: object, key: str, kind: type) -> bool:
    return isinstance(rows, list) and all(
        isinstance(row, dict) and isinstance(row.get(key), kind) for row in rows
    )


def _readable(knowledge: Knowledge, given: Mapping[str, object]) -> dict[str, Reply]:
    kept: dict[str, Reply] = {}
    for id, raw in given.items():
        try:
            kept |= read_answers(knowledge, {id: raw})
        except BadAnswers:
            continue
    return kept


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    found = []
    if then["level"] != now["level"]:
        found.append(f"The level was {then['level']} and would now be {now['level']}.")
    before = {r["rule"] for r in then["reasons"]}
    after = {r["rule"] for r in now["reasons"]}
    found += [f"The rule {rule} no longer holds." for rule in sorted(before - after)]
    found += [f"The rule {rule} now holds." for rule in sorted(after - before)]
    was = {e["id"]: e["per_10000"] for e in then["explanations"]}
    new = {e["id"]: e["per_10000"] for e in now["explanations"]}
    if list(was) != list(new):
        found.append(f"The first explanations were {_list(was)} and would now be {_list(new)}.")
    found += [
        f"{id}: {was[id]} in 10,000, now {new[id]}."
        for id in was
        if id in new and was[id] != new[id]
    ]
    if then["in_doubt"] != now["in_doubt"]:
        found.append("Other rules are in doubt.")
    if then["cause"] != now["cause"]:
        found.append(f"The level was set by {then['cause']} and would now be by {now['cause']}.")
    return tuple(found)


def _list(ids: Mapping[str, object]) -> str:
    return ", ".join(ids)


def _bytes(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
