"""What is planned already, asked with what is planned: why nobody is hit by it, and how to see what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.explorer.conftest import axe, settled

if TYPE_CHECKING:
    from tests.explorer.conftest import Explorer

PLANNED: Final = "/impact?c=sms-gateway:RETIRE&on=2027-01-01&planned=1&today=2026-10-05"


@pytest.mark.parametrize(
    ("language", "why", "leave", "count"),
    [
        ("en", "it counts as done, and what it does is not in this answer", "Ask without that plan", "Count it too"),
        ("ru", "это считается сделанным, и его последствий в ответе нет", "Спросить без этого плана", "Учесть и его"),
    ],
)
async def test_what_counts_as_done_says_so_and_is_asked_without_its_plan(
    explorer: Explorer, language: str, why: str, leave: str, count: str
) -> None:
    async with explorer.open(PLANNED, language=language) as page:
        assert await page.locator(".figure").first.inner_text() == "0"
        await page.locator(".band").filter(has_text=why).wait_for()
        assert await axe(page) == []
        await page.get_by_role("link", name=leave).click()
        await page.wait_for_url("**&planned=1&without=sms-gateway-retirement&today=2026-10-05")
        await settled(page)
        await page.locator(".figure").first.get_by_text("0", exact=True).wait_for(state="detached")
        assert int(await page.locator(".figure").first.inner_text()) > 0
        assert await page.locator(".band").filter(has_text=why).count() == 0
        assert await axe(page) == []
        await page.get_by_role("button", name=count).click()
        await page.locator(".band").filter(has_text=why).wait_for()


async def test_it_leads_to_where_the_plan_stands_and_from_there_to_what_it_does(explorer: Explorer) -> None:
    async with explorer.open(PLANNED) as page:
        await page.get_by_role("link", name="Where it stands with everybody").click()
        await page.wait_for_selector("h1:text-is('Retire the SMS Gateway')")
        await page.get_by_role("tab", name="What it does").click()
        await page.get_by_role("link", name="See it as a picture").click()
        await page.wait_for_url("**&without=sms-gateway-retirement**")
        await page.get_by_label("With other changes that are planned").check()
        await page.get_by_text("What is planned counts as given, but for").wait_for()
        await settled(page)
        assert int(await page.locator(".figure").first.inner_text()) > 0
