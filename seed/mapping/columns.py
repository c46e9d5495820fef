"""One column of a map: how a cell of ours is filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.model.scalars import Scalar
from seed.faults import near
from seed.folded import alike
from seed.mapping.declaration import Column, Words
from seed.mapping.entries import Entries
from seed.reading.dates import understood_format
from seed.reading.yaml_events import Keyed
from seed.sheets import sheets

if TYPE_CHECKING:
    from seed.sheets import Cell, Sheet

COLUMN: Final = ("from", "text", "value", "values", "else", "split", "date", "by", "make")
HOLES: Final = re.compile(r"\{([^{}]*)\}")


def column_of(entries: Entries, key: str, cell: Cell, words: dict[str, Words]) -> Column | None:
    """None where something is wrong with it, which is said."""
    value = entries.value(key)
    line = entries.line_of(key)
    if isinstance(value, Keyed):
        return _column(Entries(value, "a column", entries.name, entries.faults), cell, line, words)
    headers = entries.texts(key)
    if headers is None or not all(headers):
        if headers is not None:
            entries.fault(key, "names no header of theirs; write `value:` for what is always the same")
        return None
    return Column(cell, line, headers)


def _column(entries: Entries, cell: Cell, line: int, words: dict[str, Words]) -> Column | None:
    before = len(entries.faults)
    entries.know(COLUMN)
    sources = [key for key in ("from", "text", "value") if key in entries.keys]
    if len(sources) != 1:
        message = f"has {' and '.join(sources) or 'none of them'}: a column has one of from, text and value"
        entries.fault(sources[-1] if sources else cell.column, message)
    headers, text = entries.texts("from") or (), entries.text("text")
    if "from" in entries.keys and not all(headers):
        entries.fault("from", "names no header of theirs")
    if text is not None:
        headers = tuple(dict.fromkeys(HOLES.findall(text)))
        if not headers:
            entries.fault("text", "holds no cell of theirs, as {id} does; write `value:` for what is always the same")
    found = Column(
        cell,
        line,
        headers,
        text,
        entries.texts("value") if "value" in entries.keys else None,
        _words(entries, words),
        entries.text("else"),
        _split(entries, cell),
        _date(entries, cell),
        _by(entries, cell),
        _make(entries, cell),
    )
    return found if len(entries.faults) == before else None


def _words(entries: Entries, words: dict[str, Words]) -> Words | None:
    value = entries.value("values")
    if isinstance(value, str):
        if value not in words:
            meant = near(value, words) or (f"; it has {', '.join(words)}" if words else "")
            entries.fault("values", f"there is no list {value!r} under the values of the map{meant}")
        return words.get(value)
    return words_under(entries, "values")


def words_under(entries: Entries, key: str) -> Words | None:
    """A list of words that stands there, theirs to ours."""
    under = entries.under(key)
    return Words(under.line, {alike(theirs): under.text(theirs) for theirs in under.keys}) if under else None


def _split(entries: Entries, cell: Cell) -> str | None:
    sign = entries.text("split")
    if sign and not cell.many:
        entries.fault("split", f"{cell.column} takes one value: write `each` beside columns for a row of each part")
    return sign


def _date(entries: Entries, cell: Cell) -> str | None:
    form = entries.text("date")
    if form is None:
        return None
    if not cell.property or cell.property.scalar not in {Scalar.DAY, Scalar.INSTANT}:
        entries.fault("date", f"{cell.column} is no day")
    elif not understood_format(form):
        entries.fault("date", f"{form!r} is no way to write a day: use YYYY or YY, MM and DD, e.g. DD.MM.YYYY")
    return form


def _by(entries: Entries, cell: Cell) -> bool:
    by = entries.text("by")
    if by is None:
        return False
    if by not in {"name", "id"}:
        entries.fault("by", f"{by!r} is neither name nor id")
    if not cell.refers:
        entries.fault("by", f"{cell.column} names no other thing")
    elif by == "name" and (without := [label for label in cell.refers if "name" not in _sheet(label).columns]):
        entries.fault("by", f"{' and '.join(without)} has no name")
    return by == "name"


def _make(entries: Entries, cell: Cell) -> bool:
    makes = entries.flag("make")
    if makes and (len(cell.refers) != 1 or {*_sheet(cell.refers[0]).required} != {"id", "name"}):
        entries.fault("make", "makes organizations and people, of which a name is enough; leave it out")
    return makes


def _sheet(label: str) -> Sheet:
    return next(sheet for sheet in sheets() if sheet.thing and sheet.kind == label)
