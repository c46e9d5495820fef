"""A relationship as one side sees it: what the process knows of it, and what that side may read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import NotFound
from graph.health.keeping import kept_health
from graph.model.relationship import Side
from graph.questions.briefing.briefing import scope_of_side
from graph.saying import Saying
from resolvers.derived.arguments import plain
from resolvers.questions.health.field import asked_side, health_of, impact_of, today_
from resolvers.questions.network.asking import refuse_unseen

if TYPE_CHECKING:
    from graph.access.scope import Scope
    from graph.health.health import Health
    from graph.projection.follower import State
    from graph.projection.status import Day
    from resolvers.context import Context


class OfSide(NamedTuple):
    """`scope`: what the side sees, within what whoever asks sees."""

    health: Health
    scope: Scope


async def of_side(context: Context, relationship: Any, side: Any, day: Day) -> OfSide:
    """Raises BadInput for a relationship that is not seen, NotFound for a side that is not in reach."""
    id_, asked = plain(relationship), asked_side(side, "side")
    await refuse_unseen(context, "ServiceRelationship", [id_], ("relationship",))

    def found(state: State) -> OfSide | None:
        row = state.projection.contacts.relationships.first_of(id_)
        health = health_of(kept_health(state.projection), row, context.scope, asked, day, today_(), None)
        if health is None or row is None:
            return None
        organization = row.provider if health.side is Side.PROVIDER else row.consumer
        parts = state.projection.organizations.with_parts(organization or "")
        return OfSide(health, scope_of_side(context.scope, parts))

    answer = await impact_of(context).ask(found, of_dialogue=True)
    if answer is None:
        words = "You do not reach that side of the relationship {id!r}."
        raise NotFound(Saying("SIDE_OUT_OF_REACH", words, id=id_))
    return answer
