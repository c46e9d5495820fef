"""Pages of other addresses in Chromium, where no access is configured: they change nothing, read nothing and follow nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.api.live.conftest import EVENTS, serving
from tests.clients.test_page import SOCKET, browser_page, site
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

CHANGE: Final = 'mutation { updateOffering(input: {id: "maps", description: "taken over"}) { __typename } }'
NAMED: Final = '{ offering(id: "maps") { description } }'
ASKED: Final = """
async ([address, query, type, mode]) => {
    try {
        const headers = { "content-type": type, accept: "text/event-stream" };
        const answer = await fetch(address, { method: "POST", mode, headers, body: JSON.stringify({ query }) });
        return await answer.text();
    } catch (fault) {
        return String(fault);
    }
}
"""


@EMBEDDED_ALONE
async def test_a_page_of_another_address_changes_reads_and_follows_nothing(
    quellhaven: Database, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<title>Another page</title>")
    async with serving(quellhaven, KEY="") as running, browser_page() as page:
        before = await running.ask(NAMED)
        with site(tmp_path) as neighbour:
            for origin in (neighbour, neighbour.replace("127.0.0.1", "localhost")):
                await page.goto(origin)
                for query in (CHANGE, EVENTS, NAMED):
                    asked = [f"{running.address}/graphql", query]
                    assert (
                        await page.evaluate(ASKED, [*asked, "application/json", "cors"]) == "TypeError: Failed to fetch"
                    )
                    assert await page.evaluate(ASKED, [*asked, "text/plain", "cors"]) == "TypeError: Failed to fetch"
                    assert await page.evaluate(ASKED, [*asked, "text/plain", "no-cors"]) == "", "nothing can be read"
                assert await page.evaluate(SOCKET, f"{running.address.replace('http', 'ws')}/graphql") == "refused"
        assert await running.ask(NAMED) == before
        assert running.live.hub.subscriptions == 0
        await page.goto(running.address)
        own = [f"{running.address}/graphql", CHANGE, "application/json", "cors"]
        assert '"updateOffering":{"__typename":"Offering"}' in await page.evaluate(ASKED, own)
        assert await page.evaluate(SOCKET, f"{running.address.replace('http', 'ws')}/graphql") == "open"
