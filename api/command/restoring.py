"""`rapport restore`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.command.access import ACTOR
from api.command.ending import Cancelled, Status
from api.command.estate import estate, opened, where
from api.command.options import settings_with
from api.command.paper import show
from api.command.person import undecided_blocks
from api.command.progress import shown_progress
from graph.access.granting import withdraw_all
from graph.database.backup.erasures import erasures_in
from graph.database.backup.records import whole_backup
from graph.database.backup.restoring import LEFT, require_known, restore
from graph.database.backup.taking import estate_name
from graph.database.erased import erasures
from graph.database.stored import Questions
from graph.errors import BadInput
from graph.text.documents.blocks import Heading
from graph.writing.personal_data.again import ErasedAgain, erase_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.database.backup.records import Backup
    from graph.database.engine import Database
    from graph.database.erased import Erasures
    from graph.text.documents.blocks import Block
    from seed.progress import Progress

PLACE: Final = "rapport restore"
SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Finished:
    """`withdrawn`: keys and grants."""

    again: ErasedAgain
    withdrawn: int


async def restored(file: Path, data: Path | None, *, with_keys: bool, erased: Sequence[Path]) -> Status:
    """Nothing is opened before all files were read to their ends."""
    settings = settings_with(data).engine
    begun = False
    with shown_progress() as progress:

        def shown(stage: str, done: int, total: int | None) -> None:
            nonlocal begun
            begun = True
            progress(stage, done, total)

        try:
            backup = await asyncio.to_thread(_checked, file)
            there = [found for path in erased if (found := await _erased_there(path, backup))]
            async with opened(settings) as database:
                done = await restore(
                    database, backup, lambda: _finished(database, there, with_keys=with_keys, progress=shown), shown
                )
        except asyncio.CancelledError:
            raise Cancelled(LEFT if begun else "Nothing was written.") from None
    show(report(backup, done, where(settings), with_keys=with_keys, asked=bool(erased)))
    return Status.FINE


def _checked(file: Path) -> Backup:
    backup = whole_backup(file)
    require_known(backup)
    return backup


async def _erased_there(path: Path, backup: Backup) -> Erasures | None:
    """Reads who was erased, from a later backup or the data folder that was in use before; None where nobody was. Raises
    BadInput for another estate.
    """
    if await asyncio.to_thread(path.is_dir):
        async with estate(path) as database:
            reader = Questions(database, "erasures")
            _require_same(path, await estate_name(reader), backup)
            return await erasures(reader)
    other = await asyncio.to_thread(whole_backup, path)
    _require_same(path, other.head.estate, backup)
    if other.head.at < backup.head.at:
        raise BadInput(f"{path} is older than {backup.path}, which knows of all that it says: name a later one.")
    return await asyncio.to_thread(erasures_in, other)


def _require_same(path: Path, estate: str | None, backup: Backup) -> None:
    if estate != backup.head.estate:
        raise BadInput(f"{path} is of another estate than {backup.path}: nothing was written.")


async def _finished(database: Database, there: Sequence[Erasures], *, with_keys: bool, progress: Progress) -> Finished:
    again = ErasedAgain()
    for one in there:
        done = await erase_again(database, one, ACTOR, PLACE, progress=progress)
        again.people += done.people
        again.left += done.left
        again.undecided += done.undecided
    return Finished(again, 0 if with_keys else await withdraw_all(database, ACTOR))


def report(backup: Backup, done: Finished, place: str, *, with_keys: bool, asked: bool) -> Iterator[Block]:
    yield f"Restored {backup.things:,} things and {backup.relations:,} relations, as they were {backup.head.at[:19]}Z, into {place}."
    if done.withdrawn:
        yield f"Keys and grants that were open then: {done.withdrawn:,}. They are withdrawn: make new ones (rapport keys add)."
    elif with_keys:
        yield "Keys and grants open what they opened then, also those that were withdrawn since."
    if asked:
        yield f"People who were erased since and are erased again: {done.again.people:,}."
    else:
        yield "Whoever was erased since is there again: erase them, or restore with --erased."
    if done.again.left:
        yield Heading("These ids went with people who were erased, and are here: look at them, and decide.")
        yield from (f"  {label} {id_}" for label, id_ in done.again.left[:SHOWN])
    yield from undecided_blocks(done.again.undecided)
