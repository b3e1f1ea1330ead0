"""The map: where marks stand, what is one mark, which names find room."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from unweary.drawing.near_map import Ring, Spot, marks_of, near_map, nice_steps

SVG = "{http://www.w3.org/2000/svg}"
HOME = Spot(40.0, -75.0, "Exampleton")
RINGS = (Ring(5.0, "5 km"), Ring(10.0, "10 km"))


def texts(drawn: str) -> list[str]:
    return [t.text or "" for t in ET.fromstring(drawn).iter(f"{SVG}text")]


def drawn(results: list[Spot], towns: list[Spot] | None = None) -> str:
    return near_map(HOME, results, towns or [], RINGS, text="Around Exampleton")


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (0.3, (0.1, 0.2, 0.3)),
        (1.0, (0.2, 0.4, 0.6, 0.8, 1.0)),
        (7.0, (2.0, 4.0, 6.0, 8.0)),
        (12.0, (5.0, 10.0, 15.0)),
        (26.0, (10.0, 20.0, 30.0)),
    ],
)
def test_rings_are_round_and_reach_far_enough(most: float, steps: tuple[float, ...]) -> None:
    assert nice_steps(most) == steps


def test_marks_lie_to_scale_and_north_is_up() -> None:
    north, east = marks_of(
        HOME, [Spot(40.0 + 5 / 111.195, -75.0, "1"), Spot(40.0, -74.9, "2")], 10.0
    )

    assert (round(north.x), round(north.y)) == (160, 160 - 72)
    assert north.km == pytest.approx(5.0, abs=0.001)
    assert (north.direction, east.direction) == (0, 2)
    assert east.km == pytest.approx(8.52, abs=0.02)


def test_those_at_one_point_are_one_mark_with_their_numbers_or_a_count() -> None:
    here = [Spot(40.01, -75.0, str(n)) for n in (1, 2, 3)]
    scattered = [Spot(40.02, -75.0, str(n)) for n in (4, 7, 9)]

    first, second = marks_of(HOME, [*here, *scattered], 10.0)

    assert first.text == "1–3"
    assert second.text == "3×"
    assert second.labels == ("4", "7", "9")


def test_marks_that_would_cover_one_another_are_drawn_as_one_that_counts_them() -> None:
    close = [Spot(40.04 + n * 1e-3, -75.0, str(n)) for n in (1, 2, 3, 9)]

    said = texts(drawn([*close, Spot(39.95, -75.0, "10")]))

    assert "4×" in said
    assert "10" in said
    assert not {"1", "2", "3", "9"} & set(said)


def test_a_mark_beyond_the_outer_ring_stands_on_the_edge() -> None:
    (mark,) = marks_of(HOME, [Spot(42.0, -75.0, "1")], 10.0)

    assert 0 < mark.y < 16
    assert mark.km == pytest.approx(222.4, abs=0.1)


def test_the_other_side_of_the_date_line_is_near() -> None:
    (mark,) = marks_of(Spot(52.0, 179.99, "home"), [Spot(52.0, -179.99, "1")], 10.0)

    assert mark.km == pytest.approx(1.37, abs=0.01)
    assert mark.direction == 2


def test_it_is_well_formed_and_says_what_it_shows() -> None:
    root = ET.fromstring(drawn([Spot(40.01, -75.0, "1")], [Spot(40.05, -75.0, "A & <B>")]))

    assert root.get("role") == "img"
    assert root.get("aria-label") == "Around Exampleton"
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {"svg", "path", "circle", "text"}
    assert not [k for e in root.iter() for k in e.attrib if k == "style" or k.startswith("on")]
    assert "A & <B>" in texts(ET.tostring(root, encoding="unicode"))


def test_names_without_room_are_left_out_and_the_first_ones_win() -> None:
    crowd = [Spot(40.03 + n * 1e-5, -75.03, f"Specimen Springs {n}") for n in range(12)]

    said = texts(drawn([Spot(40.01, -75.0, "1")], crowd))

    assert "Specimen Springs 0" in said
    assert len([t for t in said if t.startswith("Specimen")]) < len(crowd)


def test_a_town_under_a_mark_names_the_mark_and_has_no_dot() -> None:
    spot = Spot(40.03, -75.0, "1")

    root = ET.fromstring(drawn([spot], [Spot(spot.lat, spot.lon, "Sampleville")]))

    assert "Sampleville" in texts(ET.tostring(root, encoding="unicode"))
    assert not [c for c in root.iter(f"{SVG}circle") if c.get("class") == "uw-map__dot"]


def test_nothing_stands_outside_the_drawing() -> None:
    far = [Spot(40.0 + 0.09, -75.0, "Long Specimen Springs of the North")]

    for text in ET.fromstring(drawn([], far)).iter(f"{SVG}text"):
        assert 0 < float(text.get("x") or 0) < 320
        assert 0 < float(text.get("y") or 0) < 320
