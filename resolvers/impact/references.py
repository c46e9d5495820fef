"""Things that a report names: their ids are known, the rest is read only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resolvers.completion import NAMING, Naming, Reference
from resolvers.derived.classes import Field, resolved
from resolvers.impact.answers import key

if TYPE_CHECKING:
    from resolvers.derived.types import Types


def one(types: Types, name: str, label: str, words: str, *, always: bool = True, attribute: str | None = None) -> Field:
    """A field over an attribute that holds an id: `attribute` of what `graph` found, else the one behind the field."""
    thing, attribute = types.things[label], attribute or key(name)

    def named(root: Any) -> Any:
        id_ = getattr(root, attribute)
        return None if id_ is None else Reference(label, id_, known=True)

    named.__annotations__ = {"root": Any}
    return _naming(resolved(name, thing if always else thing | None, words, named), Naming(label, attribute))


def several(types: Types, name: str, label: str, words: str) -> Field:
    """A field over the attribute `name`, which holds a sequence of ids."""
    attribute = key(name)

    def named(root: Any) -> Any:
        return [Reference(label, id_, known=True) for id_ in getattr(root, attribute)]

    named.__annotations__ = {"root": Any}
    return _naming(resolved(name, list[types.things[label] | None], words, named), Naming(label, attribute))


def _naming(field: Field, naming: Naming) -> Field:
    field.field.metadata = {NAMING: naming}
    return field
