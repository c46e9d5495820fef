"""Keys by which a change that is sent again is found to be done already. They are kept in the graph, so that
every process knows them, and for 24 hours.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.model.scalars import written
from graph.saying import Saying
from graph.writing.mutations.refusals import DuplicateKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Transaction
    from graph.writing.mutations.refusals import Place

KEPT: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Once:
    """A key of the client's own, with the input that was sent under it."""

    key: str
    input: Mapping[str, Any]
    place: Place

    def fingerprint(self, mutation: str) -> str:
        request = orjson.dumps([mutation, self.input], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(request).hexdigest()

    def stored_id(self, viewer: str) -> str:
        """Keys of different viewers never meet."""
        return hashlib.sha256(orjson.dumps([viewer, self.key])).hexdigest()


FORGET: Final = """
MATCH (k:IdempotencyKey)
WHERE k.at < $before
WITH k LIMIT 100
DELETE k
"""
KNOWN: Final = """
UNWIND $ids AS id
MATCH (k:IdempotencyKey {id: id})
WHERE k.at >= $since
RETURN collect([k.id, k.fingerprint, k.label, k.thing])
"""
KEEP: Final = """
UNWIND $rows AS row
MERGE (k:IdempotencyKey {id: row.id})
SET k.at = $at, k.fingerprint = row.fingerprint, k.label = row.label, k.thing = row.thing
"""


async def done_before(
    transaction: Transaction, viewer: str, mutation: str, keys: Sequence[Once]
) -> dict[str, tuple[str, str]]:
    """(label, id) of what was made under those of the keys that were used before. Raises DuplicateKey."""
    since = written(datetime.now(UTC) - KEPT)
    by_id = {once.stored_id(viewer): once for once in keys}
    if len(by_id) != len(keys):
        twice = next(once for once in keys if by_id[once.stored_id(viewer)] is not once)
        said = Saying("SAME_IDEMPOTENCY_KEY", "The idempotency key {key!r} is given twice.", key=twice.key)
        raise DuplicateKey(said, twice.key, [], twice.place)
    found = (await transaction.run(KNOWN, {"ids": list(by_id), "since": since}))[0][0]
    for stored, fingerprint, label, thing in found:
        once = by_id[stored]
        if fingerprint != once.fingerprint(mutation):
            words = "The idempotency key {key!r} was used for something else within 24 hours: take another one."
            said = Saying("IDEMPOTENCY_KEY_USED", words, key=once.key)
            raise DuplicateKey(said, once.key, [(label, thing)], once.place)
    return {by_id[stored].key: (label, thing) for stored, _, label, thing in found}


async def keep(
    transaction: Transaction, viewer: str, mutation: str, made: Sequence[tuple[Once, tuple[str, str]]]
) -> None:
    """Remember what was made under keys, and forget some that are old."""
    at = datetime.now(UTC)
    await transaction.run(FORGET, {"before": written(at - KEPT)})
    rows = [
        {"id": once.stored_id(viewer), "fingerprint": once.fingerprint(mutation), "label": label, "thing": thing}
        for once, (label, thing) in made
    ]
    await transaction.run(KEEP, {"rows": rows, "at": written(at)})
