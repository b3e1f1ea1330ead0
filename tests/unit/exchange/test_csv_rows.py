"""Tables for a spreadsheet: nothing that a person typed is ever run."""

import csv
import io

import pytest

from unweary.exchange.csv_rows import csv_lines, safe_cell


def table(*rows, header=("name", "count")):
    return b"".join(csv_lines(header, rows))


class TestCell:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0+"])
    def test_that_begins_like_a_formula_is_text(self, start):
        assert safe_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"

    @pytest.mark.parametrize("value", ["Example Person", "a=b", "", " x", -3, -1.5, 0, None])
    def test_of_any_other_kind_stays_as_it_is(self, value):
        assert safe_cell(value) is value


class TestTable:
    def test_is_read_back_with_quotes_commas_and_line_breaks(self):
        text = 'Says "no", then\nleaves; Ñandú'

        rows = list(csv.reader(io.StringIO(table((text, 3)).decode("utf-8-sig"), newline="")))

        assert rows == [["name", "count"], [text, "3"]]

    def test_tells_spreadsheets_that_it_is_utf_8(self):
        assert table() == b'\xef\xbb\xbf"name","count"\r\n'

    def test_guards_its_header_too(self):
        assert table(header=("=1",)) == b'\xef\xbb\xbf"\'=1"\r\n'

    def test_refuses_a_row_of_another_length(self):
        with pytest.raises(ValueError, match="1 cells under a header of 2"):
            table(("alone",))
