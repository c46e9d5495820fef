"""Days as others write them, by forms such as `DD.MM.YYYY`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from seed.reading.months import month_named

TOKENS: Final = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|DD|D", re.IGNORECASE)
PATTERNS: Final = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<year>\d{2})",
    "MMMM": r"(?P<name>[^\W\d_]+)\.?",
    "MMM": r"(?P<name>[^\W\d_]+)\.?",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
}
TIME: Final = r"(?:[T ,]+\d{1,2}:\d{2}.*)?"
"""What stands behind a day that is exported with its time."""
ISO: Final = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){TIME}")
CENTURY: Final = 2000
FORMS: Final = {".": ("DD.MM.YYYY",), "/": ("DD/MM/YYYY", "MM/DD/YYYY"), "-": ("DD-MM-YYYY", "MM-DD-YYYY")}
"""What people mean by days that have these signs in them; who writes points says the day first."""
NAMED: Final = ("D. MMM YYYY", "D MMM YYYY", "D-MMM-YYYY", "MMM D, YYYY")
"""Forms of days whose month is a name."""


def understood_format(form: str) -> bool:
    """Whether it says year, month and day, each once."""
    said = sorted(token.upper()[0] for token in TOKENS.findall(_without_time(form)))
    return said == ["D", "M", "Y"]


def known_form(form: str) -> str:
    """The form itself. Raises ValueError where it does not say year, month and day."""
    if understood_format(form):
        return form
    message = f"{form!r} is no form of days: write Y, M and D as in DD.MM.YYYY or MM/DD/YYYY"
    raise ValueError(message)


def day_of(text: str, form: str) -> str | None:
    """The day as YYYY-MM-DD, written in this form or as ISO 8601 writes it; None where it is none."""
    found = ISO.fullmatch(text) or _pattern(form).fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    year = int(parts["year"]) + (CENTURY if len(parts["year"]) == 2 else 0)
    named = parts.get("name")
    month = month_named(named) if named else int(parts["month"])
    if month is None:
        return None
    try:
        return date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def readings(text: str) -> dict[str, str]:
    """The day that a text is in each of the forms that people commonly write, by form; empty where it is none, or
    ISO's.
    """
    if ISO.fullmatch(text):
        return {}
    sign = next((sign for sign in FORMS if sign in text), "")
    forms = (f"YYYY{sign}MM{sign}DD", *FORMS.get(sign, ())) if sign else ()
    forms = NAMED if any(map(str.isalpha, text)) else forms
    return {form: day for form in forms if (day := day_of(text, form))}


def _without_time(form: str) -> str:
    return re.sub(r"[ T,]+(hh?|HH?|kk?):.*$", "", form)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    signs = re.split(f"({TOKENS.pattern})", _without_time(form), flags=re.IGNORECASE)
    parts = [PATTERNS.get(sign.upper(), re.escape(sign)) for sign in signs]
    return re.compile("".join(parts) + TIME)
