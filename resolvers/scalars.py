"""Ids, days, instants and durations: text all the way, checked and brought to its form where it comes in."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NewType

import strawberry
from graphql import GraphQLID, GraphQLScalarType
from strawberry.types.scalar import ScalarDefinition

from graph.model.scalars import day, duration, instant
from graph.model.texts import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from datetime import date

    from graphql import GraphQLNamedType

RFC_3339: Final = "https://www.rfc-editor.org/rfc/rfc3339"
"""The standard of instants, whose appendix has the durations of ISO 8601."""

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
Duration = NewType("Duration", str)


class Mistyped(ValueError):
    """A text that is not written as its scalar is."""


_LET_IN: Final = ContextVar("typos are let in", default=False)


@contextmanager
def typos_let_in() -> Generator[None]:
    """Texts are taken as they are: a mutation refuses its input with all that is wrong, each fault at its place."""
    token = _LET_IN.set(True)
    try:
        yield
    finally:
        _LET_IN.reset(token)


def _checked(check: Callable[[str], str]) -> Callable[[Any], str]:
    def parsed(given: Any) -> str:
        if not isinstance(given, str):
            raise ValueError("is written as text")  # noqa: TRY004  # GraphQL shows ValueErrors
        try:
            return check(given)
        except ValueError as wrong:
            if _LET_IN.get():
                return given
            raise Mistyped(str(wrong)) from None

    return parsed


def _kept(coerce: Callable[..., Any] | None) -> Callable[..., Any]:
    assert coerce is not None  # noqa: S101  # GraphQL's own ID has both

    def entered(*given: Any) -> str:
        return kept(coerce(*given))

    return entered


def _written(day: str | date) -> str:
    return day if isinstance(day, str) else day.isoformat()


class _Own(GraphQLScalarType):
    """May bear the name of a type that GraphQL has already."""

    reserved_types: Mapping[str, GraphQLNamedType] = MappingProxyType({})


ID_TYPE: Final = _Own(
    name=GraphQLID.name,
    description=GraphQLID.description,
    coerce_output_value=GraphQLID.coerce_output_value,
    coerce_input_value=_kept(GraphQLID.coerce_input_value),
    coerce_input_literal=_kept(GraphQLID.coerce_input_literal),
    value_to_literal=GraphQLID.value_to_literal,
)
"""GraphQL's own, but that an id is found however its letters are composed and whatever blanks are around it."""

SCALARS: Final[dict[object, ScalarDefinition]] = {
    strawberry.ID: ScalarDefinition(
        name=ID_TYPE.name,
        description=ID_TYPE.description,
        specified_by_url=None,
        serialize=ID_TYPE.serialize,
        parse_value=ID_TYPE.parse_value,
        parse_literal=ID_TYPE.parse_literal,
        implementation=ID_TYPE,
    ),
    Date: strawberry.scalar(
        name="Date",
        description="A day, as `YYYY-MM-DD`, e.g. `2027-01-31`.",
        specified_by_url=f"{RFC_3339}#section-5.6",
        serialize=_written,
        parse_value=_checked(day),
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="An instant in ISO 8601. Any time zone is taken; answers are in UTC with microseconds, "
        "e.g. `2027-01-31T09:30:00.000000Z`.",
        specified_by_url=f"{RFC_3339}#section-5.6",
        parse_value=_checked(instant),
    ),
    Duration: strawberry.scalar(
        name="Duration",
        description="A duration in ISO 8601, e.g. `P6M` or `P2W`.",
        specified_by_url=f"{RFC_3339}#appendix-A",
        parse_value=_checked(duration),
    ),
}
