from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told now and then how far a stage is. `total` None: not known beforehand."""

    def __call__(self, stage: str, done: int, total: int | None) -> None: ...


def silent(stage: str, done: int, total: int | None) -> None:
    """Nobody watches."""
