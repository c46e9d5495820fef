"""JSON lines: one row on each, of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from seed.faults import Fault, Faults, close
from seed.reading.rows import chunks_of, keyed_row, unknown_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from seed.places import FileName
    from seed.reading.rows import Chunk
    from seed.sheets import Sheet

MARK: Final = b"\xef\xbb\xbf"
EXAMPLE: Final = '{"kind": "Offering", "id": "maps", "name": "Maps", "provider": "cartoleth"}'


def json_rows(
    raw: BinaryIO, file: FileName, sheets: Sequence[Sheet], faults: Faults, without: frozenset[str] = frozenset()
) -> Iterator[Chunk]:
    """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault. `without`: columns that are passed over."""
    chunks = dict(chunks_of(sheets, file))
    for line, text in _json_lines(raw, file, sheets, faults):
        kind = text.pop("kind", None)
        chunk = chunks.get(kind) if isinstance(kind, str) else None
        if chunk is None:
            meant = close(str(kind), [sheet.kind for sheet in sheets])
            faults.miss(sheet for sheet in sheets if sheet.kind in meant or not meant)
            faults.add(Fault(file, line, "kind", unknown_kind(kind, sheets)))
        elif chunk.add(line, keyed_row(chunk.sheet, text, without)):
            chunk.position = raw.tell()
            yield chunk
            chunks.update(dict.fromkeys(chunk.sheet.kinds, chunk.emptied()))
    yield from {id(chunk): chunk for chunk in chunks.values()}.values()


def _json_lines(
    raw: BinaryIO, file: FileName, sheets: Sequence[Sheet], faults: Faults
) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, text in enumerate(raw, 1):
        if not text.strip():
            continue
        try:
            row = orjson.loads(text.removeprefix(MARK) if line == 1 else text)
        except orjson.JSONDecodeError as error:
            faults.miss(sheets)
            faults.add(Fault(file, line, "", f"is not JSON: {error.msg}. Each line is one row, e.g. {EXAMPLE}"))
            continue
        if isinstance(row, dict):
            yield line, row
        else:
            faults.miss(sheets)
            faults.add(Fault(file, line, "", f"is not a row. Each line is one, e.g. {EXAMPLE}"))
