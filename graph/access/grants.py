"""Grants as they are kept in the graph, looked up for each request."""

from __future__ import annotations

import hashlib
import secrets
import time
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.access.reach import Reaches
from graph.access.viewer import Viewer, scope_of
from graph.database.event_log import Entry, record
from graph.errors import RapportError
from graph.model.event import EventAction
from graph.model.grant import Credential, Role
from graph.model.scalars import now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.access.keys import Key
    from graph.database.engine import Database


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
