"""What the embedded engine says of its own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.database.engine.abandoned import asked
from graph.database.engine.command import DATABASE
from graph.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.database.engine.folder import Note

STATEMENTS: Final = f"/api/v1/command/{DATABASE}"
RECORDS: Final = "SELECT name, records FROM schema:types"
CHECK: Final = "CHECK DATABASE"
PATIENCE: Final = 4 * 3600.0  # seconds: it reads every record, and how each relation hangs on its ends
SHOWN: Final = 3


def record_counts(note: Note) -> dict[str, int]:
    """How many records each label and each type of relation has, as the file of each says without being read."""
    return {row["name"]: row["records"] for row in _answer(note, RECORDS, patience=60.0)}


def self_check(note: Note) -> list[str]:
    """What it finds wrong when it reads all its files, in its words; nothing where all is well."""
    (found,) = _answer(note, CHECK, PATIENCE)
    return list(_wrong(found))


def _answer(note: Note, question: str, patience: float) -> list[dict[str, Any]]:
    """Raises Unavailable where the engine refuses it."""
    answer = asked(note, STATEMENTS, {"language": "sql", "command": question}, patience)
    if "result" not in answer:
        raise Unavailable(f"The embedded engine cannot say how its files are: {answer.get('detail') or answer}")
    return answer["result"]


def _wrong(found: dict[str, Any]) -> Iterator[str]:
    if damaged := len(found.get("corruptedRecords", ())):
        yield f"{damaged:,} damaged records"
    yield from (f"damaged index {name}" for name in found.get("corruptedIndexes", ()))
    if count := found.get("totalErrors", 0) + found.get("totalWarnings", 0):
        yield f"{count:,} complaints"
        yield from found.get("warnings", ())[:SHOWN]
