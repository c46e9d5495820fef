"""The page of the documentation, built by Vite and looked at in Chromium: served from another address than Rapport."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.async_api import async_playwright, expect

from tests.api.estate.conftest import served
from tests.clients.programs import CLIENTS, TRUSTED
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator
    from pathlib import Path

    from playwright.async_api import Page

    from graph.database.engine import EngineSettings

BUILT = CLIENTS / "built" / "page"
RENAMED = 'mutation { updateOffering(input: { id: "maps", name: "Maps of a colleague" }) { __typename } }'


class Site(http.server.SimpleHTTPRequestHandler):
    """The built page."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name there
        """Says nothing."""


@contextlib.contextmanager
def site(folder: Path) -> Generator[str]:
    """The address of the files of a folder, as browsers write it."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def deployed(folder: Path, address: str) -> None:
    """The page in that folder, told where Rapport is."""
    shutil.copytree(BUILT, folder, dirs_exist_ok=True)
    index = folder / "index.html"
    index.write_text(index.read_text().replace('content="/graphql"', f'content="{address}/graphql"'))


@contextlib.asynccontextmanager
async def browser_page() -> AsyncGenerator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is needed to look at the page")
        pytest.skip("NOT LOOKED AT: Chromium is missing")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            page = await browser.new_page()
            page.set_default_timeout(30_000)
            yield page
        finally:
            await browser.close()


@EMBEDDED_ALONE
@pytest.mark.usefixtures("built")
async def test_the_page_lists_asks_changes_and_follows_from_another_address(
    sample_estate: EngineSettings, tmp_path: Path
) -> None:
    expect.set_options(timeout=30_000)
    trusted = {"RAPPORT_TRUSTED_DOCUMENTS": str(TRUSTED)}
    with site(tmp_path) as origin, served(sample_estate, RAPPORT_ORIGINS=origin, **trusted) as address:
        deployed(tmp_path, address)
        async with browser_page() as page:
            said: list[str] = []
            page.on("console", lambda message: said.append(message.text))
            preflights = await preflights_of(page)
            await page.goto(origin)
            await expect(page.get_by_role("listitem")).to_have_count(10)
            await page.get_by_role("button", name="More").click()
            await expect(page.get_by_role("listitem")).to_have_count(20)
            assert preflights == {f"{address}/graphql"}

            await page.get_by_placeholder("Name").fill("maps")
            await page.get_by_role("button", name="Maps", exact=True).click()
            await expect(page.get_by_text("If it is retired: 1 critical, 6 high")).to_be_visible()
            await expect(page.get_by_text("Fleet: CRITICAL")).to_be_visible()

            await page.get_by_label("New name").fill("")
            await page.get_by_role("button", name="Rename").click()
            await expect(page.get_by_role("alert")).to_have_text("input.name: is empty; every Offering states it")
            await page.get_by_label("New name").fill("Maps of the page")
            await page.get_by_role("button", name="Rename").click()
            await expect(page.get_by_role("heading", name="Maps of the page")).to_be_visible()
            await expect(page.get_by_role("alert")).to_have_count(0)

            async with httpx.AsyncClient() as colleague:
                answered = await colleague.post(f"{address}/graphql", json={"query": RENAMED})
            assert answered.json()["data"] == {"updateOffering": {"__typename": "Offering"}}
            await expect(page.get_by_role("heading", name="Maps of a colleague")).to_be_visible()
            assert said == []


@EMBEDDED_ALONE
@pytest.mark.usefixtures("built")
async def test_a_page_of_an_address_that_is_not_named_reads_nothing(
    sample_estate: EngineSettings, tmp_path: Path
) -> None:
    expect.set_options(timeout=30_000)
    with site(tmp_path) as origin, served(sample_estate, RAPPORT_ORIGINS="http://localhost:1") as address:
        deployed(tmp_path, address)
        async with browser_page() as page:
            await page.goto(origin)
            await expect(page.get_by_role("alert")).to_have_text("Failed to fetch")
            await expect(page.get_by_role("listitem")).to_have_count(0)
            assert await page.evaluate(SOCKET, f"{address.replace('http', 'ws')}/graphql") == "refused"


SOCKET = """
(address) => new Promise((done) => {
    const socket = new WebSocket(address, "graphql-transport-ws");
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
})
"""


async def preflights_of(page: Page) -> set[str]:
    """The addresses for which the browser asks whether the page may ask, as it does so."""
    asked: set[str] = set()

    def note(event: dict[str, Any]) -> None:
        if event["request"]["method"] == "OPTIONS":
            asked.add(event["request"]["url"])

    session = await page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", note)
    await session.send("Network.enable")  # pyright: ignore[reportUnknownMemberType]  # answers JSON
    return asked
