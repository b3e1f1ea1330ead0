"""Where a site lies, from the places that an edition knows: postcode, its area, then the town."""

from __future__ import annotations

from collections.abc import Callable

from unweary.directory.base import Point, Precision, Site
from unweary.directory.places import place_words, postal_country, postcode_area
from unweary.web.care.register.engine import Engine

Located = tuple[Point | None, Precision]
NOWHERE: Located = (None, Precision.NONE)
REMEMBERED = 50_000


class Locator:
    """Positions of sites; remembers what it looked up."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._codes: dict[tuple[str, str, str], Point | None] = {}
        self._towns: dict[tuple[str, str, str], Point | None] = {}
        self.unknown: dict[tuple[str, str], int] = {}  # (country, postcode) -> sites

    def locate(self, site: Site) -> Located:
        """The best that is known, never a guess at 0, 0."""
        if site.point is not None:
            return site.point, Precision.EXACT
        country, code = postal_country(site.country), site.postcode
        if code:
            if point := self._code(country, code, "postcode"):
                return point, Precision.POSTCODE
            self._miss(country, code)
            area = postcode_area(country, code)
            if area and (point := self._code(country, area, "area")):
                return point, Precision.AREA
        if site.town and (point := self._town(country, site.region, site.town)):
            return point, Precision.TOWN
        return NOWHERE

    def _code(self, country: str, code: str, kind: str) -> Point | None:
        key = (country, code, kind)
        return _remembered(self._codes, key, lambda: self._look_up_code(*key))

    def _look_up_code(self, country: str, code: str, kind: str) -> Point | None:
        found = self._engine.rows(
            "SELECT lat, lon FROM @place WHERE country = ? AND code = ? AND kind = ?"
            " ORDER BY population DESC, id LIMIT 1",
            (country, code, kind),
        )
        return Point(*found[0]) if found else None

    def _town(self, country: str, region: str, town: str) -> Point | None:
        key = (country, region, place_words(town))
        return _remembered(self._towns, key, lambda: self._look_up_town(*key))

    def _look_up_town(self, country: str, region: str, town: str) -> Point | None:
        found = self._engine.rows(
            "SELECT lat, lon FROM @place WHERE folded = ? AND country = ? AND region = ?"
            " AND kind = 'town' ORDER BY population DESC, id LIMIT 1",
            (town, country, region),
        )
        return Point(*found[0]) if found else None

    def _miss(self, country: str, code: str) -> None:
        if len(self.unknown) < REMEMBERED or (country, code) in self.unknown:
            self.unknown[country, code] = self.unknown.get((country, code), 0) + 1


def _remembered(
    memory: dict[tuple[str, str, str], Point | None],
    key: tuple[str, str, str],
    look_up: Callable[[], Point | None],
) -> Point | None:
    if key not in memory:
        if len(memory) >= REMEMBERED:
            memory.clear()
        memory[key] = look_up()
    return memory[key]
