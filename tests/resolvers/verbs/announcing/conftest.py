"""Maker provides Maps to Fleet, to Clinic (not without its consent) and to Shop; Fleet's Routing needs Maps, and Far uses Routing.

Mona keeps Maker's relationships; Fay speaks for Fleet, Cleo for Clinic, Pia for Far, and Sue for Shop, who is away and
has Dan as her deputy. The draft `end` retires Maps in 60 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest_asyncio

from graph.access import LOCAL, Viewer
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

DEALINGS: Final = (
    ("maker-fleet", "maker", "fleet", "maps"),
    ("maker-clinic", "maker", "clinic", "maps"),
    ("maker-shop", "maker", "shop", "maps"),
    ("fleet-far", "fleet", "far", "routing"),
)
SPEAKERS: Final = (
    ("fay", "fleet", "maker-fleet"),
    ("cleo", "clinic", "maker-clinic"),
    ("sue", "shop", "maker-shop"),
    ("pia", "far", "fleet-far"),
)
MESSAGE: Final = "... on Refusal { message } ... on InvalidInput { faults { message } }"


def day(ahead: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=ahead)).isoformat()


def of(organization: str, role: Role = Role.OWNER, person: str | None = None) -> Viewer:
    scope = Scope(restricted=True, administers=False, organizations={organization: True})
    return Viewer(f"person {person}" if person else f"key of {organization}", role, scope, person=person)


MAKER: Final = of("maker")


async def port(database: Database) -> None:
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", *({"id": id_} for id_ in ("maker", "fleet", "clinic", "shop", "far")))
    await estate.things(
        "Offering", {"id": "maps", "catalogue": "RESTRICTED"}, {"id": "routing", "catalogue": "RESTRICTED"}
    )
    await estate.relations("Offering", "provider", ("maps", "maker"), ("routing", "fleet"))
    await estate.relations("Offering", "dependencies", ("routing", "maps"), criticality="HIGH")
    people = ("mona", "fay", "cleo", "pia", "dan")
    await estate.things("Person", *({"id": id_, "email": f"{id_}@x.org", "language": "fr"} for id_ in people))
    await estate.things("Person", {"id": "sue", "email": "sue@x.org", "absentFrom": day(-9), "absentUntil": day(9)})
    await estate.relations("Person", "memberOf", ("mona", "maker"), ("dan", "shop"))
    await estate.relations("Person", "deputyOf", ("dan", "sue"))
    for id_, provider, consumer, offering in DEALINGS:
        await estate.things("ServiceRelationship", {"id": id_, "status": "ACTIVE"})
        await estate.relations("ServiceRelationship", "provider", (id_, provider))
        await estate.relations("ServiceRelationship", "consumer", (id_, consumer))
        await estate.things("Agreement", {"id": f"of-{id_}", "status": "ACTIVE", "noticeDays": 10})
        await estate.relations("Agreement", "relationship", (f"of-{id_}", id_))
        await estate.relations("Agreement", "covers", (f"of-{id_}", offering), criticality="HIGH")
    await estate.things("NoticeTerm", {"id": "consent", "action": "RETIRE", "days": 20, "basis": "CONSENT"})
    await estate.relations("NoticeTerm", "agreement", ("consent", "of-maker-clinic"))
    for person, organization, relationship in SPEAKERS:
        await estate.relations("Person", "memberOf", (person, organization))
        said = {"role": "CONSUMER_REPRESENTATIVE", "side": "CONSUMER", "accountable": True}
        await estate.relations("Person", "stakeholderIn", (person, relationship), **said)
    for id_ in ("maker-fleet", "maker-clinic", "maker-shop"):
        said = {"role": "RELATIONSHIP_MANAGER", "side": "PROVIDER", "accountable": True}
        await estate.relations("Person", "stakeholderIn", ("mona", id_), **said)
    await estate.things("Change", {"id": "end", "title": "End", "status": "DRAFT", "effectiveOn": day(60)})
    await estate.relations("Change", "changes", ("end", "maps"), action="RETIRE")


@dataclass(frozen=True, slots=True)
class Port:
    database: Database
    projection: KeptProjection

    async def ask(self, question: str, who: Viewer = LOCAL, **given: Any) -> dict[str, Any]:
        context = Context(self.database, viewer=who, impact=self.projection)
        return answer(await schema.execute(question, given, context_value=context))

    async def do(self, name: str, who: Viewer = MAKER, /, **given: Any) -> str:
        """OK, or why not: what is wrong where that is one value, else the sentence."""
        of_any = name.startswith(("archive", "delete", "restore"))
        type_ = "ThingInput" if of_any else f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation($input: {type_}!) {{ done: {name}(input: $input) {{ {MESSAGE} }} }}"
        answered = await self.ask(document, who, input=given)
        assert "errors" not in answered, answered
        done = answered["data"]["done"]
        faults = [fault["message"] for fault in done.get("faults", ())]
        return " | ".join(faults) or done.get("message", "OK")

    async def propose(self) -> None:
        assert await self.do("proposeChange", id="end", answerBy=day(20)) == "OK"

    async def say(self, organization: str, person: str, verdict: str, **more: Any) -> str:
        said = {"change": "end", "organization": organization, "person": person, "verdict": verdict, **more}
        return await self.do("answerChange", of(organization, Role.MANAGER), **said)

    async def agree(self) -> None:
        """All three accept, and Maker goes on."""
        await self.propose()
        for organization, person in (("fleet", "fay"), ("clinic", "cleo"), ("shop", "sue")):
            assert await self.say(organization, person, "ACCEPT") == "OK"
        assert await self.do("agreeChange", id="end") == "OK"

    async def announce(self) -> None:
        await self.agree()
        assert await self.do("announceChange", id="end") == "OK"

    async def send(self, *kinds: str) -> list[str]:
        """Marks all planned messages of these kinds as sent."""
        waiting = [one for one in await self.notices() if one["kind"] in kinds and one["state"] == "PLANNED"]
        for one in waiting:
            assert await self.do("markNoticeSent", id=one["id"]) == "OK"
        return [one["id"] for one in waiting]

    async def change(self) -> dict[str, Any]:
        asked = '{ change(id: "end") { status effectiveOn decisionReason doneOn outcome outcomeSeverity } }'
        return (await self.ask(asked))["data"]["change"]

    async def status(self) -> str:
        return (await self.change())["status"]

    async def notices(self) -> list[dict[str, Any]]:
        """By kind, then by person."""
        asked = """{ notices { nodes { id kind state deadline language channel severity sentAt failure acknowledgedHow
            person { id } onBehalfOf { id } sentBy { id } replaces { id } relationships { nodes { id } } } } }"""
        found = (await self.ask(asked))["data"]["notices"]["nodes"]
        return sorted(found, key=lambda one: (one["kind"], one["person"]["id"], one["id"]))

    async def told(self) -> list[tuple[str, str, str]]:
        """(kind, person, state) of all messages."""
        return [(one["kind"], one["person"]["id"], one["state"]) for one in await self.notices()]

    async def answers(self) -> dict[str, Any]:
        """Of each consumer the one that counts."""
        asked = """{ answers { nodes { organization { id } verdict reason until answerBy forDay consent despite recorded
            lapsedAt person { id } } } }"""
        found = (await self.ask(asked))["data"]["answers"]["nodes"]
        return {one["organization"]["id"]: one for one in found if one["lapsedAt"] is None}


@pytest_asyncio.fixture
async def made(open_engine: Database) -> Port:
    await hold(open_engine, "port", port)
    return Port(open_engine, KeptProjection(open_engine))
