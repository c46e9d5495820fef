"""Who may change what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import LOCAL, Viewer
from graph.database.event_log import last
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

REACH = {"shop": True}


def viewer(role: Role, *, everything: bool = False) -> Viewer:
    scope = Scope(administers=False) if everything else Scope(restricted=True, administers=False, organizations=REACH)
    return Viewer("tests", role, scope)


@pytest_asyncio.fixture
async def estate(database: Database) -> Estate:
    """`shop` buys `courier` of `carrier`; `bank` has nothing to do with them; `news` of `carrier` is public."""
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "shop"}, {"id": "carrier"}, {"id": "bank"})
    await estate.things(
        "Offering", {"id": "courier"}, {"id": "safe"}, {"id": "news", "catalogue": "PUBLIC"}, {"id": "till"}
    )
    await estate.relations(
        "Offering", "provider", ("courier", "carrier"), ("news", "carrier"), ("safe", "bank"), ("till", "shop")
    )
    await estate.things("ServiceRelationship", {"id": "carrier-shop"}, {"id": "bank-carrier"})
    await estate.relations("ServiceRelationship", "provider", ("carrier-shop", "carrier"), ("bank-carrier", "bank"))
    await estate.relations("ServiceRelationship", "consumer", ("carrier-shop", "shop"), ("bank-carrier", "carrier"))
    await estate.things("Person", {"id": "clerk"}, {"id": "driver"}, {"id": "banker"})
    await estate.relations("Person", "memberOf", ("clerk", "shop"), ("banker", "bank"))
    await estate.relations("Person", "stakeholderIn", ("driver", "carrier-shop"), role="USER")
    return estate


async def done(database: Database, who: Viewer, mutation: str) -> Any:
    """What became of it: OK, or the refusal's type with its message; and whether it is in the trail."""
    before = await last(database)
    question = f"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ message }} }} }}"
    answered = answer(await schema.execute(question, context_value=Context(database, viewer=who)))
    assert "errors" not in answered, answered
    what = answered["data"]["done"]
    if "message" not in what:
        assert await last(database) > before
        return "OK"
    assert await last(database) == before
    return what["__typename"], what["message"]


OWNER, MANAGER, READER = viewer(Role.OWNER), viewer(Role.MANAGER), viewer(Role.READER)


@pytest.mark.parametrize(
    ("who", "mutation", "outcome"),
    [
        (OWNER, 'updateOffering(input: {id: "till", goods: "x"})', "OK"),
        (OWNER, 'createOffering(input: {id: "lift", name: "Lift", provider: "shop"})', "OK"),
        (MANAGER, 'updatePerson(input: {id: "clerk", title: "x"})', "OK"),
        (MANAGER, 'createPerson(input: {name: "New", memberOf: ["shop"]})', "OK"),
        (MANAGER, 'createExpectation(input: {id: "e", statement: "x", side: CONSUMER, relationship: "carrier-shop"})', "OK"),
        (READER, 'updatePerson(input: {id: "clerk", title: "x"})', ("NotAllowed", "Changing Person in this way needs the role MANAGER; yours is READER.")),
        (MANAGER, 'updateOffering(input: {id: "till", goods: "x"})', ("NotAllowed", "Changing Offering in this way needs the role OWNER; yours is MANAGER.")),
        (MANAGER, 'linkDependency(input: {from: "till", to: "courier"})', ("NotAllowed", "Changing Dependency in this way needs the role OWNER; yours is MANAGER.")),
        (OWNER, 'updateOrganization(input: {id: "carrier", partOf: "shop"})', ("NotAllowed", "Changing Organization in this way needs the role ADMIN; yours is OWNER.")),
        (OWNER, 'updateOffering(input: {id: "news", goods: "x"})', ("NotAllowed", "Offering 'news' is not of an organization in your reach: you see it, not more.")),
        (OWNER, 'updateOffering(input: {id: "safe", goods: "x"})', ("NotFound", "There is no Offering 'safe'.")),
        (OWNER, 'updateOffering(input: {id: "none", goods: "x"})', ("NotFound", "There is no Offering 'none'.")),
        (OWNER, 'updateOffering(input: {id: "till", provider: "bank"})', ("NotFound", "There is no Organization 'bank'.")),
        (OWNER, 'updateOffering(input: {id: "till", provider: "carrier"})', ("NotAllowed", "Offering 'till' would not be of an organization in your reach.")),
        (OWNER, 'createOffering(input: {id: "lift", name: "Lift", provider: "carrier"})', ("NotAllowed", "Offering 'lift' would not be of an organization in your reach.")),
        (MANAGER, 'updatePerson(input: {id: "driver", title: "x"})', ("NotAllowed", "Person 'driver' is not of an organization in your reach: you see it, not more.")),
        (MANAGER, 'deletePerson(input: {id: "banker"})', ("NotFound", "There is no Person 'banker'.")),
        (MANAGER, 'createExpectation(input: {id: "e", statement: "x", side: CONSUMER, relationship: "bank-carrier"})', ("NotFound", "There is no ServiceRelationship 'bank-carrier'.")),
    ],
)  # fmt: skip
async def test_what_somebody_may_change(estate: Estate, who: Viewer, mutation: str, outcome: Any) -> None:
    assert await done(estate.database, who, mutation) == outcome


@pytest.mark.parametrize("who", [LOCAL, viewer(Role.OWNER, everything=True)], ids=["administrator", "owner of all"])
async def test_who_reaches_everything_changes_by_role_alone(estate: Estate, who: Viewer) -> None:
    assert await done(estate.database, who, 'updateOffering(input: {id: "safe", goods: "x"})') == "OK"
    assert await done(estate.database, who, 'updatePerson(input: {id: "banker", title: "x"})') == "OK"
    of_group = await done(estate.database, who, 'updateOrganization(input: {id: "bank", description: "x"})')
    assert (of_group == "OK") is who.may(Role.ADMIN)


async def test_what_is_wrong_names_nothing_that_is_not_seen(estate: Estate) -> None:
    """`till` is sold by a part under an agreement of the whole, which is out of the reach of who gives it away."""
    await estate.things("Organization", {"id": "holding"}, {"id": "kiosk"})
    await estate.relations("Organization", "partOf", ("shop", "holding"))
    await estate.things("ServiceRelationship", {"id": "holding-bank"})
    await estate.relations("ServiceRelationship", "provider", ("holding-bank", "holding"))
    await estate.relations("ServiceRelationship", "consumer", ("holding-bank", "bank"))
    await estate.things("Agreement", {"id": "tills", "status": "ACTIVE"})
    await estate.relations("Agreement", "relationship", ("tills", "holding-bank"))
    await estate.relations("Agreement", "covers", ("tills", "till"))
    both = Viewer(
        "tests", Role.OWNER, Scope(restricted=True, administers=False, organizations={**REACH, "kiosk": True})
    )
    given_away = 'updateOffering(input: {id: "till", provider: "kiosk"})'
    kind, message = await done(estate.database, both, given_away)
    assert kind == "InvalidInput"
    assert message == (
        "input.provider: 'till' cannot be covered by '•••': it is provided by 'kiosk', which is neither the "
        "relationship's provider '•••' nor a part of it"
    )
    assert "'tills': it is provided by 'kiosk'" in (await done(estate.database, LOCAL, given_away))[1]
