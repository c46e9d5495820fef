"""A link that is passed on answers for the day for which it was asked, and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

DATED: Final = {
    "/relationships": "on",
    "/relationships?part=common": "on",
    "/relationships?part=promises": "on",
    "/relationship/digital-parcel": "on",
    "/network?relationship=digital-parcel": "on",
    "/weak-points": "on",
    "/due": "today",
    "/ahead/parcel": "today",
    "/change/maps-retirement": "today",
    "/briefing/digital-parcel": "today",
    "/compare?s=January~maps:RETIRE@2027-01-01&s=Keep~maps:DEGRADE@2027-01-01": "today",
    "/offering/maps": "today",
    "/person/petr-lukin?part=leaving": "today",
}
"""Screens that answer for a day, and the name by which the address bears it."""
BANNERED: Final = [path for path in DATED if path != "/weak-points"]
"""Where the day is no field of the screen's own."""


async def copied(page: Page) -> str:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.get_by_role("button", name="Copy link").click()
    await page.get_by_text("The link is copied.").wait_for()
    return await page.evaluate("() => navigator.clipboard.readText()")


def with_day(path: str, day: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{DATED[path]}={day}"


@pytest.mark.parametrize("path", DATED)
async def test_a_copied_link_bears_the_day_for_which_the_screen_answered(explorer: Explorer, path: str) -> None:
    async with explorer.open(path) as page:
        assert await page.get_by_role("button", name="As of today").count() == 0
        asked = parse_qs(urlsplit(await copied(page)).query)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", asked[DATED[path]][0])
    async with explorer.open(with_day(path, "2026-10-05")) as page:
        assert (await copied(page)).endswith(f"{DATED[path]}=2026-10-05")


@pytest.mark.parametrize("path", BANNERED)
async def test_a_link_of_another_day_says_so_and_offers_today(explorer: Explorer, path: str) -> None:
    async with explorer.open(with_day(path, "2026-10-05")) as page:
        await page.get_by_text("Answered as of Oct 5, 2026").wait_for()
        await page.get_by_role("button", name="As of today").click()
        await page.wait_for_url(lambda url: "2026-10-05" not in url)
        await page.get_by_text("Answered as of").wait_for(state="detached")


async def test_a_link_without_a_day_of_its_own_is_copied_as_it_stands(explorer: Explorer) -> None:
    async with explorer.open("/offering/routing") as page:
        assert await copied(page) == f"{explorer.address}/offering/routing"
