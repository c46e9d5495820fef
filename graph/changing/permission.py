"""Whether somebody may change what they want to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access import Viewer
    from graph.changing.steps import Step
    from graph.writing import Reader


async def require(_reader: Reader, _viewer: Viewer, _steps: Sequence[Step]) -> None:
    """The one place where it is asked whether a viewer may do this. Raises NotAllowed.
    Whoever is let in may change everything; `_reader` sees the state before the change.
    """
