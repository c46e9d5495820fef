"""`rapport import`."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from api.command.access import ACTOR
from api.command.ending import Cancelled, Status
from api.command.estate import made_ready, opened, warm, where
from api.command.imported import planned_blocks, removal_blocks, report
from api.command.options import settings_with
from api.command.paper import show
from api.command.progress import shown_progress
from graph.database.backup.file import new_file, require_new
from graph.database.backup.taking import take_backup
from graph.database.doctor import holds_database
from graph.database.engine import Engine
from graph.database.imports import LEFT
from graph.database.schema import require_current, schema_version
from graph.database.stored import EmptyGraph, Questions, is_empty
from graph.errors import BadInput, Unavailable
from graph.model import MODEL
from seed.checking import read_files
from seed.exporting import is_workbook
from seed.importing import plan_staged, source_of, write_staged
from seed.reading import AS_THEY_ARE
from seed.removal import planned_removal
from seed.templates import write_templates
from seed.workbooks import write_template

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from graph.database.engine import Database, EngineSettings
    from graph.database.stored import Reader
    from seed.checking import ReadFiles
    from seed.importing import ImportResult
    from seed.reading import Reading
    from seed.removal import Removal
    from seed.staging import Stage


@dataclass(frozen=True, slots=True)
class Wish:
    """`backup`: a new file that gets all there is before anything is written."""

    paths: tuple[Path, ...]
    source: str | None
    dry_run: bool
    replace: bool
    yes: bool
    reading: Reading = AS_THEY_ARE
    backup: Path | None = None


async def imported(wish: Wish, data: Path | None) -> Status:
    """Imports files, or shows what an import would change. Faults of the files alone are told before an engine is started;
    where there is no estate yet, all faults are.
    """
    settings = settings_with(data).engine
    for path in wish.paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist.")
    if wish.backup:
        require_new(wish.backup)
    source = source_of(wish.paths, wish.source)
    is_new = settings.engine is Engine.EMBEDDED and not holds_database(settings.data)
    with nothing_written(), read(wish) as files:
        if is_new:
            await judged(files, EmptyGraph(), wish, source)
        else:
            await files.refuse()
        if not wish.dry_run:
            return await brought_in(files, wish, source, settings, is_new=is_new)
        show(planned_blocks(await compared(files, wish, source, None if is_new else settings)))
    return Status.FINE


@contextlib.contextmanager
def nothing_written() -> Generator[None]:
    """What Ctrl-C leaves before anything is written."""
    try:
        yield
    except asyncio.CancelledError:
        raise Cancelled("Nothing was written.") from None


async def compared(files: ReadFiles, wish: Wish, source: str, settings: EngineSettings | None) -> ImportResult:
    """The effect that an import would have. `settings`: of the engine that holds an estate; None where there is none."""
    if settings is None:
        return await planned(files, EmptyGraph(), source)
    async with opened(warm(settings)) as database:
        await require_current(database)
        reader = Questions(database, "plan_import")
        await judged(files, reader, wish, source)
        return await planned(files, reader, source)


async def brought_in(files: ReadFiles, wish: Wish, source: str, settings: EngineSettings, *, is_new: bool) -> Status:
    """`is_new`: the files were held against nothing, so there must be nothing still."""
    async with opened(warm(settings)) as database:
        if is_new and await schema_version(database) is not None:
            raise Unavailable("Somebody else brought in an estate at the same moment. Import once more.")
        await made_ready(database)
        if not is_new:
            await judged(files, Questions(database, "check_files"), wish, source)
        return await wrote(database, files.stage, wish, source, where(settings))


@contextlib.contextmanager
def read(wish: Wish) -> Generator[ReadFiles]:
    with contextlib.ExitStack() as stack:
        with shown_progress() as progress:
            files = stack.enter_context(read_files(wish.paths, progress=progress, reading=wish.reading))
        yield files


async def judged(files: ReadFiles, reader: Reader, wish: Wish, source: str) -> None:
    with shown_progress() as progress:
        await files.judge(reader, replaced=source if wish.replace else None, progress=progress)


async def planned(files: ReadFiles, reader: Reader, source: str) -> ImportResult:
    with shown_progress() as progress:
        return await plan_staged(reader, files.stage, source, progress=progress)


async def wrote(database: Database, stage: Stage, wish: Wish, source: str, place: str) -> Status:
    removal = planned_removal(stage)
    if removal and not wish.yes and not confirmed(removal, source):
        raise Cancelled("Nothing was written.")
    held = await holds_something(database)
    if wish.backup and held:
        await kept(database, wish.backup)
    result = await written(database, stage, source)
    show(report(result, f"Imported {result.tally.rows:,} rows as source {result.source!r} into {place}."))
    if held and not result.nothing_new:
        show(["", way_back(wish.backup)])
    return Status.FINE


async def holds_something(database: Database) -> bool:
    reader = Questions(database, "holds_something")
    for kind in MODEL.kinds.values():
        if kind.file and not await is_empty(reader, kind.label):
            return True
    return False


async def kept(database: Database, file: Path) -> None:
    with new_file(file) as beside, shown_progress() as progress:
        await take_backup(database, beside, ACTOR, progress)
    show([f"Wrote a backup of what was there into {file}."])


def way_back(backup: Path | None) -> str:
    if backup:
        return f"To take this back: rapport restore {backup} --data FOLDER, into an empty folder, with which you go on."
    return (
        "There is no backup of what was there before: --backup FILE makes one first, from which rapport restore takes an "
        "import back."
    )


async def written(database: Database, rows: Stage, source: str) -> ImportResult:
    stages: set[str] = set()
    try:
        with shown_progress() as shown:

            def progress(stage: str, done: int, total: int | None) -> None:
                stages.add(stage)
                shown(stage, done, total)

            return await write_staged(database, rows, source, progress=progress)
    except asyncio.CancelledError:
        raise Cancelled(LEFT if "writing" in stages else "Nothing was written.") from None


def confirmed(removal: Removal, source: str) -> bool:
    show(removal_blocks(removal, source))
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


def templates_written(place: Path) -> Status:
    if is_workbook(place):
        write_template(place)
        show([f"Wrote a workbook with all sheets, columns and a few invented rows: {place}"])
        show([f"Fill it in, save it as .xlsx, then: rapport import {place}"])
        return Status.FINE
    folder, names = place, write_templates(place)
    show(
        [f"Wrote {len(names)} empty files with all columns into {folder}.", f"Fill them, then: rapport import {folder}"]
    )
    return Status.FINE
