"""What becomes of a message about a planned change: sent, failed, acknowledged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import Field

from graph.model.role import Role
from graph.model.scalars import Instant, Text
from graph.reading.statement import own_statement
from graph.saying import Saying
from graph.writing.mutations.refusals import NotAllowed
from graph.writing.mutations.visibility import found_by
from graph.writing.verbs.states import only_while
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call

CHANGE: Final = """
MATCH (c:Change {id: $change})
RETURN c.status
"""
DEPUTIES: Final = """
MATCH (d:Person)-[x:DEPUTY_OF]->(p:Person {id: $person})
WHERE (x.since IS NULL OR x.since <= $today) AND (x.until IS NULL OR x.until > $today)
RETURN collect(d.id)
"""
TELLS: Final = """
MATCH (n:Notice {id: $notice})
OPTIONAL MATCH (n)-[:ABOUT]->(r:ServiceRelationship)-[:PROVIDER]->(o:Organization)
RETURN collect(o.id)
"""


async def _change(reader: Reader, call: Call) -> Mapping[str, Any]:
    """`change`: the status of the change. Whoever has bounds tells on account of relationships whose providers they reach."""
    await _require_teller(reader, call)
    return {"change": (await reader.run(CHANGE, {"change": call.stored["change"]}))[0][0]}


async def _require_teller(reader: Reader, call: Call) -> None:
    """Raises NotAllowed for who is not of the side that tells."""
    if not await _tells(reader, call):
        raise NotAllowed(
            Saying("NOT_THE_TELLER", "Only the side that tells says what became of a message."), (*call.place, "id")
        )


async def _tells(reader: Reader, call: Call) -> bool:
    """Whether a provider on whose account the message is sent, or all that the change changes, is of their reach."""
    scope = call.viewer.scope
    if not scope.restricted:
        return True
    providers: Sequence[str] = (await reader.run(TELLS, {"notice": call.id}))[0][0]
    if any(provider in scope.organizations for provider in providers):
        return True
    kind, change = call.model.kinds["Change"], call.stored["change"]
    return change in await found_by(reader, call.viewer, kind, [change], own_statement)


def _state(call: Call) -> str:
    stored = call.stored
    return stored["state"] or ("SENT" if stored["sentAt"] else "PLANNED")


def _require_state(call: Call, *states: str) -> str:
    state = _state(call)
    if state not in states:
        raise call.wrong("id", only_while(state, states))
    return state


class SentBy(Asks):
    sent_at: Instant | None = Field(None, description="When it was sent; now unless given.")


MAY_BE_SENT: Final[Mapping[str, frozenset[str]]] = {
    "QUESTION": frozenset({"PROPOSED"}),
    "NOTICE": frozenset({"ANNOUNCED"}),
    "REMINDER": frozenset({"PROPOSED", "ANNOUNCED"}),
    "ESCALATION": frozenset({"PROPOSED", "ANNOUNCED"}),
}
"""Statuses that the change must have when such a message goes out, by the kind of the message; others go out in any."""


def _sent(call: Call) -> Sequence[Step]:
    _require_state(call, "PLANNED", "FAILED")
    kind, status = call.stored["kind"] or "NOTICE", call.known["change"]
    if status not in MAY_BE_SENT.get(kind, {status}):
        raise call.wrong(
            "id",
            Saying(
                "NOT_SENT_NOW",
                "is a {kind}, and the change is {status}: it does not go out now",
                kind=kind,
                status=status,
            ),
        )
    sent_at = call.input.get("sentAt") or call.now
    if sent_at > call.now:
        raise call.wrong("sentAt", Saying("NOT_COME", "{day} has not come", day=sent_at))
    return [call.update(state="SENT", sentAt=sent_at, failure=None)]


MARK_NOTICE_SENT: Final = Verb(
    name="markNoticeSent",
    words="A message about a planned change was sent, by whatever means.",
    about="Notice",
    asks=SentBy,
    known=_change,
    steps=_sent,
    vouches=True,
    jointly=True,
)


class Failure(Asks):
    reason: Text = Field(description="Why it could not be sent, or came back.")


def _failed(call: Call) -> Sequence[Step]:
    _require_state(call, "PLANNED", "SENT")
    if call.stored["acknowledgedAt"]:
        raise call.wrong("id", Saying("HAS_ARRIVED", "was acknowledged, so it has arrived"))
    return [call.update(state="FAILED", sentAt=None, failure=call.input["reason"])]


MARK_NOTICE_FAILED: Final = Verb(
    name="markNoticeFailed",
    words="A message about a planned change could not be sent, or came back: whom it is for has not been told.",
    about="Notice",
    asks=Failure,
    known=_change,
    steps=_failed,
    vouches=True,
    jointly=True,
)


async def _acknowledging(reader: Reader, call: Call) -> Mapping[str, Any]:
    """`how`: by which right it is acknowledged. Raises NotAllowed."""
    viewer, person = call.viewer, call.stored["person"]
    if person is not None and viewer.person is not None:
        named = {"person": person, "today": call.today}
        if viewer.person in {person, *(await reader.run(DEPUTIES, named))[0][0]}:
            return {"how": "ACCOUNT"}
    if viewer.may(Role.MANAGER) and await _tells(reader, call):
        return {"how": "RECORDED"}
    words = "A message is acknowledged by whom it is for, or that day's deputy; a MANAGER of the provider records it."
    raise NotAllowed(Saying("NOT_THE_RECIPIENT", words), (*call.place, "id"))


def _acknowledged(call: Call) -> Sequence[Step]:
    if call.stored["acknowledgedAt"]:
        return [call.update()]
    _require_state(call, "SENT")
    return [call.update(acknowledgedAt=call.now, acknowledgedHow=call.known["how"])]


ACKNOWLEDGE_NOTICE: Final = Verb(
    name="acknowledgeNotice",
    words="A message about a planned change has arrived: whom it is for says so, or that day's deputy; or a manager of the "
    "provider records it. Said again, nothing changes.",
    about="Notice",
    known=_acknowledging,
    steps=_acknowledged,
    vouches=True,
    role=Role.READER,
    jointly=True,
)


async def _by_link(_: Reader, __: Call) -> Mapping[str, Any]:
    return {"how": "LINK"}


ACKNOWLEDGE_BY_LINK: Final = replace(ACKNOWLEDGE_NOTICE, known=_by_link)
"""The verb behind the link of a message, whose token says who may: no mutation of its own."""
