"""Rewriting the embedded engine's files, so that they hold nothing that is not in the database any more.

What is changed or deleted leaves bytes behind: in pages of buckets until they are compressed, in indexes until they are
made anew, in the log of writes until the database is closed. Files in which nothing is found that should be gone are left
as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.engine.abandoned import asked
from graph.database.engine.command import DATABASE
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from graph.database.engine.folder import Note

    Progress = Callable[[str, int, int], None]

PIECE: Final = 8 * 2**20
"""Bytes of a file that are looked at together."""
STATEMENTS: Final = f"/api/v1/command/{DATABASE}"
PATIENCE: Final = 600.0
"""Seconds that one step may take."""
BUCKET: Final = re.compile(r"(?P<type>\w+?)_\d+(?:_in_edges|_out_edges)?\.\d+\.\d+\.v\d+\.bucket")
INDEX: Final = re.compile(r"(?P<type>\w+?)_\d+_\d+\.\d+\.\d+\.v\d+\.\w*idx")


class Renewal(NamedTuple):
    """One index or constraint of a type: how it goes, and how it is made anew."""

    type: str
    drop: str
    create: str


@dataclass(frozen=True, slots=True)
class Sought:
    """`words`: what must be in no file any more. `hints`: where one of them is, something may be left of the words;
    `changed`: types of which it is known, `keyed`: those of them whose indexes had it.
    """

    words: tuple[bytes, ...]
    hints: tuple[bytes, ...]
    changed: frozenset[str]
    keyed: frozenset[str]


def rewrite(note: Note, folder: Path, sought: Sought, renewals: Sequence[Renewal], progress: Progress) -> list[str]:
    """Names of files in which one of the words still is. To be called while nobody else uses the database. Raises
    Unavailable; calling it again takes up what was left.
    """
    place = folder / "databases" / DATABASE
    _closed(note)
    buckets = _types(place, BUCKET, sought.hints, sought.changed)
    indexes = _types(place, INDEX, sought.hints, sought.keyed)
    _opened(note)
    due = [one for one in renewals if one.type in indexes]
    for number, one in enumerate(due):
        progress("rewriting", number, len(due) + 1)
        _renewed(note, one)
    if buckets:
        progress("rewriting", len(due), len(due) + 1)
        _compressed(note, buckets)
    _closed(note)
    left = [path.name for path in _files(place) if holds(path, sought.words)]
    _opened(note)
    for logs in (folder, folder / "log"):
        for path in _files(logs):
            blank(path, sought.words)
    progress("rewriting", len(due) + 1, len(due) + 1)
    return left


def _types(place: Path, pattern: re.Pattern[str], hints: Sequence[bytes], known: frozenset[str]) -> list[str]:
    """Types of files of this name in which something may be left."""
    found: set[str] = set()
    for path in _files(place):
        name = pattern.fullmatch(path.name)
        if name and name["type"] not in found and (name["type"] in known or holds(path, hints)):
            found.add(name["type"])
    return sorted(found)


def _closed(note: Note) -> None:
    """All pages are on disk then, and the log of writes is removed."""
    _ask(note, "/api/v1/server", {"command": f"close database {DATABASE}"})


def _opened(note: Note) -> None:
    _ask(note, "/api/v1/server", {"command": f"open database {DATABASE}"})


def _renewed(note: Note, one: Renewal) -> None:
    for statement in (one.drop, one.create):
        _ask(note, STATEMENTS, {"language": "opencypher", "command": statement})


def _compressed(note: Note, types: Sequence[str]) -> None:
    named = ", ".join(f"`{one}`" for one in types)
    _ask(note, STATEMENTS, {"language": "sql", "command": f"CHECK DATABASE TYPE {named} COMPRESS"})


def _ask(note: Note, path: str, body: dict[str, str]) -> None:
    try:
        answer = asked(note, path, body, PATIENCE)
    except (OSError, HTTPException) as fault:
        raise Unavailable(f"The engine ended while its files were rewritten: {fault}") from fault
    if "error" in answer:
        raise Unavailable(f"The engine's files could not be rewritten: {answer.get('detail') or answer['error']}")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*")) if path.is_file())


def holds(path: Path, words: Iterable[bytes]) -> bool:
    """Whether one of the words, which are in small letters, is in the file."""
    return any(True for _ in places(path, words))


def places(path: Path, words: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """Where in the file each of the words begins, and its length, in bytes."""
    sought = tuple(words)
    longest = max(map(len, sought), default=0)
    if not longest:
        return
    with path.open("rb") as file:
        begins, before = 0, b""
        while piece := file.read(PIECE):
            text = before + piece.lower()
            for word in sought:
                at = text.find(word)
                while at >= 0:
                    yield begins - len(before) + at, len(word)
                    at = text.find(word, at + 1)
            begins += len(piece)
            before = text[-longest + 1 :] if longest > 1 else b""


def blank(path: Path, words: Sequence[bytes]) -> None:
    """Overwrites words in a log, which is text: what is written meanwhile stays at its place."""
    if found := list(places(path, words)):
        with path.open("r+b") as file:
            for at, length in found:
                file.seek(at)
                file.write(b"*" * length)
