"""A consumer's representative: what will change, what is to be answered by when, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.command.conftest import Rapport, variables_of
from tests.explorer.conftest import axe, settled

if TYPE_CHECKING:
    from graph.database.engine import EngineSettings
    from tests.explorer.conftest import Explorer

AHEAD = "/ahead/brinmarkt?months=12&today=2026-10-05"


async def test_by_keys_alone_somebody_finds_what_will_change_for_their_organization_and_whom_to_call(
    explorer: Explorer,
) -> None:
    async with explorer.open("/") as page:
        await page.keyboard.press("/")
        await page.keyboard.type("brinmarkt")
        await page.get_by_role("option").first.wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_selector("h1:focus:text-is('Brinmarkt')")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/ahead/brinmarkt")
        await page.wait_for_selector("h1:focus")
        await page.get_by_label("Within").focus()
        await page.keyboard.type("24")
        await page.wait_for_url("**/ahead/brinmarkt?months=24")
        await settled(page)
        await page.get_by_role("button", name="Whom to call").first.focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("dialog").get_by_role("link", name="Rubén Castell").wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_role("dialog").wait_for(state="detached")
        assert await page.evaluate("() => document.activeElement.textContent") == "Whom to call"


async def test_it_says_what_must_be_answered_by_when_and_what_came_too_late(explorer: Explorer) -> None:
    async with explorer.open(AHEAD) as page:
        assert await page.locator(".sums").inner_text() == "4\N{NO-BREAK SPACE}changes ahead, 3 to answer"
        rows = page.locator("tbody tr")
        assert await rows.count() == 4
        assert "was to be answered by Oct 2, 2026" in await rows.filter(has_text="Suspend Push").inner_text()
        assert "accepted" in await rows.filter(has_text="Retire Maps").inner_text()
        hits = page.get_by_role("link", name="All that it hits: Retire the SMS Gateway")
        assert await hits.get_attribute("href") == (
            "/impact?c=sms-gateway:RETIRE&on=2026-12-01&without=sms-gateway-retirement&today=2026-10-05"
        )
        assert "answer by Dec 17, 2026" in await rows.filter(has_text="API Gateway beside").inner_text()


async def test_whoever_stands_in_the_middle_sees_what_to_pass_on_by_when(explorer: Explorer) -> None:
    async with explorer.open("/ahead/parcel?months=12&today=2026-10-05") as page:
        line = page.get_by_role("row").filter(has_text="PRC-2021-03")
        assert "Oct 2, 2026 late" in await line.inner_text()


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_on_a_phone_it_is_read_and_used_by_touch(explorer: Explorer, language: str) -> None:
    async with explorer.open(AHEAD, width=390, language=language, touch=True, scheme="dark") as page:
        await page.locator("tbody button").first.tap()
        await page.get_by_role("dialog").locator("a[href^='mailto:']").first.wait_for()
        assert await axe(page) == []
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390


async def test_an_organization_that_is_not_there_is_said_as_the_heading(explorer: Explorer) -> None:
    async with explorer.open("/ahead/nobody") as page:
        assert "no such organization" in await page.locator("h1").inner_text()


@pytest.fixture(scope="module")
def own_key(address: str, estate: EngineSettings) -> str:
    """Of somebody who sees Brinmarkt and its relationships alone; `address`: it is served meanwhile."""
    adding = Rapport(None, variables_of(estate)).process(
        "keys", "add", "Brinmarkt", "--role", "manager", "--organization", "brinmarkt"
    )
    said, complaint = adding.communicate(timeout=120)
    assert adding.returncode == 0, (address, complaint)
    return said.strip()


async def test_whoever_sees_their_organization_alone_is_told_how_much_is_hidden_and_sees_no_step_of_others(
    explorer: Explorer, own_key: str
) -> None:
    async with explorer.open(AHEAD, key=own_key) as page:
        assert await page.locator(".sums").inner_text() == "2\N{NO-BREAK SPACE}changes ahead, 1 to answer"
        await page.get_by_text("This is not all: something that takes part is hidden from you").wait_for()
        await page.get_by_text("2 more that you may not see.").wait_for()
        maps = page.locator("tbody tr").filter(has_text="Retire Maps")
        assert "hidden" in await maps.inner_text()
        assert await maps.get_by_role("link", name="Routing").count() == 0
        await page.get_by_role("button", name="Whom to call").first.click()
        await page.get_by_role("dialog").get_by_role("link", name="Rubén Castell").wait_for()
    async with explorer.open("/organizations", key=own_key) as page:
        assert await page.get_by_role("link", name="Plumefort").count() == 0
    async with explorer.open("/ahead/plumefort", key=own_key) as page:
        assert "no such organization" in await page.locator("h1").inner_text()
