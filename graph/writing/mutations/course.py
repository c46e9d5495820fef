"""From PROPOSED on a planned change goes its course by verbs alone: what it does, when, what was answered and who was told
are written by them, and by nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.saying import Saying
from graph.writing.mutations.refusals import Fault, InvalidInput
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect, Update

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step

DRAFT: Final = "DRAFT"
OVER: Final = frozenset({"DONE", "CANCELLED"})
BY_STATUS: Final[Mapping[str, str]] = {
    "DRAFT": "redraftChange",
    "PROPOSED": "proposeChange",
    "AGREED": "agreeChange",
    "REJECTED": "rejectChange",
    "ANNOUNCED": "announceChange",
    "DONE": "finishChange",
    "CANCELLED": "cancelChange",
}
"""The verb that brings a planned change there."""
SAID_BY: Final[Mapping[str, str]] = {
    "decisionReason": "rejectChange, cancelChange or rescheduleChange",
    "doneOn": "finishChange",
    "outcome": "finishChange",
    "outcomeSeverity": "finishChange",
}
ASKED_BY: Final = "proposeChange and answerChange"
TOLD_BY: Final = "announceChange, acknowledgeNotice, markNoticeSent and markNoticeFailed"
CHANGE_OF: Final[Mapping[str, tuple[str, str]]] = {"Answer": ("change", ASKED_BY), "Notice": ("change", TOLD_BY)}

CHANGES: Final = """
UNWIND $ids AS id
MATCH (c:Change {id: id})
RETURN collect([c.id, c.status, c.effectiveOn])
"""
ABOUT: Final[Mapping[str, LiteralString]] = {
    "Answer": """
UNWIND $ids AS id
MATCH (n:Answer {id: id})-[:TO]->(c:Change)
RETURN collect([n.id, c.id])
""",
    "Notice": """
UNWIND $ids AS id
MATCH (n:Notice {id: id})-[:OF]->(c:Change)
RETURN collect([n.id, c.id])
""",
}


async def require_left_to_verbs(reader: Reader, steps: Sequence[Step]) -> None:
    """Raises InvalidInput, naming the verbs, for steps that no verb takes."""
    concerned = [step for step in steps if _label(step) in {"Change", *CHANGE_OF}]
    if not concerned:
        return
    about: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for step in concerned:
        about[_label(step), _key(step)] |= {_key(step)} if _label(step) == "Change" else _named(step)
    for label, statement in ABOUT.items():
        if keys := [_key(step) for step in concerned if _label(step) == label]:
            for key, change in (await reader.run(statement, {"ids": keys}))[0][0]:
                about[label, key].add(change)
    ids = sorted({change for changes in about.values() for change in changes})
    known = {id_: (status, day) for id_, status, day in (await reader.run(CHANGES, {"ids": ids}))[0][0]}
    faults = [fault for step in concerned for fault in _faults(step, about[_label(step), _key(step)], known)]
    if faults:
        raise InvalidInput(faults)


def _label(step: Step) -> str:
    if isinstance(step, Connect | Disconnect):
        return step.link.start if step.link.start in {"Change", *CHANGE_OF} else ""
    return step.kind.label


def _key(step: Step) -> str:
    return step.start if isinstance(step, Connect | Disconnect) else step.id


def _named(step: Step) -> set[str]:
    """The change that an answer or a message is to be about."""
    change: Any = step.values.get("change") if isinstance(step, Create | Update) else None
    return {change} if isinstance(change, str) else set()


def _faults(step: Step, about: set[str], known: Mapping[str, tuple[str, str | None]]) -> Iterator[Fault]:
    label = _label(step)
    if label in CHANGE_OF:
        for change in sorted(about & known.keys()):
            if known[change][0] != DRAFT:
                place: Place = (*step.place, "change")
                verbs = CHANGE_OF[label][1]
                words = "Change {id!r} is {status}: what is asked and told of it is written by {verbs}"
                message = Saying("WRITTEN_BY_VERBS", words, id=change, status=known[change][0], verbs=verbs)
                yield Fault(place, message, (("Change", change),))
        return
    status, day = known.get(_key(step), (DRAFT, None))
    if isinstance(step, Create | Update):
        yield from _of_values(step, status, day)
    elif status != DRAFT and not (isinstance(step, Connect | Disconnect) and step.link.type == "PASSES_ON"):
        then = "rescheduleChange or redraftChange" if not isinstance(step, Delete) else "cancelChange"
        words = "Change {id!r} is {status}: from PROPOSED on only {verbs} can be used"
        yield Fault(step.place, Saying("ONLY_BY_VERBS", words, id=_key(step), status=status, verbs=then))


def _of_values(step: Create | Update, status: str, day: str | None) -> Iterator[Fault]:
    values = step.values
    after = values.get("status") or (status if "status" not in values else DRAFT)
    if after != status:
        words = "{status} is reached by {verb}, which asks and tells whom it concerns"
        yield Fault((*step.place, "status"), Saying("REACHED_BY_VERB", words, status=after, verb=BY_STATUS[after]))
    for name, verb in SAID_BY.items():
        if values.get(name) is not None:
            yield Fault((*step.place, name), Saying("SAID_BY", "is said by {verb}", verb=verb))
    if status == DRAFT:
        return
    if "effectiveOn" in values and values["effectiveOn"] != day:
        yield Fault(
            (*step.place, "effectiveOn"),
            Saying("RESCHEDULE", "the change is {status}: another day is set by rescheduleChange", status=status),
        )
    if values.get("archivedAt") is not None and status not in OVER:
        words = "Change {id!r} is {status}: it is archived once it is over; cancelChange ends it"
        yield Fault(step.place, Saying("ARCHIVED_ONCE_OVER", words, id=step.id, status=status))
