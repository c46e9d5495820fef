"""Connections that stay open, and by whose right: looked up again when access changes, ended when it runs out."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from api.lane.refusal import Refused
from api.live.groups import seen_as, too_many
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.access import Viewers
    from api.live.subscription import Subscription
    from graph.access import Viewer

SOCKETS: Final = 20
"""Connections of a viewer."""
OF_VIEWER: Final = 200
"""Subscriptions of a viewer."""
OF_PROCESS: Final = 2_000
LONGEST_TIMER: Final = 86_400.0
LET_IN_NO_MORE: Final = frozenset({"UNAUTHENTICATED", "FORBIDDEN"})
"""Codes of faults after which to look again is of no use."""


class Caller:
    """A connection. `key`: who asks, among whom turns are shared; `credential`: what they bear; `dismiss`: is called when
    they are not let in any more, with the reason; `finish`: when this process ends.
    """

    def __init__(
        self,
        viewer: Viewer,
        credential: str | None,
        key: str,
        headers: Mapping[str, str],
        dismiss: Callable[[str], None],
        finish: Callable[[], None],
    ) -> None:
        self.viewer = viewer
        self.credential = credential
        self.key = key
        self.headers = headers
        self.dismiss = dismiss
        self.finish = finish
        self.subscriptions: set[Subscription] = set()
        self.expiry: asyncio.Handle | None = None
        self.look = 0
        """Number of the look by which they are known."""


def nowhere(_subscription: Subscription, _viewer: Viewer, _headers: Mapping[str, str], /) -> None:
    """Moves no subscription: stands in where nothing is followed."""


class Callers:
    """`move`: moves a subscription to those who see the same as the viewer."""

    def __init__(self, viewers: Viewers) -> None:
        self.viewers = viewers
        self.move: Callable[[Subscription, Viewer, Mapping[str, str]], None] = nowhere
        self.callers: set[Caller] = set()
        self._sockets: Counter[str] = Counter()
        self._subscriptions: Counter[str] = Counter()
        self._looks = count(1)

    @property
    def sockets(self) -> int:
        return self._sockets.total()

    @property
    def subscriptions(self) -> int:
        return self._subscriptions.total()

    def enter(self, caller: Caller, *, is_socket: bool) -> None:
        """Raises `Refused` where they have too many connections."""
        if is_socket:
            if self._sockets[caller.key] >= SOCKETS:
                raise Refused(too_many(f"You have {SOCKETS} connections already: use one for several subscriptions."))
            self._sockets[caller.key] += 1
        self.callers.add(caller)
        self._await_expiry(caller)

    def leave(self, caller: Caller, *, is_socket: bool) -> None:
        if caller not in self.callers:
            return
        self.callers.discard(caller)
        if is_socket:
            self._count(self._sockets, caller.key, -1)
        if caller.expiry is not None:
            caller.expiry.cancel()

    def subscribe(self, caller: Caller, subscription: Subscription) -> None:
        """Raises `Refused` where there are too many."""
        if self._subscriptions[caller.key] >= OF_VIEWER:
            raise Refused(too_many(f"You have {OF_VIEWER} subscriptions already: end one of them first."))
        if self._subscriptions.total() >= OF_PROCESS:
            raise Refused(too_many(f"This process has {OF_PROCESS:,} subscriptions, the most that it takes."))
        self._subscriptions[caller.key] += 1
        caller.subscriptions.add(subscription)

    async def looked_up(self, caller: Caller) -> Viewer:
        """Who asks now: what was withdrawn opens nothing. Raises `RapportError`."""
        look = next(self._looks)
        viewer = await self.viewers.viewer(caller.credential)
        self.take(caller, viewer, look)
        return viewer

    def unsubscribe(self, caller: Caller, subscription: Subscription) -> None:
        if subscription in caller.subscriptions:
            caller.subscriptions.discard(subscription)
            self._count(self._subscriptions, caller.key, -1)

    async def look(self) -> None:
        """Looks everybody up again. Raises RapportError where that cannot be done now."""
        known: dict[str | None, Viewer | RapportError] = {}
        look = next(self._looks)
        for caller in tuple(self.callers):
            if caller.credential not in known:
                known[caller.credential] = await self._viewer(caller.credential)
            found = known[caller.credential]
            if isinstance(found, RapportError):
                caller.dismiss(str(found))
            elif caller in self.callers:
                self.take(caller, found, look)

    async def _viewer(self, credential: str | None) -> Viewer | RapportError:
        try:
            return await self.viewers.viewer(credential)
        except RapportError as fault:
            if fault.code not in LET_IN_NO_MORE:
                raise
            return fault

    def take(self, caller: Caller, viewer: Viewer, look: int) -> None:
        """Knows a caller as this viewer from now on, and moves their subscriptions to those who see the same. What a look
        has found that began before another one which has ended already may be out of date.
        """
        if look < caller.look:
            return
        caller.look = look
        was, caller.viewer = caller.viewer, viewer
        if seen_as(viewer) == seen_as(was) and viewer.expires_at == was.expires_at:
            return
        self._await_expiry(caller)
        for one in tuple(caller.subscriptions):
            if one.group is not None and not one.is_over:
                self.move(one, viewer, caller.headers)

    def _await_expiry(self, caller: Caller) -> None:
        if caller.expiry is not None:
            caller.expiry.cancel()
            caller.expiry = None
        until = caller.viewer.expires_at
        if until is None:
            return
        left = (datetime.fromisoformat(until) - datetime.now(UTC)).total_seconds()
        loop = asyncio.get_running_loop()
        if left <= 0:
            caller.expiry = loop.call_soon(caller.dismiss, "The key or token has expired.")
        else:
            caller.expiry = loop.call_later(min(left, LONGEST_TIMER), self._await_expiry, caller)

    def _count(self, of: Counter[str], key: str, number: int) -> None:
        of[key] += number
        if of[key] <= 0:
            del of[key]
