"""FHIR directories: who becomes an entry, where, with what, and what is told of the rest."""

import gzip
import json
import random
from datetime import date, time

import pytest

from tests.conftest import ROOT
from tests.unit.exchange import fhir_examples
from tests.unit.exchange.fhir_examples import (
    NUCC,
    SNOMED,
    accepting,
    bundle,
    concept,
    delivered,
    entries,
    gone,
    in_network,
    location,
    ndjson,
    only_practice,
    organization,
    practitioner,
    read,
    role,
    service,
    to,
)
from unweary.directory.base import Endpoint, Entry, Gone, Opening, Point, Site, Who
from unweary.exchange.fhir_files import UnreadableDirectory

REAL = ROOT.parent / "shared/data/fhir/plan-net-examples.ndjson.gz"


class TestPractitioner:
    def test_is_an_entry_with_a_practice_where_the_role_is(self):
        (entry,) = entries(organization(), location(), practitioner(gender="female"), role())

        assert (entry.key, entry.npi, entry.who) == ("practitioner-p1", "1234567893", Who.PERSON)
        assert (entry.name, entry.credential) == ("Example Person One", "PT")
        assert entry.gender == "female"
        (practice,) = entry.practices
        assert practice.disciplines == ("physical_therapist",)
        assert practice.clinic == "Sample Street Clinic"
        assert practice.site == Site(
            lines=("1 Sample Street", "Suite 2"),
            town="Sampleton",
            region="CT",
            postcode="06012",
            country="US",
            phone="2025550150",
            point=Point(41.5, -72.75),
        )

    def test_is_the_same_whatever_the_order_of_the_files(self):
        resources = [organization(), location(), practitioner(), service(), role()]
        expected = sorted(entries(*resources), key=lambda e: e.key)

        for seed in range(10):
            random.Random(seed).shuffle(resources)
            records, _ = read(*(ndjson(r) for r in resources))
            assert sorted(records, key=lambda e: e.key) == expected

    def test_has_a_practice_for_each_place_of_each_role(self):
        second = location("loc2", address={"line": ["5 Other Road"], "city": "Otherton"})
        third = location("loc3", address={"line": ["6 Third Road"], "city": "Thirdton"})

        (entry,) = entries(
            *(organization(), location(), second, third, practitioner()),
            role("r1", location=[to("Location/loc1"), to("Location/loc2")]),
            role("r2", location=[to("Location/loc3")], specialty=[concept(NUCC, "207X00000X")]),
        )

        assert [(p.site.town, p.disciplines) for p in entry.practices] == [
            ("Sampleton", ("physical_therapist",)),
            ("Otherton", ("physical_therapist",)),
            ("Thirdton", ("orthopaedic_surgery", "spine_surgery")),
        ]
        assert len({p.slot for p in entry.practices}) == 3

    def test_has_one_practice_where_two_roles_are_at_one_clinic(self):
        practice = only_practice(
            *(organization(), location(), practitioner()),
            role("r1", extension=[in_network("Organization/n", "Sample Plan A")]),
            role(
                "r2",
                specialty=[concept(NUCC, "207Q00000X")],
                extension=[in_network("Organization/m", "Sample Plan B"), accepting("newpt")],
            ),
        )

        assert practice.disciplines == ("physical_therapist", "family_medicine")
        assert practice.facts.networks == ("Sample Plan A", "Sample Plan B")
        assert practice.facts.accepting_new is True

    def test_keeps_its_slots_when_other_roles_come_and_go(self):
        other = location("loc2", address={"line": ["5 Other Road"], "city": "Otherton"})
        known = (organization(), location(), other, practitioner(), role("r2"))

        (alone,) = entries(*known)[0].practices
        both = entries(*known, role("r1", location=[to("Location/loc2")]))[0].practices

        assert alone.slot in {p.slot for p in both}

    def test_has_the_discipline_of_the_service_where_the_role_states_none(self):
        known = organization(), location(), practitioner(), service(active=True)

        practice = only_practice(
            *known,
            role(specialty=[], location=[], healthcareService=[to("HealthcareService/s1")]),
        )

        assert practice.disciplines == ("family_medicine",)
        assert practice.site.town == "Sampleton"

    def test_has_the_discipline_of_the_role_code_where_registries_use_that(self):
        practice = only_practice(
            *(organization(), location(), practitioner()),
            role(specialty=[], code=[concept(SNOMED, "36682004")]),
        )

        assert practice.disciplines == ("physical_therapist",)

    def test_is_at_the_address_of_the_clinic_where_no_location_is_named(self):
        practice = only_practice(organization(), practitioner(), role(location=[]))

        assert practice.site.lines == ("9 Sample Street",)
        assert practice.site.point is None

    def test_without_a_good_npi_has_none_and_is_told(self):
        wrong = practitioner(identifier=[{"system": fhir_examples.NPI, "value": "1234567890"}])

        records, tally = read(ndjson(organization(), location(), wrong, role()))

        assert records[0].npi == ""
        assert tally.notes["NPI that cannot be right"] == 1

    @pytest.mark.parametrize(
        ("names", "name", "credential"),
        [
            ([{"text": "Example Person Two, DC"}], "Example Person Two", "DC"),
            ([{"text": "Person Two, Example"}], "Person Two, Example", ""),
            (
                [
                    {"family": "Before", "given": ["Example"], "use": "old"},
                    {"family": "Now", "given": ["Example"], "use": "usual"},
                    {"family": "Stated", "given": ["Example"], "use": "official"},
                ],
                "Example Stated",
                "",
            ),
        ],
    )
    def test_has_the_name_in_use_apart_from_credentials(self, names, name, credential):
        known = organization(), location(), practitioner(name=names), role()

        (entry,) = entries(*known)

        assert (entry.name, entry.credential) == (name, credential)
        assert entry.other_names == ()

    def test_was_confirmed_when_it_or_a_role_last_changed(self):
        (entry,) = entries(
            *(organization(), location()),
            practitioner(meta={"lastUpdated": "2025-01-02T03:04:05Z"}),
            role(meta={"lastUpdated": "2025-06-07T08:09:10Z"}),
        )

        assert entry.confirmed_on == date(2025, 6, 7)

    def test_given_twice_is_read_as_it_was_last_updated(self):
        new = practitioner(name=[{"text": "Example New"}], meta={"lastUpdated": "2026-01-01"})
        old = practitioner(name=[{"text": "Example Old"}], meta={"lastUpdated": "2025-01-01"})

        records, tally = read(ndjson(organization(), location(), new, role(), old))

        assert [r.name for r in records] == ["Example New"]
        assert tally.notes["resource given twice"] == 1

    def test_has_a_role_given_twice_as_it_was_last_updated(self):
        new = role(meta={"lastUpdated": "2026-01-01"}, specialty=[concept(NUCC, "207Q00000X")])
        old = role(meta={"lastUpdated": "2025-01-01"})

        practice = only_practice(organization(), location(), practitioner(), new, old)

        assert practice.disciplines == ("family_medicine",)


