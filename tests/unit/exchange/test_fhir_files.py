"""FHIR files: one resource a line, whole documents, damage, and the way to the next page."""

import gzip
import io
import json

import pytest

from tests.unit.exchange.fhir_examples import bundle, location, ndjson, organization
from unweary.directory.base import Tally
from unweary.exchange import fhir_files
from unweary.exchange.fhir_files import (
    NextPageElsewhere,
    UnreadableDirectory,
    next_link,
    resources,
)


def ids(file, tally=None):
    seen = resources("a.ndjson", io.BytesIO(file), tally or Tally())
    return [s.resource["id"] for s in seen if s.resource]


def many(count):
    return [organization(f"o{i}") for i in range(count)]


class TestLines:
    def test_may_end_without_a_line_break_and_hold_blank_lines_and_a_mark(self):
        file = (
            b"\xef\xbb\xbf\n\r\n" + ndjson(organization("a")) + b"\n" + ndjson(location("b"))[:-1]
        )

        assert ids(file) == ["a", "b"]

    def test_that_are_damaged_are_counted_and_named_by_number(self):
        tally = Tally()
        lines = ndjson(*many(299)).splitlines(keepends=True)
        lines[10:10] = [b'{"resourceType": "Location", "id"\n']
        lines[20:20] = [b'{"id": "no type"}\n']

        found = ids(b"".join(lines), tally)

        assert len(found) == 299
        assert tally.dropped == {"line that is no resource": 2}
        assert tally.notes == {
            "a.ndjson, line 11: no resource": 1,
            "a.ndjson, line 21: no resource": 1,
        }

    def test_are_refused_when_more_than_one_in_a_hundred_is_damaged(self):
        file = ndjson(*many(97)) + b"nonsense\n" * 2

        with pytest.raises(UnreadableDirectory, match=r"2 of 99 lines .*line 98, 99.*Fetch"):
            ids(file)

    def test_are_given_up_early_where_most_are_damaged(self, monkeypatch):
        monkeypatch.setattr(fhir_files, "LOOK_EARLY", 100)
        file = ndjson(*many(50)) + b"<html>\n" * 100_000

        with pytest.raises(UnreadableDirectory, match="50 of 100 lines"):
            ids(file)

    def test_that_are_too_long_are_passed_over_to_their_end(self, monkeypatch):
        monkeypatch.setattr(fhir_files, "LONGEST_LINE", 2_000)
        tally = Tally()
        long = organization("long", alias=["x" * 5_000])

        found = ids(ndjson(*many(150), long, location("after")), tally)

        assert found[-1] == "after"
        assert len(found) == 151
        assert tally.notes == {"a.ndjson, line 151: no resource": 1}

    def test_with_a_damaged_first_one_are_still_lines(self):
        file = b'{"resourceType": \n' + ndjson(*many(150))

        assert len(ids(file)) == 150

    def test_nested_beyond_reason_are_damaged_lines(self):
        file = ndjson(*many(150)) + b"[" * 200_000 + b"\n"

        assert len(ids(file)) == 150

    def test_of_a_cut_off_archive_are_refused(self):
        packed = gzip.compress(ndjson(*many(500)))[:-200]

        with (
            gzip.open(io.BytesIO(packed)) as file,
            pytest.raises(UnreadableDirectory, match="cut off or damaged"),
        ):
            list(resources("a.gz", file, Tally()))

    def test_none_at_all_are_no_resources(self):
        assert ids(b"") == []
        assert ids(b"\n\n") == []


