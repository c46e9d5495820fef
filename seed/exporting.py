"""The graph as an estate's files, rows sorted by what identifies them: the same graph gives the same bytes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from graph.database.imports import unfinished_imports
from graph.database.soundness import UNREADABLE, backwards, counts_of, damage, parts
from graph.database.stored import Questions, all_ids, key_names, relations_from, relations_of, stored_things
from graph.errors import BadInput, Damaged
from graph.model import MODEL
from graph.model.sides import sides
from graph.writing.upsert import is_plain
from seed.export_folder import ExportFolder
from seed.progress import silent
from seed.sheets import sheets
from seed.workbooks import EstateWorkbook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path
    from typing import Literal

    from graph.database.engine import Database
    from graph.database.soundness import Part
    from graph.database.stored import Stored
    from graph.model import File, Kind, Link, Model
    from seed.progress import Progress
    from seed.sheets import Cell, Sheet

STEP: Final = 1_000

Row = dict[str, Any]


async def export_estate(
    database: Database,
    place: Path,
    format: Literal["csv", "jsonl"] = "csv",  # noqa: A002  # the word that users know
    progress: Progress = silent,
    *,
    model: Model = MODEL,
) -> dict[str, int]:
    """Rows by file; files without rows are not written. A place that ends in `.xlsx` becomes a workbook. Raises BadInput
    where the folder is not its own or cannot be written to, where a workbook is there already or cannot hold a cell, or
    while an import is writing; Damaged where not all that is stored can be read. Then the place stays as it was.
    """
    if alive := next((run for run in await unfinished_imports(database) if run.alive()), None):
        raise BadInput(f"An import of {alive.source!r} is writing; export when it has ended.")
    reader = Readings(database)
    rows: dict[str, int] = {}
    with EstateWorkbook(place, model) if is_workbook(place) else ExportFolder(place, format) as files:
        try:
            for sheet in sheets(model):
                async for part in _rows(reader, sheet, model):
                    files.write(sheet, part)
                    rows[sheet.file] = rows.get(sheet.file, 0) + len(part)
                    progress("exporting", sum(rows.values()), None)
        except UNREADABLE:
            await refuse_damage(database, model)
            raise
        if await reader.lack(model):
            await refuse_damage(database, model)
    return {file: count for file, count in rows.items() if count}


def is_workbook(place: Path) -> bool:
    return place.suffix.lower() == ".xlsx"


class Readings(Questions):
    """Counts what was read on the way, by label and type of relation."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, "export")
        self._database = database
        self._read: Counter[str] = Counter()

    def count(self, name: str, number: int) -> None:
        self._read[name] += number

    async def lack(self, model: Model) -> bool:
        """Whether others are counted than were read, by the engine or from where relations lead to."""
        exported = [part for part in parts(model) if (part.kind and part.kind.file) or _is_exported(part)]
        counted = await counts_of(self._database, exported)
        if any(self._read[part.name] != counted[part.name] for part in exported):
            return True
        for part in exported:
            found = [(await self.run(backwards(link)))[0][0] for link in part.links]
            if part.links and sum(found) != self._read[part.name]:
                return True
        return False


def _is_exported(part: Part) -> bool:
    return bool(part.links) and all(link.file or link.column for link in part.links)


async def refuse_damage(database: Database, model: Model) -> None:
    """What was read may have changed meanwhile; what is damaged stays so. Raises Damaged."""
    if found := await damage(database, model):
        lacks = "\n".join(f"  {one}" for one in found)
        raise Damaged(
            f"Not all that is stored can be read, and an export leaves nothing out; nothing was written.\n{lacks}\n"
            "See: rapport doctor --deep"
        )


async def _rows(reader: Readings, sheet: Sheet, model: Model) -> AsyncIterator[list[Row]]:
    ids = await all_ids(reader, model.kinds[sheet.link.start if sheet.link else sheet.kind])
    for position in range(0, len(ids), STEP):
        part = ids[position : position + STEP]
        if sheet.link and sheet.link.file:
            yield await _link_rows(reader, sheet.link, sheet.link.file, part)
        elif sheet.thing:
            yield await _thing_rows(reader, sheet, sheet.thing, part)


async def _thing_rows(reader: Readings, sheet: Sheet, kind: Kind, ids: Sequence[str]) -> list[Row]:
    stored = await stored_things(reader, kind, ids)
    reader.count(kind.label, len(stored))
    named = [(cell.column, cell.property.name) for cell in sheet.cells if cell.property]
    rows: dict[str, Row] = {
        key: {column: stored[key].get(name) for column, name in named} for key in ids if key in stored
    }
    for cell in sheet.cells:
        for owner, others in (await _column(reader, cell, ids)).items():
            if owner in rows:
                rows[owner][cell.column] = sorted(others) if cell.many else others[0]
    return list(rows.values())


async def _column(reader: Readings, cell: Cell, owners: Sequence[str]) -> dict[str, list[str]]:
    """What a column says of each owner; what bears properties of its own goes into the link's file."""
    others: dict[str, list[str]] = {}
    for link in cell.links:
        stored = await relations_of(reader, link, owners)
        if link.file is None:
            reader.count(link.type, len(stored))
        for one in stored:
            if link.file is None or is_plain(link, one.values):
                named = one.other if len(cell.links) == 1 else f"{sides(link).other}:{one.other}"
                others.setdefault(one.owner, []).append(named)
    return others


async def _link_rows(reader: Readings, link: Link, file: File, starts: Sequence[str]) -> list[Row]:
    stored = await relations_from(reader, link, starts)
    reader.count(link.type, len(stored))
    if link.column:
        stored = [one for one in stored if not is_plain(link, one.values)]
    rows: list[Row] = []
    for one in sorted(stored, key=lambda one: _identity(link, one)):
        start, end = sides(link).ends(one.owner, one.other)
        stated = {item.column: one.values[item.name] for item in link.stated}
        if one.values.get("assumed"):
            stated["criticality"] = None
        rows.append({file.start: start, file.end: end, **stated})
    return rows


def _identity(link: Link, one: Stored) -> tuple[str, ...]:
    return (*sides(link).ends(one.owner, one.other), *(one.values[name] for name in key_names(link)))
