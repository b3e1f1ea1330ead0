"""The frozen types of exercises: what to do, how much, when not to, and the angles to draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unweary.knowledge.review import Review


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise, at one level."""

    level: int
    sets: int
    reps: int
    hold_seconds: int
    rest_seconds: int
    days_per_week: int
    reps_in_reserve: int | None = None  # how many more one could have done
    most_times_a_day: int | None = None
    target_minutes: int | None = None
    target_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class LimbAngles:
    """Joint angles of one side, in degrees; positive bends, 0 is neutral."""

    shoulder: float
    elbow: float
    hip: float
    knee: float
    ankle: float
    wrist: float = 0.0


@dataclass(frozen=True, slots=True)
class ExerciseFrame:
    """One posture of a figure, with what rests in it: `joint`, or `joint@thing`."""

    at: float  # 0 to 1 of the way
    pelvis: float  # absolute direction, counter-clockwise from the right
    lumbar: float
    thoracic: float
    neck: float
    near: LimbAngles
    far: LimbAngles
    touches: tuple[str, ...]
    nod: float = 0.0  # of the head on the neck; positive looks down
    belly: float = 0.0  # 0 to 1, how far a breath in lifts the belly


@dataclass(frozen=True, slots=True)
class ExerciseFigure:
    """What the moving figure of an exercise is drawn from."""

    view: str  # "sagittal" or "frontal"
    loop: str  # "forward_back" or "cycle"
    anchor: str  # the joint that keeps its place
    frames: tuple[ExerciseFrame, ...]
    stills: tuple[str, ...]  # what the start, the middle and the end show, a sentence or two each
    adjusted: str = ""  # what was changed in the angles against the source, and why
    things: tuple[str, ...] = ()
    person: str = "ada"
    shoes: bool = False
    bent_away: bool = False  # seen from the front, the lower legs point away
    trails: tuple[str, ...] = ()  # parts whose way an arrow shows
    seconds: float = 2.0  # one way
    hold_seconds: float = 1.0


@dataclass(frozen=True)
class Exercise:
    """Something to do with the body, and when not to."""

    id: str
    name: str
    group: str
    level: int  # 0 to 3; see ExerciseRules.levels
    purpose: str
    position: str
    start: str
    steps: tuple[str, ...]
    breathing: str
    mistakes: tuple[str, ...]
    harder_when: str
    easier_how: str
    stop: tuple[str, ...]  # beside the rules that hold for every exercise
    muscles: tuple[str, ...]
    doses: tuple[Dose, ...]
    not_with: tuple[str, ...]  # codes that take it out
    adapt_with: tuple[str, ...]  # codes that change it
    sources: tuple[str, ...]
    estimate: bool  # dose and angles are a judgement, not a measured figure
    verified: bool  # the figures were seen in a source
    figure: ExerciseFigure
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    note: str = ""
    review: Review | None = None
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Something about a person that takes exercises out, or changes them."""

    id: str
    name: str
    what: str  # what to do about it
    ask_first: bool = False  # not answered counts as not cleared


@dataclass(frozen=True, slots=True)
class PainLight:
    """What to do after more pain: green, amber or red."""

    color: str
    sign: str
    action: str


@dataclass(frozen=True, slots=True)
class ExerciseLevel:
    """How hard exercises of a level are."""

    level: int
    name: str
    effort: str  # rating of effort, 0 to 10


@dataclass(frozen=True, slots=True)
class Programme:
    """A ready set of exercises for a situation."""

    id: str
    name: str
    level: int
    use_when: str
    items: tuple[str, ...]
    leave_out: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class ExerciseRules:
    """What holds for every exercise."""

    levels: tuple[ExerciseLevel, ...] = ()
    stop: tuple[str, ...] = ()
    lights: tuple[PainLight, ...] = ()
    progress: str = ""
    regress: str = ""
    often: str = ""
    soreness: str = ""
    timeline_weeks: Mapping[str, str] = field(default_factory=dict)
    timeline_verified: bool = False
    sources: tuple[str, ...] = ()
    codes: Mapping[str, Code] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
