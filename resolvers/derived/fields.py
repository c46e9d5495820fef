"""Fields that are read: things by id, lists of a kind, and relations. The executor answers them, for everything that is
selected below one at once: see `resolvers.completion`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strawberry import ID, UNSET

from graph.model.relationship import Side
from resolvers.context import Asked
from resolvers.derived.arguments import described, list_arguments
from resolvers.derived.classes import REQUIRED, Field, spoken, taking
from resolvers.derived.inputs import RELATIONSHIP
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind, Relation
    from resolvers.derived.types import Types


def thing_field(types: Types, kind: Kind) -> Field:
    words = f"The {spoken(kind.singular)} with this id; null where there is none. {kind.words}"
    arguments = {"id_": (described(ID, "id", "The user's own key."), REQUIRED)}
    return _read(kind.singular, types.things[kind.label] | None, words, arguments)


def list_field(types: Types, kind: Kind) -> Field:
    words = f"A list of {spoken(kind.plural)}. {kind.words}"
    arguments = list_arguments(types.inputs, kind)
    if kind.label == RELATIONSHIP:
        arguments |= health_arguments(types)
    return _read(kind.plural, types.list_of(kind).connection, words, arguments)


def health_arguments(types: Types) -> dict[str, tuple[Any, Any]]:
    """Arguments of lists that are sorted or filtered by health."""
    on = "The day of the health by which the list is sorted or filtered; today's date in UTC unless given."
    whose = (
        "The side from which it is seen; of each relationship the only one in reach, else the provider's, unless given."
    )
    return {
        "healthOn": (described(Date | None, "healthOn", on), UNSET),
        "healthSide": (described(types.inputs.enums[Side] | None, "healthSide", whose), UNSET),
    }


def relation_field(types: Types, relation: Relation) -> Field:
    if relation.many:
        arguments = list_arguments(types.inputs, relation)
        return _read(relation.name, types.list_of(relation).connection, relation.words, arguments)
    to = types.things[relation.to]
    return _read(relation.name, to if relation.required else to | None, relation.words, {})


def _read(name: str, annotation: Any, words: str, arguments: Mapping[str, tuple[Any, Any]]) -> Field:
    def read(root: Any, info: Asked, **_arguments: Any) -> Any:
        """Already there, where graphql-core completes what has been read."""
        return root.beyond[info.path.key]

    return taking(name, annotation, words, read, arguments)
