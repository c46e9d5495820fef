"""What a relationship manager does in the explorer: by keyboard alone, by touch on a phone, as somebody who is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.explorer.conftest import axe, settled

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

DAY = "2026-10-05"
PARCEL = f"/relationship/digital-parcel?on={DAY}"
KEPT = "It was kept: The provider's side promised by then: An answer on late changes of tours"


async def reached(page: Page, name: str) -> None:
    """Tab, until what is called so has the focus."""
    for _ in range(120):
        await page.keyboard.press("Tab")
        if await page.evaluate(
            "name => (document.activeElement.ariaLabel ?? document.activeElement.innerText ?? '').trim().startsWith(name)",
            name,
        ):
            return
    raise AssertionError(f"no key leads to {name}")


async def test_the_worst_relationship_is_opened_its_reasons_read_and_a_promise_settled_by_keys_alone(
    explorer: Explorer,
) -> None:
    async with explorer.open(f"/relationships?on={DAY}") as page:
        await reached(page, "Digital → Parcel")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("h1:focus:text-is('Digital → Parcel')")
    async with explorer.open(PARCEL) as page:
        await reached(page, "expectations")
        await page.keyboard.press("Enter")
        await page.get_by_text("Stated on 2026-03-05, and has waited too long for an answer").wait_for()
        await reached(page, KEPT)
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Record it").wait_for()
        await reached(page, "Record it")
        await page.keyboard.press("Enter")
        await page.locator(".done").wait_for()
        await settled(page)
        assert await page.get_by_role("button", name=KEPT).count() == 0
        await reached(page, "Undo")
        await page.keyboard.press("Enter")
        await page.get_by_text("Taken back.").wait_for()
        await page.get_by_role("button", name=KEPT).wait_for()


async def test_what_is_refused_stands_beside_its_field(explorer: Explorer) -> None:
    async with explorer.open(PARCEL) as page:
        await page.get_by_role("button", name=KEPT).click()
        await page.get_by_label("On", exact=True).fill("2019-01-01")
        await page.get_by_role("button", name="Record it").click()
        refusal = page.get_by_role("dialog").get_by_role("alert")
        await refusal.wait_for()
        assert await refusal.inner_text() != ""


async def test_a_decline_asks_for_its_reason_by_touch_on_a_phone(explorer: Explorer) -> None:
    async with explorer.open(PARCEL, width=390) as page:
        await page.get_by_role("button", name="Answer the expectation").first.click()
        await page.get_by_label("Answer", exact=True).select_option("DECLINED")
        await page.get_by_role("textbox", name="Reason").wait_for()
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390


async def test_networks_lead_from_somebody_to_somebody(explorer: Explorer) -> None:
    async with explorer.open(f"/network?relationship=digital-parcel&on={DAY}") as page:
        await page.get_by_role("combobox", name="To whom?").fill("Kenji")
        await page.locator("[role=option]").first.click()
        await page.locator(".way").first.wait_for()
        assert "Matteo Brandt" in await page.locator(".way").first.inner_text()


async def test_whoever_was_slower_sees_who_changed_it_meanwhile_and_both_wishes(explorer: Explorer) -> None:
    async with explorer.open(PARCEL) as slower:
        await slower.get_by_role("button", name=KEPT).click()
        await slower.get_by_role("button", name="Record it").wait_for()
        async with explorer.open(PARCEL) as faster:
            await faster.get_by_role("button", name=KEPT).click()
            await faster.get_by_label("On", exact=True).fill("2026-09-01")
            await faster.get_by_role("button", name="Record it").click()
            await faster.locator(".done").wait_for()
            await slower.get_by_label("On", exact=True).fill("2026-09-02")
            await slower.get_by_role("button", name="Record it").click()
            conflict = slower.locator(".conflict")
            await conflict.get_by_text("Changed meanwhile by").wait_for()
            assert {"2026-09-01", "2026-09-02"} <= set((await conflict.inner_text()).split())
            await slower.get_by_role("button", name="Keep theirs").click()
            await slower.get_by_role("dialog").wait_for(state="detached")
            await faster.get_by_role("button", name="Undo").click()
            await faster.get_by_text("Taken back.").wait_for()


async def test_a_briefing_is_printed_on_two_pages_at_most(explorer: Explorer) -> None:
    async with explorer.open(f"/briefing/digital-parcel?today={DAY}") as page:
        pdf = await page.pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


async def test_whoever_reads_alone_sees_a_part_and_is_told_what_may_not_be_done(
    explorer: Explorer, reader: str
) -> None:
    async with explorer.open(PARCEL, key=reader, scheme="dark", width=390) as page:
        assert await page.get_by_role("group", name="Seen by").count() == 0
        await page.get_by_role("button", name=KEPT).click()
        await page.get_by_text("Your role and reach do not allow this").wait_for()
        assert await page.get_by_role("button", name="Record it").count() == 0
        assert await axe(page) == []
    async with explorer.open("/relationship/transport-saint-orlan", key=reader) as page:
        assert "you may not see it" in await page.locator("h1").inner_text()


async def test_a_refusal_that_stands_beside_no_field_calls_people_by_their_names(explorer: Explorer) -> None:
    async with explorer.open(f"/relationship/fleet-digital?on={DAY}") as page:
        await page.get_by_role("button", name="Name who is accountable").first.click()
        await page.get_by_label("Role").select_option("CONSUMER_REPRESENTATIVE")
        await page.get_by_label("Person", exact=True).select_option(label="Alba Nieto")
        await page.get_by_role("button", name="Record it").click()
        refusal = page.get_by_role("dialog").get_by_role("alert")
        await refusal.wait_for()
        said = await refusal.inner_text()
        assert "Priya Raman" in said
        assert "priya-raman" not in said
        assert "fleet-digital" not in said
