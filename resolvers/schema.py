"""The schema of the public GraphQL API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from resolvers.completion import executor_of
from resolvers.context import Asked
from resolvers.derived.fields import relation_field
from resolvers.derived.types import Types
from resolvers.events import event_fields
from resolvers.impact import reports_of
from resolvers.mutations import mutation
from resolvers.query import query
from resolvers.questions.health import health_fields
from resolvers.questions.reach import reach_fields
from resolvers.relationship_name import name_field
from resolvers.scalars import SCALARS
from resolvers.subscription import subscription

if TYPE_CHECKING:
    from graphql import GraphQLSchema

    from graph.model import Kind, Model
    from resolvers.derived.classes import Field


WORDS: Final = (
    "Who serves whom with what, and what changes lead to: organizations, their offerings, agreements and relationships, "
    "the people who keep them, and what is computed from all of these. An `id` is the user's own key, unique within its "
    "kind; days are ISO dates; lists are connections with cursors; what mutations refuse is answered as a `Refusal`."
)


def schema_of(model: Model) -> strawberry.Schema:
    types = Types(model)
    for kind in model.kinds.values():
        types.fill_thing(kind, {**relation_fields(types, kind), **computed_fields(types, kind)})
    reports = reports_of(types)
    made = strawberry.Schema(
        query(types, reports),
        mutation(types, reports),
        subscription(types, reports),
        execution_context_class=executor_of(types),
        config=StrawberryConfig(scalar_map=SCALARS, info_class=Asked),
    )
    core_of(made).description = WORDS
    return made


def core_of(schema: strawberry.Schema) -> GraphQLSchema:
    """The schema as graphql-core has it."""
    return schema._schema  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it


def relation_fields(types: Types, kind: Kind) -> dict[str, Field]:
    return {relation.name: relation_field(types, relation) for relation in types.model.relations(kind.label)}


def computed_fields(types: Types, kind: Kind) -> dict[str, Field]:
    """What no declaration says: fields that are computed from more than a thing and its relations."""
    match kind.label:
        case "Offering":
            return reach_fields(types)
        case "ServiceRelationship":
            return {"name": name_field(), **health_fields(types)}
        case "Event":
            return event_fields(types)
        case _:
            return {}


schema: Final = schema_of(MODEL)


def sdl() -> str:
    return sdl_of(schema)


def relay_sdl() -> str:
    """The schema for Relay's compiler, which refetches things where `node` takes nothing but `id`."""
    made = schema_of(MODEL)
    query: Any = core_of(made).query_type
    del query.fields["node"].args["kind"]
    return sdl_of(made)


def sdl_of(schema: strawberry.Schema) -> str:
    """Strawberry leaves out what describes the whole."""
    core = core_of(schema)
    roots = {"query": core.query_type, "mutation": core.mutation_type, "subscription": core.subscription_type}
    named = "".join(f"  {name}: {of.name}\n" for name, of in roots.items() if of)
    head = f'"""\n{core.description}\n"""\nschema {{\n{named}}}\n\n' if core.description else ""
    return f"{head}{schema.as_str()}\n"
