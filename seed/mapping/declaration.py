"""What a map says: which table of theirs holds what kind of ours, and how its columns become ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seed.folded import alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seed.places import FileName
    from seed.sheets import Cell, Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A list of words, theirs to ours, by their likeness; what ours is None means nothing. `line`: of the map."""

    line: int
    ours: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """How a column of ours is filled: by the first of `headers` that is not empty, by a `text` with headers in it, or by
    `values` that are always the same. `words` and `otherwise` are what `values` and `else` of a map say.
    """

    cell: Cell
    line: int
    headers: tuple[str, ...] = ()
    text: str | None = None
    always: tuple[str, ...] | None = None
    words: Words | None = None
    otherwise: str | None = None
    separator: str | None = None
    date: str | None = None
    by_name: bool = False
    makes: bool = False

    @property
    def shown(self) -> str:
        """How faults call the cell: by their header."""
        return self.headers[0] if self.headers else self.cell.column


@dataclass(frozen=True, slots=True)
class Condition:
    """What a cell must hold, or must not: one of some words, in which `*` is any text."""

    header: str
    line: int
    one_of: tuple[re.Pattern[str], ...]

    def holds(self, text: str) -> bool:
        return any(pattern.fullmatch(alike(text)) for pattern in self.one_of)


@dataclass(frozen=True, slots=True, eq=False)
class MappedTable:
    """One entry of a map: rows of a file, or of a sheet of a workbook, as one kind of ours."""

    line: int
    file: str
    title: str | None
    sheet: Sheet
    columns: tuple[Column, ...]
    where: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    each: Mapping[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    """Header: its separator, and the line of the map."""
    header: int | None = None
    data: int | None = None
    encoding: str | None = None
    separator: str | None = None

    @property
    def headers(self) -> dict[str, int]:
        """All headers that it names, each with the line of the map."""
        named = {header: one.line for one in self.columns for header in one.headers}
        named |= {one.header: one.line for one in (*self.where, *self.unless)}
        return {header: line for header, (_, line) in self.each.items()} | named

    @property
    def shape(self) -> tuple[object, ...]:
        """Tables of one file that are alike in this are read together."""
        return self.title and alike(self.title), self.header, self.data, self.encoding, self.separator

    def column(self, name: str) -> Column | None:
        return next((one for one in self.columns if one.cell.column == name), None)


@dataclass(frozen=True, slots=True)
class Map:
    """`empty`: their cells that mean nothing, by their likeness. `words`: lists of words by their names."""

    name: FileName
    source: str | None = None
    empty: frozenset[str] = frozenset()
    words: Mapping[str, Words] = field(default_factory=dict[str, Words])
    tables: tuple[MappedTable, ...] = ()


def pattern(words: str) -> re.Pattern[str]:
    """Words of a condition: `*` stands for any text."""
    return re.compile(".*".join(re.escape(alike(part) if part.strip() else "") for part in words.split("*")), re.DOTALL)
