"""Estates that are served with their playgrounds, and a browser that looks at them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.engine import EngineSettings
from tests.api.estate.conftest import served
from tests.explorer.conftest import KEY, chromium, estate

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from playwright.async_api import Browser, Page

__all__ = ["chromium", "estate"]

PATIENCE = 90_000
"""Milliseconds: this machine may be busy with other tests."""
ANSWER = ".result-window .cm-property"
"""A name in the answer that is shown."""


@pytest.fixture(scope="session")
def sample(estate: EngineSettings) -> Generator[str]:
    """The address of the sample estate, for whoever bears the key."""
    with served(estate, RAPPORT_KEY=KEY) as address:
        yield address


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of an estate that holds nothing yet, for this machine."""
    with served(EngineSettings(tmp_path_factory.mktemp("empty"))) as address:
        yield address


@asynccontextmanager
async def opened(browser: Browser, address: str, *, width: int = 1280) -> AsyncGenerator[tuple[Page, list[str]]]:
    """The playground as it is opened the first time, and the questions that it asks, by the names of their operations."""
    size: Any = {"width": width, "height": 900}
    context = await browser.new_context(viewport=size)
    context.set_default_timeout(PATIENCE)
    page, asked = await context.new_page(), list[str]()

    def note(request: Any) -> None:
        if request.url == f"{address}/graphql":
            asked.append(request.post_data_json["query"])

    page.on("request", note)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    await page.goto(f"{address}/playground")
    yield page, asked
    await context.close()


async def answer(page: Page) -> str:
    """The answer that is shown, once it is there."""
    await page.wait_for_selector(ANSWER)
    return await page.inner_text(".result-window")
