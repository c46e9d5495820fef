"""Of an id that was erased it is said that it was, to those who may know that it was there, and nobody gets it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import LOCAL, Viewer
from graph.access.viewer import scope_of
from graph.model.grant import Role
from graph.writing.personal_data import erase_person
from resolvers.context import Context
from resolvers.schema import schema
from seed.exporting import export_estate
from seed.faults import Faulty
from seed.importing import import_estate
from tests.graph.writing.personal_data.kept import dump, made

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

BOUNDED = Viewer("tests", Role.MANAGER, scope_of(Role.MANAGER, {"verdane": True}))
READ = '{ person(id: "noor-haddad") { id } node(kind: Person, id: "noor-haddad") { id } }'
CHANGE = """mutation {
  changed: updatePerson(input: { id: "noor-haddad", title: "x" }) { ... on NotFound { message key } }
  linked: linkStakeholder(input: { person: "noor-haddad", relationship: "courier-verdane", role: USER }) {
    ... on NotFound { message key }
  }
  erased: erasePerson(input: { id: "noor-haddad" }) { ... on NotFound { message key } }
}"""
AGAIN = """mutation {
  made: createPerson(input: { id: "noor-haddad", name: "Somebody" }) {
    ... on InvalidInput { faults { path message } }
  }
}"""


async def asked(database: Database, document: str, viewer: Viewer = LOCAL) -> tuple[Any, list[str]]:
    result = await schema.execute(document, context_value=Context(database, viewer=viewer))
    return result.data, [error.message for error in result.errors or ()]


async def test_whoever_sees_everything_is_told_that_an_id_was_erased(database: Database) -> None:
    await made(database)
    await erase_person(database, "noor-haddad", "tests", "tests")
    message = "Person 'noor-haddad' was erased."
    assert await asked(database, READ) == ({"person": None, "node": None}, [message, message])
    assert await asked(database, '{ personalData(person: "noor-haddad") { id } }') == (
        {"personalData": None},
        [message],
    )
    refused = {"message": message, "key": "noor-haddad"}
    assert await asked(database, CHANGE) == ({"changed": refused, "linked": refused, "erased": refused}, [])
    path = ["input", "id"]
    fault = {"path": path, "message": "'noor-haddad' was erased: leave it out; somebody else needs another id"}
    assert await asked(database, AGAIN) == ({"made": {"faults": [fault]}}, [])
    assert await asked(database, '{ person(id: "nobody") { id } }') == ({"person": None}, [])


async def test_whoever_sees_a_part_is_told_as_of_an_id_that_was_never_there(database: Database) -> None:
    await made(database)
    await erase_person(database, "noor-haddad", "tests", "tests")
    assert await asked(database, READ, BOUNDED) == ({"person": None, "node": None}, [])
    data, _ = await asked(database, CHANGE, BOUNDED)
    assert data["changed"] == {"message": "There is no Person 'noor-haddad'.", "key": "noor-haddad"}


async def test_the_erased_id_is_kept_as_a_hash_that_leads_nowhere(database: Database) -> None:
    await made(database)
    erased = await erase_person(database, "noor-haddad", "tests", "tests")
    kept = await database.read("MATCH (e:Erasure) RETURN properties(e), COUNT { (e)--() }", name="kept")
    assert [set(values) for values, _ in kept] == [{"id"}]
    assert [count for _, count in kept] == [0]
    assert erased.id not in str(kept)
    assert "noor" not in (await dump(database)).lower()


async def test_old_files_bring_nobody_back(database: Database, tmp_path: Path) -> None:
    await made(database)
    old, new = tmp_path / "old", tmp_path / "new"
    await export_estate(database, old)
    await erase_person(database, "noor-haddad", "tests", "tests")
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [old])
    faults = [str(fault) for fault in refused.value.faults]
    assert any(fault.startswith("people.csv:2: id: 'noor-haddad' was erased: leave it out") for fault in faults), faults
    assert any(fault.startswith("stakeholders.csv:2: person: 'noor-haddad' was erased") for fault in faults), faults
    people = old / "people.csv"
    rows = people.read_text(encoding="utf-8").splitlines(keepends=True)
    people.write_text("".join(line for line in rows if "noor" not in line), encoding="utf-8")
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [old])
    faults = [str(fault) for fault in refused.value.faults]
    assert "stakeholders.csv:2: person: 'noor-haddad' was erased: leave it out" in faults
    assert "noor" not in (await dump(database)).lower()
    await export_estate(database, new)
    assert (await import_estate(database, [new])).tally.created == 0
