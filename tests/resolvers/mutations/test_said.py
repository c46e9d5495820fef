"""Each refusal bears the code and the values of its sentence, so that clients can word it in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import Viewer
from graph.database.stored import Questions
from graph.model.grant import Role
from graph.reading import Scope
from graph.saying import Saying
from graph.writing.mutations.refusals import Fault, InvalidInput
from graph.writing.mutations.visibility import as_seen
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.resolvers.mutations.conftest import Change

SAID: Final = "said { code values { name value } }"
WHOLE: Final = f"... on Refusal {{ {SAID} }} ... on InvalidInput {{ faults {{ {SAID} }} }}"


def words(refused: Any) -> tuple[str, dict[str, str]]:
    said = refused["said"]
    return said["code"], {one["name"]: one["value"] for one in said["values"]}


@pytest.mark.parametrize(
    ("mutation", "given", "code", "values"),
    [
        (
            "createOffering",
            {"id": "maps", "name": "M", "provider": "acme"},
            "ID_TAKEN",
            {"kind": "Offering", "id": "maps"},
        ),
        ("updateOffering", {"id": "nope", "name": "M"}, "NOT_THERE", {"kind": "Offering", "id": "nope"}),
        (
            "updateOffering",
            {"id": "maps", "name": "M", "expectedVersion": 7},
            "CHANGED_SINCE",
            {"kind": "Offering", "id": "maps", "version": "1", "expected": "7"},
        ),
        (
            "updateOrganization",
            {"id": "acme", "partOf": "acme"},
            "PART_OF_ITSELF",
            {"id": "acme", "circle": "acme → acme"},
        ),
        (
            "deleteOrganization",
            {"id": "acme"},
            "STILL_REFERENCED",
            {"kind": "Organization", "id": "acme", "things": "Offering 'maps'", "others": "0"},
        ),
        ("retireOffering", {"id": "maps", "retiresOn": "2990-01-01", "successor": "maps"}, "OWN_SUCCESSOR", {}),
    ],
)
async def test_a_refusal_bears_its_code_and_values(
    change: Change, mutation: str, given: dict[str, Any], code: str, values: dict[str, str]
) -> None:
    found, held = words(await change(mutation, WHOLE, **given))
    assert found == code
    assert held.items() >= values.items()


async def test_several_faults_bear_a_code_each_and_the_refusal_none(change: Change) -> None:
    refused = await change("updateOffering", WHOLE, id="maps", name=None, provider=None)
    assert refused["said"] is None
    assert {words(one)[0] for one in refused["faults"]} == {"NOT_NULL", "MISSING"}


async def test_who_lacks_the_role_is_told_which_one_is_needed(database: Database, change: Change) -> None:
    assert change
    viewer = Viewer("reader", Role.READER, Scope())
    question = f'mutation {{ updateOffering(input: {{ id: "maps", name: "M" }}) {{ {WHOLE} }} }}'
    result = answer(await schema.execute(question, context_value=Context(database, viewer=viewer)))
    code, values = words(result["data"]["updateOffering"])
    assert (code, values["own"]) == ("ROLE_NEEDED", "READER")


@EMBEDDED_ALONE
async def test_values_name_nothing_that_is_not_seen(database: Database, change: Change) -> None:
    assert change
    said = Saying("NEEDS_ITSELF", "{id!r} cannot depend on itself", id="secret")
    refusal = InvalidInput([Fault(("input",), said, (("Offering", "secret"),))])
    viewer = Viewer("reader", Role.READER, Scope(restricted=True, organizations={"acme": True}))
    context = Context(database, viewer=viewer)
    seen = await as_seen(Questions(database, "said"), context.model, viewer, refusal)
    assert isinstance(seen, InvalidInput)
    (fault,) = seen.faults
    assert fault.message.code == "NEEDS_ITSELF"
    assert "secret" not in fault.message
    assert "secret" not in fault.message.values["id"]
