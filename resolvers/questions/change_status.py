"""The field `changeStatus`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import Unavailable
from graph.impact.scenario_input import parsed_day
from graph.model.sentences import not_here
from graph.questions.announcing.status import CourseOfChange, change_status
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.scalars import Date

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "Who has agreed to a planned change, who objects, who has not answered, whom was it announced to? With what is missing "
    "before it can go on, and what is other than when it was proposed."
)


def change_status_field(types: Types) -> Field:
    async def asked(info: Asked, change: str, today: Any = None) -> CourseOfChange:
        context = info.context
        if context.impact is None:
            raise Unavailable(not_here("Impact"))
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        return await change_status(context.database, context.impact, context.viewer, change, day)

    return resolved(
        "changeStatus",
        types.answers.type_of(CourseOfChange),
        WORDS,
        asked,
        rows=50,
        arguments={
            "change": described(ID, "id", "Id of the planned change."),
            "today": described(
                Date | None, "today", "The day by which something is late; today's date in UTC unless given."
            ),
        },
    )
