"""What is wrong with files, and what is likely to be: all of it at once, each with its place and with what to do."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.errors import BadInput
from seed.places import FileName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seed.sheets import Sheet

SHOWN: Final = 100
NAMED: Final = 8
"""Files that could not be read whole, up to which they are named."""
MANY: Final = 3
"""References by name, from which on it is said before all else how they are taken."""
ALIKE: Final = 10
"""Cells of a column of which the very same is said, from which on the first is shown and the others are counted."""


class Remark(NamedTuple):
    """`line`: in the file, from 1; 0 = the file as a whole. `column`: its name; empty = the row as a whole."""

    file: str
    line: int
    column: str
    message: str

    @property
    def place(self) -> str:
        """The place as the user sees it in the file."""
        return self._name.place(self.line, self.column)

    @property
    def _name(self) -> FileName:
        return self.file if isinstance(self.file, FileName) else FileName(self.file)

    @property
    def likeness(self) -> str:
        """What is the same of remarks that are said once for all cells of a column."""
        return self.message

    @property
    def fewest(self) -> int:
        """Alike remarks of a column, from which on the first is shown and the others are counted."""
        return ALIKE

    def __str__(self) -> str:
        column = f"{self._name.called(self.column)}: " if self.column else ""
        return f"{self.place}: {column}{self.message}"


class Fault(Remark):
    """What is wrong: nothing is written."""

    __slots__ = ()


class NameFault(Fault):
    """A reference that is no id, and the name of one thing."""

    __slots__ = ()


class DayFault(Fault):
    """A day in another form than that of ISO 8601, which one option reads."""

    __slots__ = ()

    @property
    def likeness(self) -> str:
        return self.message.rpartition("--dates ")[2]

    @property
    def fewest(self) -> int:
        return MANY


class Hint(Remark):
    """What is likely wrong, and stops no import."""

    __slots__ = ()


class ColumnHint(Hint):
    """What is likely wrong with the cells of a column, whatever they hold."""

    __slots__ = ()

    @property
    def likeness(self) -> str:
        return "column"

    @property
    def fewest(self) -> int:
        return 2


class Remarks:
    """The first ones by place, and how many there are in all. Of very many only the first found are kept. `unread`: kinds
    of row of which not all could be read, with the names of their files: what others say of them cannot be judged.
    """

    KEPT: Final = 10_000

    def __init__(self, remarks: Iterable[Remark] = ()) -> None:
        self._kept: list[Remark] = []
        self.total = 0
        self.unread: dict[str, str] = {}
        self.extend(remarks)

    def extend(self, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self.add(remark)

    def add(self, remark: Remark) -> None:
        self.total += 1
        if len(self._kept) < self.KEPT:
            self._kept.append(remark)

    def miss(self, sheets: Iterable[Sheet]) -> None:
        """Not all rows of these could be read."""
        self.unread.update((sheet.kind, sheet.file) for sheet in sheets)

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[Remark]:
        return iter(sorted(self._kept))

    def said(self) -> list[Remark]:
        """The remarks that are worth saying, by place."""
        return sorted(self._kept)

    def __str__(self) -> str:
        shown = _together(self.said())[:SHOWN]
        lines = [_line(several) for several in shown]
        if left := self.total - sum(map(len, shown)):
            lines.append(f"… and {left:,} more")
        if self.unread:
            files = list(dict.fromkeys(self.unread.values()))
            these = f"these was not checked: {', '.join(files)}." if len(files) <= NAMED else "others was not checked."
            lines.append(f"Not all could be read, so what rows say of {these}")
        return "\n".join(lines)


def _together(remarks: Iterable[Remark]) -> list[list[Remark]]:
    """Remarks one by one, but those that say the same of many cells of a column together, at the first of them."""
    alike: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in remarks:
        alike.setdefault((remark.file, remark.column, remark.likeness), []).append(remark)
    parts = [
        [several] if several[0].column and len(several) >= several[0].fewest else [[one] for one in several]
        for several in alike.values()
    ]
    return sorted((part for several in parts for part in several), key=lambda part: part[0])


def _line(several: list[Remark]) -> str:
    left = len(several) - 1
    more = f" (and {left:,} more cell{'s' * (left > 1)} of this column)" if left else ""
    return f"{several[0]}{more}"


class Faults(Remarks):
    """What is wrong with files. `names`: references among it that are names of things."""

    names = 0

    def add(self, remark: Remark) -> None:
        super().add(remark)
        self.names += isinstance(remark, NameFault)

    def said(self) -> list[Remark]:
        """The remarks worth saying: where many are names, which one option takes, three of these do for all."""
        every = super().said()
        if self.names < MANY:
            return every
        names = [remark for remark in every if isinstance(remark, NameFault)][:MANY]
        return sorted(names + [remark for remark in every if not isinstance(remark, NameFault)])


class Hints(Remarks):
    """What is likely wrong with files."""

    @property
    def title(self) -> str:
        return f"{'1 hint' if self.total == 1 else f'{self.total:,} hints'}: what is likely wrong, and stops no import"


class Faulty(BadInput):
    """The files have faults; nothing was written. `hints` are shown beside them."""

    def __init__(self, faults: Faults, hints: Hints, more: str = "") -> None:
        count = "1 fault" if faults.total == 1 else f"{faults.total:,} faults"
        parts = [f"{count} in the files; nothing was written."]
        if faults.names >= MANY:
            parts += [
                f"{faults.names:,} of them are names where ids are wanted: import with --by-name, which takes names."
            ]
        parts += [str(faults)]
        parts += [more] if more else []
        parts += [hints.title, str(hints)] if hints else []
        super().__init__("\n".join(parts))
        self.faults = faults


def near(word: str, known: Iterable[str], intro: str = "did you mean") -> str:
    """`; did you mean a or b?`, or nothing where no known word is near."""
    found = close(word, known)
    return f"; {intro} {' or '.join(found)}?" if found else ""


def close(word: str, known: Iterable[str]) -> list[str]:
    """Known words that are near, three at most."""
    folded = {one.casefold(): one for one in known}
    return [folded[one] for one in difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)]
