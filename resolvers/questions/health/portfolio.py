"""The field `portfolio`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from graph.health.portfolio import Portfolio, managed_by, portfolio
from graph.model.relationship import Side
from graph.model.sentences import beyond_bounds
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.reference import Reference
from resolvers.questions.health.field import SIDE, asked_day, asked_side, impact_of, today_
from resolvers.questions.health.listing import scores
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.projection.follower import State
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "Relationships of a portfolio that you see: how many are of which grade, and which stand worst. Archived ones are "
    "left out."
)
MOST: Final = 1_000


def portfolio_field(types: Types) -> Field:
    relationship = types.things["ServiceRelationship"]

    def worst(root: Any, first: Any = 5) -> Any:
        asked = plain(first)
        if asked is None or not 1 <= asked <= MOST:
            raise BadInput(beyond_bounds("first", asked, MOST), ("first",))
        return [Reference("ServiceRelationship", id_) for id_ in root.ids[:asked]]

    words = "Those that stand worst: capped ones without a score first, then by score, UNKNOWN last."
    made = types.answers.made(
        Portfolio,
        {
            "worst": resolved(
                "worst",
                list[relationship | None],
                words,
                worst,
                arguments={"first": described(int | None, "first", f"So many, 1 to {MOST:,}.")},
            )
        },
    )

    async def asked_portfolio(
        info: Asked, manager: Any = None, provider: Any = None, consumer: Any = None, on: Any = None, side: Any = None
    ) -> Any:
        day, today, whose = asked_day(on, "on"), today_(), asked_side(side, "side")
        person, ends, scope = plain(manager), (plain(provider), plain(consumer)), info.context.scope

        def answers(state: State) -> Portfolio:
            contacts = state.projection.contacts
            managed = None if person is None else managed_by(contacts, person, day)
            rows = contacts.relationships
            found = [
                (id_, scored)
                for id_, scored in scores(state, scope, whose, day, today)
                if (managed is None or id_ in managed) and _is_between(rows.first_of(id_), *ends)
            ]
            return portfolio(found, day)

        return await impact_of(info.context).ask(answers, of_dialogue=True)

    return resolved(
        "portfolio",
        made,
        WORDS,
        asked_portfolio,
        arguments={
            "manager": described(
                ID | None,
                "manager",
                "Id of a person: only the relationships of which that person is manager on the day.",
            ),
            "provider": described(
                ID | None, "provider", "Id of an organization: only those in which it is the provider."
            ),
            "consumer": described(
                ID | None, "consumer", "Id of an organization: only those in which it is the consumer."
            ),
            "on": described(Date | None, "on", "The day; today's date in UTC unless given."),
            "side": described(types.inputs.enums[Side] | None, "side", SIDE),
        },
    )


def _is_between(row: Any, provider: str | None, consumer: str | None) -> bool:
    return (provider is None or row.provider == provider) and (consumer is None or row.consumer == consumer)
