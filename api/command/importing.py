"""`rapport import`."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from api.command.ending import Cancelled, Status
from api.command.estate import made_ready, opened, throwaway, where
from api.command.options import settings_with
from api.command.paper import show, words_of
from api.command.progress import shown_progress
from graph.database.doctor import holds_database
from graph.database.engine import Engine
from graph.database.imports import LEFT, Tally
from graph.database.schema import require_current
from graph.errors import BadInput
from graph.model import MODEL
from graph.text.documents.blocks import Heading, Table
from seed.importing import import_estate, plan_import
from seed.reading import AS_THEY_ARE
from seed.templates import write_templates

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator
    from pathlib import Path

    from graph.database.engine import Database, EngineSettings
    from graph.text.documents.blocks import Block
    from seed.faults import Hints
    from seed.importing import ImportResult
    from seed.reading import Reading
    from seed.removal import Listed, Removal

COLUMNS = ("created", "changed", "unchanged", "removed")


@dataclass(frozen=True, slots=True)
class Wish:
    paths: tuple[Path, ...]
    source: str | None
    dry_run: bool
    replace: bool
    yes: bool
    reading: Reading = AS_THEY_ARE


async def imported(wish: Wish, data: Path | None) -> Status:
    settings = settings_with(data).engine
    for path in wish.paths:
        if not path.exists():  # said before an engine is started
            raise BadInput(f"{path} does not exist.")
    if wish.dry_run:
        async with compared_with(settings) as database:
            show(report(await planned(database, wish), "Nothing was written. An import would have this effect:"))
        return Status.FINE
    async with opened(settings) as database:
        await made_ready(database)
        result = await written(database, wish)
    show(report(result, f"Imported {result.tally.rows:,} rows as source {result.source!r} into {where(settings)}."))
    return Status.FINE


@contextlib.asynccontextmanager
async def compared_with(settings: EngineSettings) -> AsyncGenerator[Database]:
    """What the files are compared with; where there is nothing yet, no folder is made."""
    if settings.engine is Engine.EMBEDDED and not holds_database(settings.data):
        async with throwaway() as database:
            yield database
    else:
        async with opened(settings) as database:
            await require_current(database)
            yield database


async def planned(database: Database, wish: Wish) -> ImportResult:
    with shown_progress() as progress:
        return await plan_import(
            database, wish.paths, source=wish.source, replace=wish.replace, progress=progress, reading=wish.reading
        )


async def written(database: Database, wish: Wish) -> ImportResult:
    if wish.replace and not wish.yes:
        removal = (await planned(database, wish)).removal
        if removal and not confirmed(removal):
            raise Cancelled("Nothing was written.")
    stages: set[str] = set()
    try:
        with shown_progress() as shown:

            def progress(stage: str, done: int, total: int | None) -> None:
                stages.add(stage)
                shown(stage, done, total)

            return await import_estate(
                database, wish.paths, source=wish.source, replace=wish.replace, progress=progress, reading=wish.reading
            )
    except asyncio.CancelledError:
        raise Cancelled(LEFT if "writing" in stages else "Nothing was written.") from None


def confirmed(removal: Removal) -> bool:
    show(removal_blocks(removal))
    if not sys.stdin.isatty():
        raise BadInput(
            f"--replace would remove {removal.total:,} things and relations; nothing was written. "
            "Add --yes if that is right."
        )
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return typer.confirm("Remove them?", err=True)
    except typer.Abort:
        return False
    finally:
        signal.signal(signal.SIGINT, before)


def report(result: ImportResult, words: str) -> Iterator[Block]:
    yield words
    yield from effect(result)
    yield from hint_blocks(result.hints)


def effect(result: ImportResult) -> Iterator[Block]:
    if result.nothing_new:
        yield "All of it was there already; nothing changes."
    else:
        yield counted(result)
    yield from removal_blocks(result.removal)


def counted(result: ImportResult) -> Table:
    things = [(plural(kind), *numbers(tally)) for kind, tally in result.by_kind.items() if kind in MODEL.kinds]
    relations = Tally()
    for kind, tally in result.by_kind.items():
        if kind not in MODEL.kinds:
            relations.add(tally)
    rows = [*things, ("relations", *numbers(relations)), ("all", *numbers(result.tally))]
    return Table(("", *COLUMNS), rows, frozenset(COLUMNS))


def hint_blocks(hints: Hints) -> Iterator[Block]:
    if hints:
        yield Heading(hints.title)
        yield from (f"  {line}" for line in str(hints).splitlines())


def plural(kind: str) -> str:
    return words_of(MODEL.kinds[kind].plural)


def numbers(tally: Tally) -> list[str]:
    return [f"{getattr(tally, column):,}" for column in COLUMNS]


def removal_blocks(removal: Removal) -> Iterator[Block]:
    yield from listed("Removed, because it came from this source and is there no more:", removal.removed)
    yield from listed("Kept, because it was changed by hand:", removal.changed_by_hand)
    yield from listed("Kept, because something else rests on it:", removal.rested_on)
    yield from listed("Kept, because no file was given that says whether it is still there:", removal.not_given)


def listed(words: str, by_kind: dict[str, Listed]) -> Iterator[Block]:
    if by_kind:
        yield Heading(words)
    for kind, things in by_kind.items():
        more = f" … and {things.count - len(things.first):,} more" if things.count > len(things.first) else ""
        files = f" ({', '.join(things.files)})" if things.files else ""
        yield f"  {kind}{files}: {', '.join(things.first)}{more}"


def templates_written(folder: Path) -> Status:
    names = write_templates(folder)
    show(
        [f"Wrote {len(names)} empty files with all columns into {folder}.", f"Fill them, then: rapport import {folder}"]
    )
    return Status.FINE
