"""How a database is: what it holds, whether its schema is whole, what is unfinished."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.database.definitions import definitions_in
from graph.database.engine import Engine
from graph.database.engine.command import DATABASE
from graph.database.event_log import last
from graph.database.imports import UnfinishedImport, unfinished_imports
from graph.database.schema import VERSION, half_restored, schema_version
from graph.database.schema.half_restored import REMEDY as REMEDY_OF_HALF
from graph.database.soundness import damage
from graph.errors import Unavailable
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.database.definitions import Definitions
    from graph.database.engine import Database, Server
    from graph.database.schema.half_restored import Restoring
    from graph.database.soundness import Told
    from graph.model import Model

OLDEST: Final = (5, 26)
"""The first Neo4j that has all that is used."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, and what to do."""

    wrong: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Condition:
    """`schema`: None before the first set-up. `counts`: things by the plural of their kind. `round_trip`: milliseconds."""

    server: Server
    round_trip: float
    schema: int | None
    definitions: Definitions
    counts: dict[str, int]
    unfinished: tuple[UnfinishedImport, ...]
    last_event: int
    restoring: Restoring | None = None

    @property
    def things(self) -> int:
        return sum(self.counts.values())


def holds_database(folder: Path) -> bool:
    """Whether the embedded engine has ever run in this folder."""
    return (folder.expanduser() / "databases" / DATABASE).is_dir()


async def condition(database: Database, model: Model = MODEL) -> Condition:
    schema = await schema_version(database)
    return Condition(
        server=await database.server(),
        round_trip=await database.round_trip(),
        schema=schema,
        definitions=await definitions_in(database, model),
        counts=await counts(database, model),
        unfinished=tuple(await unfinished_imports(database)),
        last_event=0 if schema is None else await last(database),
        restoring=await half_restored(database),
    )


async def counts(database: Database, model: Model = MODEL) -> dict[str, int]:
    """Things by the plural of their kind, in the order of their declaration; what Rapport itself keeps is left out."""
    found: dict[str, int] = {}
    for kind in model.kinds.values():
        if kind.file:
            rows = await database.read(f"MATCH (n:{kind.label}) RETURN count(n)", name="count")
            found[kind.plural] = rows[0][0]
    return found


def findings(found: Condition) -> Iterator[Finding]:
    """What is wrong, the gravest first."""
    if is_old(found.server):
        yield Finding(
            f"{found.server.name} {found.server.version} is older than {'.'.join(map(str, OLDEST))}.",
            "Rapport needs that or a newer one: update it.",
        )
    if found.restoring:
        yield Finding(str(found.restoring), REMEDY_OF_HALF)
        return
    if found.schema is None:
        if found.things:
            yield Finding("The database holds things, and was never set up.", "Run rapport serve once: it sets it up.")
        elif 0 < len(found.definitions.missing) < found.definitions.total:
            yield Finding(
                "The set-up of the database did not come to its end: "
                f"{len(found.definitions.missing)} of {found.definitions.total} constraints and indexes are missing.",
                "Run the import again, or rapport serve once: it sets it up.",
            )
        return
    if found.schema > VERSION:
        yield Finding(
            f"The database has schema {found.schema}, written by a newer Rapport; this one knows schema {VERSION}.",
            "Install the newer Rapport, or use another data folder or database.",
        )
        return
    if found.schema < VERSION:
        yield Finding(
            f"The database has schema {found.schema}; this Rapport knows schema {VERSION}.",
            "Run rapport serve once: it brings the database up.",
        )
    yield from _findings_of(found.definitions)
    for run in found.unfinished:
        if not run.alive():
            yield Finding(
                f"The import of {run.source!r} from {run.started_at[:19]}Z was interrupted (its last write: "
                f"{run.updated_at[:19]}Z).",
                "Run the same import again: it completes it.",
            )


def is_old(server: Server) -> bool:
    version = tuple(int(part) for part in re.findall(r"\d+", server.version)[:2])
    return server.name == "Neo4j" and version < OLDEST


def _findings_of(found: Definitions) -> Iterator[Finding]:
    if not found.known:
        yield Finding(
            "Constraints and indexes cannot be seen by this user.",
            "Give the user the privileges SHOW CONSTRAINT and SHOW INDEX, or ask an administrator.",
        )
    if found.missing:
        yield Finding(
            f"Constraints or indexes are missing: {', '.join(one.place for one in found.missing)}.",
            "Run rapport serve once: it makes them.",
        )
    if found.waiting:
        yield Finding(
            f"Indexes are not ready: {', '.join(found.waiting)}.",
            "Wait until they are filled; if that does not end, drop them and run rapport serve once.",
        )


def writing_findings(database: Database) -> list[Finding]:
    """Why nothing can be written, e.g. on a full disk; reading goes on."""
    try:
        database.require_writable()
    except Unavailable as error:
        return [Finding(str(error), "Make room on the disk, or let this user write there.")]
    return []


REMEDY: Final = {
    Engine.EMBEDDED: "Stop what uses the folder, and restore a backup from before into a new folder (rapport restore).",
    Engine.NEO4J: "Stop the server, let neo4j-admin database check look at it, and restore a backup into a new database.",
}


async def damage_findings(database: Database, told: Told | None = None, model: Model = MODEL) -> list[Finding]:
    """Everything is read once; the embedded engine reads its own files once more."""
    found = [str(one) for one in await damage(database, model, told)]
    wrong = [Finding(f"{one}.", "") for one in found]
    said = await database.self_check()
    if said:
        wrong.append(Finding(f"The engine's check of its own files finds: {'; '.join(said)}.", ""))
    if wrong:
        wrong.append(Finding("Not all that is stored can be read.", REMEDY[database.engine]))
    return wrong


async def sources(database: Database, model: Model = MODEL) -> set[str | None]:
    """Names of the imports that things came from; None for what was made otherwise."""
    found: set[str | None] = set()
    for kind in model.kinds.values():
        if kind.file:
            rows = await database.read(f"MATCH (n:{kind.label}) RETURN DISTINCT n.source", name="sources")
            found.update(row[0] for row in rows)
    return found
