"""The field `nodeId` of every thing: its kind and its id in one word, for clients that know things by one id alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import strawberry
from strawberry import ID

from graph.errors import BadInput
from graph.saying import Saying
from resolvers.derived.classes import Field, shared
from resolvers.derived.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Container

NODE_ID: Final = "nodeId"
WORDS: Final = (
    "Key among things of all kinds, e.g. `Offering:maps`, for `node(id:)` and for clients that know things by one id "
    "alone. It never changes; take it as it is."
)


def node_id_field() -> Field:
    def node_id(root: Any) -> str:
        return node_id_of(root.__class__.__name__, root.id)

    declared = strawberry.field(resolver=node_id, name=NODE_ID, description=WORDS, graphql_type=shared(ID))
    return Field(ID, declared)


def node_id_of(label: str, id_: str) -> str:
    return f"{label}:{id_}"


def thing_named(node_id: str, kinds: Container[str]) -> Reference:
    """The thing that a `nodeId` names. Raises BadInput for what is none."""
    label, colon, id_ = node_id.partition(":")
    if not colon or label not in kinds:
        raise BadInput(
            Saying(
                "NO_NODE_ID",
                "{id!r} is no `nodeId`, as `Offering:maps` is one; with an `id` of your own say its `kind` too.",
                id=node_id,
            ),
            ("id",),
        )
    return Reference(label, id_)
