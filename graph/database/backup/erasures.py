"""Who was erased, as a backup says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.database.backup.records import Thing
from graph.database.erased import Erasures

if TYPE_CHECKING:
    from graph.database.backup.records import Backup


def erasures_in(backup: Backup) -> Erasures | None:
    """None where nobody was."""
    salt: str | None = None
    hashes: set[str] = set()
    for record in backup.records():
        if isinstance(record, Thing) and record.label == "Erasure":
            hashes.add(record.values["id"])
        elif isinstance(record, Thing) and record.label == "Counter":
            salt = record.values.get("salt")
    return None if salt is None else Erasures(salt, frozenset(hashes))
