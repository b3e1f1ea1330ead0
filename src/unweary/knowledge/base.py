"""The frozen types of the knowledge. Everything here is read from files and never changed after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum

from unweary.knowledge.exercise import Exercise, ExerciseRules
from unweary.knowledge.expression import Expression
from unweary.knowledge.review import Review as Review


class Level(IntEnum):
    """How soon to be seen. Greater is more urgent, so that `max` is the safe choice."""

    SELF_CARE = 0
    SOON = 1
    SAME_DAY = 2
    EMERGENCY = 3

    @property
    def id(self) -> str:
        """The name used in files, in JSON and in addresses: `same_day`."""
        return self.name.lower()

    @classmethod
    def named(cls, id: str) -> Level:
        """The level with this id. Raises KeyError."""
        return cls[id.upper()]


class Unsure(Enum):
    """The answer "not sure". It is neither yes nor no, and not the same as not asked."""

    UNSURE = "unsure"

    def __repr__(self) -> str:
        return "UNSURE"


UNSURE = Unsure.UNSURE

Reply = bool | str | float | Unsure
Answers = Mapping[str, Reply]  # finding id -> reply; a finding not asked is not in it


class Kind(Enum):
    """What sort of reply a finding takes."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"


class Basis(Enum):
    """Where a number comes from."""

    REVIEW = "review"
    STUDY = "study"
    GUIDELINE = "guideline"
    DERIVED = "derived"  # simple arithmetic on printed figures
    ESTIMATE = "estimate"  # a judgement; said so wherever it is shown


@dataclass(frozen=True, slots=True)
class Source:
    """A paper, guideline or page that a number was found in."""

    id: str
    authors: str
    title: str
    journal: str
    year: int | None
    doi: str
    url: str
    verified: bool  # the number was seen in a retrieved page
    note: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the replies that a choice finding allows.

    Where a form adds its replies up, the id ends in what the reply adds: `score_2`.
    """

    id: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready answer to a number question: "about a week" for 7 days."""

    label: str
    number: float


@dataclass(frozen=True)
class Finding:
    """Something a person can report.

    `derived` findings are never asked: their value follows from others (three-valued).
    `asked_if` keeps a question from people whom it cannot concern.
    `background` is the chance of "yes" in somebody whom no explanation accounts for.
    """

    id: str
    kind: Kind
    label: str  # short, fits "You said: ..." and a checklist row
    question: str
    help: str
    why: str
    topic: str
    synonyms: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()  # wordings that deny it, but are too wide to state it
    choices: tuple[Choice, ...] = ()
    presets: tuple[Preset, ...] = ()
    unit: str = ""
    least: float | None = None
    most: float | None = None
    private: bool = False
    self_test: bool = False
    asked_if: Expression | None = None
    derived: Expression | None = None
    cluster: str = ""
    effort: float = 1.0
    background: float = 0.1
    formerly: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether it can be put to a person, rather than worked out."""
        return self.derived is None


@dataclass(frozen=True)
class Clue:
    """How far one fact moves the odds of one explanation.

    `present` is the likelihood ratio where `test` holds, `absent` where it does not; 1 moves
    nothing. `low` and `high` are the published interval of `present`, None where none was found.
    """

    test: Expression
    present: float
    absent: float
    basis: Basis
    source: str
    low: float | None = None
    high: float | None = None
    sensitivity: float | None = None
    specificity: float | None = None
    population: str = ""
    interval: str = ""  # as printed in the source
    cap: float | None = None
    published_present: float | None = None  # as printed, where the ratio in use differs
    published_absent: float | None = None
    note: str = ""
    verified: bool = False
    use: bool = True  # False keeps a published figure on record without scoring it
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """The chance that an explanation holds before any answer, among people with the complaint."""

    chance: float
    low: float
    high: float
    basis: Basis
    rationale: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Prevalence:
    """The published figure nearest to the setting, kept beside the working prior."""

    chance: float | None
    low: float | None
    high: float | None
    setting: str
    source: str
    estimate: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How it usually goes: share recovered by week, None where unknown."""

    summary: str
    recovered: Mapping[int, float | None]
    source: str
    estimate: bool


