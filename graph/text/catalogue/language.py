"""Which language an explanation is worded in."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from graph.errors import BadInput
from graph.saying import Saying


class Language(StrEnum):
    """A language that has words, by its BCP 47 tag."""

    EN = "en"
    RU = "ru"


USUAL: Final = Language.EN
MOST_RANGES: Final = 20
"""Ranges of a header that are looked at."""


def language_of(tag: str) -> Language:
    """`ru` and `ru-RU` alike. Raises BadInput for a language without words."""
    spoken = _spoken(tag)
    if spoken is None:
        known = " and ".join(language.value for language in Language)
        words = "Explanations are worded in {known}, not in {tag!r}."
        raise BadInput(Saying("LANGUAGE_WITHOUT_WORDS", words, known=known, tag=tag), ("language",))
    return spoken


def preferred(accept_language: str | None) -> Language:
    """The first of the best ranges of an Accept-Language header (RFC 9110, 12.5.4) that is spoken here."""
    ranges = [_range(part) for part in (accept_language or "").split(",", MOST_RANGES)[:MOST_RANGES]]
    wanted = sorted((pair for pair in ranges if pair[1] > 0), key=lambda pair: -pair[1])
    return next((spoken for tag, _ in wanted if (spoken := _spoken(tag))), USUAL)


def _spoken(tag: str) -> Language | None:
    primary = tag.strip().lower().replace("_", "-").partition("-")[0]
    return next((language for language in Language if language.value == primary), None)


def _range(part: str) -> tuple[str, float]:
    tag, *parameters = part.split(";")
    quality = next(
        (value.strip() for name, _, value in (p.partition("=") for p in parameters) if name.strip() == "q"), "1"
    )
    try:
        return tag, float(quality)
    except ValueError:
        return tag, 0.0
