"""A small estate of three parties that deal with each other, and mutations of somebody who reaches one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.database.event_log import last
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.held import hold
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database


def of_shop(role: Role, actor: str = "key-of-shop") -> Viewer:
    return Viewer(actor, role, Scope(restricted=True, administers=False, organizations={"shop": True, "kiosk": True}))


OWNER: Final = of_shop(Role.OWNER)
MANAGER: Final = of_shop(Role.MANAGER)


async def shops(database: Database) -> Estate:
    """`shop`, of which `kiosk` is a part, buys `courier` of `carrier` and sells `till` to it; `bank` sells `safe` to
    `carrier`. `news` of `carrier` is public. The relationships `carrier-shop` and `shop-carrier` hold one agreement each,
    `couriers` and `tills`, each with a notice term and a target; `vault` is the bank's with the carrier.
    """
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", *({"id": id_} for id_ in ("shop", "kiosk", "carrier", "bank")))
    await estate.relations("Organization", "partOf", ("kiosk", "shop"))
    await _offerings(estate)
    await _dealings(estate)
    await estate.things("Person", {"id": "clerk"}, {"id": "driver"}, {"id": "banker"}, {"id": "advisor"})
    members = (("clerk", "shop"), ("driver", "carrier"), ("banker", "bank"), ("advisor", "shop"), ("advisor", "bank"))
    await estate.relations("Person", "memberOf", *members)
    await estate.relations("Person", "stakeholderIn", ("driver", "carrier-shop"), role="USER")
    await estate.things("Change", {"id": "ours", "title": "Ours", "effectiveOn": "2030-01-01", "status": "DRAFT"})
    await estate.things("Change", {"id": "mixed", "title": "Mixed", "effectiveOn": "2030-01-01", "status": "DRAFT"})
    await estate.things("Change", {"id": "known", "title": "Known", "effectiveOn": "2030-01-01", "status": "ANNOUNCED"})
    for pair in (("ours", "till"), ("mixed", "till"), ("mixed", "courier"), ("known", "till")):
        await estate.relations("Change", "changes", pair, action="RETIRE")
    return estate


async def held_shops(database: Database) -> Estate:
    """As they were made, whatever the test before has changed; a refusal changes nothing."""
    await hold(database, "shops", shops)
    return Estate(database)


async def _offerings(estate: Estate) -> None:
    given: dict[str, dict[str, Any]] = {"news": {"catalogue": "PUBLIC"}}
    names = ("courier", "news", "safe", "till", "shelf")
    await estate.things("Offering", *({"id": id_, "catalogue": "RESTRICTED", **given.get(id_, {})} for id_ in names))
    providers = (("courier", "carrier"), ("news", "carrier"), ("safe", "bank"), ("till", "shop"), ("shelf", "shop"))
    await estate.relations("Offering", "provider", *providers)


async def _dealings(estate: Estate) -> None:
    dealings = (
        ("carrier-shop", "carrier", "shop", "couriers", "courier"),
        ("shop-carrier", "shop", "carrier", "tills", "till"),
        ("bank-carrier", "bank", "carrier", "vault", "safe"),
    )
    for id_, provider, consumer, agreement, offering in dealings:
        await estate.things("ServiceRelationship", {"id": id_, "status": "ACTIVE"})
        await estate.relations("ServiceRelationship", "provider", (id_, provider))
        await estate.relations("ServiceRelationship", "consumer", (id_, consumer))
        await estate.things("Agreement", {"id": agreement, "status": "ACTIVE", "noticeDays": 30})
        await estate.relations("Agreement", "relationship", (agreement, id_))
        await estate.relations("Agreement", "covers", (agreement, offering), criticality="HIGH")
        await estate.things("NoticeTerm", {"id": f"{agreement}-term", "action": "RETIRE", "days": 60})
        await estate.relations("NoticeTerm", "agreement", (f"{agreement}-term", agreement))
        await estate.things("Target", {"id": f"{agreement}-target", "measure": "availability", "threshold": 99.0})
        await estate.relations("Target", "agreement", (f"{agreement}-target", agreement))


async def asked(database: Database, who: Viewer, mutation: str, more: str = "") -> dict[str, Any]:
    """What is answered, without errors."""
    question = f"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ message }} {more} }} }}"
    answered = answer(
        await schema.execute(question, context_value=Context(database, viewer=who, impact=KeptProjection(database)))
    )
    assert "errors" not in answered, answered
    return answered["data"]["done"]


async def done(database: Database, who: Viewer, mutation: str) -> Any:
    """What became of it: OK, or the refusal's type with its message; and whether it is in the trail."""
    before = await last(database)
    what = await asked(database, who, mutation)
    if "message" not in what:
        assert await last(database) > before
        return "OK"
    assert await last(database) == before
    return what["__typename"], what["message"]
