"""Rows from files into the stage; what is wrong with a row by itself is found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from graph.model.rules import BESIDE, TOGETHER, contradictions, inseparable, misdated
from graph.model.sides import sides
from graph.writing.rules.alone import same_ends
from seed.faults import Fault, Hint
from seed.forms import apart
from seed.likely import dates, row_hints
from seed.naming import MadeIds
from seed.reading import AS_THEY_ARE, checked, read_rows
from seed.sheets import sheets
from seed.staging import AMONG, FAULTY, LINK, PAIR, THING, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.model import Link
    from seed.faults import Faults
    from seed.progress import Progress
    from seed.reading import Checked, Chunk, Reading
    from seed.sheets import Cell, Sheet
    from seed.staging import Stage

Row = dict[str, Any]


def fill(
    stage: Stage, paths: Sequence[Path], faults: Faults, progress: Progress, reading: Reading = AS_THEY_ARE
) -> None:
    """Read all files. A row with a fault is staged with what others may refer to: its id."""
    all_sheets = sheets(stage.model)
    foreign, files = apart(paths, all_sheets, faults, stage.hints, reading)
    total = sum(file.size for file in files)
    done = 0
    made = MadeIds()
    if foreign:
        for chunk in foreign.chunks(all_sheets, faults, stage.hints):
            _take(stage, chunk, faults, reading)
        stage.given |= foreign.given
        stage.passed_over += foreign.passed_over
        stage.joined |= foreign.joined
        stage.foreign = len(stage.files)
    for file in files:
        stage.files.append(file.name)
        stage.given.update(sheet.kind for sheet in file.sheets)
        for chunk in read_rows(file, all_sheets, faults, stage.hints, reading):
            if reading.by_name:
                made.put(chunk)
            _take(stage, chunk, faults, reading)
            progress("reading", done + chunk.position, total)
        done += file.size
    stage.hints.extend(made.hints())
    stage.made = made.named
    by_sides = {"ServiceRelationship"} if "Agreement" in faults.unread else frozenset[str]()
    stage.unread = frozenset(faults.unread) | by_sides
    stage.index()


def _take(stage: Stage, chunk: Chunk, faults: Faults, reading: Reading) -> None:
    if not stage.files or chunk.file is not stage.files[-1]:
        stage.files.append(chunk.file)
    if chunk.rows:
        stage.given.add(chunk.sheet.kind)
    rows = checked(chunk, faults, stage.hints, reading.dates)
    faults.extend(_stage(stage, chunk, rows))
    stage.hints.extend(_likely_wrong(chunk, rows))
    stage.rows += len(chunk.rows)


def _stage(stage: Stage, chunk: Chunk, rows: Sequence[Checked]) -> list[Fault]:
    if chunk.sheet.link:
        _stage_links(stage, chunk.sheet, chunk.sheet.link, rows)
    else:
        _stage_things(stage, chunk.sheet, rows)
    file = len(stage.files) - 1
    stage.sql.executemany(FAULTY, ((file, line) for line, _, faulty in rows if faulty))
    return [
        Fault(chunk.file, line, column, message)
        for line, row, faulty in rows
        for column, message in row_faults(chunk.sheet, row, whole=not faulty)
    ]


def _likely_wrong(chunk: Chunk, rows: Sequence[Checked]) -> Iterator[Hint]:
    for line, row, _ in rows:
        for column, message in row_hints(chunk.sheet, row):
            yield Hint(chunk.file, line, column, message)


def row_faults(sheet: Sheet, row: Row, *, whole: bool = True) -> Iterator[tuple[str, str]]:
    """(column, message) of what one row says against itself. Not `whole`: cells that are not there may be at fault."""
    yield from misdated({column: row[column] for column in dates(sheet) if column in row})
    for column in _lists(sheet):
        if message := inseparable(row.get(column)):
            yield column, message
    if whole and not _leaves_out(sheet.kind, row):
        yield from contradictions(sheet.kind, row)
    if sheet.kind == "Agreement" and whole:
        yield from _shorthand_faults(row)
    if sheet.link and sheet.link.file and whole:
        end = sheet.link.file.end
        if message := same_ends(sheet.link, row[sheet.link.file.start], row[end]):
            yield end, message


def _leaves_out(kind: str, row: Row) -> bool:
    """Whether a row leaves out a column, so that it must be seen beside what is in the graph."""
    return any(column not in row for table in (BESIDE, TOGETHER) for column in table.get(kind, ()))


def _shorthand_faults(row: Row) -> Iterator[tuple[str, str]]:
    provider, consumer = row.get("provider"), row.get("consumer")
    if row.get("relationship") is None:
        sides_ = (("consumer", consumer),) if row.get("offering") else (("provider", provider), ("consumer", consumer))
        for column, given in sides_:
            if given is None:
                yield column, "is missing: an agreement states its relationship, or provider and consumer"
    elif provider or consumer:
        column = "provider" if provider else "consumer"
        yield column, "the relationship says who the sides are: leave provider and consumer out, or the relationship"
    if row.get("criticality") and not row.get("offering"):
        yield "criticality", "belongs to the offering: state the offering, or use the file coverages"


@cache
def _lists(sheet: Sheet) -> tuple[str, ...]:
    return tuple(cell.column for cell in sheet.cells if cell.property and cell.many)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How the columns of a sheet become properties, by (column, name), and relations."""

    names: tuple[tuple[str, str], ...]
    references: tuple[Cell, ...]
    shorthand: bool


