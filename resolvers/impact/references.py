"""Things that a report names: their ids are known, the rest is read only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphql import FieldNode

from resolvers.context import Asked
from resolvers.derived.classes import Field, resolved
from resolvers.derived.fields import things
from resolvers.impact.answers import key

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from resolvers.derived.types import Types

KNOWN = frozenset({"id", "__typename"})


def one(types: Types, name: str, label: str, words: str, *, always: bool = True) -> Field:
    """A field over the attribute `name`, which holds an id."""
    thing = types.things[label]

    def named(root: Any, info: Asked) -> Any:
        id_ = getattr(root, key(name))
        return None if id_ is None else _referred(types, info, label, id_)

    named.__annotations__ = {"root": Any, "info": Asked}
    return resolved(name, thing if always else thing | None, words, named)


def several(types: Types, name: str, label: str, words: str) -> Field:
    """A field over the attribute `name`, which holds a sequence of ids."""

    def named(root: Any, info: Asked) -> Any:
        return [_referred(types, info, label, id_) for id_ in getattr(root, key(name))]

    named.__annotations__ = {"root": Any, "info": Asked}
    return resolved(name, list[types.things[label] | None], words, named)


def _referred(types: Types, info: Asked, label: str, id_: str) -> Any | Awaitable[Any]:
    if _only_ids(info.place):
        others = len(types.model.kinds[label].properties) - 1
        return types.thing(label, [id_, *[None] * others])
    return _read(types, info, label, id_)


async def _read(types: Types, info: Asked, label: str, id_: str) -> Any:
    return types.thing(label, await things(info.context, label).load(id_))


def _only_ids(place: FieldNode) -> bool:
    selected = place.selection_set.selections if place.selection_set else ()
    return all(isinstance(node, FieldNode) and node.name.value in KNOWN for node in selected)
