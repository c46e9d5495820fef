"""Every screen, looked at: light and dark, on a desktop and a phone, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.explorer.conftest import axe, shot
from tests.explorer.screens import SCREENS

if TYPE_CHECKING:
    from tests.explorer.conftest import Explorer


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_can_be_used_by_everybody(
    explorer: Explorer, name: str, scheme: Literal["light", "dark"], width: int, language: str
) -> None:
    async with explorer.open(SCREENS[name], scheme=scheme, width=width, language=language) as page:
        await shot(page, f"{name}-{scheme}-{width}-{language}")
        assert await axe(page) == []
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert await page.evaluate("() => document.querySelectorAll('*').length") <= 2_000
        assert await page.evaluate("() => document.documentElement.lang") == language
