"""A thing's fields and connections are edited where the viewer may, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.explorer.changing import pressed, typed
from tests.explorer.conftest import axe, settled

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer


async def facts(page: Page) -> dict[str, str]:
    await settled(page)
    rows = await page.locator("main > .answered > .facts > div").all()
    texts = [(await row.inner_text()).partition("\n") for row in rows]
    return {name: value for name, _, value in texts}


async def done(page: Page, text: str) -> None:
    await page.locator(".done").get_by_text(text).wait_for()
    await settled(page)


async def taken_back(page: Page) -> None:
    await page.get_by_role("button", name="Undo").click()
    await done(page, "Taken back.")


async def test_by_keys_alone_a_field_is_set_another_cleared_and_both_taken_back(explorer: Explorer) -> None:
    async with explorer.open("/offering/chilled-delivery") as page:
        before = await facts(page)
        await pressed(page, "Edit")
        await page.get_by_label("Access").wait_for()
        await typed(page, "Access", " and tracing")
        await typed(page, "Actions", "")
        await page.keyboard.press("Control+a")
        await page.keyboard.press("Delete")
        await pressed(page, "Save")
        await done(page, "Saved.")
        after = await facts(page)
        assert before.keys() - after.keys() == {"Actions"}
        changed = {name for name, value in after.items() if before[name] != value}
        assert changed == {"Access"}
        assert after["Access"] == f"{before['Access']} and tracing"
        await taken_back(page)
        assert await facts(page) == before


async def test_what_is_wrong_stands_beside_its_field_and_changes_nothing(explorer: Explorer) -> None:
    async with explorer.open("/person/petr-lukin") as page:
        before = await facts(page)
        await page.get_by_role("button", name="Edit").click()
        await page.get_by_label("Time zone").fill("Europe/Nowhere")
        await page.get_by_role("button", name="Save").click()
        zone = page.get_by_label("Time zone")
        await page.get_by_role("dialog").get_by_role("alert").wait_for()
        assert await zone.get_attribute("aria-invalid") == "true"
        await page.keyboard.press("Escape")
        await page.reload()
        assert await facts(page) == before


async def test_whoever_was_slower_sees_both_wishes_and_puts_theirs_over(explorer: Explorer) -> None:
    async with explorer.open("/organization/finance") as slower:
        await slower.get_by_role("button", name="Edit").click()
        await slower.get_by_label("What it is for").fill("Pays, slowly")
        async with explorer.open("/organization/finance") as faster:
            before = await faster.locator(".lead").all_inner_texts()
            await faster.get_by_role("button", name="Edit").click()
            await faster.get_by_label("What it is for").fill("Pays, fast")
            await faster.get_by_role("button", name="Save").click()
            await done(faster, "Saved.")
            await slower.get_by_role("button", name="Save").click()
            conflict = slower.locator(".conflict")
            await conflict.get_by_text("Changed meanwhile by").wait_for()
            row = conflict.get_by_role("row").filter(has_text="What it is for")
            assert "Pays, slowly" in await row.inner_text()
            assert "Pays, fast" in await conflict.inner_text()
            await slower.get_by_role("button", name="Record mine all the same").click()
            await done(slower, "Saved.")
            assert await slower.locator(".lead").inner_text() == "Pays, slowly"
            await slower.get_by_role("button", name="Edit").click()
            await slower.get_by_label("What it is for").fill(before[0] if before else "")
            await slower.get_by_role("button", name="Save").click()
            await done(slower, "Saved.")


async def test_somebody_is_searched_for_and_linked_and_unlinked_with_what_was_said_of_it(explorer: Explorer) -> None:
    async with explorer.open("/relationship/finance-depots?part=people") as page:
        people = page.get_by_role("tabpanel")
        await page.get_by_role("button", name="Connections").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("combobox", name="Person").fill("sipho")
        await dialog.get_by_role("option", name="Sipho Dlamini").click()
        await dialog.get_by_label("Role", exact=True).select_option("ADVISOR")
        await dialog.get_by_label("Since", exact=True).fill("2026-03-01")
        await dialog.get_by_role("button", name="Add", exact=True).click()
        await done(page, "Sipho Dlamini was added.")
        await page.get_by_role("button", name="Connections").click()
        line = dialog.get_by_role("row").filter(has_text="Sipho Dlamini").filter(has_text="advisor")
        said = await line.inner_text()
        assert "Mar 1, 2026" in said
        await line.get_by_role("button").click()
        await done(page, "Sipho Dlamini was removed.")
        await taken_back(page)
        await page.get_by_role("button", name="Connections").click()
        await line.wait_for()
        assert await line.inner_text() == said
        await line.get_by_role("button").click()
        await done(page, "Sipho Dlamini was removed.")
        assert await people.get_by_text("advisor").count() == 0


async def test_a_link_that_may_not_be_is_refused_where_it_is_made(explorer: Explorer) -> None:
    async with explorer.open("/offering/maps") as page:
        await page.get_by_role("button", name="Connections").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("combobox", name="Offering").fill("maps")
        await dialog.get_by_role("option").filter(has_text="Cartoleth").first.click()
        await dialog.get_by_role("button", name="Add", exact=True).click()
        await dialog.get_by_role("alert").wait_for()
        assert await dialog.get_by_role("alert").inner_text() == "Maps cannot depend on itself"


async def test_an_agreement_says_where_notice_goes_and_its_keys_elsewhere_and_both_are_taken_back(
    explorer: Explorer,
) -> None:
    async with explorer.open("/agreement/digital-parcel-dispatch") as page:
        dialog = page.get_by_role("dialog")
        await page.get_by_role("button", name="Edit").click()
        await dialog.get_by_role("button", name="Without Digital – Parcel").wait_for()
        await dialog.get_by_label("meeting Parcel House, 5th floor").check()
        await dialog.get_by_label("Keys in other systems").fill("erp:4711\ncrm:D-17")
        await dialog.get_by_role("button", name="Save").click()
        await done(page, "Saved.")
        await page.get_by_role("button", name="Edit").click()
        assert await dialog.get_by_label("meeting Parcel House, 5th floor").is_checked()
        assert await dialog.get_by_label("Keys in other systems").input_value() == "erp:4711\ncrm:D-17"
        await page.keyboard.press("Escape")
        await taken_back(page)


@pytest.mark.parametrize("path", ["/offering/routing", "/agreement/digital-parcel-dispatch", "/person/petr-lukin"])
async def test_whoever_reads_alone_is_offered_nothing_to_edit(explorer: Explorer, reader: str, path: str) -> None:
    async with explorer.open(path, key=reader) as page:
        await page.get_by_role("button", name="Copy link").wait_for()
        await page.wait_for_load_state("networkidle")
        assert await page.get_by_role("button", name="Edit").count() == 0
        assert await page.get_by_role("button", name="Connections").count() == 0


@pytest.mark.parametrize("path", ["/agreement/parcel-brinmarkt-evening", "/relationship/digital-parcel"])
async def test_forms_are_used_on_a_phone_in_russian_in_the_dark(explorer: Explorer, path: str) -> None:
    async with explorer.open(path, width=390, language="ru", scheme="dark", touch=True) as page:
        for name in ("Изменить", "Связи"):
            await page.get_by_role("button", name=name, exact=True).tap()
            await page.get_by_role("dialog").get_by_role("button", name="Отмена").wait_for()
            assert await axe(page) == []
            assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390
            await page.keyboard.press("Escape")
            await page.get_by_role("dialog").wait_for(state="detached")
