"""The search over an edition, against looking at everybody; on whichever engine the tests run."""

from __future__ import annotations

from random import Random

import pytest

from tests.support.register import DISCIPLINES, a_person, edition, everybody, many_people
from unweary.directory.base import Entry, Facts, Filters, Place, Point, Wanted, Who
from unweary.directory.nearest import FARTHEST_KM, with_distance
from unweary.web.care import register
from unweary.web.care.register.reading import key_parts

PEOPLE = 6_000
QUERIES = 1_000
WORLD = many_people(PEOPLE, Random(7))
FILTERS = (
    Filters(),
    Filters(accepting_new=True),
    Filters(telehealth=True, wheelchair=True),
    Filters(language="es"),
    Filters(network="Example Net", gender="female"),
    Filters(who=Who.ORGANISATION),
    Filters(gender="male", language="fr", accepting_new=True),
)


def fits(entry: Entry, facts: Facts, filters: Filters) -> bool:
    """Whether nothing that is stated speaks against it."""
    for name in ("accepting_new", "telehealth", "wheelchair"):
        if getattr(filters, name) and getattr(facts, name) is False:
            return False
    if filters.language and facts.languages and filters.language not in facts.languages:
        return False
    if filters.network and facts.networks and filters.network not in facts.networks:
        return False
    if filters.gender and entry.gender and entry.gender != filters.gender:
        return False
    return filters.who is None or entry.who is filters.who


def expected(wanted: Wanted) -> list[tuple[float, str]]:
    """Distance and key of clinicians, nearest first, by looking at all of them."""
    found = []
    for number, (entry, practice) in enumerate(everybody(WORLD)):
        shown = [d for d in practice.disciplines if d in wanted.disciplines]
        if shown and fits(entry, practice.facts, wanted.filters):
            point = practice.site.point
            ((km, _),) = with_distance(wanted.point, [(0, point.lat, point.lon)])
            if km <= wanted.most_km:
                found.append((km, number, entry.key))
    return [(km, key) for km, _, key in sorted(found)]


@pytest.fixture
def world(house):
    edition(house, WORLD)
    return register.current()


def found_in(page) -> list[tuple[float, str]]:
    return [(one.km, key_parts(one.key)[1]) for one in page.found]


