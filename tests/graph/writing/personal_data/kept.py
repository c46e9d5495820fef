"""A person of whom much is kept, and all that a database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.access import LOCAL
from graph.access.granting import Wish, grant_subject
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database

HERS = (
    "Noor Haddad",
    "noor.haddad@verdane.example",
    "+32 2 555 01 02",
    "crm:4711",
    "noor-haddad",
    "Head of Care",
    "u-17",
)
MADE = """mutation {
  person: createPerson(input: {
    id: "noor-haddad", name: "Noor Haddad", email: "noor.haddad@verdane.example", phone: "+32 2 555 01 02"
    title: "Head of Care", externalIds: ["crm:4711"], memberOf: ["verdane"], language: "fr"
  }) { __typename }
  role: linkStakeholder(input: {
    person: "noor-haddad", relationship: "courier-verdane", role: SPONSOR, accountable: true, since: "2024-01-01"
  }) { __typename }
  changed: updatePerson(input: { id: "noor-haddad", title: "Head of Care" , timezone: "Europe/Brussels"}) { __typename }
  said: createFeedback(input: {
    id: "f", text: "NOOR HADDAD is waiting, says Noor Haddad (noor.haddad@verdane.example).", at: "2026-01-02", score: 4
    relationship: "courier-verdane", person: "noor-haddad"
  }) { __typename }
  seen: createAssessment(input: {
    id: "a", at: "2026-01-02", sentiment: -1, relationship: "courier-verdane", person: "noor-haddad", basis: "Her tone"
  }) { __typename }
}"""


async def made(database: Database) -> None:
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "verdane"}, {"id": "courier"})
    await estate.things("ServiceRelationship", {"id": "courier-verdane"})
    await estate.relations("ServiceRelationship", "provider", ("courier-verdane", "courier"))
    await estate.relations("ServiceRelationship", "consumer", ("courier-verdane", "verdane"))
    await estate.things("Person", {"id": "tom", "name": "Tom"})
    result = await schema.execute(MADE, context_value=Context(database, viewer=LOCAL))
    assert not result.errors, result.errors
    assert "NotAllowed" not in str(result.data), result.data
    assert "InvalidInput" not in str(result.data), result.data
    await estate.relations("Person", "knows", ("noor-haddad", "tom"), strength=0.9)
    await grant_subject(
        database, "u-17", Wish("Noor Haddad", Role.MANAGER, ("verdane",), person="noor-haddad"), "tests"
    )


async def dump(database: Database) -> str:
    """Every property of every node and relationship."""
    nodes = await database.read("MATCH (n) RETURN labels(n), properties(n)", name="dump")
    edges = await database.read("MATCH ()-[r]->() RETURN type(r), properties(r)", name="dump")
    return f"{nodes}{edges}"
