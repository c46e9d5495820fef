"""The playground as it is met: the product's questions, answered at once, on whatever screen and estate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.http.playground import TABS
from tests.explorer.conftest import KEY
from tests.playground.conftest import answer, opened

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page


async def use_key(page: Page) -> None:
    await page.get_by_label("Key").fill(KEY)
    await page.get_by_role("button", name="Use it").click()


async def test_nothing_is_asked_without_a_key_and_then_the_first_question_is_answered(
    chromium: Browser, sample: str
) -> None:
    async with opened(chromium, sample) as (page, asked):
        await page.get_by_text("With a key, questions are answered here.").wait_for()
        assert asked == []
        await use_key(page)
        shown = await answer(page)
        assert '"impact": {' in shown
        assert '"critical": ' in shown
        assert not await page.get_by_text("Nothing is here yet").count()


async def test_each_question_is_answered_when_its_tab_is_opened(chromium: Browser, sample: str) -> None:
    async with opened(chromium, sample) as (page, _):
        await use_key(page)
        await answer(page)
        for name in TABS[1:]:
            await page.get_by_role("tab", name=name.capitalize(), exact=True).click()
            shown = await answer(page)
            assert '"data": {' in shown, name
            assert '"errors"' not in shown, name


async def test_a_question_that_was_changed_is_asked_by_hand_alone(chromium: Browser, sample: str) -> None:
    async with opened(chromium, sample) as (page, asked):
        await use_key(page)
        await answer(page)
        await page.get_by_role("tab", name="Search", exact=True).click()
        await answer(page)
        before = len(asked)
        await page.get_by_role("button", name="New tab").click()
        await page.locator(".graphiql-query-editor textarea").fill("mutation Erase { __typename }")
        await page.get_by_role("tab", name="Erase").wait_for()
        await page.wait_for_timeout(500)
        assert len(asked) == before


async def test_an_estate_that_holds_nothing_says_so_and_answers_all_the_same(chromium: Browser, empty: str) -> None:
    async with opened(chromium, empty) as (page, _):
        assert '"hasAnything": false' in await answer(page)
        assert "rapport import" in await page.inner_text("[role=status]")


async def test_on_a_phone_the_answer_stands_below_the_question(chromium: Browser, sample: str) -> None:
    async with opened(chromium, sample, width=400) as (page, _):
        await use_key(page)
        await answer(page)
        whole = page.locator("html")
        assert await whole.evaluate("(page) => page.scrollWidth - page.clientWidth") == 0
        question, below = [
            await page.locator(part).bounding_box() for part in (".graphiql-editors", ".graphiql-response")
        ]
        assert question
        assert below
        assert below["y"] >= question["y"] + question["height"] - 1
        assert min(question["width"], below["width"]) > 350
