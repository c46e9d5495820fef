"""The field `commonCauses`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from graph.health.keeping import kept_health
from graph.health.portfolio import managed_by
from graph.model.relationship import Side
from graph.model.sentences import beyond_bounds
from graph.projection.visibility import Visibility
from graph.questions.causes.common_causes import FEWEST, CommonCause, Standing, common_causes
from graph.text.causes import cause_reason
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.reference import Reference
from resolvers.impact.parts import connected
from resolvers.questions.health.field import SIDE, asked_day, asked_side, impact_of, today_, viewed_side
from resolvers.questions.health.listing import scores
from resolvers.questions.network.asking import reason_field
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.access.scope import Scope
    from graph.projection.follower import State
    from graph.projection.status import Day
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "What lies beneath most of the weak relationships that you see (WATCH or AT_RISK): offerings that were agreed and "
    "those beneath them, the provider's people, caps. What weighs most first, by `lift` times `weak`. A cause has at least "
    f"{FEWEST} weak ones, and a greater share of them than of all that are in use on the day."
)
MOST: Final = 100


def common_causes_field(types: Types) -> Field:
    made = cause_type(types)

    async def asked(
        info: Asked, manager: Any = None, on: Any = None, side: Any = None, first: Any = 10
    ) -> list[CommonCause]:
        day, today, whose, most = asked_day(on, "on"), today_(), asked_side(side, "side"), plain(first)
        if most is None or not 1 <= most <= MOST:
            raise BadInput(beyond_bounds("first", most, MOST), ("first",))
        person, scope = plain(manager), info.context.scope

        def answers(state: State) -> list[CommonCause]:
            projection = state.projection
            seen = Visibility(projection, scope.organizations) if scope.restricted else None
            managed = None if person is None else managed_by(projection.contacts, person, day)
            found = standings(state, scope, whose, day, today)
            wanted = [one for one in found if managed is None or one.relationship in managed]
            return common_causes(projection, kept_health(projection), seen, wanted, day, today, most)

        return await impact_of(info.context).ask(answers, of_dialogue=True)

    return resolved(
        "commonCauses",
        list[made],
        WORDS,
        asked,
        rows=10,
        arguments={
            "manager": described(
                ID | None,
                "manager",
                "Id of a person: only the relationships of which that person is manager on the day.",
            ),
            "on": described(Date | None, "on", "The day; today's date in UTC unless given."),
            "side": described(types.inputs.enums[Side] | None, "side", SIDE),
            "first": described(int | None, "first", f"So many, 1 to {MOST}."),
        },
    )


def standings(state: State, scope: Scope, asked: Side | None, day: Day, today: Day) -> Iterator[Standing]:
    """Standings of all relationships of which whoever asks sees a side, in the view of that side."""
    rows = state.projection.contacts.relationships
    for id_, scored in scores(state, scope, asked, day, today):
        row = rows.first_of(id_)
        side = None if row is None else viewed_side(row, scope, asked)
        if side is not None:
            yield Standing(id_, side, scored)


def cause_type(types: Types) -> Class:
    def subject(root: Any) -> Any:
        return None if root.cause.label is None else Reference(root.cause.label, root.cause.id)

    words = "The offering or the person; null for a cap."
    more = {
        "subject": resolved("subject", types.node | None, words, subject),
        **reason_field("What it is, in a sentence.", cause_reason),
        **connected(
            "relationships",
            types.things["ServiceRelationship"],
            "The weak ones that rest on it.",
            lambda ids: ids,
            lambda _, id_: Reference("ServiceRelationship", id_, known=True),
            of="relationships",
            called="WeakRelationship",
        ),
    }
    return types.answers.made(CommonCause, more)
