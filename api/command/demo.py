"""`rapport demo`: the sample estate, what happens when Maps is retired, and a relationship that only looks good."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import time
from contextlib import aclosing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

import seed
from api.command.ending import Cancelled, Status, complain, in_loop
from api.command.estate import made_ready, opened
from api.command.health.story import looks_good
from api.command.impact.story import story
from api.command.options import settings_with
from api.command.paper import show
from api.command.progress import shown_progress
from api.command.serving import served
from api.explorer.routes import segments
from api.serve import CannotListen
from graph.database.doctor import counts, holds_database, sources
from graph.database.engine.folder import EngineFolder, locked, others_in
from graph.errors import BadInput
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Heading
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from api.settings import Settings
    from graph.database.engine import Database
    from graph.text.documents.blocks import Block

SAMPLE: Final = Path(seed.__file__).parent / "quellhaven"
LOOK: Final = 0.1  # seconds between two looks
SOURCE: Final = "quellhaven"
TODAY: Final = date(2026, 10, 5)
RETIREMENT: Final = Scenario((Change("maps", Action.RETIRE),), date(2027, 1, 1))


def told_and_served(data: Path | None, *, and_serve: bool) -> Status:
    folder = (data or named_by_environment() or user_data_path("rapport-demo", appauthor=False)).expanduser()
    refuse_others(folder)
    settings = settings_with(folder)
    with one_at_a_time(folder):
        in_loop(told(settings))
    show(what_next(folder, settings))
    if not and_serve:
        return Status.FINE
    return served_somewhere(settings)


def named_by_environment() -> Path | None:
    return Path(folder) if (folder := os.environ.get("RAPPORT_DATA")) else None


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Generator[None]:
    """A second demo in the same folder waits until the estate is there, and joins."""
    EngineFolder(folder).prepare()
    with (folder / "demo.lock").open("a+b") as file:
        if not locked(file.fileno()):
            complain(f"another demo brings its estate into {folder}; this one waits for it, and joins.")
            while not locked(file.fileno()):
                time.sleep(LOOK)
        yield


def refuse_others(folder: Path) -> None:
    """Refuses a folder that holds something else, before anything is started: it stays as it is."""
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is no folder.")
    if folder.is_dir() and not holds_database(folder) and others_in(folder):
        raise BadInput(f"{folder} is not empty and holds no demo: name an empty or a new folder.")


async def told(settings: Settings) -> None:
    async with opened(settings.engine) as database:
        found = await sources(database)
        if found and (SOURCE not in found or found - {SOURCE, None}):
            raise BadInput(
                f"{settings.data} holds an estate of yours, and the demo leaves that alone: name an empty or a new folder."
            )
        await made_ready(database)
        await brought_in(database)
        async with aclosing(KeptProjection(database)) as kept:
            told = await kept.ask(lambda state: list(story(impact(state.projection, RETIREMENT, TODAY))))
            told += await kept.ask(lambda state: looks_good(state, TODAY), of_dialogue=True)
        show(opening(await counts(database)))
    show(told)


async def brought_in(database: Database) -> None:
    try:
        with shown_progress() as progress:
            await import_estate(database, [SAMPLE], source=SOURCE, progress=progress)
    except asyncio.CancelledError:
        raise Cancelled("Running rapport demo again completes the import.") from None


def opening(held: dict[str, int]) -> Iterator[Block]:
    yield (
        f"Quellhaven Group delivers chilled goods and parcels: {held['organizations']} organizations, "
        f"{held['offerings']} offerings, {held['agreements']} agreements, {held['people']} people."
    )
    yield "Its supplier Cartoleth wants to retire Maps on 1 January 2027. Today is 5 October 2026. Whom does that hit?"


def what_next(folder: Path, settings: Settings) -> Iterator[Block]:
    data = f"--data {shlex.quote(str(folder))}"
    days = f"--today {TODAY} {data}"
    yield Heading("Try next")
    yield "  A month later, all notice can be kept:"
    yield f"    rapport impact maps=RETIRE --on 2027-02-02 {days}"
    yield "  Two changes that hurt Brinmarkt only together:"
    yield f"    rapport impact sms-gateway=RETIRE push=SUSPEND --on 2026-12-01 {days}"
    yield "  Why that relationship is at risk, and what would help most:"
    yield f"    rapport health digital-parcel --on {TODAY} {data}"
    yield "  For a change request:"
    yield f"    rapport impact maps=RETIRE --on {RETIREMENT.effective_on} {days} --format markdown"
    yield "  In the browser (the page is the explorer, /playground writes GraphQL, /graphql is the endpoint):"
    yield f"    rapport serve {data}"
    yield from (f"    http://{settings.host}:{settings.port or 8080}{path}" for path in story_pages())
    yield "  With your own estate:"
    yield "    rapport import --template estate.xlsx"


def story_pages() -> Iterator[str]:
    """Addresses of the explorer that show the story."""
    pages = {
        "impact": f"/impact?c=maps:RETIRE&on={RETIREMENT.effective_on}&today={TODAY}",
        "ahead": f"/ahead/brinmarkt?months=12&today={TODAY}",
        "change": f"/change/maps-retirement?today={TODAY}",
    }
    return (page for screen, page in pages.items() if screen in segments())


def served_somewhere(settings: Settings) -> Status:
    """Serves the estate: on another port than the usual one where that is taken and none was chosen."""
    try:
        return served(settings)
    except CannotListen:
        if "RAPPORT_PORT" in os.environ:
            raise
        show(["", f"Port {settings.port} is in use, perhaps by another demo: this one takes a free port."])
        return served(settings.model_copy(update={"port": 0}))
