"""Whom to call in a relationship, for a topic, at a moment: step by step, deputies in the place of the absent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.errors import NotFound
from graph.impact.notify.reachability import Unreachable, is_absent, obstacle
from graph.model.duration import instant_after
from graph.model.life import holds_on
from graph.model.scalars import Choice
from graph.model.sentences import no_such
from graph.projection.status import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.database.engine import Database
    from graph.reading import Scope


class Standing(Choice):
    """Why somebody is on the list of whom to call."""

    STEP = "STEP", "Holds a step of escalation."
    DEPUTY = "DEPUTY", "Acts for the holder of the step, who is away or not to be contacted."
    ACCOUNTABLE = "ACCOUNTABLE", "Answers for the relationship on that side; no step of escalation is agreed."


@dataclass(frozen=True, slots=True)
class Party:
    """A person as far as calling goes; days are ISO texts."""

    id: str
    do_not_contact: bool
    absent_from: str | None
    absent_until: str | None
    has_address: bool


@dataclass(frozen=True, slots=True)
class Uncalled:
    """Why nobody can be called at a step. `holder`: what keeps one from calling its holder, while no deputy can be
    called either; None: nobody holds it. `until`: the day of return of a holder who is absent, where it is known.
    """

    holder: Unreachable | None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """`person` None: nobody can be called at this step, and `why_not` says why. `at`: from when on, if nothing is
    settled before. `channel`: id of the channel that the person keeps in this relationship.
    """

    level: int
    side: str
    topic: str | None
    at: str
    person: str | None
    channel: str | None
    standing: Standing
    stands_in_for: str | None
    why_not: Uncalled | None


def party_columns(person: LiteralString) -> LiteralString:
    return (
        f"[{person}.id, coalesce({person}.doNotContact, false), {person}.absentFrom, {person}.absentUntil, "
        f"{person}.email IS NOT NULL OR {person}.phone IS NOT NULL]"
    )


def steps(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(s:EscalationStep)
WHERE {scope.visible("ServiceRelationship", "r")} AND {scope.visible("EscalationStep", "s")} AND s.archivedAt IS NULL
  AND (s.topic IS NULL OR s.topic = $topic)
RETURN s.level, s.side, s.topic, s.after, head(COLLECT {{
  MATCH (s)-[:HELD_BY]->(p:Person) WHERE {scope.visible("Person", "p")} AND p.archivedAt IS NULL RETURN {party_columns("p")}
}}), COLLECT {{
  MATCH (s)-[:HELD_BY]->(:Person)<-[d:DEPUTY_OF]-(p:Person)
  WHERE {scope.visible("Person", "p")} AND p.archivedAt IS NULL
    AND {holds_on("d", "$day", first="from")}
  RETURN {party_columns("p")} ORDER BY p.id
}}
ORDER BY s.side, s.level, s.topic IS NULL, s.id
"""


