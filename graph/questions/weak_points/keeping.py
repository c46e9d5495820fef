"""Weak points are worked out once for each state of the estate, and kept for whoever asks next. After a write only what it
may have changed is worked out anew.
"""

from __future__ import annotations

import asyncio
import time
import weakref
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.errors import Overloaded, Unavailable
from graph.questions.weak_points.cutting import cut
from graph.questions.weak_points.estate import estate_on
from graph.questions.weak_points.losing import Loss, losses
from graph.questions.weak_points.process import losses_elsewhere
from graph.questions.weak_points.ranking import WeakPoints
from graph.questions.weak_points.renewing import to_renew
from graph.questions.weak_points.standing import groups_without_margin, standing_alone
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Sequence
    from datetime import date

    from graph.impact.groups import HeldGroup
    from graph.projection.follower import IncompleteReason, KeptProjection, State
    from graph.projection.projection import Projection
    from graph.questions.weak_points.estate import DayEstate

RESTS_ON: Final = ("organizations", "offerings", "dependencies", "agreements", "successors", "planned", "terms")
"""The tables of the projection of which a changed row may change weak points."""
PATIENCE: Final = 20.0
"""Seconds that a question waits; who asks again later finds the work further on."""
GRACE: Final = 120.0
"""Seconds for which the work goes on after the last one has waited: longer than `LONGEST`, after which who is told so
comes again.
"""
KEPT: Final = 3
"""States and days whose weak points are kept, or worked out at once."""
MOST_BESIDE: Final = 5_000
"""Dependencies and coverages of which losses are worked out in a thread: a process of its own takes longer to start."""
LONGEST: Final = 60.0
"""Seconds after which whoever was refused is told to come again, at most."""


class Given(NamedTuple):
    """Everything that the weak points of a state rest on."""

    ids: Sequence[str]
    estate: DayEstate
    alone: set[int]
    groups: list[HeldGroup]


class Found(NamedTuple):
    """Weak points, and what they were made of."""

    given: Given
    losses: Collection[Loss]
    points: WeakPoints


@dataclass(slots=True)
class Waiting:
    """How many wait for a task, which is given up a while after the last one."""

    number: int = 0
    giving_up: asyncio.TimerHandle | None = None

    @contextmanager
    def on(self, task: asyncio.Task[Any]) -> Generator[None]:
        self.number += 1
        if self.giving_up:
            self.giving_up.cancel()
        try:
            yield
        finally:
            self.number -= 1
            if not self.number and not task.done():
                self.giving_up = asyncio.get_running_loop().call_later(GRACE, task.cancel)


@dataclass(eq=False, slots=True)
class Work:
    """The weak points being worked out on one state of the estate, for one day. `key`: who asked first; `revision`: of the
    tables that they rest on.
    """

    projection: weakref.ref[Projection]
    revision: int
    day: date
    key: str
    task: asyncio.Task[Found]
    begun: float
    waiting: Waiting = field(default_factory=Waiting)
    done: int = 0
    total: int = 1

    def is_of(self, state: State, day: date) -> bool:
        return self.is_like(state, day) and self.revision == state.projection.revision_of(RESTS_ON)

    def is_like(self, state: State, day: date) -> bool:
        """Whether it is of the same day, and numbers things in the same way."""
        return self.projection() is state.projection and self.day == day

    @property
    def is_needed(self) -> bool:
        """Whether somebody waits for it, or will within the grace."""
        return not self.task.done()

    def remaining(self) -> float:
        """Seconds that it will take still, as far as can be known."""
        return (time.monotonic() - self.begun) * (self.total - self.done) / max(1, self.done)

    @property
    def is_usable(self) -> bool:
        return not self.task.done() or (not self.task.cancelled() and self.task.exception() is None)


class Asked(NamedTuple):
    """Work that answers a question, and why the estate was not whole when it was asked."""

    work: Work
    incomplete: IncompleteReason | None


