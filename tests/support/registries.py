"""Registry files of our own making, in the formats of the real ones. Nobody in them is real.

Names say that they are made up; telephone numbers are those reserved for fiction; NPIs start from
made-up numbers (1000000000 on) and carry a right check digit.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from unweary.directory.npi import with_check_digit

PERSON = "Example Person"
PRACTICE = "Provider Business Practice Location Address "
MAILING = "Provider Business Mailing Address "
SECOND = "Provider Secondary Practice Location Address"
COUNTRY = "Country Code (If outside U.S.)"
NUMBERS = "One Two Three Four Five Six Seven Eight Nine Ten".split()

Row = Mapping[str, str]


def made_up_npi(number: int) -> str:
    """The NPI of the made-up person with this number: 1 followed by zeros, number, check digit."""
    return with_check_digit(f"1{number:08d}")


def made_up_phone(number: int) -> str:
    """A telephone number in the United States that is reserved for fiction."""
    return f"202555{100 + number % 100:04d}"


def main_header(*, sex: str = "Provider Sex Code", certified: bool = True) -> list[str]:
    """The columns of the main file in their order: 330, or 329 as before 2020."""
    other = ["Last Name", "First Name", "Middle Name", "Name Prefix Text", "Name Suffix Text"]
    address = ["City Name", "State Name", "Postal Code", COUNTRY, "Telephone Number", "Fax Number"]
    columns = [
        "NPI",
        "Entity Type Code",
        "Replacement NPI",
        "Employer Identification Number (EIN)",
        "Provider Organization Name (Legal Business Name)",
        "Provider Last Name (Legal Name)",
        *(f"Provider {part}" for part in other[1:]),
        "Provider Credential Text",
        "Provider Other Organization Name",
        "Provider Other Organization Name Type Code",
        *(f"Provider Other {part}" for part in [*other, "Credential Text"]),
        "Provider Other Last Name Type Code",
        "Provider First Line Business Mailing Address",
        "Provider Second Line Business Mailing Address",
        *(MAILING + part for part in address),
        "Provider First Line Business Practice Location Address",
        "Provider Second Line Business Practice Location Address",
        *(PRACTICE + part for part in address),
        "Provider Enumeration Date",
        "Last Update Date",
        "NPI Deactivation Reason Code",
        "NPI Deactivation Date",
        "NPI Reactivation Date",
        sex,
        *(
            f"Authorized Official {part}"
            for part in [*other[:3], "Title or Position", "Telephone Number"]
        ),
    ]
    for n in range(1, 16):
        columns += [
            f"Healthcare Provider Taxonomy Code_{n}",
            f"Provider License Number_{n}",
            f"Provider License Number State Code_{n}",
            f"Healthcare Provider Primary Taxonomy Switch_{n}",
        ]
    for n in range(1, 51):
        columns += [
            f"Other Provider Identifier_{n}",
            f"Other Provider Identifier Type Code_{n}",
            f"Other Provider Identifier State_{n}",
            f"Other Provider Identifier Issuer_{n}",
        ]
    columns += ["Is Sole Proprietor", "Is Organization Subpart"]
    columns += ["Parent Organization LBN", "Parent Organization TIN"]
    columns += [f"Authorized Official {part}" for part in [*other[3:], "Credential Text"]]
    columns += [f"Healthcare Provider Taxonomy Group_{n}" for n in range(1, 16)]
    return [*columns, "Certification Date"] if certified else columns


def person(
    number: int,
    *,
    codes: Sequence[str] = ("225100000X",),
    primary: int | None = 1,
    line_1: str = "1 SAMPLE STREET",
    line_2: str = "",
    town: str = "SPRINGFIELD",
    region: str = "IL",
    postcode: str = "627010001",
    country: str = "US",
    updated: str = "01/02/2023",
    **columns: str,
) -> dict[str, str]:
    """A row of the main file: a made-up person, whose last name tells the number.

    primary: which code, from 1, is marked as primary; None where all are marked X. `columns` are
    further columns with spaces written as underscores: `Provider_Sex_Code="F"`.
    """
    row = {
        "NPI": made_up_npi(number),
        "Entity Type Code": "1",
        "Provider First Name": "EXAMPLE",
        "Provider Last Name (Legal Name)": f"PERSON {NUMBERS[number % 10 - 1].upper()}",
        "Provider Credential Text": "PT",
        "Provider First Line Business Practice Location Address": line_1,
        "Provider Second Line Business Practice Location Address": line_2,
        PRACTICE + "City Name": town,
        PRACTICE + "State Name": region,
        PRACTICE + "Postal Code": postcode,
        PRACTICE + COUNTRY: country,
        PRACTICE + "Telephone Number": made_up_phone(number),
        "Provider First Line Business Mailing Address": "PO BOX 99 NEVER SHOWN",
        MAILING + "City Name": "MAILTOWN",
        MAILING + "Postal Code": "999990000",
        MAILING + "Telephone Number": "2025550199",
        "Provider Enumeration Date": "05/23/2005",
        "Last Update Date": updated,
        "Provider Sex Code": "F" if number % 2 else "M",
    }
    for n, code in enumerate(codes, start=1):
        row[f"Healthcare Provider Taxonomy Code_{n}"] = code
        switch = "X" if primary is None else "Y" if n == primary else "N"
        row[f"Healthcare Provider Primary Taxonomy Switch_{n}"] = switch
    return row | {key.replace("_", " "): value for key, value in columns.items()}


def clinic(number: int, *, name: str = "SAMPLE STREET CLINIC LLC", **given: str) -> dict[str, str]:
    """A row of the main file: a made-up clinic. Takes what `person` takes."""
    row = person(number, codes=("261QP2000X",))
    row |= {
        "Entity Type Code": "2",
        "Employer Identification Number (EIN)": "<UNAVAIL>",
        "Provider Organization Name (Legal Business Name)": name,
        "Authorized Official Last Name": "NEVER",
        "Authorized Official First Name": "SHOWN",
        "Authorized Official Telephone Number": "2025550198",
    }
    for column in ("First Name", "Last Name (Legal Name)", "Credential Text", "Sex Code"):
        row.pop(f"Provider {column}")
    return row | {key.replace("_", " "): value for key, value in given.items()}


def stub(number: int, *, on: str = "03/04/2022") -> dict[str, str]:
    """A row of the main file: an NPI that was deactivated."""
    return {"NPI": made_up_npi(number), "NPI Deactivation Date": on}


def nppes_main(rows: Iterable[Row], *, header: Sequence[str] | None = None) -> bytes:
    """A main file. Columns that a row does not name are empty; a name not in the header fails."""
    return table(header or main_header(), rows)


def nppes_sites(rows: Iterable[Row]) -> bytes:
    """A file of secondary locations, with the odd spaces of the real header."""
    parts = ["City Name", "State Name", "Postal Code", COUNTRY, "Telephone Number"]
    header = [
        "NPI",
        f"{SECOND}- Address Line 1",
        f"{SECOND}-  Address Line 2",
        *(f"{SECOND} - {part}" for part in [*parts, "Telephone Extension"]),
        "Provider Practice Location Address - Fax Number",
    ]
    return table(header, rows)


def second_site(number: int, *, line_1: str = "2 OTHER STREET", **given: str) -> dict[str, str]:
    """A row of the file of secondary locations, for the made-up person with this number."""
    return {
        "NPI": made_up_npi(number),
        f"{SECOND}- Address Line 1": line_1,
        f"{SECOND} - City Name": given.get("town", "CHICAGO"),
        f"{SECOND} - State Name": given.get("region", "IL"),
        f"{SECOND} - Postal Code": given.get("postcode", "606010001"),
        f"{SECOND} - {COUNTRY}": given.get("country", "US"),
        f"{SECOND} - Telephone Number": given.get("phone", made_up_phone(number)),
        f"{SECOND} - Telephone Extension": given.get("extension", ""),
    }


def nppes_names(names: Iterable[tuple[int, str]]) -> bytes:
    """A file of other names: number of a made-up clinic, name."""
    header = ["NPI", "Provider Other Organization Name"]
    rows = [{"NPI": made_up_npi(n), header[1]: name, NAME_TYPE: "3"} for n, name in names]
    return table([*header, NAME_TYPE], rows)


NAME_TYPE = "Provider Other Organization Name Type Code"
ENDPOINT_COLUMNS = [
    "NPI", "Endpoint Type", "Endpoint Type Description", "Endpoint", "Affiliation",
    "Endpoint Description", "Affiliation Legal Business Name", "Use Code", "Use Description",
    "Other Use Description", "Content Type", "Content Description", "Other Content Description",
    *(f"Affiliation Address {part}" for part in "City State Country".split()),
    "Affiliation Address Line One", "Affiliation Address Line Two",
    "Affiliation Address Postal Code",
]  # fmt: skip


def nppes_endpoints(endpoints: Iterable[tuple[int, str, str]]) -> bytes:
    """A file of endpoints: number of a made-up person, kind, address."""
    rows = [
        {"NPI": made_up_npi(n), "Endpoint Type": kind, "Endpoint": address, "Use Code": "DIRECT"}
        for n, kind, address in endpoints
    ]
    return table(ENDPOINT_COLUMNS, rows)


def table(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Rows as NPPES writes them: every value in double quotes."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, quoting=csv.QUOTE_ALL, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def nppes_zip(
    main: bytes,
    *,
    sites: bytes = b"",
    names: bytes = b"",
    endpoints: bytes = b"",
    period: str = "20050523-20240107",
) -> bytes:
    """A bundle as it is published: the files, a header file for each, and a document."""
    files = {"othername_pfile": names, "npidata_pfile": main, "pl_pfile": sites}
    files |= {"endpoint_pfile": endpoints}
    members = {"NPPES_Data_Dissemination_CodeValues.pdf": b"%PDF-1.4 no data"}
    for name, content in files.items():
        if content:
            members[f"{name}_{period}_FileHeader.csv"] = content.split(b"\n")[0] + b"\n"
            members[f"{name}_{period}.csv"] = content
    return zipped(members)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def deactivation_workbook(
    gone: Iterable[tuple[int, str]],
    *,
    header: Sequence[str] = ("NPI", "NPPES Deactivation Date"),
) -> bytes:
    """A deactivation report (xlsx): a title, the header, and number and MM/DD/YYYY in each row."""
    rows = [["Deactivated NPI Report (made up)"], [*header]]
    rows += [[made_up_npi(number), on] for number, on in gone]
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{"AB"[c]}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for c, text in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, start=1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="DeactivatedNPIs" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">'
        f"<sheetData>{cells}</sheetData></worksheet>",
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def geonames(rows: Iterable[tuple[str, str, str, str, float, float]]) -> bytes:
    """A GeoNames postal file: country, code, place, state code, latitude, longitude."""
    lines = [
        "\t".join([c, code, name, f"State {state}", state, "", "", "", "", f"{lat}", f"{lon}", "4"])
        for c, code, name, state, lat, lon in rows
    ]
    return ("\n".join(lines) + "\n").encode()


def geonames_towns(rows: Iterable[tuple[str, str, str, float, float, int]]) -> bytes:
    """A GeoNames file of towns: country, name, state code, latitude, longitude, people."""
    lines = [
        "\t".join(
            (
                *(str(n), name, name, "", f"{lat}", f"{lon}", "P", "PPL", country, "", state),
                *("", "", "", str(people), "", "", "America/Chicago", "2024-01-01"),
            )
        )
        for n, (country, name, state, lat, lon, people) in enumerate(rows, start=1)
    ]
    return ("\n".join(lines) + "\n").encode()
