"""The outbox: takes messages that are due, hands them to the way of sending, and writes down what became of them."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from api.sending.way import Outcome, Result
from graph.errors import RapportError, Unavailable
from graph.model.scalars import written
from graph.writing.outbox.claiming import AT_ONCE, ATTEMPT, LEASE, claim, due
from graph.writing.outbox.holding import held_until, know_installation, pause, paused
from graph.writing.outbox.marking import (
    LeaseLost,
    give_back,
    mark_failed,
    mark_sent,
    mark_written,
    retry_later,
    settle,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from api.sending.way import Way
    from graph.database.engine import Database
    from graph.writing.outbox.outgoing import Outgoing

log = logging.getLogger("rapport.sending")

EVERY: Final = 30.0
"""Seconds between two looks, where the look before found nothing."""
PAUSE: Final = timedelta(hours=1)
MARKING: Final = 5
"""Attempts to write down that a message was sent: until that is done it may be sent again."""


def clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outbox:
    """`domains`: to which mail may go; empty = all. `now`: a clock. `before`: what is done at each look, before anything is
    sent. `found`: messages that the last look at all has found due, and that are still to be claimed.
    """

    database: Database
    way: Way
    public_url: str | None = None
    domains: frozenset[str] = frozenset()
    now: Callable[[], datetime] = clock
    before: tuple[Callable[[], Awaitable[object]], ...] = ()
    found: deque[str] = field(default_factory=deque[str], init=False, compare=False)

    async def run(self) -> None:
        """Sends until it is cancelled."""
        while True:
            try:
                await know_installation(self.database, self.public_url)
                while await self.once():
                    pass
            except RapportError as fault:
                log.warning("messages could not be sent: %s", fault)
            except Exception:  # what nobody foresaw must not end it: other messages may still go
                log.exception("messages could not be sent")
            finally:
                await self.way.aclose()
            await asyncio.sleep(EVERY)

    async def once(self) -> int:
        """How many messages it has dealt with, or still has at hand."""
        for step in self.before:
            await step()
        if await paused(self.database) is not None:
            return 0
        held = await held_until(self.database)
        began, any_channel = self.now(), self.way.any_channel
        if not self.found:
            self.found.extend(await due(self.database, began, held=held, any_channel=any_channel))
            if len(self.found) > AT_ONCE:
                log.info("%s messages are to be sent", f"{len(self.found):,}")
        taken = [self.found.popleft() for _ in range(min(AT_ONCE, len(self.found)))]
        going, fated = await claim(
            self.database, began, taken, held=held, domains=self.domains, any_channel=any_channel
        )
        for one, fate in fated:
            await _unless_lost(settle(self.database, one, fate))
        for number, one in enumerate(going):
            if self.now() > began + LEASE - 2 * ATTEMPT:
                await self._give_back(going[number:])
                break
            result = await self._attempt(one)
            await _unless_lost(self._mark(one, result))
            if result.outcome is Outcome.PAUSE:
                await self._pause(result)
                await self._give_back(going[number + 1 :])
                self.found.clear()
                return 0
        return len(going) + len(fated) + len(self.found)

    async def _attempt(self, one: Outgoing) -> Result:
        try:
            async with asyncio.timeout(ATTEMPT.total_seconds()):
                return await self.way.deliver(one)
        except TimeoutError:
            return Result(Outcome.LATER, "it took longer than two minutes")

    async def _mark(self, one: Outgoing, result: Result) -> None:
        at = self.now()
        match result.outcome:
            case Outcome.SENT:
                await self._mark_sent(one, at)
            case Outcome.WRITTEN:
                await mark_written(self.database, one, at)
            case Outcome.FAILED:
                await mark_failed(self.database, one, result.reason)
            case Outcome.LATER:
                await retry_later(self.database, one, at, result.reason)
            case Outcome.PAUSE:
                await give_back(self.database, one, at)

    async def _mark_sent(self, one: Outgoing, at: datetime) -> None:
        for attempt in range(MARKING):
            try:
                await mark_sent(self.database, one, at)
            except Unavailable:
                if attempt == MARKING - 1:
                    raise
                await asyncio.sleep(2**attempt)
            else:
                return

    async def _pause(self, result: Result) -> None:
        log.warning("nothing is sent for an hour: %s", result.reason)
        await pause(self.database, written(self.now() + PAUSE), result.reason)

    async def _give_back(self, several: list[Outgoing]) -> None:
        for one in several:
            await _unless_lost(give_back(self.database, one, self.now()))


async def _unless_lost(done: Awaitable[object]) -> None:
    try:
        await done
    except LeaseLost as fault:
        log.warning("%s", fault)
