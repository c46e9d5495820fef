"""What is seen by the projection is what the graph's conditions let somebody see."""

from __future__ import annotations

from contextlib import aclosing
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.database.event_log import Entry, record
from graph.model import MODEL
from graph.model.event import EventAction
from graph.projection.follower import KeptProjection, State
from graph.projection.visibility import Visibility
from graph.projection.visibility_facts import SharedFacts
from graph.reading import Reading, Scope
from tests.graph.impact.sights import (
    AGREEMENTS,
    CHANGES,
    CHANNELS,
    OFFERINGS,
    ORGANIZATIONS,
    PEOPLE,
    RELATIONSHIPS,
    random_estate,
)

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction

HELD: Final = ("Offering", "Agreement", "Organization", "Person", "ServiceRelationship", "Channel")
IDS: Final = (OFFERINGS, AGREEMENTS, ORGANIZATIONS, PEOPLE, RELATIONSHIPS, CHANNELS)


async def compare(database: Database, kept: KeptProjection, chance: Random) -> int:
    """-> how many things were compared."""
    compared = 0
    for size in (1, 2, 3):
        scope = Scope(restricted=True, organizations=dict.fromkeys(chance.sample(ORGANIZATIONS, size), True))
        reading = Reading(database, MODEL, scope)

        def held(state: State, scope: Scope = scope) -> dict[str, dict[str, bool]]:
            projection = state.projection
            sight = Visibility(projection, scope.organizations)
            shared = Visibility(projection, scope.organizations, SharedFacts(projection))
            for label, id_ in ((label, id_) for label, ids in zip(HELD, IDS, strict=True) for id_ in ids):
                assert shared.sees(label, id_) is sight.sees(label, id_)
            assessments = {row.id: sight.assessment(row.id) for row in projection.contacts.assessments}
            meetings = {row.id: sight.meeting(row.id) for row in projection.contacts.meetings}
            changes = {change: sight.change(change) for change in projection.changes}
            return {"Assessment": assessments, "Engagement": meetings, "Change": changes} | {
                label: {id_: seen for id_ in ids if (seen := sight.sees(label, id_)) is not None}
                for label, ids in zip(HELD, IDS, strict=True)
            }

        for label, seen in (await kept.ask(held)).items():
            of_graph = await reading.seen(label, seen)
            assert {id_ for id_, is_seen in seen.items() if is_seen} == of_graph, (label, scope.organizations)
            compared += len(seen)
    return compared


@pytest.mark.parametrize("seed", range(12))
async def test_the_projection_and_the_graph_agree_on_who_sees_what(database: Database, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    await random_estate(database, chance)
    async with aclosing(KeptProjection(database)) as kept:
        assert await compare(database, kept, chance) > 3 * (len(OFFERINGS) + len(ORGANIZATIONS) + len(CHANGES))


EDITS: Final = (
    ("Offering", OFFERINGS, "MATCH (n:Offering {id: $id}) SET n.catalogue = $either"),
    ("Agreement", AGREEMENTS, "MATCH (n:Agreement {id: $id}) SET n.status = 'EXPIRED'"),
    ("Agreement", AGREEMENTS, "MATCH (n:Agreement {id: $id}) SET n.archivedAt = '2026-03-01T00:00:00.000000Z'"),
    ("COVERS", AGREEMENTS, "MATCH (n:Agreement {id: $id})-[r:COVERS]->() DELETE r"),
    ("Membership", PEOPLE, "MATCH (n:Person {id: $id})-[r:MEMBER_OF]->() DELETE r"),
    ("Stakeholder", PEOPLE, "MATCH (n:Person {id: $id})-[r:STAKEHOLDER]->() DELETE r"),
    ("Change", CHANGES, "MATCH (n:Change {id: $id}) SET n.visibility = 'PROVIDER'"),
    ("Answer", [f"answer-{n}" for n in range(6)], "MATCH (n:Answer {id: $id})-[r:FROM]->() DELETE r"),
    ("Notice", [f"notice-{n}" for n in range(6)], "MATCH (n:Notice {id: $id}) DETACH DELETE n"),
    ("Channel", CHANNELS, "MATCH (n:Channel {id: $id}) SET n.visibility = 'PROVIDER'"),
    ("Assessment", [f"assessment-{n}" for n in range(6)], "MATCH (n:Assessment {id: $id}) SET n.visibility = 'CONSUMER'"),
    ("Engagement", [f"meeting-{n}" for n in range(6)], "MATCH (n:Engagement {id: $id}) SET n.visibility = 'CONSUMER'"),
)  # fmt: skip
"""What the trail calls it, of what it is, and the edit."""


async def test_they_agree_after_whatever_is_written(database: Database) -> None:
    chance = Random(99)  # noqa: S311  # no secret
    await random_estate(database, chance)
    async with aclosing(KeptProjection(database)) as kept:
        first = await kept.ask(lambda state: state.projection)
        live = set(first.offerings.at)
        for subject, ids, statement in EDITS:
            for id_ in (id_ for id_ in ids if subject != "Offering" or id_ in live):
                given = {"id": id_, "either": chance.choice(["PUBLIC", "RESTRICTED"])}
                entry = Entry(action=EventAction.CHANGED, subject=subject, subject_ids=(id_,), actor="tests")

                async def edit(
                    work: Transaction, statement: Any = statement, given: Any = given, entry: Entry = entry
                ) -> None:
                    await work.run(statement, given)
                    await record(work, entry)

                await database.write(edit, name="edit")
            await compare(database, kept, chance)
        assert await kept.ask(lambda state: state.projection) is first
