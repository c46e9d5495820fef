"""Every screen, looked at: light and dark, on a desktop and a phone, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pytest
import pytest_asyncio

from tests.explorer.conftest import axe, settled, shot
from tests.explorer.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from playwright.async_api import Browser, BrowserContext, Page

    from tests.explorer.conftest import Explorer

LOOKS: Final[dict[str, list[tuple[Literal["light", "dark"], int]]]] = {
    "en": [("light", 1440), ("dark", 390)],
    "ru": [("light", 390), ("dark", 1440)],
}
"""By language: each pair of a colour scheme, a width and a language is among them."""
DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest_asyncio.fixture(scope="module", params=LOOKS)
async def speaking(chromium: Browser, request: pytest.FixtureRequest) -> AsyncGenerator[tuple[str, BrowserContext]]:
    """A language, and where pages are read in it: what one page has loaded and compiled, the next one finds."""
    async with await chromium.new_context(locale=request.param) as context:
        yield request.param, context


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_can_be_used_by_everybody(
    explorer: Explorer, name: str, speaking: tuple[str, BrowserContext]
) -> None:
    language, context = speaking
    async with explorer.open_in(context, SCREENS[name]) as page:
        for scheme, width in LOOKS[language]:
            await look(page, scheme, width)
            await shot(page, f"{name}-{scheme}-{width}-{language}")
            assert await axe(page) == [], (scheme, width)
            assert await page.evaluate("() => document.documentElement.scrollWidth") <= width
            assert await page.evaluate("() => document.querySelectorAll('*').length") <= 2_000
            assert await page.evaluate("() => document.documentElement.lang") == language


async def look(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    """As the window is made this wide, and the system this light or dark."""
    await page.emulate_media(color_scheme=scheme)
    await page.set_viewport_size({"width": width, "height": 900})
    await page.evaluate(DRAWN)
    await settled(page)
