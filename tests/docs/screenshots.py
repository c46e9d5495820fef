"""`python -m tests.docs.screenshots ADDRESS` draws the pictures of docs/explorer.md, of what `rapport demo` serves there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from bench.explorer.browser import chromium
from tests.house.house import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = ROOT / "docs" / "explorer"
SETTLED: Final = "main:not(:has([aria-busy=true])) h1"


class Screenshot(NamedTuple):
    path: str
    width: int = 1200
    height: int = 720
    scheme: Literal["light", "dark"] = "light"
    language: str = "en"


SCREENSHOTS: Final = {
    "impact": Screenshot("/impact?c=maps:RETIRE&on=2027-01-01&today=2026-10-05&fit=1", width=1280, height=1010),
    "offering": Screenshot("/offering/routing", height=800),
    "ahead": Screenshot("/ahead/brinmarkt?months=12&today=2026-10-05", height=480),
    "organization": Screenshot("/organization/brinmarkt", width=1320, height=860, scheme="dark", language="ru"),
    "phone": Screenshot("/ahead/brinmarkt?months=12&today=2026-10-05", width=390, height=780),
}


def draw(address: str, folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    with chromium() as browser:
        for name, (path, width, height, scheme, language) in SCREENSHOTS.items():
            size = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=scheme, locale=language)  # pyright: ignore[reportArgumentType]  # a TypedDict
            page.goto(address.rstrip("/") + path)
            page.wait_for_selector(SETTLED, state="attached")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}.png")
            page.close()


if __name__ == "__main__":
    draw(sys.argv[1])
