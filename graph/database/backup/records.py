"""What a backup consists of: a head, things and relations one by one, and an end that says how much it was.

A line of JSON each, compressed by gzip. A thing is `[label, values]`, a relation `[type, label, id, label, id, values]`
with its start before its end; values are those that the database keeps. The end bears the SHA-256 of all lines before it.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple, cast

import orjson

from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

FORMAT: Final = 1
"""Version of the file's form; the form of the data is the version of the schema."""
WHAT: Final = "backup of Rapport"
LEVEL: Final = 3
"""Level of compression: a higher one takes several times longer, and saves a tenth."""
LONGEST: Final = 256 * 2**20
"""Bytes of a line."""


class Unreadable(BadInput):
    """A file from which nothing can be restored."""


@dataclass(frozen=True, slots=True)
class Head:
    """`estate`: which one it is, also after it was restored elsewhere. `at`: when it was as the file says. `whole`: False
    where it holds nothing but whom was erased.
    """

    schema: int
    estate: str
    at: str
    whole: bool = True


class Thing(NamedTuple):
    label: str
    values: Mapping[str, Any]


class Relation(NamedTuple):
    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    values: Mapping[str, Any]


Record = Thing | Relation


class Writer:
    """Writes records into a binary file. Without `end` it is no backup."""

    def __init__(self, file: BinaryIO, head: Head) -> None:
        self.things = self.relations = 0
        self._hash = hashlib.sha256()
        self._file = gzip.GzipFile("", "wb", LEVEL, file, mtime=0)
        self._put({"what": WHAT, "format": FORMAT, **asdict(head)})

    def write(self, record: Record) -> None:
        self._put(record)
        if isinstance(record, Thing):
            self.things += 1
        else:
            self.relations += 1

    def end(self) -> None:
        self._put({"things": self.things, "relations": self.relations, "sha256": self._hash.hexdigest()})
        self._file.close()

    def _put(self, line: object) -> None:
        try:
            text = orjson.dumps(tuple(line) if isinstance(line, Thing | Relation) else line) + b"\n"
        except TypeError as fault:
            raise BadInput(
                f"The database holds a value that Rapport does not write, so it cannot be kept: {fault}."
            ) from fault
        self._hash.update(text)
        self._file.write(text)


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was read to its end and is whole."""

    path: Path
    head: Head
    things: int
    relations: int

    def records(self) -> Iterator[Record]:
        """Raises Unreadable where it is not whole any more."""
        lines = _lines(self.path)
        next(lines)
        return _records(self.path, lines)


def whole_backup(path: Path) -> Backup:
    """Reads all of it. Raises Unreadable, and what the system says of a file that cannot be opened."""
    lines = _lines(path)
    head = _head(path, next(lines, b""))
    things = relations = 0
    for record in _records(path, lines):
        things += isinstance(record, Thing)
        relations += isinstance(record, Relation)
    return Backup(path, head, things, relations)


def _head(path: Path, line: bytes) -> Head:
    given = _parsed(line)
    if not isinstance(given, dict) or given.get("what") != WHAT:
        raise Unreadable(f"{path} is no backup of Rapport.")
    if given.get("format") != FORMAT:
        raise Unreadable(
            f"{path} has the format {given.get('format')} of backups, and this Rapport knows {FORMAT}. Restore it with a "
            "newer Rapport."
        )
    try:
        return Head(int(given["schema"]), str(given["estate"]), str(given["at"]), bool(given["whole"]))
    except (KeyError, TypeError, ValueError):
        raise Unreadable(f"{path} is damaged: its head is not whole.") from None


def _records(path: Path, lines: Iterator[bytes]) -> Generator[Record]:
    """Reads records to the end, which is compared with what was read."""
    hashed = hashlib.sha256(next(_lines(path)))
    things = relations = 0
    for line in lines:
        match given := _parsed(line):
            case [str() as label, dict()]:
                things += 1
                yield Thing(label, given[1])
            case [str() as type_, str() as a, str() as start, str() as b, str() as end, dict()]:
                relations += 1
                yield Relation(type_, a, start, b, end, given[5])
            case {"sha256": str() as said}:
                if (given.get("things"), given.get("relations"), said) != (things, relations, hashed.hexdigest()):
                    raise Unreadable(f"{path} is damaged: its checksum is another one.")
                if next(lines, None) is not None:
                    raise Unreadable(f"{path} is damaged: something stands behind its end.")
                return
            case _:
                raise Unreadable(f"{path} is damaged: line {things + relations + 2:,} cannot be read.")
        hashed.update(line)
    raise Unreadable(f"{path} is cut off: its end is missing.")


def _parsed(line: bytes) -> dict[str, Any] | list[Any] | None:
    try:
        given = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return cast("dict[str, Any] | list[Any]", given) if isinstance(given, dict | list) else None


def _lines(path: Path) -> Generator[bytes]:
    begun = False
    try:
        with gzip.open(path, "rb") as file:
            while line := file.readline(LONGEST):
                begun = True
                yield line
    except EOFError:
        raise Unreadable(f"{path} is cut off: its end is missing.") from None
    except (gzip.BadGzipFile, zlib.error):
        raise Unreadable(
            f"{path} is damaged." if begun else f"{path} is no backup of Rapport, or is damaged."
        ) from None
