"""Stored things by what people call them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, LiteralString

from graph.model.folding import folded_copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.stored.reader import Reader
    from graph.model import Kind


@cache
def named_statement(kind: Kind) -> LiteralString:
    (item,) = (item for item in kind.properties if item.name == kind.found_by)
    return (
        f"UNWIND $names AS name\nMATCH (n:{kind.label} {{{item.folded}: name}})\nRETURN collect([n.id, n.{item.name}])"
    )


async def named(reader: Reader, kind: Kind, names: Sequence[str]) -> list[tuple[str, str]]:
    """(id, name) of things whose names differ from the given ones by case, accents or blanks at most. `kind`: one that is
    found by a name.
    """
    folded = list(dict.fromkeys(map(folded_copy, names)))
    found = await reader.run(named_statement(kind), {"names": folded})
    return [(id_, name) for id_, name in found[0][0]]
