"""Weak points: ranked, page by page, with what stands alone and what can spare nothing; shown once they are worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.explorer.conftest import settled

if TYPE_CHECKING:
    from playwright.async_api import Route

    from tests.explorer.conftest import Explorer

POINTS = "/weak-points?on=2026-10-05"
FALLING: Final = """() => {
  const counts = [...document.querySelectorAll('tbody td:nth-child(3)')].map((one) => Number(one.textContent));
  return counts.length > 1 && counts.every((count, at) => !at || counts[at - 1] >= count);
}"""
BUSY = "Weak points are being worked out: 40 % are done."


async def test_each_is_listed_once_and_leads_to_what_would_follow(explorer: Explorer) -> None:
    async with explorer.open(POINTS) as page:
        told = int((await page.get_by_role("tab", name="All").inner_text()).split()[-1])
        await page.get_by_role("button", name="Show more").click()
        await page.get_by_role("button", name="Show more").wait_for(state="detached")
        names = await page.locator("tbody th a").all_inner_texts()
        assert len(set(names)) == len(names) == told > 50
        assert names[0] == "Drovetek Reefer Sensors"
        follows = page.get_by_role("link", name="What if it ends? Maps", exact=True)
        assert await follows.get_attribute("href") == "/impact?c=maps:RETIRE&on=2026-10-05"


async def test_they_are_ranked_otherwise_and_the_address_says_how(explorer: Explorer) -> None:
    async with explorer.open(POINTS) as page:
        await page.get_by_label("Ranked by").select_option("AGREEMENTS")
        await page.wait_for_url("**by=AGREEMENTS")
        await page.wait_for_function(FALLING)
        counts = [int(one) for one in await page.locator("tbody td:nth-child(3)").all_inner_texts()]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1]


async def test_parts_are_gone_through_by_arrow_keys(explorer: Explorer) -> None:
    async with explorer.open(POINTS) as page:
        await page.get_by_role("tab", name="All").focus()
        await page.keyboard.press("ArrowRight")
        await page.wait_for_url("**part=alone")
        await settled(page)
        alone = await page.locator("tbody tr").count()
        assert str(alone) in await page.get_by_role("tab", name="Critical, nothing instead").inner_text()
        await page.keyboard.press("ArrowRight")
        row = page.get_by_role("row").filter(has_text="base-map")
        assert "1 of 2" in await row.inner_text()
        assert await row.get_by_role("link", name="Atlas").count() == 1


async def test_while_they_are_worked_out_it_is_said_how_far_and_asked_again(explorer: Explorer) -> None:
    refused: list[str] = []

    async def busy(route: Route) -> None:
        """The server's answer while it is at work, once."""
        if "WeakPoints" in (route.request.post_data or "") and not refused:
            refused.append(BUSY)
            error = {"message": BUSY, "extensions": {"code": "UNAVAILABLE", "retryAfter": 1}}
            await route.fulfill(status=503, json={"errors": [error], "data": None})
        else:
            await route.continue_()

    async with explorer.open("/") as page:
        await page.route("**/graphql", busy)
        await page.get_by_role("link", name="Weak points").click()
        await page.get_by_role("status").get_by_text(BUSY).wait_for()
        await page.locator("tbody tr").first.wait_for()
        assert await page.get_by_role("alert").count() == 0
    assert refused
    explorer.complaints[:] = [one for one in explorer.complaints if "503" not in one]
