"""Grants as they are kept in the graph: given, withdrawn, and looked up for each request."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.access.keys import Key, new_key
from graph.access.reach import Reaches
from graph.access.viewer import Viewer, scope_of
from graph.database.event_log import Entry, record
from graph.errors import BadInput, NotFound, RapportError
from graph.model.event import EventAction
from graph.model.folding import folded_copy
from graph.model.grant import Credential, Role
from graph.model.scalars import now
from graph.model.texts import stated_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.database.engine import Database, Transaction


class NoGrant(RapportError):
    """Somebody who is known, and to whom nothing has been granted."""

    code = "FORBIDDEN"


class Granted(NamedTuple):
    """A grant as it is listed."""

    id: str
    name: str
    credential: str
    subject: str | None
    role: str
    everything: bool
    expires_at: str | None
    revoked_at: str | None
    organizations: list[str]

    def is_open(self, at: str) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > at)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be granted. `organizations`: ids, each with all its parts; None = everything."""

    name: str
    role: Role
    organizations: Sequence[str] | None = None
    counts_hidden: bool = True
    expires_at: str | None = None
    person: str | None = None


MOST_REMEMBERED: Final = 10_000
"""Refused attempts that are not written again."""

OPEN: Final = """
MATCH (c:Counter {id: 'estate'})
MATCH (g:Grant {id: $id})
WHERE g.credential = $credential
RETURN c.seq, g.secretHash, g.role, g.everything, g.countsHidden, g.expiresAt, g.revokedAt,
  head(COLLECT { MATCH (g)-[:GIVEN_TO]->(p:Person) RETURN p.id }), CASE g.credential WHEN 'KEY' THEN g.name END
"""

LISTED: Final = """
MATCH (g:Grant)
RETURN g.id, g.name, g.credential, g.subject, g.role, g.everything, g.expiresAt, g.revokedAt,
  COLLECT { MATCH (g)-[:REACHES]->(o:Organization) WITH o ORDER BY o.id RETURN o.id }
ORDER BY g.name, g.id
"""


class Grants:
    """Each lookup asks the graph: what was withdrawn a moment ago, by any process, opens nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reaches = Reaches(database)
        self._refused: dict[tuple[str, str], float] = {}

    async def of_key(self, key: Key) -> Viewer | None:
        """None for a key that opens nothing: unknown, wrong, withdrawn or expired."""
        return await self._of_secret(key, Credential.KEY)

    async def of_calendar(self, key: Key) -> Viewer | None:
        """The person whose calendar it is; None for one that opens nothing."""
        viewer = await self._of_secret(key, Credential.CALENDAR)
        return None if viewer is None or viewer.person is None else viewer

    async def of_subject(self, subject: str, expires_at: str | None) -> Viewer:
        """The viewer that a person is whose token was found good. Raises NoGrant."""
        id_ = subject_id(subject)
        found = await self._open(id_, Credential.TOKEN)
        viewer = None if found is None else await self._viewer(id_, f"token {id_}", found, expires_at)
        if viewer is None:
            raise NoGrant(
                f"The token is good, but nothing is granted to its subject {subject!r}: ask an administrator for "
                "rapport grants add."
            )
        return viewer

    async def _of_secret(self, key: Key, credential: Credential) -> Viewer | None:
        found = await self._open(key.id, credential)
        if found is None or not secrets.compare_digest(found[1] or "", key.hash):
            return None
        return await self._viewer(key.id, f"{credential.value.lower()} {key.id}", found)

    async def _open(self, id_: str, credential: Credential) -> list[Any] | None:
        """None where nothing is granted to what is known by such a credential."""
        parameters = {"id": id_, "credential": credential.value}
        rows = await self._database.read(OPEN, parameters, name="grant", leader=True)
        return rows[0] if rows else None

    async def _viewer(
        self, id_: str, actor: str, found: list[Any], token_expires_at: str | None = None
    ) -> Viewer | None:
        seq, _, role, everything, counts_hidden, expires_at, revoked_at, person, program = found
        if revoked_at is not None or (expires_at is not None and expires_at <= now()):
            return None
        reached = None if everything else await self._reaches.of(id_, seq)
        return Viewer(
            actor if person is None else f"person {person}",
            Role(role),
            scope_of(Role(role), reached),
            person,
            counts_hidden,
            min((one for one in (expires_at, token_expires_at) if one is not None), default=None),
            credential=actor,
            program=program if person is None else None,
        )

    async def note_refusals(self, viewer: Viewer, places: Iterable[str]) -> None:
        """Attempts of a viewer that were refused, as events: of the same at the same place one a minute."""
        now = time.monotonic()
        fresh = [place for place in dict.fromkeys(places) if now - self._refused.get((viewer.actor, place), -inf) >= 60]
        if not fresh:
            return
        if len(self._refused) > MOST_REMEMBERED:
            self._refused.clear()
        self._refused |= {(viewer.actor, place): now for place in fresh}
        entries = [Entry(action=EventAction.REFUSED, actor=viewer.actor, place=place) for place in fresh]
        await self._database.write(lambda transaction: record(transaction, *entries), name="refused")

    async def listed(self) -> list[Granted]:
        """All grants by name, the withdrawn ones among them."""
        return [Granted(*row) for row in await self._database.read(LISTED, name="grants", leader=True)]


def subject_id(subject: str) -> str:
    """Id of the one grant of a subject."""
    return f"subject-{hashlib.sha256(subject.encode()).hexdigest()[:24]}"


# --- giving and withdrawing -------------------------------------------------------------------------------------------

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
