"""The National Provider Identifier of the United States and its check digit."""

from __future__ import annotations

PREFIX_SUM = 24  # what the prefix 80840, which every NPI stands behind, adds to the sum
DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, its digits added up


def is_npi(text: str) -> bool:
    """Whether these are ten digits with the right check digit.

    Source: ISO/IEC 7812-1 annex B (Luhn), over 80840 and the ten digits.
    """
    if len(text) != 10 or not (text.isascii() and text.isdigit()):
        return False
    a, b, c, d, e, f, g, h, i, check = map(int, text)
    twice = DOUBLED[a] + DOUBLED[c] + DOUBLED[e] + DOUBLED[g] + DOUBLED[i]
    return (PREFIX_SUM + twice + b + d + f + h + check) % 10 == 0


def with_check_digit(nine: str) -> str:
    """These nine digits and the digit that makes them an NPI. Raises ValueError."""
    if len(nine) != 9 or not (nine.isascii() and nine.isdigit()):
        raise ValueError(f"{nine!r} is not nine digits")
    return next(whole for digit in "0123456789" if is_npi(whole := nine + digit))
