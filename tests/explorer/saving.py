"""What the page hands over: files, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.async_api import Page

MAPS: Final = "/impact?c=maps:RETIRE&on=2027-01-01&today=2026-10-05"
PRINTED: Final = "window.print = () => { document.body.dataset.printed = true }"


async def saved(page: Page, button: str) -> tuple[str, str]:
    """Name and text of the file that a button saves."""
    async with page.expect_download() as awaited:
        await page.get_by_role("button", name=button, exact=True).click()
    download = await awaited.value
    return download.suggested_filename, (await download.path()).read_text(encoding="utf-8")
