"""Cells of theirs as cells of ours, record by record."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graph.model.texts import kept
from seed.folded import alike
from seed.mapping.columns import HOLES
from seed.mapping.names import SAID
from seed.reading.dates import day_of
from seed.reading.table import Unread
from seed.reading.values import value_for
from seed.sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seed.mapping.declaration import Column, Condition, Map, MappedTable
    from seed.reading.table import Record, Value

PLAIN: Final = Cell("text", str)
"""A cell of no kind of its own: any value is the text that stands there."""


@dataclass(slots=True)
class Noted:
    """What is said once of a column: of how many rows, and of which first. `words`: that are in no list."""

    words: dict[Column, Counter[str]] = field(default_factory=dict["Column", Counter[str]])
    first: dict[Column, int] = field(default_factory=dict["Column", int])
    numbers: dict[tuple[Column, str], list[tuple[int, str]]] = field(
        default_factory=dict[tuple["Column", str], list[tuple[int, str]]]
    )


class Filled:
    """Makes rows of ours of the records of one table. `at`: the places of their headers by likeness. A header that is not
    there makes its column absent; where a condition or `each` lacks one, nothing is read.
    """

    def __init__(self, table: MappedTable, at: Mapping[str, int], map_: Map) -> None:
        self.table = table
        self.noted = Noted()
        self.passed_over = 0
        self._at = at
        self._empty = map_.empty
        self._each = [(at[alike(header)], sign) for header, (sign, _) in table.each.items() if alike(header) in at]
        needed = [condition.header for condition in (*table.where, *table.unless)] + list(table.each)
        self.is_read = all(alike(header) in at for header in needed)
        self.columns = [one for one in table.columns if all(alike(header) in at for header in one.headers)]
        self._where, self._unless = (self._placed(conditions) for conditions in (table.where, table.unless))
        self.absent = frozenset(one.cell.column for one in table.columns if one not in self.columns)

    def rows(self, record: Record) -> Iterator[dict[str, Any]]:
        """One row of ours, or one for each part of the cells that are taken apart; none where the conditions forbid it."""
        if not self.is_read:
            return
        for cells in self._parts(record.cells):
            if self._is_taken(cells):
                values = ((one.cell.column, self._value(one, cells, record.line)) for one in self.columns)
                yield {column: value for column, value in values if value != ""}
            else:
                self.passed_over += 1

    def _parts(self, cells: Sequence[Value]) -> Iterator[Sequence[Value]]:
        if not self._each:
            yield cells
            return
        lists = [self._split(cells, at, sign) for at, sign in self._each]
        for parts in itertools.product(*lists):
            changed = list(cells)
            for (at, _), part in zip(self._each, parts, strict=True):
                changed[at] = part
            yield changed

    def _split(self, cells: Sequence[Value], at: int, sign: str) -> list[str]:
        pieces = map(kept, self._text(cells, at).split(sign))
        return [part for part in dict.fromkeys(pieces) if part and not self._is_empty(part)]

    def _placed(self, conditions: Sequence[Condition]) -> list[tuple[Condition, int]]:
        return [(one, self._at[alike(one.header)]) for one in conditions] if self.is_read else []

    def _is_taken(self, cells: Sequence[Value]) -> bool:
        return all(one.holds(self._text(cells, at)) for one, at in self._where) and not any(
            one.holds(self._text(cells, at)) for one, at in self._unless
        )

    def _text(self, cells: Sequence[Value], at: int) -> str:
        value = _at(cells, at)
        if not isinstance(value, str):
            read, _ = value_for(PLAIN, value)
            value = read if isinstance(read, str) else ""
        text = kept(value)
        return "" if self._is_empty(text) else text

    def _is_empty(self, text: str) -> bool:
        return bool(self._empty) and alike(text) in self._empty

    def _value(self, column: Column, cells: Sequence[Value], line: int) -> Any:
        """A text, a list of texts, Unread; None where it is empty, and "" where such a cell must be stated."""
        found = self._source(column, cells, line)
        if isinstance(found, Unread):
            return found
        parts = [one for one in found if one]
        if column.separator:
            pieces = [kept(piece) for one in parts for piece in one.split(column.separator)]
            parts = [piece for piece in pieces if piece and not self._is_empty(piece)]
        read = [self._read(column, one, line) for one in parts or [""]]
        said = [one for one in read if one]
        if unread := next((one for one in said if isinstance(one, Unread)), None):
            return unread
        if not said:
            return "" if column.cell.required else None
        return list(dict.fromkeys(said)) if column.cell.many else said[0]

    def _source(self, column: Column, cells: Sequence[Value], line: int) -> Sequence[str] | Unread:
        if column.always is not None:
            return column.always
        if column.text is not None:
            places = {header: self._at[alike(header)] for header in column.headers}
            for at in places.values():
                if isinstance(value := _at(cells, at), Unread):
                    return value
            texts = {header: self._text(cells, at) for header, at in places.items()}
            return [HOLES.sub(lambda hole: texts[hole[1]], column.text)] if all(texts.values()) else []
        for header in column.headers:
            at = self._at[alike(header)]
            if text := self._text(cells, at):
                return [text] if isinstance(cells[at], str) else self._typed(column, cells[at], line)
            if isinstance(value := _at(cells, at), Unread):
                return value
        return []

    def _typed(self, column: Column, value: Value, line: int) -> Sequence[str] | Unread:
        """A cell of a spreadsheet that is no text."""
        read, hint = value_for(column.cell, value)
        if hint:
            self.noted.numbers.setdefault((column, hint.sort), []).append((line, hint.message))
        return read if isinstance(read, Unread) else [read] if read else []

    def _read(self, column: Column, text: str, line: int) -> str | Unread | None:
        if column.words and text:
            known = column.words.ours
            if (likeness := alike(text)) in known:
                return known[likeness]
            if column.otherwise is None:
                self.noted.words.setdefault(column, Counter())[text] += 1
                self.noted.first.setdefault(column, line)
                return SAID
            return column.otherwise
        text = text or column.otherwise or ""
        if column.date and text:
            return day_of(text, column.date) or Unread(f"{text!r} is no day written {column.date}")
        return text


def _at(cells: Sequence[Value], at: int) -> Value:
    return cells[at] if at < len(cells) else None
