"""Things that a report names: their ids are known, the rest is read only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resolvers.derived import references
from resolvers.derived.reference import Naming
from resolvers.impact.answers import key

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types


def one(types: Types, name: str, label: str, words: str, *, always: bool = True, attribute: str | None = None) -> Field:
    """A field over an attribute that holds an id: `attribute` of what `graph` found, else the one behind the field."""
    return references.one(name, types.things[label], words, Naming(label, attribute or key(name)), always=always)


def several(types: Types, name: str, label: str, words: str, *, attribute: str | None = None) -> Field:
    """A field over an attribute that holds a sequence of ids."""
    return references.several(name, types.things[label], words, Naming(label, attribute or key(name)))