class TestNearest:
    def test_finds_what_looking_at_everybody_finds(self, world) -> None:
        random = Random(11)
        for _ in range(QUERIES):
            wanted = some_search(random)
            count = random.choice((1, 5, 25, 60))

            page = world.nearest(wanted, count=count)

            whole = expected(wanted)
            assert found_in(page) == whole[:count]
            assert (page.after is not None) == (len(whole) > count)

    @pytest.mark.parametrize(
        "point",
        [
            Point(52.0, 179.99),
            Point(52.0, -179.99),
            Point(52.0, 180.0),
            Point(52.0, -180.0),
            Point(-14.3, -170.7),
            Point(85.0, 10.0),
            Point(89.999, -100.0),
            Point(-90.0, 0.0),
        ],
    )
    def test_is_right_at_the_edges_of_the_map(self, world, point) -> None:
        wanted = Wanted(DISCIPLINES, point, FARTHEST_KM)

        page = world.nearest(wanted, count=200)

        assert found_in(page) == expected(wanted)[:200]

    def test_turns_pages_until_there_is_nobody_left(self, world) -> None:
        wanted = Wanted(DISCIPLINES[:2], Point(52.0, 179.95), FARTHEST_KM)
        turned, after = [], None

        while True:
            page = world.nearest(wanted, count=500, after=after)
            turned += found_in(page)
            if (after := page.after) is None:
                break

        assert turned == expected(wanted)

    def test_keeps_ties_in_order_over_a_page_boundary(self, house) -> None:
        edition(house, [a_person(n, Point(40.0, -75.0)) for n in range(60)])
        here = register.current()
        wanted = Wanted(DISCIPLINES, Point(40.0, -75.0))

        first = here.nearest(wanted, count=25)
        second = here.nearest(wanted, count=25, after=first.after)

        keys = [key for _, key in found_in(first) + found_in(second)]
        assert keys == [str(n) for n in range(50)]

    def test_finds_nobody_where_nobody_is(self, house) -> None:
        edition(house, [a_person(1, Point(40.0, -75.0)), a_person(2, None)])

        page = register.current().nearest(Wanted(DISCIPLINES, Point(-40.0, 20.0), 160))

        assert page.found == ()
        assert page.after is None
        assert page.most_km == 160

    def test_knows_no_discipline_that_nobody_has(self, world) -> None:
        assert world.nearest(Wanted(("astrologer",), Point(0, 0))).found == ()
        assert world.nearest(Wanted((), Point(0, 0))).found == ()

    def test_pages_of_an_edition_before_go_on_in_it(self, house) -> None:
        edition(house, [a_person(n, Point(40.0, -75.0 + n / 1000)) for n in range(30)])
        wanted = Wanted(DISCIPLINES, Point(40.0, -75.0))
        first = register.current().nearest(wanted, count=10)
        edition(house, [a_person(n, Point(40.0, -75.0)) for n in range(100, 140)])

        second = register.current().nearest(wanted, count=10, after=first.after)

        assert [key for _, key in found_in(second)] == [str(n) for n in range(10, 20)]
        assert second.edition == first.edition != register.current().status().edition

    def test_goes_on_at_the_same_distance_where_the_edition_is_gone(self, house) -> None:
        people = [a_person(n, Point(40.0, -75.0 + n / 1000)) for n in range(30)]
        edition(house, people)
        wanted = Wanted(DISCIPLINES, Point(40.0, -75.0))
        first = register.current().nearest(wanted, count=10)
        edition(house, people[:1])
        edition(house, people)

        second = register.current().nearest(wanted, count=10, after=first.after)

        assert [key for _, key in found_in(second)] == [str(n) for n in range(9, 19)]


def some_search(random: Random) -> Wanted:
    near = random.choice(WORLD).practices[0].site.point
    kind = random.random()
    if kind < 0.6:
        lat = min(max(near.lat + random.gauss(0, 0.2), -90), 90)
        point = Point(lat, (near.lon + random.gauss(0, 0.2) + 180) % 360 - 180)
    elif kind < 0.7:
        point = near
    elif kind < 0.85:
        point = Point(random.uniform(-60, 75), random.choice((179.9, -179.9, 180.0, -180.0)))
    else:
        point = Point(random.uniform(-90, 90), random.uniform(-180, 180))
    disciplines = tuple(random.sample(DISCIPLINES, random.choice((1, 1, 2, 3))))
    most_km = random.choice((5.0, 50.0, 160.0, 3_000.0, FARTHEST_KM))
    return Wanted(disciplines, point, most_km, random.choice(FILTERS))


