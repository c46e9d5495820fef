"""Every screen, looked at: light and dark, on a desktop and a phone, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pytest

from tests.explorer.conftest import axe, shot
from tests.explorer.screens import SCREENS

if TYPE_CHECKING:
    from tests.explorer.conftest import Explorer

LOOKS: Final = [("light", 1440, "en"), ("light", 390, "ru"), ("dark", 1440, "ru"), ("dark", 390, "en")]
"""Each pair of a colour scheme, a width and a language is among them."""


@pytest.mark.parametrize(("scheme", "width", "language"), LOOKS)
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
