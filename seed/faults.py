"""What is wrong with files: all of it at once, each with its place and with what to do."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seed.sheets import Sheet

SHOWN: Final = 100


class Fault(NamedTuple):
    """`line`: in the file, from 1; 0 = the file as a whole. `column`: its name; empty = the row as a whole."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class Faults:
    """The first faults by place, and how many there are in all. Of very many only the first found are kept.
    `unread`: kinds of row of which not all could be read, with the names of their files: what others say of them cannot
    be judged.
    """

    KEPT: Final = 10_000

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._kept: list[Fault] = []
        self.total = 0
        self.unread: dict[str, str] = {}
        self.extend(faults)

    def extend(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault)

    def add(self, fault: Fault) -> None:
        self.total += 1
        if len(self._kept) < self.KEPT:
            self._kept.append(fault)

    def miss(self, sheets: Iterable[Sheet]) -> None:
        """Not all rows of these could be read."""
        self.unread.update((sheet.kind, sheet.file) for sheet in sheets)

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._kept))

    @property
    def first(self) -> list[Fault]:
        """Those that are shown."""
        return sorted(self._kept)[:SHOWN]

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.first]
        if self.total > len(lines):
            lines.append(f"… and {self.total - len(lines):,} more")
        if self.unread:
            files = ", ".join(dict.fromkeys(self.unread.values()))
            lines.append(f"Not all could be read, so what other rows say of these was not checked: {files}.")
        return "\n".join(lines)


class Faulty(BadInput):
    """The files have faults; nothing was written."""

    def __init__(self, faults: Faults) -> None:
        count = "1 fault" if faults.total == 1 else f"{faults.total:,} faults"
        super().__init__(f"{count} in the files; nothing was written.\n{faults}")
        self.faults = faults


def near(word: str, known: Iterable[str], intro: str = "did you mean") -> str:
    """`; did you mean a or b?`, or nothing where no known word is near."""
    found = close(word, known)
    return f"; {intro} {' or '.join(found)}?" if found else ""


def close(word: str, known: Iterable[str]) -> list[str]:
    """Known words that are near, three at most."""
    folded = {one.casefold(): one for one in known}
    return [folded[one] for one in difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)]