@cache
def _columns(sheet: Sheet) -> _Columns:
    named = tuple((cell.column, cell.property.name) for cell in sheet.cells if cell.property and cell.column != "id")
    references = tuple(cell for cell in sheet.cells if cell.links)
    return _Columns(named, references, sheet.kind == "Agreement")


def _data(columns: _Columns, row: Row) -> bytes:
    return orjson.dumps({name: row[column] for column, name in columns.names if column in row})


def _stage_things(stage: Stage, sheet: Sheet, rows: Sequence[Checked]) -> None:
    columns = _columns(sheet)
    kind, file = stage.kinds[sheet.kind], len(stage.files) - 1
    rows = [checked for checked in rows if "id" in checked.row]
    stage.sql.executemany(THING, ((kind, row["id"], file, line, _data(columns, row)) for line, row, _ in rows))
    for cell in columns.references:
        said = [
            (row["id"], other, line)
            for line, row, _ in rows
            if cell.column in row and not _by_sides(columns, cell, row)
            for other in _others(row[cell.column])
        ]
        if len(cell.links) == 1:
            link = stage.links[cell.links[0]]
            staged = ((link, owner, other, "", Origin.COLUMN, file, line, None) for owner, other, line in said)
            stage.sql.executemany(LINK, staged)
        else:
            _stage_among(stage, cell, file, said)
    if columns.shorthand:
        _stage_shorthand(stage, rows)


def _stage_among(stage: Stage, cell: Cell, file: int, said: Sequence[tuple[str, str | None, int]]) -> None:
    """Ids of a column that may name things of several kinds: what they name is known when all rows are there."""
    first = stage.links[cell.links[0]]
    stage.sql.executemany(AMONG, ((first, owner, other, file, line) for owner, other, line in said if other))
    owners = {owner: line for owner, _, line in said}
    stage.sql.executemany(
        LINK,
        (
            (stage.links[link], owner, None, "", Origin.COLUMN, file, line, None)
            for owner, line in owners.items()
            for link in cell.links
        ),
    )


def _by_sides(columns: _Columns, cell: Cell, row: Row) -> bool:
    """An agreement's empty relationship is found or made from its sides."""
    return columns.shorthand and cell.column == "relationship" and row["relationship"] is None


def _others(value: str | list[str] | None) -> list[str] | list[None]:
    """The ids in a cell; an empty one says that there are none."""
    if value is None:
        return [None]
    return [value] if isinstance(value, str) else list(dict.fromkeys(value))


def _stage_shorthand(stage: Stage, rows: Sequence[Checked]) -> None:
    file = len(stage.files) - 1
    sided = (
        (row["id"], row.get("provider"), row["consumer"], file, line)
        for line, row, _ in rows
        if row.get("relationship") is None and row.get("consumer") and (row.get("provider") or row.get("offering"))
    )
    stage.sql.executemany(PAIR, sided)
    covers = stage.links[stage.model.link("COVERS")]
    stage.sql.executemany(
        LINK,
        (
            (covers, row["id"], row["offering"], "", Origin.SHORTHAND, file, line, _covered(row))
            for line, row, _ in rows
            if row.get("offering")
        ),
    )


def _covered(row: Row) -> bytes:
    return orjson.dumps({"criticality": row["criticality"]} if "criticality" in row else {})


def _stage_links(stage: Stage, sheet: Sheet, link: Link, rows: Sequence[Checked]) -> None:
    columns = _columns(sheet)
    number, file = stage.links[link], len(stage.files) - 1
    assert link.file is not None  # noqa: S101  # its rows came from there
    owner, other = sides(link).ends(link.file.start, link.file.end)
    needed = {owner, other, *link.key}
    stage.sql.executemany(
        LINK,
        (
            (number, row[owner], row[other], key_text(link, row), Origin.ROW, file, line, _data(columns, row))
            for line, row, _ in rows
            if needed <= row.keys()
        ),
    )


def key_text(link: Link, row: Mapping[str, Any]) -> str:
    return "|".join(str(row[column]) for column in link.key)