class KeptWeakPoints:
    """`patience` None: whoever asks waits until the answer is there."""

    def __init__(self, kept: KeptProjection, patience: float | None = PATIENCE) -> None:
        self.kept = kept
        self._patience = patience
        self._works: list[Work] = []
        self._one = asyncio.Semaphore(1)
        self._turns: weakref.WeakValueDictionary[str, asyncio.Lock] = weakref.WeakValueDictionary()
        self.progress = (0, 1)
        """Steps done of the latest work, and how many there are."""

    async def on(self, day: date, key: str = "") -> tuple[WeakPoints, IncompleteReason | None]:
        """The weak points of the estate as it is now, and why it is not whole. `key`: who asks; the days that one key asks about are worked out one
        after the other. Raises Unavailable where it takes longer than `patience`: the work goes on; Overloaded where those
        of other days have to be worked out before.
        """
        try:
            async with asyncio.timeout(self._patience):
                work, incomplete = await self._work(day, key)
                await self._awaited(work)
                return work.task.result().points, incomplete
        except TimeoutError:
            done, total = self.progress
            words = "The weak points are being worked out, {share} % are done: ask again."
            raise Unavailable(
                Saying("WEAK_POINTS_AWAITED", words, share=100 * done // total), self._remaining()
            ) from None

    async def _awaited(self, work: Work) -> None:
        """Returns when it has ended, in whatever way."""
        with work.waiting.on(work.task):
            await asyncio.wait((work.task,))

    async def _work(self, day: date, key: str) -> Asked:
        known, incomplete = await self.kept.ask(lambda state: (self._known(state, day), state.incomplete))
        if known:
            return Asked(known, incomplete)
        turn = self._turns.setdefault(key, asyncio.Lock())
        async with turn:
            if before := [work.task for work in self._works if work.key == key and work.day != day and work.is_needed]:
                await asyncio.wait(before)
            return await self._begun(day, key)

    def _known(self, state: State, day: date) -> Work | None:
        return next((work for work in self._works if work.is_of(state, day) and work.is_usable), None)

    async def _begun(self, day: date, key: str) -> Asked:
        def looked_at(state: State) -> tuple[State, int, Given | None]:
            rests_on = None if self._known(state, day) else given(state.projection, day)
            return state, state.projection.revision_of(RESTS_ON), rests_on

        state, revision, rests_on = await self.kept.ask(looked_at)
        if known := self._known(state, day):
            return Asked(known, state.incomplete)
        if rests_on is None:
            return await self._begun(day, key)
        self._check_room()
        task = asyncio.create_task(self._worked_out(rests_on, self._earlier(state, day)))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may wait for it any more
        work = Work(weakref.ref(state.projection), revision, day, key, task, time.monotonic())
        self._keep(work)
        return Asked(work, state.incomplete)

    def _earlier(self, state: State, day: date) -> Work | None:
        """The latest of the same day before the estate was changed."""
        return next((work for work in reversed(self._works) if work.is_like(state, day) and work.is_usable), None)

    def _check_room(self) -> None:
        """Raises Overloaded where as many are worked out already as are kept."""
        if sum(work.is_needed for work in self._works) >= KEPT:
            raise Overloaded("The weak points of other days are being worked out.", self._remaining())

    def _remaining(self) -> float:
        """Seconds until the work at the head is done, as far as can be known."""
        return min(LONGEST, next((work.remaining() for work in self._works if work.is_needed), 0.0))

    def _keep(self, work: Work) -> None:
        """Keeps work in the place of what is done of its day, else of the oldest that is done: what is under way is never
        thrown away.
        """
        usable = [known for known in self._works if known.is_usable and (known.is_needed or known.day != work.day)]
        while len(usable) >= KEPT:
            usable.remove(next(known for known in usable if not known.is_needed))
        self._works = [*usable, work]

    async def _worked_out(self, rests_on: Given, earlier: Work | None) -> Found:
        if earlier:
            await self._awaited(earlier)
        before = earlier.task.result() if earlier and earlier.is_usable else None
        renew = await asyncio.to_thread(to_renew, before.given.estate, rests_on.estate) if before else None
        if before and renew is not None:
            return await self._renewed(rests_on, before, renew)
        return await asyncio.to_thread(found, rests_on, await self._losses(rests_on.estate))

    async def _renewed(self, rests_on: Given, before: Found, renew: set[int]) -> Found:
        """What was found before a write, with the losses of some offerings worked out anew."""
        if not renew and (rests_on.alone, rests_on.groups) == (before.given.alone, before.given.groups):
            return before
        part = await asyncio.to_thread(cut, rests_on.estate, renew)
        if part.size > MOST_BESIDE:
            anew = await self._losses(part.estate)
        else:
            anew = await asyncio.to_thread(lambda: list(losses(part.estate, lambda _done, _total: None)))
        kept = [loss for loss in before.losses if loss.offering not in renew]
        renewed = [loss._replace(offering=part.offerings[loss.offering]) for loss in anew]
        return await asyncio.to_thread(found, rests_on, [*kept, *renewed])

    async def _losses(self, estate: DayEstate) -> list[Loss]:
        def progress(done: int, total: int) -> None:
            self.progress = (done, total)
            for work in self._works:
                if work.task is task:
                    work.done, work.total = done, total

        task = asyncio.current_task()
        async with self._one:
            return await losses_elsewhere(estate, progress)


def found(rests_on: Given, losses: Collection[Loss]) -> Found:
    return Found(rests_on, losses, WeakPoints(rests_on.ids, losses, rests_on.alone, rests_on.groups))


def given(projection: Projection, day: date) -> Given:
    return Given(
        projection.offerings.ids,
        estate_on(projection, day),
        standing_alone(projection, day),
        groups_without_margin(projection, day),
    )
