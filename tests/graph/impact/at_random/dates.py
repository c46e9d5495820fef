"""Days near the one that is asked about, few enough that several things often fall on one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

DAY: Final = date(2027, 3, 1)
NEAR: Final = (-400, -40, -1, 0, 1, 5, 40, 200, 365, 366, 500)
MOSTLY_NEAR: Final = (*NEAR, -40, -1, 0, 0, 1, 5, 5, 40, 40, 200)


def a_day(random: Random) -> str:
    return (DAY + timedelta(days=random.choice(MOSTLY_NEAR))).isoformat()


def a_day_after(random: Random, first: str) -> str:
    later = [day for days in NEAR if (day := (DAY + timedelta(days=days)).isoformat()) > first]
    return random.choice(later) if later else (date.fromisoformat(first) + timedelta(days=1)).isoformat()


def sometimes(random: Random, chance: float) -> str:
    return a_day(random) if random.random() < chance else ""


def filled(**columns: str) -> dict[str, str]:
    """A row of what is given."""
    return {column: text for column, text in columns.items() if text}
