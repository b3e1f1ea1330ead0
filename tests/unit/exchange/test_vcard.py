"""vCards: RFC 6350 to the octet, and no position that we only guessed."""

from dataclasses import replace

import pytest

from tests.unit.exchange.listing_examples import PERSON
from unweary.directory.base import Precision, Who
from unweary.exchange.vcard import card_of


def lines(listing=PERSON, **more):
    """The lines of the card, unfolded."""
    card = card_of(listing, title="Physical therapist", **more).decode()
    return card.replace("\r\n ", "").split("\r\n")


def value(name, listing=PERSON, **more):
    return next((line for line in lines(listing, **more) if line.startswith(name)), None)


class TestCard:
    def test_says_who_what_and_where(self):
        assert lines()[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
        assert lines()[-2:] == ["END:VCARD", ""]
        assert value("KIND") == "KIND:individual"
        assert value("FN") == r"FN:Example Person One\, PT"
        assert value("ORG") == "ORG:Sample Street Clinic"
        assert value("TITLE") == "TITLE:Physical therapist"
        assert value("ADR") == r"ADR;TYPE=work:;;1 Sample Street\, Suite 2;Sampleton;CT;06012;US"
        assert value("NOTE") == "NOTE:Source: Sample registry. Last confirmed: 2025-06-07."

    def test_of_a_clinic_is_of_an_organisation(self):
        clinic = replace(PERSON, who=Who.ORGANISATION, clinic="", credential="")

        assert value("KIND", clinic) == "KIND:org"
        assert value("ORG", clinic) == "ORG:Example Person One"

    @pytest.mark.parametrize("precision", [p for p in Precision if p is not Precision.EXACT])
    def test_has_a_position_only_if_the_registry_gave_one(self, precision):
        assert value("GEO") == "GEO:geo:41.500000,-72.750000"
        assert value("GEO", replace(PERSON, precision=precision)) is None
        assert value("GEO", replace(PERSON, point=None)) is None

    @pytest.mark.parametrize(
        ("phone", "extension", "line"),
        [
            ("2025550143", "12", "TEL;TYPE=work:2025550143 ext. 12"),
            ("2025550143", "", "TEL;TYPE=work:2025550143"),
            ("+442079460123", "9", "TEL;VALUE=uri;TYPE=work:tel:+442079460123;ext=9"),
            ("", "", None),
        ],
    )
    def test_has_the_number_to_call(self, phone, extension, line):
        site = replace(PERSON.site, phone=phone, extension=extension)

        assert value("TEL", replace(PERSON, site=site)) == line

    def test_escapes_what_would_begin_another_field_or_line(self):
        nasty = "A;B,C\\D\r\nEND:VCARD\nTEL:2025550199"

        made = lines(replace(PERSON, name=nasty, credential=""))

        assert r"FN:A\;B\,C\\D END:VCARD TEL:2025550199" in made
        assert made.count("END:VCARD") == 1

    def test_folds_long_lines_between_characters(self):
        name = " ".join(["Éxample Persón Öne 人"] * 12)
        long = replace(PERSON, name=name, credential="")

        card = card_of(long, title="x")

        assert max(len(line) for line in card.split(b"\r\n")) <= 75
        assert all(line.decode() for line in card.split(b"\r\n")[:-1])
        assert value("FN", long) == f"FN:{name}"

    def test_says_so_where_nobody_knows_how_old_it_is(self):
        assert "not known" in value("NOTE", replace(PERSON, confirmed_on=None))

    def test_has_its_note_in_the_language_of_the_reader(self):
        assert value("NOTE", note="Fuente: ejemplo") == "NOTE:Fuente: ejemplo"
