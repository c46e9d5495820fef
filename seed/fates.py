"""When what is in a generated estate begins and ends, is lost or archived. Days are counted from its today."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

Row = tuple[object, ...]
Drawn = TypeVar("Drawn")

TODAY: Final = date(2026, 10, 5)


@cache
def day(from_today: int) -> str:
    return date.fromordinal(TODAY.toordinal() + from_today).isoformat()


def one_of(chance: Random, several: Sequence[Drawn]) -> Drawn:
    """One of several, as `chance.choice` draws it, three times as fast."""
    return several[int(chance.random() * len(several))]


def loss_of_offering(chance: Random) -> Row:
    """-> status, available_from, suspended_from, suspended_until, retires_on."""
    ago = day(-1 - int(chance.random() * 400))
    ahead = day(30 + int(chance.random() * 400))
    return one_of(
        chance,
        (
            ("PLANNED", ahead, "", "", ""),
            ("SUSPENDED", "", ago, ahead, ""),
            ("SUSPENDED", "", ago, ahead, ""),
            ("SUSPENDED", "", ago, "", ""),
            ("SUSPENDED", "", "", "", ""),
            ("RETIRED", "", "", "", ago),
        ),
    )


def end_of_relationship(chance: Random) -> Row:
    """-> status, until, archived_at: one in twenty is over, will be, or is archived."""
    drawn, ago, ahead = chance.random(), day(-1 - int(chance.random() * 600)), day(20 + int(chance.random() * 500))
    archived = archived_at(chance, 0.01)
    ends = (("ENDED", ago), ("ENDED", ""), ("ACTIVE", ago), ("OFFBOARDING", ahead))
    return *(ends[int(drawn * 100)] if drawn < 0.04 else ("ACTIVE", "")), archived


def days_of_dependency(chance: Random) -> tuple[str, str]:
    """One in eight has dates: long past, running, or soon to come."""
    if chance.random() > 0.12:
        return "", ""
    first = int(chance.random() * 990) - 900
    return day(first), day(first + 200 + int(chance.random() * 1_300)) if chance.random() < 0.6 else ""


def archived_at(chance: Random, share: float) -> str:
    """The instant, of as large a share; else nothing."""
    drawn, ago = chance.random(), int(chance.random() * 600)
    return f"{day(-1 - ago)}T12:00:00Z" if drawn < share else ""
