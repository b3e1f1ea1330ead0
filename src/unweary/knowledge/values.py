"""Values of the knowledge that a page can name, each with its source, ready to be worded."""

from __future__ import annotations

from dataclasses import dataclass

from unweary.knowledge.base import Basis
from unweary.knowledge.exercise import Dose


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that no entry holds: how long to hold a stretch, what a trial found.

    `words` has `{number}` where the number goes: "about {number} seconds".
    """

    id: str
    number: float
    words: str
    basis: Basis
    source: str
    low: float | None = None
    high: float | None = None
    verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A published or judged range around a number. Both None where none was given."""

    low: float | None = None
    high: float | None = None

    @property
    def given(self) -> bool:
        """Whether both ends are known and differ."""
        return self.low is not None and self.high is not None and self.low != self.high


@dataclass(frozen=True, slots=True)
class Chance:
    """How many have it, 0 to 1."""

    chance: float
    range: Range
    source: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Times:
    """By how much one answer multiplies the odds."""

    times: float
    range: Range
    source: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Recovered:
    """Which share of people is better by a week."""

    week: int
    share: float
    source: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """How often something happened beside how often it did without: 0.72 is 28 % fewer."""

    ratio: float
    range: Range
    source: str
    of_odds: bool = False
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A difference on a scale from `least` to `most`; below 0 is less."""

    change: float
    range: Range
    least: float
    most: float
    source: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """A difference in standard deviations. It is said without its number."""

    deviations: float
    source: str
    estimate: bool = False
    clear: bool = True  # whether its range leaves out "no difference"


@dataclass(frozen=True, slots=True)
class Amount:
    """A difference in a unit that needs no scale: kilograms, seconds."""

    amount: float
    range: Range
    unit: str
    source: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """A number in one group beside that of the other: 208 days against 112."""

    number: float
    range: Range
    other: float
    other_range: Range
    unit: str
    source: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """How many took part."""

    people: int
    source: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Dosed:
    """How much of an exercise."""

    dose: Dose
    source: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Words as the knowledge has them: a dose, a time."""

    text: str
    source: str
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, with its own words."""

    fact: Fact

    @property
    def source(self) -> str:
        """Where the fact was found."""
        return self.fact.source

    @property
    def estimate(self) -> bool:
        """Whether it is a judgement."""
        return self.fact.basis is Basis.ESTIMATE


@dataclass(frozen=True, slots=True)
class Cited:
    """No number, only where the sentence before it comes from."""

    source: str
    estimate: bool = False


Value = (
    Chance
    | Times
    | Recovered
    | Ratio
    | Points
    | Size
    | Amount
    | Against
    | People
    | Dosed
    | Text
    | Stated
    | Cited
)
