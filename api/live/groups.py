"""Subscriptions that are answered alike, so that each answer is made and written once for all of them."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson
from graphql import ExecutionResult

from api.admission.admission import Queue, queue_of
from api.lane.lane import answered, perform
from api.lane.masking import internal
from api.lane.refusal import error
from api.live.followed import IMPACT, executor
from api.live.subscription import Group
from graph.errors import Overloaded, TimedOut, Unavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Hashable, Mapping, Sequence

    from api.admission import Admission
    from api.lane.lane import Answer, Lane
    from api.live.followed import Followed
    from api.live.subscription import Subscription
    from graph.access import Viewer
    from graph.database.occurrences import Occurrence

PACE: Final = 1.0
"""Seconds between two reports of one subscription."""
AGAIN: Final = 1.0
"""Seconds until what could not be answered is tried again."""
TEMPORARY: Final = frozenset({"UNAVAILABLE", "TIMEOUT", "OVERLOADED"})
PAGES: Final = 8
"""Pages of what has happened that a group keeps for others who come again."""
REPORTS: Final = "live reports"
"""The key by which all of them wait for their turn, as one who asks."""


class Page(NamedTuple):
    """Answers about the events that follow one: numbers and answers of what is told. `end`: number of the last event that was read."""

    answers: Sequence[tuple[int, bytes]]
    end: int


class EventGroup(Group):
    """`position`: number of the last event of which its members were told; `members`: those who are no further behind."""

    def __init__(self, key: Hashable, followed: Followed, viewer: Viewer, context: Any, lane: Lane) -> None:
        super().__init__(key, followed, viewer, context)
        self.lane = lane
        self.position = 0
        self.members: set[Subscription] = set()
        self._pages: dict[int, asyncio.Task[Page]] = {}

    def leave(self, subscription: Subscription) -> None:
        super().leave(subscription)
        self.members.discard(subscription)

    async def page(self, after: int, read: Callable[[int], Coroutine[Any, Any, Page]]) -> Page:
        """What follows the event of a number. All who come again behind the same one are told what was read once, until
        something new is told.
        """
        reading = self._pages.get(after)
        if reading is None:
            if len(self._pages) >= PAGES:
                del self._pages[next(iter(self._pages))]
            reading = self._pages[after] = asyncio.create_task(read(after))
            reading.add_done_callback(partial(self._keep, after))
        return await asyncio.shield(reading)

    def _keep(self, after: int, reading: asyncio.Task[Page]) -> None:
        is_of_use = not reading.cancelled() and reading.exception() is None and reading.result().end > after
        if not is_of_use and self._pages.get(after) is reading:
            del self._pages[after]

    async def tell(self, events: Sequence[Occurrence]) -> None:
        """Raises Unavailable where it cannot be said now what happened, and TimedOut."""
        answers = await self.answers([one for one in events if one.seq > self.position])
        for number, text in answers:
            for one in tuple(self.members):
                if number > one.position:
                    one.tell(text, number)
        self.position = events[-1].seq
        self._pages.clear()

    async def answers(self, events: Sequence[Occurrence]) -> list[tuple[int, bytes]]:
        """Numbers and answers of those events that the viewer may see: all of them are read at once. Raises `RapportError`."""
        context = self.context()
        if context.scope.restricted and events:
            told = await context.reading.visible_events([one.id for one in events])
            events = [one for one in events if one.seq in told]
        if not events:
            return []
        base = executor(self.lane, self.followed.prepared, context)
        begun = [base.build_per_event_executor(one.id).execute_operation(False) for one in events]  # noqa: FBT003  # graphql-core's
        try:
            async with asyncio.timeout(self.lane.timeout):
                results = await asyncio.gather(*(_settled(one) for one in begun))
        except TimeoutError:
            raise TimedOut(f"To tell of these events took longer than {self.lane.timeout:g} seconds.") from None
        return [(one.seq, self._written(result)) for one, result in zip(events, results, strict=True)]

    def _written(self, result: ExecutionResult) -> bytes:
        return written(answered(result, self.followed.prepared))


class AnswerGroup(Group):
    """Subscriptions to what is true now. One execution at a time: what is touched meanwhile is answered once more."""

    def __init__(
        self, key: Hashable, followed: Followed, viewer: Viewer, context: Any, lane: Lane, admission: Admission
    ) -> None:
        super().__init__(key, followed, viewer, context)
        self.lane = lane
        self.admission = admission
        self._again = False
        self._running: asyncio.Task[None] | None = None
        self._began = 0.0

    def leave(self, subscription: Subscription) -> None:
        super().leave(subscription)
        if not self.subscribers and self._running is not None and self._running is not asyncio.current_task():
            self._running.cancel()

    def refresh(self) -> None:
        """Answer again: who has been told the same is not told."""
        self._again = True
        if self._running is None:
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        try:
            while self._again and self.subscribers:
                if self.followed.field == IMPACT:
                    await asyncio.sleep(self._began + PACE - time.monotonic())
                self._again, self._began = False, time.monotonic()
                await self._answer()
        except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
            self.end([internal(fault)])
        finally:
            self._running = None

    async def _answer(self) -> None:
        try:
            async with AsyncExitStack() as stack:
                await self._turn(stack)
                answer = await perform(self.lane, self.followed.prepared, self.context())
        except Overloaded as fault:
            await self._put_off((), fault.after)
            return
        errors: Sequence[Mapping[str, Any]] = answer.body.get("errors", ())
        if not TEMPORARY.isdisjoint(one["extensions"].get("code") for one in errors):
            await self._put_off(errors, AGAIN)
        elif "data" not in answer.body:
            self.end(errors)
        else:
            text = written(answer)
            for one in tuple(self.subscribers):
                one.tell_if_new(text)

    async def _turn(self, stack: AsyncExitStack) -> None:
        if self.followed.field == IMPACT:
            await stack.enter_async_context(self.admission.live_report)
            await stack.enter_async_context(self.admission.turns[Queue.REPORT].turn(REPORTS))
        else:
            turns = self.admission.turns[queue_of(self.followed.prepared)]
            await stack.enter_async_context(turns.turn(self.viewer.actor))

    async def _put_off(self, errors: Sequence[Mapping[str, Any]], seconds: float) -> None:
        """Whoever has had no answer yet is told of errors; all others wait for theirs."""
        for one in tuple(self.subscribers) if errors else ():
            if one.answer is None:
                one.end(errors)
        self._again = True
        await asyncio.sleep(seconds)


async def _settled(begun: ExecutionResult | Awaitable[ExecutionResult]) -> ExecutionResult:
    return begun if isinstance(begun, ExecutionResult) else await begun


def written(answer: Answer) -> bytes:
    """An answer's body without what it cost. Raises Unavailable where the engine could not be asked."""
    body = {name: value for name, value in answer.body.items() if name != "extensions"}
    codes = [one["extensions"].get("code") for one in body.get("errors", ())]
    if "UNAVAILABLE" in codes:
        raise Unavailable(answer.body["errors"][0]["message"])
    return orjson.dumps(body)


def too_many(sentence: str) -> list[dict[str, Any]]:
    return [error(sentence, "TOO_COSTLY")]


def seen_as(viewer: Viewer) -> tuple[object, ...]:
    """What two viewers must have in common to be told the same: of those from whom no thing is hidden, no more than which
    properties they see.
    """
    scope = viewer.scope
    if not scope.restricted:
        return (scope.form,)
    own = viewer.actor, viewer.role, viewer.person, viewer.counts_hidden
    return scope.form, *own, frozenset(scope.organizations.items())
