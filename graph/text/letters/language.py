"""The language in which somebody is written to."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.text.catalogue import catalogue
from graph.text.catalogue.catalogue import Catalogue

if TYPE_CHECKING:
    from datetime import date

FOLDER: Final = Path(__file__).parent / "words"


class Tongue(StrEnum):
    """A language in which messages about planned changes are written, by its BCP 47 tag."""

    EN = "en"
    RU = "ru"
    FR = "fr"
    ES = "es"
    PL = "pl"
    PT = "pt"


def tongue_of(*tags: str | None) -> Tongue:
    """The first of these tags that has words, `pt` and `pt-BR` alike, else English."""
    primary = (tag.strip().lower().replace("_", "-").partition("-")[0] for tag in tags if tag)
    return next((tongue for tag in primary for tongue in Tongue if tongue.value == tag), Tongue.EN)


@cache
def words_in(tongue: Tongue) -> Catalogue:
    return Catalogue(tongue, FOLDER)


LOCALES: Final = {Tongue.EN: "en_GB", Tongue.PT: "pt_PT"}
"""Locales of days, where they are others than the language."""


def day_in(tongue: Tongue, day: date) -> str:
    """`1 January 2027`."""
    said = catalogue.day_in(LOCALES.get(tongue, tongue.value), day)
    return f"1er{said[1:]}" if tongue is Tongue.FR and day.day == 1 else said
