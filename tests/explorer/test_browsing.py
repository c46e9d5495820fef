"""Lists: what they are filtered and sorted by stands in the address, and their pages come on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.explorer.conftest import settled

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer


async def names(page: Page) -> list[str]:
    return [(await one.inner_text()) for one in await page.locator("tbody th").all()]


async def test_all_pages_hold_each_thing_once_and_as_many_as_are_told(explorer: Explorer) -> None:
    async with explorer.open("/offerings") as page:
        told = int((await page.locator("header .kind").inner_text()).split()[0])
        assert len(await names(page)) == 50 < told
        await page.get_by_role("button", name="Show more").click()
        await page.get_by_role("button", name="Show more").wait_for(state="detached")
        found = await names(page)
        assert len(set(found)) == len(found) == told


async def test_a_link_restores_filters_and_order(explorer: Explorer) -> None:
    async with explorer.open("/offerings") as page:
        await page.get_by_label("Provider").fill("cartoleth")
        await page.wait_for_url("**/offerings?provider=cartoleth")
        await page.get_by_role("button", name="Offering").click()
        await page.wait_for_url("**/offerings?provider=cartoleth&sort=-name")
        await settled(page)
        found = await names(page)
        assert found == sorted(found, reverse=True)
        assert "Maps" in found
        async with explorer.open("/offerings?provider=cartoleth&sort=-name") as other:
            assert await names(other) == found
        await page.get_by_role("button", name="Take the filters away").click()
        await page.wait_for_url("**/offerings?sort=-name")


async def test_what_an_address_says_wrongly_is_left_out(explorer: Explorer) -> None:
    async with explorer.open("/offerings?status=NONSENSE&sort=password") as page:
        assert len(await names(page)) == 50


async def test_what_is_found_by_its_id_is_shown_by_its_name(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.keyboard.press("/")
        await page.keyboard.type("maps-next")
        found = page.locator("[role=option]").first
        await found.wait_for()
        assert await found.inner_text() == "Maps Next\nmaps-next · Cartoleth"


async def test_an_offering_with_a_successor_says_who_has_yet_to_move(explorer: Explorer) -> None:
    async with explorer.open("/offering/maps?today=2026-10-05") as page:
        moving = page.get_by_role("region", name="Who has moved to a successor")
        assert "3 of 8" in await moving.inner_text()
        assert "has yet to move" in await moving.get_by_role("row").filter(has_text="Road Union 12").inner_text()
        assert "has moved in part" in await moving.get_by_role("row").filter(has_text="Last Mile").inner_text()


async def test_somebody_is_found_by_their_role_and_what_would_break_without_them_is_asked(explorer: Explorer) -> None:
    async with explorer.open("/people?of=quellhaven&role=RELATIONSHIP_MANAGER") as page:
        await page.get_by_role("link", name="Пётр Лукин").click()
        await page.wait_for_selector("h1:text-is('Пётр Лукин')")
        await page.get_by_role("button", name="What would break?").click()
        await page.wait_for_url("**/person/petr-lukin?part=leaving")
        await page.get_by_role("heading", name="Who could take over").wait_for()


async def test_the_trail_leads_to_what_was_changed(explorer: Explorer) -> None:
    async with explorer.open("/trail?of=maps") as page:
        assert await page.get_by_label("Id of a thing").input_value() == "maps"
        await page.get_by_role("link", name="maps", exact=True).first.click()
        await page.wait_for_selector("h1:text-is('Maps')")
