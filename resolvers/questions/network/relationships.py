"""The fields `stakeholderMap`, `coverage` and `departure`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from graph.health.departure import with_and_without
from graph.health.health import Health
from graph.health.keeping import kept_health
from graph.model.sentences import one_or_the_other
from graph.questions.agenda.agenda import Asked as AskedAgenda
from graph.questions.agenda.agenda import relationships
from graph.questions.network.coverage import Coverage, Vacancy, coverage
from graph.questions.network.departure import Departure, LostRelationship, departed
from graph.questions.network.orphans import Orphan, orphans
from graph.questions.network.stakeholders import MappedStakeholder, stakeholder_map
from graph.text.network import orphan_reason, vacancy_reason
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import Field, resolved
from resolvers.derived.reference import Reference
from resolvers.impact.page import list_class
from resolvers.questions.health.field import health_of, impact_of, today_
from resolvers.questions.network.asking import ON, ask, day_of, reason_field, refuse_unseen
from resolvers.questions.network.picture import selected
from resolvers.sorted_list import page

if TYPE_CHECKING:
    from graph.health.departure import BothHealths
    from graph.projection.follower import State
    from resolvers.context import Context
    from resolvers.derived.types import Types

HEALTHS: Final = frozenset({"before", "after"})
MAP: Final = "Who is who in a relationship: the most influential first."
COVERAGE: Final = (
    "Where relationships hang on a single person, or on nobody: those without a thread first, then those that hang on one "
    "person, then those that lack something else, then those that lack nothing."
)
DEPARTURE: Final = "What is lost when a person leaves, and who could take over."


def relationship_fields(types: Types) -> dict[str, Field]:
    types.answers.made(Vacancy, reason_field("What is lacking, in a sentence.", vacancy_reason))
    return {
        "stakeholderMap": stakeholder_map_field(types),
        "coverage": coverage_field(types),
        "departure": departure_field(types),
    }


def stakeholder_map_field(types: Types) -> Field:
    async def asked(info: Asked, relationship: str, on: Any = None) -> list[MappedStakeholder]:
        await refuse_unseen(info.context, "ServiceRelationship", [relationship], ("relationship",))
        found, _ = await ask(info.context, on, lambda sight: stakeholder_map(sight, relationship))
        return found

    return resolved(
        "stakeholderMap",
        list[types.answers.type_of(MappedStakeholder)],
        MAP,
        asked,
        rows=20,
        arguments={"relationship": described(ID, "relationship", "Id of the relationship."), "on": ON},
    )


def coverage_field(types: Types) -> Field:
    node = types.answers.type_of(Coverage)
    connection = list_class(node, COVERAGE)

    async def asked(  # arguments of the field
        info: Asked,
        manager: Any = None,
        relationship: Any = None,
        include_basic: Any = None,
        on: Any = None,
        first: Any = ROOT_PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
    ) -> Any:
        context, one = info.context, plain(relationship)
        if one is not None and plain(manager) is not None:
            raise BadInput(one_or_the_other(), ("manager",))
        day = date.fromordinal(day_of(on)).isoformat()
        ids = await relationships(context.database, context.scope, AskedAgenda(day, day, one, plain(manager)))
        basic = bool(plain(include_basic)) or one is not None
        rows, _ = await ask(context, on, lambda sight: coverage(sight, ids, include_basic=basic))
        window = asked_page(first, after, last, before)
        return page(connection, "coverage", rows, lambda row: row.place, lambda row: row, window)

    return resolved(
        "coverage",
        connection,
        COVERAGE,
        asked,
        arguments={
            "manager": described(
                ID | None,
                "manager",
                "Id of a person: only the relationships of which that person is manager on the day.",
            ),
            "relationship": described(ID | None, "relationship", "Id of one relationship."),
            "include_basic": described(
                bool | None, "includeBasic", "Whether BASIC relationships are among them; one that is named always is."
            ),
            "on": ON,
            **page_arguments(ROOT_PAGE[1]),
        },
    )


def health_of_lost(types: Types) -> dict[str, Field]:
    health = types.answers.type_of(Health)

    def before(root: LostRelationship) -> Health | None:
        return root.health and root.health.before

    def after(root: LostRelationship) -> Health | None:
        return root.health and root.health.after

    whose = "in the view of the only side in reach, else of the provider's."
    return {
        "before": resolved("before", health, f"How it stands today, {whose}", before),
        "after": resolved("after", health, "How it would stand today without the person, in the same view.", after),
    }


async def with_health(context: Context, found: Departure) -> Departure:
    """How the relationships that are weaker stand today, with and without the person."""
    scope, today = context.scope, today_()

    def healths(state: State) -> dict[str, BothHealths]:
        kept, rows = kept_health(state.projection), state.projection.contacts.relationships
        known = {
            each.relationship: health_of(kept, rows.first_of(each.relationship), scope, None, today, today, None)
            for each in found.relationships
        }
        return {id_: with_and_without(health, found.person) for id_, health in known.items() if health is not None}

    both = await impact_of(context).ask(healths, of_dialogue=True)
    lost = [replace(each, health=both[each.relationship]) for each in found.relationships if each.relationship in both]
    return replace(found, relationships=lost)


def departure_field(types: Types) -> Field:
    def subject(root: Orphan) -> Reference:
        return Reference(root.label, root.subject)

    more = {
        "subject": resolved("subject", types.node | None, "The thing; null where it is gone meanwhile.", subject),
        **reason_field(
            "What would be lacking, in a sentence.", lambda root, language: orphan_reason(root.kind, language)
        ),
    }
    types.answers.made(Orphan, more)
    types.answers.made(LostRelationship, health_of_lost(types))

    async def asked(info: Asked, person: str, on: Any = None) -> Departure:
        context, day = info.context, date.fromordinal(day_of(on)).isoformat()
        await refuse_unseen(context, "Person", [person], ("person",))
        (found, unmanaged), _ = await ask(context, on, partial(departed, person=person))
        if found.relationships and not HEALTHS.isdisjoint(selected(info)):
            found = await with_health(context, found)
        return replace(found, orphans=await orphans(context.database, context.scope, person, day, unmanaged))

    return resolved(
        "departure",
        types.answers.type_of(Departure),
        DEPARTURE,
        asked,
        arguments={"person": described(ID, "person", "Id of the person who leaves."), "on": ON},
    )
