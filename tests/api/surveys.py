"""What the lane measures of a question of the sample schema."""

from __future__ import annotations

from typing import Any

from graphql import parse

from api.lane.size import Size, Survey, operations_of
from tests.api.sample import schema

CORE = schema._schema  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it


def survey_of(query: str, variables: dict[str, Any] | None = None) -> tuple[Survey, Size]:
    document = parse(query)
    survey = Survey(CORE, document, variables)
    return survey, survey.size(next(operations_of(document)))
