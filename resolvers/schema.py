"""The schema of the public GraphQL API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from resolvers.context import Asked
from resolvers.derived.fields import relation_field
from resolvers.derived.types import Types
from resolvers.query import query
from resolvers.scalars import SCALARS

if TYPE_CHECKING:
    from graph.model import Model


def schema_of(model: Model) -> strawberry.Schema:
    types = Types(model)
    for kind in model.kinds.values():
        types.fill_thing(
            kind, {relation.name: relation_field(types, relation) for relation in model.relations(kind.label)}
        )
    return strawberry.Schema(query(types), config=StrawberryConfig(scalar_map=SCALARS, info_class=Asked))


schema: Final = schema_of(MODEL)


def sdl() -> str:
    return schema.as_str() + "\n"
