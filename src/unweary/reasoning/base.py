"""The frozen types that reasoning returns. Values and ids only: no sentence that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from unweary.knowledge.base import Checklist, Clue, Explanation, Finding, Level, Reply, Rule


class Cause(Enum):
    """What set the level."""

    RULE = "rule"  # a red flag
    DOUBT = "doubt"  # a red flag that an unsure answer leaves open
    UNANSWERED = "unanswered"  # danger questions not yet answered
    DECISION = "decision"  # the least expected harm


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, with the finding that it answers."""

    finding: Finding
    reply: Reply


@dataclass(frozen=True)
class Fired:
    """A rule that holds, and what the person said that made it hold."""

    rule: Rule
    because: tuple[Said, ...]


@dataclass(frozen=True)
class Doubtful:
    """A rule that an unsure answer leaves open; `if_yes` are the findings in doubt."""

    rule: Rule
    if_yes: tuple[Finding, ...]


@dataclass(frozen=True)
class Factor:
    """By how much one answer moved the odds of one explanation.

    `times` is the factor applied, exp(weight * ln ratio); `ratio` the clue's own ratio for
    this answer before the weight that answers of one cluster share.
    """

    clue: Clue
    said: tuple[Said, ...]
    holds: bool  # whether the clue's test holds
    ratio: float
    weight: float
    times: float


@dataclass(frozen=True)
class Likely:
    """One explanation, its chance, and what spoke for and against it."""

    explanation: Explanation
    chance: float  # 0 to 1
    low: float  # the middle 90 % of the draws
    high: float
    prior: float  # chance before any answer
    factors: tuple[Factor, ...]  # strongest first
    unknown: tuple[Finding, ...]  # linked findings that are not known
    other_labels: float  # chance that goes to explanations of the same group
    pressing: bool  # a rule that fired guards it: to be ruled out first
    supported: bool  # some answer spoke for it, or the place is one that it is felt in


@dataclass(frozen=True)
class Adding:
    """A contributor, with the chance that it plays a part."""

    contributor: str
    chance: float
    low: float
    high: float
    factors: tuple[Factor, ...]


class Clearance(Enum):
    """Where a danger stands in the ledger."""

    CLEARED = "cleared"
    OPEN = "open"
    NOT_AT_HOME = "not_at_home"  # no answer at home can clear it


@dataclass(frozen=True)
class LedgerLine:
    """One danger that fits the complaint, and what remains of it."""

    explanation: Explanation
    state: Clearance
    per_10_000: float  # people like this one who have it
    cleared_by: tuple[Said, ...]
    open_on: tuple[Finding, ...]
    holds_for_days: int


@dataclass(frozen=True)
class Decision:
    """The expected harm of each level, in units of one needless visit, and the least of them."""

    expected_harm: tuple[float, float, float, float]  # by Level
    level: Level


@dataclass(frozen=True)
class Result:
    """All that a set of answers leads to."""

    level: Level
    cause: Cause
    complete: bool  # no danger question that fits is left unasked
    ours: bool  # False: a complaint that this check is not made for
    fired: tuple[Fired, ...]  # most urgent first
    doubtful: tuple[Doubtful, ...]
    decision: Decision
    explanations: tuple[Likely, ...]  # pressing ones that lead, then supported ones, by chance
    adding: tuple[Adding, ...]  # likeliest first, all of them
    ledger: tuple[LedgerLine, ...]
    answered: int


@dataclass(frozen=True)
class Change:
    """A change of one or two answers that would have changed the level."""

    instead: tuple[Said, ...]  # the answers as they would have been
    level: Level


class Purpose(Enum):
    """Why a screen is shown."""

    OPENING = "opening"
    DANGER = "danger"
    SETTLE = "settle"  # a rule fired on an open point, such as how long ago it began
    TELL_APART = "tell_apart"


@dataclass(frozen=True)
class WhyAsked:
    """What a screen is for: the dangers it clears and the explanations it separates."""

    purpose: Purpose
    dangers: tuple[Explanation, ...]
    rules: tuple[Rule, ...]
    separates: tuple[Explanation, ...]


@dataclass(frozen=True)
class Screen:
    """One screen: a checklist ("none of these" among the choices), or one question.

    `ticks` are the yes/no findings shown as rows to tick: those left unticked are a "no".
    `fields` are answered each for itself.
    """

    id: str
    checklist: Checklist | None
    ticks: tuple[Finding, ...]
    fields: tuple[Finding, ...]
    why: WhyAsked

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding on the screen, in the order shown."""
        return (*self.fields, *self.ticks)


@dataclass(frozen=True)
class Ask:
    """The next screen, and about how many are still to come after it."""

    screen: Screen
    still_to_come: int


@dataclass(frozen=True)
class Conclude:
    """Nothing more is worth asking."""

    result: Result


Step = Ask | Conclude
