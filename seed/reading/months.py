"""Months by name, whole or cut short, as people of several languages write them in tables."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from babel import Locale

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "pl", "ru", "uk")
CUT: Final = 3
"""Letters that are enough where only one month begins so."""
OTHERS: Final = {"mrz": 3}
"""What spreadsheet programs write and the tables of languages do not hold."""


def month_named(text: str) -> int | None:
    """1 to 12; None where no month is called so, or several begin so."""
    name = _folded(text)
    if exact := _names().get(name):
        return exact
    begun = {month for known, month in _names().items() if len(name) >= CUT and known.startswith(name)}
    return begun.pop() if len(begun) == 1 else None


@cache
def _names() -> dict[str, int]:
    found = dict(OTHERS)
    for language in LANGUAGES:
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                found |= {_folded(name): month for month, name in months[context][width].items()}
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().removesuffix(".")
