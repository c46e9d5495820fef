"""Spans of time as people write them: `30 Tage`, `4 weeks`, `6 Monate`."""

from __future__ import annotations

import re
from typing import Final

UNITS: Final = {
    "D": {"d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "день", "дня", "дней"},
    "W": {
        "w",
        "week",
        "weeks",
        "woche",
        "wochen",
        "semaine",
        "semaines",
        "semana",
        "semanas",
        "неделя",
        "недели",
        "недель",
    },
    "M": {"month", "months", "monat", "monate", "monaten", "mois", "mes", "meses", "месяц", "месяца", "месяцев"},
    "Y": {"y", "year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años", "год", "года", "лет"},
}
LETTERS: Final = {word: letter for letter, words in UNITS.items() for word in words}
SPAN: Final = re.compile(r"(\d{1,4})\s*([^\W\d_]+)\.?")
DAYS: Final = {"D": 1, "W": 7}
"""Days of a unit, by its letter; of months and years nobody knows how many days they have."""


def days_of(text: object) -> str | None:
    """How many days these are: of days and weeks alone."""
    number, letter = _span(text)
    return str(number * DAYS[letter]) if letter in DAYS else None


def duration_of(text: object) -> str | None:
    """The duration as ISO 8601 writes it."""
    number, letter = _span(text)
    return f"P{number}{letter}" if letter else None


def is_uneven(text: object) -> bool:
    """Whether these are months or years, which are no number of days."""
    letter = _span(text)[1]
    return bool(letter) and letter not in DAYS


def _span(text: object) -> tuple[int, str]:
    found = SPAN.fullmatch(text.strip().casefold()) if isinstance(text, str) else None
    return (int(found[1]), LETTERS.get(found[2], "")) if found else (0, "")
