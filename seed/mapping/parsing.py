"""A map out of its file. Whatever is wrong with it is said at once, each with the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.model import MODEL
from seed.faults import Fault, Faults, Faulty, Hints, close, near
from seed.folded import alike, folded
from seed.mapping.columns import column_of, words_under
from seed.mapping.declaration import Condition, Map, MappedTable, pattern
from seed.mapping.entries import Entries
from seed.places import FileName
from seed.reading.encodings import known_encoding
from seed.reading.header import by_title
from seed.reading.table import TableFault
from seed.reading.yaml_events import Documents, Keyed
from seed.sheets import NAMED, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.model import Model
    from seed.mapping.declaration import Column, Words
    from seed.sheets import Sheet

MAP: Final = ("source", "empty", "values", "tables")
TABLE: Final = ("from", "kind", "columns", "where", "unless", "each", "header", "data", "encoding", "separator")
SIGNS: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def read_map(path: Path, model: Model = MODEL) -> Map:
    """Raises Faulty with all that is wrong, BadInput where there is no such file."""
    name, faults = FileName(path.name), Faults()
    found = Map(name)
    try:
        with path.open("rb") as raw:
            documents = list(Documents(raw).whole())
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from None
    except TableFault as error:
        faults.add(Fault(name, error.line, "", error.message))
    else:
        root = documents[0][1] if documents else None
        if isinstance(root, Keyed) and len(documents) == 1:
            found = _map(Entries(root, "a map", name, faults), sheets(model))
        else:
            faults.add(Fault(name, 1, "", "is no map: it is one document with the key `tables`"))
    if faults:
        raise Faulty(faults, Hints())
    return found


def _map(entries: Entries, known: Sequence[Sheet]) -> Map:
    entries.know(MAP)
    lists = entries.under("values")
    words = {name: one for name in lists.keys if (one := words_under(lists, name))} if lists else {}
    tables = [found for one in entries.all_under("tables") if (found := _table(one, known, words))]
    if not tables and not words and not entries.faults:
        entries.fault("tables", "is missing: a map has an entry for each table, with from, kind and columns")
    empty = frozenset(map(alike, entries.texts("empty") or ()))
    return Map(entries.name, entries.text("source"), empty, words, tuple(tables))


def _table(entries: Entries, known: Sequence[Sheet], words: dict[str, Words]) -> MappedTable | None:
    entries.place = "a table"
    entries.know(TABLE)
    for key in ("from", "kind", "columns"):
        if key not in entries.keys:
            entries.fault(key, "is missing: a table has from, kind and columns")
    source, kind = entries.text("from"), entries.text("kind")
    sheet = _sheet(entries, kind, known) if kind else None
    under = entries.under("columns")
    columns = list(_columns(under, sheet, words)) if sheet and under else []
    if sheet and under:
        _check_required(entries, sheet, {column.cell.column for column in columns} | _named(under, sheet))
    if not source or not sheet:
        return None
    file, _, title = source.partition("#")
    return MappedTable(
        entries.line,
        file.strip(),
        title.strip() or None,
        sheet,
        tuple(columns),
        tuple(_conditions(entries.under("where"))),
        tuple(_conditions(entries.under("unless"))),
        dict(_each(entries.under("each"))),
        entries.number("header"),
        entries.number("data"),
        _encoding(entries),
        _separator(entries),
    )


def _sheet(entries: Entries, kind: str, known: Sequence[Sheet]) -> Sheet | None:
    exact = next((sheet for sheet in known if kind in sheet.kinds), None)
    titled = by_title(known)
    found = exact or next(iter(titled.get(folded(kind), ()) or titled.get(folded(f"{kind}s"), ())), None)
    if found is None:
        kinds = [sheet.kind for sheet in known]
        entries.fault("kind", f"{kind!r} is no kind{near(kind, kinds) or '; it is one of ' + ', '.join(kinds)}")
    return found


def _columns(entries: Entries, sheet: Sheet, words: dict[str, Words]) -> Iterator[Column]:
    cells = {cell.column: cell for cell in sheet.cells}
    seen: set[str] = set()
    for key in entries.keys:
        name = _column_name(key, sheet)
        if name is None:
            near_ones = close(key, sheet.columns)
            meant = (
                f"; did you mean {' or '.join(near_ones)}?" if near_ones else f"; its columns are {', '.join(cells)}"
            )
            entries.fault(key, f"{sheet.kind} has no such column{meant}")
        elif name in seen:
            entries.fault(key, "stands twice: keep one of the two")
        elif column := column_of(entries, key, cells[name], words):
            seen.add(name)
            yield column


def _column_name(key: str, sheet: Sheet) -> str | None:
    if folded(key) == folded(sheet.kind_key) and "kind" in sheet.columns:
        return "kind"
    return next((column for column in sheet.columns if folded(column) == folded(key)), None)


def _named(entries: Entries, sheet: Sheet) -> set[str | None]:
    """Columns that stand there, though something is wrong with them."""
    return {_column_name(key, sheet) for key in entries.keys}


def _check_required(entries: Entries, sheet: Sheet, columns: set[Any]) -> None:
    missing = [one for one in sheet.columns if one in sheet.required and one not in columns]
    if sheet.kind in (*NAMED, "Agreement") and "id" in missing:
        missing.remove("id")
    if sheet.kind == "Agreement" and "relationship" not in columns:
        missing += [] if "consumer" in columns else ["consumer"]
        missing += [] if {"provider", "offering"} & columns else ["provider"]
    for column in missing:
        entries.fault("columns", f"{column} is missing: every {sheet.kind} states it")


def _conditions(entries: Entries | None) -> Iterator[Condition]:
    for header in entries.keys if entries else ():
        assert entries  # noqa: S101  # it has keys
        if (texts := entries.texts(header)) is not None:
            yield Condition(header, entries.line_of(header), tuple(map(pattern, texts)))


def _each(entries: Entries | None) -> Iterator[tuple[str, tuple[str, int]]]:
    for header in entries.keys if entries else ():
        assert entries  # noqa: S101  # it has keys
        separator = entries.text(header)
        if separator:
            yield header, (SIGNS.get(separator, separator), entries.line_of(header))
        else:
            entries.fault(header, 'is the sign between the parts of a cell, e.g. ";"')


def _encoding(entries: Entries) -> str | None:
    name = entries.text("encoding")
    try:
        return known_encoding(name) if name else None
    except ValueError:
        entries.fault("encoding", f"{name!r} is no encoding; write e.g. windows-1251")
        return None


def _separator(entries: Entries) -> str | None:
    text = entries.text("separator")
    sign = SIGNS.get(text.lower(), text) if text else None
    if sign and (len(sign) != 1 or not re.fullmatch(r'[^\w\s"]|\t', sign)):
        entries.fault("separator", f"{text!r} is no separator: it is one sign, e.g. ; or tab")
        return None
    return sign
