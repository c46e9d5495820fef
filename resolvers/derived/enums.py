"""Closed sets as enums, with their words."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

import strawberry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Model
    from graph.model.scalars import Choice
    from resolvers.derived.classes import Class


@strawberry.enum(description="Which way a list is sorted. What is not given comes last, either way.")
class Direction(enum.Enum):
    ASC = strawberry.enum_value("ASC", description="Smallest, earliest, or first in the alphabet or the enum, first.")
    DESC = strawberry.enum_value("DESC", description="Greatest, latest, or last in the alphabet or the enum, first.")


def choice_enum(choice: type[Choice]) -> Class:
    if not choice.__doc__:
        raise TypeError(f"{choice.__name__} needs a docstring: the words of the enum")
    return enum_of(choice.__name__, choice.__doc__, {member.value: member.words for member in choice})


def kind_enum(model: Model) -> Class:
    return enum_of(
        "Kind", "The kinds of thing in the graph.", {kind.label: kind.words for kind in model.kinds.values()}
    )


def enum_of(name: str, words: str, members: Mapping[str, str]) -> Class:
    values: dict[str, Any] = {
        value: strawberry.enum_value(value, description=description) for value, description in members.items()
    }
    made: Any = enum.Enum(name, values)
    return strawberry.enum(made, name=name, description=" ".join(words.split()))