@dataclass(frozen=True)
class Explanation:
    """A cause that may hold, alone or with others."""

    id: str
    name: str  # in lay words
    medical_name: str
    needs: Level  # how soon somebody who has it should be seen
    prior: Prior
    clues: tuple[Clue, ...]
    summary: str
    group: str = ""  # explanations that cannot hold together share one "none of these"
    family: str = ""
    icd10cm: tuple[str, ...] = ()
    where: tuple[str, ...] = ()  # findings where_*; () means anywhere
    elsewhere_ratio: float = 1.0  # odds factor where none of `where` was marked; an estimate
    feels: tuple[str, ...] = ()  # findings feels_*; () means any
    otherwise_ratio: float = 1.0  # odds factor where none of `feels` was chosen; an estimate
    only_if: Expression | None = None  # impossible otherwise (pregnancy, sex)
    serious: bool = False
    rules_only: bool = False  # asked outright: its rules set the level, the decision leaves it out
    origin_cause: str = ""
    prevalence: Prevalence | None = None
    course: Course | None = None
    see_clinician: str = ""
    treatments: tuple[str, ...] = ()
    clinicians: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    notes: str = ""
    urgency_source: str = ""
    further_sources: tuple[str, ...] = ()
    review: Review | None = None
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contributor:
    """A habit or circumstance that may be adding to the complaint."""

    id: str
    name: str
    prior: Prior
    clues: tuple[Clue, ...]
    one_thing: str  # one thing to do about it
    why: str
    source: str
    explanation: str = ""  # the explanation whose clues it shares


@dataclass(frozen=True)
class Rule:
    """A red flag: an expression over findings that sets a floor under the urgency."""

    id: str
    level: Level
    when: Expression
    title: str  # what it may be about, in plain words
    why: str  # why that needs to be seen so soon
    about: tuple[str, ...]  # explanations that it guards
    topic: str
    basis: Basis
    source: str
    verified: bool = False
    note: str = ""
    clearable: bool = True  # False: home answers cannot clear it, only an examination
    do_now: str = ""  # a sentence of its own for the emergency page, "" for the level's
    clears_for_days: int = 1  # how long a clearance holds before the diary asks again


@dataclass(frozen=True)
class Checklist:
    """Findings put on one screen, "none of these" among the choices."""

    id: str
    title: str
    why: str
    findings: tuple[str, ...]
    order: int
    opening: bool = False  # asked of everybody before anything else
    separating: bool = False  # asked where it tells explanations apart, not for danger
    asked_if: Expression | None = None


@dataclass(frozen=True)
class Effect:
    """One measured effect of a treatment."""

    outcome: str
    comparator: str
    estimate: str
    unit: str
    interval: tuple[float, float] | None
    time: str
    certainty: str
    certainty_basis: str
    verified: bool
    source: str
    note: str = ""
    interval_text: str = ""
    people: int | None = None


@dataclass(frozen=True)
class Treatment:
    """Something that may help, or does not, with how sure the evidence is."""

    id: str
    name: str
    kind: str
    phases: tuple[str, ...]
    verdict: str
    summary: str
    message: str  # what to do, to the person
    effects: tuple[Effect, ...] = ()
    cautions: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    when_in_course: str = ""
    dose: str = ""
    certainty: str = ""
    guideline_sources: tuple[str, ...] = ()
    guidelines_seen: tuple[str, ...] = ()
    guidelines_from_memory: tuple[str, ...] = ()
    fits: Expression | None = None  # whom it is offered to; None: everybody
    not_if: Expression | None = None  # answers that rule it out
    order: int = 50
    figure: str = ""
    note: str = ""


@dataclass(frozen=True)
class Harm:
    """Expected-harm table: `cost[given][needed]`, in units of one needless clinic visit."""

    cost: tuple[tuple[float, ...], ...]  # (4, 4), rows given level, columns needed level
    basis: Basis
    rationale: str


@dataclass(frozen=True)
class Knowledge:
    """Everything known, in one value."""

    version: str
    digest: str  # sha256 of the files, so that a result can name what it was reached with
    findings: Mapping[str, Finding]
    explanations: Mapping[str, Explanation]
    contributors: Mapping[str, Contributor]
    rules: Mapping[str, Rule]
    checklists: Mapping[str, Checklist]
    treatments: Mapping[str, Treatment]
    sources: Mapping[str, Source]
    harm: Harm
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    exercise_rules: ExerciseRules = field(default_factory=ExerciseRules)
    formerly: Mapping[str, str] = field(default_factory=dict)  # old id -> new id
