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


class Remark(NamedTuple):
    """`line`: in the file, from 1; 0 = the file as a whole. `column`: its name; empty = the row as a whole."""

    file: str
    line: int
    column: str
    message: str

    @property
    def place(self) -> str:
        """The place as the user sees it in the file."""
        file = self.file if isinstance(self.file, FileName) else FileName(self.file)
        return file.place(self.line, self.column)

    def __str__(self) -> str:
        place = self.place
        return f"{place}: {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class Fault(Remark):
    """What is wrong: nothing is written."""

    __slots__ = ()


class Hint(Remark):
    """What is likely wrong, and stops no import."""

    __slots__ = ()


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

    @property
    def first(self) -> list[Remark]:
        """Those that are shown."""
        return sorted(self._kept)[:SHOWN]

    def __str__(self) -> str:
        lines = [str(remark) for remark in self.first]
        if self.total > len(lines):
            lines.append(f"… and {self.total - len(lines):,} more")
        if self.unread:
            files = ", ".join(dict.fromkeys(self.unread.values()))
            lines.append(f"Not all could be read, so what other rows say of these was not checked: {files}.")
        return "\n".join(lines)


class Faults(Remarks):
    """What is wrong with files."""


class Hints(Remarks):
    """What is likely wrong with files."""

    @property
    def title(self) -> str:
        return f"{'1 hint' if self.total == 1 else f'{self.total:,} hints'}: what is likely wrong, and stops no import"


class Faulty(BadInput):
    """The files have faults; nothing was written. `hints` are shown beside them."""

    def __init__(self, faults: Faults, hints: Hints) -> None:
        count = "1 fault" if faults.total == 1 else f"{faults.total:,} faults"
        beside = f"\n{hints.title}\n{hints}" if hints else ""
        super().__init__(f"{count} in the files; nothing was written.\n{faults}{beside}")
        self.faults = faults


def near(word: str, known: Iterable[str], intro: str = "did you mean") -> str:
    """`; did you mean a or b?`, or nothing where no known word is near."""
    found = close(word, known)
    return f"; {intro} {' or '.join(found)}?" if found else ""


def close(word: str, known: Iterable[str]) -> list[str]:
    """Known words that are near, three at most."""
    folded = {one.casefold(): one for one in known}
    return [folded[one] for one in difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)]
