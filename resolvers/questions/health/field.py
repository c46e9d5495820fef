"""The field `health` of a relationship."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from strawberry import UNSET

from graph.errors import BadInput, Unavailable
from graph.health.health import Health
from graph.health.keeping import kept_health
from graph.impact.scenario_input import parsed_day
from graph.model.relationship import Side
from graph.model.sentences import not_here
from graph.saying import Saying
from resolvers.derived.arguments import described, plain
from resolvers.derived.computed import computed
from resolvers.questions.health.parts import health_type
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access.scope import Scope
    from graph.health.keeping import KeptHealth
    from graph.projection.contacts.relationships import RelationshipRow
    from graph.projection.follower import State
    from graph.projection.status import Day
    from resolvers.context import Context
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "How it stands on a day, good or bad, seen from one side, with the reasons. Made of what that side may see, and of "
    "nothing else; null for a side that you do not reach."
)
ON: Final = "The day; today's date in UTC unless given. Facts count from their own day on, as they are recorded now."
SIDE: Final = "The side whose view is asked for; the only one in reach, else the provider's, unless given."
POLICY: Final = "Version of the policy; the current one unless given, 0 for the usual one."


def health_fields(types: Types) -> dict[str, Field]:
    side = types.inputs.enums[Side]

    async def health(context: Context, ids: Sequence[str], given: Mapping[str, Any]) -> list[Health | None]:
        day, today, asked = asked_day(given.get("on"), "on"), today_(), asked_side(given.get("side"), "side")
        version = plain(given.get("policy"))
        scope = context.scope

        def answers(state: State) -> list[Health | None]:
            kept = kept_health(state.projection)
            rows = state.projection.contacts.relationships
            return [health_of(kept, rows.first_of(id_), scope, asked, day, today, version) for id_ in ids]

        return await impact_of(context).ask(answers, of_dialogue=True)

    arguments = {
        "on": (described(Date | None, "on", ON), UNSET),
        "side": (described(side | None, "side", SIDE), UNSET),
        "policy": (described(int | None, "policy", POLICY), UNSET),
    }
    return {"health": computed("health", health_type(types) | None, WORDS, health, arguments=arguments)}


def impact_of(context: Context) -> Any:
    if context.impact is None:
        raise Unavailable(not_here("How relationships stand"))
    return context.impact


def today_() -> Day:
    return datetime.now(UTC).date().toordinal()


def asked_day(given: Any, name: str) -> Day:
    return parsed_day(plain(given), datetime.now(UTC).date(), (name,)).toordinal()


def asked_side(given: Any, name: str) -> Side | None:
    """Raises BadInput for a side that has no view."""
    stated = plain(given)
    if stated == Side.THIRD_PARTY.value:
        words = "{name} is PROVIDER or CONSUMER here: third parties have no view."
        raise BadInput(Saying("NO_VIEW_OF_THIRD_PARTIES", words, name=name), (name,))
    return None if stated is None else Side(stated)


def viewed_side(row: RelationshipRow, scope: Scope, asked: Side | None) -> Side | None:
    """The side whose view is shown; None where that is not in reach."""
    reached = [
        side
        for side, organization in ((Side.PROVIDER, row.provider), (Side.CONSUMER, row.consumer))
        if not scope.restricted or organization in scope.organizations
    ]
    if asked is None:
        return reached[0] if reached else None
    return asked if asked in reached else None


def health_of(
    kept: KeptHealth,
    row: RelationshipRow | None,
    scope: Scope,
    asked: Side | None,
    day: Day,
    today: Day,
    version: int | None,
) -> Health | None:
    side = None if row is None else viewed_side(row, scope, asked)
    if row is None or side is None:
        return None
    try:
        moment = kept.moment(row.id, side, day, today, version)
    except LookupError:
        words = "There is no policy of version {version}; 0 is the usual one."
        raise BadInput(Saying("NO_POLICY", words, version=version), ("policy",)) from None
    return None if moment is None else Health(moment, moment.policy.id, kept.judgement_of(row.id, side, day))
