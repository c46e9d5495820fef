"""How long trusted documents take, kept across starts: who has just started knows already which of them are quick."""

from __future__ import annotations

import hashlib
import logging
from typing import TYPE_CHECKING, Any, Final, cast

import orjson

from graph.projection.snapshot.file import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger("rapport.api")

BESIDE: Final = "document.times"
"""Name of the file, in the folder of the projection's snapshot."""


class DocumentTimes:
    """Seconds by the SHA-256 of documents' texts, as a file of JSON. `path` None: nothing is kept. A file that cannot be
    read counts as none.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._seconds = {} if path is None else _read(path)

    def of(self, text: str) -> float | None:
        return self._seconds.get(_digest(text)) if self._seconds else None

    def keep(self, seconds: Mapping[str, float]) -> None:
        """Writes the seconds of these texts, beside those known before."""
        if self._path is None or not seconds:
            return
        self._seconds |= {_digest(text): round(taken, 4) for text, taken in seconds.items()}
        try:
            write(self._path, orjson.dumps(self._seconds))
        except OSError as fault:
            log.info("how long documents take is not kept in %s: %s", self._path, fault.strerror)


def beside(snapshot: Path | None) -> DocumentTimes:
    return DocumentTimes(snapshot and snapshot.with_name(BESIDE))


def _read(path: Path) -> dict[str, float]:
    try:
        kept = cast("object", orjson.loads(path.read_bytes()))
    except FileNotFoundError:
        return {}
    except (OSError, orjson.JSONDecodeError) as fault:
        log.info("how long documents take is not read from %s: %s", path, fault)
        return {}
    if not isinstance(kept, dict):
        return {}
    return {digest: taken for digest, taken in cast("dict[str, Any]", kept).items() if isinstance(taken, float)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
