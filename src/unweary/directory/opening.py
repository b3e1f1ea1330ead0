"""Whether somebody is open at a moment, by the hours that are stated and the time there.

Registries state hours in the clinic's own time and rarely which that is. It follows from country
and state; where a state has two, both are looked at, and only what is shut in both is shut.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from unweary.directory.base import Opening, Site
from unweary.directory.regions import region_code

MIDNIGHT = time(23, 59)  # as the end of a day is written
EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    f"America/{name}" for name in ("New_York", "Chicago", "Denver", "Los_Angeles")
)


def _all(regions: str, *zones: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(regions.split(), zones)


US = {
    **_all("CT DE DC GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV", EASTERN),
    **_all("FL IN KY MI", EASTERN, CENTRAL),
    **_all("TN", CENTRAL, EASTERN),
    **_all("AL AR IL IA LA MN MS MO OK WI", CENTRAL),
    **_all("KS NE ND SD TX", CENTRAL, MOUNTAIN),
    **_all("CO MT NM UT WY", MOUNTAIN),
    **_all("AZ", "America/Phoenix", MOUNTAIN),
    **_all("ID", MOUNTAIN, PACIFIC),
    **_all("NV OR", PACIFIC, MOUNTAIN),
    **_all("CA WA", PACIFIC),
    **_all("AK", "America/Anchorage", "America/Adak"),
    **_all("HI", "Pacific/Honolulu"),
    **_all("PR VI", "America/Puerto_Rico"),
    **_all("GU MP", "Pacific/Guam"),
    **_all("AS", "Pacific/Pago_Pago"),
}
CA = {
    **_all("BC", "America/Vancouver", "America/Edmonton"),
    **_all("AB NT", "America/Edmonton"),
    **_all("SK", "America/Regina", "America/Edmonton"),
    **_all("MB", "America/Winnipeg"),
    **_all("ON", "America/Toronto", "America/Winnipeg"),
    **_all("QC", "America/Toronto", "America/Halifax"),
    **_all("NB NS PE", "America/Halifax"),
    **_all("NL", "America/St_Johns", "America/Halifax"),
    **_all("NU", "America/Toronto", "America/Winnipeg", "America/Edmonton"),
    **_all("YT", "America/Whitehorse"),
}
AU = {
    **_all("NSW", "Australia/Sydney", "Australia/Adelaide"),
    **_all("ACT", "Australia/Sydney"),
    **_all("VIC", "Australia/Melbourne"),
    **_all("QLD", "Australia/Brisbane"),
    **_all("SA", "Australia/Adelaide"),
    **_all("NT", "Australia/Darwin"),
    **_all("TAS", "Australia/Hobart"),
    **_all("WA", "Australia/Perth"),
}
BY_REGION = {"US": US, "CA": CA, "AU": AU}
BY_COUNTRY = {
    "GB": "London", "IE": "Dublin", "NL": "Amsterdam", "BE": "Brussels", "LU": "Luxembourg",
    "DE": "Berlin", "AT": "Vienna", "CH": "Zurich", "LI": "Vaduz", "FR": "Paris", "IT": "Rome",
    "DK": "Copenhagen", "NO": "Oslo", "SE": "Stockholm", "FI": "Helsinki", "PL": "Warsaw",
    "CZ": "Prague",
}  # fmt: skip


def zones_of(site: Site) -> tuple[str, ...]:
    """The time zones that an address may lie in, where most people live first; none if unknown."""
    if site.country in BY_REGION:
        return BY_REGION[site.country].get(region_code(site.country, site.region), ())
    city = BY_COUNTRY.get(site.country)
    return (f"Europe/{city}",) if city else ()


def open_until(hours: Sequence[Opening], at: datetime, zone: str) -> time | None:
    """When somebody who is open at this moment closes, in their own time; None where shut.

    Hours that end before they begin go on into the next day.
    """
    there = at.astimezone(ZoneInfo(zone))
    today, yesterday = there.weekday(), (there - timedelta(days=1)).weekday()
    now = there.time().replace(tzinfo=None)
    for each in hours:
        through = each.closes <= each.opens
        ends_today = not through and (now < each.closes or each.closes >= MIDNIGHT)
        if each.weekday == today and each.opens <= now and (through or ends_today):
            return each.closes
        if through and each.weekday == yesterday and now < each.closes:
            return each.closes
    return None


def opens_next(hours: Sequence[Opening], at: datetime, zone: str) -> datetime | None:
    """When somebody is open next, in their own time: this moment where open; None without hours."""
    there = at.astimezone(ZoneInfo(zone))
    if open_until(hours, at, zone) is not None:
        return there
    begins = (
        datetime.combine(there.date() + timedelta(days=days), each.opens, there.tzinfo)
        for days in range(8)
        for each in hours
        if each.weekday == (there.weekday() + days) % 7
    )
    return min((moment for moment in begins if moment > there), default=None)


def is_shut(hours: Sequence[Opening] | None, at: datetime, zones: Sequence[str]) -> bool:
    """Whether it is certain that somebody is not open. Unknown is never "shut"."""
    if not hours or not zones:
        return False
    return all(open_until(hours, at, zone) is None for zone in zones)
