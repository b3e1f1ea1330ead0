"""Names in capitals become names as people write them; others are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unweary.directory.names import address_line, organisation_name, person_name

CAPITALS = st.text("ABCDEFGMNORSTY CcÉ'-.,&0123", max_size=40)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EXAMPLE PERSON", "Example Person"),
        ("MCEXAMPLE", "McExample"),
        ("MACDONALD", "MacDonald"),
        ("MACK", "Mack"),
        ("MACHADO", "Machado"),
        ("O'EXAMPLE", "O'Example"),
        ("O'MCEXAMPLE", "O'McExample"),
        ("EXAMPLE-SAMPLE", "Example-Sample"),
        ("JR.", "Jr."),
        ("III", "III"),
        ("J", "J"),
        ("de Sample", "de Sample"),
        ("DeSample", "DeSample"),
        ("  EXAMPLE   PERSON ", "Example Person"),
        ("ÉXAMPLE", "Éxample"),
        ("", ""),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SAMPLE STREET CLINIC LLC", "Sample Street Clinic LLC"),
        ("SAMPLE PT, P.C.", "Sample PT, P.C."),
        ("CENTER OF HEALTH AND THE BACK", "Center of Health and the Back"),
        ("THE SAMPLE CLINIC", "The Sample Clinic"),
        ("ST. EXAMPLE'S HOSPITAL, INC.", "St. Example's Hospital, Inc."),
        ("MCSAMPLE CHIROPRACTIC & REHAB", "McSample Chiropractic & Rehab"),
        ("1ST SAMPLE CARE", "1st Sample Care"),
        ("Sample pt Group", "Sample pt Group"),
    ],
)
def test_a_clinic(text: str, name: str) -> None:
    assert organisation_name(text) == name


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("100 N SAMPLE ST", "100 N Sample St"),
        ("STE 3A", "Ste 3A"),
        ("PO BOX 7", "PO Box 7"),
        ("200 W 21ST ST NW", "200 W 21st St NW"),
        ("1 AVENUE OF THE SAMPLES,", "1 Avenue of the Samples"),
        ("1 Sample Street", "1 Sample Street"),
    ],
)
def test_an_address(text: str, line: str) -> None:
    assert address_line(text) == line


@pytest.mark.parametrize("write", [person_name, organisation_name, address_line])
class TestEveryForm:
    @given(text=CAPITALS)
    def test_is_final(self, write, text: str) -> None:
        assert write(write(text)) == write(text)

    @given(text=CAPITALS)
    def test_changes_case_and_spaces_only(self, write, text: str) -> None:
        def bare(value: str) -> str:
            return "".join(value.split()).casefold().rstrip(",")

        assert bare(write(text)) == bare(text)