class TestFacts:
    def test_come_from_the_role_first_then_its_services_then_the_place(self):
        hours = {"availableTime": [{"daysOfWeek": ["mon"], "allDay": True}]}
        place = location(extension=[accepting("nopt")])
        offered = service(extension=[accepting("newpt"), delivered("virtual")], **hours)

        facts = only_practice(
            *(organization(), place, offered),
            practitioner(communication=[concept("urn:ietf:bcp:47", "es")]),
            role(healthcareService=[to("HealthcareService/s1")]),
        ).facts

        assert facts.accepting_new is True
        assert facts.telehealth is True
        assert facts.languages == ("es",)
        assert facts.hours == (Opening(0, time(0), time(23, 59)),)

    def test_that_nobody_states_are_not_stated(self):
        facts = only_practice(organization(), location(), practitioner(), role()).facts

        assert facts == type(facts)()

    def test_name_the_networks_that_are_active(self):
        network = organization("net", name="Sample Plan")
        shut = organization("shut", name="Shut Plan", active=False)
        refs = [in_network("Organization/net"), in_network("Organization/shut")]

        facts = only_practice(
            organization(), location(), practitioner(), network, shut, role(extension=refs)
        ).facts

        assert facts.networks == ("Sample Plan",)

    def test_of_a_position_that_cannot_be_are_told(self):
        place = location(position={"latitude": 0, "longitude": 0})

        records, tally = read(ndjson(organization(), place, practitioner(), role()))

        assert records[0].practices[0].site.point is None
        assert tally.notes["position that cannot be right"] == 1


