"""The frame around the screens: it stays where a screen throws, does not come, or is asked for by half an escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.explorer.conftest import axe, shot

if TYPE_CHECKING:
    from playwright.async_api import Route

    from tests.explorer.conftest import Explorer

BROKEN = "This page cannot be shown"


async def half(route: Route) -> None:
    """The answer of a server that leaves out what was asked about maps."""
    if '"id":"maps"' in (route.request.post_data or ""):
        await route.fulfill(json={"data": {"offering": {"id": "maps", "name": "Maps"}}})
    else:
        await route.continue_()


async def test_a_screen_that_throws_says_so_and_loads_again(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.route("**/graphql", half)
        await page.evaluate(
            "history.pushState(null, '', '/offering/maps'); dispatchEvent(new PopStateEvent('popstate'))"
        )
        await page.wait_for_selector(f"h1:text-is('{BROKEN}')")
        await shot(page, "broken")
        assert await axe(page) == []
        await page.unroute("**/graphql")
        await page.get_by_role("button", name="Load the page again").click()
        await page.wait_for_selector("h1:text-is('Maps')")
    assert any("TypeError" in one for one in explorer.complaints)
    explorer.complaints.clear()


async def test_elsewhere_a_screen_that_threw_is_forgotten(explorer: Explorer) -> None:
    async with explorer.open("/offering/routing") as page:
        await page.route("**/graphql", half)
        await page.get_by_role("link", name="Maps", exact=True).click()
        await page.wait_for_selector(f"h1:text-is('{BROKEN}')")
        await page.unroute("**/graphql")
        await page.get_by_role("link", name="Offerings").click()
        await page.wait_for_selector("h1:focus:text-is('Offerings')")
    explorer.complaints.clear()


@pytest.mark.parametrize("files", ["**/assets/screen-*.js", "**/assets/health-*.css"])
async def test_a_screen_or_its_styles_that_do_not_come_are_said_and_loaded_again(
    explorer: Explorer, files: str
) -> None:
    async with explorer.open("/offering/routing") as page:
        await page.route(files, lambda route: route.abort())
        await page.get_by_role("link", name="Relationships").click()
        await page.wait_for_selector(f"h1:text-is('{BROKEN}')")
        assert "did not come from the server" in await page.get_by_role("alert").inner_text()
        await page.unroute(files)
        await page.get_by_role("button", name="Load the page again").click()
        await page.wait_for_selector("h1:text-is('Relationships')")
    explorer.complaints.clear()


async def test_a_part_of_a_screen_that_does_not_come_leaves_the_screen(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.route("**/assets/Drawn-*.js", lambda route: route.abort())
        await page.goto(f"{explorer.address}/network?relationship=digital-parcel&on=2026-10-05")
        await page.get_by_role("alert").get_by_text("cannot be reached").wait_for()
        assert await page.get_by_role("heading", name="People").count() == 1
    explorer.complaints.clear()


@pytest.mark.parametrize("path", ["/offering/100%", "/offering/%FF", "/offering/a%2Fb%"])
async def test_half_an_escape_is_an_id_as_any_other(explorer: Explorer, path: str) -> None:
    async with explorer.open(path) as page:
        assert await page.locator("h1").inner_text() == "There is no such thing, or you may not see it."
