"""Strawberry classes made of data: empty first, so that they can speak of each other, filled later."""

from __future__ import annotations

import inspect
import keyword
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

if TYPE_CHECKING:
    from collections.abc import Mapping

Class = type[Any]

ROWS: Final = "rows"
PRICE: Final = "price"
"""With `ROWS`, the keys under which the metadata of a field says what it counts for."""
REQUIRED: Final = inspect.Parameter.empty
"""Instead of the default of an argument that must be given."""


class Field(NamedTuple):
    annotation: Any
    field: Any


PRIVATE: Final = Field(strawberry.Private[object], None)
"""An attribute behind the fields, which nobody can ask for."""


def field(name: str, annotation: Any, words: str, *, rows: int = 1) -> Field:
    """`rows`: so many objects a list holds for its price, where no argument says how many it answers."""
    return Field(annotation, strawberry.field(name=name, description=words, metadata={ROWS: rows}))


def optional(name: str, annotation: Any, words: str) -> Field:
    """A field of an input that may be left out, which is not the same as null."""
    return Field(annotation | None, strawberry.field(name=name, description=words, default=strawberry.UNSET))


def resolved(
    name: str,
    annotation: Any,
    words: str,
    resolver: Any,
    *,
    arguments: Mapping[str, Any] | None = None,
    rows: int = 1,
) -> Field:
    """`arguments`: annotations by the names of the resolver's parameters, see `described`. `rows`: as of `field`."""
    parameters = inspect.signature(resolver).parameters
    return taking(
        name,
        annotation,
        words,
        resolver,
        {each: (what, parameters[each].default) for each, what in (arguments or {}).items()},
        rows=rows,
    )


def taking(
    name: str,
    annotation: Any,
    words: str,
    resolver: Any,
    arguments: Mapping[str, tuple[Any, Any]],
    *,
    rows: int = 1,
) -> Field:
    """A field whose resolver may take any arguments: it has these, by name with annotation and default."""
    made = strawberry.field(
        resolver=resolver,
        name=name,
        description=words,
        graphql_type=shared(annotation),
        metadata={ROWS: rows},
    )
    made.arguments = [
        StrawberryArgument(each, None, StrawberryAnnotation(what), default=default)
        for each, (what, default) in arguments.items()
    ]
    return Field(annotation, made)


def empty(name: str, *parents: Class) -> Class:
    """A class to fill later: `strawberry.tools.create_type` wants all fields at once, so types could not name each other."""
    return type(name, parents, {"__module__": __name__, "__annotations__": {}})


def attribute(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def spoken(name: str) -> str:
    return re.sub("[A-Z]", lambda capital: f" {capital[0].lower()}", name)


def one(name: str) -> str:
    """The name of a kind with its article: `an offering`, `a usage scenario`."""
    return f"{'an' if name[0] in 'aeio' else 'a'} {spoken(name)}"


def filled_type(cls: Class, words: str, fields: Mapping[str, Field]) -> None:
    _fill(cls, words, fields)
    strawberry.type(cls, name=cls.__name__, description=words)


def filled_interface(cls: Class, words: str, fields: Mapping[str, Field]) -> None:
    _fill(cls, words, fields)
    strawberry.interface(cls, name=cls.__name__, description=words)


def filled_input(cls: Class, words: str, fields: Mapping[str, Field], *, one_of: bool = False) -> None:
    _fill(cls, words, fields)
    strawberry.input(cls, name=cls.__name__, description=words, one_of=one_of or None)


@cache
def shared(annotation: Any) -> StrawberryAnnotation:
    """Strawberry works out a type once for each annotation, and there are ten times as many fields as types."""
    return StrawberryAnnotation(annotation, namespace=globals())


def _fill(cls: Class, words: str, fields: Mapping[str, Field]) -> None:
    cls.__doc__ = words
    for name, (annotation, declared) in fields.items():
        cls.__annotations__[attribute(name)] = annotation if declared is None else shared(annotation)
        setattr(cls, attribute(name), declared)