class TestOrganisation:
    def test_is_an_entry_for_the_services_it_provides(self):
        (entry,) = entries(
            organization(alias=["Sample Alias"]), location(), service(), practitioner()
        )

        assert (entry.key, entry.who) == ("organization-org1", Who.ORGANISATION)
        assert entry.other_names == ("Sample Alias",)
        assert entry.practices[0].disciplines == ("family_medicine",)
        assert entry.practices[0].clinic == ""

    def test_has_its_networks_from_affiliations(self):
        affiliation = {
            "resourceType": "OrganizationAffiliation",
            "id": "a1",
            "participatingOrganization": to("Organization/org1"),
            "network": [to("Organization/net")],
            "location": [to("Location/loc1")],
            "healthcareService": [to("HealthcareService/s1")],
        }
        network = organization("net", name="Sample Plan")

        (entry,) = entries(organization(), network, location(), service(), affiliation)

        assert len(entry.practices) == 1
        assert entry.practices[0].facts.networks == ("Sample Plan",)

    def test_tells_its_electronic_endpoint(self):
        wire = {
            "resourceType": "Endpoint",
            "id": "e1",
            "status": "active",
            "connectionType": {"code": "hl7-fhir-rest"},
            "address": "https://fhir.sample.example",
        }
        nobody = wire | {"id": "e2"}
        off = wire | {"id": "e3", "status": "off"}
        managed = wire | {"id": "e4", "managingOrganization": to("Organization/org1")}

        records, tally = read(
            ndjson(
                *(organization(endpoint=[to("Endpoint/e1")]), location(), service()),
                *(wire, nobody, off, managed | {"address": "https://2.sample.example"}),
            )
        )

        assert [r for r in records if isinstance(r, Endpoint)] == [
            Endpoint("organization-org1", "hl7-fhir-rest", "https://fhir.sample.example", ""),
            Endpoint("organization-org1", "hl7-fhir-rest", "https://2.sample.example", ""),
        ]
        assert tally.dropped == {"endpoint of nobody listed": 1, "endpoint not active": 1}


class TestGone:
    def test_is_who_is_not_active(self):
        shut = organization("org2", active=False)

        assert gone(organization(), location(), shut, practitioner(active=False), role()) == [
            Gone("practitioner-p1", None),
            Gone("organization-org2", None),
        ]

    def test_is_whose_roles_have_all_ended_on_the_last_day(self):
        first = role("r1", period={"end": "2025-03"})
        last = role("r2", period={"end": "2025-11-30"})

        assert gone(organization(), location(), practitioner(), first, last) == [
            Gone("practitioner-p1", date(2025, 11, 30))
        ]

    def test_is_whom_the_registry_deleted(self):
        file = bundle(
            {"request": {"method": "DELETE", "url": "Practitioner/p1"}},
            {"resource": practitioner()},
        )

        records, tally = read(file)

        assert records == [Gone("practitioner-p1", None)]
        assert tally.dropped["deleted by the registry"] == 1

    def test_is_not_who_still_has_a_role(self):
        (entry,) = entries(
            *(organization(), location(), practitioner(), role("r1")),
            role("r2", active=False, specialty=[concept(NUCC, "207Q00000X")]),
        )

        assert entry.practices[0].disciplines == ("physical_therapist",)

    @pytest.mark.parametrize(
        ("resources", "reason"),
        [
            ([role(active=False)], "role not active"),
            ([role(period={"end": "2026-02-28"})], "role ended"),
            ([role(period={"start": "2026-03-02"})], "role not begun"),
            ([role(), organization(active=False)], "clinic not active"),
            ([role(), location(status="suspended")], "location not active"),
            ([role(location=[to("Location/none")])], "location unknown"),
            ([role(), location(address={})], "location without an address"),
            ([role(organization=None, location=[])], "no location and no address"),
            ([role(specialty=[concept(NUCC, "000")])], "no discipline of ours"),
            ([role(practitioner=None)], "PractitionerRole with no practitioner"),
            (
                [role(practitioner=to("Practitioner/x"))],
                "PractitionerRole with unknown practitioner",
            ),
            ([service(providedBy=None)], "HealthcareService with no organisation"),
            ([role(), practitioner(name=[])], "without a name"),
            ([{"resourceType": "InsurancePlan", "id": "i"}], "of another kind"),
            ([{"resourceType": "Location"}], "resource without an id"),
        ],
    )
    def test_is_counted_with_its_reason(self, resources, reason):
        records, tally = read(ndjson(organization(), location(), practitioner(), *resources))

        assert not [r for r in records if isinstance(r, Entry)]
        assert tally.dropped[reason] == 1

    def test_is_no_role_that_ends_today(self):
        period = {"start": "2026-03-01", "end": "2026-03-01"}

        assert entries(organization(), location(), practitioner(), role(period=period))


