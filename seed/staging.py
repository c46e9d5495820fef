"""All rows of an import in a temporary file beside the memory: what they say of each other is asked of it by SQL."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import tempfile
from enum import IntEnum
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from graph.model import MODEL
from graph.writing.upsert import DeclaredLinks, LinkRow, ThingRow
from seed.faults import Hints

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from graph.model import Kind, Link, Model
    from seed.places import FileName

TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
PRAGMA temp_store = FILE;
PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE things (kind INTEGER, id TEXT, file INTEGER, line INTEGER, data BLOB);
CREATE TABLE links (
  link INTEGER, owner TEXT, other TEXT, key TEXT, origin INTEGER, file INTEGER, line INTEGER, data BLOB
);
CREATE TABLE known (kind INTEGER, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE pairs (agreement TEXT, provider TEXT, consumer TEXT, file INTEGER, line INTEGER, relationship TEXT);
CREATE TABLE among (link INTEGER, owner TEXT, other TEXT, file INTEGER, line INTEGER);
CREATE TABLE faulty (file INTEGER, line INTEGER, PRIMARY KEY (file, line)) WITHOUT ROWID;
CREATE TABLE stale_things (kind INTEGER, id TEXT, version INTEGER, kept INTEGER, degree INTEGER);
CREATE TABLE stale_links (link INTEGER, owner TEXT, other TEXT, key TEXT, version INTEGER, kept INTEGER);
"""

INDEXES: Final = (
    "CREATE INDEX thing ON things (kind, id)",
    "CREATE INDEX link ON links (link, owner, other, key)",
)

THING: Final = "INSERT INTO things VALUES (?, ?, ?, ?, ?)"
LINK: Final = "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
AMONG: Final = "INSERT INTO among VALUES (?, ?, ?, ?, ?)"
"""`link`: the first of those among which the kind of the thing decides."""
FAULTY: Final = "INSERT OR IGNORE INTO faulty VALUES (?, ?)"
"""Rows that cannot be read whole."""
PAIR: Final = "INSERT INTO pairs VALUES (?, ?, ?, ?, ?, NULL)"

BATCH_ROWS: Final = 1_000
BATCH_BYTES: Final = 1_500_000
"""Bytes of stated values in a batch; folded texts and what is managed come on top: a statement stays below 4 MB."""


class Origin(IntEnum):
    """How a relation was stated: a row of its file, a column of its owner, or an agreement's shorthand."""

    ROW = 0
    COLUMN = 1
    SHORTHAND = 2


class Place(NamedTuple):
    file: int
    line: int


class Stage:
    """Rows are added first, then asked for. `files`: names of the files by their numbers. `hints`: what was noticed of
    the rows on the way. `given`: kinds of row of which there was a file. `unread`: those of which not all could be read,
    so that nobody knows what is missing. `passed_over`: what of the files was left out on purpose, in words. `joined`: by
    kind and id what another system calls a thing. `made`: by kind and id the names of which ids were made. `foreign`: how many of the files, the first ones, are no estate's.
    """

    def __init__(self, connection: sqlite3.Connection, model: Model) -> None:
        self.sql = connection
        self.model = model
        self.files: list[FileName] = []
        self.rows = 0
        self.hints = Hints()
        self.given: set[str] = set()
        self.unread: frozenset[str] = frozenset()
        self.passed_over: list[str] = []
        self.joined: dict[tuple[str, str], str] = {}
        self.made: dict[tuple[str, str], str] = {}
        self.foreign = 0
        self.kinds: dict[str, int] = {label: number for number, label in enumerate(model.kinds)}
        self.links: dict[Link, int] = {link: number for number, link in enumerate(model.links)}

    def place(self, file: int, line: int, column: str) -> str:
        """The place of a column in a line of a file, as the user sees it."""
        return self.files[file].place(line, column)

    def index(self) -> None:
        """Makes the rows quick to find. To be called once, when all rows are there."""
        for statement in INDEXES:
            self.sql.execute(statement)

    def count(self, kind: Kind) -> int:
        return self.sql.execute("SELECT count(*) FROM things WHERE kind = ?", (self.kinds[kind.label],)).fetchone()[0]

    def link_count(self, link: Link) -> int:
        return self.sql.execute("SELECT count(*) FROM links WHERE link = ?", (self.links[link],)).fetchone()[0]

    def things(self, kind: Kind) -> Iterator[list[ThingRow]]:
        """Batches to be written, in the order of their ids."""
        found = self.sql.execute("SELECT id, data FROM things WHERE kind = ? ORDER BY id", (self.kinds[kind.label],))
        for batch in _batches(found):
            yield [ThingRow(key, orjson.loads(data)) for key, data in batch]

    def stated(self, link: Link, *, pieces: bool = True) -> Iterator[list[DeclaredLinks]]:
        """Batches to be written, in the order of their owners; much that is said of one owner may come in pieces."""
        found = self.sql.execute(
            "SELECT owner, other, origin, data FROM links WHERE link = ? ORDER BY owner, origin = 1 DESC, other, key",
            (self.links[link],),
        )
        batch: list[DeclaredLinks] = []
        rows = size = 0
        for owner, said in itertools.groupby(found, key=itemgetter(0)):
            for one, length in _stated(owner, said, pieces=pieces):
                full = rows + len(one.rows) > BATCH_ROWS or size + length > BATCH_BYTES or len(batch) == BATCH_ROWS
                if batch and full:
                    yield batch
                    batch, rows, size = [], 0, 0
                batch.append(one)
                rows, size = rows + len(one.rows), size + length
        if batch:
            yield batch


def said_of(owner: str, said: Iterable[tuple[str, str | None, int, bytes | None]]) -> DeclaredLinks:
    """Answers all that is said of an owner's relations, in one piece."""
    ((one, _),) = _stated(owner, said, pieces=False)
    return one


def _stated(
    owner: str, said: Iterable[tuple[str, str | None, int, bytes | None]], *, pieces: bool
) -> Iterator[tuple[DeclaredLinks, int]]:
    """What is said of an owner, and its length. What a column says is never taken to pieces: it says it as a whole.
    A row says more than a column and comes after it.
    """
    rows: list[LinkRow] = []
    whole = False
    size = 0
    for _, other, origin, data in said:
        whole = whole or origin == Origin.COLUMN
        length = len(data or b"") + 100
        if pieces and not whole and (len(rows) == BATCH_ROWS or size + length > BATCH_BYTES):
            yield DeclaredLinks(owner, rows), size
            rows, size = [], 0
        if other is not None:
            rows.append(LinkRow(other, None if data is None else orjson.loads(data)))
            size += length
    yield DeclaredLinks(owner, rows, whole), size


def _batches(rows: Iterable[tuple[Any, bytes]]) -> Iterator[list[tuple[Any, bytes]]]:
    batch: list[tuple[Any, bytes]] = []
    size = 0
    for row in rows:
        length = len(row[-1]) + 200
        if batch and (len(batch) == BATCH_ROWS or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += length
    if batch:
        yield batch


@contextlib.contextmanager
def open_stage(model: Model = MODEL) -> Generator[Stage]:
    """A stage in the system's folder for temporary files, removed in the end."""
    with tempfile.TemporaryDirectory(prefix="rapport-import-", ignore_cleanup_errors=True) as folder:
        connection = sqlite3.connect(Path(folder) / "rows.sqlite", isolation_level=None)
        try:
            connection.executescript(TABLES)
            connection.execute("BEGIN")
            yield Stage(connection, model)
        finally:
            connection.close()
