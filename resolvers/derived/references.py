"""Fields of things that an answer names: their ids are known, the rest is read only where it is asked for."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import strawberry

from resolvers.derived.classes import Field, shared
from resolvers.derived.reference import NAMING, Naming, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from resolvers.derived.classes import Class


def one(name: str, thing: Class, words: str, naming: Naming, *, always: bool = True) -> Field:
    """A field for the thing whose id the attribute holds. `always`: whether it always holds one."""
    get, label = attrgetter(naming.attribute), naming.label

    def named(root: Any) -> Any:
        id_ = get(root)
        return None if id_ is None else Reference(label, id_, known=True)

    return _named(name, thing if always else thing | None, words, naming, named)


def several(name: str, thing: Class, words: str, naming: Naming, *, all_seen: bool = False) -> Field:
    """A field for the things whose ids the attribute holds; what may not be seen of them is null, unless all are sure
    to be.
    """
    get, label = attrgetter(naming.attribute), naming.label

    def named(root: Any) -> Any:
        return [Reference(label, id_, known=True) for id_ in get(root)]

    return _named(name, list[thing] if all_seen else list[thing | None], words, naming, named)


def _named(name: str, annotation: Any, words: str, naming: Naming, resolver: Callable[[Any], Any]) -> Field:
    field = strawberry.field(
        resolver=resolver,
        name=name,
        description=words,
        graphql_type=shared(annotation),
        metadata={NAMING: naming},
    )
    return Field(annotation, field)
