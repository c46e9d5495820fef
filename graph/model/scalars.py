"""The kinds of value a property may have, and what every declaration is made of.

Days and instants are kept as text of fixed width: it sorts and compares as time, and means the same on both engines.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from graph.model.texts import entered, key, name, prose, sortable


class Choice(enum.StrEnum):
    """A closed set. Each member is declared with its words; members are ranked in the order of their declaration."""

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    @property
    def rank(self) -> int:
        return list(type(self)).index(self)


class Scalar(enum.Enum):
    """What a value is in GraphQL, in filters and in files."""

    ID = "ID"
    TEXT = "String"
    INTEGER = "Int"
    NUMBER = "Float"
    FLAG = "Boolean"
    DAY = "Date"
    INSTANT = "DateTime"
    DURATION = "Duration"


@dataclass(frozen=True, slots=True)
class Searched:
    """Kept folded beside the text, as `nameFolded`: `contains` and `search` look there."""


@dataclass(frozen=True, slots=True)
class Managed:
    """Set by Rapport, never by a file or an input."""


@dataclass(frozen=True, slots=True)
class Personal:
    """An address of a person: shown only to those who may see addresses."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A value that may name anything: shown only to those who see everything."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says: shown to whom it is for, to who sends it, and to those who see all that it is about."""


SEARCHED: Final = Searched()
MANAGED: Final = Managed()
PERSONAL: Final = Personal()
WHOLE: Final = Whole()
LETTER: Final = Letter()

DURATION: Final = re.compile(r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?")


def day(text: str) -> str:
    """Text checked to be a day as `YYYY-MM-DD`."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        message = "a day is written YYYY-MM-DD, e.g. 2027-01-31"
        raise ValueError(message)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        message = "no such day in the calendar; a day is written YYYY-MM-DD"
        raise ValueError(message) from None


def instant(text: str) -> str:
    """ISO 8601 with a time zone, as UTC text of fixed width: `2026-01-02T03:04:05.678901Z`."""
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        given = None
    if given is None or given.tzinfo is None:
        message = "an instant is written in ISO 8601 with its time zone, e.g. 2026-01-02T03:04:05Z"
        raise ValueError(message)
    try:
        return written(given)
    except OverflowError:
        message = "the years 1 to 9999, in UTC, are known"
        raise ValueError(message) from None


def written(at: datetime) -> str:
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def now() -> str:
    return written(datetime.now(UTC))


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def duration(text: str) -> str:
    if not DURATION.fullmatch(text):
        message = "a duration is written in ISO 8601, e.g. P6M or P2W"
        raise ValueError(message)
    return text


def flag(given: object) -> object:
    """Files say `true` or `false`, and nothing else."""
    if isinstance(given, bool):
        return given
    if given in {"true", "false"}:
        return given == "true"
    message = "is true or false"
    raise ValueError(message)


ID_LENGTH: Final = StringConstraints(min_length=1, max_length=200)
TEXT_LENGTH: Final = StringConstraints(min_length=1, max_length=10_000)
"""The bounds of a text in characters, of the form in which it is kept."""
ENTERED: Final = BeforeValidator(entered)

Key = Annotated[str, Scalar.ID, ID_LENGTH, ENTERED, AfterValidator(key)]
Keys = Annotated[list[Key], Scalar.ID, Field(max_length=1_000)]
SORTABLE: Final = AfterValidator(sortable)
Name = Annotated[str, Scalar.TEXT, TEXT_LENGTH, ENTERED, AfterValidator(name), SORTABLE]
"""What something is called, and all that stands in one line."""
Names = Annotated[list[Name], Scalar.TEXT, Field(max_length=100)]
Text = Annotated[str, Scalar.TEXT, TEXT_LENGTH, ENTERED, AfterValidator(prose)]
Statement = Annotated[str, Scalar.TEXT, TEXT_LENGTH, ENTERED, AfterValidator(prose), SORTABLE]
"""What is said in a sentence, by which lists are sorted."""
Texts = Annotated[list[Text], Scalar.TEXT, Field(max_length=100)]
Integer = Annotated[int, Scalar.INTEGER, Field(ge=-(2**31), lt=2**31)]
Count = Annotated[int, Scalar.INTEGER, Field(ge=0, lt=2**31)]
Number = Annotated[float, Scalar.NUMBER, Field(allow_inf_nan=False)]
Share = Annotated[float, Scalar.NUMBER, Field(ge=0, le=1)]
DayCount = Annotated[int, Scalar.INTEGER, Field(ge=0, le=3_650)]
Flag = Annotated[bool, Scalar.FLAG, BeforeValidator(flag)]
Day = Annotated[str, Scalar.DAY, AfterValidator(day)]
Instant = Annotated[str, Scalar.INSTANT, AfterValidator(instant)]
Duration = Annotated[str, Scalar.DURATION, AfterValidator(duration)]
