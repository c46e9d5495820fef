"""The application that is served: GraphQL, the explorer and the playground that ask it, and what a supervisor asks."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute

from api.access import NOTHING_GRANTED, Viewers
from api.admission import Admission, Rates
from api.explorer.routes import explorer_routes, shipped_documents
from api.http.acknowledging import Acknowledging
from api.http.calendar import Calendars
from api.http.door import LocalNames
from api.http.endpoint import Endpoint, json_response
from api.http.metrics import Metrics, metrics_page, unknown
from api.http.origins import for_browsers
from api.http.playground import playground_routes
from api.http.sdl import sdl_routes
from api.lane.lane import Lane, refused_documents
from api.lane.refusal import STATUS, error
from api.lane.times import beside
from api.lane.trusted import trusted_documents
from api.live import Live
from api.live.handshake import Sockets
from api.sending.token import Tokens
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from strawberry import Schema

    from api.access.viewers import Granting
    from api.http.metrics import Vitals
    from api.settings import Settings
    from graph.access import Viewer
    from graph.database.engine import Database

log = logging.getLogger("rapport.api")

READY_WITHIN: Final = 5.0
"""Seconds the engine has to say that it can answer."""


@dataclass(frozen=True, slots=True)
class Estate:
    """What is served: a context for each request, made for who asks and from its headers; a check that raises
    `RapportError` while nothing can be read; where grants are looked up; how it is, for metrics; and whose event log is
    followed, None where nothing can be.
    """

    context: Callable[[Viewer, Mapping[str, str]], object]
    check: Callable[[], Awaitable[object]]
    grants: Granting = NOTHING_GRANTED
    vitals: Callable[[], Awaitable[Vitals]] = unknown
    database: Database | None = None


def application(schema: Schema, estate: Estate, settings: Settings, *, sharing: int = 1) -> Starlette:
    """`sharing`: how many processes serve together. Raises `BadInput` for trusted documents that cannot be read."""
    trusted = trusted_documents(settings.trusted_documents, only=settings.only_trusted, shipped=shipped_documents())
    lane = Lane(schema, settings.timeout, trusted, beside(estate.database and estate.database.snapshot))
    for document_id, fault in refused_documents(lane):
        log.warning("the trusted document '%s' would be refused: %s", document_id, fault)
    admission = Admission(Rates(settings.rate / sharing) if settings.rate else None, sharing)
    viewers, metrics = Viewers(settings, estate.grants), Metrics(admission, estate.vitals)
    live = Live(lane, admission, viewers, estate.context, estate.database)
    graphql = Endpoint(lane, admission, viewers, estate.context, settings.origins, metrics.note, live)
    about_schema = (
        []
        if settings.only_trusted
        else [*playground_routes(needs_key=settings.access_is_configured), *sdl_routes(schema, viewers)]
    )
    app = Starlette(
        routes=[
            Route("/graphql", graphql),
            WebSocketRoute("/graphql", Sockets(live, settings.origins)),
            Route("/healthz", _alive),
            Route("/readyz", _readiness(estate)),
            Route("/metrics", metrics_page(metrics, viewers)),
            *explorer_routes(),
            *about_schema,
            *_acknowledging(estate, settings),
            *_calendars(estate, settings, admission, metrics),
        ],
        middleware=[
            *([] if settings.access_is_configured else [Middleware(LocalNames)]),
            *for_browsers(settings.origins),
        ],
        exception_handlers={HTTPStatus.NOT_FOUND: _not_found, HTTPStatus.METHOD_NOT_ALLOWED: _not_found},
    )
    app.router.redirect_slashes = False
    app.state.live, app.state.lane = live, lane
    return app


def _acknowledging(estate: Estate, settings: Settings) -> list[Route]:
    """Nothing where no link is made, and so none can be followed."""
    if settings.secret is None or estate.database is None:
        return []
    return Acknowledging(Tokens(settings.secret), estate.database).routes()


def _calendars(estate: Estate, settings: Settings, admission: Admission, metrics: Metrics) -> list[Route]:
    if estate.database is None:
        return []
    return Calendars(estate.grants, estate.database, admission, metrics.note, settings.public_url).routes()


async def _alive(_: Request) -> Response:
    return json_response({"status": "alive"}, HTTPStatus.OK)


def _readiness(estate: Estate) -> Callable[[Request], Awaitable[Response]]:
    async def ready(_: Request) -> Response:
        try:
            async with asyncio.timeout(READY_WITHIN):
                await estate.check()
        except RapportError as fault:
            return _unready(str(fault))
        except TimeoutError:
            return _unready(f"The engine did not answer within {READY_WITHIN:g} seconds.")
        return json_response({"status": "ready"}, HTTPStatus.OK)

    return ready


def _unready(reason: str) -> Response:
    return json_response({"errors": [error(reason, "UNAVAILABLE")]}, STATUS["UNAVAILABLE"])


async def _not_found(request: Request, fault: Exception) -> Response:
    status = HTTPStatus(getattr(fault, "status_code", HTTPStatus.NOT_FOUND))
    sentence = f"{request.method} {request.url.path} is not served; GraphQL is at /graphql."
    return json_response(
        {"errors": [error(sentence, "NOT_FOUND")]}, status, headers=getattr(fault, "headers", None) or {}
    )
