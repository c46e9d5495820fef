"""A tab of Chromium, in which what somebody does is timed by the page's own clock, until what they wait for is drawn."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Browser, Page

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
PATIENCE: Final = 120_000  # milliseconds
TIMED: Final = """
async () => {{
  const begun = performance.now();
  {act}
  while (!({there})) {{
    if (performance.now() - begun > 120_000) throw new Error('waited in vain');
    await new Promise(requestAnimationFrame);
  }}
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}}
"""
"""After an act, until something is there: the milliseconds between. The page's policy lets no text be run within it."""

SETTLED: Final = "main:not(:has([aria-busy=true])) h1"
AT_REST: Final = "!document.querySelector('main [aria-busy=true]') && document.querySelector('main h1')"
"""True once the screen has all that it asks for."""
GONE: Final = "const link = document.createElement('a'); link.href = {address!r}; document.querySelector('main').append(link); link.click();"


class Tab:
    """The explorer of one server."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._address = address

    def open(self, path: str) -> float:
        """By its address, as from a link in a mail; milliseconds until all is there."""
        self._page.goto(self._address + path)
        self._page.wait_for_selector(SETTLED, state="attached")
        return self._evaluated("performance.now()")

    def go(self, path: str, there: str = AT_REST) -> float:
        """By a link of the page. Milliseconds until all is there; `there`: what is awaited beside the rest."""
        screen = self._evaluated("document.querySelector('main h1')?.textContent")
        other = f"document.querySelector('main h1')?.textContent !== {screen!r}"
        return self.timed(GONE.format(address=path), f"{other} && {there}")

    def timed(self, act: str, there: str) -> float:
        return float(self._page.evaluate(TIMED.format(act=act, there=there)))

    def elements(self) -> int:
        """How many the whole page has."""
        return int(self._evaluated("document.querySelectorAll('*').length"))

    def _evaluated(self, expression: str) -> Any:
        return self._page.evaluate(expression)


@contextlib.contextmanager
def chromium() -> Generator[Browser]:
    """Raises FileNotFoundError where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise FileNotFoundError("Chromium is not installed.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextlib.contextmanager
def tab(address: str) -> Generator[Tab]:
    """Raises FileNotFoundError where there is no Chromium."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en")
        page.set_default_timeout(PATIENCE)
        yield Tab(page, address)
