"""Scenarios side by side: put together in the page, kept in its address, ranked and told apart by the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.explorer.conftest import axe, settled

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

MONTHS = "/compare?s=January~maps:RETIRE@2027-01-01&s=February~maps:RETIRE@2027-02-02&today=2026-10-05"
KEEPING = "&s=Keep~maps:DEGRADE@2027-01-01"


async def heads(page: Page) -> list[str]:
    """The columns of the table of measures."""
    table = page.get_by_role("region", name="Which hurts least")
    return [await one.inner_text() for one in await table.locator("thead th").all()]


async def test_scenarios_are_ranked_with_why_and_tell_whom_they_treat_differently(explorer: Explorer) -> None:
    async with explorer.open(MONTHS + KEEPING) as page:
        assert await heads(page) == ["Measure", "1. Keep", "2. February", "3. January"]
        why = page.get_by_role("row").filter(has_text="Why there")
        assert "2 notices overdue, against none" in await why.inner_text()
        differing = page.get_by_role("region", name="Whom they treat differently")
        fleet = await differing.get_by_role("row").filter(has_text="Fleet").locator("td").all_inner_texts()
        assert [one[1:].strip() for one in fleet] == ["medium", "critical", "critical"]
        digital = await differing.get_by_role("row").filter(has=page.get_by_text("Digital", exact=True)).inner_text()
        assert digital.count("notice overdue: 1") == 2
        follows = page.get_by_role("link", name="All that follows from February")
        assert await follows.get_attribute("href") == "/impact?c=maps:RETIRE&on=2027-02-02&today=2026-10-05"


async def test_two_scenarios_are_put_together_by_keys_alone_and_their_address_restores_them(explorer: Explorer) -> None:
    async with explorer.open("/compare?today=2026-10-05") as page:
        await page.get_by_text("then they are compared").wait_for()
        for number, offering in ((1, "maps"), (2, "routing")):
            await page.get_by_role("combobox", name=f"Add an offering to Scenario {number}").focus()
            await page.keyboard.type(offering)
            await page.locator("[role=option]").first.wait_for()
            await page.keyboard.press("Enter")
            await page.get_by_role("list", name=f"What Scenario {number} changes").get_by_role("listitem").wait_for()
        await page.wait_for_selector("h2:text-is('Which hurts least')")
        await settled(page)
        plan = page.get_by_role("region", name="Scenario 2", exact=True)
        await plan.get_by_label("Done to it").select_option("DEGRADE")
        await plan.get_by_label("How badly").select_option("LOW")
        await plan.get_by_label("Name").fill("Slower, 50% ~ a bit")
        await page.wait_for_url("**Slower**")
        await page.get_by_role("columnheader", name="1. Slower, 50% ~ a bit").first.wait_for()
        await settled(page)
        link, seen = page.url.removeprefix(explorer.address), await heads(page)
        async with explorer.open(link) as other:
            assert await heads(other) == seen
            assert await other.get_by_label("How badly").nth(1).input_value() == "LOW"


async def test_another_like_one_is_added_and_taken_out_again(explorer: Explorer) -> None:
    async with explorer.open(MONTHS, width=390, touch=True) as page:
        january = page.get_by_role("region", name="January", exact=True)
        await january.get_by_role("button", name="Another like this").tap()
        await (
            page.get_by_role("region", name="January 2", exact=True).get_by_label("Takes effect on").fill("2028-01-01")
        )
        await page.wait_for_url("**maps:RETIRE@2028-01-01**")
        await page.locator("thead th", has_text="January 2").first.wait_for(state="attached")
        await settled(page)
        assert {one.partition(". ")[2] for one in await heads(page)} == {"", "January", "January 2", "February"}
        assert await axe(page) == []
        await january.get_by_role("button", name="Take out").tap()
        await page.wait_for_url("**/compare?s=January%25202**")
        await page.locator("thead th", has_text="3. ").first.wait_for(state="detached")
        await settled(page)
        assert len(await heads(page)) == 3
        assert await page.get_by_role("button", name="Take out").count() == 0


async def test_what_the_server_refuses_stands_beside_the_change(explorer: Explorer) -> None:
    async with explorer.open("/compare?s=a~maps:RETIRE&s=b~mapps:RETIRE") as page:
        plan = page.get_by_role("region", name="b", exact=True)
        await plan.get_by_role("alert").get_by_text("Did you mean maps?").wait_for()
        assert await page.get_by_role("region", name="a", exact=True).get_by_role("alert").count() == 0
    explorer.complaints[:] = [one for one in explorer.complaints if "400" not in one]


async def test_a_comparison_is_taken_along_as_a_file(explorer: Explorer) -> None:
    async with explorer.open(MONTHS) as page:
        async with page.expect_download() as saved:
            await page.get_by_role("button", name="Markdown").click()
        text = (await (await saved.value).path()).read_text(encoding="utf-8")
        assert "| February |" in text
        async with page.expect_download() as saved:
            await page.get_by_role("button", name="CSV").click()
        assert (await saved.value).suggested_filename == "comparison.csv"
