"""The course of recovery is drawn from the values that are given, and from no others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from unweary.drawing.pictures.charts import RECOVERY_FLOOR, TOP, Share, recovery_svg

SVG = "{http://www.w3.org/2000/svg}"
COURSE = (Share(1, 0.05, 0.02, 0.1), Share(6, 0.35, 0.2, 0.5), Share(52, 0.55, 0.45, 0.7))
WORDS = {
    "share": "Better, of 100 people",
    "weeks": "Weeks",
    "week_6": "6",
    "week_52": "52",
    "share_50": "50",
}


def _drawn(**more: object) -> str:
    return recovery_svg(COURSE, WORDS, title="How it goes", text="In words.", **more)  # type: ignore[arg-type]


class TestRecovery:
    def test_puts_every_share_at_its_height(self) -> None:
        dots = re.findall(r'class="uw-pic__accent uw-pic__paper-line"[^>]*', _drawn())
        line = re.search(r'd="(M[^"]*)" class="uw-pic__accent-line"', _drawn())
        assert line is not None

        heights = [float(p.split()[1]) for p in line[1][1:].split("L")]

        assert len(dots) == len(COURSE)
        expected = [
            RECOVERY_FLOOR,
            *(RECOVERY_FLOOR - (RECOVERY_FLOOR - TOP) * c.share for c in COURSE),
        ]
        assert heights == pytest.approx(expected, abs=0.01)

    def test_writes_only_the_words_that_are_given(self) -> None:
        root = ET.fromstring(_drawn())

        assert {s.text for s in root.iter(f"{SVG}tspan")} == set(WORDS.values())

    def test_has_no_band_without_ranges_and_a_broken_line_for_an_estimate(self) -> None:
        plain = tuple(Share(c.week, c.share) for c in COURSE)
        drawn = recovery_svg(plain, WORDS, title="t", text="t", estimate=True)

        band = re.search(r'd="M([^"]*)Z" class="uw-pic__soft"', drawn)
        assert band is not None
        points = band[1].split("L")

        assert points[: len(points) // 2] == points[len(points) // 2 :][::-1]
        assert "stroke-dasharray" in drawn
        assert "stroke-dasharray" not in _drawn()

    def test_says_its_course_in_words_and_stands_alone_on_demand(self) -> None:
        assert ET.fromstring(_drawn()).get("aria-label") == "How it goes. In words."
        assert ET.fromstring(_drawn(standalone=True)).findtext(f"{SVG}desc") == "In words."
        assert "uw-pic__" not in _drawn(scheme="dark")

    @pytest.mark.parametrize(
        "course",
        [
            (),
            COURSE[:1],
            COURSE[::-1],
            (COURSE[0], COURSE[0]),
            (COURSE[0], Share(2, 0.5, 0.6, 0.7)),
            (COURSE[0], Share(2, 0.5, 0.4, 1.2)),
        ],
    )
    def test_refuses_a_course_that_cannot_be(self, course: tuple[Share, ...]) -> None:
        with pytest.raises(ValueError, match=r"^a (course has|share lies)"):
            recovery_svg(course, WORDS, title="t", text="t")
