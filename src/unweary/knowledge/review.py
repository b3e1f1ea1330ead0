"""Whether a clinician has checked an entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a clinician has checked an entry, and when it must be looked at again."""

    status: str  # "unreviewed", or "reviewed" with a real reviewer's name
    again_by: str  # ISO date
    by: str = ""
