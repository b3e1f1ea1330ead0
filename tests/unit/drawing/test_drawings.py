"""Drawings are well formed, made of our own elements, and say what they show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from unweary.drawing.body_map import BACK, FRONT, body_map
from unweary.drawing.chance_picture import chance_picture
from unweary.drawing.level_mark import SHAPES, level_mark
from unweary.drawing.marks import SHAPES as MARKS
from unweary.drawing.marks import mark
from unweary.drawing.scenes import SCENES, advice_scene, hero, logo

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "hero": hero(),
    "logo": logo(),
    "front": body_map({"where_neck": "Neck"}, [], side="front"),
    **{f"scene {name}": advice_scene(name) for name in SCENES},
    **{f"mark {name}": mark(name) for name in MARKS},
    **{f"level {name}": level_mark(name) for name in SHAPES},
}


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_drawing_is_well_formed_and_carries_no_style_or_script(name: str) -> None:
    root = ET.fromstring(DRAWN[name])
    assert root.tag == f"{SVG}svg"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "circle", "title"}
        assert not {k for k in element.attrib if k == "style" or k.startswith("on")}


@pytest.mark.parametrize("side", ["front", "back"])
def test_a_region_is_named_and_found_and_shows_that_it_is_chosen(side: str) -> None:
    regions = FRONT if side == "front" else BACK
    labels = {id: f"{id} & <so>" for id in regions}
    root = ET.fromstring(body_map(labels, ["where_neck"], side=side))
    named = {g.get("data-region"): g for g in root.iter(f"{SVG}g")}
    assert set(named) == set(regions)
    for id, group in named.items():
        assert group.findtext(f"{SVG}title") == labels[id]
        assert ("--chosen" in (group.get("class") or "")) == (id == "where_neck")


@pytest.mark.parametrize("shape", sorted({*FRONT.values(), *BACK.values()}))
def test_a_half_of_the_body_keeps_to_its_side(shape: str) -> None:
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", re.sub(r"[a-z].*", "", shape))
    assert all(99.5 <= float(x) <= 200 and 0 <= float(y) <= 430 for x, y in pairs)


def test_a_region_without_a_label_is_drawn_but_cannot_be_chosen() -> None:
    root = ET.fromstring(body_map({}, [], side="back"))
    assert all(g.get("data-region") is None for g in root.iter(f"{SVG}g"))


@pytest.mark.parametrize(
    ("chance", "low", "high", "filled", "ringed"),
    [(0.23, 0.1, 0.4, 23, 17), (0.0004, 0.0001, 0.002, 1, 0), (0.999, 0.99, 0.9999, 99, 0)],
)
def test_a_chance_is_drawn_as_people_out_of_a_hundred(
    chance: float, low: float, high: float, filled: int, ringed: int
) -> None:
    drawn = chance_picture(chance, low, high, text="so many")
    rows = {p.get("class"): (p.get("d") or "").count("M") for p in ET.fromstring(drawn)}
    counted = rows.get("uw-chance__sure", 0) + rows.get("uw-chance__likely", 0)
    assert (counted, rows.get("uw-chance__perhaps", 0)) == (filled, ringed)
    assert counted + rows.get("uw-chance__perhaps", 0) + rows["uw-chance__rest"] == 100
    assert 'role="img"' in drawn
    assert 'aria-label="so many"' in drawn
