"""Telephone numbers in all the ways in which they are written."""

from __future__ import annotations

import re
from typing import Final

TWO_DIGITS: Final = frozenset(
    [
        "20",
        "27",
        "30",
        "31",
        "32",
        "33",
        "34",
        "36",
        "39",
        "40",
        "41",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "81",
        "82",
        "84",
        "86",
        "90",
        "91",
        "92",
        "93",
        "94",
        "95",
        "98",
    ]
)
"""Country codes of two digits; 1 and 7 have one, all others three."""
TRUNKS: Final = {"1": ("1",), "7": ("8",), "36": ("06",), "370": ("8", "0"), "375": ("8",), "993": ("8",)}
"""What is dialled before a number within the country, where it is not 0."""
ABROAD: Final = ("00", "011", "810")
SHORTEST: Final = 7
"""Digits of a number within its country: of less nothing is certain."""
SURE: Final = 9
"""Digits of a number that is its owner's without anything before it."""
TAIL: Final = 6
"""Digits at the end by which a number is recognized where the rest is left out."""
BETWEEN: Final = r"[\s().\-/\u2010-\u2015\u2212\u00b7'\u2019]{0,3}"


def known_as(phone: str) -> tuple[frozenset[str], frozenset[str]]:
    """Digits of all ways to write a number: those that are certain, and those that may be another one."""
    country, number = _parts(phone)
    if len(number) < SHORTEST:
        return frozenset(), frozenset({number} if len(number) >= TAIL else ())
    trunks = TRUNKS.get(country, ("0",))
    certain = {trunk + number for trunk in trunks}
    if country:
        for before in ("", *ABROAD):
            certain |= {before + country + trunk + number for trunk in ("", *trunks, "0")}
    possible = {number[-length:] for length in range(TAIL, min(len(number), SURE))}
    (certain if len(number) >= SURE else possible).add(number)
    return frozenset(certain), frozenset(possible - certain)


def pattern(digits: str) -> str:
    return BETWEEN.join(digits)


def _parts(phone: str) -> tuple[str, str]:
    """Country code and number within the country, without what is dialled before it; no code where none is written."""
    marked = phone.strip().startswith(("+", "\uff0b"))
    digits = re.sub(r"\D", "", re.sub(r"\(\s*0\s*\)", "", phone))
    if not marked and digits.startswith("00"):
        marked, digits = True, digits[2:]
    if not marked:
        return "", digits.removeprefix("0")
    length = 1 if digits[:1] in {"1", "7"} else 2 if digits[:2] in TWO_DIGITS else 3
    country, number = digits[:length], digits[length:]
    return country, number if country == "39" else number.removeprefix("0")
