"""A change of the graph: one transaction, whole or not at all, with its events at the end.

It has the graph to itself from its first statement on, so what it reads stays as it is until it has written. What it
writes is judged before it is kept; a refusal rolls all of it back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString, TypeVar

from graph.database.event_log import alone, record
from graph.database.stored import key_names, known_ids
from graph.model import MODEL
from graph.model.event import EventAction
from graph.model.scalars import now
from graph.saying import Saying
from graph.writing.mutations.archiving import require_sound_beneath, require_unarchived, require_unused
from graph.writing.mutations.course import require_left_to_verbs
from graph.writing.mutations.deletion import delete
from graph.writing.mutations.erased import as_erased
from graph.writing.mutations.idempotency import Once, done_before, keep
from graph.writing.mutations.judging import judge
from graph.writing.mutations.permission import Permission
from graph.writing.mutations.refusals import Absence, Missing, Refusal
from graph.writing.mutations.relations import connect, disconnect
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect, Keep, Step, Update
from graph.writing.mutations.things import put_steps
from graph.writing.mutations.visibility import as_seen, require_seen
from graph.writing.mutations.work import Work
from graph.writing.upsert import Overtaken

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from graph.access import Viewer
    from graph.database.engine import Database, Transaction
    from graph.database.stored import Reader
    from graph.model import Model
    from graph.writing.mutations.steps import Planned

S = TypeVar("S", bound=Step)

MOST_AT_ONCE: Final = 1_000
"""The most things that one mutation may change."""
ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a mutation. `steps` answers its steps from the state that is read when the mutation has the graph to
    itself; the first of them says what the part is about. `once`: sent again under this key, it is not done again.
    `by_verb`: a verb has judged itself whether the viewer may take them, and they may be of a course that verbs alone go.
    """

    steps: Callable[[Reader], Awaitable[Sequence[Planned]]]
    once: Once | None = None
    by_verb: bool = False


Named = tuple[str, ...]
"""(label, id) of a thing; ids of start and end of a relation, and what else identifies it."""


async def change(
    database: Database, mutation: str, parts: Sequence[Part], viewer: Viewer, *, model: Model = MODEL
) -> list[Named]:
    """What each part was about, in their order. Raises the refusals of graph.writing.mutations.refusals."""

    async def once(transaction: Transaction) -> list[Named]:
        await alone(transaction)
        try:
            return await _made(Work(transaction, model, viewer, mutation), parts)
        except Refusal as refusal:
            raise await as_seen(transaction, model, viewer, refusal) from None

    name: LiteralString = "change"
    for _ in range(ATTEMPTS - 1):
        try:
            return await database.write(once, name=name)
        except Overtaken:
            continue
        except Missing as refusal:
            raise await as_erased(database, viewer, refusal) from None
    return await database.write(once, name=name)


def planned(*steps: Step) -> Callable[[Reader], Awaitable[Sequence[Step]]]:
    """Steps that do not depend on what is there."""

    async def plan(_: Reader) -> Sequence[Step]:
        return steps

    return plan


async def _made(work: Work, parts: Sequence[Part]) -> list[Named]:
    transaction, viewer = work.transaction, work.viewer.actor
    keys = [part.once for part in parts if part.once]
    before = await done_before(transaction, viewer, work.mutation, keys) if keys else {}
    about: list[Named] = []
    steps: list[Step] = []
    own: list[Step] = []
    kept: list[Keep] = []
    made: list[tuple[Once, Any]] = []
    for part in parts:
        if part.once and part.once.key in before:
            await _require_there(work, part.once, *before[part.once.key])
            about.append(before[part.once.key])
            continue
        planned = await part.steps(transaction)
        taken = [step for step in planned if not isinstance(step, Keep)]
        kept += [step for step in planned if isinstance(step, Keep)]
        steps += taken
        own += () if part.by_verb else taken
        about.append(_about(taken[0]))
        if part.once:
            made.append((part.once, about[-1]))
    permission = Permission(transaction, work.model, work.viewer, own)
    await permission.require()
    await require_left_to_verbs(transaction, own)
    await _take(work, steps)
    for run in kept:
        await keep_run(work, run)
    if made:
        await keep(transaction, viewer, work.mutation, made)
    if work.entries:
        await record(transaction, *work.entries)
    await permission.require_reach()  # who has made something is in the trail by now
    return about


KEEP: Final = """
CREATE (r:ImpactRun {id: $id, change: $change, at: $at, answer: $answer})
"""


async def keep_run(work: Work, run: Keep) -> None:
    parameters = {"id": run.id, "change": run.change, "at": now(), "answer": run.answer}
    await work.transaction.run(KEEP, parameters)
    work.note(EventAction.RUN, "ImpactRun", run.id, None, None, [("Change", run.change)])


async def _require_there(work: Work, once: Once, label: str, key: str) -> None:
    """What was made under a key may be gone again, or out of reach. Raises Missing."""
    kind = work.model.kinds[label]
    words = "{kind} {id!r}, which was made under this key, is there no more."
    message = Saying("MADE_AND_GONE", words, kind=label, id=key)
    gone = Missing(Absence(message, label, key, once.place))
    if not await known_ids(work.transaction, kind, [key]):
        raise gone
    try:
        await require_seen(work.transaction, work.viewer, kind, key, once.place)
    except Missing:
        raise gone from None


async def _take(work: Work, steps: Sequence[Step]) -> None:
    """Things, their relations, then what goes; at the end all of it is judged."""
    for step in steps:
        if isinstance(step, Create | Delete):
            ids = work.created if isinstance(step, Create) else work.deleted
            ids.setdefault(step.kind.label, set()).add(step.id)
    await put_steps(work, _grouped([step for step in steps if isinstance(step, Create | Update)], lambda s: s.kind))
    for link, wanted in _grouped([step for step in steps if isinstance(step, Connect)], lambda s: s.link).items():
        await connect(work, link, wanted)
    for link, wanted in _grouped([step for step in steps if isinstance(step, Disconnect)], lambda s: s.link).items():
        await disconnect(work, link, wanted)
    for kind, wanted in _grouped([step for step in steps if isinstance(step, Delete)], lambda s: s.kind).items():
        await delete(work, kind, wanted)
    await judge(work, steps)
    await require_unused(work, steps)
    await require_unarchived(work, steps)
    await require_sound_beneath(work, steps)


def _grouped(steps: Sequence[S], by: Callable[[S], Any]) -> Mapping[Any, list[S]]:
    groups: defaultdict[Any, list[S]] = defaultdict(list)
    for step in steps:
        groups[by(step)].append(step)
    return groups


def _about(step: Step) -> Named:
    if isinstance(step, Connect | Disconnect):
        return step.start, step.end, *(step.values[name] for name in key_names(step.link))
    return step.kind.label, step.id
