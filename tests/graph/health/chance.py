"""Chance that meets the bounds of windows."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

TODAY = date(2026, 11, 28)
ROUND = (0, 1, 13, 14, 15, 16, 30, 60, 89, 90, 91, 120, 179, 180, 181, 182, 364, 365, 366, 400, 545, 546)
"""Days before today that lie at the bounds of windows."""

Made = dict[str, Any]


class Chance:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # chance that is no secret

    def of(self, *values: Any) -> Any:
        return self.random.choice(values)

    def maybe(self, value: Any, share: float = 0.5) -> Any:
        return value if self.random.random() < share else None

    def hit(self, share: float) -> bool:
        return self.random.random() < share

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def day(self, low: int = 0, high: int = 560) -> str:
        """So many days before today."""
        near = [each for each in ROUND if low <= each <= high]
        back = self.of(*near) if near and self.random.random() < 0.4 else self.number(low, high)
        return (TODAY - timedelta(back)).isoformat()

    def some(self, most: int) -> range:
        return range(self.number(0, most))

    def visibility(self) -> str | None:
        return self.of(None, None, None, "SHARED", "PROVIDER", "CONSUMER")
