"""After erasing, nothing in the whole database tells who it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

import pytest

from graph.access.grants import Grants
from graph.database.stored import Questions
from graph.errors import NotFound
from graph.model.grant import Role
from graph.writing.personal_data import erase_person, events, mentions, personal_data
from resolvers.context import Context
from resolvers.schema import schema
from tests.graph.writing.personal_data.kept import HERS, dump, made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database


async def test_all_that_is_kept_is_shown(database: Database) -> None:
    await made(database)
    data = await personal_data(database, "noor-haddad")
    assert data.values["email"] == "noor.haddad@verdane.example"
    related = {(one.relation, one.kind, one.id) for one in data.related}
    assert related >= {
        ("memberOf", "Organization", "verdane"),
        ("stakeholderIn", "ServiceRelationship", "courier-verdane"),
        ("knows", "Person", "tom"),
        ("feedback", "Feedback", "f"),
        ("assessments", "Assessment", "a"),
    }
    assert [(trace.kind, trace.id, trace.property) for trace in data.mentions] == [("Feedback", "f", "text")]
    assert len(data.events) >= 5
    with pytest.raises(NotFound):
        await personal_data(database, "nobody")


async def test_what_is_shown_does_not_depend_on_how_much_is_read_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await made(database)
    whole = await personal_data(database, "noor-haddad")
    monkeypatch.setattr(mentions, "STEP", 1)
    monkeypatch.setattr(events, "STEP", 1)
    assert await personal_data(database, "noor-haddad") == whole


async def test_no_statement_reads_more_of_the_estate_than_a_page(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await made(database)
    asked: list[int] = []
    run = Questions.run

    async def noted(self: Questions, statement: LiteralString, parameters: Mapping[str, Any] | None = None) -> Any:
        if "=~" in statement and ":Import)" not in statement:
            given = parameters or {}
            asked.append(len(given.get("ids", given.get("numbers", range(1_000_000)))))
        return await run(self, statement, parameters)

    monkeypatch.setattr(Questions, "run", noted)
    monkeypatch.setattr(mentions, "STEP", 2)
    monkeypatch.setattr(events, "STEP", 2)
    await personal_data(database, "noor-haddad")
    assert max(asked) == 2


async def test_after_erasing_nothing_tells_who_it_was(database: Database) -> None:
    await made(database)
    before = await dump(database)
    assert [word for word in HERS if word not in before] == []
    erased = await erase_person(database, "noor-haddad", "tests", "tests")
    after = await dump(database)
    assert [word for word in HERS if word.lower() in after.lower()] == []
    assert "Europe/Brussels" not in after
    assert await Grants(database).listed() == []
    with pytest.raises(NotFound):
        await erase_person(database, "noor-haddad", "tests", "tests")
    assert erased.id in after


async def test_the_structure_stays_and_the_role_ends(database: Database) -> None:
    await made(database)
    erased = await erase_person(database, "noor-haddad", "tests", "tests")
    role = "MATCH (p:Person)-[r:STAKEHOLDER]->(s) RETURN p.id, p.name, p.doNotContact, r.role, r.until IS NULL, r.id"
    assert await database.read(role, name="role") == [
        [erased.id, "(erased)", True, "SPONSOR", False, f"{erased.id}|courier-verdane|SPONSOR"]
    ]
    said = "MATCH (f:Feedback)-[:BY]->(p:Person) RETURN p.id, f.text, f.score"
    assert await database.read(said, name="said") == [[erased.id, "[erased] is waiting, says [erased] ([erased]).", 4]]
    last = "MATCH (e:Event) WITH e ORDER BY e.seq DESC LIMIT 1 RETURN e.action, e.actor, e.subjectIds, e.place"
    assert await database.read(last, name="last") == [["ERASED", "tests", [erased.id], "tests"]]


async def test_only_administrators_see_and_erase(database: Database) -> None:
    from graph.access import Viewer  # noqa: PLC0415  # of this test alone

    await made(database)
    question = """{ personalData(person: "noor-haddad") { id } }"""
    erase = """mutation { done: erasePerson(input: { id: "noor-haddad" }) { __typename } }"""

    async def asked(role: Role, text: str) -> Any:
        return await schema.execute(text, context_value=Context(database, viewer=Viewer("tests", role)))

    refused = await asked(Role.OWNER, question)
    assert refused.errors[0].message.startswith("Seeing all that is kept about a person needs the role ADMIN")
    assert (await asked(Role.OWNER, erase)).data == {"done": {"__typename": "NotAllowed"}}
    assert (await asked(Role.ADMIN, question)).data == {"personalData": {"id": "noor-haddad"}}
    assert (await asked(Role.ADMIN, erase)).data == {"done": {"__typename": "ErasedPerson"}}
    assert (await asked(Role.ADMIN, erase)).data == {"done": {"__typename": "NotFound"}}
