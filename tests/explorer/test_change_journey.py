"""A change is planned, proposed, objected to, accepted and announced, by the page and the mails alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio

from tests.api.estate.conftest import served
from tests.explorer.changing import PUBLIC, Parties, key_of, pressed, reached, typed
from tests.explorer.conftest import Explorer, axe, settled, shot
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.async_api import Browser, Page

    from graph.database.engine import Database, EngineSettings

DAY: Final = datetime.now(UTC).date() + timedelta(days=60)
HOSPITALS: Final = "Saint Orlan Hospitals"


@pytest_asyncio.fixture(scope="session")
async def estate_on_neo4j(open_neo4j: Database, running_neo4j: EngineSettings) -> EngineSettings:
    await hold_quellhaven(open_neo4j)
    return running_neo4j


@pytest.fixture(scope="module")
def held(chosen_engine: str, request: pytest.FixtureRequest) -> EngineSettings:
    """The engine that holds the sample estate; the embedded one is that of all tests of the explorer."""
    return request.getfixturevalue("estate" if chosen_engine == "embedded" else "estate_on_neo4j")


@pytest.fixture(scope="module")
def parties(held: EngineSettings, tmp_path_factory: pytest.TempPathFactory) -> Generator[Parties]:
    outbox = tmp_path_factory.mktemp("outbox") / "mails"
    sending = {"RAPPORT_SEND": "true", "RAPPORT_SEND_FOLDER": str(outbox), "RAPPORT_PUBLIC_URL": PUBLIC}
    with served(held, RAPPORT_ACCESS="required", RAPPORT_SECRET="s" * 32, **sending) as address:
        owner = key_of(held, "Owner at Transport", "owner", "transport")
        manager = key_of(held, "Manager at Transport", "manager", "transport")
        hospitals = key_of(held, "Pharmacy of Saint Orlan", "manager", "saint-orlan")
        yield Parties(address, owner, manager, hospitals, outbox)


@pytest.fixture
def pages(chromium: Browser, parties: Parties) -> Generator[Explorer]:
    explorer = Explorer(chromium, parties.address)
    yield explorer
    assert explorer.complaints == []


async def done(page: Page, text: str) -> None:
    await page.locator(".done").get_by_text(text).wait_for()
    await settled(page)


async def planned(pages: Explorer, parties: Parties, title: str) -> str:
    """The owner plans the change by keys alone, reads what will be sent, and proposes it. Its path."""
    async with pages.open("/offering/chilled-delivery", key=parties.owner) as page:
        await pressed(page, "Plan a change")
        await typed(page, "What is done to it", "suspend")
        await typed(page, "What is planned", title)
        await typed(page, "Takes effect", f"{DAY:%m%d%Y}")
        await typed(page, "Why", "Two rounds carry what three did.")
        await pressed(page, "Plan a change")
        await page.wait_for_url("**/change/*")
        await page.wait_for_selector(f"h1:focus:text-is('{title}')")
        await settled(page)
        assert "it is proposed" in await page.locator("section.going").inner_text()
        await page.get_by_role("tab", name="What will be sent").click()
        await page.get_by_role("button", name="Read the message to Dr. Maëlle Kervran").click()
        assert title in await page.locator(".letter[lang=fr]").inner_text()
        await page.keyboard.press("Escape")
        await page.get_by_role("dialog").wait_for(state="detached")
        await page.evaluate("document.activeElement.blur()")
        await pressed(page, "Propose")
        await page.get_by_role("dialog").wait_for()
        await pressed(page, "Propose")
        await done(page, "Proposed")
        return page.url.removeprefix(parties.address).partition("?")[0]


async def objects(pages: Explorer, parties: Parties, path: str) -> None:
    """Whoever speaks for the hospitals follows the link of the mail on a phone, and objects by touch."""
    assert len(parties.mails_to("Maëlle Kervran", path)) == 1
    async with pages.open(path, width=390, touch=True, scheme="dark", key=parties.hospitals) as page:
        rows = page.locator("tbody tr")
        assert await rows.count() == 1
        assert HOSPITALS in await rows.inner_text()
        assert await page.get_by_role("button", name="Agree").count() == 0
        assert await page.get_by_role("tab", name="What will be sent").count() == 0
        await page.get_by_role("button", name=f"Answer: {HOSPITALS}").tap()
        await page.get_by_label("What they say").select_option("OBJECT")
        await page.get_by_role("dialog").get_by_role("button", name="Answer", exact=True).tap()
        assert await page.get_by_label("Why").evaluate("it => it.validity.valueMissing")
        await page.get_by_label("Why").fill("The wards are supplied at night.")
        assert await axe(page) == []
        await page.get_by_role("dialog").get_by_role("button", name="Answer", exact=True).tap()
        await done(page, HOSPITALS)
        assert "objects" in await rows.inner_text()
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390


async def waits(pages: Explorer, parties: Parties, path: str) -> None:
    """The owner sees who stands in the way, and is refused without a word to them."""
    async with pages.open(path, key=parties.owner) as page:
        assert HOSPITALS in await page.locator("section.going").inner_text()
        await shot(page, "change-objected")
        await pressed(page, "Agree")
        await page.get_by_label(f"Despite {HOSPITALS}, who object").wait_for()
        await pressed(page, "Agree")
        refusal = page.get_by_role("dialog").get_by_role("alert")
        assert "must be named with a reason" in await refusal.inner_text()


async def accepts(pages: Explorer, parties: Parties, title: str) -> None:
    """Later the hospitals accept, where they see what lies ahead of them, by keys alone."""
    async with pages.open("/ahead/saint-orlan", key=parties.hospitals) as page:
        await pressed(page, f"Answer anew: {title} ({HOSPITALS})")
        await reached(page, "What they say")
        await page.keyboard.press("Home")
        await pressed(page, "Answer")
        await done(page, "It can be done")
        await page.get_by_role("row").filter(has_text=title).get_by_text("accepted").wait_for()


async def recorded(pages: Explorer, parties: Parties, path: str) -> None:
    """The manager sees who is missing, and records what they have said."""
    async with pages.open(path, key=parties.manager) as page:
        missing = page.locator("tbody tr").filter(has_text="has not answered")
        while await missing.count():
            before = await missing.count()
            await missing.first.get_by_role("button").click()
            await page.get_by_role("dialog").get_by_role("button", name="Answer", exact=True).click()
            await page.get_by_role("dialog").wait_for(state="detached")
            await done(page, "It can be done")
            assert await missing.count() == before - 1
        assert "it can be agreed" in await page.locator("section.going").inner_text()
        assert await page.get_by_role("button", name="Announce").count() == 0


async def announced(pages: Explorer, parties: Parties, path: str) -> None:
    async with pages.open(path, key=parties.owner) as page:
        await pressed(page, "Agree")
        await page.get_by_role("dialog").wait_for()
        await pressed(page, "Agree")
        await done(page, "Agreed")
        await pressed(page, "Announce")
        await page.get_by_role("dialog").wait_for()
        await pressed(page, "Announce")
        await done(page, "Announced")


async def acknowledged(pages: Explorer, parties: Parties, path: str) -> None:
    """The manager sends by hand, records that it has arrived, and sees whom to call where nothing came back."""
    async with pages.open(f"{path}?part=messages&state=planned", key=parties.manager) as page:
        await (
            page.locator("tbody tr").filter(has_text="Maëlle Kervran").get_by_role("button", name="It was sent").click()
        )
        await page.get_by_role("dialog").get_by_role("button", name="It was sent").click()
        await done(page, "Maëlle Kervran")
        await page.get_by_label("Which").select_option("waiting")
        waiting = page.locator("tbody tr").filter(has_text="Maëlle Kervran").filter(has_text="notice")
        await waiting.get_by_role("button", name="Who is next").click()
        await page.get_by_role("dialog").get_by_role("link", name="Hugo Lemaître").wait_for()
        await page.keyboard.press("Escape")
        await waiting.get_by_role("button", name="It has arrived").click()
        await page.get_by_role("dialog").get_by_role("button", name="It has arrived").click()
        await waiting.wait_for(state="detached")
        await page.get_by_label("Which").select_option("acknowledged")
        await page.get_by_text("recorded by the provider").wait_for()


async def cancelled(pages: Explorer, parties: Parties, path: str) -> None:
    async with pages.open(path, key=parties.owner, language="ru", scheme="dark") as page:
        assert await axe(page) == []
        await pressed(page, "Отменить изменение")
        await typed(page, "Почему", "The night round stays.")
        await reached(page, "Отменить изменение")
        await page.keyboard.press("Enter")
        await done(page, "Отменено")
        assert await page.locator("section.going button").count() == 0


async def test_whoever_stands_in_the_middle_passes_a_change_on_by_one_of_their_own(
    pages: Explorer, parties: Parties
) -> None:
    async with pages.open("/change/maps-retirement", key=parties.owner) as page:
        assert await page.get_by_role("button", name="Ask who was not asked").count() == 0
        await page.get_by_role("button", name="Pass it on").click()
        await page.get_by_role("dialog").get_by_role("combobox", name="Offering").fill("chilled")
        await page.get_by_role("option", name="Chilled Delivery").click()
        await page.get_by_label("What is planned").fill("Rounds without maps")
        await page.get_by_label("Takes effect").fill(DAY.isoformat())
        await page.get_by_role("dialog").get_by_role("button", name="Pass it on").click()
        await page.wait_for_selector("h1:text-is('Rounds without maps')")
        await settled(page)
        assert "Retire Maps on 1 January" in await page.locator(".facts").first.inner_text()
        await page.get_by_role("button", name="Cancel the change").click()
        await page.get_by_label("Why").fill("Not needed.")
        await page.get_by_role("dialog").get_by_role("button", name="Cancel the change").click()
        await done(page, "Cancelled.")


async def test_a_change_goes_its_course_by_the_page_and_the_mails_alone(pages: Explorer, parties: Parties) -> None:
    title = f"Pause round {token_hex(2)}"  # what an attempt before has left is another change
    path = await planned(pages, parties, title)
    await objects(pages, parties, path)
    await waits(pages, parties, path)
    await accepts(pages, parties, title)
    await recorded(pages, parties, path)
    await announced(pages, parties, path)
    await acknowledged(pages, parties, path)
    await cancelled(pages, parties, path)
