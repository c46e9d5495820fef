"""Whether somebody is told what follows from things that they do not see. Every answer that is computed on the whole
truth asks here, and nowhere else: `viewer.telling` before it is made, `report.telling` afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Telling:
    """`of_hidden`: whether whoever asks may know how much is hidden from them, and so what follows from it."""

    of_hidden: bool = True

    def of_whole(self, value: T) -> T | None:
        """A count, a date or a rank that follows from the whole truth; None for whoever may not know it."""
        return value if self.of_hidden else None


ALL: Final = Telling()
"""Whoever sees everything is told everything."""
