"""What a newcomer asks, answered by clicking from the start page on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.explorer.conftest import axe, settled, shot

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.explorer.conftest import Explorer

START = "/?today=2026-10-05"


async def picked(page: Page, label: str, text: str, name: str) -> None:
    """One of what is found for a text in a field of the screen."""
    await page.get_by_role("combobox", name=label).fill(text)
    await page.locator("[role=option]", has_text=name).first.click()


async def found(page: Page, text: str, name: str) -> None:
    """An offering, by the search of the start page."""
    await picked(page, "Find an offering", text, name)
    await page.wait_for_selector(f"h1:text-is('{name}')")


async def test_which_planned_change_of_an_offering_hurts_least(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await found(page, "maps", "Maps")
        await page.get_by_role("link", name="Which of them hurts least?").click()
        await page.get_by_role("columnheader", name="1. Pay for three more months of Maps (plan C)").first.wait_for()
        await page.get_by_role("region", name="Whom they treat differently").get_by_text("Fleet").wait_for()


async def test_which_of_all_planned_changes_hurts_least(explorer: Explorer) -> None:
    async with explorer.open(START, width=390, touch=True) as page:
        await page.get_by_role("link", name="Which of several ways hurts least?").tap()
        for title in ("Retire the SMS Gateway", "New terms for text messages"):
            choice = page.get_by_label("Add a planned change")
            option = choice.locator("option", has_text=title)
            await option.wait_for(state="attached")
            await choice.select_option(value=await option.get_attribute("value"))
            await page.get_by_role("region", name=title, exact=True).wait_for()
        await page.wait_for_selector("h2:text-is('Which hurts least')")
        await settled(page)
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert await axe(page) == []


async def test_what_would_hurt_most_and_what_nothing_replaces(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("region", name="Weak points").get_by_role("link", name="All of them").click()
        await page.get_by_role("tab", name="Critical, nothing instead").click()
        await page.get_by_text("Nothing can take their place").wait_for()
        await page.get_by_role("link", name="What if it ends? Drovetek Reefer Sensors").wait_for()


async def test_what_an_offering_rests_on_all_the_way_down_and_what_rests_on_it(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await found(page, "chilled deliv", "Chilled Delivery")
        await page.get_by_role("button", name="All the way down").click()
        furthest = page.get_by_role("region", name="Rests on").get_by_role("row").filter(has_text="Incident Reporting")
        await furthest.get_by_text("5 steps").wait_for()
        await shot(page, "offering-all-the-way")
        assert await axe(page) == []
        async with explorer.open(page.url.removeprefix(explorer.address)) as again:
            await again.get_by_text("5 steps").first.wait_for()
    async with explorer.open("/offering/maps") as page:
        await page.get_by_role("button", name="All the way up").click()
        rest = page.get_by_role("region", name="Rest on it")
        await rest.get_by_text("3 steps").first.wait_for()
        await page.get_by_role("button", name="All the way up").click()
        await rest.get_by_text("1 of base-map needed").wait_for()


async def test_where_a_relationship_hangs_on_one_person_and_what_breaks_without_them(explorer: Explorer) -> None:
    async with explorer.open(START, language="ru", scheme="dark") as page:
        await page.get_by_role("link", name="Какие из них держатся на одном человеке?").click()
        await page.get_by_role("link", name="Transport → Brinmarkt").click()
        await page.get_by_role("link", name="А если уйдёт? Lotte Verhagen").first.click()
        await page.wait_for_selector("h1:text-is('Lotte Verhagen')")
        await page.get_by_role("heading", name="Кто может заменить").wait_for()


async def test_which_promises_cannot_be_kept_and_what_most_of_them_fail_by(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="Which promises can we not keep?").click()
        worst = page.get_by_role("region", name="What they fail by").get_by_role("row").filter(has_text="Notewing Mail")
        await worst.get_by_text("11 promises").click()
        await worst.get_by_text("Digital → Brinmarkt").wait_for()
        await picked(page, "Owed by", "parcel", "Parcel")
        gaps = page.get_by_role("region", name="Promises that cannot be kept")
        await gaps.get_by_role("row").filter(has_text="PRC-2020-02").first.wait_for()
        await gaps.get_by_text("Digital →").first.wait_for(state="detached")
        await settled(page)
        assert await axe(page) == []
    async with explorer.open("/relationship/transport-saint-orlan?on=2026-10-05&part=agreements") as page:
        await page.get_by_role("region", name="Promises that cannot be kept").get_by_text("60 days").wait_for()


async def test_what_lies_beneath_most_of_the_weak_relationships(explorer: Explorer) -> None:
    async with explorer.open("/relationships?on=2026-10-05", width=390, language="ru", scheme="dark") as page:
        await page.get_by_role("tab", name="Что общего у слабых").click()
        cause = page.get_by_role("row").filter(has_text="Tachograph Upload")
        await cause.get_by_text("слабых отношений", exact=False).last.click()
        await cause.get_by_role("link", name="Digital → Parcel").click()
        await page.wait_for_selector("h1:text-is('Digital → Parcel')")


async def test_whom_it_hits_when_two_offerings_change_whom_to_tell_and_from_when_on_all_notice_can_be_kept(
    explorer: Explorer,
) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="What if something changes?").click()
        await picked(page, "Which offering?", "sms", "SMS Gateway")
        await picked(page, "Add an offering", "push", "Push")
        await page.get_by_label("On", exact=True).fill("2026-12-01")
        await page.get_by_text("all can be kept from").wait_for()
        await page.get_by_text("only together:").first.wait_for()
        hit = page.get_by_role("tabpanel").get_by_role("row").filter(has_text="Brinmarkt")
        await hit.get_by_text("Arrival Notice").first.wait_for()
        await page.get_by_role("tab", name="Whom to tell").click()
        told = page.get_by_role("tabpanel").get_by_role("row").filter(has_text="Lotte Verhagen")
        await told.get_by_text("email, ").wait_for()
        await page.get_by_role("columnheader", name="If nobody answers").wait_for()


async def test_who_has_agreed_to_a_change_who_objects_and_who_was_not_asked(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="Retire Maps on 1 January (plan A)").click()
        consumers = page.get_by_role("table", name="Consumers")
        for consumer, says in (("Fleet", "objects"), ("Saint Orlan", "needs time"), ("Transport", "not asked")):
            await consumers.get_by_role("row").filter(has_text=consumer).get_by_text(says).first.wait_for()
        await page.get_by_role("tab", name="Messages").click()
        await page.wait_for_url("**part=messages**")
        await settled(page)


async def test_why_a_relationship_stands_as_it_does_whom_to_call_and_what_to_know_before_a_meeting(
    explorer: Explorer,
) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="How do my relationships stand, and who is who?").click()
        await page.get_by_role("link", name="Digital → Parcel").click()
        await page.get_by_text("expectations", exact=True).first.click()
        await page.get_by_text("Stated on 2026-03-05, and has waited too long for an answer").wait_for()
        await page.get_by_role("tab", name="People").click()
        call = page.get_by_role("region", name="Whom to call")
        await call.get_by_label("About").select_option(label="complaints")
        await call.get_by_role("link", name="Delphine Garrec").first.wait_for()
        await page.get_by_role("tab", name="Agreements").click()
        used = page.get_by_role("region", name="Is it used, and does it fit?")
        await used.get_by_role("row").filter(has_text="Dispatch").get_by_text("%").first.wait_for()
        await page.get_by_role("link", name="Briefing").click()
        await page.wait_for_url("**/briefing/digital-parcel**")
        await page.locator("article.briefing").get_by_text("An answer on late changes of tours").first.wait_for()


async def test_who_can_introduce_somebody_and_why_that_way_is_warm(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="Who can introduce me?").click()
        await picked(page, "Of which organization, with its parts?", "digital", "Digital")
        await picked(page, "To whom?", "kenji", "Kenji Moriyama")
        way = page.locator(".way").first
        await way.get_by_text("Kenji Moriyama").first.wait_for()


async def test_what_is_due_is_found_by_its_matter(explorer: Explorer) -> None:
    async with explorer.open(START) as page:
        await page.get_by_role("link", name="All of it, to be settled").click()
        await page.get_by_label("Matter").select_option(label="complaint")
        await page.get_by_role("row").filter(has_text="Transport → Maréva Seafood").first.wait_for()
        await page.get_by_text("There has been no review").first.wait_for(state="detached")


async def test_what_is_ahead_of_a_consumer_and_what_it_must_pass_on(explorer: Explorer) -> None:
    async with explorer.open(START, width=390, language="ru", scheme="dark", touch=True) as page:
        await page.get_by_role("link", name="Что изменится для потребителя?").tap()
        await page.get_by_role("link", name="Parcel", exact=True).first.tap()
        await page.get_by_role("link", name="Что для них изменится?").tap()
        await page.get_by_role("link", name="Retire Maps on 1 January (plan A)").first.wait_for()
        await page.get_by_role("link", name="Brinmarkt").first.wait_for()
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert await axe(page) == []