class TestByName:
    def people(self) -> list[Entry]:
        return [
            a_person(1, Point(40.0, -75.0), name="Éxample O'Person One"),
            a_person(2, Point(40.2, -75.0), name="Example Person Two"),
            a_person(3, None, name="Example Person Three"),
            a_person(4, Point(41.0, -75.0), name="Sample Street Clinic"),
            a_person(5, None, name="Exactly Five"),
            a_person(6, None, name="Extra Six"),
        ]

    def test_every_word_must_begin_a_word_of_the_name(self, house) -> None:
        edition(house, self.people())
        here = register.current()

        assert [k for _, k in found_in(here.by_name("pers exam"))] == ["3", "2"]
        assert [k for _, k in found_in(here.by_name("operson"))] == ["1"]
        assert [k for _, k in found_in(here.by_name("O’PERSON éx"))] == ["1"]
        assert here.by_name("erson").found == ()
        assert here.by_name(" - ").found == ()

    def test_puts_the_nearest_first_and_those_without_a_position_last(self, house) -> None:
        edition(house, self.people())

        page = register.current().by_name("example", near=Point(40.3, -75.0))

        assert [key for _, key in found_in(page)] == ["2", "1", "3"]
        assert page.found[0].km == pytest.approx(11.1, abs=0.1)
        assert page.found[2].km is None

    def test_turns_pages(self, house) -> None:
        edition(house, self.people())
        here = register.current()
        for near in (None, Point(40.3, -75.0)):
            whole = here.by_name("e", near=near)
            turned, after = [], None
            for _ in range(5):
                page = here.by_name("e", near=near, count=1, after=after)
                turned += page.found
                after = page.after

            assert len(whole.found) == 5
            assert tuple(turned) == whole.found
            assert after is None

    def test_a_common_name_is_found_around_a_point(self, house, monkeypatch) -> None:
        monkeypatch.setattr(register.naming, "FEW", 50)
        people = [
            a_person(n, Point(40 + n / 100, -75.0), name="Example Person") for n in range(300)
        ]
        edition(house, people)
        here = register.current()

        first = here.by_name("person exam", near=Point(41.0, -75.0), count=40)
        second = here.by_name("person exam", near=Point(41.0, -75.0), count=40, after=first.after)

        order = sorted(range(300), key=lambda n: (round(abs(40 + n / 100 - 41.0), 6), n))
        got = [int(key) for _, key in found_in(first) + found_in(second)]
        assert {abs(n - 100) for n in got} == {abs(n - 100) for n in order[:80]}
        assert len(set(got)) == 80


class TestListings:
    def test_reads_back_what_was_written(self, house) -> None:
        facts = Facts(accepting_new=False, languages=("en", "es"), networks=("Example Net",))
        person = a_person(
            5, Point(40.5, -75.5), facts=facts, gender="female", phone="2025550143",
            disciplines=DISCIPLINES[:2],
        )  # fmt: skip
        edition(house, [person])
        here = register.current()
        key = "made-up.5.0.chiropractor"

        listing = here.listings((key, "made-up.6.0.chiropractor", "nonsense"))[key]

        assert listing.clinician == "made-up.5"
        assert listing.name == person.name
        assert listing.facts == facts
        assert listing.site == person.practices[0].site
        assert listing.point == Point(40.5, -75.5)
        assert listing.precision == "exact"
        assert listing.source.id == "made-up"
        assert listing.source.listings == 2

    def test_a_telephone_leads_to_all_its_listings(self, house) -> None:
        edition(house, [
            a_person(1, None, phone="2025550143", disciplines=DISCIPLINES[:2]),
            a_person(2, None, phone="2025550143"),
            a_person(3, None, phone="2025550144"),
        ])  # fmt: skip

        assert register.current().with_phone("(202) 555-0143") == (
            "made-up.1.0.physical_therapist",
            "made-up.1.0.chiropractor",
            "made-up.2.0.physical_therapist",
        )
        assert register.current().with_phone("") == ()

    def test_a_clinicians_code_may_have_dots(self) -> None:
        assert key_parts("ch-x.a.b-1.0.massage") == ("ch-x", "a.b-1", "0", "massage")
        assert key_parts("a.b") is None


class TestSupported:
    def test_offers_only_what_somebody_states(self, house) -> None:
        edition(house, [
            a_person(1, None, facts=Facts(accepting_new=False, languages=("es",))),
            a_person(2, None, facts=Facts(languages=("en", "es")), gender="female"),
            a_person(3, None, facts=Facts(telehealth=True), disciplines=DISCIPLINES[1:2]),
        ])  # fmt: skip
        here = register.current()

        assert here.supported(DISCIPLINES[:1]) == {
            "accepting_new": ("yes",),
            "gender": ("female",),
            "language": ("es", "en"),
            "who": ("person",),
        }
        assert here.supported(DISCIPLINES[1:2]) == {"telehealth": ("yes",), "who": ("person",)}
        assert here.supported(()) == {}


