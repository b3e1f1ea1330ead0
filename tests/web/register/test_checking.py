"""What `directory check` finds wrong with an edition."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.support.register import AT, edition, many_people
from unweary.web.care.register.checking import AGAIN, OLD_DAYS, problems_of

PEOPLE = many_people(3_000, Random(3))


@pytest.fixture
def broken(house, monkeypatch):
    """Makes an edition and does to it what only a damaged disk could; then looks for faults."""
    monkeypatch.setattr("unweary.web.care.register.checking.FEW", 1_000)

    def look(*damage: str) -> list[str]:
        edition(house, PEOPLE)
        with house.locked():
            engine = house.begin(copying=True)
            for sql in damage:
                engine.run(sql)
            house.stand()
        return problems_of(house.open(house.standing()), at=AT)

    return look


def test_a_sound_one_has_no_problems(broken) -> None:
    assert broken() == []


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM @practice WHERE id = 1024 * 5", "Listings without a place: "),
        ("DELETE FROM @clinician WHERE id = 5", "Places without a clinician: 1."),
        ("UPDATE @clinician SET source = 7 WHERE id = 5", "Clinicians of no source: 1."),
        ("UPDATE @listing SET lat = 91 WHERE id = 65536", "Listings whose position cannot be: 1."),
        (
            "UPDATE @listing SET lon = NULL WHERE id = 65536",
            "position is half known: 1.",
        ),
        ("UPDATE @clinician SET code = '6' WHERE id = 5", "Clinicians that are there twice: 1."),
        ("UPDATE @listing SET discipline = 99 WHERE id = 65536", "Listings of no discipline: 1."),
        ("DROP INDEX @listing_near", "its index is not used."),
    ],
)
def test_each_fault_is_named(broken, damage, problem) -> None:
    assert any(problem in found for found in broken(damage))


def test_counts_that_do_not_fit_are_named(broken) -> None:
    found = broken("DELETE FROM @listing WHERE id = 65536")

    assert "Places without a listing: 1." in found
    assert sum("but the" in one for one in found) == 3
    assert found[-1] == AGAIN


def test_old_registries_are_named(house) -> None:
    edition(house, PEOPLE[:5])
    with house.locked():
        engine = house.begin(copying=True)
        day = (AT - timedelta(days=OLD_DAYS + 1)).date().isoformat()
        engine.run("UPDATE @source SET as_of = ?", (day,))
        house.stand()

    found = problems_of(house.open(house.standing()), at=AT)

    assert found == [
        f"made-up is of {day}, {OLD_DAYS + 1} days old. "
        "Load a newer file: unweary directory load FILE"
    ]
