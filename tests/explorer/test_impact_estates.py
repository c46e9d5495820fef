"""The screen of impact on estates of its own: its numbers are the report's, and it follows writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
import pytest_asyncio

from graph.database.engine import open_database
from graph.database.schema import set_up_schema
from seed.fates import TODAY
from seed.generator import write_estate
from seed.importing import import_estate
from tests.api.estate.conftest import served
from tests.engines import NOT_AWAITED, embedded_settings, wipe
from tests.explorer.conftest import Explorer
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from graph.database.engine import Database, EngineSettings

SOME: Final = "{ offerings(first: 12, filter: { status: { eq: AVAILABLE } }) { nodes { id } } }"
TOTALS: Final = """
query ($scenario: ScenarioInput!, $today: Date) {
  impact(scenario: $scenario, today: $today) { totals { offerings { low medium high critical } consumers { total } } }
}
"""
LINK: Final = """
mutation ($input: LinkDependencyInput!) { linkDependency(input: $input) { __typename } }
"""
DRAWN: Final = """() => {
  const sums = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const one of document.querySelectorAll('.picture .box:not(.fold), .way-step .sign')) {
    for (const degree of Object.keys(sums)) if (one.classList.contains(degree)) sums[degree]++;
  }
  return sums;
}"""
COUNTED: Final = """() => {
  const degrees = { '◆': 'critical', '▲': 'high', '■': 'medium', '●': 'low' };
  const sums = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const one of document.querySelectorAll('.picture .fold text.small, .outline .plain > [aria-hidden]')) {
    for (const [, shape, count] of one.textContent.matchAll(/([◆▲■●]) ([\\d,]+)/g)) sums[degrees[shape]] += Number(count.replace(',', ''));
  }
  return sums;
}"""
FOLDS: Final = 6
"""So many are opened at most."""


@pytest_asyncio.fixture(scope="module")
async def own(own_folder: Path) -> AsyncGenerator[Database]:
    """Another engine than that of the sample estate, which other tests look at meanwhile."""
    async with open_database(embedded_settings(own_folder, NOT_AWAITED)) as database:
        yield database


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def own_settings(own_folder: Path) -> EngineSettings:
    return embedded_settings(own_folder, NOT_AWAITED)


def asked(address: str, query: str, **variables: Any) -> Any:
    answer = httpx.post(f"{address}/graphql", json={"query": query, "variables": variables}, timeout=120).json()
    assert "errors" not in answer, answer
    return answer["data"]


async def numbers(page: Page) -> tuple[dict[str, int], int]:
    """How many are drawn or counted, by severity; how many of these are counted alone."""
    drawn: dict[str, int] = await page.evaluate(DRAWN)
    counted: dict[str, int] = await page.evaluate(COUNTED)
    return {degree: drawn[degree] + counted[degree] for degree in drawn}, sum(counted.values())


@pytest.mark.parametrize("seed", [1, 3])
async def test_each_offering_that_the_report_counts_is_drawn_or_counted_once(
    own: Database, own_settings: EngineSettings, chromium: Browser, tmp_path: Path, seed: int
) -> None:
    write_estate(tmp_path, "XS", seed)
    await wipe(own)
    await set_up_schema(own)
    await import_estate(own, [tmp_path])
    day = TODAY.isoformat()
    with served(own_settings) as address:
        explorer = Explorer(chromium, address)
        retired = [one["id"] for one in asked(address, SOME)["offerings"]["nodes"]]
        scenario = {"changes": [{"offering": one, "action": "RETIRE"} for one in retired], "effectiveOn": day}
        totals = asked(address, TOTALS, scenario=scenario, today=day)["impact"]["totals"]
        path = f"/impact?{'&'.join(f'c={one}:RETIRE' for one in retired)}&on={day}&today={day}"
        async with explorer.open(f"{path}&steps=1", key="") as page:
            assert await page.locator(".figure").first.inner_text() == str(totals["consumers"]["total"])
            sums, counted = await numbers(page)
            assert counted > 0
            assert sums == totals["offerings"]
            for opened in range(1, FOLDS):
                await page.locator(".fold").first.click()
                await page.wait_for_url(lambda url, opened=opened: url.count("&x=") == opened)
                sums, left = await numbers(page)
                assert sums == totals["offerings"]
                assert left < counted
                counted = left
                if not counted:
                    break
        async with explorer.open(f"{path}&view=outline", key="") as page:
            assert (await numbers(page))[0] == totals["offerings"]
    assert explorer.complaints == []


async def test_somebody_asks_and_hears_that_the_answer_is_another_by_now(
    own: Database, own_settings: EngineSettings, chromium: Browser
) -> None:
    await hold_quellhaven(own)
    with served(own_settings) as address:
        explorer = Explorer(chromium, address)
        async with explorer.open("/impact?on=2027-01-01&today=2026-10-05", key="") as page:
            await page.get_by_role("combobox", name="Which offering?").fill("maps")
            await page.locator("[role=option]").first.click()
            await page.get_by_role("treeitem", name="Routing").click()
            await page.get_by_role("complementary", name="Routing").get_by_text("Atlas is already suspended").wait_for()
            offerings = page.locator(".figure").nth(1)
            assert await offerings.inner_text() == "16"
            asked(address, LINK, input={"from": "floor-plans", "to": "maps", "criticality": "CRITICAL"})
            await page.locator(".live p", has_text="1\N{NO-BREAK SPACE}thing changed").wait_for(timeout=20_000)
            assert await offerings.inner_text() == "16"
            await page.get_by_role("button", name="Show", exact=True).click()
            await page.locator(".figure", has_text="17").first.wait_for()
            await page.locator(".live p").wait_for(state="detached")
            await page.get_by_role("treeitem", name="Floor Plans").wait_for()
    assert explorer.complaints == []
