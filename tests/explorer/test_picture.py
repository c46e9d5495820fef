"""The picture narrowed by hand, its texts, its rows as a table, and the whole printed from wherever one looks at it."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

import pytest

from tests.explorer.conftest import Explorer, axe, settled
from tests.explorer.saving import MAPS, PRINTED, saved

SMALLEST_TEXT: Final = """() => {
  const svg = document.querySelector('.picture svg');
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [scale, Math.min(...[...svg.querySelectorAll('text')].map((one) => parseFloat(getComputedStyle(one).fontSize) * scale))];
}"""
UNDER_THE_HEAD: Final = """() => {
  const head = document.querySelector('.top');
  if (getComputedStyle(head).position !== 'sticky') return 0;
  return head.getBoundingClientRect().bottom - document.activeElement.getBoundingClientRect().top;
}"""


@pytest.mark.parametrize("width", [1440, 390])
async def test_steps_and_provider_are_chosen_without_a_keyboard(explorer: Explorer, width: int) -> None:
    async with explorer.open(MAPS, width=width, touch=width < 640) as page:
        await page.get_by_label("Steps", exact=True).select_option("1")
        await page.wait_for_url("**&steps=1")
        shown = page.locator(".box:not(.fold), .way-step")
        await shown.filter(has_text="Dispatch").first.wait_for(state="detached")
        assert await shown.count() == 2
        await page.get_by_label("Steps", exact=True).select_option("")
        await page.get_by_label("Of provider").select_option("Digital")
        await page.wait_for_url("**&of=digital")
        await page.get_by_text("of 16\N{NO-BREAK SPACE}offerings drawn").wait_for()
        told = " ".join(await shown.all_text_contents())
        assert all(name in told for name in ("Maps", "Routing", "Dispatch", "Driver App", "Track and Trace"))
        assert "Courier" not in told
        assert await axe(page) == []
        await page.get_by_role("button", name="Fold again").click()
        await shown.filter(has_text="Courier").first.wait_for()


async def test_no_text_of_the_picture_is_smaller_than_eleven_pixels(explorer: Explorer) -> None:
    async with explorer.open(f"{MAPS}&fit=1", width=900) as page:
        scale, smallest = await page.evaluate(SMALLEST_TEXT)
        assert 0.69 < scale < 0.71
        assert smallest >= 10.99


async def test_the_offerings_of_the_picture_are_saved_as_a_table(explorer: Explorer) -> None:
    async with explorer.open(MAPS) as page:
        name, text = await saved(page, "Save the offerings")
        told = await page.get_by_role("treeitem").all_text_contents()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert name == "impact-offerings.csv"
    assert len(rows) == len(told) == 16
    assert {"maps", "routing", "claims-handling"} <= {cell for row in rows for cell in row.values()}


@pytest.mark.parametrize(("view", "width"), [("&view=outline", 1440), ("", 390)])
async def test_the_whole_is_printed_with_its_picture_also_from_an_outline(
    explorer: Explorer, view: str, width: int
) -> None:
    async with explorer.open(MAPS + view, width=width) as page:
        assert await page.locator(".picture svg").count() == 0
        await page.evaluate(PRINTED)
        await page.get_by_role("button", name="Print").click()
        await page.locator("body[data-printed]").wait_for()
        await page.emulate_media(media="print")
        assert await page.locator(".picture svg:visible").count() == 1
        assert await page.locator(".outline:visible").count() == 1
        cut: Any = await page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        assert not cut


@pytest.mark.parametrize("width", [700, 1100, 1440])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_what_has_the_focus_does_not_lie_beneath_the_head(explorer: Explorer, width: int, language: str) -> None:
    async with explorer.open(MAPS, width=width, language=language) as page:
        await settled(page)
        await page.locator("tbody a").last.focus()
        for _ in range(30):
            await page.keyboard.press("Shift+Tab")
            if await page.evaluate("() => document.activeElement.closest('main') === null"):
                break
            assert await page.evaluate(UNDER_THE_HEAD) <= 0
