"""Ways through the explorer that somebody goes, mostly by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.explorer.conftest import KEY, settled

if TYPE_CHECKING:
    from playwright.async_api import Page, Route

    from tests.explorer.conftest import Explorer


async def heading(page: Page) -> str:
    await settled(page)
    return await page.locator("h1").inner_text()


async def focused(page: Page) -> str:
    return await page.evaluate("() => document.activeElement.tagName")


async def test_an_offering_is_found_and_gone_to_by_keys(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.keyboard.press("/")
        await page.keyboard.type("routi")
        await page.get_by_role("option").first.wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/offering/routing")
        await page.wait_for_selector("h1:focus")
        assert await heading(page) == "Routing"
        assert await page.title() == "Routing · Rapport"


async def test_from_one_offering_to_another_the_heading_takes_the_focus_and_back_leads_back(explorer: Explorer) -> None:
    async with explorer.open("/offering/routing") as page:
        assert await focused(page) == "BODY"
        await page.get_by_role("link", name="Maps").click()
        await page.wait_for_selector("h1:focus:text-is('Maps')")
        await page.go_back()
        await page.wait_for_selector("h1:text-is('Routing')")


async def test_the_search_says_that_it_found_nothing(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.keyboard.press("Control+k")
        await page.keyboard.type("no such name")
        await page.locator(".nothing").wait_for()


async def test_the_search_says_why_it_finds_nothing(explorer: Explorer) -> None:
    async def late(route: Route) -> None:
        if "Search" in (route.request.post_data or ""):
            error = {"message": "search took longer than 10 seconds.", "extensions": {"code": "TIMEOUT"}}
            await route.fulfill(status=504, json={"errors": [error], "data": None})
        else:
            await route.continue_()

    async with explorer.open("/") as page:
        await page.route("**/graphql", late)
        await page.keyboard.press("Control+k")
        await page.keyboard.type("maps")
        await page.get_by_role("alert").get_by_text("longer than a request may take").wait_for()
    explorer.complaints[:] = [one for one in explorer.complaints if "504" not in one]


async def test_what_is_not_there_is_said_as_the_heading(explorer: Explorer) -> None:
    async with explorer.open("/offering/a%2Fb%3F") as page:
        assert await heading(page) == "There is no such thing, or you may not see it."


async def test_whoever_has_no_key_signs_in_and_sees_the_screen_that_was_asked_for(explorer: Explorer) -> None:
    async with explorer.open("/offering/routing", key="") as page:
        assert await heading(page) == "Sign in"
        await page.get_by_label("Key or token").fill("a-wrong-key-that-is-long")
        await page.keyboard.press("Enter")
        await page.get_by_text("does not take this key").wait_for()
        await page.get_by_label("Key or token").fill(KEY)
        await page.keyboard.press("Enter")
        await page.wait_for_selector("h1:text-is('Routing')")
        await page.reload()
        await page.wait_for_selector("h1:text-is('Routing')")
    explorer.complaints[:] = [one for one in explorer.complaints if "401" not in one]


async def test_keys_are_listed_and_single_letters_can_be_turned_off(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.keyboard.press("?")
        await page.get_by_role("dialog").wait_for()
        await page.get_by_role("checkbox").uncheck()
        await page.keyboard.press("Escape")
        await page.get_by_role("dialog").wait_for(state="detached")
        await page.keyboard.press("/")
        assert await page.evaluate("() => document.activeElement.getAttribute('role')") != "combobox"


async def test_theme_and_language_are_chosen_and_stay(explorer: Explorer) -> None:
    async with explorer.open("/") as page:
        await page.get_by_text("Settings").click()
        await page.get_by_label("Theme").select_option("dark")
        await page.get_by_label("Language").select_option("ru")
        await page.wait_for_selector("h1:text-is('С чего начать')")
        assert await page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"


async def test_a_part_that_fails_leaves_the_others(explorer: Explorer) -> None:
    async with explorer.open("/?today=nonsense") as page:
        assert await page.get_by_role("alert").count() >= 1
        await page.get_by_role("heading", name="Changes ahead").wait_for()
        await page.get_by_text("Retire the SMS Gateway").wait_for()
    explorer.complaints[:] = [one for one in explorer.complaints if "400" not in one]
