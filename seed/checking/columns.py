"""The column of a file in which something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.sides import sides
from seed.staging import Origin

if TYPE_CHECKING:
    from graph.model import Link


def column_of(link: Link, origin: Origin, *, at_owner: bool = False) -> str:
    """The column in which the end of a relation stands."""
    if origin is Origin.ROW and link.file:
        return sides(link).ends(link.file.start, link.file.end)[0 if at_owner else 1]
    if link.column:
        return link.column.name
    return link.file.end if link.file else ""
