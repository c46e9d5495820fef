"""Grants are given and withdrawn; each is an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.access.grants import subject_id
from graph.access.keys import Key, new_key
from graph.database.event_log import Entry, record
from graph.errors import BadInput, NotFound
from graph.model.event import EventAction
from graph.model.folding import folded_copy
from graph.model.grant import Credential, Role
from graph.model.scalars import now
from graph.model.texts import stated_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be granted. `organizations`: ids, each with all its parts; None = everything."""

    name: str
    role: Role
    organizations: Sequence[str] | None = None
    counts_hidden: bool = True
    expires_at: str | None = None
    person: str | None = None


UNKNOWN_ORGANIZATIONS: Final = """
UNWIND $ids AS id
OPTIONAL MATCH (o:Organization {id: id})
WITH id, o WHERE o IS NULL
RETURN collect(id)
"""

KNOWN_PERSON: Final = """
MATCH (p:Person {id: $id})
RETURN count(p)
"""

PUT: Final = """
MERGE (g:Grant {id: $id})
ON CREATE SET g.createdAt = $at, g.version = 0
SET g += $values, g.updatedAt = $at, g.version = g.version + 1
REMOVE g.revokedAt
"""

UNLINK: Final = """
MATCH (g:Grant {id: $id})-[r:REACHES|GIVEN_TO]->()
DELETE r
"""

REACH: Final = """
UNWIND $ids AS id
MATCH (o:Organization {id: id})
MATCH (g:Grant {id: $grant})
CREATE (g)-[:REACHES]->(o)
"""

GIVE: Final = """
MATCH (p:Person {id: $person})
MATCH (g:Grant {id: $grant})
CREATE (g)-[:GIVEN_TO]->(p)
"""

WITHDRAW: Final = """
MATCH (g:Grant {id: $id})
SET g.revokedAt = coalesce(g.revokedAt, $at), g.updatedAt = $at, g.version = g.version + 1
RETURN g.name
"""


async def add_key(database: Database, wish: Wish, actor: str, credential: Credential = Credential.KEY) -> Key:
    """The new key, or that of a calendar; this is the only time that its secret is there. Raises BadInput, NotFound."""
    key = new_key()
    await _put(database, key.id, wish, {"credential": credential.value, "secretHash": key.hash}, actor)
    return key


async def grant_subject(database: Database, subject: str, wish: Wish, actor: str) -> str:
    """Id of the grant; one that the subject had is replaced. Raises BadInput, NotFound."""
    values = {"credential": Credential.TOKEN.value, "subject": subject}
    await _put(database, subject_id(subject), wish, values, actor)
    return subject_id(subject)


async def _put(database: Database, id_: str, wish: Wish, values: dict[str, str], actor: str) -> None:
    name = check_wish(wish)
    given = {
        "name": name,
        "nameFolded": folded_copy(name),
        "role": wish.role.value,
        "everything": wish.organizations is None,
        "countsHidden": wish.counts_hidden,
        "expiresAt": wish.expires_at,
        **values,
    }

    async def put(transaction: Transaction) -> None:
        await _check_ends(transaction, wish)
        await transaction.run(PUT, {"id": id_, "at": now(), "values": given})
        await transaction.run(UNLINK, {"id": id_})
        if wish.organizations:
            await transaction.run(REACH, {"grant": id_, "ids": sorted(set(wish.organizations))})
        if wish.person is not None:
            await transaction.run(GIVE, {"grant": id_, "person": wish.person})
        await record(transaction, Entry(action=EventAction.GRANTED, subject="Grant", subject_ids=(id_,), actor=actor))

    await database.write(put, name="grant")


def check_wish(wish: Wish) -> str:
    """-> its name, as it is kept. Raises BadInput."""
    try:
        name = stated_name(wish.name)
    except ValueError as wrong:
        message = f"A grant needs a name that says whose it is or what it is for; this one {wrong}."
        raise BadInput(message, ("name",)) from None
    if wish.organizations is not None and not wish.organizations:
        raise BadInput("Name at least one organization, or everything.", ("organizations",))
    if wish.role is Role.ADMIN and wish.organizations is not None:
        raise BadInput("An administrator reaches everything: name no organizations.", ("organizations",))
    if wish.expires_at is not None and wish.expires_at <= now():
        raise BadInput(f"{wish.expires_at} is past: it would open nothing.", ("expiresAt",))
    return name


async def _check_ends(transaction: Transaction, wish: Wish) -> None:
    unknown = (await transaction.run(UNKNOWN_ORGANIZATIONS, {"ids": list(wish.organizations or ())}))[0][0]
    if unknown:
        raise NotFound(f"There is no organization {unknown[0]!r}.")
    if wish.person is not None and not (await transaction.run(KNOWN_PERSON, {"id": wish.person}))[0][0]:
        raise NotFound(f"There is no person {wish.person!r}.")


OPEN_ONES: Final = """
MATCH (g:Grant)
WHERE g.revokedAt IS NULL
SET g.revokedAt = $at, g.updatedAt = $at, g.version = g.version + 1
RETURN g.id
"""


async def withdraw_all(database: Database, actor: str) -> int:
    """How many keys and grants open nothing from now on."""

    async def revoke(transaction: Transaction) -> int:
        ids = sorted(row[0] for row in await transaction.run(OPEN_ONES, {"at": now()}))
        if ids:
            entry = Entry(action=EventAction.WITHDRAWN, subject="Grant", subject_ids=ids, actor=actor)
            await record(transaction, entry)
        return len(ids)

    return await database.write(revoke, name="withdraw_grants")


async def withdraw(database: Database, id_: str, actor: str) -> str:
    """The name of what opens nothing from now on. Raises NotFound."""

    async def revoke(transaction: Transaction) -> str:
        rows = await transaction.run(WITHDRAW, {"id": id_, "at": now()})
        if not rows:
            raise NotFound(f"There is no key or grant {id_!r}: rapport keys list and rapport grants list show all.")
        await record(transaction, Entry(action=EventAction.WITHDRAWN, subject="Grant", subject_ids=(id_,), actor=actor))
        return rows[0][0]

    return await database.write(revoke, name="withdraw_grant")
