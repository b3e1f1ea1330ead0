"""The check digit of an NPI finds a slip of one digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unweary.directory.npi import is_npi, with_check_digit

NINE = st.text("0123456789", min_size=9, max_size=9)


def luhn(digits: str) -> bool:
    """The rule as the standard words it, for comparison."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


class TestIsNpi:
    def test_takes_the_worked_example_of_the_publisher(self) -> None:
        assert is_npi("1234567893")

    @pytest.mark.parametrize(
        "text", ["", "123456789", "12345678930", "1234567890", "123456789x", "１２３４５６７８９３"]
    )
    def test_refuses_what_is_none(self, text: str) -> None:
        assert not is_npi(text)

    @given(NINE)
    def test_agrees_with_the_rule_behind_the_prefix(self, nine: str) -> None:
        assert luhn("80840" + with_check_digit(nine))

    @given(NINE, st.integers(0, 9), st.integers(1, 9))
    def test_finds_every_single_wrong_digit(self, nine: str, at: int, by: int) -> None:
        npi = with_check_digit(nine)

        wrong = npi[:at] + str((int(npi[at]) + by) % 10) + npi[at + 1 :]

        assert not is_npi(wrong)

    @pytest.mark.parametrize("nine", ["", "12345678", "12345678a"])
    def test_makes_none_of_what_is_not_nine_digits(self, nine: str) -> None:
        with pytest.raises(ValueError, match="nine digits"):
            with_check_digit(nine)
