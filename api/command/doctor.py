"""`rapport doctor`: all that can be said, also where the engine cannot be reached."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from api.command.diagnosis import Diagnosis, figures
from api.command.ending import STATUS_OF_CODE, Status
from api.command.estate import opened, throwaway, where
from api.command.options import settings_with
from api.command.paper import words_of
from api.command.progress import shown_progress
from graph.database.doctor import Finding, condition, damage_findings, findings, holds_database, writing_findings
from graph.database.engine import Engine, EngineSettings, StatementRefused
from graph.database.engine.folder import EngineFolder
from graph.database.engine.location import PACKAGE
from graph.database.schema import VERSION
from graph.errors import RapportError
from graph.projection.snapshot import delete
from resolvers.version import own_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from api.command.diagnosis import Facts
    from graph.database.doctor import Condition, Definitions
    from graph.database.engine import Database


async def examined(data: Path | None, *, deep: bool = False, as_json: bool = False) -> Status:
    diagnosis = Diagnosis(as_json)
    diagnosis.say(software(), dict(software()))
    try:
        settings = settings_with(data).engine
        diagnosis.say(places(settings), {"data": where(settings), "isEmbedded": settings.engine is Engine.EMBEDDED})
        if settings.engine is Engine.EMBEDDED and not holds_database(settings.data):
            return await _examined_start(settings, diagnosis)
        async with opened(settings) as database:
            delete(settings.snapshot)  # the next start reads what is there, whoever has written it
            wrong = [*writing_findings(database), *await _wrong_with(database, diagnosis, deep=deep)]
    except RapportError as error:
        diagnosis.end([Finding(str(error), "")])
        return STATUS_OF_CODE.get(error.code, Status.FOUND)
    diagnosis.end(wrong)
    return Status.FOUND if wrong else Status.FINE


async def _wrong_with(database: Database, diagnosis: Diagnosis, *, deep: bool) -> list[Finding]:
    try:
        found = await condition(database)
        diagnosis.say(contents(found), figures(found))
        wrong = list(findings(found))
    except StatementRefused as error:
        wrong = [Finding(f"The engine failed: {error}.", "" if deep else "See: rapport doctor --deep")]
    if deep:
        with shown_progress() as progress:
            damaged = await damage_findings(database, lambda done, total: progress("reading", done, total))
        if not damaged:
            diagnosis.say([("read", "every thing and every relation, as many as the engine counts")], {})
        diagnosis.known["isRead"] = not damaged
        wrong += damaged
    return wrong


async def _examined_start(settings: EngineSettings, diagnosis: Diagnosis) -> Status:
    """Nothing was imported yet: whether the engine starts is tried elsewhere, so that no folder is made."""
    EngineFolder(settings.data).require_possible()
    async with throwaway() as database:
        server = await database.server()
    diagnosis.say(
        [("engine", f"{server.name} {server.version}, starts")],
        {"engine": {"name": server.name, "version": server.version}},
    )
    diagnosis.end(
        [], f"Everything is in order. There is no estate in {where(settings)} yet: see rapport import --help."
    )
    return Status.FINE


def software() -> Facts:
    return [
        ("rapport", own_version()),
        ("python", platform.python_version()),
        ("driver", f"neo4j {installed('neo4j')}"),
        ("embedded", f"{PACKAGE} {installed(PACKAGE)}"),
    ]


def installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "is not installed"


def places(settings: EngineSettings) -> Facts:
    if settings.engine is Engine.EMBEDDED:
        return [("data", f"{where(settings)} (embedded engine)")]
    database = f", database {settings.database}" if settings.database else ""
    return [("data", f"{where(settings)}{database}, as {settings.username}")]


def contents(found: Condition) -> Facts:
    return [
        ("engine", f"{found.server.name} {found.server.version}"),
        ("round trip", f"{found.round_trip:.1f} ms"),
        ("schema", schema_words(found.schema)),
        ("definitions", definition_words(found.definitions)),
        ("holds", count_words(found.counts)),
        ("trail", f"{found.last_event:,} events"),
        ("imports", import_words(found)),
    ]


def count_words(counts: Mapping[str, int]) -> str:
    there = [f"{count:,} {words_of(kind)}" for kind, count in counts.items() if count]
    return ", ".join(there) or "nothing yet"


def schema_words(schema: int | None) -> str:
    if schema is None:
        return f"not set up; this Rapport knows schema {VERSION}"
    if schema == VERSION:
        return f"{schema}, as this Rapport wants it"
    return f"{schema}, {'newer' if schema > VERSION else 'older'} than {VERSION}, which this Rapport knows"


def definition_words(found: Definitions) -> str:
    if not found.known:
        return "constraints and indexes cannot be seen by this user"
    ready = found.total - len(found.missing) - len(found.waiting)
    return f"{ready} of {found.total} constraints and indexes are ready"


def import_words(found: Condition) -> str:
    if not found.unfinished:
        return "none unfinished"
    states = (("running" if run.alive() else "interrupted", run) for run in found.unfinished)
    return ", ".join(f"{run.source} {state}, since {run.started_at[:19]}Z" for state, run in states)
