"""What may name somebody who is erased is listed and left, until somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.access import LOCAL
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.graph.writing.personal_data.kept import dump, made

if TYPE_CHECKING:
    from graph.database.engine import Database

ERASE = """mutation($id: ID!, $also: [String!]) {
  done: erasePerson(input: { id: $id, also: $also }) {
    ... on ErasedPerson { id texts ids undecidedCount undecided { kind id property text } }
    ... on InvalidInput { faults { path message } }
  }
}"""


async def erased(database: Database, id_: str, *also: str) -> Any:
    variables = {"id": id_, "also": list(also)} if also else {"id": id_}
    result = await schema.execute(ERASE, variable_values=variables, context_value=Context(database, viewer=LOCAL))
    assert not result.errors, result.errors
    assert result.data is not None
    return result.data["done"]


async def test_a_first_name_alone_is_listed_and_left(database: Database) -> None:
    await made(database)
    estate = Estate(database)
    await estate.things(
        "Risk",
        {"id": "verdane-haddad-leaves", "statement": "Noor's last thread", "likelihood": 0.5, "impact": "HIGH"},
    )
    await estate.things(
        "Engagement", {"id": "e", "kind": "CALL", "at": "2026-01-02T10:00:00.000000Z", "summary": "Noon"}
    )
    await estate.things("Organization", {"id": "noor-haddad-ltd", "name": "Noor Haddad Ltd"})
    await estate.things("Person", {"id": "lena", "name": "Lena Haddad"})
    done = await erased(database, "noor-haddad")
    listed = [(one["kind"], one["id"], one["property"], one["text"]) for one in done["undecided"]]
    assert sorted(listed) == [
        ("Organization", "noor-haddad-ltd", "id", "noor-haddad-ltd"),
        ("Organization", "noor-haddad-ltd", "name", "Noor Haddad Ltd"),
        ("Person", "lena", "name", "Lena Haddad"),
        ("Risk", "verdane-haddad-leaves", "id", "verdane-haddad-leaves"),
        ("Risk", "verdane-haddad-leaves", "statement", "Noor's last thread"),
    ]
    assert done["undecidedCount"] == 5


async def test_words_that_mean_nobody_else_are_masked_afterwards_too(database: Database) -> None:
    await made(database)
    estate = Estate(database)
    await estate.things(
        "Risk",
        {"id": "verdane-haddad-leaves", "statement": "Noor's last thread", "likelihood": 0.5, "impact": "HIGH"},
    )
    first = await erased(database, "noor-haddad")
    done = await erased(database, first["id"], "Noor", "haddad")
    assert (done["texts"], done["ids"], done["undecided"]) == (1, 1, [])
    kept = await database.read("MATCH (r:Risk) RETURN r.id, r.statement, r.statementFolded", name="risk")
    assert kept == [[f"verdane-{done['id']}-leaves", "[erased] last thread", "[erased] last thread"]]
    assert "noor" not in (await dump(database)).lower()
    assert "haddad" not in (await dump(database)).lower()


async def test_words_of_two_letters_are_refused(database: Database) -> None:
    await made(database)
    message = "'no' stands in too many other texts: at least 3 letters."
    assert await erased(database, "noor-haddad", "Nono", "no") == {
        "faults": [{"path": ["input", "also", "1"], "message": message}]
    }
    assert "noor-haddad" in await dump(database)


async def test_an_address_that_the_person_keeps_is_listed(database: Database) -> None:
    await made(database)
    estate = Estate(database)
    await estate.things(
        "Channel",
        {"id": "hers", "kind": "EMAIL", "address": "Noor.Haddad@verdane.example"},
        {"id": "ours", "kind": "EMAIL", "address": "orders@verdane.example"},
    )
    await estate.relations("Channel", "person", ("hers", "noor-haddad"), ("ours", "noor-haddad"))
    done = await erased(database, "noor-haddad")
    assert [(one["id"], one["text"]) for one in done["undecided"]] == [("ours", "orders@verdane.example")]
    kept = await database.read("MATCH (c:Channel {id: 'hers'}) RETURN c.address", name="kept")
    assert kept == [["[erased]"]]


async def test_somebody_else_of_the_same_name_keeps_it(database: Database) -> None:
    await made(database)
    await Estate(database).things("Person", {"id": "noor-2", "name": "Noor Haddad"})
    done = await erased(database, "noor-haddad")
    assert ("Person", "noor-2", "name") in [(one["kind"], one["id"], one["property"]) for one in done["undecided"]]
    assert ("Feedback", "f", "text") in [(one["kind"], one["id"], one["property"]) for one in done["undecided"]]
    kept = await database.read("MATCH (p:Person {id: 'noor-2'}) RETURN p.name", name="kept")
    assert kept == [["Noor Haddad"]]
    said = await database.read("MATCH (f:Feedback) RETURN f.text", name="said")
    assert said == [["NOOR HADDAD is waiting, says Noor Haddad ([erased])."]]