class TestReferences:
    KNOWN = organization(), location(), practitioner()

    @pytest.mark.parametrize(
        "reference",
        [
            "Practitioner/p1",
            "Practitioner/p1/_history/3",
            "https://fhir.example/r4/Practitioner/p1",
            "https://fhir.example/r4/Practitioner/p1/_history/3",
        ],
    )
    def test_are_relative_absolute_or_versioned(self, reference):
        assert entries(*self.KNOWN, role(practitioner=to(reference)))

    def test_are_absolute_within_a_bundle_only_to_the_same_server(self):
        def read_with(reference):
            resources = (*self.KNOWN, role(practitioner=to(reference)))
            return read(
                bundle(
                    *(
                        {
                            "fullUrl": f"https://fhir.example/r4/{r['resourceType']}/{r['id']}",
                            "resource": r,
                        }
                        for r in resources
                    )
                )
            )

        records, _ = read_with("https://fhir.example/r4/Practitioner/p1")
        assert len(records) == 1

        records, tally = read_with("https://other.example/r4/Practitioner/p1")
        assert records == []
        assert tally.notes["dangling reference: PractitionerRole to Practitioner"] == 1

    def test_are_urns_within_a_bundle_even_where_resources_have_no_id(self):
        urns = {
            kind: f"urn:uuid:00000000-0000-4000-8000-00000000000{n}"
            for n, kind in enumerate(("Organization", "Location", "Practitioner"), start=1)
        }
        known = [{k: v for k, v in r.items() if k != "id"} for r in self.KNOWN]
        last = role(
            practitioner=to(urns["Practitioner"]),
            organization=to(urns["Organization"]),
            location=[to(urns["Location"])],
        )

        records, tally = read(
            bundle(
                *({"fullUrl": urns[r["resourceType"]], "resource": r} for r in known),
                {"resource": last},
            )
        )

        assert [r.practices[0].clinic for r in records] == ["Sample Street Clinic"]
        assert not [note for note in tally.notes if "dangling" in note]

    def test_lead_into_what_a_resource_contains(self):
        inner = [
            practitioner("who"),
            organization("org", partOf=to("#")),
            location("place", managingOrganization=to("#org")),
        ]

        practice = only_practice(
            role(
                contained=inner,
                practitioner=to("#who"),
                organization=to("#org"),
                location=[to("#place")],
            )
        )

        assert practice.clinic == "Sample Street Clinic"
        assert practice.site.town == "Sampleton"

    def test_to_nothing_are_counted_by_their_types(self):
        lost = role(
            "r2",
            organization=to("Organization/lost", "Lost Clinic"),
            healthcareService=[to("HealthcareService/lost"), to("urn:uuid:1")],
            location=[to("Location/loc1"), to("#lost")],
        )

        records, tally = read(ndjson(*self.KNOWN, role(), lost))

        assert {n: c for n, c in tally.notes.items() if "dangling" in n} == {
            "dangling reference: PractitionerRole to Organization": 1,
            "dangling reference: PractitionerRole to HealthcareService": 1,
            "dangling reference: PractitionerRole to urn": 1,
            "dangling reference: PractitionerRole to PractitionerRole": 1,
        }
        assert {p.clinic for p in records[0].practices} == {"Sample Street Clinic", "Lost Clinic"}

    def test_ahead_to_later_lines_and_files_are_not_dangling(self):
        _, tally = read(ndjson(role()), ndjson(practitioner(), location()), ndjson(organization()))

        assert not [note for note in tally.notes if "dangling" in note]


class TestTally:
    def test_counts_what_was_read_kept_and_for_which_disciplines(self):
        records, tally = read(ndjson(organization(), location(), practitioner(), service(), role()))

        assert len(records) == 2
        assert (tally.rows, tally.kept) == (5, 2)
        assert tally.disciplines == {"physical_therapist": 1, "family_medicine": 1}
        assert tally.notes["PractitionerRole read"] == 1

    def test_lists_codes_without_a_discipline(self):
        other = role(specialty=[concept(NUCC, "207P00000X"), concept(NUCC, "225100000X")])

        _, tally = read(ndjson(organization(), location(), practitioner(), other))

        assert tally.unmapped == {f"{NUCC}|207P00000X": 1}

    def test_asks_for_the_postcode_as_our_places_have_it(self):
        known = organization(), location(), practitioner(), role()

        (entry,) = entries(*known, postcode_of=lambda country, code: f"{country}:{code}")

        assert entry.practices[0].site.postcode == "US:06012-1234"

    def test_damage_stops_the_reading_before_anything_is_given(self):
        with pytest.raises(UnreadableDirectory):
            read(ndjson(organization(), location(), practitioner(), role()), b"<html>\n</html>\n")

    @pytest.mark.parametrize("value", [None, 3, "text", [], [[]], [None], {"x": 1}, True])
    def test_survives_values_of_any_kind_in_any_element(self, value):
        for sample in (organization(), location(), practitioner(), service(), role()):
            for name in (*sample, "meta", "extension", "contained", "telecom", "period"):
                if name not in ("resourceType", "id"):
                    read(ndjson(organization(), location(), practitioner(), sample | {name: value}))


