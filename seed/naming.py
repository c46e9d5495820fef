"""Rows without ids get ids that are made of their names, where names are taken for ids."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from graph.model.texts import kept
from seed.faults import Hint
from seed.mapping.names import SAID, Names, made_id
from seed.sheets import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seed.places import FileName
    from seed.reading import Chunk

AGREED: Final = ("provider", "consumer", "offering")
"""The columns of an agreement of which its id is made where it has none."""


class MadeIds:
    """`named`: by kind and id the names of which ids were made."""

    def __init__(self) -> None:
        self.named: dict[tuple[str, str], str] = {}
        self._names = Names(())
        self._first: dict[tuple[FileName, str], tuple[int, str, str]] = {}
        self._count: Counter[tuple[FileName, str]] = Counter()

    def put(self, chunk: Chunk) -> None:
        """States an id in each row that has none; where it cannot be made, what is missing is said by other faults."""
        if chunk.sheet.kind not in {*NAMED, "Agreement"}:
            return
        for line, row in zip(chunk.lines, chunk.rows, strict=True):
            given = row.get("id")
            if given is None or (isinstance(given, str) and not kept(given)):
                row["id"] = self._of_sides(row) if chunk.sheet.kind == "Agreement" else self._of_name(chunk, line, row)

    def hints(self) -> Iterator[Hint]:
        """How many ids were made, by file and kind."""
        for (file, kind), (line, name, key) in self._first.items():
            others = self._count[file, kind] - 1
            more = f" (and so on for {others:,} more)" if others else ""
            yield Hint(file, line, "id", f"{kind} {name!r} gets the id {key!r}, made of its name{more}")

    def _of_name(self, chunk: Chunk, line: int, row: dict[str, Any]) -> Any:
        name = kept(row["name"]) if isinstance(row.get("name"), str) else ""
        if not name:
            return SAID
        key = self._names.id_of_name(chunk.sheet.kind, name)
        if isinstance(key, str):
            self.named[chunk.sheet.kind, key] = name
            self._first.setdefault((chunk.file, chunk.sheet.kind), (line, name, key))
            self._count[chunk.file, chunk.sheet.kind] += 1
        return key

    def _of_sides(self, row: dict[str, Any]) -> Any:
        parts = [row[column] for column in AGREED if row.get(column)]
        texts = [part for part in parts if isinstance(part, str)]
        return "~".join(map(made_id, texts)) if len(parts) == len(texts) > 1 else SAID
