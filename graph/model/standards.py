"""Texts that a standard outside Rapport defines: time zones, languages, currencies."""

from __future__ import annotations

import functools
import re
from typing import Annotated, Final, cast

from pydantic import AfterValidator

from graph.model.scalars import Text

TAG: Final = re.compile(r"([a-z]{2,3})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-(\w{5,8}|\d\w{3}))*", re.IGNORECASE | re.ASCII)
"""A BCP 47 tag with its language, script, region and variants; no extensions."""


@functools.cache
def known_zones() -> frozenset[str]:
    """The system's, and those of the package `tzdata`, so that the same are known everywhere."""
    from zoneinfo import available_timezones  # noqa: PLC0415  # only writes need it

    return frozenset(available_timezones() - {"localtime"})


@functools.cache
def known_languages() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415  # only writes need it

    names = cast("dict[str, str]", Locale("en").languages)
    return frozenset(tag.partition("_")[0] for tag in names)


def time_zone(text: str) -> str:
    if text not in known_zones():
        message = "a time zone is written as IANA names it, e.g. Europe/Lisbon"
        raise ValueError(message)
    return text


def language(text: str) -> str:
    tag = TAG.fullmatch(text)
    if tag is None or tag[1].lower() not in known_languages():
        message = "a language is written as a BCP 47 tag, e.g. pt or fr-BE"
        raise ValueError(message)
    return text


def currency(text: str) -> str:
    from babel.numbers import is_currency  # noqa: PLC0415  # only writes need it

    if not is_currency(text):
        message = "a currency is written as its ISO 4217 code, e.g. EUR"
        raise ValueError(message)
    return text


TimeZone = Annotated[Text, AfterValidator(time_zone)]
LanguageTag = Annotated[Text, AfterValidator(language)]
Currency = Annotated[Text, AfterValidator(currency)]
