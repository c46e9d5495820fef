"""Days, instants and durations: text all the way, checked where it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NewType

import strawberry

from graph.model.scalars import day, duration, instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from strawberry.types.scalar import ScalarDefinition

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
Duration = NewType("Duration", str)


def _checked(check: Callable[[str], str]) -> Callable[[Any], str]:
    def parsed(given: Any) -> str:
        if not isinstance(given, str):
            raise ValueError("is written as text")  # noqa: TRY004  # GraphQL shows ValueErrors
        return check(given)

    return parsed


SCALARS: Final[dict[object, ScalarDefinition]] = {
    Date: strawberry.scalar(
        name="Date", description="A day, as `YYYY-MM-DD`, e.g. `2027-01-31`.", parse_value=_checked(day)
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="An instant in ISO 8601. Any time zone is taken; answers are in UTC with microseconds, "
        "e.g. `2027-01-31T09:30:00.000000Z`.",
        parse_value=_checked(instant),
    ),
    Duration: strawberry.scalar(
        name="Duration", description="A duration in ISO 8601, e.g. `P6M` or `P2W`.", parse_value=_checked(duration)
    ),
}
