"""The sample estate, served by a process of its own to whoever bears a key, and a browser that looks at it."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from tests.api.command.conftest import Rapport, variables_of
from tests.api.estate.conftest import served
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from playwright.async_api import Browser, BrowserContext, Page

    from graph.database.engine import Database, EngineSettings

KEY: Final = "a-key-that-is-long-enough"
AXE: Final = Path(__file__).parents[2] / "api/explorer/source/node_modules/axe-core/axe.min.js"
SETTLED: Final = "main:not(:has([aria-busy=true])) h1"
DESCRIBE: Final = "mutation ($input: UpdateOfferingInput!) { updateOffering(input: $input) { __typename } }"
"""What others change, by the id `describe`."""
PATIENCE: Final = 60_000
"""Milliseconds: this machine may be busy with other tests."""


@pytest_asyncio.fixture(scope="session")
async def estate(open_embedded: Database, running_embedded: EngineSettings) -> EngineSettings:
    await hold_quellhaven(open_embedded)
    return running_embedded


@pytest.fixture(scope="session")
def address(estate: EngineSettings, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """Served to those who bear the key, and answering trusted documents alone: what the explorer asks is trusted."""
    trusted = tmp_path_factory.mktemp("trusted") / "documents.json"
    trusted.write_text(json.dumps({"describe": DESCRIBE}))
    variables = {"RAPPORT_TRUSTED_DOCUMENTS": str(trusted), "RAPPORT_ONLY_TRUSTED": "true", "RAPPORT_KEY": KEY}
    with served(estate, **variables) as address:
        yield address


@pytest.fixture(scope="session")
def reader(estate: EngineSettings, address: str) -> str:
    """The key of somebody who reads what is in the reach of Parcel, at the address that is served."""
    assert address
    maker = Rapport(None, variables_of(estate)).process(
        "keys", "add", "Reader of Parcel", "--role", "reader", "--organization", "parcel"
    )
    return maker.communicate(timeout=60)[0].strip()


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncGenerator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is needed to look at the explorer")
        pytest.skip("NOT LOOKED AT: Chromium is missing")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


@dataclass
class Explorer:
    """The explorer in a browser. `complaints`: what it said on the console, threw, or asked of anyone else."""

    browser: Browser
    address: str
    complaints: list[str] = field(default_factory=list[str])

    @asynccontextmanager
    async def open(
        self,
        path: str,
        *,
        width: int = 1440,
        scheme: Literal["light", "dark"] = "light",
        language: str = "en",
        touch: bool = False,
        key: str = KEY,
    ) -> AsyncGenerator[Page]:
        """The page, once everything that it asks is there."""
        size: Any = {"width": width, "height": 900}
        context = await self.browser.new_context(viewport=size, color_scheme=scheme, locale=language, has_touch=touch)
        async with context, self.open_in(context, path, key) as page:
            yield page

    @asynccontextmanager
    async def open_in(self, context: BrowserContext, path: str, key: str = KEY) -> AsyncGenerator[Page]:
        """In a tab of its own."""
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        if key:
            await page.add_init_script(f"sessionStorage.setItem('rapport-key', {json.dumps(key)})")
        page.on("console", lambda message: self.complaints.append(f"{path}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{path}: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url.replace("ws", "http", 1)))
        await page.goto(self.address + path)
        await settled(page)
        yield page
        await page.close()

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:")):
            self.complaints.append(f"asked elsewhere: {url}")


async def settled(page: Page) -> None:
    await page.wait_for_selector(SETTLED, state="attached")


async def shot(page: Page, name: str) -> None:
    """Kept where EXPLORER_SHOTS names a folder."""
    if folder := os.environ.get("EXPLORER_SHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def axe(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own practices: the rule and where."""
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is needed: npm ci --ignore-scripts in api/explorer/source")
        pytest.skip("NOT LOOKED AT: axe-core is missing; npm ci --ignore-scripts in api/explorer/source")
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = await page.evaluate("() => axe.run({ resultTypes: ['violations'] })")  # names no place that is good
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture
def explorer(chromium: Browser, address: str) -> Generator[Explorer]:
    """Fails a test after which anything was complained of."""
    explorer = Explorer(chromium, address)
    yield explorer
    assert explorer.complaints == []
