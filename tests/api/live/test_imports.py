"""An import while others listen: its events come among theirs, each once, and the things that it brings are told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from seed.importing import import_estate
from tests.api.live.conftest import EVENTS, Running, opened
from tests.api.live.test_events import seqs, subscribed

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

ROWS: Final = 300
THINGS: Final = "subscription($refs: [NodeRef!]!) { things(refs: $refs) { ... on Organization { id description } } }"


async def test_events_and_things_go_on_through_an_import(
    running: Running, quellhaven: Database, tmp_path: Path
) -> None:
    rows = [f"shop-{number},Shop {number},imported" for number in range(ROWS)]
    (tmp_path / "organizations.csv").write_text("\n".join(["id,name,description", *rows]) + "\n")
    async with opened(running) as client, opened(running) as other:
        await client.subscribe("1", EVENTS)
        await other.subscribe("1", THINGS, refs=[{"kind": "Organization", "id": "shop-7"}])
        await subscribed(running, 2)
        assert (await other.told())["payload"]["data"] == {"things": [None]}
        newest = await running.newest()
        importing = asyncio.create_task(import_estate(quellhaven, [tmp_path], source="shops"))
        number = 0
        while not importing.done():
            await running.describe("maps", f"beside an import {number}")
            number += 1
        await importing
        told = [await client.told() for _ in range(await running.newest() - newest)]
        assert seqs(told) == list(range(newest + 1, newest + 1 + len(told)))
        actions = [one["payload"]["data"]["events"]["action"] for one in told]
        assert actions.count("CHANGED") >= number
        assert "IMPORTED" in actions
        told_of = (await other.told())["payload"]["data"]
        assert told_of == {"things": [{"id": "shop-7", "description": "imported"}]}