@pytest.mark.skipif(not REAL.exists(), reason="the Plan-Net examples are not on this machine")
class TestPlanNetExamples:
    @pytest.fixture
    def loaded(self):
        return read(gzip.decompress(REAL.read_bytes()))

    def by_key(self, loaded):
        return {r.key: r for r in loaded[0] if isinstance(r, Entry)}

    def test_are_read_with_the_counts_that_are_promised(self, loaded):
        _, tally = loaded

        assert tally.rows == 49
        assert {n: c for n, c in tally.notes.items() if n.endswith(" read")} == {
            "Organization read": 11,
            "HealthcareService read": 10,
            "Location read": 9,
            "OrganizationAffiliation read": 7,
            "PractitionerRole read": 6,
            "Practitioner read": 3,
            "InsurancePlan read": 2,
            "Endpoint read": 1,
        }

    def test_hold_no_dangling_reference_and_no_npi_that_could_be_one(self, loaded):
        _, tally = loaded

        assert not [note for note in tally.notes if "dangling" in note]
        assert tally.notes["NPI that cannot be right"] == 9
        assert {e.npi for e in self.by_key(loaded).values()} == {""}

    def test_without_one_location_have_dangling_references(self):
        lines = gzip.decompress(REAL.read_bytes()).splitlines()
        rest = [line for line in lines if json.loads(line)["id"] != "HospLoc2"]

        _, tally = read(b"\n".join(rest))

        assert {n: c for n, c in tally.notes.items() if "dangling" in n} == {
            "dangling reference: HealthcareService to Location": 1,
            "dangling reference: OrganizationAffiliation to Location": 2,
            "dangling reference: PractitionerRole to Location": 2,
        }

    def test_list_two_practitioners_and_three_clinics_of_our_disciplines(self, loaded):
        assert {
            k: [p.disciplines for p in e.practices] for k, e in self.by_key(loaded).items()
        } == {
            "practitioner-HansSolo": [("primary_care",)],
            "practitioner-JoeSmith": [("primary_care",)],
            "organization-BurrClinic": [("family_medicine",)] * 2,
            "organization-HamiltonClinic": [("family_medicine",)],
            "organization-HartfordOrthopedics": [("orthopaedic_surgery", "spine_surgery")] * 2,
        }

    def test_say_of_a_doctor_what_role_service_and_location_state(self, loaded):
        entry = self.by_key(loaded)["practitioner-HansSolo"]
        (practice,) = entry.practices

        assert (entry.name, entry.credential) == ("Hans Solo", "MD")
        assert entry.confirmed_on == date(2020, 7, 7)
        assert practice.site == Site(
            lines=("123 Main Street",),
            town="Anytown",
            region="CT",
            postcode="00014",
            country="US",
            phone="1112223333",
            point=Point(15.0, 3.0),
        )
        assert practice.facts.accepting_new is False  # the location takes existing patients only
        assert practice.facts.telehealth is False
        assert practice.facts.wheelchair is True
        assert practice.facts.languages == ("ja",)
        assert practice.facts.networks == ("ACME CT Preferred Provider Network",)
        assert practice.facts.hours == tuple(Opening(d, time(8), time(17)) for d in range(5))

    def test_say_of_a_clinic_where_it_works_and_in_which_network(self, loaded):
        entry = self.by_key(loaded)["organization-HartfordOrthopedics"]

        assert [p.site.lines for p in entry.practices] == [
            ("456 Main Street",),
            ("123 Main Street",),
        ]
        assert {p.facts.networks for p in entry.practices} == {
            ("ACME CT Preferred Provider Network",)
        }
        assert {len(p.facts.hours) for p in entry.practices} == {7}
        assert {p.facts.accepting_new for p in entry.practices} == {None}

    def test_leave_out_what_cannot_be_listed_and_say_why(self, loaded):
        records, tally = loaded

        assert not [r for r in records if isinstance(r, Gone | Endpoint)]
        assert tally.dropped == {
            "PractitionerRole with no practitioner": 3,
            "HealthcareService with no organisation": 2,
            "no discipline of ours": 10,
            "practitioner without a role of ours": 1,
            "of another kind": 2,
            "endpoint of nobody listed": 1,
        }
        assert tally.unmapped[f"{NUCC}|101YP2500X"] == 2
