"""People in pictures keep their proportions, reach what they reach for, and stand on the floor."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from math import dist
from pathlib import Path

import pytest

from unweary.drawing.pictures import PICTURES, bodies, bodies_front, heads, moving
from unweary.drawing.pictures.bodies import Bones, Looks, Pose, Reach
from unweary.drawing.pictures.days import work_day_svg
from unweary.drawing.pictures.heads import Hair
from unweary.drawing.pictures.limbs import along, bent, curve, elbow, heading, outline, spine, step
from unweary.drawing.pictures.moving import walking_svg
from unweary.drawing.pictures.palette import COLOURS
from unweary.knowledge.parse import shipped

CUTS = ["short", "bun", "bob", "long", "tail", "curls", "bald", "scarf"]


class TestLimbs:
    @pytest.mark.parametrize("way", [0, 37, 90, 180, 271])
    def test_a_step_goes_where_it_is_headed(self, way: float) -> None:
        end = step((3, 4), way, 10)

        assert dist((3, 4), end) == pytest.approx(10)
        assert heading((3, 4), end) % 360 == pytest.approx(way)

    @pytest.mark.parametrize("left", [True, False])
    def test_an_elbow_is_as_far_from_both_ends_as_the_bones_are_long(self, left: bool) -> None:
        middle = elbow((0, 0), (30, 40), 32, 28, left=left)

        assert dist((0, 0), middle) == pytest.approx(32)
        assert dist((30, 40), middle) == pytest.approx(28)

    def test_an_elbow_bends_to_the_side_that_is_asked_for(self) -> None:
        left, right = (elbow((0, 0), (0, -50), 30, 30, left=side) for side in (True, False))

        assert left[0] < 0 < right[0]

    def test_what_is_out_of_reach_is_reached_for(self) -> None:
        middle = elbow((0, 0), (100, 0), 20, 20, left=True)

        assert middle == pytest.approx((20, 0), abs=1)

    def test_a_spine_is_cut_evenly(self) -> None:
        line = [at for at, _ in spine([(0, 0), (2, -30), (-4, -60), (0, -90)], 12)]
        gaps = [dist(a, b) for a, b in pairwise(line)]

        assert len(line) == 13
        assert max(gaps) - min(gaps) < 0.5

    def test_a_straight_trunk_is_as_wide_as_its_breadths(self) -> None:
        left, right = along(spine([(0, 0), (0, -50), (0, -100)], 4), [(0.0, 5, 7), (0.5, 8, 9)])

        assert left[1] == pytest.approx((-8, -50))
        assert right[0] == pytest.approx((7, 0))

    @pytest.mark.parametrize("turn", [-150, -90, -20, 0, 20, 90, 150])
    def test_a_bent_limb_keeps_its_edges_near_its_bones(self, turn: float) -> None:
        knee = (0.0, 50.0)
        ankle = step(knee, 180 + turn, 48)
        thick = ((0.0, 10.0, 10.0), (0.5, 9.0, 9.0), (1.0, 7.0, 7.0))

        edges = bent(((0.0, 0.0), knee, ankle), thick, thick)

        for point in (p for edge in edges for p in edge):
            near = min(
                dist(point, (a[0] + (b[0] - a[0]) * k / 20, a[1] + (b[1] - a[1]) * k / 20))
                for a, b in (((0.0, 0.0), knee), (knee, ankle))
                for k in range(21)
            )
            assert near <= 15

    def test_an_outline_is_closed_and_ends_where_it_should(self) -> None:
        d = outline([(-5, 0), (-5, -20)], [(5, 0), (5, -20)], tip="flat")

        assert d.startswith("M-5 0")
        assert d.endswith("Z")
        assert d.count("A") == 1

    def test_a_curve_in_steps_ends_at_its_last_point(self) -> None:
        points = [(0.04, 0.0), (10.33, 7.77), (20.18, 3.21), (33.3, 40.06)]
        numbers = [float(n) for n in re.findall(r"-?[0-9.]+", curve(points))]
        steps = numbers[2:]

        x = numbers[0] + sum(steps[4::6])
        y = numbers[1] + sum(steps[5::6])

        assert (x, y) == pytest.approx(points[-1], abs=0.1)


class TestPerson:
    def test_stands_on_the_floor(self) -> None:
        pose = bodies.standing(50, 200, 180)
        *_, ankle = bodies.leg_reach(pose, Bones(180, 180))

        assert ankle[1] + bodies.SOLE * 180 == pytest.approx(200)

    def test_sits_with_both_feet_on_the_floor(self) -> None:
        pose = bodies.sitting(50, 150, 200, 180)

        for limb in (pose.near_leg, pose.far_leg):
            *_, ankle = bodies.leg_reach(pose, limb)
            assert ankle[1] + bodies.SOLE * 180 == pytest.approx(200, abs=0.1)

    def test_puts_the_hand_where_it_reaches(self) -> None:
        pose = bodies.standing(50, 200, 180)
        x, y = bodies.shoulder(pose)

        joints = bodies.arm_reach(pose, Reach(x + 30, y + 20))

        assert joints[2] == pytest.approx((x + 30, y + 20))
        assert dist(joints[0], joints[1]) == pytest.approx(bodies.UPPER_ARM * 180)

    def test_is_as_tall_as_it_is_said_to_be(self) -> None:
        parts = (bodies.THIGH, bodies.SHANK, bodies.SOLE, bodies.PELVIS, bodies.LUMBAR)
        upper = bodies.CHEST + bodies.NECK + 0.052 + bodies.HEAD * 1.13 / 2

        assert sum(parts) + upper == pytest.approx(1, abs=0.06)

    @pytest.mark.parametrize("cut", CUTS)
    @pytest.mark.parametrize("skin", ["fair", "tan", "brown", "deep"])
    def test_has_a_head_for_every_cut_and_skin(self, cut: str, skin: str) -> None:
        hair = Hair(cut, "plum" if cut == "scarf" else "grey-hair", beard=cut == "bald")

        for drawn in (
            heads.profile(skin, hair),
            heads.profile(skin, hair, eyes="low", mouth="down"),
            heads.front(skin, hair, eyes="closed"),
            heads.front(skin, hair, mouth="droop"),
            heads.back(skin, hair),
        ):
            ET.fromstring(f"<svg>{drawn}</svg>")
            assert set(re.findall("#[0-9a-f]{6}", drawn)) <= {
                light for light, _ in COLOURS.values()
            }

    def test_every_colour_that_is_shaded_has_a_shade(self) -> None:
        for name in ("fair", "tan", "brown", "deep", "teal", "rust", "ochre", "navy", "plum"):
            assert f"{name}-shade" in COLOURS

    def test_is_smaller_in_bytes_where_plain(self) -> None:
        fine = bodies.person(bodies.standing(50, 200, 100), Looks())
        plain = bodies.person(bodies.standing(50, 200, 100, plain=True), Looks())

        assert len(plain) < 0.85 * len(fine)

    def test_from_the_front_has_even_shoulders(self) -> None:
        pose = bodies_front.Front((50, 100), 180)
        left, right = (bodies_front.joint(pose, side) for side in ("left_arm", "right_arm"))

        assert left[1] == pytest.approx(right[1])
        assert 50 - left[0] == pytest.approx(right[0] - 50)

    def test_from_the_front_turns_the_head_to_either_side(self) -> None:
        drawn = {
            face: bodies_front.front_person(
                bodies_front.Front((50, 100), 180, face=face), bodies.Looks()
            )
            for face in ("front", "left", "right")
        }

        assert heads.profile("fair", bodies.SHORT) not in drawn["front"]
        assert all(heads.profile("fair", bodies.SHORT) in drawn[face] for face in ("left", "right"))
        assert len(re.findall(r"scale\(-[.0-9]+ [.0-9]+\)", drawn["left"])) == 1

    def test_mirrored_is_a_group_that_is_turned_over(self) -> None:
        assert bodies.mirrored("<path/>", 40) == (
            '<g transform="translate(80 0) scale(-1 1)"><path/></g>'
        )

    def test_a_pose_is_a_value(self) -> None:
        arms = (Bones(180, 180), Bones(180, 180))
        made = (Pose((0, 0), 100, Bones(180, 180), Bones(180, 180), *arms) for _ in range(2))

        assert next(made) == next(made)


class TestGivenValues:
    def test_a_week_of_walks_is_drawn_with_its_minutes(self) -> None:
        drawn = walking_svg(
            (5, 0, 7, 0, 9, 0, 11), text="A week of short walks, with days of rest."
        )

        for minutes in (5, 7, 9, 11):
            assert f">{minutes}</tspan>" in drawn
        assert "A week of short walks" in drawn

    @pytest.mark.parametrize("minutes", [(1, 2), (0,) * 7, (1, 1, 1, 1, 1, 1, -1)])
    def test_a_week_that_cannot_be_is_refused(self, minutes: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="seven days"):
            walking_svg(minutes, text="")

    def test_a_working_day_shows_each_block(self) -> None:
        few = work_day_svg(((8, 12),), ((8, 9), (10, 12)))
        many = work_day_svg(((8, 12),), ((8, 9), (9.5, 10), (10.5, 12)))

        assert many.count("uw-pic__teal") == few.count("uw-pic__teal") + 1


class TestNumbersInPictures:
    """A picture may say a number in words only where the entry of the treatment says it."""

    @pytest.fixture
    def messages(self) -> dict[str, str]:
        return {t.id: t.message for t in shipped().treatments.values()}

    @pytest.mark.parametrize(
        ("picture", "name", "treatment"),
        [("heat_pack", "time", "heat"), ("cold_pack", "time", "cold")],
    )
    def test_times_are_those_of_the_knowledge(
        self, messages: dict[str, str], picture: str, name: str, treatment: str
    ) -> None:
        assert PICTURES[picture].labels[name] in messages[treatment]

    def test_the_age_for_set_times_is_that_of_the_knowledge(self, messages: dict[str, str]) -> None:
        said = PICTURES["water_day"].labels["older"]

        assert re.findall(r"\d+", said) == ["65"]
        assert "From 65 on, drink at set times" in messages["hydration"]

    def test_the_first_week_has_the_days_of_the_knowledge(self, messages: dict[str, str]) -> None:
        assert "30 minutes on five days a week" in messages["walking"]
        assert sum(1 for m in moving.WEEK if m) == 5
        assert max(moving.WEEK) <= 30

    def test_no_other_picture_of_people_has_a_number_in_its_labels(self) -> None:
        folder = Path(moving.__file__).parent
        allowed = {"heat_pack", "cold_pack", "water_day"}
        names = ("sleeping", "rising", "desk", "positions", "lifting", "moving", "days", "eating")
        told = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in names)

        found = {
            id
            for id in re.findall(r'id="(\w+)"', told)
            if re.search(r"\d", " ".join(PICTURES[id].labels.values()))
        }

        assert found <= allowed
