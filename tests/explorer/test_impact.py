"""Somebody about to change an offering: whom it hits, along which ways, whom to tell, and how to pass it on."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.api.command.conftest import Rapport, variables_of
from tests.explorer.conftest import axe, settled, shot
from tests.explorer.saving import MAPS, PRINTED, saved

if TYPE_CHECKING:
    from playwright.async_api import Page

    from graph.database.engine import EngineSettings
    from tests.explorer.conftest import Explorer

TOGETHER = "/impact?c=sms-gateway:RETIRE&c=push:SUSPEND&on=2026-12-01&today=2026-10-05"


async def figure(page: Page, name: str) -> str:
    """The number under a heading of the totals."""
    return (
        await page.locator(".figures div")
        .filter(has=page.get_by_role("heading", name=name))
        .locator(".figure")
        .inner_text()
    )


async def test_by_keys_alone_somebody_asks_looks_along_the_ways_and_plays_with_the_day(explorer: Explorer) -> None:
    async with explorer.open("/?today=2026-10-05") as page:
        await page.keyboard.press("g")
        await page.keyboard.press("i")
        await page.wait_for_url("**/impact")
        await page.wait_for_selector("h1:focus")
        await page.keyboard.press("Tab")
        await page.keyboard.type("maps")
        await page.locator("[role=option]").first.wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/impact?c=maps:RETIRE")
        await page.wait_for_selector("select:focus")
        await page.keyboard.press("ArrowDown")
        await page.wait_for_url("**/impact?c=maps:SUSPEND")
        await page.keyboard.press("ArrowUp")
        await page.get_by_label("On", exact=True).focus()
        await page.keyboard.type("01012027")
        await page.wait_for_url("**/impact?c=maps:RETIRE&on=2027-01-01")
        await settled(page)
        await page.get_by_role("treeitem", name="Maps").focus()
        await page.keyboard.press("ArrowRight")
        await page.locator("g:focus", has_text="Routing").wait_for()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**&open=routing")
        await page.get_by_role("complementary", name="Routing").get_by_text("Atlas is already suspended").wait_for()
        await page.keyboard.press("2")
        await page.wait_for_url("**&steps=2")
        await page.locator(".fold").first.wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_role("complementary").wait_for(state="detached")
        await page.keyboard.press("0")
        await page.locator(".fold").first.wait_for(state="detached")
        await page.get_by_role("tab", name="Consumers").focus()
        await page.keyboard.press("ArrowRight")
        await page.wait_for_url("**&part=people")
        await settled(page)
        assert await page.get_by_role("tabpanel").get_by_role("row").count() > 10


async def test_a_fold_is_opened_by_enter_and_the_focus_is_on_what_it_held(explorer: Explorer) -> None:
    async with explorer.open(f"{MAPS}&steps=1") as page:
        await page.locator(".fold").focus()
        await page.keyboard.press("Enter")
        await page.wait_for_url("**&x=routing")
        await page.locator("g:focus", has_text="Dispatch").wait_for()


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_on_a_phone_the_ways_are_an_outline_that_is_gone_along_by_touch(
    explorer: Explorer, language: str
) -> None:
    async with explorer.open(MAPS, width=390, language=language, touch=True, scheme="dark") as page:
        assert await page.locator(".outline .way-step").count() == 16
        await page.locator(".way-step", has_text="Arrival Notice").tap()
        await page.locator(".panel").get_by_role("link", name="Brinmarkt").first.wait_for()
        await settled(page)
        assert "open=arrival-notice" in page.url
        assert await axe(page) == []
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390


async def test_what_passes_has_an_end_another_is_taken_in_and_a_second_plan_put_beside_it_by_touch(
    explorer: Explorer,
) -> None:
    async with explorer.open(TOGETHER, width=390, touch=True) as page:
        await page.get_by_role("button", name="Leave out SMS Gateway").tap()
        await page.wait_for_url(lambda url: "c=push:SUSPEND" in url and "sms-gateway" not in url)
        await page.get_by_role("combobox", name="Add an offering").fill("maps")
        await page.locator("[role=option]").first.tap()
        await page.wait_for_url("**c=push:SUSPEND&c=maps:RETIRE**")
        await page.get_by_label("Notewing Push is as before from").fill("2026-11-01")
        await page.wait_for_url("**c=push:SUSPEND::2026-11-01&c=maps:RETIRE**")
        await page.locator(".question li").filter(has_text="Notewing Push").get_by_role("alert").wait_for()
        await page.get_by_label("Notewing Push is as before from").fill("2027-02-01")
        await page.wait_for_url("**c=push:SUSPEND::2027-02-01&c=maps:RETIRE**")
        await page.get_by_role("link", name="Compare with another plan").tap()
        await page.wait_for_url("**/compare?s=~push:SUSPEND::2027-02-01,maps:RETIRE@2026-12-01&today=2026-10-05")


async def test_what_is_hit_only_because_two_changes_coincide_is_said(explorer: Explorer) -> None:
    async with explorer.open(TOGETHER) as page:
        await page.get_by_text("only together: SMS Gateway + Notewing Push").first.wait_for()
        assert await page.locator(".box .inner").count() == 2
        assert "+" in await page.get_by_role("treeitem", name="Parcel Lockers").locator(".small").first.inner_html()
        together = "through Notewing Push + SMS Gateway together"
        assert await page.get_by_role("treeitem").filter(has_text=together).count() == 3
        await page.get_by_label("What held").check()
        held = page.get_by_role("treeitem").filter(has_text="Cold Chain Alarm, 1 of 2: alarm-way, holds")
        await held.click()
        await page.wait_for_url("**&held=1&part=held")
        await settled(page)
        assert await axe(page) == []
        await page.get_by_role("button", name="Outline").click()
        await page.locator(".outline li").filter(has_text="1 of 2: alarm-way").first.wait_for()
        await page.get_by_role("button", name="Picture").click()
        assert "1 of 2: notice-way" in (await page.locator(".group").first.text_content() or "")


async def test_each_refusal_stands_beside_the_change_it_is_about(explorer: Explorer) -> None:
    async with explorer.open("/impact?c=maps:RETIRE&c=map:RETIRE") as page:
        wrong = page.locator(".question li").filter(has_text="There is no offering 'map'. Did you mean maps?")
        assert await wrong.count() == 1
        assert await page.locator(".refused").count() == 0
        assert await page.get_by_role("button", name="Markdown").count() == 0


async def test_ids_of_any_signs_come_through_the_address(explorer: Explorer) -> None:
    strange = "a/b:c~d,e@f %"
    text = quote(quote(strange, safe="") + ":RETIRE", safe="")
    async with explorer.open(f"/impact?c={text}") as page:
        await page.get_by_text(f"There is no offering {strange!r}.").wait_for()
        await page.get_by_label(f"Done to {strange}").select_option("SUSPEND")
        await page.wait_for_url("**SUSPEND")
        await settled(page)
        await page.get_by_text(f"There is no offering {strange!r}.").wait_for()


@pytest.fixture(scope="module")
def own_key(address: str, estate: EngineSettings) -> str:
    """Of somebody who sees Brinmarkt and its relationships alone; `address`: it is served meanwhile."""
    adding = Rapport(None, variables_of(estate)).process(
        "keys", "add", "Brinmarkt", "--role", "manager", "--organization", "brinmarkt"
    )
    said, complaint = adding.communicate(timeout=120)
    assert adding.returncode == 0, (address, complaint)
    return said.strip()


async def test_whoever_may_see_a_part_is_told_so_and_sees_no_step_of_others(explorer: Explorer, own_key: str) -> None:
    async with explorer.open(MAPS, key=own_key, scheme="dark") as page:
        await shot(page, "impact-brinmarkt")
        await page.get_by_text("This is not all: something that takes part is hidden from you").wait_for()
        assert await page.get_by_text("that you may not see").count() == 1
        places = page.locator(".unseen-place")
        assert "hidden" in (await places.first.text_content() or "")
        assert await page.get_by_role("treeitem").filter(has_text="Routing").count() == 0
        assert "hidden" in await page.get_by_role("tabpanel").inner_text()
        assert await axe(page) == []


async def test_a_link_restores_what_is_seen_and_bears_the_day_for_which_it_was_answered(explorer: Explorer) -> None:
    async with explorer.open("/impact?c=maps:RETIRE&on=2027-01-01&open=routing&min=MEDIUM&part=held") as page:
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await page.get_by_role("button", name="Copy link").click()
        await page.get_by_text("The link is copied.").wait_for()
        link = await page.evaluate("() => navigator.clipboard.readText()")
        assert re.search(r"&today=\d{4}-\d\d-\d\d$", link)
        shown = await page.locator("main").inner_text()
        async with explorer.open(link.removeprefix(explorer.address)) as other:
            assert await other.locator("main").inner_text() == shown
    async with explorer.open(MAPS) as page:
        await page.get_by_role("button", name="As of today").click()
        await page.wait_for_url("**/impact?c=maps:RETIRE&on=2027-01-01")


async def test_the_answer_is_saved_for_a_change_request_and_a_spreadsheet(explorer: Explorer) -> None:
    async with explorer.open(MAPS) as page:
        name, text = await saved(page, "Markdown")
        assert name == "impact.md"
        assert text.startswith("# ")
        name, text = await saved(page, "CSV")
        rows = list(csv.reader(io.StringIO(text)))
        assert name == "impact-consumers.csv"
        assert {"Fleet", "Brinmarkt"} <= {cell for row in rows for cell in row}
        await page.get_by_role("tab", name="Whom to tell").click()
        await settled(page)
        name, people = await saved(page, "CSV")
        assert name == "impact-notify.csv"
        assert len(list(csv.reader(io.StringIO(people)))) > len(await page.get_by_role("row").all()) // 2


async def test_the_picture_is_saved_whole_with_its_colours(explorer: Explorer) -> None:
    async with explorer.open(MAPS) as page:
        name, text = await saved(page, "Save the picture")
        width = await page.evaluate("() => document.querySelector('.picture svg').viewBox.baseVal.width")
    assert name == "impact.svg"
    assert "class=" not in text
    assert "var(" not in text
    async with explorer.open("/impact") as page:
        await page.set_content(text)
        assert await page.evaluate("() => document.querySelector('svg').getBoundingClientRect().width") == width
        assert await page.get_by_text("Routing", exact=True).count() == 1
        assert await page.evaluate("() => document.querySelectorAll('svg > path').length") >= 15
        filled = "() => new Set([...document.querySelectorAll('rect')].map((one) => one.getAttribute('fill'))).size"
        assert await page.evaluate(filled) >= 5


async def test_the_whole_answer_is_printed_dark_or_not_on_white(explorer: Explorer) -> None:
    async with explorer.open(MAPS, scheme="dark") as page:
        await page.evaluate(PRINTED)
        await page.get_by_role("button", name="Print").click()
        await page.locator("body[data-printed]").wait_for()
        await page.emulate_media(media="print")
        assert await page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        headings = await page.locator(".whole h2:visible").all_inner_texts()
        for part in ("Consumers", "Whom to tell", "Findings", "What held", "Lost already", "After that day"):
            assert part in headings
        assert await page.locator(".whole .outline").is_visible()
        assert await page.locator(".picture svg").is_visible()
        assert await page.locator(".whole details").count() == 0
        assert not await page.get_by_role("tab").first.is_visible()
        await page.emulate_media(media="screen")
        await page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        await page.locator(".whole").wait_for(state="detached")


async def test_worse_ones_alone_are_shown_by_wish(explorer: Explorer) -> None:
    async with explorer.open(f"{MAPS}&min=HIGH") as page:
        assert await page.locator("svg .box").count() == 6
        assert await page.get_by_role("tabpanel").locator("tbody tr").count() == 7
        assert await figure(page, "Offerings") == "16"


async def test_where_the_whole_takes_too_long_the_totals_are_offered_alone(explorer: Explorer) -> None:
    late = '{"data": null, "errors": [{"message": "late", "extensions": {"code": "TIMEOUT"}}]}'
    async with explorer.open("/impact") as page:
        await page.route(
            "**/graphql",
            lambda route: (
                route.fulfill(status=200, content_type="application/json", body=late)
                if '"ImpactHead"' in (route.request.post_data or "")
                else route.continue_()
            ),
        )
        await page.get_by_role("combobox", name="Which offering?").fill("maps")
        await page.locator("[role=option]").first.click()
        await page.get_by_role("button", name="Show the totals alone").click()
        await page.locator(".figures").wait_for()
        assert int(await figure(page, "Consumers")) > 10
        assert await page.get_by_role("tab").count() == 0
