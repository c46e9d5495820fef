"""What waits for a client to take it: bounded, so that one that is slow costs nobody else anything."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from api.lane.refusal import error
from api.live.subscription import Message

if TYPE_CHECKING:
    from api.live.subscription import Subscription

MOST: Final = 1_000
MOST_BYTES: Final = 4_000_000
ROOM: Final = 200
ROOM_BYTES: Final = 1_000_000
"""What may wait while more of the past is read, and while more is asked."""
STALLED: Final = 5.0
"""Seconds in which a client may take nothing."""
LOOK: Final = 0.02


class Waiting:
    """The messages of one connection, in their order. `size`: in bytes."""

    def __init__(self) -> None:
        self.size = 0
        self._messages: deque[Message] = deque()
        self._more = asyncio.Event()

    def __len__(self) -> int:
        return len(self._messages)

    def push(self, subscription: Subscription, text: bytes) -> None:
        """An answer. Of events the subscription ends where too much waits; of others the newest replaces what waits."""
        if (pending := subscription.pending) is not None:
            self.size += len(text) - len(pending.text)
            pending.text = text
            return
        is_latest = subscription.followed.is_latest
        if not is_latest and self._messages and (len(self) >= MOST or self.size + len(text) > MOST_BYTES):
            self._give_up(subscription)
            return
        message = Message(text, subscription, subscription.position)
        if is_latest:
            subscription.pending = message
        self._add(message)

    def say(self, text: bytes) -> None:
        """A message of the connection itself."""
        self._add(Message(text, None, 0))

    def take(self) -> Message | None:
        """The next message; None where none waits."""
        while self._messages:
            message = self._messages.popleft()
            self.size -= len(message.text)
            subscription = message.subscription
            if subscription is None:
                return message
            if not subscription.is_over:
                subscription.pending = None
                return message
        return None

    def clear(self) -> None:
        """Nothing that waits is said any more."""
        self._messages.clear()
        self.size = 0

    def wake(self) -> None:
        self._more.set()

    async def more(self) -> None:
        """Waits until something is there, or somebody wakes it."""
        await self._more.wait()
        self._more.clear()

    async def room(self) -> None:
        while len(self) > ROOM or self.size > ROOM_BYTES:  # noqa: ASYNC110  # who takes has nothing to say here
            await asyncio.sleep(LOOK)

    def _add(self, message: Message) -> None:
        self._messages.append(message)
        self.size += len(message.text)
        self._more.set()

    def _give_up(self, subscription: Subscription) -> None:
        """Ends a subscription to events that is too far behind; whoever comes again with `after` misses nothing."""
        mine = [one for one in self._messages if one.subscription is subscription]
        self._messages = deque(one for one in self._messages if one.subscription is not subscription)
        self.size -= sum(len(one.text) for one in mine)
        after = (mine[0].number if mine else subscription.position) - 1
        sentence = f"{len(mine) + 1:,} events wait for you: subscribe again with `after: {after}`."
        subscription.end([error(sentence, "LAGGING", behind=len(mine) + 1, after=after)])