def accountable(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[s:STAKEHOLDER]-(p:Person)
WHERE {scope.visible("ServiceRelationship", "r")} AND {scope.visible("Person", "p")} AND p.archivedAt IS NULL
  AND s.accountable = true AND s.role IN ['RELATIONSHIP_MANAGER', 'CONSUMER_REPRESENTATIVE']
  AND {holds_on("s", "$day")}
RETURN s.role, {party_columns("p")}, COLLECT {{
  MATCH (p)<-[d:DEPUTY_OF]-(q:Person)
  WHERE {scope.visible("Person", "q")} AND q.archivedAt IS NULL
    AND {holds_on("d", "$day", first="from")}
  RETURN {party_columns("q")} ORDER BY q.id
}}
ORDER BY s.role, p.id
"""


def kept_channels(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})<-[:WITHIN]-(c:Channel)-[:KEPT_BY]->(p:Person)
WHERE {scope.visible("ServiceRelationship", "r")} AND {scope.visible("Channel", "c")} AND c.archivedAt IS NULL
  AND (c.topics IS NULL OR $topic IN c.topics)
RETURN p.id, c.id
ORDER BY c.topics IS NULL, c.id
"""


def the_relationship(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})
WHERE {scope.visible("ServiceRelationship", "r")}
RETURN r.id
"""


async def who_to_call(
    database: Database, scope: Scope, relationship: str, topic: str, at: str, side: str | None = None
) -> list[Call]:
    """The steps of escalation, by side, then level. `at`: an instant as text. Raises NotFound for a relationship that is not there."""
    parameters = {"id": relationship, "topic": topic, "day": at[:10], **scope.parameters}
    if not await database.read(the_relationship(scope), parameters, name="who_to_call"):
        raise NotFound(no_such("ServiceRelationship", relationship))
    channels: dict[str, str] = {}
    for person, channel in await database.read(kept_channels(scope), parameters, name="who_to_call_channels"):
        channels.setdefault(person, channel)
    rows = await database.read(steps(scope), parameters, name="who_to_call_steps")
    calls = list(step_calls(of_topic(rows), at, channels))
    sides = {call.side for call in calls}
    for row in await database.read(accountable(scope), parameters, name="who_to_call_accountable"):
        call = accountable_call(row, topic, at, channels)
        if call.side not in sides:
            calls.append(call)
    calls.sort(key=lambda call: (call.side != "PROVIDER", call.level, call.topic is None, call.person or ""))
    return [call for call in calls if side is None or call.side == side]


def of_topic(rows: Sequence[list[Any]]) -> list[list[Any]]:
    """A side that has steps for the topic itself goes by these, and by its general ones otherwise."""
    special = {side for _, side, topic, *_ in rows if topic is not None}
    return [row for row in rows if row[2] is not None or row[1] not in special]


def step_calls(rows: Sequence[list[Any]], at: str, channels: dict[str, str]) -> Iterator[Call]:
    """`rows` by side and level. Each step follows after its own time on the step of the level before."""
    begins: dict[str, tuple[int, str]] = {}
    for level, side, topic, after, holder, deputies in rows:
        before_level, before = begins.get(side, (0, at))
        begun = before if level == before_level or after is None else instant_after(before, after)
        begins[side] = level, begun
        yield call_of(level, side, topic, begun, party(holder), [Party(*one) for one in deputies], channels)


def accountable_call(row: list[Any], topic: str, at: str, channels: dict[str, str]) -> Call:
    role, holder, deputies = row
    side = "PROVIDER" if role == "RELATIONSHIP_MANAGER" else "CONSUMER"
    return call_of(1, side, topic, at, party(holder), [Party(*one) for one in deputies], channels, Standing.ACCOUNTABLE)


def party(given: Sequence[Any] | None) -> Party | None:
    return None if given is None else Party(*given)


def call_of(
    level: int,
    side: str,
    topic: str | None,
    at: str,
    holder: Party | None,
    deputies: Sequence[Party],
    channels: dict[str, str],
    standing: Standing = Standing.STEP,
) -> Call:
    """The holder, else the first deputy who can be called."""
    if holder is None:
        return Call(level, side, topic, at, None, None, standing, None, Uncalled(None))
    fault = _obstacle(holder, at, channels)
    if fault is None:
        return Call(level, side, topic, at, holder.id, channels.get(holder.id), standing, None, None)
    for deputy in deputies:
        if _obstacle(deputy, at, channels) is None:
            return Call(level, side, topic, at, deputy.id, channels.get(deputy.id), Standing.DEPUTY, holder.id, None)
    until = holder.absent_until if fault is Unreachable.ABSENT else None
    return Call(level, side, topic, at, None, None, standing, holder.id, Uncalled(fault, until))


def _obstacle(person: Party, at: str, channels: dict[str, str]) -> Unreachable | None:
    """What keeps one from calling the person at that moment."""
    return obstacle(
        do_not_contact=person.do_not_contact,
        absent=is_absent(person.absent_from, person.absent_until, day_of(at[:10])),
        has_address=person.has_address or person.id in channels,
    )