PLACES = (
    Place("US", "62701", "Springfield", "IL", Point(39.8, -89.65), "postcode"),
    Place("US", "627", "Springfield", "IL", Point(39.8, -89.6), "area"),
    Place("US", "", "Springfield", "IL", Point(39.8, -89.6), "town", 114_000),
    Place("US", "", "Springfield", "IL", Point(39.81, -89.62), "town", 0),
    Place("US", "", "Springfield", "MA", Point(42.1, -72.6), "town", 155_000),
    Place("GB", "SW1A", "Westminster", "Greater London", Point(51.5, -0.13), "postcode"),
    Place("DE", "10115", "Berlin", "Berlin", Point(52.53, 13.38), "postcode"),
    Place("US", "10115", "New York", "NY", Point(40.81, -73.96), "postcode"),
    Place("DE", "", "Köln", "Nordrhein-Westfalen", Point(50.94, 6.96), "town", 963_000),
    Place("US", "", "Sampleton", "IL", Point(39.9, -89.6), "town", 500),
)


class TestPlaces:
    @pytest.fixture
    def here(self, house):
        edition(house, [a_person(1, None)], PLACES)
        return register.current()

    def test_a_postcode_is_found_in_any_form(self, here) -> None:
        assert [p.code for p in here.places("62701-1234")] == ["62701"]
        assert [p.code for p in here.places("sw1a1aa")] == ["SW1A"]

    def test_one_that_is_not_known_leads_to_its_area(self, here) -> None:
        assert [(p.kind, p.code) for p in here.places("62799", country="US")] == [("area", "627")]

    def test_one_that_two_countries_have_leads_to_both(self, here) -> None:
        assert [p.country for p in here.places("10115", country="DE")] == ["DE", "US"]
        assert [p.country for p in here.places("10115", country="US")] == ["US", "DE"]

    def test_a_town_of_several_leads_to_all_the_largest_first(self, here) -> None:
        assert [p.region for p in here.places("springfield")] == ["MA", "IL"]
        assert [p.region for p in here.places("Springfield, IL")] == ["IL"]
        assert [p.region for p in here.places("Springfield Illinois")] == ["IL"]
        assert [p.name for p in here.places("koln")] == ["Köln"]
        assert here.places("Nowhere") == ()

    def test_says_what_is_at_a_point_and_around_it(self, here) -> None:
        assert here.place_at(Point(39.81, -89.66)).code == "62701"
        assert here.place_at(Point(0, 0)) is None
        around = here.places_around(Point(39.8, -89.6), km=30)
        assert [p.name for p in around] == ["Springfield", "Sampleton"]


class TestNothingLoaded:
    def test_finds_nobody_and_breaks_nothing(self, house) -> None:
        here = register.current()

        assert here.status().edition == ""
        assert here.nearest(Wanted(DISCIPLINES, Point(0, 0))).found == ()
        assert here.by_name("example").found == ()
        assert here.listings(("a.b.0.c",)) == {}
        assert here.places("62701") == ()
        assert here.place_at(Point(0, 0)) is None
        assert here.places_around(Point(0, 0), km=10) == ()
        assert here.supported(DISCIPLINES) == {}
        assert here.with_phone("2025550143") == ()
        assert here.successor("a.1") == "a.1"


class TestKept:
    def test_a_thread_reads_what_never_changes_once(self, world) -> None:
        assert register.current() is register.current()

    def test_another_edition_is_another(self, house) -> None:
        at = Point(40.0, -75.0)
        edition(house, [a_person(1, at)])
        first = register.current()
        edition(house, [a_person(2, at), a_person(3, at)])

        second = register.current()

        assert second is not first
        assert (first.status().listings, second.status().listings) == (1, 2)
        wanted = Wanted(DISCIPLINES, at)
        assert [len(r.nearest(wanted).found) for r in (first, second)] == [1, 2]

    def test_a_place_is_counted_once(self, world, monkeypatch) -> None:
        wanted = Wanted(DISCIPLINES[:1], Point(52.0, 179.95), 50)
        page = world.nearest(wanted)
        asked = []
        engine = world._engine
        rows = type(engine).rows
        monkeypatch.setattr(
            type(engine), "rows", lambda self, sql, v=(): asked.append(sql) or rows(self, sql, v)
        )

        assert world.nearest(wanted) == page

        assert not any("@crowd" in sql for sql in asked)
