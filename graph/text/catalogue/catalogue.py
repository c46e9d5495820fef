"""The messages of a language, each worded by Fluent catalogues (https://projectfluent.org) in its folder."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from graph.text.catalogue.language import Language

FOLDER: Final = Path(__file__).parent
KEPT: Final = 1_000
"""Days and numbers whose words are kept."""
LONG: Final = 100
"""Characters above which a fact is put in after Fluent, which refuses parts of more than 2,500."""

PLACE: Final = 0xF0000
"""The place of a fact that is put in afterwards is held by a character for private use, of which there are so many."""
CAPITAL_PLACE: Final = 0xF8000
PERIOD: Final = re.compile(r"P(?=\d)(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?")
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
SIGNS: Final = "+-\u2212"
DECIMAL: Final = re.compile(r"[+\u2212-]?\d+\.\d+")
DAYS: Final = {"ru": "d MMMM y"}
"""Patterns of days in the sentences of a language; languages without one keep ISO days. The full stop of a locale's own
pattern would be doubled at the end of a sentence.
"""
CALLED: Final = frozenset(
    {
        "agreement",
        "consumer",
        "dependent",
        "group",
        "name",
        "needed",
        "offering",
        "person",
        "provider",
        "reason",
        "root",
        "statement",
        "successor",
        "teller",
        "text",
        "thing",
        "title",
        "what",
        "why",
    }
)
"""Facts that are names or words of people: they stay as they are."""
DURATIONS_KEPT: Final = 64
"""Durations whose words are kept: intervals of reviews are the same few everywhere, and dear to word."""
PLACES: Final = re.compile("[\U000f0000-\U000fffff]")


class Catalogue:
    """`folder`: holds a folder of messages for each language that they are worded in."""

    def __init__(self, language: StrEnum, folder: Path = FOLDER) -> None:
        from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415  # slow, and most questions need no words

        self.language = language
        functions: dict[str, Any] = {
            "CAPITAL": _capital,
            "NAME": self._names,
            "PERIOD": lru_cache(maxsize=DURATIONS_KEPT)(self._period),
            "EVERY": lru_cache(maxsize=DURATIONS_KEPT)(self._every),
        }
        self._bundle = FluentBundle([language.value], functions=functions, use_isolating=False)
        for file in sorted((folder / language.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, message: str, **facts: str | int) -> str:
        """The message with these facts in it, whatever they are. Raises LookupError for a message that is not there or speaks of a fact that is not
        given.
        """
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise LookupError(f"The message {message} has no words in {self.language}.")
        if self.language.value in DAYS:
            facts = {name: self._written(name, fact) for name, fact in facts.items()}
        later = [fact for fact in facts.values() if isinstance(fact, str) and _is_put_in_later(fact)]
        if later:
            facts = {name: chr(PLACE + later.index(fact)) if fact in later else fact for name, fact in facts.items()}
        words, faults = self._bundle.format_pattern(pattern, facts)
        if faults:
            raise LookupError(f"The message {message} in {self.language}: {faults[0]}")
        return PLACES.sub(lambda place: _put_in(place[0], later), str(words)) if later else str(words)

    def number(self, number: int) -> str:
        """The number with its thousands apart."""
        from babel.numbers import format_decimal  # noqa: PLC0415  # as above

        return format_decimal(number, locale=self.language.value)

    def day(self, day: date | str) -> str:
        """A day, or its ISO text, as sentences and tables of the language write it."""
        if self.language.value not in DAYS:
            return str(day)
        return day_in(self.language.value, date.fromisoformat(str(day)))

    def decimal(self, number: str) -> str:
        """`3,5` for 3.5, and `+3,5` for +3.5."""
        return decimal_in(self.language.value, number) if self.language.value in DAYS else number

    def _written(self, name: str, fact: str | int) -> str | int:
        """A day or a decimal number as the language writes it; anything else as it is."""
        if isinstance(fact, int) or name in CALLED:
            return fact
        if DAY.fullmatch(fact):
            with suppress(ValueError):  # it looks like a day, and is none
                return self.day(fact)
        return self.decimal(fact) if DECIMAL.fullmatch(fact) else fact

    def _period(self, duration: object) -> str:
        """`6 months` for P6M; a duration that is none of years, months, weeks and days stays as it is written."""
        parts = PERIOD.fullmatch(str(duration))
        if parts is None:
            return str(duration)
        from babel.units import format_unit  # noqa: PLC0415  # as above

        named = parts.groupdict().items()
        return " ".join(
            format_unit(int(number), f"duration-{unit}", locale=self.language.value) for unit, number in named if number
        )

    def _every(self, duration: object) -> str:
        """`every year` for P1Y, `every 6 months` for P6M."""
        parts = PERIOD.fullmatch(str(duration))
        units = {} if parts is None else {unit: number for unit, number in parts.groupdict().items() if number}
        if list(units.values()) == ["1"]:
            return self("every-one", unit=next(iter(units)))
        return self("every-several", period=self._period(duration))

    def _names(self, values: object, *, of: object) -> str:
        """The names of an enum's values as they stand alone: `at risk` for AT_RISK, `sponsor, user` for SPONSOR, USER. `of`: its name in GraphQL."""
        return ", ".join(self(f"name-{of}", value=value) for value in str(values).split(", "))

    def listed(self, words: Sequence[str]) -> str:
        """`a, b and c`."""
        from babel.lists import format_list  # noqa: PLC0415  # as above

        return format_list(words, locale=self.language.value)


@cache
def catalogue(language: Language) -> Catalogue:
    return Catalogue(language)


@lru_cache(KEPT)
def day_in(locale: str, day: date) -> str:
    """`1 января 2027`."""
    from babel.dates import format_date  # noqa: PLC0415  # as above

    return format_date(day, DAYS.get(locale, "long"), locale=locale)


@lru_cache(KEPT)
def decimal_in(locale: str, number: str) -> str:
    """`3,5`."""
    from babel.numbers import format_decimal  # noqa: PLC0415  # as above

    amount = number.lstrip(SIGNS)
    return f"{number.removesuffix(amount)}{format_decimal(Decimal(amount), locale=locale)}"


def _is_put_in_later(fact: str) -> bool:
    """A fact that is long, or that could be taken for a place."""
    return len(fact) > LONG or PLACES.search(fact) is not None


def _put_in(place: str, later: Sequence[str]) -> str:
    number = ord(place)
    return _first_capital(later[number - CAPITAL_PLACE]) if number >= CAPITAL_PLACE else later[number - PLACE]


def _capital(text: object) -> str:
    words = str(text)
    if PLACES.match(words):
        return chr(ord(words[0]) - PLACE + CAPITAL_PLACE) + words[1:]
    return _first_capital(words)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
