"""Of the whole trail, somebody sees what the histories of all visible things tell, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import LOCAL
from graph.model.grant import Role
from resolvers.schema import schema
from tests.held import hold
from tests.resolvers.access.tenants import KINDS, context_of, two_tenants, viewer

if TYPE_CHECKING:
    from graph.access import Viewer
    from graph.database.engine import Database

CHANGES = """mutation {
  alpha: updateOffering(input: { id: "alpha-offering-0", name: "Routing" }) { __typename }
  beta: updateOffering(input: { id: "beta-offering-0", name: "Archive" }) { __typename }
  across: linkDependency(input: { from: "beta-offering-1", to: "alpha-offering-0" }) { __typename }
  own: updateAssessment(input: { id: "alpha-assessment-0", visibility: CONSUMER }) { __typename ... on Refusal { message } }
  person: archivePerson(input: { id: "alpha-person-1" }) { __typename }
  back: restorePerson(input: { id: "alpha-person-1" }) { __typename }
}"""
EVENTS = "{ events(first: 1000) { totalCount nodes { seq action subject } } }"


@pytest_asyncio.fixture
async def tenants(open_engine: Database) -> Database:
    await hold(open_engine, "two tenants with a trail", _with_trail)
    return open_engine


async def _with_trail(database: Database) -> None:
    await two_tenants(database, 1)
    made = await schema.execute(CHANGES, context_value=context_of(database, LOCAL))
    assert made.data is not None, made.errors
    assert [each["__typename"] for each in made.data.values()] == [
        *("Offering", "Offering", "LinkedDependency", "Assessment", "Person", "Person"),
    ]


async def answered(database: Database, who: Viewer, question: str) -> Any:
    found = await schema.execute(question, context_value=context_of(database, who))
    assert not found.errors, (question, found.errors)
    return found.data


async def told(database: Database, who: Viewer) -> set[int]:
    """Numbers of the events in the histories of all things."""
    numbers = set[int]()
    for kind in KINDS:
        question = f"{{ {kind.plural}(first: 1000) {{ nodes {{ history {{ nodes {{ seq }} }} }} }} }}"
        for thing in (await answered(database, who, question))[kind.plural]["nodes"]:
            numbers.update(event["seq"] for event in thing["history"]["nodes"])
    return numbers


@pytest.mark.parametrize("role", [Role.READER, Role.ADMIN])
async def test_events_are_those_of_all_visible_things(tenants: Database, role: Role) -> None:
    seen = (await answered(tenants, viewer(role), EVENTS))["events"]
    numbers = [event["seq"] for event in seen["nodes"]]
    assert set(numbers) == await told(tenants, viewer(role))
    assert (len(numbers), numbers) == (seen["totalCount"], sorted(numbers))
    assert [event["subject"] for event in seen["nodes"]] == ["Offering", "Assessment", "Person", "Person"]


async def test_what_somebody_else_related_to_a_visible_thing_is_not_told(tenants: Database) -> None:
    every = (await answered(tenants, LOCAL, EVENTS))["events"]["nodes"]
    [related] = [event for event in every if event["subject"] == "Dependency"]
    history = '{ offering(id: "alpha-offering-0") { history { nodes { subject } } } }'
    told = (await answered(tenants, LOCAL, history))["offering"]["history"]["nodes"]
    assert {"subject": "Dependency"} in told
    seen = (await answered(tenants, viewer(Role.READER), EVENTS))["events"]["nodes"]
    assert seen
    assert related not in seen


async def test_an_event_by_its_id_is_that_of_a_visible_thing(tenants: Database) -> None:
    every = (await answered(tenants, LOCAL, "{ events(first: 1000) { nodes { id seq } } }"))["events"]["nodes"]
    seen = await told(tenants, viewer(Role.READER))
    for event in every:
        found = await answered(tenants, viewer(Role.READER), f'{{ event(id: "{event["id"]}") {{ seq }} }}')
        assert (found["event"] is not None) is (event["seq"] in seen)


async def test_a_page_of_events_is_filtered_like_any_other(tenants: Database) -> None:
    asked = '{ events(first: 1, filter: { subject: { eq: "Person" } }, sort: [{ seq: DESC }]) { nodes { action } totalCount } }'
    found = (await answered(tenants, viewer(Role.MANAGER), asked))["events"]
    assert found == {"nodes": [{"action": "RESTORED"}], "totalCount": 2}
