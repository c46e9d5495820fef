"""Ids that were taken out of the estate when somebody was erased: kept as hashes, so that it can be said of an id that
it is gone for good, and nobody can read the ids out of the database.

The salt is the estate's own, so that hashes are of no use elsewhere; a hash leads to no node, so that whoever guesses an id
learns that it is gone, and nothing more.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.database.engine import Transaction
    from graph.database.stored import Reader

SALT: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.salt
"""
SALTED: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.salt = coalesce(c.salt, $salt)
RETURN c.salt
"""
REMEMBER: Final = """
UNWIND $ids AS id
MERGE (:Erasure {id: id})
"""
REMEMBERED: Final = """
UNWIND $ids AS id
MATCH (e:Erasure {id: id})
RETURN collect(e.id)
"""


class Erasures(NamedTuple):
    """Hashes of the ids that are gone from an estate, made with `salt`."""

    salt: str
    hashes: frozenset[str]

    def hold(self, label: str, id_: str) -> bool:
        return hashed(self.salt, label, id_) in self.hashes


ALL: Final = """
MATCH (e:Erasure)
RETURN collect(e.id)
"""


async def erasures(reader: Reader) -> Erasures | None:
    """None where nobody was erased."""
    rows = await reader.run(SALT)
    if not rows or rows[0][0] is None:
        return None
    return Erasures(rows[0][0], frozenset((await reader.run(ALL))[0][0]))


async def adopt(transaction: Transaction, found: Erasures) -> bool:
    """What is erased there is erased here too. False where this database has a salt of its own, in which their hashes say
    nothing.
    """
    if (await transaction.run(SALTED, {"salt": found.salt}))[0][0] != found.salt:
        return False
    await transaction.run(REMEMBER, {"ids": sorted(found.hashes)})
    return True


async def remember(transaction: Transaction, things: Iterable[tuple[str, str]]) -> None:
    """`things`: (label, id)."""
    rows = await transaction.run(SALTED, {"salt": secrets.token_hex(32)})
    hashes = [hashed(rows[0][0], label, id_) for label, id_ in things]
    await transaction.run(REMEMBER, {"ids": hashes})


async def erased_ids(reader: Reader, label: str, ids: Sequence[str]) -> set[str]:
    """Which of the ids belonged to things that are gone for good."""
    rows = await reader.run(SALT)
    if not ids or not rows or rows[0][0] is None:
        return set()
    by_hash = {hashed(rows[0][0], label, id_): id_ for id_ in ids}
    found = (await reader.run(REMEMBERED, {"ids": list(by_hash)}))[0][0]
    return {by_hash[one] for one in found}


def hashed(salt: str, label: str, id_: str) -> str:
    given = f"{label}\0{unicodedata.normalize('NFC', id_.strip())}"
    return hashlib.blake2b(given.encode(), key=bytes.fromhex(salt), digest_size=24).hexdigest()
