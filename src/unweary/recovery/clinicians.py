"""Who can help: kinds of clinician that a result calls for, and the explanations behind each."""

from __future__ import annotations

from dataclasses import dataclass

from unweary.knowledge.base import Explanation
from unweary.reasoning.base import Result

FIRST = 3  # explanations that are looked at, likeliest first
MOST = 4  # kinds that are named


@dataclass(frozen=True)
class Helper:
    """A kind of clinician, by the id that the knowledge uses, and why it is named."""

    kind: str
    because: tuple[Explanation, ...]


def helpers(result: Result) -> tuple[Helper, ...]:
    """Kinds of clinician that see what may be behind it, in the order of the explanations.

    Empty where the complaint is not one that the check is made for.
    """
    if not result.ours:
        return ()
    first = [k.explanation for k in result.explanations if k.supported][:FIRST]
    kinds = dict.fromkeys(kind for e in first for kind in e.clinicians)
    return tuple(
        Helper(kind, tuple(e for e in first if kind in e.clinicians)) for kind in list(kinds)[:MOST]
    )
