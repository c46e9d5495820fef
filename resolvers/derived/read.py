"""Fields that show an attribute of what a resolver has answered. Compiled completion reads it by itself."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Final

import strawberry

from resolvers.derived.classes import ROWS, Field, shared

READS: Final = "reads"
"""The key under which the metadata of a field says which attribute it shows, with dots on the way to it."""


def read(name: str, annotation: Any, words: str, path: str, *, rows: int = 1) -> Field:
    """`path`: the attribute, with dots on the way to it. `rows`: so many objects a list holds for its price."""
    get = attrgetter(path)

    def shown(root: Any) -> Any:
        return get(root)

    metadata = {READS: path, ROWS: rows}
    return Field(
        annotation,
        strawberry.field(
            resolver=shown, name=name, description=words, graphql_type=shared(annotation), metadata=metadata
        ),
    )
