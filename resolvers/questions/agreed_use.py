"""The field `agreedUse`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.model.relationship import Side
from graph.questions.agreed_use.agreed_use import AgreedUse, agreed_use
from graph.questions.agreed_use.rows import used
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import resolved
from resolvers.questions.health.field import SIDE, asked_day
from resolvers.questions.side import of_side
from resolvers.scalars import Date

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "Whether what was agreed is available, understood, used, and worth it: for each offering that is covered its status, "
    "the consumer's word, how many use it and how, training that is due, demands; for the relationship how far the value "
    "that the sides seek was reached, and what it costs them."
)


def agreed_use_field(types: Types) -> Field:
    async def asked(info: Asked, relationship: str, on: Any = None, side: Any = None) -> AgreedUse:
        context, day = info.context, asked_day(on, "on")
        found = await of_side(context, relationship, side, day)
        rows = await used(context.database, found.scope, relationship, date.fromordinal(day).isoformat())
        return agreed_use(found.health.moment, rows)

    return resolved(
        "agreedUse",
        types.answers.type_of(AgreedUse),
        WORDS,
        asked,
        rows=20,
        arguments={
            "relationship": described(ID, "relationship", "Id of the relationship."),
            "on": described(Date | None, "on", "The day; today's date in UTC unless given."),
            "side": described(types.inputs.enums[Side] | None, "side", SIDE),
        },
    )
