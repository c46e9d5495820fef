"""The form of a snapshot: a checksum, a head in JSON, then the rows of each table by columns, compressed in pieces.

Nothing in it is ever executed, and no byte of it is believed before the checksum of all of them is right.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from graph.database.schema import VERSION
from graph.projection.rows import Tables
from graph.projection.tables import LOADED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.projection.table import Table

MAGIC: Final = b"rapport projection 1\n"
DIGEST: Final = 32
"""Bytes of the checksum."""
PIECE: Final = 10_000
"""Rows that are encoded at once, while nothing else is done in this process: a few milliseconds."""
FASTEST: Final = 1
"""Level of the compression."""


class NotUsable(Exception):
    """The snapshot is not to be used; the sentence says why."""


class Mark(NamedTuple):
    """The event up to which rows are brought in: its number, and its id, which no other estate has."""

    number: int
    id: str


class Head(NamedTuple):
    """What a snapshot says of itself. `pieces`: (table, bytes of a piece of its rows), in order."""

    schema: int
    declared: str
    mark: Mark
    pieces: Sequence[tuple[str, int]]


def declared(tables: Sequence[Table[Any]] = LOADED) -> str:
    """A fingerprint of how the tables are read and which events change them: a snapshot by other rules is not used."""
    said = [
        (
            table.name,
            table.row._fields,
            table.owners,
            table.rows,
            table.subjects,
            sorted(table.through.items()),
            table.loaded_anew_after,
        )
        for table in tables
    ]
    return hashlib.blake2b(orjson.dumps(said), digest_size=DIGEST).hexdigest()


def encoded(mark: Mark, tables: Tables) -> bytes:
    pieces: list[tuple[str, int]] = []
    body: list[bytes] = []
    for name, rows in tables._asdict().items():
        for piece in _pieces(rows):
            body.append(zlib.compress(orjson.dumps(piece), FASTEST))
            pieces.append((name, len(body[-1])))
    head = orjson.dumps(Head(VERSION, declared(), mark, pieces)._asdict(), default=tuple) + b"\n"  # no line end within
    return MAGIC + _digest([head, *body]) + b"".join([head, *body])


def _pieces(rows: Sequence[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Cuts rows into pieces, and makes columns of each."""
    for start in range(0, len(rows), PIECE):
        yield list(zip(*rows[start : start + PIECE], strict=True))


def head_of(data: bytes) -> Head:
    """Raises NotUsable for what is damaged, or was made by another Rapport."""
    begins = len(MAGIC) + DIGEST
    if not data.startswith(MAGIC):
        raise NotUsable("it is of another form")
    if _digest([memoryview(data)[begins:]]) != data[len(MAGIC) : begins]:
        raise NotUsable("it is damaged")
    said = orjson.loads(data[begins : data.index(b"\n", begins)])
    head = Head(said["schema"], said["declared"], Mark(*said["mark"]), said["pieces"])
    if head.schema != VERSION or head.declared != declared():
        raise NotUsable("it was made by another version of Rapport")
    return head


def rows_of(data: bytes, head: Head) -> Tables:
    """All rows, of data whose head was read."""
    found: dict[str, list[Any]] = {table.name: [] for table in LOADED}
    made = {table.name: table.row._make for table in LOADED}
    at = data.index(b"\n", len(MAGIC) + DIGEST) + 1
    for name, length in head.pieces:
        columns = orjson.loads(zlib.decompress(memoryview(data)[at : at + length]))
        found[name] += map(made[name], zip(*columns, strict=True))
        at += length
    return Tables(**found)


def _digest(parts: Iterable[bytes | memoryview]) -> bytes:
    digest = hashlib.blake2b(digest_size=DIGEST)
    for part in parts:
        digest.update(part)
    return digest.digest()
