"""`rapport serve`."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final

from api.command.ending import Status, in_loop
from api.command.estate import made_ready, opened
from api.http.app import Estate
from api.http.metrics import Vitals
from api.lane.trusted import trusted_documents
from api.sending.sending import sending
from api.serve import collect_seldom, listening, serve
from graph.access import Grants
from graph.database.event_log import last
from graph.database.imports import unfinished_imports
from graph.errors import RapportError
from graph.health.ahead import score_ahead
from graph.projection.follower import KeptProjection
from graph.questions.agenda import KeptAgendas
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import EventVisibility, KeptOrders
from graph.text.catalogue.language import preferred
from graph.writing.personal_data import complete_rewriting
from resolvers.context import Context

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping

    from strawberry import Schema

    from api.serve import Answering
    from api.settings import Settings
    from graph.access import Viewer
    from graph.database.engine import Database

log = logging.getLogger("rapport.api")

PATIENCE: Final = 0.9
"""Share of the time that one request may take; what is said after it says more than a time-out."""
WORTH_SAYING: Final = 3.0
"""Seconds of a load."""
AGAIN: Final = 1.0
"""Seconds until an estate that could not be loaded is tried again."""
SCORED: Final = 60.0
"""Seconds between two looks for relationships whose health has to be scored again: something was written, or a day ended."""
UNSCORED: Final = "how relationships stand could not be scored"


def served(settings: Settings) -> Status:
    trusted_documents(settings.trusted_documents, only=settings.only_trusted)
    with ThreadPoolExecutor(1) as beside:
        with listening(settings.host, settings.port):  # whether both can be done shows before the engine starts
            building = beside.submit(built_schema)
            collect_seldom()
            in_loop(_set_up(settings))
        ended = serve(settings, building.result, answering_within(settings))
    return Status.CANCELLED if ended == Status.CANCELLED else Status.UNREACHABLE if ended else Status.FINE


def answering_within(settings: Settings) -> Answering:
    return lambda database: _answering_and_sending(database, settings)


def built_schema() -> Schema:
    """Takes as long as the engine does to start, and to be asked for half of an estate."""
    from resolvers.schema import schema  # noqa: PLC0415  # built beside that

    return schema


async def _set_up(settings: Settings) -> None:
    async with opened(settings.engine) as database:
        await set_up(database)


async def set_up(database: Database) -> None:
    """Brings its schema up, and completes what was cut short."""
    await made_ready(database)
    await complete_rewriting(database)


@contextlib.asynccontextmanager
async def answering(database: Database, patience: float) -> AsyncGenerator[Estate]:
    """All requests share one projection. It is loaded at once; until it is there, /readyz says how far it is.
    `patience`: seconds that a question waits for it.
    """
    kept = KeptProjection(database, patience)
    orders = KeptOrders(database)
    context = partial(
        context_of,
        database,
        kept,
        weak_points=KeptWeakPoints(kept),
        event_visibility=EventVisibility(database),
        agendas=KeptAgendas(),
        orders=orders,
    )
    ahead = asyncio.create_task(load_ahead(kept))

    async def check() -> None:
        await database.read("RETURN 1", name="readiness")
        database.require_writable()
        kept.check()

    try:
        yield Estate(
            context,
            check,
            Grants(database),
            lambda: vitals_of(database, kept),
            database,
        )
    finally:
        ahead.cancel()
        await asyncio.wait((ahead,))
        await orders.aclose()
        await kept.aclose()


@contextlib.asynccontextmanager
async def _answering_and_sending(database: Database, settings: Settings) -> AsyncGenerator[Estate]:
    data = settings.data.expanduser().resolve()
    async with answering(database, PATIENCE * settings.timeout) as estate, sending(settings, data, database):
        yield estate


async def vitals_of(database: Database, kept: KeptProjection) -> Vitals:
    unfinished = [run.alive() for run in await unfinished_imports(database)]
    return Vitals(
        round_trip=await database.round_trip() / 1000,
        events=await last(database),
        followed=kept.event,
        age=kept.age,
        imports_running=sum(unfinished),
        imports_interrupted=len(unfinished) - sum(unfinished),
    )


def context_of(
    database: Database,
    kept: KeptProjection,
    viewer: Viewer,
    headers: Mapping[str, str],
    *,
    weak_points: KeptWeakPoints | None = None,
    event_visibility: EventVisibility | None = None,
    agendas: KeptAgendas | None = None,
    orders: KeptOrders | None = None,
) -> Context:
    """Makes what one request carries from field to field."""
    return Context(
        database,
        viewer=viewer,
        impact=kept,
        weak_points=weak_points,
        event_visibility=event_visibility,
        agendas=agendas or KeptAgendas(),
        orders=orders,
        language=preferred(headers.get("accept-language")),
    )


async def load_ahead(kept: KeptProjection) -> None:
    """Loads what impact rests on first, so that it can be asked about; then what happens in relationships, of which it
    keeps the health scored from then on. What was loaded stays, so the collector need not look it over again and again.
    """
    began = time.monotonic()
    await _done(kept.load, "the estate could not be loaded", AGAIN)
    taken = time.monotonic() - began
    log.log(logging.INFO if taken > WORTH_SAYING else logging.DEBUG, "the estate was loaded in %.1f s", taken)
    gc.freeze()
    await _done(partial(score_ahead, kept), UNSCORED, SCORED)
    gc.freeze()
    while True:
        await asyncio.sleep(SCORED)
        await _done(partial(score_ahead, kept), UNSCORED, SCORED)


async def _done(work: Callable[[], Awaitable[object]], otherwise: str, again: float) -> None:
    """Tries again after so many seconds where it could not be done, which is logged."""
    while True:
        try:
            await work()
        except RapportError as fault:  # the next question about it tries, too
            log.warning("%s: %s", otherwise, fault)
            await asyncio.sleep(again)
        else:
            return
