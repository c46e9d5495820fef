"""Rights are judged anew for each answer: keys that run out, reach that changes, changes that hide and show."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from api.live.groups import EventGroup
from graph.access.granting import Wish, add_key
from graph.model.grant import Role
from graph.model.scalars import written
from tests.api.live.conftest import EVENTS, SOON, Client, Running, opened
from tests.api.live.test_answers import THINGS
from tests.api.live.test_events import seqs, streamed, subscribed
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from api.live.subscription import Group
    from graph.database.engine import Database

VIEWERS: Final = 20
ROUNDS: Final = 8
SEEN: Final = "{ events(last: 30) { nodes { seq } } }"
MOVE: Final = "mutation($id: ID!, $to: ID) { updateOrganization(input: {id: $id, partOf: $to}) { __typename } }"
CREATE_ORGANIZATION: Final = (
    'mutation($id: ID!) { made: createOrganization(input: {id: $id, name: "A shop"}) { __typename } }'
)
CREATE_OFFERING: Final = """mutation($id: ID!, $provider: ID!) {
  made: createOffering(input: {id: $id, name: "A till", provider: $provider}) { __typename }
}"""
GIVE: Final = "mutation($id: ID!, $to: ID!) { updateOffering(input: {id: $id, provider: $to}) { __typename } }"
FOUND: Final = """mutation($provider: ID!, $consumer: ID!) {
  createServiceRelationship(input: {provider: $provider, consumer: $consumer, type: BASIC, status: ACTIVE}) { __typename }
}"""


@EMBEDDED_ALONE
async def test_a_connection_ends_when_its_key_runs_out(running: Running, quellhaven: Database) -> None:
    expires = written(datetime.now(UTC) + timedelta(seconds=1.5))
    key = await add_key(quellhaven, Wish("for a moment", Role.READER, expires_at=expires), "test")
    async with opened(running, key.text) as client, streamed(running, EVENTS, key.text) as events:
        await client.subscribe("1", EVENTS)
        await subscribed(running, 2)
        assert await client.code() == (4401, "The key or token has expired.")
        ended = [await anext(events), await anext(events)]
        assert ended == [
            {"errors": [{"message": "The key or token has expired.", "extensions": {"code": "UNAUTHENTICATED"}}]},
            "complete",
        ]
    assert written(datetime.now(UTC)) >= expires


async def test_a_changed_reach_is_that_of_whoever_follows_already(running: Running, quellhaven: Database) -> None:
    """A shop that is moved beneath an organization in reach brings what it offers; moved away, it takes it along."""
    key = await add_key(quellhaven, Wish("parcel alone", Role.READER, ["parcel"]), "test")
    await offered(running, "shop", "till")
    async with opened(running, key.text) as client, streamed(running, EVENTS, key.text) as events:
        await client.subscribe("things", THINGS, refs=[{"kind": "Offering", "id": "till"}])
        await client.subscribe("events", EVENTS)
        await subscribed(running, 3)
        await told_things(client, [None])
        await running.describe("till", "seen by nobody here")
        await until_told(running, await running.newest())
        await running.ask(MOVE, id="shop", to="parcel")
        await running.describe("till", "seen")
        seen = await running.newest()
        await told_things(client, [{"id": "till", "description": "seen"}])
        await until_told(running, seen)
        await running.ask(MOVE, id="shop", to="finance")
        await running.describe("till", "not seen any more")
        await until_told(running, seen + 2)
        await told_things(client, [None])
        await running.ask(MOVE, id="shop", to="parcel")
        await told_things(client, [{"id": "till", "description": "not seen any more"}])
        await running.describe("till", "seen again")
        last = await running.newest()
        told = [(await anext(events))["data"]["events"]["seq"]]
        while told[-1] < last:
            told.append((await anext(events))["data"]["events"]["seq"])
    assert seen in told
    assert not {seen - 2, seen + 2} & set(told), "what happened out of their sight"
    assert told == sorted(set(told))


async def offered(running: Running, provider: str, offering: str) -> None:
    """An organization of that id, and an offering of it."""
    created = [
        await running.ask(CREATE_ORGANIZATION, id=provider),
        await running.ask(CREATE_OFFERING, id=offering, provider=provider),
    ]
    assert ["errors" in one for one in created] == [False, False], created


async def told_things(client: Client, expected: list[Any]) -> None:
    """Waits until that is the answer; what was true before may be told before."""
    async with asyncio.timeout(SOON):
        while (message := await client.told())["id"] != "things" or message["payload"]["data"]["things"] != expected:
            assert message["type"] == "next"


async def test_twenty_bounded_viewers_are_told_what_their_query_shows_beside_changes_that_hide_and_show(
    running: Running, quellhaven: Database
) -> None:
    chance = random.Random(16)  # noqa: S311  # drawn again alike
    organizations = [one["id"] for one in await nodes(running, "organizations")]
    offerings = [one["id"] for one in await nodes(running, "offerings")]
    shops = [f"shop-{number}" for number in range(6)]
    for shop in shops:
        await offered(running, shop, f"till-of-{shop}")
    keys = [
        (
            await add_key(
                quellhaven, Wish(f"team {number}", Role.READER, chance.sample([*organizations[:20], *shops], 2)), "test"
            )
        ).text
        for number in range(VIEWERS)
    ]
    before = await running.newest()
    expected: dict[str, list[int]] = {key: [] for key in keys}
    async with AsyncExitStack() as stack:
        clients = {key: await stack.enter_async_context(opened(running, key)) for key in keys}
        for client in clients.values():
            await client.subscribe("1", EVENTS)
        await subscribed(running, VIEWERS)
        for _ in range(ROUNDS):
            await changed(running, chance, organizations, shops)
            await running.describe(chance.choice(offerings), f"words {chance.random()}")
            newest = await running.newest()
            await until_told(running, newest)
            for key in keys:
                shown = [one["seq"] for one in (await running.ask(SEEN, key))["data"]["events"]["nodes"]]
                expected[key] += [seq for seq in shown if before < seq <= newest]
            before = newest
        told = {key: seqs(await taken(client)) for key, client in clients.items()}
    assert told == expected
    assert len({tuple(one) for one in told.values()}) > 3, "they see different things"


async def nodes(running: Running, of: str) -> list[dict[str, Any]]:
    return (await running.ask(f"{{ {of}(first: 100) {{ nodes {{ id }} }} }}"))["data"][of]["nodes"]


async def changed(running: Running, chance: random.Random, organizations: list[str], shops: list[str]) -> None:
    """A shop, and so all that it offers, comes into the reach of some and out of that of others, or what it offers does;
    then that is described.
    """
    shop, offering = chance.choice(shops), f"till-of-{chance.choice(shops)}"
    way = chance.randrange(3)
    if way == 0:
        await running.ask(MOVE, id=shop, to=chance.choice([*organizations, None]))
    elif way == 1:
        await running.ask(GIVE, id=offering, to=chance.choice([*organizations, shop]))
    else:
        await running.ask(FOUND, provider=shop, consumer=chance.choice(organizations))
    await running.describe(offering, f"words {chance.random()}")


async def until_told(running: Running, number: int) -> None:
    """Until all groups have been told of that event, by what they may see then; some are new, and some are gone."""
    async with asyncio.timeout(SOON):
        while not all(is_told(group, number) for group in running.live.hub.groups.values()):  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0.01)


def is_told(group: Group, number: int) -> bool:
    return not isinstance(group, EventGroup) or group.position >= number


async def taken(client: Client) -> list[dict[str, Any]]:
    """All that was told before a ping is answered."""
    await client.send("ping")
    found: list[dict[str, Any]] = []
    while (message := await client.told())["type"] != "pong":
        found.append(message)
    return found
