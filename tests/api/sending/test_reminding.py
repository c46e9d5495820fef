"""What nobody acknowledges is reminded of once, and then taken up the path of escalation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from api.sending.reminding import Reminding
from tests.api.sending.estate import announced, set_on
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database


@dataclass
class Clock:
    text: str

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.text).replace(tzinfo=UTC)


async def unacknowledged(database: Database, **values: str) -> Reminding:
    """Sent on a Monday; ifeoma is next on the consumer's path after two days."""
    given = {"id": "n1", "state": "SENT", "sentAt": "2098-11-03T10:00:00.000000Z", "language": "en", **values}
    await announced(database, given)
    estate = Estate(database)
    await estate.things("Organization", {"id": "digital"}, {"id": "depots"})
    await estate.things("ServiceRelationship", {"id": "digital-depots", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("digital-depots", "digital"))
    await estate.relations("ServiceRelationship", "consumer", ("digital-depots", "depots"))
    await estate.things("Person", {"id": "ifeoma", "name": "Ifeoma Nwosu", "email": "ifeoma@depots.example"})
    await estate.relations("ServiceRelationship", "stakeholders", ("digital-depots", "lucia"), role="CUSTOMER")
    await estate.things("EscalationStep", {"id": "s1", "side": "CONSUMER", "level": 1, "after": "P2D"})
    await estate.relations("EscalationStep", "relationship", ("s1", "digital-depots"))
    await estate.relations("EscalationStep", "person", ("s1", "ifeoma"))
    await estate.relations("Notice", "relationships", ("n1", "digital-depots"))
    return Reminding(database, Clock("2098-11-10T10:00:00"))


async def following(database: Database) -> list[list[str]]:
    statement = (
        "MATCH (n:Notice)-[:REPLACES]->(:Notice {id: 'n1'}) MATCH (n)-[:FOR]->(p:Person) "
        "RETURN n.kind, n.state, p.id, n.subject ORDER BY n.kind DESC"
    )
    return await database.read(statement, name="following")


async def test_a_reminder_then_the_next_on_the_path_each_once(database: Database) -> None:
    reminding = await unacknowledged(database)
    await reminding()
    await reminding()
    reminder = ["REMINDER", "PLANNED", "lucia", "Reminder, for 1 January 2099: Retire Maps"]
    assert await following(database) == [reminder]
    for text in ("2098-11-12T10:00:00", "2098-11-13T10:00:00", "2098-11-12T12:00:00", "2098-12-12T10:00:00"):
        reminding.now = Clock(text)
        await reminding()
    escalation = ["ESCALATION", "PLANNED", "ifeoma", "Not yet acknowledged, for 1 January 2099: Retire Maps"]
    assert await following(database) == [reminder, escalation]


async def test_nothing_follows_what_was_acknowledged_or_has_become_another(database: Database) -> None:
    reminding = await unacknowledged(database, acknowledgedAt="2098-11-04T10:00:00.000000Z")
    await reminding()
    assert await following(database) == []
    await set_on(database, "MATCH (n:Notice) REMOVE n.acknowledgedAt")
    await set_on(database, "MATCH (c:Change) SET c.status = 'DONE'")
    reminding.now = Clock("2098-11-11T10:00:00")
    await reminding()
    assert await following(database) == []
