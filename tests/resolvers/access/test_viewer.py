"""Who asks, and whether what they are told they may do is what they are let do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio

from graph.access import LOCAL
from graph.access.granting import Wish, add_key
from graph.access.grants import Grants
from graph.model import MODEL
from graph.model.role import Role
from graph.writing.authority import acts
from resolvers.limits import LIMITS
from resolvers.schema import schema
from resolvers.version import own_version
from tests.held import hold
from tests.resolvers.access.rules.changes import role_of
from tests.resolvers.access.tenants import context_of, ids, two_tenants, viewer

if TYPE_CHECKING:
    from graph.access import Viewer
    from graph.database.engine import Database

MUTATIONS: Final[Any] = schema._schema.mutation_type  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # what is served
WHO: Final = """{ viewer { role program expiresAt language version hasAnything person { id }
  reach { everything countsHidden organizations { totalCount nodes { id } } }
  limits { cost work depth page innerPage } } }"""
MAY: Final = "query($action: String!, $on: NodeRef) { viewer { may(action: $action, on: $on) } }"


@pytest_asyncio.fixture
async def tenants(open_engine: Database) -> Database:
    await hold(open_engine, "two whole tenants", partial(two_tenants, seed=1, whole=True))
    return open_engine


async def asked(database: Database, who: Viewer, question: str, **given: Any) -> Any:
    found = await schema.execute(question, given, context_value=context_of(database, who))
    assert not found.errors, found.errors
    assert found.data
    return found.data["viewer"]


async def may(database: Database, who: Viewer, action: str, kind: str | None = None, id_: str | None = None) -> bool:
    on = None if kind is None else {"kind": kind, "id": id_}
    return (await asked(database, who, MAY, action=action, on=on))["may"]


async def test_whoever_sits_at_the_machine_is_told_that_they_reach_everything(tenants: Database) -> None:
    assert await asked(tenants, LOCAL, WHO) == {
        "role": "ADMIN",
        "program": None,
        "expiresAt": None,
        "language": "en",
        "version": own_version(),
        "hasAnything": True,
        "person": None,
        "reach": {"everything": True, "countsHidden": True, "organizations": {"totalCount": 0, "nodes": []}},
        "limits": {
            "cost": LIMITS.cost,
            "work": LIMITS.work,
            "depth": LIMITS.depth,
            "page": LIMITS.page,
            "innerPage": LIMITS.inner_page,
        },
    }


async def test_an_empty_estate_is_said_to_have_nothing(database: Database) -> None:
    assert (await asked(database, LOCAL, WHO))["hasAnything"] is False
    assert (await asked(database, viewer(Role.READER, everything=False), WHO))["hasAnything"] is False


async def test_a_program_is_told_the_name_of_its_key_and_the_organizations_that_it_reaches(database: Database) -> None:
    await two_tenants(database, seed=1)
    wish = Wish(
        "Portal",
        Role.MANAGER,
        ids("Organization", "alpha"),
        counts_hidden=False,
        expires_at="2099-01-01T00:00:00.000000Z",
    )
    key = await add_key(database, wish, "tests")
    who = await Grants(database).of_key(key)
    assert who is not None
    found = await asked(database, who, WHO)
    assert (found["program"], found["expiresAt"], found["role"]) == ("Portal", "2099-01-01T00:00:00.000000Z", "MANAGER")
    reach = found["reach"]
    assert (reach["everything"], reach["countsHidden"]) == (False, False)
    assert {*ids("Organization", "alpha")} <= {node["id"] for node in reach["organizations"]["nodes"]}


async def test_a_person_is_told_who_they_are_and_of_no_program(database: Database) -> None:
    await two_tenants(database, seed=1)
    person = ids("Person", "alpha")[0]
    key = await add_key(database, Wish("Ida's", Role.READER, None, person=person), "tests")
    who = await Grants(database).of_key(key)
    assert who is not None
    found = await asked(database, who, WHO)
    assert (found["person"], found["program"]) == ({"id": person}, None)


def test_every_mutation_and_nothing_else_can_be_asked_about() -> None:
    assert acts(MODEL).keys() == MUTATIONS.fields.keys()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.OWNER, Role.ADMIN])
def test_what_a_role_is_told_it_may_is_what_the_rules_say(role: Role) -> None:
    stated = {name for name, needed in role_of().items() if needed is role}
    assert {name for name, act in acts(MODEL).items() if act.role is role} == stated & acts(MODEL).keys()


async def test_a_thing_out_of_reach_may_not_be_changed_and_is_answered_like_one_that_is_not_there(
    tenants: Database,
) -> None:
    who = viewer(Role.OWNER, everything=False)
    own, others = ids("Offering", "alpha")[0], ids("Offering", "beta")[0]
    assert await may(tenants, who, "retireOffering", "Offering", own)
    assert not await may(tenants, who, "retireOffering", "Offering", others)
    assert not await may(tenants, who, "retireOffering", "Offering", "nowhere")
    assert not await may(tenants, LOCAL, "retireOffering", "Offering", "nowhere")
    assert await may(tenants, LOCAL, "retireOffering", "Offering", others)


async def test_an_announced_change_may_be_changed_by_whoever_may_announce(tenants: Database) -> None:
    change = ids("Change", "alpha")[0]
    manager, owner = (viewer(role, everything=True) for role in (Role.MANAGER, Role.OWNER))
    assert await may(tenants, manager, "updateChange", "Change", change)
    announced = "MATCH (c:Change {id: $id}) SET c.status = 'ANNOUNCED'"
    await tenants.write(lambda work: work.run(announced, {"id": change}), name="announced")
    assert not await may(tenants, manager, "updateChange", "Change", change)
    assert await may(tenants, owner, "updateChange", "Change", change)


async def test_a_run_is_kept_by_whoever_reaches_everything(tenants: Database) -> None:
    assert await may(tenants, viewer(Role.MANAGER, everything=True), "runChange")
    assert not await may(tenants, viewer(Role.MANAGER, everything=False), "runChange")
    assert not await may(tenants, viewer(Role.READER, everything=True), "runChange")


@pytest.mark.parametrize(
    ("action", "on", "message"),
    [
        ("retireOfering", None, "There is no mutation 'retireOfering'. Did you mean retireOffering"),
        ("retireOffering", "Agreement", "retireOffering changes Offering, not Agreement."),
        ("createOffering", "Offering", "createOffering makes something new: leave out `on`."),
    ],
)
async def test_what_is_no_mutation_or_not_of_that_thing_is_refused(
    tenants: Database, action: str, on: str | None, message: str
) -> None:
    given = {"action": action, "on": on and {"kind": on, "id": "x"}}
    found = await schema.execute(MAY, given, context_value=context_of(tenants, LOCAL))
    assert found.errors
    assert found.errors[0].message.startswith(message)
    assert getattr(found.errors[0].original_error, "code", None) == "BAD_INPUT"