class TestDocuments:
    @pytest.mark.parametrize("indent", [None, 0, 2])
    @pytest.mark.parametrize("kind", ["collection", "searchset", "batch", "transaction"])
    def test_are_bundles_in_one_line_or_many(self, kind, indent):
        entries = [{"resource": organization("a")}, {"resource": location("b")}]
        document = {"resourceType": "Bundle", "type": kind, "entry": entries}

        assert ids(json.dumps(document, indent=indent).encode()) == ["a", "b"]

    def test_may_have_an_entry_on_each_line(self):
        entries = [json.dumps({"resource": r}) for r in (organization("a"), location("b"))]
        begun = '{"resourceType":"Bundle","type":"collection","entry":['

        assert ids("\n".join([begun, ",\n".join(entries), "]}"]).encode()) == ["a", "b"]

    def test_are_lists_of_resources_too(self):
        assert ids(json.dumps([organization("a"), location("b")], indent=1).encode()) == ["a", "b"]

    def test_are_single_resources_too(self):
        assert ids(json.dumps(organization("a"), indent=1).encode()) == ["a"]

    def test_in_one_line_may_be_longer_than_a_line_of_ndjson(self, monkeypatch):
        monkeypatch.setattr(fhir_files, "LONGEST_LINE", 1_000)
        file = bundle(*({"resource": r} for r in many(50)))

        assert len(ids(file)) == 50

    def test_beyond_the_limit_are_refused(self, monkeypatch):
        monkeypatch.setattr(fhir_files, "LARGEST_DOCUMENT", 1_000)
        monkeypatch.setattr(fhir_files, "LONGEST_LINE", 500)

        with pytest.raises(UnreadableDirectory, match="Ask the registry for NDJSON"):
            ids(bundle(*({"resource": r} for r in many(50))))

    def test_leave_out_outcomes_and_tell_of_deletions(self):
        file = bundle(
            {"resource": {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}},
            {"request": {"method": "DELETE", "url": "Practitioner/p9"}},
        )

        seen = list(resources("a.json", io.BytesIO(file), Tally()))

        assert [s.resource for s in seen] == [None]
        assert seen[0].deleted == "Practitioner/p9"

    def test_without_any_entry_are_an_empty_directory(self):
        assert ids(bundle()) == []

    @pytest.mark.parametrize(
        "file", [b"<html>\n<body>not found</body>", b"npi,name\n1,2\n", b'{\n"name": 3\n}', b"7"]
    )
    def test_of_another_kind_are_refused(self, file):
        with pytest.raises(UnreadableDirectory, match="Nothing was changed"):
            ids(file)


class TestNextLink:
    BASE = "https://fhir.example/r4/Practitioner?_count=50"

    def link(self, url):
        return next_link({"link": [{"relation": "next", "url": url}]}, self.BASE)

    @pytest.mark.parametrize(
        ("given", "address"),
        [
            ("https://fhir.example/r4?page=2", "https://fhir.example/r4?page=2"),
            ("HTTPS://FHIR.example:443/r4?page=2", "HTTPS://FHIR.example:443/r4?page=2"),
            ("?page=2", "https://fhir.example/r4/Practitioner?page=2"),
            ("/r4?page=2", "https://fhir.example/r4?page=2"),
            ("Practitioner?page=2", "https://fhir.example/r4/Practitioner?page=2"),
            ("//fhir.example/r4?page=2", "https://fhir.example/r4?page=2"),
        ],
    )
    def test_stays_on_the_same_server(self, given, address):
        assert self.link(given) == address

    @pytest.mark.parametrize(
        "given",
        [
            "https://other.example/r4?page=2",
            "http://fhir.example/r4?page=2",
            "https://fhir.example:8443/r4?page=2",
            "https://fhir.example@other.example/r4",
            "https://fhir.example.other.example/r4",
            "https://fhir.example\\@other.example/r4",
            "//other.example/r4",
            "file:///etc/passwd",
            "https://fhir.example/r4?a=1\r\nHost: other.example",
        ],
    )
    def test_never_leads_to_another_one(self, given):
        with pytest.raises(NextPageElsewhere, match="another address"):
            self.link(given)

    def test_is_none_on_the_last_page(self):
        assert next_link({"link": [{"relation": "self", "url": self.BASE}]}, self.BASE) is None
        assert next_link({}, self.BASE) is None
