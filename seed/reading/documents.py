"""YAML as rows: lists by the name of their file, or documents with `kind`; each cell with its line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from seed.faults import Fault, Faults, close, near
from seed.folded import folded
from seed.reading.header import by_title
from seed.reading.rows import Chunk, keyed_row, kind_of, unknown_kind
from seed.reading.table import TableFault, Unread
from seed.reading.yaml_events import Documents, Keyed, Listed
from seed.sheets import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from seed.places import DocumentName
    from seed.sheets import Sheet

NESTED = Unread("holds keys of its own: write a text, or a list of texts")


class _Names(NamedTuple):
    """Columns of a sheet as they are written, and without regard to case, blanks, `-` and `_`; `kind`: the key that stands
    for a column called kind.
    """

    exact: Mapping[str, str]
    folded: Mapping[str, str]
    kind: str


def yaml_rows(
    raw: BinaryIO, file: DocumentName, sheets: Sequence[Sheet], faults: Faults, without: frozenset[str] = frozenset()
) -> Iterator[Chunk]:
    """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault. `without`: columns that are passed over."""
    chunks: dict[str, Chunk] = {}
    titled = by_title(sheets)
    try:
        for title, keyed in Documents(raw).roots():
            said = _sheets_of(title, keyed, titled)
            if not said:
                _unknown(title, keyed, file, sheets, faults)
                continue
            row = _row(keyed, said[0], file)
            kind = kind_of(row, said) if title is not None else said[0].kind
            sheet = next((one for one in said if one.kind == kind), None)
            if sheet is None:
                known = [one.kind for one in said]
                faults.add(
                    Fault(file, keyed.line, KIND, f"{kind!r} is not one of {', '.join(known)}{near(kind, known)}")
                )
                continue
            chunk = chunks.setdefault(sheet.kind, Chunk(sheet, file))
            if chunk.add(keyed.line, keyed_row(sheet, row, without)):
                chunk.position = raw.tell()
                yield chunk
                chunks[sheet.kind] = chunk.emptied()
    except TableFault as error:
        faults.miss(sheets)
        faults.add(Fault(file, error.line, "", error.message))
    yield from chunks.values()


def _sheets_of(title: str | None, keyed: Keyed, titled: Any) -> tuple[Sheet, ...]:
    """What a row may be: what its list is called, or what it says of itself."""
    if title is not None:
        return titled.get(folded(title), ())
    kind = keyed.values.get(KIND)
    found: tuple[Sheet, ...] = titled.get(folded(kind), ()) if isinstance(kind, str) else ()
    named = [sheet for sheet in found if folded(str(kind)) in map(folded, sheet.kinds)]
    if named or len(found) == 1:
        del keyed.values[KIND]
    return tuple(named) or found[:1]


def _unknown(title: str | None, keyed: Keyed, file: DocumentName, sheets: Sequence[Sheet], faults: Faults) -> None:
    kind = title if title is not None else keyed.values.get(KIND)
    meant = close(str(kind), [sheet.kind for sheet in sheets])
    faults.miss(sheet for sheet in sheets if sheet.kind in meant or not meant)
    faults.add(Fault(file, keyed.lines.get(KIND, keyed.line), KIND, unknown_kind(kind, sheets)))


def _row(keyed: Keyed, sheet: Sheet, file: DocumentName) -> dict[str, Any]:
    """Values by column; keys may be written without regard to case, blanks, `-` and `_`."""
    names = _names(sheet)
    row: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in keyed.values.items():
        column = names.exact.get(key) or names.folded.get(folded(key), key)
        row[column] = _plain(value)
        lines[KIND if column == names.kind else column] = keyed.lines[key]
    file.keep(keyed.line, {column: line for column, line in lines.items() if line != keyed.line})
    return row


@cache
def _names(sheet: Sheet) -> _Names:
    columns = sheet.columns
    exact = {column: column for column in (*columns, sheet.kind_key, KIND)}
    return _Names(exact, {folded(column): column for column in columns}, sheet.kind_key)


def _plain(value: Any) -> Any:
    if isinstance(value, Keyed):
        return NESTED
    if isinstance(value, Listed):
        return [NESTED if isinstance(one, Keyed | Listed) else one for one in value.values]
    return value
