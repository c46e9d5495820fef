"""`rapport serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.ending import Status, in_loop
from api.command.estate import opened
from api.lane.trusted import trusted_documents
from api.serve import listening, serve
from graph.because.language import preferred
from graph.impact.keeping import KeptProjection
from graph.schema import set_up_schema
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.settings import Settings
    from graph.engine import Database


def served(settings: Settings) -> Status:
    trusted_documents(settings.trusted_documents, only=settings.only_trusted)
    with listening(settings.host, settings.port):  # whether both can be done shows before the engine starts
        in_loop(_set_up(settings))
    ended = serve(settings, schema, Requests())
    return Status.CANCELLED if ended == Status.CANCELLED else Status.UNREACHABLE if ended else Status.FINE


async def _set_up(settings: Settings) -> None:
    async with opened(settings.engine) as database:
        await set_up_schema(database)


class Requests:
    """Makes the context of each request; all share one projection."""

    def __init__(self) -> None:
        self._kept: KeptProjection | None = None

    def __call__(self, database: Database, headers: Mapping[str, str]) -> Context:
        if self._kept is None:
            self._kept = KeptProjection(database)
        return Context(database, impact=self._kept, language=preferred(headers.get("accept-language")))
