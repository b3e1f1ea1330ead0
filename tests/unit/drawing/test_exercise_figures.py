"""Every exercise over all its frames: on the floor, within reach, of one length, told apart."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from math import hypot

import pytest

from unweary.drawing.exercise import exercise_moving, exercise_still, exercise_strip, room
from unweary.drawing.exercise.body import FAR, SCALE
from unweary.drawing.exercise.licence import CC_BY, Credit
from unweary.drawing.exercise.motion import angles_of, between, clock, posture, swapped
from unweary.drawing.exercise.paint import COLOURS, PEOPLE, Brush
from unweary.drawing.exercise.picture import moments
from unweary.drawing.exercise.skeleton import (
    BREADTH,
    LENGTHS,
    LIMBS,
    SIDES,
    TRUNK,
    Skeleton,
    lowest,
    placed,
    skin,
)
from unweary.drawing.exercise.things import THINGS, things
from unweary.drawing.exercise.trail import mark
from unweary.drawing.exercise.values import Movement
from unweary.exchange.exercise_pictures import movement
from unweary.knowledge.lint_exercises import FRONTAL, RANGES
from unweary.knowledge.parse import shipped

NEAR = 0.02  # of body height: how far from the floor something that rests may be
STEPS = 25
SVG = "{http://www.w3.org/2000/svg}"
MOVEMENTS = {id: movement(e) for id, e in shipped().exercises.items()}
every = pytest.mark.parametrize("figure", MOVEMENTS.values(), ids=MOVEMENTS)


def times(figure: Movement, steps: int = STEPS) -> list[float]:
    """Times over the whole loop, the frames themselves among them."""
    end = 2 if figure.loop == "cycle" else 1
    even = [end * i / steps for i in range(steps + 1)]
    return sorted({*even, *(f.at for f in figure.frames)})


def resting(figure: Movement, t: float) -> list[tuple[str, str]]:
    """Joint and thing ("" for the floor) of what rests at a time."""
    _, _, names = between(figure, t)
    things_of = {
        joint: thing
        for frame in (*figure.frames, *map(swapped, figure.frames))
        for joint, _, thing in [touch.partition("@") for touch in frame.touches]
    }
    return [(name, things_of[name]) for name in sorted(names)]


def bones(body: Skeleton) -> dict[str, float]:
    """The measured length of every bone."""
    told = [(name, start, end) for name, start, end in TRUNK]
    told += [
        (f"{side}_{name}", f"{side}_{start}", f"{side}_{end}")
        for side in SIDES
        for name, start, end in LIMBS
    ]
    return {
        name: hypot(
            body.joints[end][0] - body.joints[start][0], body.joints[end][1] - body.joints[start][1]
        )
        for name, start, end in told
    }


@every
class TestEveryFrame:
    def test_what_rests_on_the_floor_lies_on_it_with_its_skin(self, figure):
        for t in times(figure):
            body = posture(figure, t)
            for joint, thing in resting(figure, t):
                if not thing:
                    assert abs(lowest(body, joint)) <= NEAR, (t, joint)

    def test_the_joints_that_rest_are_on_one_line_themselves(self, figure):
        for frame in figure.frames:
            body = placed(frame, frontal=figure.view == "frontal", anchor=figure.anchor)
            heights = [body.joints[j][1] for j in frame.touches if "@" not in j]
            middle = sum(heights) / len(heights)
            assert all(abs(h - middle) <= NEAR for h in heights), frame.at

    def test_what_rests_on_a_thing_stays_on_it(self, figure):
        before: dict[str, tuple[float, float]] = {}
        for t in times(figure):
            body = posture(figure, t)
            for joint, thing in resting(figure, t):
                if thing:
                    place = (body.joints.get(joint, (0.0, 0.0))[0], lowest(body, joint))
                    x, y = before.setdefault(joint, place)
                    assert abs(place[1] - y) <= NEAR, (t, joint)
                    assert thing in ("chair", "pillow") or abs(place[0] - x) <= NEAR, (t, joint)

    def test_nothing_sinks_into_the_floor(self, figure):
        for t in times(figure):
            body = posture(figure, t)
            for joint in body.joints:
                if joint.rpartition("_")[2] in ("knee", "elbow", "hand", "toe", "hip", "ankle"):
                    if body.frontal and (joint == "hip" or joint.endswith("_toe")):
                        continue  # from the front, feet point at us
                    deep = min(y - r for (_, y), r in skin(body, joint))
                    assert deep >= -NEAR, (t, joint)

    def test_joints_stay_within_human_range(self, figure):
        ranges = RANGES | (FRONTAL if figure.view == "frontal" else {})
        for t in times(figure):
            for name, angle in angles_of(posture(figure, t)).items():
                low, high = ranges[name.rpartition("_")[2]]
                assert low - 0.5 <= angle <= high + 0.5, (t, name)

    def test_bones_keep_their_length(self, figure):
        for t in times(figure):
            for name, length in bones(posture(figure, t)).items():
                bone = re.sub("^(near|far)_", "", name)
                assert abs(length - LENGTHS[bone]) < 1e-9, (t, name)

    def test_the_movement_has_no_jump(self, figure):
        bodies = [posture(figure, t) for t in times(figure, 200)]
        for one, other in pairwise(bodies):
            for joint, (x, y) in one.joints.items():
                assert hypot(other.joints[joint][0] - x, other.joints[joint][1] - y) < 0.04, joint

    def test_a_loop_ends_where_it_begins(self, figure):
        if figure.loop == "forward_back":
            order = clock(figure).order
            assert order[0] == order[-1] == 0
            assert list(order[1:]) == list(order[1:])[::-1]
        else:
            first, last = posture(figure, 0.0), posture(figure, 2.0)
            half = posture(figure, 1.0)
            for joint, (x, y) in first.joints.items():
                assert last.joints[joint] == pytest.approx((x, y), abs=1e-6)
                side, _, name = joint.rpartition("_")
                twin = f"{ {'near': 'far', 'far': 'near'}[side] }_{name}" if side else joint
                assert half.joints[twin] == pytest.approx((x, y), abs=0.002), joint

    def test_planted_feet_and_hands_do_not_slide(self, figure):
        if figure.loop == "cycle" and figure.id == "walking_intervals":
            return  # the ground passes below
        frames = [*figure.frames, *(map(swapped, figure.frames) if figure.loop == "cycle" else ())]
        for side in SIDES:
            planted = {f"{side}_ankle", f"{side}_toe"}
            if all(planted <= {t.partition("@")[0] for t in f.touches} for f in frames):
                xs = [posture(figure, t).joints[f"{side}_ankle"][0] for t in times(figure)]
                assert max(xs) - min(xs) <= 0.01

    def test_near_and_far_are_told_apart(self, figure):
        apart = FAR if figure.view == "sagittal" else (2 * BREADTH["hip"], 0.0)
        assert hypot(*apart) > 0.02
        drawn = exercise_still(figure, 1)
        if figure.view == "sagittal":
            for part in ("cloth-far", "shirt-far"):
                assert f'class="uw-ex__{part}"' in drawn
                assert f'class="uw-ex__{part}-line-stroke"' in drawn  # without colour: a line

    def test_everything_is_inside_the_picture(self, figure):
        seen = room(figure)
        left, right = seen.left / SCALE, (seen.left + seen.width) / SCALE
        bottom, top = -(seen.top + seen.height) / SCALE, -seen.top / SCALE
        bodies = [posture(figure, t) for t in times(figure)]
        for body in bodies:
            for name, (x, y) in body.joints.items():
                if body.frontal and name.rpartition("_")[2] in ("ankle", "toe"):
                    continue  # drawn shorter than they are
                assert left <= x - 0.03, name
                assert x + 0.03 + FAR[0] <= right, name
                assert bottom <= y - 0.01, name
                assert y + 0.03 + FAR[1] <= top, name
            for name in figure.trails:
                x, y = mark(body, name)
                assert left <= x <= right, name
                assert y <= top, name
        names = [n for n in figure.things if n != "mat"]
        for thing in things(names, bodies, bodies, Brush(), SCALE):
            assert left <= thing.box[0] <= thing.box[2] <= right
            assert thing.box[3] <= top


@every
class TestEveryDrawing:
    def test_within_a_page_it_has_neither_style_nor_script_nor_id(self, figure):
        for drawn in (exercise_moving(figure), exercise_still(figure, 2), exercise_strip(figure)):
            root = ET.fromstring(drawn)
            for element in root.iter():
                tag = element.tag.removeprefix(SVG)
                assert tag in {"svg", "g", "path", "text", "animate", "animateTransform"}
                assert not {"style", "id", "href"} & set(element.attrib)
                assert not any(k.startswith("on") for k in element.attrib)

    def test_it_moves(self, figure):
        root = ET.fromstring(exercise_moving(figure))
        moving = [e for e in root.iter() if "animate" in e.tag]
        assert moving
        for element in moving:
            count = len(element.get("values").split(";"))
            stops = [float(t) for t in element.get("keyTimes").split(";")]
            assert count == len(stops)
            assert stops == sorted(stops)
            assert (stops[0], stops[-1]) == (0, 1)

    def test_a_still_does_not_move(self, figure):
        assert "animate" not in exercise_still(figure, 1) + exercise_strip(figure)

    def test_it_stands_alone_with_its_licence_within_thirty_kibibytes(self, figure):
        drawn = exercise_moving(figure, text="All in words.", credit=Credit("A & B"))
        root = ET.fromstring(drawn)
        assert root.findtext(f"{SVG}title") == "A & B"
        assert root.findtext(f"{SVG}desc") == "All in words."
        assert CC_BY in drawn
        assert "prefers-reduced-motion:reduce" in drawn
        assert "prefers-color-scheme:dark" in drawn
        assert len(gzip.compress(drawn.encode(), 9)) <= 30 * 1024

    def test_the_three_stills_differ(self, figure):
        one, two, three = (exercise_still(figure, n) for n in (1, 2, 3))
        assert len({one, two, three}) == 3
        assert moments(figure)[0] < moments(figure)[1] < moments(figure)[2]


def test_every_thing_is_used_and_every_used_one_can_be_drawn() -> None:
    used = {name for figure in MOVEMENTS.values() for name in figure.things}
    assert used == {*THINGS, "mat"}


def test_far_is_lighter_by_day_and_darker_by_night() -> None:
    def light(colour: str) -> float:
        r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * r + 0.587 * g + 0.114 * b

    pairs = [("cloth", "cloth-far"), ("shirt", "shirt-far")]
    pairs += [(f"{who}-skin", f"{who}-far") for who in PEOPLE]
    assert len(pairs) == 6
    for near, far in pairs:
        assert light(COLOURS[far][0]) > light(COLOURS[near][0]) + 20
        assert light(COLOURS[far][1]) < light(COLOURS[near][1]) - 20
