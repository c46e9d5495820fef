"""A property as everybody else reads it, of the line that declares it.

Python and CSV say `notice_days`, the graph and GraphQL say `noticeDays`: nothing else is ever renamed.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, LiteralString, cast

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from graph.model.scalars import Choice, Letter, Managed, Personal, Scalar, Searched, Whole

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


class Declared(BaseModel):
    """The properties of a kind or of a link: one line each, with type, default and words."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Property:
    """One property as everybody else reads it. `column` is its name in files, `name` in the graph and GraphQL.
    `required`: files and inputs must state it; `present`: it is never null. `nested`: it is made of several such, which
    only what a mutation asks for is.
    """

    column: LiteralString
    name: LiteralString
    scalar: Scalar | None
    choice: type[Choice] | None
    many: bool
    required: bool
    present: bool
    default: Any
    words: str
    searched: bool
    managed: bool
    personal: bool
    whole: bool
    letter: bool
    nested: type[Declared] | None = None

    @property
    def folded(self) -> LiteralString:
        return f"{self.name}Folded"


@cache
def properties(model: type[Declared]) -> tuple[Property, ...]:
    return tuple(_property(name, field) for name, field in model.model_fields.items())


def _property(name: str, field: FieldInfo) -> Property:
    inner, marks = _unwrapped(field.annotation, list(field.metadata))
    many = typing.get_origin(inner) is list
    if many:
        inner, marks = _unwrapped(typing.get_args(inner)[0], marks)
    choice = inner if isinstance(inner, type) and issubclass(inner, Choice) else None
    scalar = next((mark for mark in marks if isinstance(mark, Scalar)), None)
    nested = _nested(inner)
    if field.description is None or (choice is None and scalar is None and nested is None):
        raise TypeError(f"the property {name} needs words and a type of graph.model.scalars")
    marked: set[type] = {type(mark) for mark in marks}
    return Property(
        column=cast("LiteralString", name.rstrip("_")),  # declared in code, never input
        name=camel(cast("LiteralString", name.rstrip("_"))),  # declared in code, never input
        scalar=scalar,
        choice=choice,
        many=many,
        required=field.is_required(),
        present=field.is_required() or field.default is not None,
        default=None if field.is_required() else field.default,
        words=field.description,
        searched=Searched in marked,
        managed=Managed in marked,
        personal=Personal in marked,
        whole=Whole in marked,
        letter=Letter in marked,
        nested=nested,
    )


def _nested(inner: Any) -> type[Declared] | None:
    return inner if isinstance(inner, type) and issubclass(inner, Declared) else None


def _unwrapped(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """The bare type below `Annotated` and `| None`, and all marks on the way."""
    while True:
        if typing.get_origin(annotation) is Annotated:
            marks = [*marks, *annotation.__metadata__]
            annotation = annotation.__origin__
        elif typing.get_origin(annotation) in {types.UnionType, typing.Union}:
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            return annotation, marks


def camel(name: LiteralString) -> LiteralString:
    return cast("LiteralString", to_camel(name))  # declared in code, never input
