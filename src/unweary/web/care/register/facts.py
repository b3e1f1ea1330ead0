"""Facts and addresses as text in a column, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import time
from typing import Any

from unweary.directory.base import NOTHING_STATED, Facts, Opening

PLAIN = ("accepting_new", "telehealth", "wheelchair")
LISTS = ("languages", "networks")


def facts_to_text(facts: Facts) -> str:
    """JSON with what is stated alone; "" where nothing is."""
    if facts == NOTHING_STATED:
        return ""
    stated: dict[str, Any] = {
        name: value for name in (*PLAIN, *LISTS) if (value := getattr(facts, name)) is not None
    }
    if facts.hours is not None:
        stated["hours"] = [
            [o.weekday, o.opens.isoformat("minutes"), o.closes.isoformat("minutes")]
            for o in facts.hours
        ]
    return json.dumps(stated, ensure_ascii=False, separators=(",", ":"))


def facts_from_text(text: str) -> Facts:
    """The facts that `facts_to_text` wrote."""
    if not text:
        return NOTHING_STATED
    stated = json.loads(text)
    hours = stated.get("hours")
    return Facts(
        accepting_new=stated.get("accepting_new"),
        telehealth=stated.get("telehealth"),
        wheelchair=stated.get("wheelchair"),
        languages=_listed(stated.get("languages")),
        networks=_listed(stated.get("networks")),
        hours=None if hours is None else tuple(_opening(*each) for each in hours),
    )


def _listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


def _opening(weekday: int, opens: str, closes: str) -> Opening:
    return Opening(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
