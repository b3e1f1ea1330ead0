from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import available_timezones

import pytest

from unweary.directory.base import Opening, Site
from unweary.directory.opening import (
    BY_COUNTRY,
    BY_REGION,
    is_shut,
    open_until,
    opens_next,
    zones_of,
)

WEEK = tuple(Opening(day, time(8), time(17)) for day in range(5))
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
YORK = "America/New_York"


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


class TestOpenUntil:
    @pytest.mark.parametrize(
        ("moment", "until"),
        [
            (at(12, 59), None),  # 07:59 in New York
            (at(13), time(17)),
            (at(21, 59), time(17)),
            (at(22), None),
            (at(15, day=28), None),  # a Saturday
        ],
    )
    def test_goes_by_the_time_there(self, moment: datetime, until: time | None) -> None:
        assert open_until(WEEK, moment, YORK) == until

    def test_goes_by_the_time_there_in_summer_too(self) -> None:
        assert open_until(WEEK, datetime(2026, 7, 20, 12, 0, tzinfo=UTC), YORK) == time(17)

    def test_goes_on_into_the_next_day(self) -> None:
        night = (Opening(0, time(20), time(6)),)
        assert open_until(night, at(23), "UTC") == time(6)
        assert open_until(night, at(5, day=24), "UTC") == time(6)
        assert open_until(night, at(6, day=24), "UTC") is None
        assert open_until(night, at(5), "UTC") is None

    def test_a_whole_day_has_no_minute_left_out(self) -> None:
        whole = (Opening(0, time(0), time(23, 59)),)
        assert open_until(whole, at(23, 59), "UTC") == time(23, 59)


class TestOpensNext:
    @pytest.mark.parametrize(
        ("moment", "there"),
        [
            (at(12, 59), "2026-11-23 08:00"),  # 07:59 in New York
            (at(15), "2026-11-23 10:00"),  # open at this moment
            (at(22), "2026-11-24 08:00"),
            (at(22, day=27), "2026-11-30 08:00"),  # over the weekend
        ],
    )
    def test_is_in_the_time_there(self, moment: datetime, there: str) -> None:
        found = opens_next(WEEK, moment, YORK)

        assert found is not None
        assert f"{found:%Y-%m-%d %H:%M}" == there

    def test_comes_round_after_a_week(self) -> None:
        found = opens_next((Opening(0, time(8), time(9)),), at(9), "UTC")
        assert found == at(8, day=30)

    def test_is_not_known_without_hours(self) -> None:
        assert opens_next((), at(9), "UTC") is None


class TestShut:
    def test_is_never_said_of_what_is_not_known(self) -> None:
        night = at(3)
        assert not is_shut(None, night, (YORK,))
        assert not is_shut((), night, (YORK,))
        assert not is_shut(WEEK, night, ())

    def test_is_said_where_two_times_agree_alone(self) -> None:
        tennessee = zones_of(Site((), "Sampletown", "TN", "", "US"))
        assert not is_shut(WEEK, at(22, 30), tennessee)  # 17:30 and 16:30
        assert is_shut(WEEK, at(23, 30), tennessee)


class TestZones:
    def test_follow_from_country_and_state(self) -> None:
        assert zones_of(Site((), "", "Ohio", "", "US")) == (YORK,)
        assert zones_of(Site((), "", "", "", "GB")) == ("Europe/London",)
        assert zones_of(Site((), "", "EX", "", "US")) == ()
        assert zones_of(Site((), "", "", "", "XX")) == ()

    def test_are_all_known(self) -> None:
        named = {
            zone for regions in BY_REGION.values() for zones in regions.values() for zone in zones
        }
        named |= {f"Europe/{city}" for city in BY_COUNTRY.values()}
        assert named <= available_timezones()
