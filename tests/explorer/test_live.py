"""What others write while somebody reads: it is said soon, shown on demand, and moves nothing before."""

from __future__ import annotations

import time
from secrets import token_hex
from typing import TYPE_CHECKING, Final

import httpx

from tests.explorer.conftest import KEY, axe, settled

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

DAY: Final = "2026-10-05"
PARCEL: Final = f"/relationship/digital-parcel?on={DAY}"
KEPT: Final = "It was kept: The provider's side promised by then: An answer on late changes of tours"
SOON: Final = 5.0
"""Seconds, on a machine that is busy with other tests; two where it is not."""


async def describe(address: str, offering: str, text: str) -> None:
    await put(address, offering, description=text)


async def put(address: str, offering: str, **given: str) -> None:
    """Somebody else's change, over the API."""
    asked = {"documentId": "describe", "variables": {"input": {"id": offering, **given}}}
    async with httpx.AsyncClient(base_url=address, headers={"authorization": f"Bearer {KEY}"}, timeout=60) as client:
        answer = (await client.post("/graphql", json=asked)).json()
    assert answer["data"]["updateOffering"]["__typename"] == "Offering", answer


async def said(page: Page) -> str:
    """The line that says what has changed."""
    line = page.locator(".live p")
    await line.wait_for()
    return await line.inner_text()


async def test_a_change_of_others_is_said_soon_moves_nothing_and_is_shown_on_demand(explorer: Explorer) -> None:
    async with explorer.open("/offering/backup-vault") as page:
        lead = page.locator(".lead")
        before = await lead.inner_text()
        begun = time.monotonic()
        text = f"Copies of everything, each night. {token_hex(2)}"  # other than an attempt before has left
        await describe(explorer.address, "backup-vault", text)
        assert (await said(page)).startswith("1\N{NO-BREAK SPACE}thing changed")
        assert time.monotonic() - begun < SOON
        assert await lead.inner_text() == before
        assert await axe(page) == []
        await page.get_by_role("button", name="Show", exact=True).click()
        await page.wait_for_selector(f".lead:text-is('{text}')")
        await page.locator(".live p").wait_for(state="detached")
        await describe(explorer.address, "backup-vault", before)
        await said(page)


async def test_what_is_taken_back_or_is_elsewhere_is_not_said(explorer: Explorer) -> None:
    async with explorer.open("/offering/backup-vault") as page:
        before = await page.locator(".lead").inner_text()
        await describe(explorer.address, "payroll", "Wages, each month.")
        await describe(explorer.address, "backup-vault", "For a moment.")
        await said(page)
        await describe(explorer.address, "backup-vault", before)
        await page.locator(".live p").wait_for(state="detached")


async def test_what_is_settled_by_others_is_said_and_what_one_settles_is_not(explorer: Explorer) -> None:
    async with (
        explorer.open(PARCEL) as reader,
        explorer.open(f"/due?today={DAY}&all=1") as due,
        explorer.open(f"/?today={DAY}") as start,
    ):
        async with explorer.open(PARCEL) as writer:
            await writer.get_by_role("button", name=KEPT).click()
            await writer.get_by_role("button", name="Record it").click()
            await writer.locator(".done").wait_for()
            await said(reader)
            await said(due)
            await said(start)
            assert await reader.get_by_role("button", name=KEPT).count() == 1
            await reader.get_by_role("button", name="Show", exact=True).click()
            await reader.get_by_role("button", name=KEPT).wait_for(state="detached")
            await settled(writer)
            assert await writer.locator(".live p").count() == 0
            await writer.get_by_role("button", name="Undo").click()
            await writer.get_by_text("Taken back.").wait_for()
        await said(reader)


async def test_what_if_is_said_to_have_changed_where_anything_on_screen_has(explorer: Explorer) -> None:
    async with explorer.open("/impact?c=maps:RETIRE&on=2027-01-01&today=2026-10-05") as page:
        await describe(explorer.address, "payroll", "Wages, at the end of each month.")
        await put(explorer.address, "routing", name="Ways of Lorries")
        await said(page)
        assert await page.get_by_role("treeitem", name="Ways of Lorries").count() == 0
        await page.get_by_role("button", name="Show", exact=True).click()
        await page.get_by_role("treeitem", name="Ways of Lorries").first.wait_for()
        await page.locator(".live p").wait_for(state="detached")
        await put(explorer.address, "routing", name="Routing")
        await said(page)


async def test_after_a_broken_connection_it_is_told_what_was_missed(explorer: Explorer) -> None:
    async with explorer.open("/offerings") as page:
        await page.evaluate(
            """() => {
                const Socket = WebSocket;
                window.sockets = [];
                window.WebSocket = function (...given) {
                    const one = new Socket(...given);
                    window.sockets.push(one);
                    return one;
                };
            }"""
        )
        await page.evaluate(
            "history.pushState(null, '', '/offering/backup-vault'); dispatchEvent(new PopStateEvent('popstate'))"
        )
        await page.wait_for_selector("h1:text-is('Backup')")
        await page.wait_for_function("() => window.sockets[0]?.readyState === 1")
        before = await page.locator(".lead").inner_text()
        await page.evaluate("() => window.sockets[0].close()")
        await page.wait_for_function("() => window.sockets[0].readyState === 3")
        await describe(explorer.address, "backup-vault", "Written while nobody listened.")
        await said(page)
        assert await page.evaluate("() => window.sockets.length") >= 2
        await describe(explorer.address, "backup-vault", before)
