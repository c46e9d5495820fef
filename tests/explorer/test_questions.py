"""What a newcomer asks, answered by clicking from the start page on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.explorer.conftest import axe, settled, shot

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

START = "/?today=2026-10-05"


async def found(page: Page, text: str, name: str) -> None:
    """An offering, by the search of the start page."""
    await page.get_by_role("combobox", name="Find an offering").fill(text)
    await page.locator("[role=option]", has_text=name).first.click()
    await page.wait_for_selector(f"h1:text-is('{name}')")


async def test_which_planned_change_of_an_offering_hurts_least(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await found(page, "maps", "Maps")
        await page.get_by_role("link", name="Which of them hurts least?").click()
        await page.get_by_role("columnheader", name="1. Pay for three more months of Maps (plan C)").first.wait_for()
        await page.get_by_role("region", name="Whom they treat differently").get_by_text("Fleet").wait_for()


async def test_which_of_all_planned_changes_hurts_least(explorer: Explorer) -> None:
    async with explorer.open(START, width=390, touch=True) as page:
        await page.get_by_role("link", name="Which of several ways hurts least?").tap()
        for title in ("Retire the SMS Gateway", "New terms for text messages"):
            choice = page.get_by_label("Add a planned change")
            option = choice.locator("option", has_text=title)
            await option.wait_for(state="attached")
            await choice.select_option(value=await option.get_attribute("value"))
            await page.get_by_role("region", name=title, exact=True).wait_for()
        await page.wait_for_selector("h2:text-is('Which hurts least')")
        await settled(page)
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert await axe(page) == []


async def test_what_would_hurt_most_and_what_nothing_replaces(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("region", name="Weak points").get_by_role("link", name="All of them").click()
        await page.get_by_role("tab", name="Critical, nothing instead").click()
        await page.get_by_text("Nothing can take their place").wait_for()
        await page.get_by_role("link", name="What if it ends? Drovetek Reefer Sensors").wait_for()


async def test_what_an_offering_rests_on_all_the_way_down_and_what_rests_on_it(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await found(page, "chilled deliv", "Chilled Delivery")
        await page.get_by_role("button", name="All the way down").click()
        furthest = page.get_by_role("region", name="Rests on").get_by_role("row").filter(has_text="Incident Reporting")
        await furthest.get_by_text("5 steps").wait_for()
        await shot(page, "offering-all-the-way")
        assert await axe(page) == []
        async with explorer.open(page.url.removeprefix(explorer.address)) as again:
            await again.get_by_text("5 steps").first.wait_for()
    async with explorer.open("/offering/maps") as page:
        await page.get_by_role("button", name="All the way up").click()
        rest = page.get_by_role("region", name="Rest on it")
        await rest.get_by_text("3 steps").first.wait_for()
        await page.get_by_role("button", name="All the way up").click()
        await rest.get_by_text("1 of base-map needed").wait_for()


async def test_where_a_relationship_hangs_on_one_person_and_what_breaks_without_them(explorer: Explorer) -> None:
    async with explorer.open(START, language="ru", scheme="dark") as page:
        await page.get_by_role("link", name="Какие из них держатся на одном человеке?").click()
        await page.get_by_role("link", name="Transport → Brinmarkt").click()
        await page.get_by_role("link", name="А если уйдёт? Lotte Verhagen").first.click()
        await page.wait_for_selector("h1:text-is('Lotte Verhagen')")
        await page.get_by_role("heading", name="Кто может заменить").wait_for()


async def test_which_promises_cannot_be_kept_and_what_most_of_them_fail_by(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="Which promises can we not keep?").click()
        worst = page.get_by_role("region", name="What they fail by").get_by_role("row").filter(has_text="Notewing Mail")
        await worst.get_by_text("11 promises").click()
        await worst.get_by_text("Digital → Brinmarkt").wait_for()
        await page.get_by_role("combobox", name="Owed by").fill("Parcel")
        await page.locator("[role=option]", has_text="Parcel").first.click()
        gaps = page.get_by_role("region", name="Promises that cannot be kept")
        await gaps.get_by_role("row").filter(has_text="PRC-2020-02").first.wait_for()
        await gaps.get_by_text("Digital →").first.wait_for(state="detached")
        await settled(page)
        assert await axe(page) == []
    async with explorer.open("/relationship/transport-saint-orlan?on=2026-10-05&part=agreements") as page:
        await page.get_by_role("region", name="Promises that cannot be kept").get_by_text("60 days").wait_for()


async def test_what_lies_beneath_most_of_the_weak_relationships(explorer: Explorer) -> None:
    async with explorer.open("/relationships?on=2026-10-05", width=390, language="ru", scheme="dark") as page:
        await page.get_by_role("tab", name="Что общего у слабых").click()
        cause = page.get_by_role("row").filter(has_text="Tachograph Upload")
        await cause.get_by_text("слабых отношений", exact=False).last.click()
        await cause.get_by_role("link", name="Digital → Parcel").click()
        await page.wait_for_selector("h1:text-is('Digital → Parcel')")
