"""What is due for all: its first lines are there before what settling them would gain, and the page says what it waits for."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.explorer.conftest import settled

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from playwright.async_api import Page, Route

    from tests.explorer.conftest import Explorer


@asynccontextmanager
async def held_back(page: Page, operation: str) -> AsyncGenerator[None]:
    """Within this what the server answers to it does not come."""
    given = asyncio.Event()

    async def late(route: Route) -> None:
        if f'"{operation}"' in (route.request.post_data or ""):
            await given.wait()
        await route.continue_()

    await page.route("**/graphql", late)
    yield
    given.set()


async def test_the_lines_are_there_before_what_they_would_gain(explorer: Explorer) -> None:
    async with explorer.open("/offerings") as page:
        async with held_back(page, "AgendaGains"):
            await page.get_by_role("link", name="Due", exact=True).click()
            await page.wait_for_selector("h1:text-is('Due')")
            await page.locator("tbody tr").nth(49).wait_for()
            await settled(page)
            assert await page.locator("tbody td", has_text="…").count() == 50
            assert await page.locator("tbody button").first.is_enabled()
        await page.locator("tbody td", has_text="points").first.wait_for()
        await page.locator("tbody td", has_text="…").first.wait_for(state="detached")
        await page.get_by_role("button", name="Show more").click()
        await page.locator("tbody tr").nth(50).wait_for()
        await page.locator("tbody td", has_text="…").first.wait_for(state="detached")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "What is due is being worked out for all relationships"),
        ("ru", "Считаем, что предстоит во всех отношениях"),
    ],
)
async def test_while_they_are_worked_out_the_page_says_so(explorer: Explorer, language: str, words: str) -> None:
    async with explorer.open("/offerings", language=language) as page:
        async with held_back(page, "AgendaLines"):
            await page.locator("nav a[href='/due']").click()
            await page.get_by_role("status").get_by_text(words).wait_for()
        await page.locator("tbody tr").first.wait_for()
        await page.get_by_text(words).wait_for(state="detached")


async def test_where_the_gains_do_not_come_the_lines_stay_and_say_why(explorer: Explorer) -> None:
    async def refused(route: Route) -> None:
        if '"AgendaGains"' in (route.request.post_data or ""):
            error = {"message": "agenda took longer than 10 seconds.", "extensions": {"code": "TIMEOUT"}}
            await route.fulfill(status=504, json={"errors": [error], "data": None})
        else:
            await route.continue_()

    async with explorer.open("/offerings") as page:
        await page.route("**/graphql", refused)
        await page.get_by_role("link", name="Due", exact=True).click()
        await page.get_by_role("alert").get_by_text("longer than a request may take").wait_for()
        assert await page.locator("tbody tr").count() == 50
        await page.unroute("**/graphql")
        await page.get_by_role("button", name="Try again").click()
        await page.locator("tbody td", has_text="points").first.wait_for()
    explorer.complaints[:] = [one for one in explorer.complaints if "504" not in one]
