"""What it costs to refuse documents that blow up naive limiters, each for the first time."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, Final

from api.lane.documents import Documents
from api.lane.lane import Lane
from api.lane.refusal import Refused
from bench.table import milliseconds
from resolvers.schema import schema
from tests.api.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES: Final = 9
MOST: Final = 5.0
"""Milliseconds."""


def refusals() -> Iterator[str]:
    """Lines of a table."""
    yield f"| refused document | bytes | CPU (≤ {MOST:g} ms) |\n|---|---|---|"
    core = Lane(schema, timeout=1).core
    for name, text in HOSTILE.items():
        spent = median(refused(Documents(core), text) for _ in range(TIMES))
        shown = milliseconds(spent) if spent <= MOST else f"**{milliseconds(spent)}**"
        yield f"| {name} | {len(text):,} | {shown} |"


def refused(documents: Documents, text: str) -> float:
    """Milliseconds of this process."""
    began = time.process_time()
    try:
        documents.document(text)
    except Refused:
        return (time.process_time() - began) * 1000
    raise RuntimeError(f"It is taken: {text[:80]}")
