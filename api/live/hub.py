"""One for a process: follows the event log while somebody listens, and decides what is answered again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from api.lane.masking import expected, internal
from api.lane.refusal import Refused, error
from api.live.followed import EVENTS, IMPACT, starting_at
from api.live.groups import AnswerGroup, EventGroup, Page, seen_as, too_many
from graph.database.event_log import last
from graph.database.occurrences import follows
from graph.errors import Conflict, Overloaded, RapportError, Unavailable
from graph.saying import Saying
from graph.text.catalogue.language import preferred

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence

    from api.admission import Admission
    from api.lane.lane import Lane
    from api.live.followed import Followed
    from api.live.subscription import Group, Subscription
    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.database.occurrences import Occurrence, Thing

log = logging.getLogger("rapport.api")

POLL: Final = 0.2
"""Seconds between two looks for what other processes have written."""
AT_ONCE: Final = 8
"""Groups for which events are read at once."""
SCENARIOS: Final = 100
"""Different scenarios whose reports are followed at once."""


class Hub:
    """`look`: looks all viewers up again, after what may have changed their access."""

    def __init__(
        self,
        lane: Lane,
        admission: Admission,
        database: Database | None,
        context: Callable[[Viewer, Mapping[str, str]], Any],
        look: Callable[[], Awaitable[None]],
    ) -> None:
        self.lane = lane
        self.admission = admission
        self.groups: dict[Hashable, Group] = {}
        self.subscriptions = 0
        self._database = database
        self._context = context
        self._look = look
        self._by_thing: defaultdict[Thing, set[AnswerGroup]] = defaultdict(set)
        self._woken = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self._head = 0
        self._known: str | None = None
        self._day = datetime.now(UTC).date()

    @property
    def is_following(self) -> bool:
        return self._following is not None

    @property
    def database(self) -> Database:
        if self._database is None:
            raise Unavailable("Nothing can be followed here.")
        return self._database

    async def open(self, subscription: Subscription, viewer: Viewer, headers: Mapping[str, str], key: str) -> None:
        """Returns once the subscription is told of all that happened before, or has ended. `key`: who asks. Raises
        `Refused` and `RapportError`.
        """
        followed = subscription.followed
        self.admission.charge(followed.prepared, key)
        newest = await last(self.database)
        if subscription.is_over:
            return
        subscription.position = starting_at(followed, newest)
        if self._following is None:
            self._start(newest)
        self.join(subscription, viewer, headers)
        if followed.field == EVENTS:
            await self._catch_up(subscription, key)

    def join(self, subscription: Subscription, viewer: Viewer, headers: Mapping[str, str]) -> None:
        """Puts a subscription into the group of those who are answered alike, and takes it out of the one where it was."""
        was = subscription.group
        group = self._group(subscription.followed, viewer, headers)
        if was is group:
            return
        subscription.group = group
        group.subscribers.add(subscription)
        if was is None:
            self.subscriptions += 1
        else:
            is_member = isinstance(was, EventGroup) and subscription in was.members
            was.leave(subscription)
            self._forget(was)
            if is_member and isinstance(group, EventGroup) and isinstance(was, EventGroup):
                group.position = min(group.position, was.position)  # no one is told of the same event again
                group.members.add(subscription)
        if isinstance(group, AnswerGroup):
            group.refresh()

    def close(self, subscription: Subscription) -> None:
        subscription.is_over = True
        group = subscription.group
        if group is None:
            return
        subscription.group = None
        group.leave(subscription)
        self._forget(group)
        self.subscriptions -= 1
        if not self.subscriptions:
            self._stop()

    async def aclose(self) -> None:
        following = self._following
        self._stop()
        if following is not None:
            await asyncio.wait((following,))

    def wake(self) -> None:
        self._woken.set()

    # --- groups -------------------------------------------------------------------------------------------------------

    def _group(self, followed: Followed, viewer: Viewer, headers: Mapping[str, str]) -> Group:
        language = preferred(headers.get("accept-language"))
        key = (*followed.asks, *seen_as(viewer), language)
        group = self.groups.get(key)
        if group is not None:
            return group

        def context() -> Any:
            return self._context(viewer, headers)

        if followed.field == EVENTS:
            group = EventGroup(key, followed, viewer, context, self.lane)
            group.position = self._head
        else:
            group = AnswerGroup(key, followed, viewer, context, self.lane, self.admission)
            self._check_scenarios(followed)
            for thing in followed.things:
                self._by_thing[thing].add(group)
        self.groups[key] = group
        return group

    def _check_scenarios(self, followed: Followed) -> None:
        """Raises `Refused` for one scenario too many."""
        if followed.field != IMPACT:
            return
        scenarios = {group.followed.scenario for group in self.groups.values() if group.followed.field == IMPACT}
        if followed.scenario not in scenarios and len(scenarios) >= SCENARIOS:
            sentence = f"{SCENARIOS} different scenarios are followed already: ask for this one with the query impact."
            raise Refused(too_many(sentence))

    def _forget(self, group: Group) -> None:
        if group.subscribers or self.groups.get(group.key) is not group:
            return
        del self.groups[group.key]
        for thing in group.followed.things:
            following = self._by_thing[thing]
            following.discard(group)  # pyright: ignore[reportArgumentType]  # of events none is there
            if not following:
                del self._by_thing[thing]

    async def _catch_up(self, subscription: Subscription, key: str) -> None:
        """Joins the others in the same step in which nothing is missing any more."""
        while not subscription.is_over and isinstance(group := subscription.group, EventGroup):
            if subscription.position >= group.position:
                group.members.add(subscription)
                return
            try:
                page = await group.page(subscription.position, partial(self._page, group, key))
            except Overloaded as fault:  # many come again at the same time: each is told in its turn
                await asyncio.sleep(fault.after)
                continue
            for number, text in page.answers:
                if subscription.group is group and number > subscription.position:  # else they may see something else
                    subscription.tell(text, number)
                    await subscription.sink.room()
            if subscription.group is group:
                subscription.position = max(subscription.position, page.end)

    async def _page(self, group: EventGroup, key: str, after: int) -> Page:
        """Reads what follows the event of a number, in the turn of who asks. Raises Conflict where that event is gone."""
        async with self.admission.turn_of(group.followed.prepared, key):
            events = await follows(self.database, after)
            if events is None:
                raise await self._another_log()
            return Page(await group.answers(events), events[-1].seq if events else after)

    # --- the event log ------------------------------------------------------------------------------------------------

    def _start(self, newest: int) -> None:
        self._head, self._known, self._day = newest, None, datetime.now(UTC).date()
        self.database.on_write.add(self.wake)
        self._following = asyncio.create_task(self._follow())

    def _stop(self) -> None:
        if self._following is not None:
            self.database.on_write.discard(self.wake)
            self._following.cancel()
            self._following = None

    async def _follow(self) -> None:
        is_cut_off = False
        while True:
            self._woken.clear()
            try:
                is_more = await self._step()
            except RapportError as fault:
                if not is_cut_off:
                    log.warning("events cannot be read for those who listen, which is tried on: %s", fault)
                is_cut_off = True
                await asyncio.sleep(POLL)
                continue
            except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
                self._end_all([internal(fault)])
                return
            if is_cut_off:
                log.warning("events can be read again for those who listen")
                is_cut_off = False
            if not is_more:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL):
                        await self._woken.wait()

    async def _step(self) -> bool:
        """Tells what is new. -> whether there may be more."""
        self._begin_day()
        events = await follows(self.database, self._head, self._known)
        if events is None:
            fault = await self._another_log()
            self._end_all([error(str(fault), **expected(fault))])
            return False
        if not events:
            return False
        if any(one.changes_access for one in events):
            await self._look()
        await self._tell(events)
        self._head, self._known = events[-1].seq, events[-1].id
        return True

    async def _tell(self, events: Sequence[Occurrence]) -> None:
        """Who joins while others are told is told too. Raises Unavailable; who was told before is not told again."""
        end = events[-1].seq
        touched = {group for one in events for thing in one.things for group in self._by_thing.get(thing, ())}
        places = asyncio.Semaphore(AT_ONCE)
        while behind := [one for one in self.groups.values() if isinstance(one, EventGroup) and one.position < end]:
            faults = await asyncio.gather(*(self._tell_group(one, events, places) for one in behind))
            if unavailable := next((one for one in faults if one is not None), None):
                raise unavailable
        for group in touched | {one for one in self.groups.values() if one.followed.field == IMPACT}:
            if isinstance(group, AnswerGroup):
                group.refresh()

    async def _tell_group(
        self, group: EventGroup, events: Sequence[Occurrence], places: asyncio.Semaphore
    ) -> Unavailable | None:
        async with places:
            try:
                await group.tell(events)
            except Unavailable as fault:
                return fault
            except RapportError as fault:
                group.end([error(str(fault), **expected(fault))])
            except Refused as refused:
                group.end(refused.errors)
            except Exception as fault:  # noqa: BLE001  # nothing may leave unmasked
                group.end([internal(fault)])
            group.position = max(group.position, events[-1].seq)
            return None

    def _begin_day(self) -> None:
        today = datetime.now(UTC).date()
        if today != self._day:
            self._day = today
            for group in self.groups.values():
                if isinstance(group, AnswerGroup) and group.followed.is_daily:
                    group.refresh()

    async def _another_log(self) -> Conflict:
        words = "The trail is another one than before: subscribe again without `after`."
        return Conflict(Saying("ANOTHER_EVENT_LOG", words), await last(self.database))

    def _end_all(self, errors: Sequence[Mapping[str, Any]]) -> None:
        for group in tuple(self.groups.values()):
            group.end(errors)
