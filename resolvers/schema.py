"""The schema of the public GraphQL API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from resolvers.completion import executor_of
from resolvers.context import Asked
from resolvers.derived.fields import relation_field
from resolvers.derived.types import Types
from resolvers.impact import reports_of
from resolvers.mutations import mutation
from resolvers.query import query
from resolvers.questions.health import health_fields
from resolvers.questions.reach import reach_fields
from resolvers.scalars import SCALARS
from resolvers.subscription import subscription

if TYPE_CHECKING:
    from graph.model import Kind, Model
    from resolvers.derived.classes import Field


def schema_of(model: Model) -> strawberry.Schema:
    types = Types(model)
    for kind in model.kinds.values():
        types.fill_thing(kind, {**relation_fields(types, kind), **computed_fields(types, kind)})
    reports = reports_of(types)
    return strawberry.Schema(
        query(types, reports),
        mutation(types, reports),
        subscription(types, reports),
        execution_context_class=executor_of(types),
        config=StrawberryConfig(scalar_map=SCALARS, info_class=Asked),
    )


def relation_fields(types: Types, kind: Kind) -> dict[str, Field]:
    return {relation.name: relation_field(types, relation) for relation in types.model.relations(kind.label)}


def computed_fields(types: Types, kind: Kind) -> dict[str, Field]:
    """What no declaration says: fields that are computed from more than a thing and its relations."""
    if kind.label == "Offering":
        return reach_fields(types)
    return health_fields(types) if kind.label == "ServiceRelationship" else {}


schema: Final = schema_of(MODEL)


def sdl() -> str:
    return schema.as_str() + "\n"
