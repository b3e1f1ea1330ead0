"""What a moving figure is drawn from: angles, what touches the floor, and things beside it."""

from __future__ import annotations

from dataclasses import dataclass

SIDES = ("near", "far")


@dataclass(frozen=True, slots=True)
class Limbs:
    """Joint angles of one side, in degrees. 0 is neutral, positive bends; see `skeleton`."""

    shoulder: float
    elbow: float
    hip: float
    knee: float
    ankle: float
    wrist: float = 0.0  # 0 in line with the forearm; positive the way the elbow bends


@dataclass(frozen=True, slots=True)
class Frame:
    """One posture. `touches` names what rests, as `joint` on the floor or `joint@thing`."""

    at: float  # 0 to 1 of the way
    pelvis: float  # direction of the pelvis, counter-clockwise from the right
    lumbar: float
    thoracic: float
    neck: float
    near: Limbs
    far: Limbs
    touches: tuple[str, ...]
    nod: float = 0.0  # of the head on the neck; positive looks down
    belly: float = 0.0  # how far a breath in lifts the belly, 0 to 1


@dataclass(frozen=True, slots=True)
class Movement:
    """A whole exercise as it is drawn.

    `loop` is "forward_back" (there and back) or "cycle" (there, then with the sides swapped).
    `anchor` is the joint that keeps its place. `view` is "sagittal" or "frontal".
    """

    id: str
    frames: tuple[Frame, ...]
    loop: str
    anchor: str
    view: str = "sagittal"
    things: tuple[str, ...] = ()
    person: str = "ada"
    shoes: bool = False
    bent_away: bool = False  # seen from the front, the lower legs point away from us
    trails: tuple[str, ...] = ()  # parts of the body whose way an arrow shows
    seconds: float = 2.0  # one way
    hold_seconds: float = 1.0  # at the far end


def floor_joints(frame: Frame) -> tuple[str, ...]:
    """The joints of a frame that rest on the floor itself."""
    return tuple(t for t in frame.touches if "@" not in t)
