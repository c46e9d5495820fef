"""A relationship manager's way from the worst relationship to a settled promise, in Russian and by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.explorer.conftest import axe, settled
from tests.explorer.test_relationship_journeys import DAY, PARCEL, reached

if TYPE_CHECKING:
    from tests.explorer.conftest import Explorer

KEPT = "Обещание выполнено: Сторона поставщика обещала к этому сроку: An answer on late changes of tours"
LATIN = re.compile(r"\b[A-Z]{2,}_[A-Z_]+\b")
"""A value of an enum as programs write it."""


async def test_in_russian_the_worst_relationship_is_opened_and_a_promise_settled_by_keys_alone(
    explorer: Explorer,
) -> None:
    async with explorer.open(f"/relationships?on={DAY}", language="ru") as page:
        await reached(page, "Digital → Parcel")
        await page.keyboard.press("Enter")
        await page.wait_for_selector("h1:focus:text-is('Digital → Parcel')")
    async with explorer.open(PARCEL, language="ru") as page:
        assert LATIN.search(await page.locator("main").inner_text()) is None
        await reached(page, KEPT)
        await page.keyboard.press("Enter")
        await page.get_by_role("dialog").get_by_role("button", name="Записать").wait_for()
        assert await axe(page) == []
        await reached(page, "Записать")
        await page.keyboard.press("Enter")
        await page.locator(".done").wait_for()
        await settled(page)
        assert await page.get_by_role("button", name=KEPT).count() == 0
        await reached(page, "Отменить")
        await page.keyboard.press("Enter")
        await page.get_by_text("Отменено.").wait_for()
        await page.get_by_role("button", name=KEPT).wait_for()
