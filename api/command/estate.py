"""The database a command works on."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.command.options import settings_with
from api.command.progress import said_progress
from graph.database.doctor import holds_database
from graph.database.engine import Engine, EngineSettings, open_database
from graph.database.schema import VERSION, refuse_half_restored, schema_version, set_up_schema
from graph.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from graph.database.engine import Database

STAYS: Final = 300.0
"""Seconds that the embedded engine runs on after a command on a terminal; `rapport stop` ends it before."""


@contextlib.asynccontextmanager
async def estate(data: Path | None) -> AsyncGenerator[Database]:
    """An estate that is there already; a mistyped folder is not made."""
    settings = settings_with(data).engine
    if settings.engine is Engine.EMBEDDED and not holds_database(settings.data):
        raise NotFound(nothing_in(settings))
    async with opened(warm(settings)) as database:
        await refuse_half_restored(database)
        version = await schema_version(database)
        if version is None:
            raise NotFound(nothing_in(settings))
        if version != VERSION:
            await made_ready(database)
        yield database


async def made_ready(database: Database) -> None:
    """Set up; data of an older Rapport are brought up, and that is said. Raises NewerSchema."""
    with said_progress() as progress:
        await set_up_schema(database, progress=progress)


@contextlib.asynccontextmanager
async def opened(settings: EngineSettings) -> AsyncGenerator[Database]:
    async with contextlib.AsyncExitStack() as stack:
        with waiting("Starting the engine …" if settings.engine is Engine.EMBEDDED else "Connecting …"):
            database = await stack.enter_async_context(open_database(settings))
        yield database


def warm(settings: EngineSettings) -> EngineSettings:
    """Whoever types one command is about to type another: on a terminal the engine stays for a while."""
    return replace(settings, stays=STAYS) if sys.stdout.isatty() else settings


def where(settings: EngineSettings) -> str:
    return settings.uri or str(settings.data.expanduser().resolve())


def nothing_in(settings: EngineSettings) -> str:
    return (
        f"There is no estate in {where(settings)}. Import one (rapport import --help), look at the invented one "
        "(rapport demo), or name another place (--data FOLDER, RAPPORT_DATA or NEO4J_URI)."
    )


@contextlib.contextmanager
def waiting(words: str) -> Generator[None]:
    """Says on a terminal what takes a moment."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  # slow to import

    with Console(stderr=True).status(words):
        yield


@contextlib.asynccontextmanager
async def throwaway() -> AsyncGenerator[Database]:
    """An empty database that leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="rapport-", ignore_cleanup_errors=True) as folder:
        async with opened(EngineSettings(Path(folder) / "engine")) as database:
            yield database
