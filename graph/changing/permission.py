"""Who changes something, and whether they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.changing.steps import Step
    from graph.writing import Reader


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. `name` stands in the trail."""

    name: str


LOCAL: Viewer = Viewer("local administrator")


async def require(_reader: Reader, _viewer: Viewer, _steps: Sequence[Step]) -> None:
    """The one place where it is asked whether a viewer may do this. Raises NotAllowed.
    Whoever is let in may change everything; `_reader` sees the state before the change.
    """
