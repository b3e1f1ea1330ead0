"""The part that shows an exercise: it can be stopped without scripts, and knows the dark."""

from __future__ import annotations

import re

from django.template.loader import render_to_string

from unweary.drawing.exercise.picture import dark_rules
from unweary.knowledge.parse import shipped
from unweary.web.base.gallery import PARTS

CSS = (PARTS / "exercise" / "exercise.css").read_text()


def drawn(id: str, **more: object) -> str:
    exercise = shipped().exercises[id]
    x = {"id": id, "name": exercise.name, "stills": exercise.figure.stills, **more}
    return render_to_string("exercise/part.html", {"x": x})


class TestPart:
    def test_shows_the_moving_figure_and_three_numbered_stills(self):
        html = drawn("bird_dog")

        assert html.count("<svg") == 4
        assert html.count("<animateTransform") > 20
        assert html.count('class="uw-exercise__number"') == 3
        assert "Breathing: Breathe out as you reach." in html

    def test_is_stopped_by_a_switch_of_its_own(self):
        html = drawn("bird_dog", key="-2")

        assert (
            '<input class="uw-exercise__switch" type="checkbox" id="exercise-bird_dog-2">' in html
        )
        assert 'for="exercise-bird_dog-2"' in html
        assert ".uw-exercise__switch:checked ~ .uw-exercise__moving { display: none; }" in CSS
        assert ".uw-exercise__switch:checked ~ .uw-exercise__stills { display: grid; }" in CSS

    def test_is_still_in_print_and_where_less_motion_is_wanted(self):
        for place in ("(prefers-reduced-motion: reduce)", "print"):
            rule = re.search(rf"@media {re.escape(place)} {{(.*)}}", CSS)
            assert rule is not None
            assert ".uw-exercise__moving, .uw-exercise__switch" in rule.group(1)

    def test_holds_no_inline_style_and_no_script(self):
        for id in shipped().exercises:
            html = drawn(id)
            assert " style=" not in html
            assert "<style" not in html
            assert "<script" not in html

    def test_knows_every_dark_colour_of_the_drawings(self):
        for name, (key, colour) in dark_rules().items():
            assert f"  .{name} {{ {key}: {colour}; }}" in CSS
